#!/usr/bin/env python3
"""Measure the cost of an account beside the cost of its bare models on the same texts.

usage: bench/speed.py [--shared DIR] [--rounds N] [--report]

The language model reads every report; the encoder, every text that the pipeline asks it for. CPU
seconds of one thread, because wall time on a busy machine is noise; wall time only for the cold
start, which a person waits for. Without the shared folder the examples are measured.
"""

from __future__ import annotations

import argparse
import compileall
import contextlib
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))


def find_inputs(shared: pathlib.Path) -> list[list[pathlib.Path]]:
    """Return the paths of each story to build: the shared ones, else the examples."""
    if (shared / "seeds").is_dir():
        folders = [shared / "seeds", *sorted(p for p in (shared / "gold").iterdir() if p.is_dir())]
        return [sorted(folder.glob("*.txt")) for folder in folders]
    return [[p] for p in sorted((ROOT / "examples").iterdir()) if p.is_dir()]


def cpu(action: Any, *arguments: Any) -> tuple[float, Any]:
    """Return the CPU seconds that a call takes, and what it returns."""
    start = time.process_time()
    result = action(*arguments)
    return time.process_time() - start, result


@dataclass(frozen=True)
class Cost:
    """CPU seconds of the models alone and of the whole pipeline, and on how much."""

    language: float
    encoder: float
    whole: float
    reports: int
    words: int


def compare(stories: list[list[pathlib.Path]], rounds: int) -> Cost:
    """Return what the bare models and the whole pipeline cost.

    All are warm, and take turns; of several rounds the cheapest counts.
    """
    from tellings.models import load_encoder, load_language
    from tellings.pipeline import build_account

    nlp = load_language()
    with listen() as asked:
        accounts = [build_account(paths) for paths in stories]
    encode = load_encoder().encode_spans
    texts = [report.text for account in accounts for report in account.reports]
    turns = {
        "language": lambda: [len(doc) for doc in nlp.pipe(texts)],
        "encoder": lambda: [len(encode(*question)[1]) for question in asked],
        "whole": lambda: [build_account(paths) for paths in stories],
    }
    costs = [{name: cpu(turn)[0] for name, turn in turns.items()} for _ in range(rounds)]
    best = {name: min(cost[name] for cost in costs) for name in turns}
    return Cost(**best, reports=len(texts), words=sum(len(text.split()) for text in texts))


@contextlib.contextmanager
def listen() -> Iterator[list[tuple[Any, Any]]]:
    """Collect what the encoder is asked for while the context lasts."""
    from tellings.models.load import OnnxEncoder

    asked: list[tuple[Any, Any]] = []
    answer = OnnxEncoder.encode_spans

    def listening(encoder: OnnxEncoder, texts: Any, spans: Any) -> Any:
        asked.append((texts, spans))
        return answer(encoder, texts, spans)

    OnnxEncoder.encode_spans = listening  # type: ignore[method-assign]
    try:
        yield asked
    finally:
        OnnxEncoder.encode_spans = answer  # type: ignore[method-assign]


def run_tool(*arguments: str) -> tuple[float, float]:
    """Return wall and CPU seconds of one run of the command-line tool."""
    tool = pathlib.Path(sys.executable).parent / "tellings"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run([str(tool), *arguments], capture_output=True, text=True, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 1}:
        sys.exit(f"tellings {' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return wall, used


def measure(shared: pathlib.Path, rounds: int) -> dict[str, Any]:
    """Return every figure with its budget."""
    stories = find_inputs(shared)
    first = [str(p) for p in stories[0]]
    # Who installs tellings has it compiled; a checkout where Python may write nothing has not.
    compileall.compile_dir(ROOT / "src", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        runs = [run_tool("build", *first, "-o", folder, "--quiet") for _ in range(2)]
    # Only children that built an account have run by now, so this is their peak.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    wall, used = min(runs)
    help_wall = min(run_tool("--help")[0] for _ in range(3))
    cost = compare(stories, rounds)
    bare = cost.language + cost.encoder
    rows = (
        ("reports per CPU second", f"{cost.reports / cost.whole:.1f}", "–"),  # noqa: RUF001
        ("words per CPU second", f"{cost.words / cost.whole:.0f}", "–"),  # noqa: RUF001
        ("bare language model, CPU seconds", f"{cost.language:.2f}", "–"),  # noqa: RUF001
        ("bare encoder, CPU seconds", f"{cost.encoder:.2f}", "–"),  # noqa: RUF001
        ("whole pipeline, CPU seconds", f"{cost.whole:.2f}", "–"),  # noqa: RUF001
        ("whole pipeline / bare language model", f"{cost.whole / cost.language:.2f}", "3"),
        ("whole pipeline / both bare models", f"{cost.whole / bare:.2f}", "–"),  # noqa: RUF001
        (f"cold start to an account of {len(first)} reports, s", f"{wall:.1f}", "6"),
        ("of that, CPU seconds", f"{used:.1f}", "–"),  # noqa: RUF001
        ("tellings --help, s", f"{help_wall:.2f}", "0.5"),
        ("peak memory of a build, MB", f"{peak:.0f}", "1000"),
    )
    return {
        "command": "python bench/speed.py --shared ../shared --report",
        "reports": cost.reports,
        "measures": [{"name": n, "figure": f, "budget": b} for n, f, b in rows],
    }


def main() -> int:
    """Measure, print and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "bench/results/speed.json")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    # numpy and onnxruntime read these when they are imported, which has not happened yet.
    os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    if not find_inputs(options.shared):
        sys.stdout.write("skipped: neither the shared folder nor examples/ holds reports\n")
        return 0
    results = measure(options.shared, options.rounds)
    for row in results["measures"]:
        budget = f" (at most {row['budget']})" if row["budget"][0].isdigit() else ""
        sys.stdout.write(f"{row['name']:<48}{row['figure']:>8}{budget}\n")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if options.report:
        from report import write_report

        sys.stdout.write(f"written: {write_report()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
