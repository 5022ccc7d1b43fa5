"""What the probability that a status is right is told from."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tellings.records.finding import Status
from tellings.records.matter import Matter
from tellings.weigh.values import Told
from tellings.weigh.verdict import is_firm

#: Order of the columns; the weights in `models/statuses.toml` follow it.
FEATURES = (
    "corroborated",
    "disputed",
    "superseded",
    "alone",  # a statement that nothing stands beside
    "cohesion",  # mean probability that two of its statements speak of one matter
    "closest",  # the same of the two of different origins that are most alike
    "outside",  # and of one of its statements and one of another finding
    "origins",  # logarithm of their number
    "reports",  # logarithm of their number
    "infirm",  # share of statements that plan, fear, ask or opine
)
_DECIMALS = 4


def status_features(status: Status, matter: Matter, told: Sequence[Told]) -> dict[str, float]:
    """Return the columns of a finding by name, from 0 on.

    Args:
        status: What the finding is called.
        matter: Its statements, with their likeness to each other and to others.
        told: The same statements.
    """
    own = {t.statement.id for t in told}
    closest = [
        matter.likeness(a.statement.id, b.statement.id)
        for n, a in enumerate(told)
        for b in told[n + 1 :]
        if a.statement.origin != b.statement.origin
    ]
    outside = [chance for pair, chance in matter.pairs.items() if not own.issuperset(pair)]
    values = {
        "corroborated": float(status == "corroborated"),
        "disputed": float(status == "disputed"),
        "superseded": float(status == "superseded"),
        "alone": float(len(told) == 1),
        "cohesion": matter.cohesion,
        "closest": max(closest, default=0.0),
        "outside": max(outside, default=0.0),
        "origins": math.log(len({t.statement.origin for t in told})),
        "reports": math.log(len({t.statement.report for t in told})),
        "infirm": sum(not is_firm(t.statement) for t in told) / len(told),
    }
    return {name: round(values[name], _DECIMALS) for name in FEATURES}
