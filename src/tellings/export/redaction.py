"""Takes the names of private persons out of a text, however they are written.

Names are matched by their letters: "BLOGGS, Ann", "ann-bloggs" and "@annbloggs" are one name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.data import load_table
from tellings.export.addresses import Addresses
from tellings.export.known_words import is_everyday
from tellings.export.letters import Word, fold, is_in_date, is_styled, stems, words_of
from tellings.export.names import LONGEST, SOMEBODY, Beginnings, Names, heads
from tellings.export.unseen import Unseen, starts_sentence

#: Words that one name may have; letters set apart ("B L O G G S") are words, too.
_MOST_WORDS, _MOST_LETTERS = 8, 40
#: What may stand between two words of one name.
_BETWEEN = re.compile(r"[\s.,'‘’ʼ_/\u2010-\u2015-]{0,4}")  # noqa: RUF001 - real marks
_TIGHT = re.compile(r"[ \u00a0.'‘’ʼ_\u2010-\u2015-]{0,2}")  # noqa: RUF001 - real marks
_INITIALS_BEFORE = re.compile(r"(?:(?<!\w)[^\W\d_]\.[ \u00a0-]?)+$")
_INITIAL_AFTER = re.compile(r"[ \u00a0][A-Z]\.(?!\w)")
#: With fewer letters, words that are put together make others by chance ("Al Li": "all I").
_SHORTEST_JOINED = 6
#: Without a capital, a shorter word is none of a name; and so many words without one say that the
#: text has none.
_SHORTEST_SMALL, _ENOUGH_WORDS = 3, 12
_LONGEST_ACRONYM = 4
#: How far before a name its initials may begin.
_AROUND = 12

Edit = tuple[int, int, str]


@dataclass(slots=True)
class _Hit:
    """Where a name stands; it is weak where the word may be one of every day."""

    start: int
    end: int
    who: frozenset[str]
    is_whole: bool = False
    is_weak: bool = False


@dataclass(slots=True)
class _Scene:
    """A text, its words, and whether its capitals say nothing, as in a headline, or are none."""

    text: str
    words: Sequence[Word]
    is_styled: bool = False
    is_uncased: bool = False

    def __post_init__(self) -> None:
        capitals = sum(not word.is_lower for word in self.words)
        self.is_styled = is_styled(self.words)
        self.is_uncased = not capitals and len(self.words) >= _ENOUGH_WORDS


class Redactor:
    """Finds what names private persons and says what stands in its place."""

    def __init__(self, names: Names, unseen: Unseen) -> None:
        self._names = names
        self.public = names.public
        self._unseen = unseen
        self._addresses = Addresses(names)
        self._begun = Beginnings([*names.wholes, *names.parts])
        self._kept_heads = {words[0] for words in names.kept}

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - one redactor for one account
    def edits(self, text: str) -> tuple[Edit, ...]:
        """Return what is to be replaced: start, end, and what stands there instead, in order."""
        return self._edits(text, guess=True)

    def known(self, text: str) -> str:
        """Return a text of ours without the names that are known: nothing else is one."""
        return _make(text, self._edits(text, guess=False))

    def _edits(self, text: str, *, guess: bool) -> tuple[Edit, ...]:
        hits, free = self._look(text)
        if guess:
            unseen = self._unseen.find(text, free)
            hits += [_Hit(start, end, frozenset({SOMEBODY})) for start, end in unseen]
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        return tuple(
            (hit.start, hit.end, self._names.label(hit.who)) for hit in _merge(text, hits)
        )

    def find_unseen(self, text: str) -> list[str]:
        """Return what looks like names of persons that are not known yet."""
        _, free = self._look(text)
        return [text[start:end] for start, end in self._unseen.find(text, free)]

    def _look(self, text: str) -> tuple[list[_Hit], list[Word]]:
        """Return where names that are known stand, and the words that are part of none."""
        addresses = list(self._addresses.find(text))
        hits = [_Hit(start, end, who, is_whole=True) for start, end, who in addresses if who]
        words: list[Word] = []
        addresses.reverse()
        for word in words_of(text):
            while addresses and addresses[-1][1] <= word.start:
                addresses.pop()
            if not addresses or word.start < addresses[-1][0]:
                words.append(word)
        free = self._scan(_Scene(text, words), hits)
        return hits, [words[n] for n in free]

    def __call__(self, text: str) -> str:
        """Return a text without the names."""
        return _make(text, self.edits(text))

    def _scan(self, scene: _Scene, hits: list[_Hit]) -> list[int]:
        """Collect the hits among the words and return the numbers of the words left free."""
        words = scene.words
        free: list[int] = []
        found: list[_Hit] = []
        at = 0
        while at < len(words):
            whole, who = self._whole(scene.text, words, at)
            kept = self._kept(words, at)
            if whole and whole >= kept:
                found.append(_Hit(words[at].start, words[at + whole - 1].end, who, is_whole=True))
                at += whole
                continue
            if kept:
                at += kept
                continue
            size, hit = self._part(scene, at)
            if hit is None:
                free += range(at, at + size)
            else:
                found.append(hit)
            at += size
        hits += _without_weak(scene.text, found)
        return free

    def _whole(self, text: str, words: Sequence[Word], at: int) -> tuple[int, frozenset[str]]:
        """Return how many words from here on are a whole private name, and whose."""
        best: tuple[int, frozenset[str]] = (0, frozenset())
        letters = ""
        singles = True
        for n in range(at, min(at + _MOST_LETTERS, len(words))):
            if n > at and not _BETWEEN.fullmatch(text, words[n - 1].end, words[n].start):
                break
            letters += words[n].letters
            singles = singles and len(words[n].letters) == 1
            size = n - at + 1
            if (size > _MOST_WORDS or words[n].letters == "s") and not singles:
                break
            is_begun = letters in self._begun or len(letters) > LONGEST
            for stem in stems(letters):
                who, own = self._names.wholes.get(stem, (None, ()))
                if who is None and singles and size >= _SHORTEST_JOINED - 2:
                    who, own = self._names.parts.get(stem), ()
                exact = tuple(word.letters for word in words[at : n + 1])[:-1] == own[:-1]
                if who and (len(stem) >= _SHORTEST_JOINED or (exact and len(own) == size)):
                    best = (size, frozenset(who))
                    break
            if not is_begun:
                break
        return best

    def _kept(self, words: Sequence[Word], at: int) -> int:
        """Return how many words from here on are a name of others that stays."""
        if words[at].letters not in self._kept_heads:
            return 0
        for size in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            if tuple(word.letters for word in words[at : at + size]) in self._names.kept:
                return size
        return 0

    def _part(self, scene: _Scene, at: int) -> tuple[int, _Hit | None]:
        """Return how many words are one part of a private name, and the hit if they are one."""
        text, words = scene.text, scene.words
        word = words[at]
        if at + 1 < len(words):
            after = words[at + 1]
            gap = text[word.end : after.start]
            joined = word.letters + after.letters
            if len(gap) <= 2 and gap.strip() and len(joined) >= _SHORTEST_JOINED:
                who = self._whose(joined)
                if who and not self._whose(word.letters):
                    return 2, _Hit(word.start, after.end, who)
        who = self._whose(word.letters)
        if not who or self._names_place(scene, at):
            return 1, None
        hit = _Hit(word.start, word.end, who, is_weak=self._is_weak(scene, word))
        beside = words[at + 1 : at + 2]
        if beside and not hit.is_weak and self._goes_on(scene, word, beside[0]):
            return 2, _Hit(word.start, beside[0].end, who | {SOMEBODY})
        return 1, hit

    def _goes_on(self, scene: _Scene, word: Word, beside: Word) -> bool:
        """Whether a word of every day goes on a name: "Baker" where only "Ann" is known."""
        if scene.is_styled or word.is_lower or beside.is_lower or len(beside.letters) == 1:
            return False
        known = self._whose(beside.letters)
        return not known and self._unseen.goes_on(scene.text, word, beside)

    def _whose(self, letters: str) -> frozenset[str]:
        found = (self._names.part(stem) for stem in stems(letters))
        return next((who for who in found if who), frozenset())

    def _is_weak(self, scene: _Scene, word: Word) -> bool:
        """Whether the word, here, may be one of every day and no name."""
        text, letters = scene.text, word.letters
        if not word.is_lower:
            if is_in_date(text, word):
                return True
            written = text[word.start : word.end]
            if written.isupper() and len(written) <= _LONGEST_ACRONYM and not scene.is_styled:
                return letters in self.public
            if letters not in _function_words() or letters in self._names.alone:
                return False
            return scene.is_styled or starts_sentence(text, word.start)
        everyday = (
            is_everyday(letters)
            or is_everyday(letters.removesuffix("s"))
            or len(letters) < _SHORTEST_SMALL
        )
        return everyday and not (scene.is_uncased and len(letters) >= _SHORTEST_SMALL)

    def _names_place(self, scene: _Scene, at: int) -> bool:
        """Whether the word is part of the name of a body or place that was read as none."""
        text, words = scene.text, scene.words
        if words[at].is_lower or scene.is_styled:
            return False
        after, before = words[at + 1 : at + 2], words[max(0, at - 2) : at]
        if after and _is_head(after[0]) and text[words[at].end : after[0].start] == " ":
            return not (before and self._whose(before[-1].letters))
        if not before or text[before[-1].end : words[at].start] != " ":
            return False
        if before[-1].letters == "of":
            return len(before) > 1 and _is_head(before[0])
        return not before[-1].is_lower and before[-1].letters in load_table("privacy")["before"]


def _make(text: str, edits: Sequence[Edit]) -> str:
    for start, end, words in reversed(edits):
        text = f"{text[:start]}{words}{text[end:]}"
    return text


def _without_weak(text: str, hits: list[_Hit]) -> list[_Hit]:
    """Return the hits less those that are weak and stand beside no other."""
    strong = [not hit.is_weak for hit in hits]
    order = [*range(len(hits)), *reversed(range(len(hits)))]
    for n in order:
        for other in (n - 1, n + 1):
            if 0 <= other < len(hits) and strong[other]:
                first, second = hits[min(n, other)], hits[max(n, other)]
                if _TIGHT.fullmatch(text, first.end, second.start):
                    strong[n] = True
    return [hit for hit, is_strong in zip(hits, strong, strict=True) if is_strong]


def _merge(text: str, hits: Iterable[_Hit]) -> list[_Hit]:
    """Return the hits with those as one that stand beside each other and are one name."""
    merged: list[_Hit] = []
    for hit in hits:
        _take_initials(text, hit)
        last = merged[-1] if merged else None
        if last and _is_one(text, last, hit):
            who = last.who & hit.who or last.who | hit.who
            end = max(last.end, hit.end)
            merged[-1] = _Hit(last.start, end, who, last.is_whole or hit.is_whole)
        else:
            merged.append(hit)
    return merged


def _is_one(text: str, last: _Hit, hit: _Hit) -> bool:
    """Whether two hits are one name, or overlap."""
    if hit.start <= last.end:
        return True
    if not _TIGHT.fullmatch(text, last.end, hit.start):
        return False
    return bool(last.who & hit.who) or not (last.is_whole and hit.is_whole)


def _take_initials(text: str, hit: _Hit) -> None:
    """Widen a hit to the initials that stand before and after the name."""
    before = _INITIALS_BEFORE.search(text, max(0, hit.start - _AROUND), hit.start)
    after = _INITIAL_AFTER.match(text, hit.end)
    hit.start = before.start() if before else hit.start
    hit.end = after.end() if after else hit.end


@functools.cache
def _function_words() -> frozenset[str]:
    """Return words that begin sentences every day and are names of somebody now and then."""
    words = [*load_table("compose")["determiners"], *load_table("privacy")["everyday"]]
    return frozenset(fold(word) for word in words if isinstance(word, str))


def _is_head(word: Word) -> bool:
    return not word.is_lower and word.letters in heads()
