#!/usr/bin/env python3
"""Score who says what on annotated news: the claim alone, and the claim with its source.

usage: bench/attribution.py [--shared DIR] [--articles N] [--show N] [--report]

Words are compared, not letters. An attribution of ours is right if at least half of the words
that it attributes stand in the content of one annotated attribution; an annotated one is found
if at least half of its words stand in ours, taken together where we cut what they keep in one
piece. Of a source half the words of the shorter must be shared, or it is the same name at
another place; ours is the words that stand there and the name that we resolve them to. One that
is annotated without a source is found with a source only if we name none. "One to one" is the
stricter count: each pairs with one other at most, and the shared words are at least half of all
words of both. Kinds by the annotated content: direct if all of it stands in quotation marks,
indirect if nothing, mixed otherwise; of ours by the same rule. The first annotator of each
article counts. The annotation takes for attribution what a party wants, backs, refuses or speaks
of; we read these as attitudes, which claim nothing, and they count here as attributions of ours.
"""

from __future__ import annotations

import argparse
import pathlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

KINDS = ("direct", "indirect", "mixed")
_WORD = re.compile(r"\w+")

Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution: the numbers of the words that are claimed, and of those of its source."""

    content: Words
    source: Words
    kind: str
    named: str = ""


def number_words(text: str) -> list[int]:
    """Return where each word of a text begins; its number is its place in the list."""
    return [match.start() for match in _WORD.finditer(text)]


def words_in(starts: Sequence[int], pieces: Collection[tuple[int, int]]) -> Words:
    """Return the numbers of the words that begin inside one of the pieces."""
    import bisect

    return frozenset(
        n
        for start, end in pieces
        for n in range(bisect.bisect_left(starts, start), bisect.bisect_left(starts, end))
    )


def kind_of(content: Words, quoted: Words) -> str:
    """Return how a content is quoted."""
    inside = len(content & quoted)
    return "indirect" if not inside else "direct" if inside == len(content) else "mixed"


def last_name(text: str, pieces: Sequence[tuple[int, int]]) -> str:
    """Return the last word of a source where it is a name: its next mention is as good."""
    words = _WORD.findall(" ".join(text[start:end] for start, end in pieces))
    return words[-1].casefold() if words and words[-1][0].isupper() and len(words[-1]) > 3 else ""


def read_annotation(
    lines: Sequence[str], text: str, starts: Sequence[int], quoted: Words
) -> list[Said]:
    """Return the attributions of a stand-off annotation that have a content."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    for line in lines:
        name, _, rest = line.partition("\t")
        if re.fullmatch(r"T\d+", name):
            _, _, offsets = rest.partition("\t")[0].partition(" ")
            spans[name] = [(int(a), int(b)) for a, b in (p.split() for p in offsets.split(";"))]
    for line in lines:
        name, _, rest = line.partition("\t")
        if not re.fullmatch(r"E\d+", name):
            continue
        roles: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for part in rest.split():
            role, _, target = part.partition(":")
            roles[role.rstrip("0123456789")] += spans.get(target, [])
        content = words_in(starts, roles["Content"])
        if content:
            source = words_in(starts, roles["Source"])
            named = last_name(text, roles["Source"])
            found.append(Said(content, source, kind_of(content, quoted), named))
    return found


def read_ours(doc: Any, text: str, gazetteer: Any, starts: Sequence[int]) -> list[Said]:
    """Return the attributions that we read."""
    from tellings.annotate.mentions import find_mentions
    from tellings.annotate.voices import share_voices
    from tellings.records.report import Report

    report = Report(id="r", text=text)
    quoted = quoted_words(text, starts)
    found = []
    for _, voices in share_voices(doc, report, find_mentions(doc, report.id, gazetteer)):
        for voice, tokens in voices:
            pieces = [(doc[i].idx, doc[i].idx + len(doc[i])) for i in voice.content or tokens]
            content = words_in(starts, pieces)
            if (voice.speaker.kind == "outlet" and voice.cue is None) or not content:
                continue
            where = [voice.source] if voice.source else []
            if voice.speaker.start is not None:
                where.append((voice.speaker.start, voice.speaker.end))
            source, named = words_in(starts, where), last_name(text, where)
            found.append(Said(content, source, kind_of(content, quoted), named))
    return found


def quoted_words(text: str, starts: Sequence[int]) -> Words:
    """Return the numbers of the words that stand in quotation marks."""
    from tellings.annotate.quotations import find_quotations

    return words_in(starts, [(q.outer.start, q.outer.end) for q in find_quotations(text)])


def same_source(one: Said, other: Said) -> bool:
    """Whether two attributions name the same source, or neither names any."""
    if not one.source or not other.source:
        return not one.source and not other.source
    if one.named and one.named == other.named:
        return True
    shared = len(one.source & other.source)
    return 2 * shared >= min(len(one.source), len(other.source))


def count(gold: Sequence[Said], ours: Sequence[Said], *, source: bool) -> Counter[str]:
    """Count what is right and found, by kind and in all."""
    counts: Counter[str] = Counter()
    for said in ours:
        right = any(
            2 * len(said.content & g.content) >= len(said.content)
            and (not source or same_source(said, g))
            for g in gold
        )
        for kind in (said.kind, "all"):
            counts[f"ours {kind}"] += 1
            counts[f"right {kind}"] += right
    for g in gold:
        by = [o for o in ours if o.content & g.content and (not source or same_source(o, g))]
        covered = g.content & frozenset(n for o in by for n in o.content)
        for kind in (g.kind, "all"):
            counts[f"gold {kind}"] += 1
            counts[f"found {kind}"] += 2 * len(covered) >= len(g.content)
    paired = pair(gold, ours, source=source)
    counts["paired"] += paired
    return counts


def pair(gold: Sequence[Said], ours: Sequence[Said], *, source: bool) -> int:
    """Return how many pair one to one, the most alike first."""
    likes = sorted(
        (
            (2 * len(o.content & g.content) / (len(o.content) + len(g.content)), i, j)
            for i, g in enumerate(gold)
            for j, o in enumerate(ours)
            if o.content & g.content and (not source or same_source(o, g))
        ),
        key=lambda like: (-like[0], like[1:]),
    )
    left: set[int] = set()
    right: set[int] = set()
    for like, i, j in likes:
        if like >= 0.5 and i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)


def shares(right: int, ours: int, found: int, gold: int) -> dict[str, float]:
    """Return precision, recall and F1."""
    precision, recall = right / max(1, ours), found / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"P": round(precision, 3), "R": round(recall, 3), "F1": round(f1, 3)}


def summarise(counts: Counter[str]) -> dict[str, dict[str, float]]:
    """Return the rows of one way of counting."""
    rows = {
        kind: shares(*(counts[f"{what} {kind}"] for what in ("right", "ours", "found", "gold")))
        for kind in ("all", *KINDS)
    }
    paired = counts["paired"]
    rows["one to one"] = shares(paired, counts["ours all"], paired, counts["gold all"])
    return rows


def find_articles(shared: pathlib.Path, most: int) -> Iterator[tuple[str, str, list[str]]]:
    """Yield name, text and annotation of each article, first annotator only."""
    folder = shared / "bench" / "polnear" / "dev"
    for file in sorted((folder / "text").glob("*.txt"))[:most]:
        # The letters of the file are counted as they stand.
        text = file.read_bytes().decode("utf-8")
        annotated = sorted((folder / "attributions").glob(f"{file.stem}_*.ann"))
        if annotated:
            yield file.stem, text, annotated[0].read_text(encoding="utf-8").splitlines()


def measure(shared: pathlib.Path, most: int, show: int = 0) -> dict[str, Any]:
    """Return the figures over all articles."""
    from tellings.models import load_language, open_gazetteer

    articles = list(find_articles(shared, most))
    gazetteer = open_gazetteer()
    counts = {"content": Counter[str](), "content and source": Counter[str]()}
    docs = load_language().pipe((text for _, text, _ in articles), batch_size=8)
    for (name, text, lines), doc in zip(articles, docs, strict=True):
        starts = number_words(text)
        gold = read_annotation(lines, text, starts, quoted_words(text, starts))
        ours = read_ours(doc, text, gazetteer, starts)
        for way, found in counts.items():
            found.update(count(gold, ours, source=way != "content"))
        if show:
            show_misses(name, text, starts, gold, ours, show)
    return {
        "command": "python bench/attribution.py --shared ../shared --report",
        "articles": len(articles),
        "attributions": counts["content"]["gold all"],
        "ours": counts["content"]["ours all"],
        "ways": {way: summarise(found) for way, found in counts.items()},
    }


def show_misses(
    name: str,
    text: str,
    starts: Sequence[int],
    gold: Sequence[Said],
    ours: Sequence[Said],
    most: int,
) -> None:
    """Print what is missed and what is made up, for reading; nothing of it is kept."""

    def line(mark: str, said: Said) -> str:
        first, last = min(said.content), max(said.content)
        around = text[starts[max(0, first - 9)] : starts[min(len(starts) - 1, last + 9)]]
        who = " ".join(_WORD.match(text, starts[n]).group() for n in sorted(said.source))  # type: ignore[union-attr]
        return f"{name[:12]} {mark} [{said.kind}] <{who}> {' '.join(around.split())}\n"

    covered = frozenset(n for o in ours for n in o.content)
    claimed = frozenset(n for g in gold for n in g.content)
    missed = [g for g in gold if 2 * len(g.content & covered) < len(g.content)]
    made_up = [o for o in ours if 2 * len(o.content & claimed) < len(o.content)]
    wrong = [
        (g, o)
        for g in gold
        for o in ours
        if 2 * len(o.content & g.content) >= len(o.content)
        and not any(same_source(x, g) for x in ours if x.content & g.content)
    ]
    lines = [line("missed", g) for g in missed[:most]]
    lines += [line("made up", o) for o in made_up[:most]]
    lines += [line("SOURCE gold", g) + line("SOURCE ours", o) for g, o in wrong[:most]]
    sys.stdout.writelines(lines)


def section(results: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    lines = [
        f"Made by `{results['command']}` over {results['articles']} articles: "
        f"{results['attributions']} attributions, {results['ours']} of ours.",
        "",
        "| attributions | content P | R | F1 | with source P | R | F1 |",
        "|---|" + "--:|" * 6,
    ]
    for row in ("all", *KINDS, "one to one"):
        cells = [way[row][c] for way in results["ways"].values() for c in ("P", "R", "F1")]
        lines.append(f"| {row} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |")
    return "\n".join(lines)


def main() -> int:
    """Measure, write the figures, print them."""
    from gold_reports import write_results
    from quality import say

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--show", type=int, default=0, help="misses to print of each article")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "bench" / "polnear" / "dev").is_dir():
        say(f"skipped: no annotated attributions in {options.shared}")
        return 0
    results = measure(options.shared, options.articles, options.show)
    say(section(results))
    if options.report:
        from report import write_report

        write_results("attribution", results)
        say(f"written: {write_report()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
