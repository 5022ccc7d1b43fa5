"""What the statements of a matter amount to: origins, status, values, sides and the reason."""

from __future__ import annotations

from tellings.weigh.findings import weigh_matters
from tellings.weigh.origins import assign_origins
from tellings.weigh.parties import Party

__all__ = ["Party", "assign_origins", "weigh_matters"]
