"""What looks like a person's name though no report was read to hold it.

Persons are found in the bodies of reports. Whom only a headline or a caption names is found here,
by the capital of a word that is no word of the dictionary, of our lists or of the reports, and no
name of a body, a place or a public person. In doubt it is taken for a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from tellings.export.known_words import given_names, is_everyday, is_given, is_plain, stem_of
from tellings.export.letters import Word, is_in_date, words_of
from tellings.records.account import Account
from tellings.records.report import Report

#: What parts the words of one name.
_WITHIN = re.compile(r"[ \u00a0]?[-'’.]?[ \u00a0]?|[ \u00a0][A-Z]\.?[ \u00a0]")  # noqa: RUF001
_SENTENCE_ENDS = re.compile(r"[.!?:…\n\]•–—-][\"'“”‘’)»«]*\s*$|^[\W\d_]*$|[\"“«‘]$")  # noqa: RUF001
_AROUND = 8
_ENDS = re.compile(r"[.!?][\"”’)]*(?:\s|$)")  # noqa: RUF001 - real marks
_SHORTEST = 2
#: An acronym is no person.
_LONGEST_ACRONYM = 4


class Unseen:
    """Finds words that look like names of persons and are known for nothing else."""

    def __init__(self, account: Account, public: Collection[str]) -> None:
        self._public = frozenset(public)
        self._told = frozenset(map(stem_of, _small_words(account.reports)))

    def find(self, text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
        """Return where the names stand.

        Args:
            text: What is looked at.
            words: Those of its words that are no part of a name that is known.
        """
        if not words:
            return []
        capitals = [word for word in words if not word.is_lower]
        styled = len(capitals) > len(words) / 2
        headline = styled or _ENDS.search(text) is None
        found = []
        capitals = [word for word in capitals if not is_in_date(text, word)]
        for run in _runs(text, capitals, self._may_name):
            if self._is_name(text, run, styled=styled, headline=headline):
                found.append((run[0].start, run[-1].end))
        return found

    def _may_name(self, word: Word) -> bool:
        """Whether a word with a capital may be part of a name that is not known."""
        letters = word.letters
        if letters in given_names():
            return True
        known = letters in self._public or stem_of(letters) in self._told or is_plain(letters)
        return len(letters) >= _SHORTEST and not known

    def _is_name(self, text: str, run: Sequence[Word], *, styled: bool, headline: bool) -> bool:
        first = run[0]
        rare = [
            word
            for word in run
            if not is_everyday(word.letters) and word.letters not in self._public
        ]
        if not rare:
            # "Grace Hope", but neither "Grace" nor "Will" alone, nor who is known.
            known = any(word.letters in self._public for word in run)
            return len(run) > 1 and not styled and not known
        if len(run) > 1 or is_given(first.letters):
            return True
        shouted = text[first.start : first.end].isupper()
        if shouted and len(first.letters) <= _LONGEST_ACRONYM and not styled:
            return False
        return headline or not starts_sentence(text, first.start)


def starts_sentence(text: str, at: int) -> bool:
    """Whether what stands here has a capital because a sentence begins."""
    return _SENTENCE_ENDS.search(text[max(0, at - _AROUND) : at]) is not None


def _runs(
    text: str, words: Sequence[Word], may_name: Callable[[Word], bool]
) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in words:
        if not may_name(word):
            continue
        if run and not _WITHIN.fullmatch(text, run[-1].end, word.start):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _small_words(reports: Iterable[Report]) -> Iterator[str]:
    """Yield the words that a report writes without a capital where it has capitals."""
    for report in reports:
        if report.text != report.text.lower():
            yield from (word.letters for word in words_of(report.text) if word.is_lower)
