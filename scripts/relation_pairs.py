"""Pairs of statements from the stories of training/relations/, each with what one is to the other.

A story is a list of matters, a matter a list of statements `[version, speaker, text]` with the
relations between its versions: what is of one version says the same, and for two versions it is
told whether one refines the other, speaks against it or tells a later state. Statements of two
matters are different.
"""

from __future__ import annotations

import hashlib
import itertools
import math
import pathlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

#: In the order of `records.relation.Relation`.
KINDS = ("different", "same", "refines", "refined", "against", "later", "earlier")
#: What the second is to the first.
TURNED = {
    **{kind: kind for kind in ("different", "same", "against")},
    "refines": "refined",
    "refined": "refines",
    "later": "earlier",
    "earlier": "later",
}
#: Every such story is left out of training and measures.
HELD_OUT = 8
#: Pairs of two matters are taken from this share of them, the likeliest by their words, which are
#: ordered with this much of chance.
LIKELIER, JITTER = 0.5, 0.15
_LINKS = frozenset(
    "the a an of to in on at by for with from and or but that this it its he she they his her "
    "their was were is are be been had has have said would who which not no as".split()
)

#: Two texts and what the first is to the second.
Pair = tuple[str, str, str]


@dataclass(frozen=True)
class Told:
    """A statement: number of its matter, version in it, and text."""

    matter: int
    version: str
    text: str


@dataclass(frozen=True)
class RelationStory:
    """An invented story: its statements, and by matter what a version is to another."""

    name: str
    told: tuple[Told, ...]
    relations: tuple[dict[tuple[str, str], str], ...]

    def relate(self, a: Told, b: Told) -> str | None:
        """Return what one statement is to another; None where nobody says."""
        if a.matter != b.matter:
            return "different"
        if a.version == b.version:
            return "same"
        return self.relations[a.matter].get((a.version, b.version))


def read_stories(folder: pathlib.Path) -> list[RelationStory]:
    """Return the stories of all files of a folder."""
    stories = []
    for file in sorted(folder.glob("*.yaml")):
        for story in yaml.safe_load(file.read_text(encoding="utf-8")):
            told = tuple(
                Told(number, str(version), text)
                for number, matter in enumerate(story["matters"])
                for version, _, text in matter["statements"]
            )
            relations = tuple(
                dict(_both_ways(matter.get("relations", ()))) for matter in story["matters"]
            )
            stories.append(RelationStory(story["story"], told, relations))
    return stories


def _both_ways(relations: list[str]) -> Iterator[tuple[tuple[str, str], str]]:
    for relation in relations:
        one, kind, other = str(relation).split()
        yield (one, other), kind
        yield (other, one), TURNED[kind]


def is_held_out(story: RelationStory) -> bool:
    """Whether a story is not trained on: a matter of its name, so that it stays so."""
    number = int(hashlib.md5(story.name.encode(), usedforsecurity=False).hexdigest(), 16)
    return number % HELD_OUT == 0


def pairs_of(story: RelationStory, different: float, chance: random.Random) -> list[Pair]:
    """Return all pairs inside matters, and for each so many of two matters, hard to tell."""
    together: list[Pair] = []
    apart: list[Pair] = []
    for a, b in itertools.combinations(story.told, 2):
        kind = story.relate(a, b)
        if kind is not None:
            (apart if kind == "different" else together).append((a.text, b.text, kind))
    apart.sort(key=lambda p: _in_common(p) + chance.random() * JITTER, reverse=True)
    likelier = apart[: int(len(apart) * LIKELIER)]
    chance.shuffle(likelier)
    return together + likelier[: int(different * len(together))]


def _in_common(pair: Pair) -> float:
    one, other = (set(re.findall(r"\w+", text.lower())) - _LINKS for text in pair[:2])
    return len(one & other) / math.sqrt(max(1, len(one)) * max(1, len(other)))
