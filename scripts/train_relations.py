#!/usr/bin/env python3
"""Train the model of relations; write its graphs and relations.toml into src/tellings/models/.

usage: scripts/train_relations.py

`make relations` installs what it needs (torch among it, which tellings itself does without) and
calls it. It learns from the invented stories of training/relations/ alone, of which every eighth,
chosen by its name, is left out: those measure (`bench/relations.py`). On two cores it takes some
ten minutes. Threads round differently, so two runs give two files that judge alike but are not the
same byte by byte: no check compares them.

The network is decomposable attention (Parikh et al. 2016, arXiv 1606.01933) over the vectors that
the sentence encoder has for the words of a statement anyway: each word of one is set beside what
answers to it in the other, and what that comes to is pooled. It sees a pair both ways round, so
that to turn a pair turns its answer.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import pathlib
import random
import sys
import time
from collections.abc import Sequence

import numpy as np
import torch
from relation_pairs import KINDS, TURNED, Pair, is_held_out, pairs_of, read_stories
from torch import Tensor, nn

from tellings.models import load_encoder
from tellings.models.load import DIMENSIONS
from tellings.models.relations import PAIRS_FILE, WORDS_FILE, even_out, pad

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "tellings" / "models"
WIDTH, DROPPED = 128, 0.2
#: What `Words` gives of a word, each part of `WIDTH` numbers.
PARTS = 4
#: Pairs of two matters for each pair of one, taken from the likelier half by their words.
DIFFERENT = 1.5
EPOCHS, BATCH, LEARNING_RATE, WARM_UP, DECAY = 8, 32, 1e-3, 0.1, 0.02
SEED = 1
#: Batches of like length are cut from so many at a time.
SORTED_TOGETHER = 20
#: Texts that are encoded at once.
ENCODED = 256
#: Where nothing stands.
_NOWHERE = -1e4


class Network(nn.Module):
    """Decomposable attention; what it gives is what the first of a pair is to the second."""

    def __init__(self) -> None:
        super().__init__()
        self.drop = nn.Dropout(DROPPED)
        self.ask = nn.Linear(DIMENSIONS, WIDTH)
        self.say = nn.Linear(DIMENSIONS, WIDTH)
        self.sharpness = nn.Parameter(torch.tensor(3.0 / WIDTH**0.5))
        self.compare = nn.Sequential(
            nn.Linear(4 * WIDTH, WIDTH),
            nn.GELU(),
            nn.Dropout(DROPPED),
            nn.Linear(WIDTH, WIDTH),
            nn.GELU(),
        )
        self.judge = nn.Sequential(
            nn.Dropout(DROPPED),
            nn.Linear(8 * WIDTH, WIDTH),
            nn.GELU(),
            nn.Dropout(DROPPED),
            nn.Linear(WIDTH, len(KINDS)),
        )

    def forward(self, a: Tensor, b: Tensor, there_a: Tensor, there_b: Tensor) -> Tensor:
        """Return log-odds, shape (pairs, kinds).

        Args:
            a: Word vectors of the first statements, shape (pairs, words, dimensions).
            b: Of the second.
            there_a: 1 for a word, 0 for none, shape (pairs, words).
            there_b: The same of the second.
        """
        first, second = self._pool(a, b, there_a, there_b)
        return self.judge(torch.cat([first, second, first - second, first * second], -1))

    def _pool(
        self, a: Tensor, b: Tensor, there_a: Tensor, there_b: Tensor
    ) -> tuple[Tensor, Tensor]:
        a, b = self.drop(a), self.drop(b)
        mine, yours = self.say(a), self.say(b)
        match = self.ask(a) @ self.ask(b).transpose(1, 2) * self.sharpness
        to_b = torch.softmax(match + (1 - there_b[:, None, :]) * _NOWHERE, 2) @ yours
        back = match.transpose(1, 2) + (1 - there_a[:, None, :]) * _NOWHERE
        to_a = torch.softmax(back, 2) @ mine
        return self._sum_up(mine, to_b, there_a), self._sum_up(yours, to_a, there_b)

    def _sum_up(self, own: Tensor, answer: Tensor, there: Tensor) -> Tensor:
        told = self.compare(torch.cat([own, answer, own - answer, own * answer], -1))
        return sum_up(told, there[..., None])


class Words(nn.Module):
    """What can be worked out of each word before it is set beside another.

    The first layer that compares is linear in a word, in what answers to it, in their difference
    and in their product. All but the product is a sum of a part of the one and a part of the
    other, so each part is worked out once a word and not once a pair.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.ask, self.say, first = network.ask, network.say, network.compare[0]
        own, answer, apart, _ = first.weight.chunk(4, 1)
        self.register_buffer("own", own + apart)
        self.register_buffer("answer", answer - apart)
        self.register_buffer("bias", first.bias)

    def forward(self, words: Tensor) -> Tensor:
        """Return what a word asks, is compared as, says, and tells as an answer, side by side."""
        said = self.say(words)
        own, answer = said @ self.own.T + self.bias, said @ self.answer.T
        return torch.cat([self.ask(words), own, said, answer], -1)


class BothWays(nn.Module):
    """The mean of what the network says of a pair and of the pair turned round."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.sharpness, self.rest = network.sharpness, network.compare[1:]
        self.register_buffer("product", network.compare[0].weight.chunk(4, 1)[3])
        self.judge = network.judge
        self.turned = [KINDS.index(TURNED[kind]) for kind in KINDS]

    def forward(self, a: Tensor, b: Tensor, there_a: Tensor, there_b: Tensor) -> Tensor:
        """Return the probabilities of the kinds, shape (pairs, kinds).

        Args:
            a: What `Words` gives of the first statements, shape (pairs, words, PARTS * WIDTH).
            b: Of the second.
            there_a: 1 for a word, 0 for none, shape (pairs, words).
            there_b: The same of the second.
        """
        match = a[..., :WIDTH] @ b[..., :WIDTH].transpose(1, 2) * self.sharpness
        first = self._sum_up(match, a, b, there_a, there_b)
        second = self._sum_up(match.transpose(1, 2), b, a, there_b, there_a)
        there, back = self._weigh(first, second), self._weigh(second, first)
        return (there + back[:, self.turned]) / 2

    def _sum_up(
        self, match: Tensor, one: Tensor, other: Tensor, there: Tensor, others: Tensor
    ) -> Tensor:
        near = torch.softmax(match + (1 - others[:, None, :]) * _NOWHERE, 2)
        _, own, said, _ = one.chunk(PARTS, -1)
        said_back, answer = (near @ other[..., PARTS // 2 * WIDTH :]).chunk(2, -1)
        told = self.rest(own + answer + (said * said_back) @ self.product.T)
        return sum_up(told, there[..., None])

    def _weigh(self, first: Tensor, second: Tensor) -> Tensor:
        columns = torch.cat([first, second, first - second, first * second], -1)
        return torch.softmax(self.judge(columns), -1)


def sum_up(told: Tensor, there: Tensor) -> Tensor:
    """Return the mean and the most of what is told of the words that are there."""
    mean = (told * there).sum(1) / there.sum(1)
    return torch.cat([mean, (told + (1 - there) * _NOWHERE).max(1).values], -1)


def encode(texts: Sequence[str]) -> dict[str, np.ndarray]:
    """Return the word vectors of each text."""
    encoder, known = load_encoder(), {}
    for start in range(0, len(texts), ENCODED):
        some = texts[start : start + ENCODED]
        tokens, _ = encoder.encode_spans(some, [[(0, len(text))] for text in some])
        known.update((text, even_out(t.vectors)) for text, t in zip(some, tokens, strict=True))
    return known


def to_batches(pairs: list[Pair], chance: random.Random) -> list[list[Pair]]:
    """Return the pairs in batches of like length, each pair in either order."""
    turned = [p if chance.random() < 0.5 else (p[1], p[0], TURNED[p[2]]) for p in pairs]
    chance.shuffle(turned)
    batches = []
    for start in range(0, len(turned), BATCH * SORTED_TOGETHER):
        block = turned[start : start + BATCH * SORTED_TOGETHER]
        block.sort(key=lambda p: len(p[0]) + len(p[1]))
        batches += [block[at : at + BATCH] for at in range(0, len(block), BATCH)]
    chance.shuffle(batches)
    return batches


def train(
    network: Network, vectors: dict[str, np.ndarray], batches: Sequence[Sequence[Pair]]
) -> None:
    """Show the network each batch once, the steps first growing and then shrinking."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=LEARNING_RATE, weight_decay=DECAY)
    steps = len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda n: min((n + 1) / (WARM_UP * steps), (steps - n) / ((1 - WARM_UP) * steps)),
    )
    network.train()
    start, total = time.monotonic(), 0.0
    for number, batch in enumerate(batches, 1):
        a, there_a = map(torch.from_numpy, pad([vectors[p[0]] for p in batch]))
        b, there_b = map(torch.from_numpy, pad([vectors[p[1]] for p in batch]))
        wanted = torch.tensor([KINDS.index(p[2]) for p in batch])
        loss = nn.functional.cross_entropy(network(a, b, there_a, there_b), wanted)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        total += loss.item()
        if number % 500 == 0:
            spent = time.monotonic() - start
            sys.stdout.write(f"{number}/{steps}: loss {total / 500:.3f}, {spent:.0f} s\n")
            sys.stdout.flush()
            total = 0.0


def export(network: Network, folder: pathlib.Path) -> None:
    """Write the network, turned both ways, as two graphs: of words, and of pairs."""
    network = network.eval()
    words, there = torch.ones((2, 3, PARTS * WIDTH)), torch.ones((2, 3))
    axes = {"a": {0: "pairs", 1: "words_a"}, "b": {0: "pairs", 1: "words_b"}}
    axes |= {"there_a": axes["a"], "there_b": axes["b"], "chances": {0: "pairs"}}
    torch.onnx.export(
        BothWays(network),
        (words, words, there, there),
        folder / PAIRS_FILE,
        input_names=["a", "b", "there_a", "there_b"],
        output_names=["chances"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    torch.onnx.export(
        Words(network),
        (torch.ones((3, DIMENSIONS)),),
        folder / WORDS_FILE,
        input_names=["words"],
        output_names=["parts"],
        dynamic_axes={"words": {0: "words"}, "parts": {0: "words"}},
        opset_version=17,
        dynamo=False,
    )


def describe(folder: pathlib.Path, stories: int, pairs: int) -> str:
    """Return where the weights come from."""
    return "\n".join(
        [
            "# The model of relations; made by scripts/train_relations.py, not by hand.",
            "# Trained on the invented stories of training/relations/ alone (MIT, this project),",
            "# over the word vectors of the sentence encoder of manifest.toml.",
            f"trained = {dt.date.today().isoformat()}",
            f"stories = {stories}",
            f"pairs = {pairs}",
            f"epochs = {EPOCHS}",
            f"seed = {SEED}",
            "",
            "[sha256]",
            *(
                f'"{name}" = "{hashlib.sha256((folder / name).read_bytes()).hexdigest()}"'
                for name in (WORDS_FILE, PAIRS_FILE)
            ),
            "",
        ]
    )


def main() -> int:
    """Train, export and describe."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    stories = [s for s in read_stories(ROOT / "training" / "relations") if not is_held_out(s)]
    vectors = encode(sorted({told.text for story in stories for told in story.told}))
    batches: list[list[Pair]] = []
    for _ in range(EPOCHS):
        pairs = [p for story in stories for p in pairs_of(story, DIFFERENT, chance)]
        batches += to_batches(pairs, chance)
    network = Network()
    train(network, vectors, batches)
    export(network, TARGET)
    told = describe(TARGET, len(stories), len(pairs))
    (TARGET / "relations.toml").write_text(told, encoding="utf-8")
    sys.stdout.write(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
