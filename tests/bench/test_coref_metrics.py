from __future__ import annotations

import importlib.util
import pathlib
from types import ModuleType

import pytest

FILE = pathlib.Path(__file__).resolve().parents[2] / "bench" / "coref_metrics.py"

# The example of Luo (2005), with its four answers.
TRUTH = [[1, 2, 3, 4, 5], [6, 7], [8, 9, 10, 11, 12]]
TWO = [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11, 12]]
CROSSED = [[1, 2, 3, 4, 5, 8, 9, 10, 11, 12], [6, 7]]
ONE = [[*range(1, 13)]]
ALONE = [[n] for n in range(1, 13)]


@pytest.fixture(scope="module")
def metrics() -> ModuleType:
    spec = importlib.util.spec_from_file_location("coref_metrics", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("answer", "muc", "b3", "ceaf"),
    [
        (TWO, 0.947, 0.865, 0.733),
        (CROSSED, 0.947, 0.737, 0.667),
        (ONE, 0.900, 0.545, 0.294),
        (ALONE, 0.0, 0.400, 0.178),
    ],
    ids=["two", "crossed", "one", "alone"],
)
def test_published_example_has_its_published_scores(
    metrics: ModuleType, answer: list[list[int]], muc: float, b3: float, ceaf: float
) -> None:
    scores = metrics.score_chains(TRUTH, answer)
    assert scores["MUC"] == pytest.approx(muc, abs=0.001)
    assert scores["B3"] == pytest.approx(b3, abs=0.001)
    assert scores["CEAFe"] == pytest.approx(ceaf, abs=0.001)
    assert scores["CoNLL"] == pytest.approx((scores["MUC"] + scores["B3"] + scores["CEAFe"]) / 3)


def test_links_count_by_the_size_of_their_chain(metrics: ModuleType) -> None:
    # By hand: of {a, b, c} one link of three stays, {d} is alone no more: (3 / 3 + 0) / 4.
    gold, found = [["a", "b", "c"], ["d"]], [["a", "b"], ["c", "d"]]
    assert metrics.lea(gold, found) == pytest.approx(0.25)
    # The link a-b is right, c-d is not: 2 / 4.
    assert metrics.lea(found, gold) == pytest.approx(0.5)
    assert metrics.score_chains(gold, found)["LEA"] == pytest.approx(1 / 3)


def test_mention_alone_keeps_its_link_only_alone(metrics: ModuleType) -> None:
    assert metrics.lea([["a"], ["b"]], [["a"], ["b"]]) == 1.0
    assert metrics.lea([["a"], ["b"]], [["a", "b"]]) == 0.0


@pytest.mark.parametrize("chains", [TRUTH, ALONE, ONE], ids=["truth", "alone", "one"])
def test_chains_agree_with_themselves(metrics: ModuleType, chains: list[list[int]]) -> None:
    scores = metrics.score_chains(chains, [c[::-1] for c in reversed(chains)])
    assert scores["B3"] == scores["CEAFe"] == scores["LEA"] == 1.0
    # Where all are alone there is no link to find, and MUC is 0.
    assert scores["MUC"] == (chains is not ALONE)
    assert metrics.score_chains([], [])["CoNLL"] == 0.0


def test_pairing_of_chains_is_the_best_and_no_greedy_one(metrics: ModuleType) -> None:
    gold = [[1, 2, 3, 4], [5, 6, 7]]
    found = [[3, 4, 5, 6, 7], [1, 2]]
    # The long chain goes to the short answer, or both would want the long one.
    assert metrics.ceaf_e(gold, found) == pytest.approx((4 / 6 + 6 / 8) / 2)
