"""Whom a name of one word means: "Moreno" after "Inés Moreno", "Mrs. Moreno" where there are two.

The report's own full names come first, those of the other reports after; where several persons
bear the word, title, sex and office decide, then who was named last before it. Where nothing
decides, or too many bear it, the word stays a person of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tellings.data.sexes import sex_of_words
from tellings.records.annotation import Mention
from tellings.resolve.name_nodes import Node
from tellings.resolve.person_evidence import is_kin, offices_of
from tellings.resolve.person_names import block_keys
from tellings.resolve.verdicts import Verdicts
from tellings.text.folding import fold_words
from tellings.text.names import name_words, skeleton, word_similarity

#: Spellings of one word in one report, and across reports, where more is asked.
_NEAR_HERE, _NEAR_ELSEWHERE = 0.85, 0.9
_LEAST_CONSONANTS = 3
#: How much more often than any other bearer somebody must be named to be the one meant elsewhere.
_LEADING = 2.0
#: How often somebody must be meant by the bare name for each time that another is named at all.
_FAR_BETTER_KNOWN = 10
#: Of more persons of a report who bear a word, nobody can tell which one is meant by it.
_MOST_NAMESAKES = 4
#: A family name stands last; a given name first; what stands between is seldom used alone.
_LAST, _FIRST, _MIDDLE = 0, 1, 2


def lone_word(text: str) -> str:
    """Return the telling word of a name that has one; a name in no letters stands for itself.

    Example:
        >>> lone_word("al-Haddad"), lone_word("…")
        ('haddad', '…')
    """
    words = name_words(text)
    return words[0] if words else text


def is_spelling(first: str, second: str, least: float) -> bool:
    """Whether two words of some length are spellings of one; of short ones nothing would be left.

    Example:
        >>> is_spelling("kodirov", "qodirov", 0.9), is_spelling("mina", "mona", 0.8)
        (True, False)
    """
    if min(len(skeleton(first)), len(skeleton(second))) < _LEAST_CONSONANTS:
        return False
    return word_similarity(first, second) >= least


@dataclass(slots=True)
class Bearer:
    """Somebody named in full.

    Attributes:
        names: The full names, by report.
        written: The full names with all their words.
        starts: Where he or she is named, by report.
        kin: Whether a report presents him or her as somebody's relative.
        alone: How often a name of one word can mean nobody else.
    """

    names: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    written: set[tuple[str, ...]] = field(default_factory=set)
    sexes: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    starts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    kin: bool = False
    alone: int = 0

    def rank(self, word: str, report: str | None, least: float) -> int | None:
        """Return where in the name a word stands, None where it does not.

        Args:
            word: The word, folded.
            report: The report whose names are asked, None for all.
            least: How near a spelling must be.
        """
        names = self.names.get(report, set()) if report else set().union(*self.names.values())
        ranks = [
            _LAST if place == len(words) - 1 else _FIRST if place == 0 else _MIDDLE
            for words in names
            for place, other in enumerate(words)
            if len(other) > 1 and (word == other or is_spelling(word, other, least))
        ]
        return min(ranks, default=None)


def read_bearer(nodes: Iterable[Node], sexes: Iterable[str | None]) -> Bearer:
    """Return what the full names of one person tell."""
    bearer = Bearer(sexes={sex for sex in sexes if sex})
    for node in nodes:
        words = name_words(node.mentions[0].text)
        bearer.written.add(node.words)
        bearer.offices |= offices_of(node.mentions)
        for mention in node.mentions:
            bearer.kin |= is_kin(mention.role)
            bearer.names[mention.report].add(words)
            bearer.starts[mention.report].append(mention.start)
    return bearer


@dataclass(slots=True)
class Placed:
    """What became of the names of one word.

    Attributes:
        to: For each bearer, the mentions that mean him or her.
        loose: Mentions that mean nobody known in full, or nobody knows whom.
        perhaps: For each report and word left loose, the bearers it may mean.
    """

    to: dict[int, list[Mention]] = field(default_factory=lambda: defaultdict(list))
    loose: list[Mention] = field(default_factory=list)
    perhaps: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))


def place_short_names(
    mentions: Sequence[Mention], bearers: Sequence[Bearer], verdicts: Verdicts
) -> Placed:
    """Give each name of one word to the person it means.

    Args:
        mentions: Mentions of one word, in order of report and place.
        bearers: The persons who are named in full.
        verdicts: What readers decided.
    """
    placed = Placed()
    register = _Register(bearers, verdicts)
    found = {m: _candidates(m, register) for m in mentions}
    for here, candidates in found.values():
        if here and len(candidates) == 1:
            bearers[candidates[0]].alone += 1
    for mention, (here, candidates) in found.items():
        chosen = _choose(mention, candidates, bearers, here=here)
        if chosen is None:
            placed.loose.append(mention)
            placed.perhaps[mention.report, lone_word(mention.text)] |= set(candidates)
        else:
            placed.to[chosen].append(mention)
            bearers[chosen].starts[mention.report].append(mention.start)
    return placed


class _Register:
    """Who bears a word, by its sound: not every bearer is asked for every word."""

    def __init__(self, bearers: Sequence[Bearer], verdicts: Verdicts) -> None:
        self.bearers = bearers
        self._verdicts = verdicts
        self._blocks: dict[str, set[int]] = defaultdict(set)
        for number, bearer in enumerate(bearers):
            for words in set().union(*bearer.names.values()):
                for key in block_keys(words):
                    self._blocks[key].add(number)
        self._answers: dict[tuple[str, str | None, float], list[tuple[int, int]]] = {}

    def ask(self, word: str, report: str | None, least: float) -> list[tuple[int, int]]:
        """Return who bears a word, and where in the name it stands; None asks all reports."""
        asked = word, report, least
        if asked not in self._answers:
            known = set().union(*(self._blocks.get(key, set()) for key in block_keys([word])))
            ranks = ((n, self.bearers[n].rank(*asked)) for n in sorted(known))
            self._answers[asked] = [(n, rank) for n, rank in ranks if rank is not None]
        return self._answers[asked]

    def fits(self, mention: Mention, number: int) -> bool:
        """Whether nothing speaks against it that a mention means a bearer."""
        bearer = self.bearers[number]
        if self._verdicts.bars_any([fold_words(mention.text)], bearer.written):
            return False
        sex = sex_of_words(mention.title, mention.role)
        return not sex or not bearer.sexes or sex in bearer.sexes


def _candidates(mention: Mention, register: _Register) -> tuple[bool, list[int]]:
    """Return whether bearers of the report itself are meant, and who they can be."""
    word = lone_word(mention.text)
    for report, least in (
        (mention.report, 1.0),
        (mention.report, _NEAR_HERE),
        (None, 1.0),
        (None, _NEAR_ELSEWHERE),
    ):
        found = [
            (n, rank)
            for n, rank in register.ask(word, report, least)
            if (report or rank != _MIDDLE) and register.fits(mention, n)
        ]
        if found:
            if report and not mention.title:
                # A bare name goes back to somebody: not to a bearer who is named only later.
                found = [
                    f for f in found if _last_before(register.bearers[f[0]], mention) >= 0
                ] or (found)
            best = min(rank for _, rank in found)
            return report is not None, [n for n, rank in found if rank == best]
    return False, []


def _choose(
    mention: Mention, candidates: Sequence[int], bearers: Sequence[Bearer], *, here: bool
) -> int | None:
    """Return the one of several bearers who is meant, None where nothing tells."""
    offices = offices_of([mention])
    sex = sex_of_words(mention.title, mention.role)
    candidates = [n for n in candidates if sex in bearers[n].sexes] or candidates
    candidates = [n for n in candidates if offices & bearers[n].offices] or candidates
    if not candidates:
        return None
    if len(candidates) == 1:
        return (
            candidates[0] if here or not _other_office(offices, bearers[candidates[0]]) else None
        )
    if here:
        candidates = _without_relatives(candidates, bearers)
        before = {n: _last_before(bearers[n], mention) for n in candidates}
        seen = [n for n in candidates if before[n] >= 0]
        if len(seen) > _MOST_NAMESAKES:
            return None
        if seen:
            return max(seen, key=lambda n: before[n])
    return _leading(candidates, bearers, mention.report if here else None)


def _without_relatives(candidates: Sequence[int], bearers: Sequence[Bearer]) -> Sequence[int]:
    """Leave out who is presented as another's relative, or is hardly named.

    The bare family name is that of the person whom reports call so where nobody else bears it.
    """
    known = max(bearers[n].alone for n in candidates)
    if not known:
        return candidates
    return [
        n
        for n in candidates
        if bearers[n].alone == known
        or not (bearers[n].kin or known >= _FAR_BETTER_KNOWN * _named(bearers[n]))
    ]


def _named(bearer: Bearer) -> int:
    return sum(map(len, bearer.starts.values()))


def _other_office(offices: frozenset[str], bearer: Bearer) -> bool:
    return bool(offices and bearer.offices and not offices & bearer.offices)


def _last_before(bearer: Bearer, mention: Mention) -> int:
    return max((s for s in bearer.starts[mention.report] if s < mention.start), default=-1)


def _leading(
    candidates: Sequence[int], bearers: Sequence[Bearer], report: str | None
) -> int | None:
    """Return the bearer who is named far more often than the others, if one is."""

    def count(number: int) -> int:
        return len(bearers[number].starts[report]) if report else _named(bearers[number])

    ranked = sorted(candidates, key=lambda n: (-count(n), n))
    second = count(ranked[1]) if len(ranked) > 1 else 0
    return ranked[0] if count(ranked[0]) >= _LEADING * second else None
