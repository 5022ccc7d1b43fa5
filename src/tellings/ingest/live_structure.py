"""The entries of a live page told by its structure: siblings that each begin with a time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tellings.ingest.fragments import text_of
from tellings.ingest.live_entries import (
    MAX_STAMP,
    Entry,
    from_epoch,
    is_day_head,
    is_stamp,
    split_stamp,
)
from tellings.ingest.live_parts import read_entry

#: What is no entry, though it has a time: comments, other stories, boxes.
_STRANGE = re.compile(
    r"(?:^|[\s_-])(?:comments?|respond|replies|disqus|related|recommended|sidebar|aside|teasers?|"
    r"most-?(?:read|popular)|trending|footer|nav|navigation|menu|promo|newsletter|ads?|advert\w*|"
    r"more-?(?:stories|news|on)|headlines|breadcrumbs?|share|social|key-?(?:events?|points|moments)"
    r"|summary|jump-?list|toc)(?=$|[\s_-])",
    re.I,
)
_STRANGE_TAGS = frozenset({"nav", "footer", "aside", "head", "script", "style", "form"})
_STAMP_TAGS = frozenset(
    (
        *(
            "time",
            "span",
            "p",
            "div",
            "h2",
            "h3",
            "h4",
            "h5",
            "strong",
            "b",
            "a",
            "dt",
            "td",
            "th",
        ),
        *("small", "em", "i", "abbr", "li", "header", "amp-timeago", "font"),
    )
)
_TIMES = ("datetime", "data-datetime", "data-time", "data-timestamp", "data-utc-time")
_SORTED = ("data-sort-time", "data-update-time", "data-timestamp", "data-time", "data-epoch")
#: How far up from a time its entry is looked for.
MAX_CLIMB = 12
MIN_ENTRIES = 3
#: Letters that an entry has on average; lists of headlines have fewer.
MIN_LETTERS = 50
MAX_STAMPS = 6000


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A time on the page, and how it is written."""

    element: Any
    time: str
    lead: bool = False


def find_entries(tree: Any) -> tuple[list[Entry], list[Any]]:
    """Return the entries of a page from the top down, and the elements that they stand in."""
    stamps = list(_find_stamps(tree))[:MAX_STAMPS]
    if len(stamps) < MIN_ENTRIES:
        return [], []
    best: tuple[list[Entry], list[Any]] = ([], [])
    for heads in _group(stamps):
        entries, elements = _read_group(heads)
        if _weight(entries) > _weight(best[0]):
            best = entries, elements
    return best


def _weight(entries: Sequence[Entry]) -> int:
    letters = sum(len(entry.text) for entry in entries)
    if len(entries) < MIN_ENTRIES or letters < MIN_LETTERS * len(entries):
        return 0
    return letters


def _find_stamps(tree: Any) -> Iterator[_Stamp]:
    """Yield the times of a page that may be those of entries, in its order."""
    taken: set[Any] = set()
    for element in tree.iter():
        if not isinstance(element.tag, str) or element in taken:
            continue
        stamp = _stamp(element)
        if stamp is not None and not _is_strange(element):
            taken.update(element.iter())
            yield stamp


def _stamp(element: Any) -> _Stamp | None:
    if element.tag == "time" or element.get("datetime"):
        time = next((element.get(a) for a in _TIMES if element.get(a)), None) or text_of(element)
        return _Stamp(element, time.strip()[:MAX_STAMP]) if any(map(str.isdigit, time)) else None
    epoch = next((t for a in _SORTED if (t := from_epoch(element.get(a) or ""))), None)
    if epoch:
        return _Stamp(element, epoch)
    if element.tag not in _STAMP_TAGS:
        return None
    opening = (element.text or "").strip()
    if element.tag in {"p", "li", "div"} and split_stamp(opening[:200]):
        head = split_stamp(opening[:200])
        return _Stamp(element, head[0], lead=True) if head else None
    if len(element) > 4 or len(opening) > MAX_STAMP:
        return None
    text = text_of(element) if len(element) else opening
    return _Stamp(element, " ".join(text.split())) if is_stamp(text) else None


def _is_strange(element: Any) -> bool:
    for node in _upwards(element):
        if node.tag in _STRANGE_TAGS and not (node.tag == "aside" and node is element):
            return True
        names = f"{node.get('class') or ''} {node.get('id') or ''}"
        if node.tag not in {"body", "html"} and _STRANGE.search(names):
            return True
    return False


def _upwards(element: Any) -> Iterator[Any]:
    node = element
    while node is not None:
        yield node
        node = node.getparent()


def _group(stamps: Sequence[_Stamp]) -> list[list[tuple[Any, _Stamp]]]:
    """Return groups of siblings of one form that each hold a time: their heads, with the time."""
    groups: dict[Any, list[tuple[Any, _Stamp]]] = defaultdict(list)
    seen: set[tuple[Any, Any]] = set()
    for stamp in stamps:
        node = stamp.element
        for _ in range(MAX_CLIMB):
            parent = node.getparent()
            if parent is None:
                break
            if (parent, node) not in seen:
                seen.add((parent, node))
                groups[parent, node.tag, _form(node)].append((node, stamp))
            node = parent
    return [heads for heads in groups.values() if len(heads) >= MIN_ENTRIES]


def _form(element: Any) -> str:
    """Return the first class of an element, without what tells one from another."""
    first = (element.get("class") or "").split()[:1]
    return re.sub(r"\d+", "", first[0]) if first else ""


def _read_group(heads: Sequence[tuple[Any, _Stamp]]) -> tuple[list[Entry], list[Any]]:
    """Return the entries of a group, each with what follows it up to the next."""
    flat = _is_flat([node for node, _ in heads])
    parent = heads[0][0].getparent()
    starts = dict(heads)
    entries: list[Entry] = []
    elements: list[Any] = []
    day: str | None = None
    current: list[Any] = []
    stamp: _Stamp | None = None
    for child in [*parent, None]:
        begins = child is None or child in starts
        if begins and stamp is not None:
            entry = read_entry(current, stamp.element, stamp.time, day, lead=stamp.lead)
            if entry is not None:
                entries.append(entry)
                elements.extend(current)
        if child is None:
            break
        if begins:
            stamp, current = starts[child], [child]
        elif not isinstance(child.tag, str):
            continue
        elif is_day_head(text_of(child)[: MAX_STAMP * 2]):
            day, stamp, current = _close(child, entries, elements, (stamp, current, day))
        elif flat and stamp is not None and not _is_strange(child):
            current.append(child)
    return entries, elements


def _close(
    child: Any,
    entries: list[Entry],
    elements: list[Any],
    state: tuple[_Stamp | None, list[Any], str | None],
) -> tuple[str, None, list[Any]]:
    """End the entry before the head of a day, and note the day."""
    stamp, current, day = state
    if stamp is not None:
        entry = read_entry(current, stamp.element, stamp.time, day, lead=stamp.lead)
        if entry is not None:
            entries.append(entry)
            elements.extend(current)
    return " ".join(text_of(child).split()), None, []


def _is_flat(nodes: Sequence[Any]) -> bool:
    """Whether the siblings are heads only, and their texts stand between them."""
    short = sum(len(text_of(node)) < MAX_STAMP * 2 for node in nodes)
    leads = sum(node.tag in {"p", "dt"} for node in nodes)
    return short * 2 > len(nodes) or leads * 2 > len(nodes)
