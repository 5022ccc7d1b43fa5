"""Open weight files, after checking that they are the ones we trust."""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
import importlib.util
import itertools
import pathlib
import tomllib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from tellings.errors import ModelError
from tellings.ports import Encoder, Tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from tokenizers import Encoding

    Vectors = NDArray[np.float32]

#: Tokens of one text that the encoder reads; statements are far shorter.
MAX_TOKENS = 128
#: Texts encoded together, those of as many tokens side by side, so that little is padded.
BATCH = 4
#: Of a vector of the encoder.
DIMENSIONS = 384


@functools.cache
def _manifest() -> dict[str, Any]:
    text = (
        importlib.resources.files("tellings.models").joinpath("manifest.toml").read_text("utf-8")
    )
    return tomllib.loads(text)


@functools.cache
def _trusted_root(weights: str) -> pathlib.Path:
    """Return the folder of a weight set whose files all have the hash we know."""
    entry = _manifest()[weights]
    # The package is located, not imported: its code is none of our business.
    spec = importlib.util.find_spec(entry["package"])
    if spec is None or spec.origin is None:
        reason = f"The package {entry['package']} is not installed; install tellings anew."
        raise ModelError(reason, code="weights-missing")
    root = pathlib.Path(spec.origin).parent / str(entry["root"])
    for name, expected in entry["files"].items():
        file = root / name
        if not file.is_file():
            reason = f"The weight file {name} is missing; install tellings anew."
            raise ModelError(reason, code="weights-missing")
        with file.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        if found != expected:
            reason = f"The weight file {name} is not the one that tellings was made with."
            raise ModelError(reason, code="weights-untrusted")
    return root


def weight_hashes() -> dict[str, str]:
    """Return the hashes of all weights, `set/file` to sha256, for the account's `made_with`.

    Of weights that others trained, these are the hashes they are trusted by; of our own models
    (`own/…`), those of the files as they are.
    """
    trusted = {
        f"{weights}/{name}": digest
        for weights, entry in _manifest().items()
        for name, digest in entry["files"].items()
    }
    return dict(sorted({**trusted, **_own_hashes()}.items()))


@functools.cache
def _own_hashes() -> dict[str, str]:
    """Return the hashes of the models that this package brings: its tables but the manifest."""
    return {
        f"own/{file.name}": hashlib.sha256(file.read_bytes()).hexdigest()
        for file in importlib.resources.files("tellings.models").iterdir()
        if file.name.endswith((".toml", ".onnx")) and file.name != "manifest.toml"
    }


@functools.cache
def load_language() -> Language:
    """Return the English pipeline: tags, parse, lemmas, names.

    Two things differ from the stock pipeline. A single hyphen never ends a token, so that names
    like "Sar-e-Pol" stay whole; and a line break always ends a sentence, because a heading has no
    full stop and would otherwise be parsed as one with the sentence below it.
    """
    import spacy
    from spacy.lang.char_classes import HYPHENS
    from spacy.language import Language
    from spacy.util import compile_infix_regex

    if not Language.has_factory("line_breaks"):
        Language.component("line_breaks", func=_end_sentences_at_line_breaks)
    nlp = spacy.load(_trusted_root("reader"))
    infixes = [
        str(pattern).replace(f"(?:{HYPHENS})", "(?:–|—|--|---|——)")  # noqa: RUF001 - real dashes
        for pattern in nlp.Defaults.infixes or ()
    ]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.add_pipe("line_breaks", before="parser")
    return nlp


def _end_sentences_at_line_breaks(doc: Any) -> Any:
    for token in doc[:-1]:
        if "\n" in token.text:
            token.nbor(1).is_sent_start = True
            token.is_sent_start = False if token.i else None
    return doc


class OnnxEncoder:
    """A sentence encoder: the vector of the first token, of length one."""

    def __init__(self, root: pathlib.Path) -> None:
        import onnxruntime  # type: ignore[import-untyped]  # it ships no types
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(root / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {node.name for node in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(root / "tokenizer.json"))
        self._tokenizer.enable_truncation(MAX_TOKENS)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array of shape (len(texts), 384), rows of length one."""
        return self.encode_spans(texts, [()] * len(texts))[1]

    def encode_spans(
        self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]
    ) -> tuple[tuple[Tokens, ...], Vectors]:
        """Return the tokens of stretches of texts, and the texts; see `ports.Encoder`.

        One pass over a sentence serves all its clauses. A stretch that lies past the tokens read
        has the token of the whole text.
        """
        starts = [0, *itertools.accumulate(len(own) for own in spans)]
        stretches: list[Tokens | None] = [None] * starts[-1]
        wholes = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        # A batch holds texts of like length: little work is spent on padding. The weights are of
        # 8 bits with one scale for all that is read at once, so a vector depends on its
        # neighbours (cosine to itself alone: .994 to 1).
        encodings = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda i: (len(encodings[i]), texts[i]))
        for first in range(0, len(order), BATCH):
            rows = order[first : first + BATCH]
            batch = self._run([encodings[i] for i in rows])
            for row, hidden in zip(rows, batch, strict=True):
                encoding = encodings[row]
                wholes[row] = hidden[0]
                words = _words(texts[row], encoding) if spans[row] else ()
                for n, span in enumerate(spans[row]):
                    stretches[starts[row] + n] = _cut(span, encoding, words, hidden)
        lengths = np.maximum(np.linalg.norm(wholes, axis=1, keepdims=True), 1e-9)
        return tuple(t for t in stretches if t is not None), wholes / lengths

    def _run(self, encodings: Sequence[Encoding]) -> Vectors:
        """Return the vectors of all tokens, shape (texts, tokens, dimensions)."""
        longest = max(map(len, encodings))
        for encoding in encodings:
            encoding.pad(longest)
        feed = {
            "input_ids": np.array([e.ids for e in encodings], dtype=np.int64),
            "attention_mask": np.array([e.attention_mask for e in encodings], dtype=np.int64),
            "token_type_ids": np.array([e.type_ids for e in encodings], dtype=np.int64),
        }
        hidden = self._session.run(None, {k: v for k, v in feed.items() if k in self._inputs})[0]
        return np.asarray(hidden, dtype=np.float32)


class _Word(NamedTuple):
    """A token that is more than a sign: its row, its name, and where it stands in the text."""

    row: int
    name: str
    start: int
    end: int


def _words(text: str, encoding: Encoding) -> list[_Word]:
    rows = zip(encoding.tokens, encoding.offsets, encoding.attention_mask, strict=True)
    return [
        _Word(n, name, start, end)
        for n, (name, (start, end), used) in enumerate(rows)
        if used and start < end and any(map(str.isalnum, text[start:end]))
    ]


def _cut(
    span: tuple[int, int], encoding: Encoding, words: Sequence[_Word], hidden: Vectors
) -> Tokens:
    start, end = span
    inside = [word for word in words if word.start < end and start < word.end]
    if not inside:
        return Tokens((encoding.tokens[0],), hidden[[0]])
    return Tokens(tuple(word.name for word in inside), hidden[[word.row for word in inside]])


@functools.cache
def load_encoder() -> Encoder:
    """Return the sentence encoder (bge-small-en-v1.5)."""
    return OnnxEncoder(_trusted_root("encoder"))
