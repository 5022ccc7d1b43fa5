"""Small rules of English setting: capitals, full stops, quotation marks, what a word may be."""

from __future__ import annotations

import functools
import re

from tellings.data import load_table
from tellings.data.cues import cue_words

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")  # noqa: RUF001
_SPACES = re.compile(r"\s+")
_DASH = r"(?:[:—–]|--|- ) ?(?=[A-Z“\"])"  # noqa: RUF001 - as agencies set it
_DATELINES = (
    re.compile(r"^[A-Z][A-Z .'’-]{2,39}(?:,[\w. ]{1,20})?(?:\([^()]{1,30}\))? ?" + _DASH),  # noqa: RUF001
    re.compile(r"^(?:[A-Z][a-z]{2,19} )?\(?[A-Z][\w. ]{1,20}\) ?" + _DASH),
)
#: What a paper calls a notice of its own: "Correction: The mayor was not there."
_NOTICE = re.compile(r"^(?:correction|retraction|clarification|apology|editor.s note): ?", re.I)
_TOKENS = (
    ("-LRB- ", "("),
    (" -RRB-", ")"),
    ("-LRB-", "("),
    ("-RRB-", ")"),
    ("`` ", "“"),
    (" ''", "”"),
)
_BEFORE_MARK = re.compile(r"(?<=\w) ([,.;:!?%](?:[\s”]|$))")
_CLITIC = re.compile(r"(?<=\w) ('(?:s|re|ve|ll|d|m)|n't)\b")
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})  # noqa: RUF001
_EDGE = " \t\n,;:–—-"  # noqa: RUF001
#: Texts of one story that are asked about again and again: every sentence weighs all statements.
_REMEMBERED = 4096


@functools.cache
def word_list(name: str) -> frozenset[str]:
    """Return the list `name` of the composing words."""
    return frozenset(load_table("compose")[name])


def fold(text: str) -> str:
    """Return `text` in lower case with plain quotation marks and dashes."""
    # The short way gives the same: all that is folded otherwise lies outside ASCII.
    return text.lower() if text.isascii() else text.translate(_FOLD).casefold()


def words_of(text: str) -> list[str]:
    """Return the words of `text`, numbers and hyphenated names whole.

    Example:
        >>> words_of("About 1,200 people fled Val-d'Or.")
        ['About', '1,200', 'people', 'fled', "Val-d'Or"]
    """
    return _WORD.findall(text)


@functools.lru_cache(maxsize=_REMEMBERED)
def folded_words(text: str) -> frozenset[str]:
    """Return the words of `text`, folded, without a possessive ending.

    Example:
        >>> sorted(folded_words("Rossi's Boat"))
        ['boat', 'rossi']
    """
    return frozenset(w.removesuffix("'s") for w in map(fold, words_of(text)))


@functools.lru_cache(maxsize=_REMEMBERED)
def has_any(text: str, words: frozenset[str]) -> bool:
    """Whether one of `words` (folded; phrases allowed) stands in `text`."""
    if not words.isdisjoint(folded_words(text)):
        return True
    plain = f" {' '.join(map(fold, words_of(text)))} "
    return any(" " in w and f" {w} " in plain for w in words)


@functools.lru_cache(maxsize=_REMEMBERED)
def tidy(text: str) -> str:
    r"""Return `text` on one line, without a dateline, loose joints or a full stop at its end.

    Example:
        >>> tidy("ROME (Agency) - The bridge\n fell on Monday.")
        'The bridge fell on Monday'
    """
    line = _SPACES.sub(" ", untokenise(text[:4000])).strip(_EDGE)
    for dateline in _DATELINES:
        line = dateline.sub("", line, count=1)
    line = _NOTICE.sub("", line, count=1)
    words = line.split(" ", 1)
    while len(words) == 2 and fold(words[0]).strip(",") in word_list("connectives"):
        line = words[1].lstrip(_EDGE)
        words = line.split(" ", 1)
    line = line.rstrip(_EDGE + ".")
    if fold(line).endswith((", however", ", too", ", though")):
        line = line[: line.rindex(",")]
    return _drop_stray_quotes(line)


def untokenise(text: str) -> str:
    """Return `text` set as print is, where it came cut into tokens.

    Example:
        >>> untokenise("The town 's mayor -LRB- left -RRB- did n't say , he wrote .")
        "The town's mayor (left) didn't say, he wrote."
    """
    for token, mark in _TOKENS:
        text = text.replace(token, mark)
    text = _BEFORE_MARK.sub(r"\1", text)
    return _CLITIC.sub(r"\1", text)


def _drop_stray_quotes(line: str) -> str:
    """Drop a quotation mark whose partner stands outside the line."""
    if line.count("“") != line.count("”") or line.count('"') % 2:
        for mark in '“”"':
            if line.count(mark) == 1:
                line = line.strip(mark)
    return line.strip(_EDGE)


def is_balanced(text: str) -> bool:
    """Whether every quotation mark and bracket of `text` has its partner."""
    pairs = (("“", "”"), ("(", ")"), ("[", "]"))
    return all(text.count(a) == text.count(b) for a, b in pairs) and text.count('"') % 2 == 0


def capitalise(text: str) -> str:
    """Return `text` with a capital at its head, the rest untouched."""
    for place, letter in enumerate(text[:3]):
        if letter.isalnum():
            return text[:place] + letter.upper() + text[place + 1 :]
    return text


def lower_first(text: str, common: frozenset[str]) -> str:
    """Return `text` as it stands inside a sentence: a common word loses its capital.

    Args:
        text: What would stand at the head of a sentence.
        common: Words that are no names.

    Example:
        >>> lower_first("The ferry sank", frozenset({"the"}))
        'the ferry sank'
        >>> lower_first("May came", frozenset({"may"}))
        'May came'
    """
    first = _WORD.match(text)
    if first is None:
        return text
    word = first.group()
    low = word.lower()
    known = low in common or low in word_list("determiners") | cue_words("negative")
    if (
        not known
        or low in word_list("months_and_days")
        or word == "I"
        or (len(word) > 1 and word.isupper())
    ):
        return text
    return low[0] + text[1:]


def close(text: str) -> str:
    """Return `text` as a whole sentence: a capital at its head, a stop at its end.

    Example:
        >>> close("the ferry sank")
        'The ferry sank.'
        >>> close("she said: “We sank”")
        'She said: “We sank.”'
    """
    text = capitalise(text.strip())
    if text.endswith((".", "!", "?", ".”", "!”", "?”", '."', '?"', '!"')):
        return text
    if text.endswith("”"):
        # A quoted sentence keeps its stop inside the marks, a quoted word outside.
        quoted = text.rfind("“")
        inside = text[:quoted].endswith(": ")
        return f"{text[:-1]}.”" if inside else f"{text}."
    return text.rstrip(_EDGE) + "."


def telling_tokens(text: str) -> list[str]:
    """Return the words of `text` that must have a source: numbers and words with a capital.

    Example:
        >>> telling_tokens("About 40 people left Nice on Monday, two by boat.")
        ['About', '40', 'Nice', 'Monday', 'two']
    """
    return [
        word
        for word in words_of(text)
        if word[0].isupper()
        or any(c.isdigit() or c.isupper() for c in word)
        or fold(word) in word_list("number_words")
    ]
