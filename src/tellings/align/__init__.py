"""Which statements of a story speak of the same matter."""

from __future__ import annotations

from tellings.align.statements import align_statements

__all__ = ["align_statements"]
