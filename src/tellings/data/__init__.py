"""Tables that `scripts/build_data.py` makes from `resources/`; read here, never written."""

from __future__ import annotations

import functools
import importlib.resources
import json
from typing import Any


@functools.cache
def load_table(name: str) -> Any:
    """Return the table `name`, parsed.

    Args:
        name: File name in this folder, with no suffix.

    Raises:
        FileNotFoundError: There is no such table; a mistake of ours, not of the input.
    """
    file = importlib.resources.files("tellings.data").joinpath(f"{name}.json")
    return json.loads(file.read_text(encoding="utf-8"))
