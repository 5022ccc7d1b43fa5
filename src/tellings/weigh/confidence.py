"""What the probability that a status is right is told from."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from tellings.data.claims import is_firm
from tellings.records.finding import FindingKind, Status
from tellings.records.matter import Matter
from tellings.weigh.values import Told

#: What is told of a finding besides its status.
FEATURES = (
    "alone",  # a statement that nothing stands beside
    "cohesion",  # mean probability that two of its statements speak of one matter
    "closest",  # the same of the two of different origins that are most alike
    "outside",  # and of one of its statements and one of another finding
    "origins",  # logarithm of their number
    "reports",  # logarithm of their number
    "infirm",  # share of statements that plan, fear, ask or opine
    "figure",  # it is about a number
    "state",  # it is about a state
)
STATUSES: tuple[Status, ...] = ("once", "corroborated", "disputed", "superseded")
#: What speaks for "corroborated" speaks against "once": each has weights of its own. Disputes and
#: updates, which are few, share theirs.
_KINDS: dict[Status, str] = {
    "once": "once",
    "corroborated": "agreed",
    "disputed": "differ",
    "superseded": "differ",
}
#: Order of the columns; the weights in `models/statuses.toml` follow it.
COLUMNS = (
    *STATUSES[1:],
    *(f"{kind}_{name}" for kind in dict.fromkeys(_KINDS.values()) for name in FEATURES),
)
_DECIMALS = 4


def status_features(
    status: Status, kind: FindingKind, matter: Matter, told: Sequence[Told]
) -> dict[str, float]:
    """Return by name, from 0 on, what is told of a finding; of its status, whether it has it.

    Args:
        status: What the finding is called.
        kind: What it is about.
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
    values: dict[str, float] = {
        **{name: float(status == name) for name in STATUSES},
        "alone": float(len(told) == 1),
        "cohesion": matter.cohesion,
        "closest": max(closest, default=0.0),
        "outside": max(outside, default=0.0),
        "origins": math.log(len({t.statement.origin for t in told})),
        "reports": math.log(len({t.statement.report for t in told})),
        "infirm": sum(not is_firm(t.statement) for t in told) / len(told),
        "figure": float(kind == "figure"),
        "state": float(kind == "state"),
    }
    return {name: round(value, _DECIMALS) for name, value in values.items()}


def to_columns(features: Mapping[str, float]) -> dict[str, float]:
    """Return the columns that a model weighs: each feature beside the kind of its status."""
    columns = dict.fromkeys(COLUMNS, 0.0)
    status = next(s for s in STATUSES if features[s])
    if status in columns:
        columns[status] = 1.0
    for name in FEATURES:
        columns[f"{_KINDS[status]}_{name}"] = features[name]
    return columns
