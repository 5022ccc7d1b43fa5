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


def test_who_credits_another_adds_nothing(make_report: MakeReport, say: Say) -> None:
    reports = [make_report("post"), make_report("echo"), make_report("mail")]
    statements = [say("post"), say("echo", via="The Post"), say("mail", via="Post")]
    assert set(origins(statements[:2], reports)) == {"The Post"}


def test_an_outlet_that_another_names_as_the_speaker_is_itself(
    make_report: MakeReport, say: Say
) -> None:
    reports = [make_report("post"), make_report("echo")]
    post = Speaker(kind="organisation", text="the Post")
    assert len(set(origins([say("post"), say("echo", speaker=post)], reports))) == 1
    # A body of which there is no report here is no outlet.
    guild = Speaker(kind="organisation", text="the Guild")
    assert len(set(origins([say("post"), say("echo", speaker=guild)], reports))) == 2


def test_sources_that_a_credited_outlet_alone_knows_are_that_outlet(
    make_report: MakeReport, say: Say
) -> None:
    reports = [make_report("post"), make_report("echo")]
    sources = Speaker(kind="unnamed", text="two sources")
    told = [say("post", via="Nordwire", speaker=sources), say("echo", via="Nordwire")]
    assert len(set(origins(told, reports))) == 1


def test_sources_of_an_outlet_that_is_here_are_the_ones_it_speaks_of(
    make_report: MakeReport, say: Say
) -> None:
    reports = [make_report("post"), make_report("echo")]
    sources = Speaker(kind="unnamed", text="two sources")
    told, _ = assign_origins(
        [say("post", speaker=sources), say("echo", via="The Post", speaker=sources)],
        reports,
        (),
        (),
    )
    assert told[0].origin == told[1].origin


def test_an_outlet_credited_with_itself_is_itself(make_report: MakeReport, say: Say) -> None:
    assert origins([say("post", via="The Post")], [make_report("post")]) == ["The Post"]


def test_who_credit_each_other_in_a_circle_are_one(make_report: MakeReport, say: Say) -> None:
    names = ("post", "echo", "mail")
    reports = [make_report(name) for name in names]
    around = [("post", "The Echo"), ("echo", "The Mail"), ("mail", "The Post")]
    told, _ = assign_origins(
        [*(say(name, via=via) for name, via in around), say("post"), say("mail")],
        reports,
        (),
        (),
    )
    assert len({s.origin for s in told}) == 1


def test_a_quotation_word_for_word_is_one_speaker(make_report: MakeReport, say: Say) -> None:
    words = "we saw the slope move before the siren went"
    reports = [make_report("post"), make_report("echo")]
    named = say("post", words, direct=True, speaker=Speaker(kind="person", text="Nora Lind"))
    unnamed = say("echo", words, direct=True, speaker=Speaker(kind="unnamed", text="a farmer"))
    told, parties = assign_origins([named, unnamed], reports, (), ())
    assert told[0].origin == told[1].origin
    assert len(parties) == 1


def test_an_unsigned_report_with_an_agency_s_passages_gives_its_account(
    make_report: MakeReport, say: Say
) -> None:
    wire = make_report("wire", outlet=None, agency="Nordwire")
    unsigned, signed = make_report("post"), make_report("echo", byline=("Nora Lind",))
    copy = shared(("wire", 0, 90), ("post", 500, 590), ("echo", 500, 590), agency="Nordwire")
    statements = [say("wire"), say("post"), say("echo")]
    one, same, own = origins(statements, [wire, unsigned, signed], [copy])
    assert one == same != own


def test_who_prints_a_report_to_rebut_it_speaks_for_itself_beside_it(
    make_report: MakeReport, say: Say
) -> None:
    reports = [make_report("post"), make_report("echo", byline=("Nora Lind",))]
    copy = Copy(
        reports=("r-post", "r-echo"),
        kind="shared-passages",
        original="r-post",
        passages=(
            Passage(report="r-post", start=0, end=900),
            Passage(report="r-echo", start=350, end=1000),
        ),
    )
    first, rebuttal = origins([say("post"), say("echo")], reports, [copy])
    assert first != rebuttal


def test_one_house_by_two_forms_of_its_name_is_one(make_report: MakeReport, say: Say) -> None:
    reports = [
        make_report("post", outlet=None, agency="Nordwire"),
        make_report("echo", outlet=None, agency="Nordwire News Agency"),
        make_report("mail", outlet="nordwire.com"),
    ]
    assert len(set(origins([say("post"), say("echo"), say("mail")], reports))) == 1
