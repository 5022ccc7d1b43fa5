"""What runs in the process of its own: `python -m tellings.ingest.confined TASK SECONDS BYTES`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from tellings.ingest.feed_entries import find_entries
from tellings.ingest.pdf_text import find_text

Answer = dict[str, Any]

TASKS: dict[str, Callable[[bytes], Answer]] = {"pdf": find_text, "feed": find_entries}
"""Reader by name: bytes to `{"reports": […]}` or `{"problem": code, "reason": …}`."""


def limit(seconds: float, memory: int) -> None:
    """Let the system end this process once it takes more; elsewhere only the time is limited."""
    try:
        import resource
    except ImportError:
        return
    whole = max(1, int(seconds))
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # It writes to its pipe and to nothing else.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def main(arguments: list[str]) -> int:
    """Read bytes from standard input, answer in JSON on standard output."""
    task, seconds, memory = arguments
    data = sys.stdin.buffer.read()
    limit(float(seconds), int(memory))
    answer = TASKS[task](data)
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
