"""Places in a text, and stable names for what stands there."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's `text`: Unicode code points, end exclusive."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlap(self, other: Span) -> int:
        """Number of characters that both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def make_id(prefix: str, *parts: object) -> str:
    """Return a short id that depends on nothing but `parts`.

    Args:
        prefix: One letter that tells the kind of record: r, s, f, e, o, t.
        parts: What the record is made of; same parts, same id.

    Example:
        >>> make_id("r", "same text") == make_id("r", "same text")
        True
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).digest()
    return f"{prefix}-{base64.b32encode(digest[:8]).decode('ascii').rstrip('=').lower()}"
