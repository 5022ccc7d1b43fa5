"""Whether a name of one word is one person's: "Mohammad, a baker", "Mohammad, a tailor"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tellings.records.annotation import Mention
from tellings.resolve.person_evidence import offices_of
from tellings.resolve.short_names import lone_word


def tell_namesakes(mentions: Sequence[Mention]) -> list[str]:
    """Return for each mention which of the bearers of its word it means, by what they do.

    A word has several bearers where one report presents it with offices or trades that have
    nothing in common. A mention that says nothing goes with the one before it in its report.

    Args:
        mentions: Mentions of one word each, of persons whom nobody names in full.

    Returns:
        What the bearer does, "" where the word has one bearer or nobody knows which is meant.
    """
    told: list[str] = [""] * len(mentions)
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        by_word[lone_word(mention.text)].append(number)
    for numbers in by_word.values():
        trades = {n: offices_of([mentions[n]]) for n in numbers}
        if not _has_namesakes(mentions, trades):
            continue
        kinds = _join_common(list(trades.values()))
        last: dict[str, str] = {}
        for n in sorted(numbers, key=lambda n: (mentions[n].report, mentions[n].start)):
            report = mentions[n].report
            kind = next((k for k in kinds if trades[n] & k), None)
            told[n] = last[report] = " ".join(sorted(kind)) if kind else last.get(report, "")
    return told


def _has_namesakes(mentions: Sequence[Mention], trades: dict[int, frozenset[str]]) -> bool:
    in_report: dict[str, set[frozenset[str]]] = defaultdict(set)
    for n, done in trades.items():
        if done:
            in_report[mentions[n].report].add(done)
    return any(len(_join_common(list(found))) > 1 for found in in_report.values())


def _join_common(sets: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Return the sets, those that have a word in common made one."""
    joined: list[frozenset[str]] = []
    for each in sorted({s for s in sets if s}, key=sorted):
        near = [s for s in joined if s & each]
        joined = [s for s in joined if not s & each] + [each.union(*near)]
    return joined
