"""Who of a matter say that it is so, and who say that it is not."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.data.claims import (
    SAME_CLAIM,
    calls_untrue,
    does_not_know,
    have_same_verb,
    is_firm,
    is_no_more,
    is_not_yet,
    says_no,
    share_words,
    tells_denial,
    withholds,
)
from tellings.data.cues import cue_words
from tellings.records.matter import Matter
from tellings.records.statement import Statement
from tellings.weigh.pairs import CONFIRMS, are_of_one_origin, likeness
from tellings.weigh.values import Told

#: Probability of one matter above which a denial is one of the other claim, and a negated claim
#: contradicts it: what is less alike speaks of something else.
DENIES = 0.45
OPPOSES = 0.25
#: Different content words, and the share of them in common, of two quotations that are one.
_QUOTED_WORDS, _QUOTED_SHARE = 6, 0.8

Camps = tuple[tuple[Told, ...], ...]


def find_sides(told: Sequence[Told], matter: Matter) -> Camps | None:
    """Return those who say that it is so and those who say that it is not, if both are there."""
    yes, no, opposed = _oppose(told, matter)
    against = [(a, b) for a, b in opposed if not are_of_one_origin(a, b)]
    if not against:
        return None
    # Others of the matter neither affirm nor deny just this: they stand on no side.
    side = _with_near(yes, [a for a, _ in against], matter)
    # Who affirms it denies something else: that the villages fell, but not the city.
    affirm = {t.statement.origin for t in side}
    contrary = tuple(t for t in no if t.statement.origin not in affirm)
    return (side, contrary) if any(b in contrary for _, b in against) else None


def find_corrected(told: Sequence[Told], matter: Matter) -> Camps | None:
    """Return what a source said and what it said later instead, if it took its claim back."""
    yes, no, opposed = _oppose(told, matter)
    pairs = [
        (a, b) for a, b in opposed if a.order < b.order and _takes_back(a.statement, b.statement)
    ]
    # The correction repeats what it corrects: what is near to that was corrected with it.
    before = _with_near(yes, [a for a, _ in pairs], matter)
    after = tuple(t for t in no if any(t is b for _, b in pairs))
    if not pairs or len({t.statement.report for t in (*before, *after)}) < 2:
        return None
    return before, after


def _speaks_against(statement: Statement) -> bool:
    """Whether a statement tells that somebody calls something untrue."""
    against = statement.predicate in cue_words("denies") or calls_untrue(statement)
    return against or not cue_words("untruth").isdisjoint(statement.terms)


def _takes_back(before: Statement, after: Statement) -> bool:
    """Whether a source plainly says the contrary: that it took something back is no guess."""
    plainly = after.stance != "asserts" or calls_untrue(after)
    return plainly or have_same_verb(before, after)


def _oppose(
    told: Sequence[Told], matter: Matter
) -> tuple[tuple[Told, ...], tuple[Told, ...], list[tuple[Told, Told]]]:
    """Return who says yes, who says no, and the pairs of both that contradict each other."""
    yes = tuple(t for t in told if not says_no(t.statement))
    no = tuple(t for t in told if says_no(t.statement))
    pairs = [
        (a, b)
        for a in yes
        for b in no
        if likeness(matter, a, b) >= (DENIES if _denies(b.statement) else OPPOSES)
        and _contradict(a.statement, b.statement)
    ]
    return yes, no, pairs


def _denies(statement: Statement) -> bool:
    """Whether a statement is a denial, and no claim that has a "not" in it."""
    return statement.stance != "asserts" or tells_denial(statement)


def _with_near(told: Sequence[Told], chosen: Sequence[Told], matter: Matter) -> tuple[Told, ...]:
    """Return those chosen and those that say nearly the same as one of them."""
    return tuple(
        t for t in told if any(t is c or likeness(matter, t, c) >= CONFIRMS for c in chosen)
    )


def _contradict(yes: Statement, no: Statement) -> bool:
    """Whether one says of the same deed that it was, and the other that it was not."""
    if not is_firm(yes) or _is_same_quotation(yes, no):
        return False
    if yes.predicate in cue_words("accusing") and no.predicate != yes.predicate:
        return False  # he was charged with it, whether he did it or not
    if _speaks_against(yes) and (_speaks_against(no) or no.stance != "asserts"):
        return False  # "the guild disputed the study", "the study is a lie"
    if withholds(no):
        return False
    same_verb = have_same_verb(yes, no)
    if does_not_know(no) and not same_verb:
        return False
    if no.stance in {"denies", "doubts"} or calls_untrue(no) or tells_denial(no):
        return True
    if is_not_yet(no) or is_no_more(no):
        return False
    if same_verb and yes.patient and no.patient and yes.patient != no.patient:
        return False  # "opened the gate", "did not open the vault"
    if no.predicate in cue_words("negative") and not same_verb:
        return False  # "refused to work" is a deed, and says not that nobody worked
    return is_firm(no) and (same_verb or share_words(yes, no, SAME_CLAIM))


def _is_same_quotation(a: Statement, b: Statement) -> bool:
    """Whether both are the same words of one speech: nobody contradicts themselves so."""
    first, second = set(a.terms), set(b.terms)
    fewer = min(len(first), len(second))
    same = fewer >= _QUOTED_WORDS and len(first & second) >= _QUOTED_SHARE * fewer
    return a.direct and b.direct and same
