"""Which words of a report are whose: each sentence is shared out among those who speak in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from tellings.annotate.answerable import is_party, speaker_of
from tellings.annotate.attitudes import find_attitudes
from tellings.annotate.attributed import Attribution
from tellings.annotate.attribution import find_attributions
from tellings.annotate.continuing import counts_on, go_on
from tellings.annotate.cues import lemma_of, stance_of_cue
from tellings.annotate.deniers import name_denier
from tellings.annotate.enough import has_finite, is_claim, is_speech, least_words
from tellings.annotate.floor import find_in_view
from tellings.annotate.labels import Label, find_labels, find_signature, label_of
from tellings.annotate.quotations import Quotation, find_quotations, is_quoted
from tellings.annotate.speakers import SpeakerFinder
from tellings.annotate.speaking_deeds import SpeakingDeed, find_speaking_deed
from tellings.annotate.texts import text_of
from tellings.annotate.voice import OWN, Voice, where_named
from tellings.data.cues import cue_words
from tellings.records.annotation import Mention
from tellings.records.report import Report
from tellings.records.spans import Span
from tellings.records.statement import Speaker
from tellings.text.outlets import find_outlet

#: Bars or tabs in a line that make a table of it.
MIN_BARS = 2


def share_voices(
    doc: Doc, report: Report, mentions: Sequence[Mention]
) -> Iterator[tuple[Tokens, list[tuple[Voice, frozenset[int]]]]]:
    """Yield each sentence of a report with the voices that speak in it and the tokens of each.

    A voice whose whole content is handed on to others ("he said that Ann wrote that …") has no
    tokens of its own.

    Args:
        doc: The parse of `report.text`.
        report: The report itself.
        mentions: Its names.
    """
    quotations = find_quotations(report.text)
    finder = SpeakerFinder(mentions, quotations)
    labels = find_labels(report.text, mentions)
    floor: Voice | None = None
    above: Voice | None = None
    for sentence in doc.sents:
        if not any(t.is_alpha for t in sentence) or _is_subhead(sentence, report):
            continue
        if is_row(report.text, sentence_span(sentence).start):
            continue
        label = label_of(labels, sentence_span(sentence))
        if label is not None:
            floor = Voice(speaker=label.speaker, source=(label.start, label.end))
        voices, floor = _voices(sentence, quotations, finder, floor, label)
        if above is not None and _is_plain(voices) and counts_on(sentence):
            voices = [(above, tokens) for _, tokens in voices]
        above = _last_voice(sentence, voices)
        attitudes = list(_attitudes(sentence, quotations, finder, voices))
        yield sentence, voices + attitudes


def _is_plain(voices: Sequence[tuple[Voice, frozenset[int]]]) -> bool:
    return len(voices) == 1 and voices[0][0] == Voice(speaker=OWN)


def _last_voice(sentence: Tokens, voices: Sequence[tuple[Voice, frozenset[int]]]) -> Voice | None:
    """Return the party whose words end a sentence, unless a new paragraph begins behind it."""
    if "\n" in sentence.text_with_ws.rstrip(" ") or not voices:
        return None
    voice, _ = max(voices, key=lambda v: max(v[1] or v[0].content))
    if voice.speaker.kind == "outlet" or voice.stance in {"denies", "doubts"}:
        return None  # who denies that nine were hurt does not count them
    return replace(voice, direct=False, content=frozenset(), at=None)


def _attitudes(
    sentence: Tokens,
    quotations: Sequence[Quotation],
    finder: SpeakerFinder,
    voices: Sequence[tuple[Voice, frozenset[int]]],
) -> Iterator[tuple[Voice, frozenset[int]]]:
    """Yield what the parties of a sentence want or hold: voices that claim nothing."""
    spoken = {t.i for t in sentence if _inside(t, quotations)}
    spoken |= {voice.at for voice, _ in voices if voice.at is not None}
    spoken |= {i for voice, _ in voices if voice.cue is not None for i in voice.content}
    for attitude in find_attitudes(sentence, spoken):
        holder = attitude.holder
        voice = Voice(
            speaker=OWN if holder is None else finder.name(holder),
            cue=lemma_of(attitude.cue),
            source=None if holder is None else where_named(holder, attitude.cue),
            content=attitude.content,
            attitude=attitude,
        )
        yield voice, frozenset()


def is_row(text: str, start: int) -> bool:
    """Whether a line of the text is a row of a table: cells parted by tabs or bars.

    Args:
        text: The report's text.
        start: Any place in the line.

    Example:
        >>> is_row("Town | Dead | Hurt", 0), is_row("The town | its dead", 0)
        (True, False)
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    line = text[first : len(text) if last < 0 else last].strip()
    return max(line.count("|"), line.count("\t")) >= MIN_BARS


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
    if is_speech(sentence.doc, quoted, rest):
        speaking, floor = _speech(sentence, finder, floor, quoted, voices, label)
        shared.append((replace(speaking, direct=True, content=frozenset()), frozenset(quoted)))
    else:
        rest |= quoted
    for voice, tokens in go_on(sentence, rest, attributions, voices, finder) if not label else ():
        shared.append((voice, tokens))
        rest -= tokens
    if is_claim(sentence.doc, rest, least=least_words(sentence.doc, rest)) and (
        not voices or has_finite(sentence.doc, rest)
    ):
        shared += _unspoken(sentence, rest, finder, floor if label is not None else None)
    said = bool(attributions) and (attributions[0].speaker is not None or attributions[0].direct)
    if said and (voices[0].speaker.kind != "outlet" or voices[0].source is None):
        floor = voices[0]  # "We asked her" leaves the floor to her
    return [(v, t) for v, t in shared if t or v.content], floor


def _speech(
    sentence: Tokens,
    finder: SpeakerFinder,
    floor: Voice | None,
    quoted: set[int],
    voices: Sequence[Voice],
    label: Label | None,
) -> tuple[Voice, Voice | None]:
    """Return the voice of a quotation that no cue attributes, and who has the floor."""
    if voices:
        return voices[-1], floor
    ahead = _ahead(sentence, finder.quotations, finder)
    if ahead is None and label is None:
        ahead = _in_view(sentence, quoted, finder, floor)
    return ahead or _resume(floor) or Voice(speaker=OWN), ahead or floor


def _unspoken(
    sentence: Tokens, rest: set[int], finder: SpeakerFinder, own: Voice | None
) -> Iterator[tuple[Voice, frozenset[int]]]:
    """Yield the voices of what nobody is said to speak: by a deed, or the report's own."""
    deed = find_speaking_deed(sentence, rest) if own is None else None
    voice = None if deed is None else _by_deed(deed, finder)
    if deed is not None and voice is not None:
        yield voice, deed.told
        rest = rest - deed.told
    yield own or Voice(speaker=OWN), frozenset(rest)


def _by_deed(deed: SpeakingDeed, finder: SpeakerFinder) -> Voice | None:
    source = where_named(deed.doer, deed.verb)
    denies = lemma_of(deed.verb) in cue_words("denies")
    speaker = name_denier(deed.doer, finder) if denies else finder.name(deed.doer)
    if deed.doer.pos_ == "PRON" and speaker.kind == "unnamed":
        return None  # nobody knows who "it" is
    if deed.doer.pos_ != "PRON":
        speaker = finder.resolve(deed.doer)
    return Voice(speaker=speaker, cue=lemma_of(deed.verb), source=source)


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
    if head is None and stance is not None and cue.i == sentence.start:
        head = _behind(cue)
    if head is None or stance is None or head.i < sentence.start:
        return None
    if min(cue.i, head.left_edge.i) > sentence.start or any(
        c.dep_ in {"ccomp", "dobj", "xcomp", "conj"} and c != head for c in cue.children
    ):
        return None
    speaker = finder.resolve(head)
    if speaker.kind == "outlet":
        return None  # "We asked." is not what they said to us
    return Voice(
        speaker=speaker,
        stance=stance,
        cue=cue.lemma_.lower(),
        direct=True,
        source=where_named(head, cue),
    )


def _behind(cue: Token) -> Token | None:
    """Return the party right behind a cue that opens its sentence: "wrote the harbour master"."""
    objects = [c for c in cue.children if c.dep_ in {"dobj", "attr", "oprd"}]
    if len(objects) != 1 or objects[0].left_edge.i != cue.i + 1 or not is_party(objects[0]):
        return None
    return objects[0]


def _end_of_speech(sentence: Tokens, quotations: Sequence[Quotation]) -> int:
    """Return where the quotation ends that a sentence stands in, its next paragraphs included.

    A paragraph's quotation that nothing closes goes on in the next paragraph's.
    """
    at = sentence_span(sentence).end
    end, open_ended = 0, False
    for quotation in quotations:
        goes_on = open_ended and not text_of(sentence.doc)[end : quotation.outer.start].strip()
        if goes_on or quotation.outer.start < at <= quotation.outer.end:
            end, open_ended = quotation.outer.end, quotation.open_ended
    return end


def _in_view(
    sentence: Tokens, quoted: set[int], finder: SpeakerFinder, floor: Voice | None
) -> Voice | None:
    """Return the voice of whom the paragraph is about, if it is not who has the floor."""
    found = find_in_view(sentence, quoted, finder, floor.source if floor else None)
    return None if found is None else Voice(speaker=found[0], direct=True, source=found[1])


def _resume(floor: Voice | None) -> Voice | None:
    """Return the voice of a quotation that goes on from an earlier sentence.

    Who denied something there says in the quotation what they hold to be so.
    """
    if floor is None or floor.stance not in {"denies", "doubts"}:
        return floor
    return replace(floor, stance="asserts", cue=None)


def _inside(token: Token, quotations: Sequence[Quotation]) -> bool:
    return is_quoted(quotations, token.idx, token.idx + len(token))


def _all_inside(doc: Doc, tokens: frozenset[int], quotations: Sequence[Quotation]) -> bool:
    words = [doc[i] for i in tokens if not (doc[i].is_punct or doc[i].is_space)]
    return bool(words) and all(_inside(token, quotations) for token in words)


def _voice(
    attribution: Attribution,
    finder: SpeakerFinder,
    owner: dict[int, int],
    voices: Sequence[Voice],
) -> Voice:
    head = attribution.speaker
    outer = voices[owner[attribution.cue.i]] if attribution.cue.i in owner else None
    source = None if head is None else where_named(head, attribution.cue)
    if head is None:
        speaker = outer.speaker if outer else OWN
    elif outer is not None and head.pos_ == "PRON":
        # "The mayor said they expected …": the mayor is answerable for it.
        speaker = outer.speaker
    else:
        speaker = finder.resolve(head, inside=outer is not None)
        if attribution.stance == "denies" and head.pos_ == "PRON":
            speaker = name_denier(head, finder)
    via = _credited(attribution.recipient, finder) or _credited(attribution.quoter, finder)
    via = via or (outer.via if outer else None)
    return Voice(
        speaker=speaker,
        stance=attribution.stance,
        cue=lemma_of(attribution.cue),
        direct=attribution.direct,
        via=via,
        source=source,
        at=attribution.cue.i,
        hands=_hands(outer, speaker, attribution.quoter, finder),
    )


def _hands(
    outer: Voice | None, speaker: Speaker, quoter: Token | None, finder: SpeakerFinder
) -> tuple[str, ...]:
    """Return who hands on the words of a speaker, the nearest first."""
    if quoter is not None:
        by = finder.name(quoter)
        return () if by == speaker or by.text is None else (by.text,)
    if outer is None or outer.speaker.text is None or outer.speaker == speaker:
        return () if outer is None else outer.hands
    return (outer.speaker.text, *outer.hands)


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


def sentence_span(sentence: Tokens) -> Span:
    """Return where a sentence stands, spaces around it left out."""
    text = text_of(sentence.doc)[sentence.start_char : sentence.end_char]
    lead = len(text) - len(text.lstrip())
    return Span(sentence.start_char + lead, sentence.start_char + lead + len(text.strip()))
