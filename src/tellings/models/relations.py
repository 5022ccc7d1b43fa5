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

#: Pairs that are judged at once: few, so that they are of like length.
BATCH = 8
#: Every word vector is given this length: the model was trained so.
LENGTH = 4

Array = NDArray[np.float32]


def pad(words: Sequence[Array]) -> tuple[Array, Array]:
    """Return word vectors of one length as one array, and where in it there is a word.

    Args:
        words: Of each statement the vectors of its words, shape (words, dimensions).

    Returns:
        Shape (statements, most words, dimensions), and (statements, most words) of 1 and 0.
    """
    longest = max(map(len, words))
    padded = np.zeros((len(words), longest, words[0].shape[1]), dtype=np.float32)
    there = np.zeros((len(words), longest), dtype=np.float32)
    for row, own in enumerate(words):
        lengths = np.linalg.norm(own, axis=1, keepdims=True)
        padded[row, : len(own)] = own * (LENGTH / np.maximum(lengths, 1e-6))
        there[row, : len(own)] = 1
    return padded, there


class OnnxRelationJudge:
    """Judges pairs of statements by the vectors of their words."""

    def __init__(self, weights: bytes) -> None:
        """Take the network as ONNX."""
        import onnxruntime  # type: ignore[import-untyped]  # it ships no types

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"]
        )

    def judge(
        self, words: Sequence[Array], pairs: Sequence[tuple[int, int]]
    ) -> tuple[Relation, ...]:
        """Return what the first of each pair is to the second; see `ports.RelationJudge`."""
        found: dict[tuple[int, int], Relation] = {}
        # Both sides of a batch are padded to the longest there, so its pairs are alike in the
        # longer statement first, in the shorter next.
        sizes = {p: sorted((len(words[p[0]]), len(words[p[1]])), reverse=True) for p in pairs}
        order = sorted(sizes, key=lambda p: (sizes[p], p))
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            a, there_a = pad([words[i] for i, _ in batch])
            b, there_b = pad([words[j] for _, j in batch])
            feed = {"a": a, "b": b, "there_a": there_a, "there_b": there_b}
            for pair, row in zip(batch, self._session.run(None, feed)[0], strict=True):
                # Rounding differs with what stands beside a pair; what is made of it must not.
                found[pair] = Relation(*(round(float(chance), 3) for chance in row))
        return tuple(found[pair] for pair in pairs)


@functools.cache
def load_relation_judge() -> RelationJudge:
    """Return the model that ships with the package.

    Raises:
        ModelError: Its file is not the one that `relations.toml` tells of.
    """
    folder = importlib.resources.files("tellings.models")
    weights = folder.joinpath("relations.onnx").read_bytes()
    told = tomllib.loads(folder.joinpath("relations.toml").read_text("utf-8"))
    if hashlib.sha256(weights).hexdigest() != told["sha256"]:
        reason = "The weight file relations.onnx is not the one that tellings was made with."
        raise ModelError(reason, code="weights-untrusted")
    return OnnxRelationJudge(weights)
