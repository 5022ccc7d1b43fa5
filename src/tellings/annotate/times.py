"""Time expressions of one report's text."""

from __future__ import annotations

from tellings.text.time_expressions import find_times

__all__ = ["find_times"]
