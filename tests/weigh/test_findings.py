"""What several statements of one matter amount to."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.weigh.conftest import Even

from tellings.records.matter import Matter
from tellings.records.statement import Speaker, Statement
from tellings.records.time import TimeExpression, When
from tellings.weigh import assign_origins, weigh_matters

if TYPE_CHECKING:
    from tests.weigh.conftest import Count, MakeReport, Say, Weigh


def speaker(name: str) -> Speaker:
    return Speaker(kind="person", text=name)


def test_two_outlets_of_their_own_corroborate(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    finding = weigh([say("post"), say("echo")], [make_report("post"), make_report("echo")])
    assert (finding.status, finding.independent_origins, finding.carried_by) == (
        "corroborated",
        2,
        2,
    )
    assert finding.reason.startswith("The Echo and The Post say so")


def test_one_speaker_in_two_papers_is_one_origin(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    statements = [
        say("post", speaker=speaker("Nora Lind")),
        say("echo", speaker=speaker("Nora Lind")),
    ]
    finding = weigh(statements, [make_report("post"), make_report("echo")])
    assert (finding.status, finding.independent_origins, finding.carried_by) == ("once", 1, 2)
    assert "Nora Lind" in finding.reason


def test_two_papers_with_one_wire_text_are_one_origin(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    reports = [make_report("post", agency="Nordwire"), make_report("echo", agency="Nordwire")]
    assert weigh([say("post"), say("echo")], reports).status == "once"


def test_values_apart_on_one_day_are_disputed(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    statements = [say("post", figures=(count(17, 17),)), say("echo", figures=(count(31, 31),))]
    finding = weigh(statements, [make_report("post"), make_report("echo")])
    assert (finding.kind, finding.status) == ("figure", "disputed")
    assert {(s.text, len(s.origins)) for s in finding.sides} == {("17", 1), ("31", 1)}
    assert {v.lower for v in finding.values} == {17, 31}


def test_a_count_that_takes_in_whoever_did_it_disputes_no_count_of_the_others(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    reports = [make_report("post"), make_report("echo")]
    others = say("echo", "five were killed", figures=(count(5, 5),))
    plain = say("post", "six were killed", figures=(count(6, 6),))
    taken_in = say("post", "six were killed, including the gunman", figures=(count(6, 6),))
    assert weigh([plain, others], reports).status == "disputed"
    assert weigh([taken_in, others], reports).status != "disputed"


def test_a_toll_that_rises_from_day_to_day_has_moved_on(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    reports = [make_report("post", day="2031-04-02"), make_report("echo", day="2031-04-04")]
    statements = [say("post", figures=(count(9, 9),)), say("echo", figures=(count(12, 12),))]
    finding = weigh(statements, reports)
    assert finding.status == "superseded"
    assert [(v.lower, v.current) for v in finding.values] == [(9, False), (12, True)]


def test_ranges_that_meet_agree(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    vague = count(200, None, text="hundreds of people")
    statements = [say("post", figures=(vague,)), say("echo", figures=(count(200, None),))]
    finding = weigh(statements, [make_report("post"), make_report("echo")])
    assert finding.status == "corroborated"


def test_a_denial_by_another_disputes(make_report: MakeReport, say: Say, weigh: Weigh) -> None:
    statements = [
        say("post", speaker=speaker("Nora Lind"), cue="say"),
        say("echo", speaker=speaker("Olav Berg"), stance="denies", cue="deny"),
    ]
    finding = weigh(statements, [make_report("post"), make_report("echo")])
    assert finding.status == "disputed"
    assert [len(side.statements) for side in finding.sides] == [1, 1]


def test_who_denies_what_nobody_says_disputes_nothing(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    statements = [
        say(name, speaker=speaker("Olav Berg"), stance="denies") for name in ("post", "echo")
    ]
    finding = weigh(statements, [make_report("post"), make_report("echo")])
    assert finding.status == "once"


@pytest.mark.parametrize("modality", ["planned", "feared", "possible", "conditional"])
def test_what_is_not_said_to_be_so_supports_nothing(
    modality: str, make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    statements = [say("post"), say("echo", modality=modality)]
    finding = weigh(statements, [make_report("post"), make_report("echo")])
    assert finding.status == "once"


def test_opinion_alone_is_no_finding(make_report: MakeReport, say: Say) -> None:
    told, parties = assign_origins([say("post", role="opinion")], [make_report("post")], (), ())
    matter = Matter(statements=(told[0].id,))
    reports = {"r-post": make_report("post")}
    assert weigh_matters([matter], {told[0].id: told[0]}, reports, parties, Even()) == ()


def test_the_order_of_statements_makes_no_difference(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    reports = [make_report("post"), make_report("echo"), make_report("mail", day="2031-04-05")]
    statements = [
        say("post", figures=(count(9, 9),)),
        say("echo", figures=(count(12, 12),)),
        say("mail", figures=(count(14, 14),)),
    ]
    found = {weigh(order, reports).reason for order in itertools.permutations(statements)}
    assert len(found) == 1


def test_a_road_that_opens_again_replaces_its_closure(make_report: MakeReport, say: Say) -> None:
    reports = [make_report("post", day="2031-04-02"), make_report("echo", day="2031-04-04")]
    shut = say("post", "the coast road to Vik was closed", predicate="close")
    free = say("echo", "the coast road to Vik reopened", predicate="reopen")
    other = say("echo", "the ferry was reopened", predicate="reopen")
    told, parties = assign_origins([shut, free, other], reports, (), ())
    pairs = {(shut.id, free.id): 0.5, (shut.id, other.id): 0.1}
    matters = [Matter(statements=(s.id,), pairs=pairs) for s in told]
    findings = weigh_matters(
        matters, {s.id: s for s in told}, {r.id: r for r in reports}, parties, Even()
    )
    by_statement = {f.statements[0]: f for f in findings}
    closed, opened = by_statement[shut.id], by_statement[free.id]
    assert opened.supersedes == (closed.id,)
    assert closed.superseded_by == (opened.id,)
    assert (closed.current, opened.current) == (False, True)
    assert by_statement[other.id].supersedes == ()


def test_a_toll_of_one_day_that_grows_past_both_values_has_moved_on(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    reports = [make_report("post"), make_report("echo"), make_report("mail", day="2031-04-04")]
    statements = [
        say("post", figures=(count(5, 5),)),
        say("echo", figures=(count(8, 8),)),
        say("mail", figures=(count(9, 9),)),
    ]
    assert weigh(statements, reports).status == "superseded"


def test_tolls_of_undated_reports_are_no_dispute(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    reports = [make_report("post", day=None), make_report("echo", day=None)]
    statements = [say("post", figures=(count(5, 5),)), say("echo", figures=(count(8, 8),))]
    assert weigh(statements, reports).status == "superseded"


def test_two_hours_for_one_deed_are_disputed(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    def at(outlet: str, words: str, clock: str) -> Statement:
        made = say(outlet, f"the slope gave way at {words}")
        start = made.start + made.text.index(words)
        time = TimeExpression(
            start=start, end=start + len(words), text=words, kind="clock", clock=clock
        )
        return replace(made, times=(time,))

    statements = [at("post", "6:15 p.m.", "18:15"), at("echo", "7 p.m.", "19:00")]
    reports = [make_report("post"), make_report("echo")]
    assert weigh(statements, reports).status == "disputed"
    for first, second, status in (
        ("18:15", "18:20", "corroborated"),
        ("18:13", "18:21", "disputed"),
        # Whoever says six o'clock may mean ten past.
        ("18:00", "18:10", "corroborated"),
        ("23:58", "00:02", "corroborated"),
    ):
        said = [at("post", "6:15 p.m.", first), at("echo", "7 p.m.", second)]
        assert weigh(said, reports).status == status
    monday, tuesday = (
        When(earliest=d, latest=d, basis="stated") for d in ("2031-03-31", "2031-04-01")
    )
    two_days = [replace(s, when=day) for s, day in zip(statements, (monday, tuesday), strict=True)]
    assert weigh(two_days, reports).status == "corroborated"


@pytest.mark.parametrize("words", ["that is a lie", "the claim is false"])
def test_to_call_it_untrue_is_to_dispute_it(
    words: str, make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    terms = tuple(w for w in words.split() if w in {"lie", "claim", "false"})
    no = say(
        "echo", words, speaker=speaker("Olav Berg"), terms=terms, predicate="be", role="state"
    )
    statements = [say("post", speaker=speaker("Nora Lind")), no]
    finding = weigh(statements, [make_report("post"), make_report("echo")])
    assert finding.status == "disputed"


def test_the_negation_of_another_deed_disputes_nothing(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    statements = [
        say("post", "the slope gave way", predicate="give", terms=("slope", "give", "way")),
        say("echo", "no bus runs", predicate="run", terms=("bus", "run"), polarity="negative"),
    ]
    finding = weigh(statements, [make_report("post"), make_report("echo")])
    assert finding.status == "corroborated"


def test_what_is_only_near_in_subject_confirms_nothing(make_report: MakeReport, say: Say) -> None:
    reports = [make_report("post"), make_report("echo")]
    told, parties = assign_origins([say("post"), say("echo")], reports, (), ())
    ids = tuple(sorted(s.id for s in told))
    matter = Matter(statements=ids, cohesion=0.3, pairs={(ids[0], ids[1]): 0.3})
    by_id, by_report = {s.id: s for s in told}, {r.id: r for r in reports}
    (finding,) = weigh_matters([matter], by_id, by_report, parties, Even())
    assert finding.status == "once"
    assert finding.independent_origins == 1
    assert finding.reason.endswith("but no two of them plainly say the same.")


def test_who_only_speaks_near_those_who_agree_is_not_counted_with_them(
    make_report: MakeReport, say: Say
) -> None:
    reports = [make_report("post"), make_report("echo"), make_report("star")]
    statements = [say(report.outlet.split()[-1].lower()) for report in reports if report.outlet]
    told, parties = assign_origins(statements, reports, (), ())
    one, other, third = sorted(s.id for s in told)
    pairs = {(one, other): 0.9, (one, third): 0.4, (other, third): 0.6}
    matter = Matter(statements=(one, other, third), cohesion=0.6, pairs=pairs)
    by_id, by_report = {s.id: s for s in told}, {r.id: r for r in reports}
    (finding,) = weigh_matters([matter], by_id, by_report, parties, Even())
    assert (finding.status, finding.independent_origins) == ("corroborated", 2)
    assert len(finding.origins) == 3
    name = parties[by_id[third].origin or ""].name
    assert finding.reason.endswith(f"has it from another; {name} speaks of it too.")


def test_a_later_and_lower_number_of_another_source_is_no_update(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    reports = [make_report("post"), make_report("echo", day="2031-04-04")]
    first = say("post", figures=(count(40, 40),), speaker=speaker("Nora Lind"))
    for status, other in (("disputed", "Jens Holm"), ("superseded", "Nora Lind")):
        later = say("echo", figures=(count(12, 12),), speaker=speaker(other))
        assert weigh([first, later], reports).status == status


def test_what_becomes_fewer_by_itself_has_moved_on(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    reports = [make_report("post"), make_report("echo", day="2031-04-04")]
    said = [
        say("post", figures=(count(40, 40, measure="missing"),), speaker=speaker("Nora Lind")),
        say("echo", figures=(count(12, 12, measure="missing"),), speaker=speaker("Jens Holm")),
    ]
    assert weigh(said, reports).status == "superseded"


@pytest.mark.parametrize(
    ("text", "polarity", "status"),
    [
        ("there be no truth", "negative", "disputed"),
        ("report not accord fact", "negative", "disputed"),
        ("that be a lie", "negative", "corroborated"),
    ],
)
def test_a_denial_may_be_one_of_truth(
    make_report: MakeReport, say: Say, weigh: Weigh, text: str, polarity: str, status: str
) -> None:
    reports = [make_report("post"), make_report("echo")]
    denial = say("echo", text, polarity=polarity, predicate="be", speaker=speaker("Jens Holm"))
    assert weigh([say("post", speaker=speaker("Nora Lind")), denial], reports).status == status


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("when the slope gave way", "Whether the slope gave way"),
        ("Meanwhile, the slope gave way, however", "Whether the slope gave way"),
        ("instead of falling the slope slid", "Whether instead of falling the slope slid"),
        ("when to leave", "Whether when to leave"),
    ],
)
def test_a_question_drops_what_ties_a_clause_to_its_sentence(
    told: str, asked: str, make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    assert weigh([say("gazette", told)], [make_report("gazette")]).question == asked


def test_the_question_is_theirs_who_agree(make_report: MakeReport, say: Say) -> None:
    reports = [make_report("post"), make_report("echo"), make_report("star")]
    said = [say("post", "the road was shut"), say("echo", "the road was shut at noon")]
    said.append(say("star", "the inn is near the road"))
    told, parties = assign_origins(said, reports, (), ())
    one, other, third = (s.id for s in told)
    pairs = {(one, other): 0.9, (one, third): 0.6, (other, third): 0.6}
    matter = Matter(statements=(one, other, third), pairs=pairs)
    by_id, by_report = {s.id: s for s in told}, {r.id: r for r in reports}
    (finding,) = weigh_matters([matter], by_id, by_report, parties, Even())
    assert "shut" in finding.question


def test_two_who_speak_in_one_report_may_differ_on_a_number(
    make_report: MakeReport, say: Say, count: Count, weigh: Weigh
) -> None:
    reports = [make_report("post"), make_report("echo")]
    first = say("post", figures=(count(40, 40),), speaker=speaker("Nora Lind"))
    second = say("post", figures=(count(12, 12),), speaker=speaker("Jens Holm"))
    assert weigh([first, second], reports).status == "disputed"
    # What the report tells itself, beside what it has of one, is of something else.
    own = say("post", figures=(count(12, 12),))
    assert weigh([first, own], reports).status == "once"


def test_a_denial_that_is_told_is_no_claim(
    make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    reports = [make_report("post"), make_report("echo")]
    claim = say("post", speaker=speaker("Nora Lind"))
    told = say(
        "echo", "the guild disputes that", speaker=speaker("Jens Holm"), predicate="dispute"
    )
    assert weigh([claim, told], reports).status == "disputed"


@pytest.mark.parametrize(
    ("day", "status"), [("2031-04-01", "corroborated"), ("2030-04-01", "once")]
)
def test_who_names_another_time_bears_nothing_out(
    day: str, status: str, make_report: MakeReport, say: Say, weigh: Weigh
) -> None:
    days = ("2031-03-31", day)
    statements = [
        replace(say(name), when=When(earliest=d, latest=d, basis="stated", text=d))
        for name, d in zip(("post", "echo"), days, strict=True)
    ]
    assert weigh(statements, [make_report("post"), make_report("echo")]).status == status
