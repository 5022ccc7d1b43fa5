"""`tellings schema`: what `account.json` looks like, for programs."""

from __future__ import annotations

import json
import sys

from tellings.cli.console import put


def run_schema() -> int:
    """Print the JSON Schema of the account; return the exit code."""
    from tellings.export import account_schema

    put(json.dumps(account_schema(), indent=2, ensure_ascii=False), sys.stdout)
    return 0
