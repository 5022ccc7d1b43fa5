"""Readers of hostile formats run in a process of their own, with limits of time and memory.

A file that makes a parser loop or swell then costs one record and not the run. What passes
between the two processes is bytes in and JSON out: nothing that could carry code.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tellings.config import Settings
from tellings.ingest.problems import refuse
from tellings.records.report import RawReport

#: Seconds beyond its time that the process is given to start and to end.
GRACE = 5.0
_FIELDS = ("title", "url", "outlet", "published", "author", "given_id")


def read_confined(task: str, data: bytes, file: str, settings: Settings) -> tuple[RawReport, ...]:
    """Return the reports that a reader finds in `data`, or one that says why there are none.

    Args:
        task: Which reader: a name that `tellings.ingest.confined` knows.
        data: The file.
        file: What to call it.
        settings: Gives the limits.
    """
    limits = [str(settings.max_seconds), str(settings.max_memory_bytes)]
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "tellings.ingest.confined", task, *limits],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=settings.max_seconds + GRACE,
            check=False,
        )
        answer: Any = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return (_too_costly(file, settings),)
    except ValueError:
        # Killed by a limit it leaves nothing, or half an answer.
        return (_too_costly(file, settings),)
    if "problem" in answer:
        return (refuse(file, answer["problem"], answer["reason"]),)
    return tuple(_to_report(item, file) for item in answer["reports"])


def _too_costly(file: str, settings: Settings) -> RawReport:
    reason = (
        f"cannot be read within {settings.max_seconds:g} seconds and "
        f"{settings.max_memory_bytes / 1e6:g} MB of memory; save its text instead."
    )
    return refuse(file, "too-costly", reason)


def _to_report(item: dict[str, Any], file: str) -> RawReport:
    name = f"{file}#{item['number']}" if "number" in item else file
    if not item["text"].strip():
        return refuse(name, "no-text", "the entry has no text; leave it out.")
    fields = {key: item[key] for key in _FIELDS if item.get(key)}
    return RawReport(content=item["text"], file=name, **fields)
