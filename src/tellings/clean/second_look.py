"""Two extractors look at a page; where they differ, the shape of the difference decides.

trafilatura is better line by line; resiliparse hardly ever loses a paragraph from the middle. So
the first one's text stands, but

- lines at its very top or foot that the second does not see are furniture: menus, teasers, tags;
- so are scraps between that the second does not see;
- a long sentence that the second sees between lines which both see was lost;
- of a page in which the first finds next to nothing, the second's text is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKS = re.compile(r"[\W_]+")
_BULLET = re.compile(r"[\u2022*-]\s+")
_ENDED = re.compile(r"[.!?\u2026:\"\u201c\u201d\u00ab\u00bb)]\s*$")
#: Where the first finds less, the second is asked.
NEXT_TO_NOTHING = 200
#: A line of fewer letters is a scrap.
SCRAP = 30
#: What was lost is at least as long as this.
MIN_LOST = 120
#: Letters by which a line is known again.
MIN_KEY = 16
#: Where the two agree on less of the text, one of them looks at something else.
LEAST_SHARED = 0.5


def second_look(html: str, text: str) -> str:
    """Return the text of an article after a second extractor has looked at its page.

    Args:
        html: The page.
        text: What trafilatura finds in it.
    """
    from resiliparse.extract.html2text import extract_plain_text

    other = extract_plain_text(html, main_content=True, alt_texts=False)
    return merge(text, other)


def merge(text: str, other: str) -> str:
    """Return one text of two readings of an article.

    Args:
        text: The better reading.
        other: One that loses less and holds more that is none of the article.
    """
    if len(text) < NEXT_TO_NOTHING:
        return other if len(other) > len(text) else text
    lines = [line for line in text.split("\n") if line.strip()]
    others = [_BULLET.sub("", line.strip(), count=1) for line in other.split("\n")]
    keys, other_keys = [_key(line) for line in lines], [_key(line) for line in others]
    seen = "".join(other_keys)
    shared = [key in seen for key in keys]
    agreed = sum(len(key) for key, both in zip(keys, shared, strict=True) if both)
    if agreed < LEAST_SHARED * sum(map(len, keys)) or not any(shared):
        return text
    kept = _trim(lines, shared)
    return "\n".join(_restore(kept, [_key(line) for line in kept], others, other_keys))


def _key(text: str) -> str:
    return _MARKS.sub("", text).lower()


def _trim(lines: Sequence[str], shared: Sequence[bool]) -> list[str]:
    """Return lines without those at the edges, and scraps between, that only one reading has."""
    known = [n for n, both in enumerate(shared) if both]
    return [
        lines[n] for n in range(known[0], known[-1] + 1) if shared[n] or len(lines[n]) >= SCRAP
    ]


def _restore(
    lines: Sequence[str], keys: Sequence[str], others: Sequence[str], other_keys: Sequence[str]
) -> list[str]:
    """Put sentences back that stand between lines which both readings have."""
    made = list(lines)
    places = {key: n for n, key in enumerate(keys) if len(key) >= MIN_KEY}
    whole = "".join(keys)
    known = [n for n, key in enumerate(other_keys) if len(key) >= MIN_KEY and key in whole]
    if not known:
        return made
    added: list[tuple[int, str]] = []
    at = 0
    for n in range(known[0], known[-1] + 1):
        key, line = other_keys[n], others[n]
        at = places[key] + 1 if key in places else at
        if key and key not in whole and len(line) >= MIN_LOST and _ENDED.search(line):
            added.append((at, line))
    for place, line in reversed(added):
        made.insert(place, line)
    return made
