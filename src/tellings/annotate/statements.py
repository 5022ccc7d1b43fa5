"""From the parsed report to its statements: who says what, claim by claim."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from tellings.annotate.attribution import (
    Attribution,
    find_attributions,
    noun_phrase,
    speaker_of,
)
from tellings.annotate.claims import Claim, split_claims
from tellings.annotate.cues import stance_of_cue
from tellings.annotate.deeds import find_deed
from tellings.annotate.events import find_event
from tellings.annotate.labels import Label, find_labels, find_signature, label_of
from tellings.annotate.mood import modality_of, polarity_of, role_of
from tellings.annotate.quotations import Quotation, find_quotations, is_quoted
from tellings.annotate.speakers import SpeakerFinder
from tellings.annotate.texts import text_of
from tellings.records.annotation import Mention
from tellings.records.report import Report
from tellings.records.spans import Span, make_id
from tellings.records.statement import Figure, Speaker, Stance, Statement
from tellings.records.time import TimeExpression
from tellings.text.outlets import find_outlet

_NOBODY = frozenset({"nobody", "none", "everybody", "everyone"})
_OWN_VOICE = Speaker(kind="outlet")
#: Marks that open and close a quotation inside a claim.
_CLOSING = (("“", "”"), ("«", "»"), ('"', '"'))
_BEFORE_MARK = frozenset(",.!?")
#: Parts of speech that carry what a claim is about.
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was read from the report before its statements: names, figures, times."""

    mentions: tuple[Mention, ...]
    figures: tuple[Figure, ...]
    times: tuple[TimeExpression, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks a stretch of text, and how.

    Attributes:
        source: Where the words stand that name the speaker there: a pronoun, a role, a name.
        content: The tokens that are claimed, with those that are handed on to another voice.
    """

    speaker: Speaker
    stance: Stance = "asserts"
    cue: str | None = None
    direct: bool = False
    via: str | None = None
    source: tuple[int, int] | None = None
    content: frozenset[int] = frozenset()


def find_statements(doc: Doc, report: Report, read: Findings) -> tuple[Statement, ...]:
    """Return every statement of a report, in order of place.

    Args:
        doc: The parse of `report.text`.
        report: The report itself.
        read: Its mentions, figures and times.
    """
    statements: list[Statement] = []
    for sentence, voices in share_voices(doc, report, read.mentions):
        where = _sentence_span(sentence)
        for voice, tokens in voices:
            for claim in split_claims(doc, tokens):
                made = _statement(doc, report, read, where, voice, claim)
                if made is not None:
                    statements.append(made)
    unique = {(s.start, s.end): s for s in statements}
    return tuple(unique[key] for key in sorted(unique))


def share_voices(
    doc: Doc, report: Report, mentions: Sequence[Mention]
) -> Iterator[tuple[Tokens, list[tuple[Voice, frozenset[int]]]]]:
    """Yield each sentence of a report with the voices that speak in it and the tokens of each.

    Args:
        doc: The parse of `report.text`.
        report: The report itself.
        mentions: Its names.
    """
    quotations = find_quotations(report.text)
    finder = SpeakerFinder(mentions)
    labels = find_labels(report.text, mentions)
    floor: Voice | None = None
    for sentence in doc.sents:
        if not any(t.is_alpha for t in sentence) or _is_subhead(sentence, report):
            continue
        label = label_of(labels, _sentence_span(sentence))
        if label is not None:
            floor = Voice(speaker=label.speaker, source=(label.start, label.end))
        voices, floor = _voices(sentence, quotations, finder, floor, label)
        yield sentence, voices


def _is_subhead(sentence: Tokens, report: Report) -> bool:
    """Whether a sentence is a heading inside the body; the headline at its top tells something."""
    return any(0 < h.start <= sentence.start_char < h.end for h in report.subheads)


def _voices(
    sentence: Tokens,
    quotations: Sequence[Quotation],
    finder: SpeakerFinder,
    floor: Voice | None,
    label: Label | None = None,
) -> tuple[list[tuple[Voice, frozenset[int]]], Voice | None]:
    """Share the tokens of a sentence out among those who speak them.

    Args:
        sentence: The sentence.
        quotations: The report's quotations.
        finder: Resolves the speakers.
        floor: Who spoke last; a quotation that names nobody goes on with this voice.
        label: Who speaks the paragraph, if a name and a colon stand at its head.

    Returns:
        The voices with their tokens, and who has the floor afterwards.
    """
    attributions = find_attributions(sentence, quotations)
    owner: dict[int, int] = {}
    silent = {t.i for t in sentence if label is not None and label.start <= t.idx <= label.end}
    voices: list[Voice] = []
    for n, attribution in enumerate(attributions):
        voices.append(_voice(attribution, finder, owner, voices))
        for i in attribution.content:
            owner[i] = n
        silent |= attribution.own
    loose = {t.i for t in sentence if t.i not in owner and t.i not in silent and not t.is_space}
    quoted = {i for i in loose if _inside(sentence.doc[i], quotations)}
    shared = []
    for rank, voice in enumerate(voices):
        spoken = frozenset(i for i, n in owner.items() if n == rank and i not in silent)
        direct = voice.direct or _all_inside(sentence.doc, spoken, quotations)
        content = attributions[rank].content
        shared.append((replace(voice, direct=direct, content=content), spoken))
    rest = loose - quoted
    alone = not any(sentence.doc[i].is_alpha for i in rest)
    if _is_claim(
        sentence.doc, quoted, least=_least(sentence.doc, quoted) if alone else MIN_QUOTED
    ):
        ahead = None if voices else _ahead(sentence, quotations, finder)
        floor = ahead or floor
        speaking = voices[-1] if voices else floor
        shared.append(
            (
                replace(speaking or Voice(speaker=_OWN_VOICE), direct=True, content=frozenset()),
                frozenset(quoted),
            )
        )
    else:
        rest |= quoted
    if _is_claim(sentence.doc, rest, least=_least(sentence.doc, rest)) and (
        not voices or _finite(sentence.doc, rest)
    ):
        own = floor if label is not None else None
        shared.append((own or Voice(speaker=_OWN_VOICE), frozenset(rest)))
    if voices:
        floor = voices[0]
    return [(v, t) for v, t in shared if t], floor


def _ahead(
    sentence: Tokens, quotations: Sequence[Quotation], finder: SpeakerFinder
) -> Voice | None:
    """Return the voice that a later sentence of the same quotation names ("… ," she said)."""
    doc, end = sentence.doc, _end_of_speech(sentence, quotations)
    signed = find_signature(text_of(doc), end, finder.mentions)
    if signed is not None:
        return Voice(speaker=signed, direct=True, source=(signed.start or 0, signed.end or 0))
    following = sentence
    while following.end < len(doc) and following.end_char < end:
        following = doc[following.end].sent
        for attribution in find_attributions(following, quotations):
            direct = attribution.direct or _all_inside(doc, attribution.content, quotations)
            if direct and attribution.speaker is not None:
                return replace(_voice(attribution, finder, {}, []), direct=True)
    if following.end < len(doc) and "\n" not in text_of(doc)[end : doc[following.end].idx]:
        return _tail(doc[following.end].sent, finder)
    return None


def _tail(sentence: Tokens, finder: SpeakerFinder) -> Voice | None:
    """Return the voice that a sentence with nothing else names: "Why?” she asked."""
    cue = sentence.root
    stance = stance_of_cue().get(cue.lemma_.lower())
    head = speaker_of(cue) if stance is not None and cue.pos_ == "VERB" else None
    if head is None or stance is None or head.i < sentence.start:
        return None
    if min(cue.i, head.left_edge.i) > sentence.start or any(
        c.dep_ in {"ccomp", "dobj", "xcomp", "conj"} for c in cue.children
    ):
        return None
    return Voice(
        speaker=finder.resolve(head),
        stance=stance,
        cue=cue.lemma_.lower(),
        direct=True,
        source=_source(head, cue),
    )


def _end_of_speech(sentence: Tokens, quotations: Sequence[Quotation]) -> int:
    """Return where the quotation ends that a sentence stands in, its next paragraphs included.

    A paragraph's quotation that nothing closes goes on in the next paragraph's.
    """
    at = _sentence_span(sentence).end
    end, open_ended = 0, False
    for quotation in quotations:
        goes_on = open_ended and not text_of(sentence.doc)[end : quotation.outer.start].strip()
        if goes_on or quotation.outer.start < at <= quotation.outer.end:
            end, open_ended = quotation.outer.end, quotation.open_ended
    return end


#: Words of a quotation without a cue that make it a claim.
MIN_QUOTED = 3
#: Words of a sentence that make a claim: a deed with a noun that does it, or any.
MIN_TOLD, MIN_LOOSE = 2, 3


def _inside(token: Token, quotations: Sequence[Quotation]) -> bool:
    return is_quoted(quotations, token.idx, token.idx + len(token))


def _all_inside(doc: Doc, tokens: frozenset[int], quotations: Sequence[Quotation]) -> bool:
    words = [doc[i] for i in tokens if not (doc[i].is_punct or doc[i].is_space)]
    return bool(words) and all(_inside(token, quotations) for token in words)


def _is_claim(doc: Doc, tokens: frozenset[int] | set[int], *, least: int) -> bool:
    words = [doc[i] for i in tokens if doc[i].pos_ not in {"PUNCT", "SPACE", "CCONJ", "DET"}]
    return len(words) >= least and any(
        t.pos_ in {"VERB", "AUX"} or t.pos_ == "NUM" or t.tag_ == "VBN" for t in words
    )


def _finite(doc: Doc, tokens: set[int]) -> bool:
    """Whether a verb with its subject stands among the tokens."""
    return any(
        doc[i].pos_ in {"VERB", "AUX"}
        and any(
            c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.i in tokens for c in doc[i].children
        )
        for i in tokens
    )


def _least(doc: Doc, tokens: set[int]) -> int:
    """Return how many words make a claim: "The talks resumed." does, "He left." does not."""
    return MIN_TOLD if _tells(doc, tokens) else MIN_LOOSE


def _tells(doc: Doc, tokens: set[int]) -> bool:
    """Whether a noun among the tokens does something other than speak."""
    return any(
        doc[i].pos_ in {"NOUN", "PROPN"} or doc[i].lower_ in _NOBODY
        for i in tokens
        if doc[i].dep_ in {"nsubj", "nsubjpass"}
        and doc[i].head.i in tokens
        and doc[i].head.pos_ == "VERB"
        and doc[i].head.lemma_.lower() not in stance_of_cue()
    )


def _voice(
    attribution: Attribution,
    finder: SpeakerFinder,
    owner: dict[int, int],
    voices: Sequence[Voice],
) -> Voice:
    head = attribution.speaker
    outer = voices[owner[attribution.cue.i]] if attribution.cue.i in owner else None
    source = None if head is None else _source(head, attribution.cue)
    if head is None:
        speaker = outer.speaker if outer else _OWN_VOICE
    elif outer is not None and head.pos_ == "PRON":
        # "The mayor said they expected …": the mayor is answerable for it.
        speaker = outer.speaker
    else:
        speaker = finder.resolve(head)
    via = _credited(attribution.recipient, finder) or (outer.via if outer else None)
    return Voice(
        speaker=speaker,
        stance=attribution.stance,
        cue=attribution.cue.lemma_.lower(),
        direct=attribution.direct,
        via=via,
        source=source,
    )


def _source(head: Token, cue: Token) -> tuple[int, int]:
    """Return where a speaker is named, the "who" of a clause that hangs on the name included."""
    phrase = noun_phrase(head)
    joins = [c for c in cue.children if c.tag_ in {"WP", "WDT"} and c.i > head.i]
    end = max([phrase.end_char, *(c.idx + len(c) for c in joins)])
    return phrase.start_char, end


def _credited(recipient: Token | None, finder: SpeakerFinder) -> str | None:
    """Return the outlet that was spoken to, if it was one."""
    if recipient is None:
        return None
    at = recipient.idx
    for mention in finder.mentions:
        if mention.start <= at < mention.end:
            known = find_outlet(mention.text)
            return known.name if known else None
    known = find_outlet(recipient.text)
    return known.name if known else None


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
    links = [voice.speaker.text, via, report.agency, report.outlet]
    return tuple(dict.fromkeys(link for link in links if link))


def _sentence_span(sentence: Tokens) -> Span:
    text = sentence.text
    lead = len(text) - len(text.lstrip())
    return Span(sentence.start_char + lead, sentence.start_char + lead + len(text.strip()))


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
