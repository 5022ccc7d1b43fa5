"""Agencies and outlets that a body credits."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.clean.houses import Naming
from tellings.records.report import Credit


def list_credits(namings: Sequence[Naming]) -> tuple[Credit, ...]:
    """Return the credits of a text, in order."""
    return tuple(Credit(name=n.name, kind=n.kind, start=n.start, end=n.end) for n in namings)
