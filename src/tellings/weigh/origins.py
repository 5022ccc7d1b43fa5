"""Who is answerable for each statement: the independent origins of a story.

Origins are counted, never outlets: five papers with one agency's text are one voice, one speaker
whom four papers quote is one, a body answers for its officers, and who credits another adds
nothing to what that other says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tellings.records.copy import Copy
from tellings.records.entity import Entity
from tellings.records.report import Report
from tellings.records.spans import make_id
from tellings.records.statement import Statement
from tellings.text.outlets import same_house
from tellings.weigh.bodies import VAGUE, describe_body
from tellings.weigh.parties import Key, Party, PartyFinder, is_anonymous, name_unnamed
from tellings.weigh.quoted_words import said_words
from tellings.weigh.voices import Voices


def assign_origins(
    statements: Sequence[Statement],
    reports: Sequence[Report],
    entities: Sequence[Entity],
    copies: Sequence[Copy],
) -> tuple[tuple[Statement, ...], dict[str, Party]]:
    """Return the statements with their origin, and the party behind each origin.

    Args:
        statements: The story's statements, speakers linked to entities.
        reports: The story's reports.
        entities: The story's entities.
        copies: Which of the reports share a text.

    Returns:
        The statements in the order given, and parties by origin id.
    """
    voices = Voices(reports, copies, statements)
    finder = PartyFinder(entities)
    finder.note(s.speaker for s in statements)
    parties = [_party(s, voices, finder) for s in statements]
    one_for = _same_unnamed(statements, parties)
    one_for |= _same_quotation(statements, [_settle(p, one_for) for p in parties])
    parties = _quoted(statements, [_settle(party, one_for) for party in parties])
    ids = [make_id("o", *party.key) for party in parties]
    told = tuple(replace(s, origin=i) for s, i in zip(statements, ids, strict=True))
    # Of several names for one party the fullest is kept, whatever order they come in.
    rows = zip(ids, parties, strict=True)
    return told, dict(
        sorted(rows, key=lambda row: (row[0], len(row[1].name), row[1].name, row[1].kind))
    )


def _party(statement: Statement, voices: Voices, finder: PartyFinder) -> Party:
    speaker, via = statement.speaker, statement.via
    credited = voices.credited(via) if via else None
    if speaker.kind == "outlet":
        return credited or voices.of(statement)
    text = speaker.text or ""
    if speaker.kind != "person" and voices.is_own(statement.report, text):
        return credited or voices.of(statement)  # "The Herald has learned", in the Herald
    if credited and speaker.kind != "person" and same_house(text, via or ""):
        return credited
    if text and speaker.kind != "person" and voices.is_house(text):
        return voices.credited(text)  # "The Post reports", in the Herald
    if credited and is_anonymous(speaker) and not voices.is_here(credited):
        return credited
    known = finder.find(speaker)
    if known is not None:
        return known
    body = describe_body(text)
    if body is not None and body[0] == VAGUE:
        return Party("unnamed", ("unnamed", VAGUE), text)
    # Nobody knows whether two reports mean the same people; within one voice they do.
    voice = credited or voices.of(statement)
    return Party("unnamed", ("unnamed", *voice.key, name_unnamed(text)), text)


def _settle(party: Party, one_for: dict[Key, Key]) -> Party:
    """Return the party with the key that stands for all keys of it."""
    seen = {party.key}
    key = party.key
    while key in one_for and one_for[key] not in seen:
        key = one_for[key]
        seen.add(key)
    return Party(party.kind, key, party.name)


def _same_unnamed(statements: Sequence[Statement], parties: Sequence[Party]) -> dict[Key, Key]:
    """Return the unnamed whom two reports of one voice describe, one more fully, by key."""
    reports: defaultdict[Key, set[str]] = defaultdict(set)
    for statement, party in zip(statements, parties, strict=True):
        if party.kind == "unnamed" and party.key[0] == "unnamed":
            reports[party.key].add(statement.report)
    return dict(_fuller(reports))


def _fuller(reports: dict[Key, set[str]]) -> Iterator[tuple[Key, Key]]:
    voices: defaultdict[Key, list[Key]] = defaultdict(list)
    for key in sorted(reports):
        voices[key[:-1]].append(key)
    for keys in voices.values():
        for key in keys:
            words = set(key[-1].split())
            fuller = [
                other
                for other in keys
                if words < set(other[-1].split()) and not reports[other] & reports[key]
            ]
            if words and len(fuller) == 1:
                yield key, fuller[0]


def _quoted(statements: Sequence[Statement], parties: Sequence[Party]) -> list[Party]:
    """Return the parties; words that a report has bare and another quotes are the speaker's.

    A post that stands in a report as it was sent is not what the report tells.
    """
    quoted: dict[str, Party] = {}
    for statement, party in zip(statements, parties, strict=True):
        words = said_words(statement)
        if statement.direct and words and statement.speaker.kind != "outlet":
            known = quoted.get(words, party)
            quoted[words] = min(known, party, key=lambda p: (p.kind == "unnamed", p.key))
    return [
        quoted.get(said_words(statement) or "", party)
        if statement.speaker.kind == "outlet"
        else party
        for statement, party in zip(statements, parties, strict=True)
    ]


def _same_quotation(statements: Sequence[Statement], parties: Sequence[Party]) -> dict[Key, Key]:
    """Return the unnamed who are quoted with the very words that somebody else said, by key."""
    said: defaultdict[str, set[tuple[bool, Key]]] = defaultdict(set)
    for statement, party in zip(statements, parties, strict=True):
        words = said_words(statement)
        if statement.direct and words:
            said[words].add((party.kind == "unnamed", party.key))
    same: dict[Key, Key] = {}
    for _, found in sorted(said.items()):
        # The named ones sort first.
        (_, first), *others = sorted(found)
        same |= {key: first for unnamed, key in others if unnamed}
    return same
