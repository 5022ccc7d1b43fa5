"""Speakers named by nothing but their place: "ANN BLOGGS: …" in a transcript, "…" — Ann Bloggs."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.data.cues import cue_words
from tellings.records.annotation import Mention
from tellings.records.spans import Span
from tellings.records.statement import Speaker, SpeakerKind

_LABEL = re.compile(r"""(?m)^["“'‘]{0,2}([A-Z][^\n:;,"“”?!]{0,40}):[ \t]+(?=["“‘'\w])""")  # noqa: RUF001
_DASH = re.compile(r"[ \t]*\n?[ \t]*(?:[―—–]|--?)[ \t]*")  # noqa: RUF001 - real dashes
_PARTIES: dict[str, SpeakerKind] = {"person": "person", "organisation": "organisation"}
#: A label in capitals that stands so often names a speaker, whoever that is.
MIN_LABELS = 2
#: How an interview marks its turns.
_ASKS = frozenset({"Q", "Question"})
_TURNS = _ASKS | {"A", "Answer"}


@dataclass(frozen=True, slots=True)
class Label:
    """A name before a colon at the head of a paragraph, and where that paragraph ends."""

    start: int
    end: int
    until: int
    speaker: Speaker


def find_labels(text: str, mentions: Sequence[Mention]) -> tuple[Label, ...]:
    """Return the labels of a report that name who speaks, in order.

    Args:
        text: The report's text.
        mentions: Its names, in order.
    """
    matches = list(_LABEL.finditer(text))
    often = Counter(match.group(1) for match in matches)
    people = {m.text.split()[-1].casefold(): m for m in reversed(mentions) if m.type == "person"}
    starts = [m.start for m in mentions]
    found = []
    for match in matches:
        start, end = match.span(1)
        words = match.group(1)
        at = bisect.bisect_right(starts, end) - 1
        mention = mentions[at] if at >= 0 and mentions[at].end == end else None
        capitals = words.isupper() and len(words) > 2
        if capitals:
            mention = people.get(words.split()[-1].casefold(), mention)
        if mention is not None and mention.type in _PARTIES:
            kind, text_of_it = _PARTIES[mention.type], mention.text
            where = (mention.start, mention.end)
        elif (words in _TURNS and often[words] >= MIN_LABELS) or (
            words.split()[-1].lower() in cue_words("labels") and len(words.split()) < 4
        ):
            kind, text_of_it, where = "unnamed", words, (start, end)
        elif capitals and often[words] >= MIN_LABELS:
            kind, text_of_it, where = "person", words, (start, end)
        else:
            continue
        line = text.find("\n", end)
        speaker = Speaker(kind=kind, text=text_of_it, start=where[0], end=where[1])
        if words in _ASKS and kind == "unnamed":
            speaker = Speaker(kind="outlet")  # who asks is the reporter
        found.append(Label(start, end, len(text) if line < 0 else line, speaker))
    return tuple(found)


def label_of(labels: Sequence[Label], sentence: Span) -> Label | None:
    """Return the label of the paragraph that a sentence stands in."""
    at = bisect.bisect_right(labels, sentence.end, key=lambda label: label.start) - 1
    return labels[at] if at >= 0 and sentence.start < labels[at].until else None


def find_signature(text: str, end: int, mentions: Sequence[Mention]) -> Speaker | None:
    """Return who signs a quotation that ends at `end`: "… ." — Ann Bloggs."""
    dash = _DASH.match(text, end)
    if dash is None:
        return None
    at = bisect.bisect_left(mentions, dash.end(), key=lambda m: m.start)
    if at == len(mentions) or mentions[at].type != "person":
        return None
    signed = mentions[at]
    if signed.start != dash.end() + (len(signed.title) + 1 if signed.title else 0):
        return None
    return Speaker(kind="person", text=signed.text, start=signed.start, end=signed.end)
