"""A report as a row of words, each with what it is worth as evidence of copying.

Two reports may share words without sharing a text: both quote one speaker, both name one place,
both use a phrase that everybody uses. So a word counts in full only if it is the report's own
wording: no quotation, no name or number, no small word of grammar.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.data.commonness import word_rank

_WORD = re.compile(r"[^\W_]+")
# Curly single marks by number: they look like a grave accent, and the linter minds.
_LEFT, _RIGHT = "\u2018", "\u2019"
_MARK = re.compile(f"``|''|[\"“”„«»'{_LEFT}{_RIGHT}]")
_SENTENCE_END = re.compile(rf"[.!?][\"”'{_RIGHT})\]]{{0,3}}\s|\n")

#: Words up to this rank are grammar more than wording.
GRAMMAR_RANK = 130
GRAMMAR_WEIGHT = 0.5
#: Names and numbers are the matter itself: two independent reports share them anyway.
MATTER_WEIGHT = 0.3
#: A sentence with a telephone number is a notice too.
_PHONE = re.compile(r"\b\d{3}[-. )]{1,2}\d{3}[-. ]\d{4}\b|\b\d{3}[-. ]\d{4}\b")
#: Reported speech may be one utterance written down twice, in the words of the utterance.
SPEECH_WEIGHT = 0.7
_SPEECH = frozenset(
    ["said", "says", "saying", "told", "tells", "according", "added", "stated", "statement"]
).union(["announced", "wrote", "tweet", "tweeted"])
#: The names of crimes are the law's wording, not the writer's.
CHARGE_WEIGHT = 0.6
_CHARGES = frozenset([("charged", "with"), ("counts", "of"), ("count", "of"), ("guilty", "to")])
#: A line with one of these is a notice of the site or a post shown whole: nobody's wording.
_NOTICES = (
    "all rights reserved", "copyright", "\N{COPYRIGHT SIGN}", "may not be published",
    "remain anonymous", "follow us on", "download our", "(@", "pic.twitter.com", "https://t.co/",
)  # fmt: skip
#: Longest quotation in single marks, in characters; beyond it the mark was an apostrophe.
_SINGLE_MAX = 600
#: A quotation that is not closed before another opens is one up to this length.
_DOUBLE_MAX = 300
#: Longest line that may be a notice, in characters.
_NOTICE_MAX = 400


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text.

    Attributes:
        keys: Words lower-cased, accents off.
        starts, ends: Where each stands in the text.
        weights: What each is worth as evidence, 0 (quoted) to 1.
    """

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    weights: tuple[float, ...]

    def __len__(self) -> int:
        return len(self.keys)


@functools.lru_cache(maxsize=64)
def read_words(text: str) -> Words:
    """Split a text into words and weigh them.

    Example:
        >>> words = read_words('The mayor left. "We stay," said Ann.')
        >>> words.keys
        ('the', 'mayor', 'left', 'we', 'stay', 'said', 'ann')
        >>> [weight > 0 for weight in words.weights]
        [True, True, True, False, False, True, True]
    """
    found = list(_WORD.finditer(text))
    keys = tuple(_fold(match.group()) for match in found)
    starts = tuple(match.start() for match in found)
    worthless = sorted([*find_quoted(text), *_find_notices(text)])
    factors = _sentence_factors(text, starts, keys)
    return Words(
        keys=keys,
        starts=starts,
        ends=tuple(match.end() for match in found),
        weights=tuple(
            0.0 if skip else _own_weight(match.group(), key) * factor
            for match, key, factor, skip in zip(
                found, keys, factors, _inside(starts, worthless), strict=True
            )
        ),
    )


def _find_notices(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        lowered = line.lower()
        # A long line is an article that speaks of such things.
        if len(line) <= _NOTICE_MAX and any(notice in lowered for notice in _NOTICES):
            spans.append((start, start + len(line)))
        start += len(line)
    return spans


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)) or word


def _own_weight(word: str, key: str) -> float:
    rank = word_rank(key)
    if rank <= GRAMMAR_RANK:
        return GRAMMAR_WEIGHT
    if word[0].isupper() or word[0].isdigit():
        return MATTER_WEIGHT
    return 1.0


def _sentence_factors(text: str, starts: tuple[int, ...], keys: tuple[str, ...]) -> list[float]:
    """Return for each word what its sentence leaves of its worth."""
    sentences = _sentence_numbers(text, starts)
    factors = [1.0] * (sentences[-1] + 1 if sentences else 0)
    spoken = {s for s, key in zip(sentences, keys, strict=True) if key in _SPEECH}
    charged = {
        s for s, *pair in zip(sentences, keys, keys[1:], strict=False) if tuple(pair) in _CHARGES
    }
    for number in spoken:
        factors[number] *= SPEECH_WEIGHT
    for number in charged:
        factors[number] *= CHARGE_WEIGHT
    phones = [match.span() for match in _PHONE.finditer(text)]
    for sentence, is_phone in zip(sentences, _inside(starts, phones), strict=True):
        if is_phone:
            factors[sentence] = 0.0
    return [factors[sentence] for sentence in sentences]


def _sentence_numbers(text: str, starts: tuple[int, ...]) -> list[int]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    numbers, sentence = [], 0
    for start in starts:
        while sentence < len(ends) and ends[sentence] <= start:
            sentence += 1
        numbers.append(sentence)
    return numbers


def _inside(starts: tuple[int, ...], spans: list[tuple[int, int]]) -> Iterator[bool]:
    """Tell for each start whether a span covers it; both in ascending order."""
    current, covered_to = 0, 0
    for start in starts:
        while current < len(spans) and spans[current][0] <= start:
            covered_to = max(covered_to, spans[current][1])
            current += 1
        yield start < covered_to


def find_quoted(text: str) -> list[tuple[int, int]]:
    """Return the stretches inside quotation marks, in order, no two overlapping.

    A quotation ends with its paragraph at the latest. Double marks that are never closed run to
    the end of the paragraph (a speech over several paragraphs is printed so); single ones that
    are never closed were apostrophes.

    Example:
        >>> find_quoted("He said 'no' and it's the brothers' way.")
        [(9, 11)]
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        spans.extend(_quoted_in_line(text, start, start + len(line)))
        start += len(line)
    return spans


def _quoted_in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened: tuple[str, int] | None = None
    for mark in _MARK.finditer(text, start, end):
        if opened is not None and _closes(text, mark, opened):
            # What ran on to where another quotation opens was never closed: nobody knows where.
            if mark.start() - opened[1] <= _DOUBLE_MAX or not _reopens(text, mark):
                yield opened[1], mark.start()
            opened = ("double", mark.end()) if _reopens(text, mark) else None
        elif opened is None or (opened[0] == "single" and _kind(mark.group()) == "double"):
            opened = (_kind(mark.group()), mark.end()) if _opens(text, mark) else opened
    if opened is not None and opened[0] == "double":
        yield opened[1], end


def _kind(mark: str) -> str:
    return "single" if mark in (_LEFT, _RIGHT, "'") else "double"


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark.group() in ("”", _RIGHT, "»", "''"):
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if _kind(mark.group()) == "single":
        return not before.isalnum() and after.isalnum()
    # A straight mark with a space behind it and none before closes what was never opened.
    return mark.group() != '"' or not after.isspace() or before.isspace()


def _reopens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark that stands where one closes looks like one that opens."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return mark.group() == '"' and before.isspace() and after.isalnum()


def _closes(text: str, mark: re.Match[str], opened: tuple[str, int]) -> bool:
    if _kind(mark.group()) != opened[0] or mark.group() in ("“", "„", "«", "``", _LEFT):
        return False
    if opened[0] == "double":
        return True
    if mark.start() - opened[1] > _SINGLE_MAX:
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return not before.isspace() and not after.isalnum()
