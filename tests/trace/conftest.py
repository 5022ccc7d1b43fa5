"""Reports of an invented flood, for the tests of this room."""

from __future__ import annotations

import pytest

from tellings.records.report import Report

AGENCY = (
    "MARIBOR (Alpenpress) - A dam above the village of Trebno gave way before dawn on Tuesday and "
    "sent a wall of brown water through the lower streets, where most families still slept.\n\n"
    "Rescuers in rubber boats pulled frightened people from rooftops all morning while army "
    "trucks carried blankets and bread up the only road that the flood had left open.\n\n"
    '"We heard a roar like a train and then the kitchen door was gone and I saw my own oven '
    'swim down the street," said Ana Zupan, a baker who climbed a tree with her two sons.\n\n'
    "Engineers had complained for years that the old spillway was too narrow for the spring melt, "
    "but the district council kept putting off the repair because it could not find the money.\n\n"
    "By nightfall the river had fallen back to its bed, leaving cars stacked against the church "
    "and a thick layer of mud over the football ground.\n"
)
#: Another headline and beginning, two paragraphs kept in another order with small edits.
REWRITE = (
    "Village under water after dam fails\n\n"
    "Dozens of houses in Trebno have been wrecked by a flood, our correspondent found.\n\n"
    "Experts had complained for years that the old spillway was too narrow for the spring melt, "
    "but the district council kept putting off the repair because it could not find money.\n\n"
    "The bridge at the sawmill is closed, and pupils will be taught in the neighbouring valley "
    "until Easter, a teacher of the village school told this newspaper on the phone.\n\n"
    "Rescuers in rubber boats had pulled people from rooftops all morning while army trucks "
    "carried blankets and bread up the only road that the flood left open.\n"
)
#: The same event and the same quotation in its own words.
RIVAL = (
    "Trebno counts the damage\n\n"
    "The collapse of an earthen barrage has left the small Styrian community of Trebno without "
    "power, mayor Luka Hribar confirmed on Tuesday evening after touring the ruins.\n\n"
    '"We heard a roar like a train and then the kitchen door was gone and I saw my own oven '
    'swim down the street," Ana Zupan recalled.\n\n'
    "Insurance assessors are due to arrive within the week. The barrage was built in 1961 and "
    "last inspected nine years ago, according to papers that a local club has obtained.\n"
)
ELSEWHERE = (
    "Orchestra cancels its summer tour\n\n"
    "The city orchestra has called off eleven concerts after its conductor fell ill, and those "
    "who bought tickets can ask for their money back at the opera house until the end of June.\n\n"
    "A replacement programme with young soloists may be offered in autumn, the manager hopes.\n"
)


@pytest.fixture
def agency() -> Report:
    return Report(id="r-agency", text=AGENCY, outlet="Alpenpress", agency="Alpenpress")


@pytest.fixture
def reprint() -> Report:
    text = "Dam breaks over sleeping village\n\n" + AGENCY.replace("frightened people", "people")
    return Report(id="r-reprint", text=text, outlet="Drava Courier", agency="Alpenpress")


@pytest.fixture
def rewrite() -> Report:
    return Report(id="r-rewrite", text=REWRITE, outlet="Valley Mirror")


@pytest.fixture
def rival() -> Report:
    return Report(id="r-rival", text=RIVAL, outlet="Morning Lantern")


@pytest.fixture
def elsewhere() -> Report:
    return Report(id="r-elsewhere", text=ELSEWHERE, outlet="Morning Lantern")
