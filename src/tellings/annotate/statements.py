"""From the parsed report to its statements: who says what, claim by claim."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from tellings.annotate.attitudes import open_heads_of
from tellings.annotate.claims import Claim, split_claims
from tellings.annotate.deeds import find_deed
from tellings.annotate.events import find_event
from tellings.annotate.mood import modality_of, polarity_of, role_of
from tellings.annotate.voice import Voice
from tellings.annotate.voices import sentence_span, share_voices
from tellings.records.annotation import Mention
from tellings.records.report import Report
from tellings.records.spans import Span, make_id
from tellings.records.statement import Fate, Figure, Stance, Statement
from tellings.records.time import TimeExpression

#: Marks that open and close a quotation inside a claim.
_CLOSING = (("“", "”"), ("«", "»"), ('"', '"'))
_BEFORE_MARK = frozenset(",.!?")
#: Parts of speech that carry what a claim is about.
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was read from the report before its statements: names, figures, times, fates."""

    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    times: tuple[TimeExpression, ...]
    fates: tuple[Fate, ...] = ()


def find_statements(doc: Doc, report: Report, read: Findings) -> tuple[Statement, ...]:
    """Return every statement of a report, in order of place.

    Args:
        doc: The parse of `report.text`.
        report: The report itself.
        read: Its mentions, figures and times.
    """
    statements: list[Statement] = []
    for sentence, voices in share_voices(doc, report, read.mentions):
        where = sentence_span(sentence)
        open_heads = frozenset(
            i for voice, _ in voices if voice.attitude for i in open_heads_of(voice.attitude)
        )
        for voice, tokens in voices:
            for claim in split_claims(doc, tokens):
                made = _statement(doc, report, read, where, voice, claim)
                if made is not None and claim.head in open_heads and made.modality == "actual":
                    made = replace(made, modality="possible")
                if made is not None:
                    statements.append(made)
    unique = {(s.start, s.end): s for s in statements}
    return tuple(unique[key] for key in sorted(unique))


def _statement(
    doc: Doc,
    report: Report,
    read: Findings,
    sentence: Span,
    voice: Voice,
    claim: Claim,
) -> Statement | None:
    first, last = doc[claim.first], doc[claim.last]
    start, end = first.idx, last.idx + len(last.text)
    start, end = _trim(report.text, start, end)
    if end <= start:
        return None
    span = Span(start, end)
    times = tuple(t for t in read.times if span.start <= t.start < span.end) or tuple(
        t for t in read.times if sentence.start <= t.start < sentence.end
    )
    via = voice.via if voice.via not in {report.outlet, report.agency} else None
    deed = find_deed(doc, claim)
    subject = doc[claim.subject[0] : claim.subject[1] + 1].text if claim.subject else None
    return Statement(
        id=make_id("s", report.id, start, end),
        report=report.id,
        start=start,
        end=end,
        text=report.text[start:end],
        sentence=sentence,
        role=role_of(doc, claim, direct=voice.direct, times=times),
        speaker=voice.speaker,
        via=via,
        chain=_chain(voice, via, report),
        cue=voice.cue,
        direct=voice.direct,
        stance=_stance(voice, report.text[span.end : sentence.end]),
        polarity=polarity_of(doc, claim),
        modality=modality_of(doc, claim),
        event=find_event(doc, claim),
        figures=_figures(read.figures, span),
        fates=tuple(f for f in read.fates if span.start <= f.at < span.end),
        terms=tuple(_terms(doc, claim)),
        names=tuple(
            m.text.lower() for m in read.mentions if span.start <= m.start and m.end <= span.end
        ),
        times=times,
        subject=subject,
        predicate=deed.predicate,
        agent=deed.agent,
        patient=deed.patient,
    )


def _stance(voice: Voice, after: str) -> Stance:
    """Return the stance of a voice to a claim: who asks a question claims nothing."""
    asked = "?" in after and not any(c.isalnum() for c in after)
    return "asks" if asked and voice.stance == "asserts" else voice.stance


def _chain(voice: Voice, via: str | None, report: Report) -> tuple[str, ...]:
    """Name the hands that a statement went through, from the speaker to the outlet."""
    links = [voice.speaker.text, *voice.hands, via, report.agency, report.outlet]
    return tuple(dict.fromkeys(link for link in links if link))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop spaces, loose quotation marks and joining punctuation at both ends."""
    while start < end and (_is_blank(text[start]) or text[start] in ",;:–—-“”«»\"'‘’`."):  # noqa: RUF001
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:–—-“"«»`'):  # noqa: RUF001
        end -= 1
    return start, _with_closing_mark(text, start, end)


def _is_blank(char: str) -> bool:
    """Whether a character says nothing: a space, an emoji, a bullet."""
    return char.isspace() or unicodedata.category(char) in {"So", "Sk", "Cf", "Mn"} or char == "•"


def _with_closing_mark(text: str, start: int, end: int) -> int:
    """Take in the mark that closes a quotation opened inside ("called it “a disgrace”")."""
    for opening, closing in _CLOSING:
        inside = text[start:end]
        still_open = inside.count(opening) > inside.count(closing)
        if opening == closing:
            still_open = inside.count(opening) % 2 == 1
        at = end + (text[end : end + 1] in _BEFORE_MARK)
        if still_open and text[at : at + 1] == closing:
            return at + 1
    return end


def _figures(figures: Sequence[Figure], span: Span) -> tuple[Figure, ...]:
    """Return the figures inside `span`; `part_of` counted anew among them."""
    inside = [n for n, f in enumerate(figures) if span.start <= f.start and f.end <= span.end]
    rank = {n: r for r, n in enumerate(inside)}
    return tuple(
        replace(
            figures[n],
            part_of=rank.get(figures[n].part_of) if figures[n].part_of is not None else None,  # type: ignore[arg-type]
        )
        for n in inside
    )


def _terms(doc: Doc, claim: Claim) -> Iterator[str]:
    """Yield the content lemmas of a claim, its elided subject's first."""
    ranges = [range(claim.first, claim.last + 1)]
    if claim.subject:
        ranges.insert(0, range(claim.subject[0], claim.subject[1] + 1))
    for indices in ranges:
        for i in indices:
            token = doc[i]
            if (
                token.pos_ in _CONTENT
                and not token.is_stop
                and any(c.isalnum() for c in token.text)
            ):
                yield token.lemma_.lower()
