"""The language of a report, and whether we read it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.clean.lines import count_words

_WORD = re.compile(r"[^\W\d_]+")
#: A text of fewer letters may be in any language; nobody is refused for it.
MIN_LETTERS = 40
#: The identifier reads no more.
MAX_CHARS = 4000
#: So much is enough to count small words in.
SAMPLE_CHARS = 1500
#: Small words that no English text does without, and that are rare in other languages.
_ENGLISH = frozenset(
    (
        *("the", "of", "and", "to", "that", "was", "is", "with", "by", "from", "has", "have"),
        *("had", "were", "been", "said", "which", "they", "this", "are", "it", "at", "as"),
    )
)
#: Share of them that makes a text English beyond doubt.
ENOUGH_ENGLISH = 0.18
#: With fewer it is not English, and its page is believed if it says so, too.
NO_ENGLISH = 0.06


def find_language(text: str, languages: Sequence[str], declared: str | None = None) -> str | None:
    """Return the language of a text (ISO 639-1), None where it is too short to tell.

    Args:
        text: A clean text.
        languages: The languages that are read; in doubt it is one of them.
        declared: What its page says of it; many say English whatever they are in.
    """
    text = text[:MAX_CHARS]
    if sum(map(len, _WORD.findall(text[:SAMPLE_CHARS]))) < MIN_LETTERS:
        return None
    share = _english_share(text[:SAMPLE_CHARS])
    if "en" in languages and share >= ENOUGH_ENGLISH:
        return "en"
    if declared and declared != "en" and share < NO_ENGLISH:
        return declared
    found = _identify(text)
    if found not in languages and "en" in languages and share >= ENOUGH_ENGLISH / 2:
        return "en"
    return found


def _identify(text: str) -> str:
    import py3langid  # type: ignore[import-untyped]  # heavy; most reports never need it

    return str(py3langid.classify(text)[0])


def _english_share(text: str) -> float:
    found = _WORD.findall(text.lower())
    return sum(map(_ENGLISH.__contains__, found)) / max(1, len(found))


def has_sentence(text: str) -> bool:
    """Whether anything is told: a line of four words, or some letters that need no spaces."""
    return any(count_words(line) >= 4 or _ideographs(line) >= 8 for line in text.split("\n"))


def _ideographs(line: str) -> int:
    return sum("\u0e00" <= c <= "\u0eff" or "\u3040" <= c <= "\u9fff" for c in line)
