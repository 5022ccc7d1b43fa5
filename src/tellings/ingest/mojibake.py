"""Text that was decoded wrongly once before it came here, mended: "donâ€™t" for "don't"."""

from __future__ import annotations

import re

#: UTF-8 of one sign, each byte read as a letter of Windows-1252, or of Latin-1.
_LEAD2, _LEAD3 = "\u00c2-\u00df", "\u00e0-\u00ef"
_TAIL = (
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
_RUN = re.compile(f"(?:[{_LEAD2}][{_TAIL}]|[{_LEAD3}][{_TAIL}][{_TAIL}])+")
_SURE = re.compile(
    "\u00e2\u20ac|\u00c3[\u0080-\u00bf\u2030\u0160\u0152\u20ac-\u20af]|\u00c2[\u00a0-\u00bf]"
)
#: One such sign may be meant; two are none by chance.
ENOUGH = 2


def mend(text: str) -> str:
    r"""Return a text with what was decoded wrongly put right; any other text as it is.

    Example:
        >>> ascii(mend("It didn\u00e2\u20ac\u2122t, he said: \u00e2\u20ac\u0153No."))
        "'It didn\\u2019t, he said: \\u201cNo.'"
    """
    if "\u00e2\u20ac" not in text and "\u00c3" not in text and "\u00c2" not in text:
        return text
    if len(_SURE.findall(text)) < ENOUGH:
        return text
    return _RUN.sub(_mend_run, text)


def _mend_run(found: re.Match[str]) -> str:
    try:
        return b"".join(map(_byte_of, found[0])).decode("utf-8")
    except UnicodeError:
        return found[0]


def _byte_of(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
