"""The model of relations: what one statement is to another, from the vectors of their words.

Trained by `scripts/train_relations.py` on invented stories (`training/relations/`); where its
weights come from is told in `relations.toml`.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
import tomllib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tellings.errors import ModelError
from tellings.records.relation import Relation

if TYPE_CHECKING:
    from tellings.ports import RelationJudge

#: The graphs of the network: what a word is by itself, and what one statement is to another.
WORDS_FILE, PAIRS_FILE = "relation_words.onnx", "relations.onnx"
#: Statements whose words are read at once.
TOGETHER = 256
#: Pairs that are judged at once: few, so that they are of like length.
BATCH = 16
#: Every word vector is given this length: the model was trained so.
LENGTH = 4

Array = NDArray[np.float32]


def even_out(words: Array) -> Array:
    """Return word vectors, each of the length that the model was trained with."""
    lengths = np.linalg.norm(words, axis=1, keepdims=True)
    even: Array = words * (LENGTH / np.maximum(lengths, 1e-6))
    return even


def pad(words: Sequence[Array]) -> tuple[Array, Array]:
    """Return what is known of the words of statements as one array, and where there is a word.

    Args:
        words: Of each statement a row for each word.

    Returns:
        Shape (statements, most words, columns), and (statements, most words) of 1 and 0.
    """
    longest = max(map(len, words))
    padded = np.zeros((len(words), longest, words[0].shape[1]), dtype=np.float32)
    there = np.zeros((len(words), longest), dtype=np.float32)
    for row, own in enumerate(words):
        padded[row, : len(own)] = own
        there[row, : len(own)] = 1
    return padded, there


class OnnxRelationJudge:
    """Judges pairs of statements by the vectors of their words."""

    def __init__(self, of_words: bytes, of_pairs: bytes) -> None:
        """Take both graphs of the network as ONNX: of words, and of pairs."""
        self._of_words, self._of_pairs = _open(of_words), _open(of_pairs)

    def judge(
        self, words: Sequence[Array], pairs: Sequence[tuple[int, int]]
    ) -> tuple[Relation, ...]:
        """Return what the first of each pair is to the second; see `ports.RelationJudge`."""
        if not pairs:
            return ()
        read = self._read(words, sorted({i for pair in pairs for i in pair}))
        found: dict[tuple[int, int], Relation] = {}
        # Both sides of a batch are padded to the longest there, so its pairs are alike in the
        # longer statement first, in the shorter next.
        sizes = {p: sorted((len(words[p[0]]), len(words[p[1]])), reverse=True) for p in pairs}
        order = sorted(sizes, key=lambda p: (sizes[p], p))
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            a, there_a = pad([read[i] for i, _ in batch])
            b, there_b = pad([read[j] for _, j in batch])
            feed = {"a": a, "b": b, "there_a": there_a, "there_b": there_b}
            # Rounding differs with what stands beside a pair; what is made of it must not.
            chances = np.round(self._of_pairs.run(None, feed)[0].astype(np.float64), 3)
            found.update(zip(batch, (Relation(*row) for row in chances.tolist()), strict=True))
        return tuple(found[pair] for pair in pairs)

    def _read(self, words: Sequence[Array], wanted: Sequence[int]) -> dict[int, Array]:
        """Return what the network makes of the words of each wanted statement by itself."""
        read: dict[int, Array] = {}
        for first in range(0, len(wanted), TOGETHER):
            some = wanted[first : first + TOGETHER]
            rows = even_out(np.concatenate([words[i] for i in some]))
            parts = self._of_words.run(None, {"words": rows})[0]
            ends = np.cumsum([len(words[i]) for i in some])
            read.update(zip(some, np.split(parts, ends[:-1]), strict=True))
        return read


def _open(graph: bytes) -> Any:
    import onnxruntime  # type: ignore[import-untyped]  # it ships no types

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


@functools.cache
def load_relation_judge() -> RelationJudge:
    """Return the model that ships with the package.

    Raises:
        ModelError: A file of it is not the one that `relations.toml` tells of.
    """
    folder = importlib.resources.files("tellings.models")
    told = tomllib.loads(folder.joinpath("relations.toml").read_text("utf-8"))
    graphs = []
    for name in (WORDS_FILE, PAIRS_FILE):
        graph = folder.joinpath(name).read_bytes()
        if hashlib.sha256(graph).hexdigest() != told["sha256"][name]:
            reason = f"The weight file {name} is not the one that tellings was made with."
            raise ModelError(reason, code="weights-untrusted")
        graphs.append(graph)
    return OnnxRelationJudge(*graphs)
