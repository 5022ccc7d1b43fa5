"""What stands in the elements of one entry: its time, head, speaker, text and address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tellings.ingest.fragments import texts_of
from tellings.ingest.live_entries import MAX_STAMP, Entry, bare_stamp, is_stamp, split_stamp

_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CUT = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|byline|author|contributor|avatar|permalink|ads?|advert\w*|"
    r"caption|credit|reactions?|buttons?|newsletter|related|tags?)(?=$|[\s_-])",
    re.I,
)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline|author|contributor|speaker|reporter)(?=$|[\s_-])", re.I
)
_ISO_TIME = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d")
_BY = re.compile(r"(?:posted\s)?by\s", re.I)
_CUT_TAGS = frozenset({"figcaption", "figure", "aside", "footer"})
MAX_NAME = 120


def read_entry(
    elements: Sequence[Any], stamp: Any, time: str, day: str | None, *, lead: bool
) -> Entry | None:
    """Return the entry that stands in some elements, None if it says nothing.

    Args:
        elements: What the entry stands in.
        stamp: The element that has its time.
        time: The time as the page has it.
        day: The day over it, if the page sets one.
        lead: Whether the time leads the first paragraph.
    """
    time = _exact_time(elements) or bare_stamp(time)
    title = _title(elements, stamp)
    speaker = _speaker(elements)
    url = _address(elements)
    text = _text(elements, stamp, lead=lead)
    lines = [line for line in text.split("\n") if not is_stamp(line)]
    if title and len(lines) > 1 and lines[0] == title:
        lines = lines[1:]
    body = "\n".join(lines).strip()
    if not any(map(str.isalpha, body)):
        return None
    whole = f"{day} {time}" if day and not re.match(r"(?:19|20)\d\d-", time) else time
    return Entry(text=body, time=whole, title=title, speaker=speaker, url=url)


def _exact_time(elements: Sequence[Any]) -> str | None:
    """Return the first time in an entry that is written for programs."""
    for element in elements:
        for node in element.iter():
            if not isinstance(node.tag, str):
                continue
            told = node.get("datetime")
            if (node.get("itemprop") or "").lower() in {"datepublished", "datecreated"}:
                told = node.get("content") or told
            if told and _ISO_TIME.match(told.strip()):
                return str(told).strip()[:MAX_STAMP]
    return None


def _text(elements: Sequence[Any], stamp: Any, *, lead: bool) -> str:
    """Return the text of an entry without its time, its byline and what only serves the page."""
    cut = {node for element in elements for node in _find_cut(element, stamp)}
    text = texts_of(elements, cut)
    if lead or (stamp is not None and not cut):
        found = split_stamp(text)
        return found[1] if found else text
    return text.lstrip("-\u2013\u2014:| \n")


def _find_cut(element: Any, stamp: Any) -> Iterator[Any]:
    for node in element.iter():
        if not isinstance(node.tag, str):
            continue
        names = f"{node.get('class') or ''} {node.get('id') or ''}"
        served = node is not element and _CUT.search(names) is not None
        served = served or (node.get("itemprop") == "author" and node is not element)
        own = node is stamp and node is not element and _is_only_stamp(node)
        if own or served or node.tag in _CUT_TAGS or (node.tag == "time" and node is not element):
            yield node


def _is_only_stamp(node: Any) -> bool:
    text = texts_of([node])
    return node.tag == "time" or is_stamp(text) or len(text) < 40


def _title(elements: Sequence[Any], stamp: Any) -> str | None:
    for element in elements:
        for node in element.iter(*_HEADS):
            text = " ".join(texts_of([node]).split())
            if node is not stamp and text and not is_stamp(text):
                return text[:300]
    return None


def _speaker(elements: Sequence[Any]) -> str | None:
    for element in elements:
        for node in element.iter():
            if not isinstance(node.tag, str):
                continue
            marked = node.get("rel") == "author" or node.get("itemprop") == "author"
            if marked or _BYLINE.search(node.get("class") or ""):
                text = _BY.sub("", " ".join(texts_of([node]).split()), count=1)
                if 0 < len(text) <= MAX_NAME and not is_stamp(text):
                    return text
    return None


def _address(elements: Sequence[Any]) -> str | None:
    for element in elements:
        for link in element.iter("a"):
            names = f"{link.get('class') or ''} {link.get('rel') or ''}".lower()
            if "permalink" in names or "bookmark" in names:
                return str(link.get("href") or "") or None
    return None
