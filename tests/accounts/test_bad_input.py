"""Whole accounts of reports that are hard to be fair to; all that happens in them is invented."""

from __future__ import annotations

import time

import pytest
from tests.accounts.conftest import Tell, finding_with, only

FERRY = """The Lake Herald, 3 June 2031

OLVIK - A ferry sank off Olvik in Norway on Tuesday, killing four people, police said.
The mayor, Anna Brandt, said that the ferry had been inspected in May.
"""


def test_one_report_confirms_nothing(tell: Tell) -> None:
    story = only(tell([FERRY]))
    assert {f.status for f in story.findings} == {"once"}
    assert {f.independent_origins for f in story.findings} == {1}
    assert any("cause" in line for line in story.unknown)


WIRE = """{outlet}, 3 June 2031

OLVIK (Nordpress) - A ferry sank off Olvik in Norway on Tuesday, killing four people, the coast
guard said. The ferry was carrying 60 passengers when it hit a rock in thick fog. Rescuers pulled
56 people from the water before noon, the coast guard said. The captain, Ivo Lang, was questioned
on Wednesday.
"""


def test_copies_of_one_text_are_one_origin(tell: Tell) -> None:
    outlets = ("The Lake Herald", "The Olvik Post", "Fjord Mirror", "Coast Gazette")
    story = only(tell([WIRE.format(outlet=outlet) for outlet in outlets]))
    assert {f.status for f in story.findings} == {"once"}
    assert all(f.independent_origins == 1 and f.carried_by == 4 for f in story.findings)
    (copy,) = story.copies
    assert (copy.kind, len(copy.reports)) == ("duplicate", 4)
    # Who answers for it is the agency, not whichever paper comes first.
    told = " ".join(sentence.text for sentence in story.summary)
    assert "according to Nordpress alone" in told
    assert not any(outlet in told for outlet in outlets)


def test_rival_outlets_dispute_and_nothing_is_established(tell: Tell) -> None:
    north = """Northern Front Radio, 3 June 2031

KALVA - Northern forces hold the bridge at Kalva, the Northern command said on Tuesday.
The Southern army lost 40 soldiers, the Northern command said.
"""
    south = """Southern Voice, 3 June 2031

KALVA - Northern forces do not hold the bridge at Kalva, the Southern command said on Tuesday.
The Southern army lost three soldiers, the Southern command said.
"""
    story = only(tell([north, south]))
    assert "corroborated" not in {f.status for f in story.findings}
    names = {o.id: o.name for f in story.findings for o in f.origins}
    for words in ("hold the bridge", "lost 40 soldiers"):
        finding = finding_with(story, words)
        assert finding.status == "disputed"
        sides = [{names[o] for o in side.origins} for side in finding.sides]
        assert sides == [{"the Northern command"}, {"the Southern command"}]
    told = [s.text for s in story.summary if "bridge" in s.text or "lost" in s.text]
    assert told
    assert all(line.startswith("Accounts differ: ") for line in told)


def test_a_report_of_something_else_stands_apart(tell: Tell) -> None:
    stranger = """Market Wire, 3 June 2031

LIMA - The central bank of Peru left its key interest rate unchanged at 4.25 percent on Tuesday.
"""
    second = FERRY.replace("The Lake Herald", "The Olvik Post").replace("in May", "last month")
    account = tell([FERRY, second, stranger])
    assert sorted(len(story.reports) for story in account.stories) == [1, 2]
    (apart,) = (s for s in account.stories if len(s.reports) == 1)
    assert all("ferry" not in s.text for s in apart.statements)


@pytest.mark.parametrize("mark", ["Satire", "[SATIRE]", "Filed under: Satire", "Parody"])
def test_what_marks_itself_as_satire_supports_nothing(tell: Tell, mark: str) -> None:
    joke = f"""The Daily Goose
{mark}
3 June 2031

OLVIK - A ferry sank off Olvik in Norway on Tuesday, killing four people, after marrying a seal.
"""
    account = tell([FERRY, joke])
    (refused,) = (r for r in account.reports if r.problem)
    assert refused.problem is not None
    assert refused.problem.code == "satire"
    assert {f.status for f in only(account).findings} == {"once"}


def test_a_report_about_satire_is_read(tell: Tell) -> None:
    text = "The Lake Herald, 3 June 2031\n\nOLVIK - Satire is no crime, a court in Olvik said.\n"
    (report,) = tell([text]).reports
    assert report.problem is None


def test_one_outlet_that_names_itself_is_one_origin(tell: Tell) -> None:
    text = """The Lake Herald, 3 June 2031

OLVIK - The mayor of Olvik sold the harbour, The Lake Herald has learned. She sold it in May.
"""
    assert len({s.origin for s in only(tell([text])).statements}) == 1


SLIDE = "A landslide hit the road to Olvik on Tuesday."
FIRE = "A fire broke out in the forest of Olvik on Tuesday."
WRECK = "A tanker ran aground off Olvik on Tuesday."
STORM = "A storm hit Olvik on Tuesday."


@pytest.mark.parametrize(
    ("lead", "first", "second"),
    [
        (SLIDE, "It buried 3 miles of the road", "It buried about 4.8 kilometres of the road"),
        (FIRE, "It burned 1,200 hectares of forest", "It burned 12 sq km of forest"),
        (FIRE, "It burned 2,470 acres of forest", "It burned 1,000 hectares of forest"),
        (WRECK, "It lost 500 tonnes of oil", "It lost 500,000 kilograms of oil"),
        (WRECK, "It lost 500 tonnes of oil", "It lost 550 short tons of oil"),
        (STORM, "Winds reached 120 kilometres per hour", "Winds reached 75 mph"),
        (STORM, "The power cut lasted two days", "The power cut lasted 48 hours"),
    ],
)
def test_one_amount_in_two_units_agrees(tell: Tell, lead: str, first: str, second: str) -> None:
    finding = finding_with(only(tell(two_reports(lead, first, second))), first)
    assert finding.status == "corroborated"
    assert finding.independent_origins == 2
    assert len(finding.values) == 1


@pytest.mark.parametrize(
    ("lead", "first", "second"),
    [
        (SLIDE, "It buried 3 miles of the road", "It buried 9 kilometres of the road"),
        (FIRE, "It burned 100 acres of forest", "It burned 100 hectares of forest"),
        (WRECK, "It lost 500 tonnes of oil", "It lost 900 tonnes of oil"),
    ],
)
def test_two_amounts_are_disputed_in_whatever_units(
    tell: Tell, lead: str, first: str, second: str
) -> None:
    finding = finding_with(only(tell(two_reports(lead, first, second))), first)
    assert finding.status == "disputed"
    assert len(finding.sides) == 2


def two_reports(lead: str, first: str, second: str) -> list[str]:
    return [
        f"{outlet}, 3 June 2031\n\nOLVIK - {lead} {told} said.\n"
        for outlet, told in (
            ("The Lake Herald", f"{first}, the coast guard"),
            ("The Olvik Post", f"{second}, the mayor"),
        )
    ]


def test_a_hundred_speakers_named_alike_are_no_one_person(tell: Tell) -> None:
    given = "Ali Omar Hassan Yusuf Karim Jamal Nasir Tariq Salim Farid".split()
    family = "Haddad Khoury Mansour Saleh Nasser Darwish Aziz Rahman Sabri Zayed".split()
    lines = [
        f"Mohammad {g} {f} said that the storm tore the roof off the market hall."
        for g in given
        for f in family
    ]
    texts = [
        "\n".join([f"{outlet}, 3 June 2031", "", "OLVIK - A storm hit Olvik on Tuesday.", *part])
        for outlet, part in (("The Lake Herald", lines[::2]), ("The Olvik Post", lines[1::2]))
    ]
    start = time.process_time()
    account = tell(texts)
    assert time.process_time() - start < 60
    people = [e for s in account.stories for e in s.entities if e.type == "person"]
    assert len(people) >= 95
    assert all(len({v.text.split()[-1] for v in e.variants}) == 1 for e in people)
    roof = finding_with(only(account), "tore the roof off")
    assert roof.status == "corroborated"
    assert roof.independent_origins >= 95
