"""A statement in words that can stand in a summary: its own, or its sentence's."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tellings.compose.check import find_unsupported
from tellings.compose.clauses import begins_with_time, has_start, has_stop, is_finite, is_whole
from tellings.compose.parts import Material
from tellings.compose.prose import (
    capitalise,
    fold,
    has_any,
    is_balanced,
    lower_first,
    tidy,
    word_list,
    words_of,
)
from tellings.compose.risk import weigh_risk
from tellings.compose.speakers import NAMELESS_REPORT, is_named_in, name_speaker
from tellings.data.cues import cue_words
from tellings.records.spans import Span
from tellings.records.statement import Statement

_PHONE = re.compile(r"\d{3}[-. ]\d{4}")
#: No sentence of a summary is built on fewer or more words of a report than these.
MIN_WORDS, MAX_WORDS = 4, 48
#: Words that read worse than this are not shown.
LEAST_SCORE = -0.4
#: Words after the last comma of a clause that may go when the clause is cut off.
MAX_REST = 6
#: Longest subject (words) that is put back before its verb.
MAX_SUBJECT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words for a statement.

    Attributes:
        text: As it stands inside a sentence, with no stop at its end.
        statements: What it rests on, the statement it was made for first.
        attributed: Whether `text` names the speaker itself.
        score: How well it reads; larger is better.
    """

    text: str
    statements: tuple[str, ...]
    attributed: bool
    score: float


def phrase_statement(
    material: Material, statement: Statement, *, telling: tuple[str, ...] = (), firm: bool = False
) -> Phrase | None:
    """Return the words that read best for `statement`, or None if none can stand alone.

    Args:
        material: The story.
        statement: What is to be told.
        telling: Findings that it is told for; by default those that it belongs to.
        firm: The sentence will be shown as established: it must not carry along what is not.
    """
    if not has_stop(material, statement) or not has_start(material, statement):
        return None
    told = telling or material.findings_of.get(statement.id, ())
    if weigh_risk(material, [statement], told, statement) is None:
        return None
    found = [
        *_from_clause(material, statement),
        *_from_sentence(material, statement, told, firm=firm),
    ]
    good = [p for p in found if p.score >= LEAST_SCORE]
    return max(good, key=lambda p: (p.score, p.text), default=None)


def attribute(material: Material, statement: Statement, phrase: Phrase) -> str | None:
    """Return the phrase with its speaker, as it stands inside a sentence."""
    if phrase.attributed:
        return phrase.text
    speaker = name_speaker(material, statement)
    if speaker is None:
        return None
    text = phrase.text
    if statement.direct:
        return f"{speaker} said: “{capitalise(text)}”"
    if statement.speaker.kind == "outlet":
        return text if opens_with(text, speaker) else f"{speaker} reported that {text}"
    if _is_bare_denial(statement, text):
        that = "" if _names_a_claim(text) else "that "
        return f"{speaker} denied {that}{text}"
    if statement.speaker.kind == "document":
        return f"according to {speaker}, {text}"
    return f"{speaker} said that {text}"


def opens_with(text: str, speaker: str | None) -> bool:
    """Whether the words begin with who says them: "The Herald withdraws its report"."""
    name = [fold(w) for w in words_of(speaker or "")]
    return bool(name) and [fold(w) for w in words_of(text)[: len(name)]] == name


def _from_clause(material: Material, statement: Statement) -> Iterator[Phrase]:
    """Yield the statement's own words, its subject put back where the sentence shares one."""
    text = tidy(statement.text)
    cited: tuple[str, ...] = (statement.id,)
    if not is_finite(statement):
        return
    whole = is_whole(material, statement)
    if not whole:
        text = _drop_rest(text)
    if statement.subject:
        text = _strip_relative(text)
        subject = words_of(statement.subject) or [""]
        unclear = fold(subject[0]) in word_list("pronoun_starts") | {"which", "who", "whose"}
        if unclear or len(subject) > MAX_SUBJECT or text.split(" ", 1)[0].endswith("ing"):
            return
        text = f"{tidy(statement.subject)} {text}"
        cited = (*cited, *_holders(material, statement))
    elif not _stands_alone(text, statement):
        return
    if not _is_fit(text, statement) or not _says_its_mood(text, statement):
        return
    if statement.stance in {"orders", "asks"}:
        return
    yield Phrase(
        text=text if statement.direct else lower_first(text, material.common),
        statements=cited,
        attributed=False,
        score=_score(material, text, statement)
        - (0.3 if statement.subject else 0.0)
        - (0.0 if whole else 3.0)
        - (1.0 if _is_bare_denial(statement, text) else 0.0),
    )


def _names_a_claim(text: str) -> bool:
    """Whether the words are about what others claim: "reports the town had fallen"."""
    first = fold(text.split(" ", 1)[0])
    return first.removesuffix("s") in cue_words("claim_nouns")


def _is_bare_denial(statement: Statement, text: str) -> bool:
    """Whether the words are what is denied, without the denial."""
    return statement.stance == "denies" and not has_any(text, _denials())


@functools.cache
def _denials() -> frozenset[str]:
    denied = {w + end for w in cue_words("denies") for end in ("", "s", "d", "ed", "ing")}
    return frozenset({*denied, "denied", "denies"})


def _drop_rest(text: str) -> str:
    """Drop what begins after the last comma of a clause that is cut off."""
    head, comma, rest = text.rpartition(", ")
    return head if comma and len(words_of(rest)) <= MAX_REST else text


def _strip_relative(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if fold(first) in {"which", "who", "that"} else text


def _holders(material: Material, statement: Statement) -> list[str]:
    """Return the statements of the sentence whose words hold the shared subject."""
    subject = tidy(statement.subject or "")
    siblings = material.by_sentence[statement.report, statement.sentence]
    return [s.id for s in siblings if s.id != statement.id and subject in tidy(s.text)][:1]


def _stands_alone(text: str, statement: Statement) -> bool:
    """Whether a clause begins as a sentence can begin."""
    first = fold((words_of(text) or [""])[0])
    if statement.direct:
        return first not in word_list("subordinate_starts")
    unfit = ("pronoun_starts", "subordinate_starts", "verb_starts")
    if any(first in word_list(name) for name in unfit):
        return False
    if begins_with_time(text) or set(map(fold, words_of(text)[:3])) & word_list("third_person"):
        return False
    whole = statement.start <= statement.sentence.start + 2
    begins_with_verb = first.endswith("ing") or (not whole and first.endswith("ed"))
    return not begins_with_verb


def _says_its_mood(text: str, statement: Statement) -> bool:
    """Whether a negation or a "may" that the statement depends on stands in its words."""
    if statement.polarity == "negative" and not has_any(text, cue_words("negative")):
        return fold(text).count("n't") > 0 or statement.stance == "denies"
    if statement.modality == "actual":
        return True
    mood = cue_words("possible", "planned", "conditional", "feared")
    stems = {w.rstrip("e") for w in mood if len(w) > 3}
    return has_any(text, mood) or any(
        w.startswith(stem) for w in map(fold, words_of(text)) for stem in stems
    )


def _from_sentence(
    material: Material, statement: Statement, told: tuple[str, ...], *, firm: bool
) -> Iterator[Phrase]:
    """Yield the whole sentence that holds the statement, if it can be read by itself."""
    report = material.reports[statement.report]
    span = statement.sentence
    text = tidy(report.text[span.start : span.end])
    siblings = material.by_sentence[statement.report, span]
    if statement.direct or not _is_fit(text, statement) or _leans_back(text):
        return
    if not any(is_finite(s) for s in siblings):
        return
    risk = weigh_risk(material, siblings, told, statement)
    if risk is None:
        return
    own = statement.speaker.kind == "outlet"
    attributed = not own and _speaker_inside(material, statement, span)
    if not own and not attributed:
        return
    cited = (statement.id, *(s.id for s in siblings if s.id != statement.id))
    if find_unsupported(material.sources, text, cited):
        # "…, the mayor said on Monday": the day stands in nobody's claim.
        return
    yield Phrase(
        text=lower_first(text, material.common),
        statements=cited,
        attributed=attributed,
        score=_score(material, text, statement) + 0.4 - risk * (1.5 if firm else 1.0),
    )


def _leans_back(text: str) -> bool:
    """Whether a sentence needs the one before it."""
    words = [fold(w) for w in words_of(text)]
    if words[0] in word_list("pronoun_starts") | {"which", "who", "whose"}:
        return True
    if set(words[:3]) & word_list("third_person"):
        return True
    if "?" in text:
        return True
    said = cue_words("asserts") | {"said", "told", "added", "says", "tells"}
    return any(
        a in word_list("third_person") and (b in said or b.removesuffix("d") in said)
        for a, b in pairwise(words)
    )


def _speaker_inside(material: Material, statement: Statement, span: Span) -> bool:
    start = statement.speaker.start
    if start is None or not span.start <= start < span.end:
        return False
    sentence = material.reports[statement.report].text[span.start : span.end]
    text = fold(statement.speaker.text or "")
    return text not in word_list("third_person") and is_named_in(material, statement, sentence)


def _is_fit(text: str, statement: Statement) -> bool:
    words = words_of(text)
    if not MIN_WORDS <= len(words) <= MAX_WORDS or not is_balanced(text):
        return False
    if _PHONE.search(text):
        return False
    speaks_of_itself = any(fold(w) in word_list("first_person") for w in words)
    if statement.direct:
        return "“" not in text and '"' not in text
    return not (speaks_of_itself and "“" not in text and '"' not in text)


def _score(material: Material, text: str, statement: Statement) -> float:
    """Return how well `text` reads as a sentence of a summary."""
    words = [fold(w) for w in words_of(text)]
    score = 1.0 if 8 <= len(words) <= 24 else 0.4 if len(words) <= 32 else -1.0
    if len(words) < 6:
        score -= 0.8
    if any(w in word_list("third_person") for w in words):
        score -= 0.6
    if any(w in word_list("deictic") for w in words):
        score -= 0.5
    if statement.direct:
        score -= 0.8 + 0.5 * any(w in word_list("first_person") for w in words)
    if statement.names:
        score += 0.4
    if statement.speaker.kind == "outlet" and name_speaker(material, statement) == NAMELESS_REPORT:
        score -= 0.2
    terms = dict.fromkeys((*statement.terms, *statement.names))
    return score + 1.5 * sum(material.spread.get(t, 0.0) for t in terms) / (len(terms) + 2)
