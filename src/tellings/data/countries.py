"""Countries by code: those of today, and those that are no more but are still named."""

from __future__ import annotations

import functools
from typing import Any

from tellings.data import load_table


@functools.cache
def named_countries() -> dict[str, Any]:
    """Return the rows of all countries that reports name, by code.

    Codes of two letters are of today (ISO 3166-1), those of four of countries that are no more.
    """
    return dict(load_table("countries")) | dict(load_table("former_countries"))
