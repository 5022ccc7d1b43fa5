"""Who says that it is so and who that it is not. All happenings invented."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tellings.align.statements import align_statements
from tellings.records.relation import Relation
from tellings.records.statement import Speaker, Statement

if TYPE_CHECKING:
    from tests.weigh.conftest import MakeReport, Say, Weigh


@pytest.mark.parametrize(
    ("text", "predicate", "patient"),
    [
        ("the cause of the slide was not known", "know", "cause"),
        ("it was not clear what caused the slide", "be", "clear"),
    ],
)
def test_who_does_not_know_denies_nothing(
    text: str, predicate: str, patient: str, make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    terms = ("cause", "slide")
    no = say("post", text, polarity="negative", predicate=predicate, patient=patient, terms=terms)
    yes = say(
        "echo", "an inquiry into the cause of the slide began", predicate="begin", terms=terms
    )
    finding = weigh([no, yes], [make_report("post"), make_report("echo")])
    assert finding.status == "once"


def test_who_cannot_confirm_it_does_not_dispute_it(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    no = say("post", stance="doubts", cue="confirm")
    reports = [make_report("post"), make_report("echo")]
    assert weigh([no, say("echo")], reports).status == "once"
    doubt = say("post", stance="doubts", cue="doubt", speaker=Speaker(kind="person", text="Berg"))
    finding = weigh([doubt, say("echo", modality="actual")], reports)
    assert finding.status == "disputed"


def test_the_same_verb_of_another_thing_is_no_contradiction(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    terms = ("office", "open")
    yes = say("post", "the office opened the gate", predicate="open", patient="gate")
    no = say(
        "echo",
        "the office did not open the vault",
        predicate="open",
        patient="vault",
        polarity="negative",
        terms=terms,
    )
    finding = weigh([yes, no], [make_report("post"), make_report("echo")])
    assert finding.status == "once"


def test_two_who_call_it_untrue_are_on_one_side(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    yes = say("post", "the guild disputed the study", predicate="dispute")
    no = say("echo", "the study is a lie", predicate="be", terms=("study", "lie"))
    assert weigh([yes, no], [make_report("post"), make_report("echo")]).status != "disputed"


def test_to_refuse_a_deed_is_not_to_say_that_nobody_did_it(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    yes = say("post", "the crew stopped work", predicate="stop", terms=("crew", "work"))
    no = say(
        "echo",
        "two dockers of the crew refused to work",
        predicate="refuse",
        polarity="negative",
        terms=("docker", "crew", "refuse", "work"),
    )
    finding = weigh([yes, no], [make_report("post"), make_report("echo")])
    assert finding.status != "disputed"


@pytest.mark.parametrize(("predicate", "status"), [("give", "superseded"), ("hold", "once")])
def test_a_source_takes_back_only_what_it_plainly_says_the_contrary_of(
    predicate: str, status: str, make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    lind = Speaker(kind="person", text="Nora Lind")
    first = say("post", predicate="give", speaker=lind)
    later = say("echo", predicate=predicate, polarity="negative", speaker=lind)
    reports = [make_report("post"), make_report("echo", day="2031-04-05")]
    assert weigh([first, later], reports).status == status


def test_a_yes_and_a_no_on_one_deed_bear_nothing_out(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    yes = say("post", "the dead were named", predicate="name")
    no = say("echo", "the dead were not named yet", predicate="name", polarity="negative")
    assert weigh([yes, no], [make_report("post"), make_report("echo")]).status == "once"


def test_nobody_contradicts_their_own_words(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    words = "our harbour stays open on Sundays, whatever Olvik decides"
    terms = ("harbour", "stay", "open", "sunday", "whatever", "olvik", "decide")
    statements = [
        say("post", words, direct=True, terms=terms, speaker=Speaker(kind="person", text="Lind")),
        say("echo", words, direct=True, terms=terms, stance="denies"),
    ]
    finding = weigh(statements, [make_report("post"), make_report("echo")])
    assert finding.status != "disputed"


def test_what_was_not_so_yet_and_what_came_of_it_are_two_matters(
    make_report: MakeReport, say: Say
) -> None:
    import numpy as np

    from tellings.ports import Tokens

    class OneVector:
        def encode(self, texts: list[str]) -> np.ndarray:
            return np.ones((len(texts), 2), dtype=np.float32)

        def encode_spans(
            self, texts: list[str], spans: list[list[tuple[int, int]]]
        ) -> tuple[tuple[Tokens, ...], np.ndarray]:
            count = sum(map(len, spans))
            tokens = Tokens(("dead", "named"), np.eye(2, dtype=np.float32))
            return (tokens,) * count, self.encode(texts)

    class Surely:
        def weigh_alone(self, features: np.ndarray) -> np.ndarray:
            return np.full(len(features), 5.0)

        def score(self, features: np.ndarray) -> np.ndarray:
            return np.full(len(features), 0.9)

    class Silent:
        def judge(self, words: list[np.ndarray], pairs: list[object]) -> tuple[Relation, ...]:
            return (Relation(1, 0, 0, 0, 0, 0, 0),) * len(pairs)

    def told(second: str) -> int:
        statements: list[Statement] = [
            say("post", "the dead were named", predicate="name"),
            say("echo", second, predicate="name", polarity="negative"),
        ]
        reports = {r.id: r for r in (make_report("post"), make_report("echo"))}
        found = align_statements(statements, reports, OneVector(), Surely(), Silent())  # type: ignore[arg-type]
        return len(found)

    assert told("the dead were not named yet") == 2
    assert told("the dead were never named") == 1


def test_what_is_so_no_more_was_so_and_disputes_nothing(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    terms = ("road", "shut")
    statements = [
        say("post", "the road is shut", terms=terms, predicate="shut"),
        say(
            "echo",
            "the road is no longer shut",
            terms=terms,
            predicate="shut",
            polarity="negative",
        ),
    ]
    reports = [make_report("post"), make_report("echo")]
    assert weigh(statements, reports).status == "once"
    plainly = [statements[0], replace(statements[1], text="the road is not shut")]
    assert weigh(plainly, reports).status == "disputed"


def test_who_says_so_too_denies_something_else(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    mayor = Speaker(kind="person", text="Nora Lind")
    reports = [make_report("post"), make_report("echo"), make_report("star")]
    so = say("post", "every village has been given up", predicate="give", terms=("village",))
    not_so = say(
        "echo",
        "the town has been given up",
        predicate="give",
        terms=("town",),
        speaker=mayor,
        stance="denies",
    )
    assert weigh([so, not_so], reports).status == "disputed"
    too = replace(so, id="s-too", report="r-star", start=4, end=35, speaker=mayor)
    assert weigh([so, not_so, too], reports).status != "disputed"
