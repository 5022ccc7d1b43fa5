"""Which deeds undo or follow which: what was taken is taken back, what was closed opens."""

from __future__ import annotations

import functools

from tellings.data import load_table

Phrases = frozenset[str]


@functools.cache
def reversals() -> tuple[tuple[Phrases, Phrases], ...]:
    """Return for each kind of state the verbs that bring it about, and those that end it."""
    return tuple(
        (frozenset(row["before"]), frozenset(row["after"])) for row in load_table("reversals")
    )


def undoes(later: str | None, earlier: str | None) -> bool:
    """Whether a verb ends what another brought about.

    Example:
        >>> undoes("reopen", "close"), undoes("close", "reopen")
        (True, False)
    """
    return later in _undone_by().get(earlier, ())


@functools.cache
def _undone_by() -> dict[str | None, frozenset[str]]:
    """Return for each verb the verbs that end what it brought about."""
    ends: dict[str | None, set[str]] = {}
    for before, after in reversals():
        for verb in before:
            ends.setdefault(verb, set()).update(after)
    return {verb: frozenset(after) for verb, after in ends.items()}
