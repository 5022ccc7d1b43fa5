from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tellings.records.copy import Copy, Passage
from tellings.records.report import Report
from tellings.records.statement import Speaker, Statement
from tellings.weigh.origins import assign_origins

if TYPE_CHECKING:
    from tests.weigh.conftest import MakeReport, Say


def origins(
    statements: Sequence[Statement], reports: Sequence[Report], copies: Sequence[Copy] = ()
) -> list[str]:
    told, parties = assign_origins(statements, reports, (), copies)
    assert {s.origin for s in told} == set(parties)
    return [parties[s.origin or ""].name for s in told]


def shared(*spans: tuple[str, int, int], agency: str | None = None) -> Copy:
    return Copy(
        reports=tuple(f"r-{name}" for name, _, _ in spans),
        kind="shared-passages",
        agency=agency,
        passages=tuple(Passage(report=f"r-{n}", start=a, end=b) for n, a, b in spans),
    )


def test_a_report_that_speaks_itself_is_its_outlet(make_report: MakeReport, say: Say) -> None:
    assert origins([say("post")], [make_report("post")]) == ["The Post"]


def test_an_agency_s_text_is_the_agency_s_whoever_prints_it(
    make_report: MakeReport, say: Say
) -> None:
    reports = [make_report("post", agency="Nordwire"), make_report("echo", agency="Nordwire")]
    assert origins([say("post"), say("echo")], reports) == ["Nordwire", "Nordwire"]


def test_copies_are_one_voice_though_nobody_knows_whose(make_report: MakeReport, say: Say) -> None:
    reports = [make_report("post"), make_report("echo")]
    one, other = origins(
        [say("post"), say("echo")], reports, [shared(("post", 0, 900), ("echo", 0, 900))]
    )
    assert one == other


def test_a_rewrite_s_own_words_are_its_own(make_report: MakeReport, say: Say) -> None:
    reports = [make_report("post"), make_report("echo")]
    statements = [say("post"), say("echo"), say("echo")]
    copy = shared(("post", 0, 900), ("echo", statements[1].start, statements[1].end))
    first, taken, own = origins(statements, reports, [copy])
    assert first == taken != own


def test_one_speaker_in_four_papers_is_one_origin(make_report: MakeReport, say: Say) -> None:
    reports = [make_report(name) for name in ("post", "echo", "mail", "star")]
    speaker = Speaker(kind="person", text="Nora Lind")
    statements = [say(r.id.removeprefix("r-"), speaker=speaker) for r in reports]
    assert set(origins(statements, reports)) == {"Nora Lind"}


def test_the_unnamed_of_two_papers_are_not_known_to_be_the_same(
    make_report: MakeReport, say: Say
) -> None:
    reports = [make_report("post"), make_report("echo")]
    speaker = Speaker(kind="unnamed", text="two farmers")
    told, _ = assign_origins(
        [say("post", speaker=speaker), say("post", speaker=speaker), say("echo", speaker=speaker)],
        reports,
        (),
        (),
    )
    assert told[0].origin == told[1].origin != told[2].origin


def test_the_unnamed_of_one_wire_text_are_the_same(make_report: MakeReport, say: Say) -> None:
    reports = [make_report("post", agency="Nordwire"), make_report("echo", agency="Nordwire")]
    speaker = Speaker(kind="unnamed", text="two farmers")
    told, _ = assign_origins(
        [say("post", speaker=speaker), say("echo", speaker=speaker)], reports, (), ()
    )
    assert told[0].origin == told[1].origin


def test_two_outlets_that_nobody_knows_are_two(make_report: MakeReport, say: Say) -> None:
    reports = [make_report("post", outlet=None), make_report("echo", outlet=None)]
    told, _ = assign_origins([say("post"), say("echo")], reports, (), ())
    assert told[0].origin != told[1].origin
