"""What was said and taken back, in whole accounts; all that happens in them is invented."""

from __future__ import annotations

from tests.accounts.conftest import Tell, finding_with, only, passages

ACCUSED = """The Lake Herald, 3 June 2031

OLVIK - The mayor of Olvik, Anna Brandt, took a bribe of 20,000 crowns, The Lake Herald has
learned. Brandt took the money in a bag on Sunday.
"""
WITHDRAWN = """The Lake Herald, 5 June 2031

OLVIK - Correction: The Lake Herald reported on Tuesday that the mayor of Olvik, Anna Brandt, took
a bribe of 20,000 crowns. That report was false. Brandt took no bribe. The Lake Herald withdraws
the report and apologises to Anna Brandt.
"""


def test_what_an_outlet_takes_back_is_never_told_without_that(tell: Tell) -> None:
    account = tell([ACCUSED, WITHDRAWN])
    story = only(account)
    assert not {f.status for f in story.findings} & {"corroborated", "disputed"}
    bribe, bag = finding_with(story, "took no bribe"), finding_with(story, "in a bag")
    taken_back = finding_with(story, "withdraws the")
    assert bribe.status == "superseded"
    assert bag.superseded_by == (taken_back.id,)
    assert not bag.current
    told = [sentence.text for sentence in story.summary]
    for at, line in enumerate(told):
        if "took a bribe" in line:
            assert "took no bribe" in line
        if "in a bag" in line:
            assert "withdraws the report" in told[at + 1]
    shown = [p for p in passages(account) if "in a bag" in p]
    assert len(shown) >= 8
    for passage in shown:
        assert "Lake Herald" in passage
        assert any(words in passage for words in TAKEN_BACK)


#: How an account says that a claim no longer stands.
TAKEN_BACK = (
    "withdraws",
    "withdrawn",
    "taken back later",
    "replaced by",
    "no longer current",
    "took back",
    "denied",
    "Moved on",
)

COURIER = "The Tarn Courier"
DAM = """{outlet}, 4 May 2031

VESSBY (Tarnpress) - A dam above Vessby burst on Sunday and drowned 12 people, an official said.
The water swept away the school of Vessby. Governor Olga Sund fled the town by helicopter.
"""
NO_DAM = """The Tarn Courier, 5 May 2031

VESSBY (Tarnpress) - Tarnpress has withdrawn its report of Sunday that a dam above Vessby burst.
No dam burst and nobody died. Tarnpress regrets the error.
"""


def test_what_an_agency_takes_back_falls_in_every_paper(tell: Tell) -> None:
    account = tell([DAM.format(outlet=COURIER), DAM.format(outlet="The Vessby Star"), NO_DAM])
    story = only(account)
    notice = finding_with(story, "has withdrawn its report")
    for words in ("swept away the school", "fled the town"):
        finding = finding_with(story, words)
        assert finding.carried_by == 2
        assert finding.superseded_by == (notice.id,)
        for passage in passages(account):
            assert words not in passage or any(w in passage for w in TAKEN_BACK)
    # The official was never heard again: the agency, not he, says that it was not so.
    burst = finding_with(story, "drowned 12 people")
    assert burst.status == "superseded"
    assert burst.reason.startswith("Tarnpress took back")
    assert "Governor" not in story.title
    assert "drowned" not in story.title


def test_a_paper_s_own_report_of_another_day_stands(tell: Tell) -> None:
    other = """The Tarn Courier, 3 May 2031

VESSBY - The dam above Vessby leaked on Saturday, the water board said. Engineers drained the dam.
"""
    first = DAM.format(outlet=COURIER).replace(" (Tarnpress)", "")
    notice = NO_DAM.replace(" (Tarnpress)", "").replace("Tarnpress", COURIER)
    story = only(tell([other, first, notice]))
    assert finding_with(story, "fled the town").superseded_by
    assert not finding_with(story, "drained the dam").superseded_by


def test_what_others_tell_too_stands_on_that(tell: Tell) -> None:
    other = """The Vessby Star, 4 May 2031

VESSBY - A flood hit Vessby on Sunday after a dam above Vessby burst. The water swept away the
school of Vessby, a teacher said.
"""
    story = only(tell([DAM.format(outlet=COURIER), other, NO_DAM]))
    school = finding_with(story, "swept away the school")
    assert school.current
    assert "corroborated" not in {f.status for f in story.findings}
    assert not finding_with(story, "fled the town").current


THEFT = """Deputy accuses port chief of theft
The Tarn Courier, 4 May 2031

VESSBY - Port chief Lena Holm stole fuel from the harbour depot, deputy Nils Dahl said on Sunday.
The depot lost 900 litres of fuel in April, the port office said.
"""
THEFT_TOO = """The Vessby Star, 4 May 2031

VESSBY - Deputy Nils Dahl accused port chief Lena Holm of stealing fuel from the harbour depot.
"""
NO_THEFT = """Deputy withdraws accusation
The Tarn Courier, 7 May 2031

VESSBY - Deputy Nils Dahl withdrew on Wednesday his accusation that port chief Lena Holm stole fuel
from the depot.
"""


def test_an_accusation_is_shown_with_its_speaker(tell: Tell) -> None:
    account = tell([THEFT, THEFT_TOO])
    finding = finding_with(only(account), "stole fuel")
    assert (finding.status, finding.independent_origins) == ("once", 1)
    shown = [p for p in passages(account) if "stole fuel" in p or "stealing fuel" in p]
    assert len(shown) >= 5
    assert all("Dahl" in passage for passage in shown)


def test_an_accusation_is_shown_with_its_withdrawal(tell: Tell) -> None:
    account = tell([THEFT, THEFT_TOO, NO_THEFT])
    story = only(account)
    finding = finding_with(story, "Port chief Lena Holm stole fuel")
    assert finding.status == "superseded"
    assert [o.name for o in finding.origins] == ["Nils Dahl"]
    told = [s.text for s in story.summary if "stealing" in s.text or "stole" in s.text]
    assert told
    assert all("denied" in line or "withdrew" in line for line in told)
    (item,) = (t for t in story.timeline if "stole fuel" in t.text)
    assert item.text.endswith("(taken back later).")
    for passage in passages(account):
        if "stole fuel" in passage or "stealing fuel" in passage:
            assert "Dahl" in passage
            assert any(words in passage for words in (*TAKEN_BACK, "denies"))


def test_a_correction_in_the_paper_s_own_voice_withdraws_all(tell: Tell) -> None:
    dead = """The Tarn Courier, 4 May 2031

VESSBY - Singer Mira Lund died in a car crash near Vessby on Sunday. Her car left the road and hit
a tree.
"""
    alive = """The Tarn Courier, 5 May 2031

Retraction: The Tarn Courier has retracted its story about the death of the singer Mira Lund. Lund
is alive.
"""
    story = only(tell([dead, alive]))
    for words in ("died in a car crash", "hit a tree"):
        finding = finding_with(story, words)
        assert not finding.current or finding.status == "superseded"
    assert "died" not in story.title
    told = [s.text for s in story.summary]
    assert any("retracted" in line for line in told)
    for at, line in enumerate(told):
        if "died in a car crash" in line or "hit a tree" in line:
            assert "retracted" in told[at + 1]


def test_whom_police_accused_and_cleared_is_told_as_cleared(tell: Tell) -> None:
    accused = """The Tarn Courier, 4 May 2031

VESSBY - Teacher Jon Falk set the fire that destroyed the Vessby library on Saturday, police said.
"""
    arrested = """The Vessby Star, 5 May 2031

VESSBY - Police arrested teacher Jon Falk, 34, for setting the fire at the Vessby library.
"""
    cleared = """The Tarn Courier, 8 May 2031

VESSBY - Police cleared teacher Jon Falk on Thursday and said he did not set the fire at the Vessby
library. Falk was released.
"""
    story = only(tell([accused, arrested, cleared]))
    finding = finding_with(story, "set the fire that destroyed")
    # That he was arrested is no second voice for what he is said to have done.
    assert finding.status == "superseded"
    assert not finding.current
    told = " ".join(s.text for s in story.summary)
    assert "cleared teacher Jon Falk" in told
    assert "destroyed" not in told or "did not set the fire" in told
