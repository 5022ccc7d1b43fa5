#!/usr/bin/env python3
"""Make the tables in src/tellings/data from the word lists in resources/.

usage: scripts/build_data.py [--check]
With --check nothing is written; exit 1 if a table differs from what its list would give.
"""

from __future__ import annotations

import json
import pathlib
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent


def main() -> int:
    """Write every table, or compare it."""
    check, stale = "--check" in sys.argv[1:], []
    for source in sorted((ROOT / "resources").glob("*.yaml")):
        table = yaml.safe_load(source.read_text(encoding="utf-8"))
        text = json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        target = ROOT / "src" / "tellings" / "data" / f"{source.stem}.json"
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            stale.append(target.name)
            if not check:
                target.write_text(text, encoding="utf-8")
    if stale:
        sys.stdout.write(("differs: " if check else "written: ") + ", ".join(stale) + "\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
