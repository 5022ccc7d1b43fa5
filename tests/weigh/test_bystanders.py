"""Who stands beside those that agree is in a finding of its own. All happenings invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.weigh.conftest import Even

from tellings.records.matter import Matter
from tellings.records.statement import Speaker
from tellings.weigh import assign_origins, weigh_matters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.weigh.conftest import Count, MakeReport, Say

    from tellings.records.finding import Finding
    from tellings.records.report import Report
    from tellings.records.statement import Statement


def judge_two(said: Sequence[Statement], reports: Sequence[Report]) -> str:
    """Return the status of two statements that are surely of one matter."""
    told, parties = assign_origins(said, reports, (), ())
    ids = sorted(s.id for s in told)
    matter = Matter(statements=tuple(ids), pairs={(ids[0], ids[1]): 0.9})
    by_id, by_report = {s.id: s for s in told}, {r.id: r for r in reports}
    (finding,) = weigh_matters([matter], by_id, by_report, parties, Even())
    return finding.status


def weigh_three(make_report: MakeReport, say: Say, near: float) -> tuple[Finding, ...]:
    reports = [make_report(name) for name in ("post", "echo", "star", "sun")]
    # The last has word for word what the third has.
    said = [say("post"), say("echo"), say("star"), say("sun")]
    told, parties = assign_origins(said, reports, (), ())
    one, other, third, twin = (s.id for s in told)
    pairs = {(one, other): 0.9, (one, third): near, (other, third): near}
    matter = Matter(
        statements=(one, other, third, twin), cohesion=0.5, pairs=pairs, twins={twin: third}
    )
    by_id, by_report = {s.id: s for s in told}, {r.id: r for r in reports}
    return weigh_matters([matter], by_id, by_report, parties, Even())


def test_who_stands_beside_those_that_agree_is_a_matter_of_its_own(
    make_report: MakeReport, say: Say
) -> None:
    found = weigh_three(make_report, say, 0.3)
    assert sorted(len(f.statements) for f in found) == [2, 2]
    assert all(f.independent_origins == 2 for f in found)
    assert len({s for f in found for s in f.statements}) == 4


def test_who_is_near_to_those_that_agree_stays_with_them(
    make_report: MakeReport, say: Say
) -> None:
    (finding,) = weigh_three(make_report, say, 0.6)
    assert len(finding.statements) == 4
    assert finding.independent_origins == 2


def test_who_has_word_for_word_what_another_tells_bears_nothing_out(
    make_report: MakeReport, say: Say
) -> None:
    words = "the slope above the lower village gave way"
    reports = [make_report("post"), make_report("echo")]
    for speaker in (None, Speaker(kind="person", text="Nora Lind")):
        said = [say("post", words), say("echo", words, speaker=speaker)]
        assert judge_two(said, reports) == "once"
    names = (Speaker(kind="person", text=name) for name in ("Nora Lind", "Olav Berg"))
    both = [say(n, words, speaker=s) for n, s in zip(("post", "echo"), names, strict=True)]
    assert judge_two(both, reports) == "corroborated"


def test_two_unnamed_who_may_be_one_person_bear_nothing_out(
    make_report: MakeReport, say: Say
) -> None:
    reports = [make_report("post"), make_report("echo")]

    def told(first: str, second: str) -> str:
        speakers = [Speaker(kind="unnamed", text=text) for text in (first, second)]
        said = [say(n, speaker=s) for n, s in zip(("post", "echo"), speakers, strict=True)]
        return judge_two(said, reports)

    assert told("a steward", "a tall steward") == "once"
    assert told("a steward", "a miner") == "corroborated"
    assert told("stewards", "two tall stewards") == "corroborated"


def test_who_gives_no_number_bears_none_out(
    make_report: MakeReport, say: Say, count: Count
) -> None:
    reports = [make_report("post"), make_report("echo")]
    said = [say("post", figures=(count(10, 10),)), say("echo")]
    told, parties = assign_origins(said, reports, (), ())
    for likeness, status in ((0.8, "once"), (0.95, "corroborated")):
        matter = Matter(
            statements=tuple(s.id for s in told), pairs={(told[0].id, told[1].id): likeness}
        )
        by_id, by_report = {s.id: s for s in told}, {r.id: r for r in reports}
        (finding,) = weigh_matters([matter], by_id, by_report, parties, Even())
        assert finding.status == status


def test_three_that_are_less_alike_bear_each_other_out_and_two_do_not(
    make_report: MakeReport, say: Say
) -> None:
    for names, status in ((("post", "echo", "star"), "corroborated"), (("post", "echo"), "once")):
        reports = [make_report(name) for name in names]
        told, parties = assign_origins([say(name) for name in names], reports, (), ())
        ids = sorted(s.id for s in told)
        pairs = {(a, b): 0.5 for n, a in enumerate(ids) for b in ids[n + 1 :]}
        matter = Matter(statements=tuple(ids), cohesion=0.5, pairs=pairs)
        by_id, by_report = {s.id: s for s in told}, {r.id: r for r in reports}
        (finding,) = weigh_matters([matter], by_id, by_report, parties, Even())
        assert finding.status == status


def test_claims_without_words_in_common_bear_each_other_out_only_if_very_much_alike(
    make_report: MakeReport, say: Say
) -> None:
    reports = [make_report("post"), make_report("echo")]

    def status(likeness: float, *terms: tuple[str, ...]) -> str:
        said = [say(n, terms=t) for n, t in zip(("post", "echo"), terms, strict=True)]
        told, parties = assign_origins(said, reports, (), ())
        ids = sorted(s.id for s in told)
        matter = Matter(statements=tuple(ids), pairs={(ids[0], ids[1]): likeness})
        by_id, by_report = {s.id: s for s in told}, {r.id: r for r in reports}
        (finding,) = weigh_matters([matter], by_id, by_report, parties, Even())
        return finding.status

    slope, road = ("slope", "slide", "road"), ("road", "block", "slope")
    assert status(0.8, slope, road) == "corroborated"
    assert status(0.8, slope, ("ferry", "cancel")) == "once"
    assert status(0.8, slope, ("road", "cancel")) == "once"
    assert status(0.9, slope, ("hill", "collapse")) == "corroborated"


def weigh_with_guests(
    make_report: MakeReport, say: Say, likeness: Sequence[float], guests: Sequence[int]
) -> tuple[Finding, list[str]]:
    """Return what three outlets amount to, some of them guests, and their statements' ids."""
    reports = [make_report(name) for name in ("post", "echo", "star")]
    told, parties = assign_origins([say(n) for n in ("post", "echo", "star")], reports, (), ())
    ids = [s.id for s in told]
    pairs = {
        (min(a, b), max(a, b)): p
        for (a, b), p in zip(
            ((ids[0], ids[1]), (ids[0], ids[2]), (ids[1], ids[2])), likeness, strict=True
        )
    }
    matter = Matter(
        statements=tuple(sorted(ids)), pairs=pairs, guests=frozenset(ids[n] for n in guests)
    )
    by_id, by_report = {s.id: s for s in told}, {r.id: r for r in reports}
    (finding,) = weigh_matters([matter], by_id, by_report, parties, Even())
    return finding, ids


def test_a_guest_bears_out_its_host(make_report: MakeReport, say: Say) -> None:
    finding, _ = weigh_with_guests(make_report, say, (0.9, 0.9, 0.9), [2])
    assert (finding.status, finding.independent_origins) == ("corroborated", 3)


def test_what_only_guests_say_of_each_other_is_no_confirmation(
    make_report: MakeReport, say: Say
) -> None:
    finding, ids = weigh_with_guests(make_report, say, (0.4, 0.4, 0.95), [1, 2])
    assert finding.status == "once"
    assert finding.statements == (ids[0],)


def test_a_guest_that_is_far_from_those_who_agree_stays_away(
    make_report: MakeReport, say: Say
) -> None:
    finding, ids = weigh_with_guests(make_report, say, (0.9, 0.4, 0.4), [2])
    assert finding.status == "corroborated"
    assert set(finding.statements) == set(ids[:2])
