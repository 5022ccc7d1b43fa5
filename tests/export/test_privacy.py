"""Who is private, and by what noun: only those of our lists, never a word of a report."""

from __future__ import annotations

import dataclasses

import pytest

from tellings.export.privacy import is_private, name_role
from tellings.records.entity import Entity, EntityRole


@pytest.mark.parametrize(
    ("role", "private"),
    [
        ("resident", True),
        ("a 16-year-old suspect", True),
        ("the minister's younger brother", True),
        ("the ministers' driver", True),
        ("wife of the governor", True),
        (None, True),
        ("vice-president", False),
        ("Northland's top envoy in Ostrava", False),
        ("provincial council member", False),
        ("candidates", False),
        ("member of the club", True),
        ("deputy spokesman for the ministry", False),
    ],
)
def test_only_an_office_makes_a_person_public(role: str | None, private: bool) -> None:
    roles = (EntityRole(text=role, report="r"),) if role else ()
    person = Entity(id="e", type="person", name="Ann Bloggs", variants=(), roles=roles)
    assert is_private(person) is private
    assert not is_private(dataclasses.replace(person, type="place"))


@pytest.mark.parametrize(
    ("role", "noun"),
    [
        ("resident", "resident"),
        ("Resident", "resident"),
        ("29-year-old suspect", "suspect"),
        ("Ann Bloggs' mother", "mother"),
        ("the mother of Kip Bloggs", "mother"),
        ("baker from Torvik, a friend of Kip's", "baker"),
        ("Kip's", None),
        ("Quillfeather", None),
        ("mayor", None),
        ("", None),
    ],
)
def test_a_role_is_a_noun_of_our_lists(role: str, noun: str | None) -> None:
    assert name_role(role) == noun
