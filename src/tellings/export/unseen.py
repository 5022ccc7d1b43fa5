"""What looks like a person's name though no report was read to hold it.

Persons are found in the bodies of reports. Whom only a headline or a caption names is found here,
by the capital of a word that is no word of the dictionary, of our lists or of the reports, and no
name of a body, a place or a public person. In doubt it is taken for a name.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from tellings.data import load_table
from tellings.export.known_words import (
    given_names,
    is_everyday,
    is_given,
    is_plain,
    listed,
    stem_of,
)
from tellings.export.letters import Word, fold, is_day_or_month, is_in_date, is_styled, words_of
from tellings.records.account import Account
from tellings.records.report import Report

#: What parts the words of one name.
_WITHIN = re.compile(r"[ \u00a0]?[-'’.]?[ \u00a0]?|[ \u00a0][A-Z]\.?[ \u00a0]")  # noqa: RUF001
_SENTENCE_ENDS = re.compile(r"[.!?:…\n\]•–—-][\"'“”‘’)»«]*\s*$|^[\W\d_]*$|[\"“«‘]$")  # noqa: RUF001
_AROUND = 8
_ENDS = re.compile(r"[.!?][\"”’)]*(?:\s|$)")  # noqa: RUF001 - real marks
_SHORTEST = 2
#: What has no mark inside as addresses have: a handle in small letters is a name all the same.
_TOKENS = re.compile(r"(?<!\S)[^\s@#/\\_.~:\d]+(?=[.:]?(?:\s|$))")
#: A text with fewer capitals says nothing by a small letter.
_LEAST_CAPITALS = 0.02
#: A word so many times as often with a capital is no word of every day.
_RARELY_SMALL = 4
#: What verbs of headlines end with.
_VERBS = ("s", "ed", "ing")
#: An acronym is no person.
_LONGEST_ACRONYM = 4


class Unseen:
    """Finds words that look like names of persons and are known for nothing else."""

    def __init__(self, account: Account, public: Collection[str]) -> None:
        self._public = frozenset(public)
        self._told = _small_words(account.reports)

    def find(self, text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
        """Return where the names stand.

        Args:
            text: What is looked at.
            words: Those of its words that are no part of a name that is known.
        """
        capitals = [word for word in words if not word.is_lower]
        styled = is_styled(words)
        scene = _Scene(text, styled=styled, headline=styled or _ENDS.search(text) is None)
        capitals = [word for word in capitals if not is_in_date(text, word)]
        found: list[tuple[int, int]] = []
        done = 0
        for first, last in _runs(text, capitals, self._may_name):
            if first < done or not (
                self._is_name(scene, capitals[first : last + 1])
                or self._is_forename(scene, capitals[last : last + 2])
            ):
                continue
            while first > done and self._goes_before(scene, capitals[first - 1], capitals[first]):
                first -= 1
            after = last + 1
            while after < len(capitals) and self._goes_after(
                scene, capitals[after - 1], capitals[after]
            ):
                after += 1
            done = after
            found.append((capitals[first].start, capitals[after - 1].end))
        return found

    def _may_name(self, word: Word) -> bool:
        """Whether a word with a capital may be part of a name that is not known."""
        letters = word.letters
        if letters in given_names():
            return True
        known = letters in self._public or stem_of(letters) in self._told or is_plain(letters)
        return len(letters) >= _SHORTEST and not known

    def _is_name(self, scene: _Scene, run: Sequence[Word]) -> bool:
        first = run[0]
        rare = [
            word
            for word in run
            if not is_everyday(word.letters) and word.letters not in self._public
        ]
        if not rare:
            # "Grace Hope", but neither "Grace" nor "Will" alone, nor who is known.
            known = any(word.letters in self._public for word in run)
            return len(run) > 1 and not scene.styled and not known
        if len(run) > 1 or is_given(first.letters):
            return True
        shouted = scene.text[first.start : first.end].isupper()
        if shouted and len(first.letters) <= _LONGEST_ACRONYM and not scene.styled:
            return False
        return scene.headline or not starts_sentence(scene.text, first.start)

    def _is_forename(self, scene: _Scene, pair: Sequence[Word]) -> bool:
        """Whether a word of every day is a given name: "Grace" of "Grace Hill hurt"."""
        if scene.styled or len(pair) == 1 or pair[0].letters in self._public:
            return False
        calendar = is_day_or_month(pair[1]) or pair[1].letters in _titles()
        return not calendar and self._goes_after(scene, *pair)

    def goes_on(self, text: str, name: Word, word: Word) -> bool:
        """Whether a word with a capital, in a sentence, is a part of the name before it."""
        scene = _Scene(text, styled=False, headline=False)
        return not is_day_or_month(word) and self._goes_after(scene, name, word)

    def _goes_before(self, scene: _Scene, word: Word, name: Word) -> bool:
        """Whether a word before a name is a part of it: "Hunter" of "Hunter Quillfeather"."""
        if scene.styled or starts_sentence(scene.text, word.start):
            return False
        return word.letters not in _titles() and self._goes_with(scene, word, word, name)

    def _goes_after(self, scene: _Scene, name: Word, word: Word) -> bool:
        """Whether a word after a name is a part of it: "Baker" of "Emily Baker"."""
        verb = word.letters.endswith(_VERBS) or stem_of(word.letters) in self._told
        if scene.styled and verb:
            return False
        return self._goes_with(scene, word, name, word)

    def _goes_with(self, scene: _Scene, word: Word, first: Word, second: Word) -> bool:
        other = word.letters in self._public or word.letters in listed("name_heads")
        return not other and _WITHIN.fullmatch(scene.text, first.end, second.start) is not None


@functools.cache
def _titles() -> frozenset[str]:
    """Return words that stand before names with a capital."""
    table = load_table("titles")
    kinds = ("titles", "modifiers", "male", "female")
    return frozenset(fold(title) for kind in kinds for title in table[kind])


class _Scene(NamedTuple):
    """A text, whether its capitals say nothing, and whether it is no sentence."""

    text: str
    styled: bool
    headline: bool


def starts_sentence(text: str, at: int) -> bool:
    """Whether what stands here has a capital because a sentence begins."""
    return _SENTENCE_ENDS.search(text[max(0, at - _AROUND) : at]) is not None


def _runs(
    text: str, words: Sequence[Word], may_name: Callable[[Word], bool]
) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of words that stand beside each other and may be names."""
    first = None
    for number, word in enumerate(words):
        if first is not None and not (
            may_name(word) and _WITHIN.fullmatch(text, words[number - 1].end, word.start)
        ):
            yield first, number - 1
            first = None
        if first is None and may_name(word):
            first = number
    if first is not None:
        yield first, len(words) - 1


def _small_words(reports: Iterable[Report]) -> frozenset[str]:
    """Return the words, without their endings, that reports write without a capital as a rule."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for report in reports:
        words = [word for token in _TOKENS.findall(report.text) for word in words_of(token)]
        capitals = sum(not word.is_lower for word in words)
        if capitals < len(words) * _LEAST_CAPITALS:
            continue
        for word in words:
            (small if word.is_lower else large)[stem_of(word.letters)] += 1
    return frozenset(
        stem for stem, number in small.items() if number * _RARELY_SMALL >= large[stem]
    )
