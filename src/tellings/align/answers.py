"""Denials are put beside what they deny.

Those that only point ("the minister rejected the accusation") have no words in common with the
claim, so no likeness finds it: it is what another party said shortly before, in the same report.
Those that say what they deny are of one claim, and need not be like all that is told with it.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tellings.data.claims import (
    SAME_CLAIM,
    calls_untrue,
    have_same_verb,
    is_firm,
    says_no,
    share_words,
    tells_denial,
    withholds,
)
from tellings.data.cues import cue_words
from tellings.records.statement import Statement

#: Characters between a claim and the denial that points at it.
REACH = 400
#: Sentences back, of those with claims of others, in which a noun ("the accusation") finds what it
#: points at; a pronoun finds it in the nearest or nowhere.
NOUN_REACH = 2

#: Probability of one matter above which a denial is of the claim most like it.
DENIED = 0.25

#: Lists of words that say nothing of what is denied.
_EMPTY = ("claim_nouns", "pointing", "untruth", "truth", "denies", "naming", "squaring")
_PRONOUNS = frozenset({"this", "that", "these", "those", "it", "so", "which", "them"})

Group = tuple[int, ...]
Pair = tuple[int, int]


def find_answered(statements: Sequence[Statement]) -> dict[int, Group]:
    """Return, for each denial that only points at a claim, the claims that it may point at.

    Args:
        statements: The statements of one story.

    Returns:
        Indices into `statements`: of the denials, and for each of the claims of one sentence.
    """
    by_report: dict[str, list[int]] = {}
    for n in sorted(range(len(statements)), key=lambda n: statements[n].start):
        by_report.setdefault(statements[n].report, []).append(n)
    found = {}
    for told in by_report.values():
        for place, n in enumerate(told):
            reach = _reach(statements[n])
            claims = _claims_before(statements, told[:place], n, reach) if reach else ()
            if claims:
                found[n] = claims
    return found


def _reach(denial: Statement) -> int:
    """Return in how many sentences a denial may find what it points at; 0 if it points at none."""
    if denial.modality != "actual" or not _is_denial(denial):
        return 0
    terms = {*denial.terms} - {word for name in denial.names for word in name.split()}
    if terms - cue_words(*_EMPTY) - {*(denial.speaker.text or "").lower().split()}:
        return 0  # it says itself what it denies
    if not terms.isdisjoint(cue_words("claim_nouns", "pointing")):
        return NOUN_REACH
    # What "this" is in a speech, those know who heard it.
    return 0 if denial.direct else int(_has_pronoun(denial))


def _is_denial(statement: Statement) -> bool:
    if statement.stance == "denies" or calls_untrue(statement):
        return True
    return tells_denial(statement) and statement.polarity == "positive"


def _has_pronoun(denial: Statement) -> bool:
    deed = denial.cue if denial.stance == "denies" else denial.predicate
    # An offer is turned down as well: "they rejected it" denies nothing.
    pointers = _PRONOUNS - {"it"} if deed in cue_words("turning_down") else _PRONOUNS
    words = {*re.findall(r"\w+", denial.text.lower())}
    return not words.isdisjoint(pointers)


def _claims_before(
    statements: Sequence[Statement], told: Sequence[int], denial: int, reach: int
) -> Group:
    sentences = list(
        itertools.islice(_sentences_before(statements, told, statements[denial], reach), reach)
    )
    accusing = (
        tuple(n for n in sentence if statements[n].cue in cue_words("accusing"))
        for sentence in sentences
    )
    return next(filter(None, accusing), sentences[0] if sentences else ())


def _sentences_before(
    statements: Sequence[Statement], told: Sequence[int], denial: Statement, reach: int
) -> Iterator[Group]:
    """Yield the claims of others by their sentences, nearest first."""
    before = [
        n for n in reversed(told) if denial.sentence.start - statements[n].sentence.end <= REACH
    ]
    for sentence, together in itertools.groupby(before, lambda n: statements[n].sentence):
        claims = tuple(n for n in together if _is_claim_of_another(statements[n], denial))
        if claims:
            yield tuple(sorted(claims))
        elif reach == 1 and sentence != denial.sentence:
            return


def _is_claim_of_another(claim: Statement, denial: Statement) -> bool:
    return (
        claim.origin != denial.origin
        and claim.speaker.kind != "outlet"
        and claim.stance == "asserts"
        and is_firm(claim)
        and not _is_denial(claim)
    )


def find_denied(
    statements: Sequence[Statement], groups: Sequence[Group], probability: Mapping[Pair, float]
) -> dict[int, Group]:
    """Return, for each denial that stands with nothing but denials, the claim most like it.

    Args:
        statements: The statements of one story.
        groups: A partition of them, as indices.
        probability: By pair of indices, that two speak of one matter.

    Returns:
        Indices: of the denials, all those of a group with the same claim.
    """
    alone = {n: group for group in groups for n in group if _all_deny(statements, group)}
    best: dict[Group, tuple[float, int]] = {}
    for (i, j), p in sorted(probability.items()):
        for denial, claim in ((i, j), (j, i)):
            group = alone.get(denial)
            if p < DENIED or group is None or claim in alone:
                continue
            if _denies(statements[denial], statements[claim]):
                best[group] = max(best.get(group, (0.0, -1)), (p, claim))
    return {n: (claim,) for group, (_, claim) in best.items() for n in group}


def _all_deny(statements: Sequence[Statement], group: Group) -> bool:
    return all(says_no(statements[n]) for n in group)


def _denies(denial: Statement, claim: Statement) -> bool:
    """Whether one says of what another party claims that it is not so."""
    if denial.modality != "actual" or denial.origin == claim.origin or withholds(denial):
        return False
    if says_no(claim) or not is_firm(claim):
        return False
    plainly = denial.stance in {"denies", "doubts"}
    return plainly or have_same_verb(denial, claim) or share_words(denial, claim, SAME_CLAIM)


def join_answers(
    groups: Sequence[Group], answered: Mapping[int, Group]
) -> tuple[tuple[Group, ...], list[tuple[int, int]]]:
    """Move denials to the claims they are of.

    Denials that are one matter among themselves, because several reports quote one of them, move
    together.

    Args:
        groups: A partition of the statements.
        answered: From `find_answered` or `find_denied`.

    Returns:
        The partition after that, and the pairs of denial and claim that now stand together.

    Example:
        >>> join_answers([(0, 1), (2,), (3,)], {3: (1, 2)})
        (((0, 1, 3), (2,)), [(3, 1)])
    """
    home = {n: number for number, group in enumerate(groups) for n in group}
    members = [set(group) for group in groups]
    pairs = []
    for number, group in enumerate(groups):
        pointing = [n for n in group if n in answered]
        together = len(pointing) == len(group)
        for n in pointing:
            claims = [c for m in (pointing if together else [n]) for c in answered[m]]
            aims = Counter(home[c] for c in claims)
            # Of several claims those that are told most: the others are their details.
            aim = max(aims, key=lambda g: (aims[g], len(groups[g]), -g))
            members[number].discard(n)
            members[aim].add(n)
            pairs += [(n, c) for c in answered[n] if home[c] == aim]
    return tuple(sorted(tuple(sorted(m)) for m in members if m)), pairs
