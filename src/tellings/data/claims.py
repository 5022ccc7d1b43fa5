"""What a claim amounts to, by its words: that it is so, that it is not, that nobody knows."""

from __future__ import annotations

import functools
import re

from tellings.data.cues import cue_words
from tellings.records.statement import Statement

#: Words of the shorter of two claims that the other must have to speak of the same, if their verbs
#: differ; and those that it must have for the one to deny the other.
SAME_WORDS, SAME_CLAIM = 0.34, 0.6
#: A claim that calls another untrue has no more content words than these.
SHORT_CLAIM = 5
#: Verbs that say too little for two claims to be of one deed because they share one.
LIGHT = frozenset({"be", "have", "do", "get", "make"})
_AGAINST = frozenset({"denies", "doubts"})


def is_firm(statement: Statement) -> bool:
    """Whether a statement says that something is or was so."""
    return (
        statement.modality == "actual"
        and statement.stance in {"asserts", "denies"}
        and statement.role != "opinion"
    )


def says_no(statement: Statement) -> bool:
    """Whether a statement says of what its words name that it is not so."""
    if denies_truth(statement):
        return statement.stance not in _AGAINST
    against = statement.stance in _AGAINST or calls_untrue(statement) or tells_denial(statement)
    return against != (statement.polarity == "negative")


def tells_denial(statement: Statement) -> bool:
    """Whether a statement tells that somebody denies something: "the firm disputes the toll".

    To dismiss a guard or to reject an offer is to deny nothing.
    """
    if statement.stance != "asserts" or statement.predicate not in cue_words("denies"):
        return False
    if statement.predicate in cue_words("turning_down") and statement.patient:
        return statement.patient in cue_words("claim_nouns", "hearsay", "pointing", "deniable")
    # "Denied Ann a visa": Ann is what the parser takes to be denied.
    return statement.predicate != "deny" or cue_words("granted").isdisjoint(
        {statement.patient, *statement.terms}
    )


def calls_untrue(statement: Statement) -> bool:
    """Whether a statement says of another that it is not so: "that is a lie"."""
    if len(statement.terms) > SHORT_CLAIM:
        return False
    untruth = cue_words("untruth")
    named = statement.predicate == "be" and not untruth.isdisjoint(statement.terms)
    return named or _is_called(statement) or denies_truth(statement)


def _is_called(statement: Statement) -> bool:
    """Whether it is called untrue by a word: "called it slander", "the charge was invented".

    A body that lies on the road and a machine that somebody invented are called nothing.
    """
    if statement.predicate not in cue_words("untruth"):
        return False
    claims = cue_words("claim_nouns", "hearsay", "pointing", "deniable")
    return statement.cue in cue_words("naming") or statement.patient in claims


def denies_truth(statement: Statement) -> bool:
    """Whether a statement says in short that something is not so: "there is no truth in it"."""
    short = len(statement.terms) <= SHORT_CLAIM and statement.polarity == "negative"
    return short and not cue_words("truth").isdisjoint(statement.terms)


def does_not_know(statement: Statement) -> bool:
    """Whether a statement says that something is not known, which denies nothing.

    "It is not clear who pays", "we cannot confirm the sale".
    """
    if statement.stance != "asserts":
        return statement.stance == "doubts" and statement.cue in cue_words("knowing")
    told = statement.patient if statement.predicate in LIGHT else statement.predicate
    return statement.polarity == "negative" and told in cue_words("knowing")


def withholds(statement: Statement) -> bool:
    """Whether a statement tells what somebody would not say, which denies nothing.

    "The mayor declined to say that the bridge is safe", "the firm has not confirmed the sale".
    """
    kept = cue_words("asserts", "knowing") - cue_words("opining")
    return statement.stance == "doubts" and statement.cue in kept


def is_not_yet(statement: Statement) -> bool:
    """Whether a statement says that something is not so yet."""
    return _says_no_with(statement, "not_yet")


def is_no_more(statement: Statement) -> bool:
    """Whether a statement says that something is not so any more."""
    return _says_no_with(statement, "no_more")


def _says_no_with(statement: Statement, kind: str) -> bool:
    told = statement.stance == "asserts" and statement.polarity == "negative"
    return told and _words(kind).search(statement.text) is not None


@functools.cache
def _words(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(cue_words(kind)))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def have_same_verb(a: Statement, b: Statement) -> bool:
    """Whether both tell the same deed, by a verb that says one."""
    return a.predicate == b.predicate and a.predicate not in {None, *LIGHT}


def share_words(a: Statement, b: Statement, share: float = SAME_WORDS) -> bool:
    """Whether enough of the shorter claim's words stand in the other."""
    first, second = set(a.terms), set(b.terms)
    return len(first & second) >= share * (min(len(first), len(second)) or 1)


def comes_about(earlier: Statement, later: Statement) -> bool:
    """Whether one says that a deed is not done yet, and another that it is."""
    return (
        is_not_yet(earlier)
        and have_same_verb(earlier, later)
        and is_firm(later)
        and not says_no(later)
    )


def are_of_others(a: Statement, b: Statement) -> bool:
    """Whether both name who did it, or to whom it was done, and name others.

    "Veldhuis was sentenced to nine years", "Oskamp will serve six years".
    """
    first, second = _named(a), _named(b)
    return bool(first and second and not first & second)


def _named(statement: Statement) -> set[str]:
    """Return the doer and the one done to, as far as they are names."""
    words = {word for name in statement.names for word in name.split()}
    # The lemma of a name may have lost its last letter.
    return {
        one
        for one in (statement.agent, statement.patient)
        if one and any(word.startswith(one) for word in words)
    }
