"""What one statement is to another, judged by the model that ships. All happenings invented."""

from __future__ import annotations

import hashlib
import importlib.resources
import random
import tomllib

import numpy as np
import pytest

from tellings.models import load_encoder, load_relation_judge, relations
from tellings.models.relations import (
    LENGTH,
    PAIRS_FILE,
    WORDS_FILE,
    OnnxRelationJudge,
    even_out,
    pad,
)
from tellings.records.relation import Relation

TEXTS = (
    "The harbour master had been warned of the storm at noon",
    "Word of the storm had reached the harbour master by midday",
    "Nobody told the harbour master that a storm was coming",
    "The road over the pass is closed by snow",
    "The road over the pass has now been opened again",
)


def judge(pairs: list[tuple[int, int]]) -> tuple[Relation, ...]:
    tokens, _ = load_encoder().encode_spans(TEXTS, [[(0, len(text))] for text in TEXTS])
    return load_relation_judge().judge([t.vectors for t in tokens], pairs)


def test_what_agrees_what_contradicts_what_moves_on_and_what_is_another_matter() -> None:
    same, contrary, state, other = judge([(0, 1), (1, 2), (3, 4), (0, 3)])
    assert same.agrees > 0.6 > 0.3 > same.against
    assert contrary.against > 0.4 > contrary.agrees
    assert state.earlier > 0.8
    assert other.different > 0.8


def test_a_pair_turned_round_has_its_answer_turned_round() -> None:
    there, back = judge([(3, 4), (4, 3)])
    for name in Relation.__slots__:
        assert getattr(there, name) == pytest.approx(getattr(back.turned(), name), abs=0.002)
    assert sum(getattr(there, name) for name in Relation.__slots__) == pytest.approx(1, abs=0.01)


def test_a_judgement_does_not_depend_on_what_is_judged_beside_it() -> None:
    pairs = [(i, j) for i in range(5) for j in range(5) if i != j]
    alone = {pair: judge([pair])[0] for pair in pairs}
    random.Random(4).shuffle(pairs)
    for pair, found in zip(pairs, judge(pairs), strict=True):
        for name in Relation.__slots__:
            assert getattr(found, name) == pytest.approx(getattr(alone[pair], name), abs=0.002)
    assert judge([]) == ()


def test_padding_leaves_words_where_they_are() -> None:
    short, long = np.ones((1, 4), dtype=np.float32), np.full((3, 4), 7, dtype=np.float32)
    padded, there = pad([short, long])
    assert padded.shape == (2, 3, 4)
    assert there.tolist() == [[1, 0, 0], [1, 1, 1]]
    assert padded[0, 0].tolist() == [1, 1, 1, 1]
    assert not padded[0, 1:].any()


def test_words_are_brought_to_one_length_and_none_is_nothing() -> None:
    words = np.array([[3, 4], [30, 40], [0, 0]], dtype=np.float32)
    short, long, none = even_out(words)
    assert short == pytest.approx(long)
    assert np.linalg.norm(short) == pytest.approx(LENGTH)
    assert not none.any()


def test_the_weights_are_those_whose_making_is_told() -> None:
    folder = importlib.resources.files("tellings.models")
    told = tomllib.loads(folder.joinpath("relations.toml").read_text("utf-8"))
    for name in (WORDS_FILE, PAIRS_FILE):
        weights = folder.joinpath(name).read_bytes()
        assert told["sha256"].pop(name) == hashlib.sha256(weights).hexdigest()
    assert not told["sha256"]
    assert isinstance(load_relation_judge(), OnnxRelationJudge)
    assert relations.BATCH > 1
