"""Whom a report tells to have been killed or hurt, with a number or without: "a man died".

Figures count; most of the dead and wounded of a small event are never counted but told one by one.
Each is a fate: what happened, to how many, and what is known of who it was.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from tellings.annotate.fate_people import FATES, People, fate_of, is_loose, people_words
from tellings.annotate.fate_verbs import Told, is_done, told_by
from tellings.annotate.figure_words import measure_of
from tellings.annotate.texts import text_of
from tellings.data.fates import fate_words
from tellings.records.annotation import Mention
from tellings.records.statement import Fate, Figure
from tellings.text.figures import is_ordinal

#: How far up the tree the verb over a number may stand.
CLIMB = 4
#: Characters behind a number in which the next word stands.
NEAR = 16


#: "None of the injuries is grave": of nobody that he was not hurt.
_HURTS = re.compile(r"\b(?:none|neither)\b.{0,20}\b(?:injur|wound)", re.IGNORECASE)


def find_fates(
    doc: Doc, figures: Sequence[Figure], mentions: Sequence[Mention]
) -> tuple[Fate, ...]:
    """Return whom a report tells to have been killed or hurt, in order of place.

    Args:
        doc: The parse of the report's text.
        figures: What was counted in it.
        mentions: The names in it.
    """
    text = text_of(doc)
    people = People(doc, text, figures, mentions)
    found = [fate for token in doc for fate in _of_word(people, token)]
    counted = {fate.figure for fate in found if fate.figure is not None}
    starts = [token.idx for token in doc]
    for place, figure in enumerate(figures):
        token = doc[max(0, bisect.bisect_right(starts, figure.start) - 1)] if starts else None
        if place not in counted and token is not None and not _is_undone(token):
            behind = text[figure.end : figure.end + NEAR].split()[:1]
            for fate in _of_figure(figure, place) if not _counts_cases(figure, behind) else ():
                found.append(replace(fate, phrase=_phrase(text, figures, place, found)))
    seen: dict[tuple[str, int, int], Fate] = {}
    for fate in sorted(found, key=lambda f: (f.start, f.at)):
        # "Two others": the number and the noun are one.
        place = fate.start if fate.figure is None else -1 - fate.figure
        seen.setdefault((fate.measure, place, fate.phrase), fate)
    return tuple(_without_parts(list(seen.values()), figures))


def _of_word(people: People, token: Token) -> Iterator[Fate]:
    for told in told_by(token):
        # "The clerk and the guard who was hurt": what hangs on one noun is said of that one.
        alone = token.dep_ in {"relcl", "acl", "amod"}
        heads = _listed_before(told.head, token) if alone else people.expand(told.head, token)
        start = min((h.left_edge.idx for h in heads), default=told.head.idx)
        for head in heads:
            dies = fate_of("done_by", token.lemma_.lower()) == "killed"
            fate = people.fate(head, told.measure, at=token.idx, phrase=start, dies=dies)
            if fate is not None:
                yield replace(fate, doer=fate.doer or told.self, by=_by(people, told))


def _listed_before(head: Token, token: Token) -> list[Token]:
    """Return those that share what hangs on the last of them: "three men and a girl hurt"."""
    heads = [head]
    while token.dep_ == "acl" and heads[-1].dep_ == "conj" and heads[-1].head.pos_ == "NOUN":
        over = heads[-1].head
        if any(c.dep_ in {"acl", "relcl"} for c in over.children):
            break
        heads.append(over)
    return heads


def _by(people: People, told: Told) -> str | None:
    """Return the name or noun of whoever did it."""
    if told.measure == "hospitalised":
        return None  # whoever drives them there did nothing to them
    return None if told.by is None else people.name(told.by) or told.by.lemma_.lower()


def _of_figure(figure: Figure, place: int) -> Iterator[Fate]:
    """Yield the fate of a figure that no word of the parse led to."""
    measure = FATES.get(figure.measure or "")
    if measure is None or (figure.lower is None and figure.upper is None) or is_loose(figure):
        return
    people = people_words() | {None}
    if figure.counted not in people and figure.counted not in measure_of("nouns"):
        return
    if is_ordinal(figure) or (
        figure.lower == 0 and figure.counted is None and _HURTS.search(figure.text)
    ):
        return  # "none of the injuries is grave"
    yield Fate(
        at=figure.start,
        start=figure.start,
        measure=measure,
        lower=figure.lower,
        upper=figure.upper,
        phrase=figure.start,
        person=figure.counted,
        figure=place,
        beside=not fate_words("beside").isdisjoint(figure.text.lower().split()),
    )


def _counts_cases(figure: Figure, behind: Sequence[str]) -> bool:
    """Whether a number counts cases and not the people of one: "214 homicides"."""
    words = {word.lower().strip(".,;") for word in (*figure.text.split(), *behind)}
    return not fate_words("cases").isdisjoint(words)


def _phrase(text: str, figures: Sequence[Figure], place: int, found: Sequence[Fate]) -> int:
    """Return where the phrase of a figure begins: "two girls and one man" are one phrase."""
    figure = figures[place]
    before = figures[place - 1] if place else None
    if before is None or text[before.end : figure.start].strip(" ,") not in {"", "and"}:
        return figure.start
    same = (f for f in found if f.figure == place - 1 and _same(f, figure))
    return next((f.phrase for f in same), figure.start)


def _same(fate: Fate, figure: Figure) -> bool:
    return fate.measure == FATES.get(figure.measure or "")


def _is_undone(token: Token) -> bool:
    """Whether the verb over a number tells what was not done: "wanted to kill two guards"."""
    for _ in range(CLIMB):
        token = token.head
        if token.pos_ == "VERB":
            return not is_done(token)
        if any(c.lower_ in fate_words("not_done") for c in token.children if c.i < token.i):
            return True  # "the attempted murder of two guards"
    return False


def _without_parts(fates: Sequence[Fate], figures: Sequence[Figure]) -> Iterator[Fate]:
    """Leave out those counted again as some of others of the same fate: "nine, four of whom"."""
    measures = {fate.figure: fate.measure for fate in fates if fate.figure is not None}
    for fate in fates:
        whole = figures[fate.figure].part_of if fate.figure is not None else None
        yield replace(fate, part=whole is not None and measures.get(whole) == fate.measure)
