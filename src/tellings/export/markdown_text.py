"""Text that Markdown shows as it is, whatever it holds."""

from __future__ import annotations

import re

from tellings.export.plain import one_line

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&|~^$#{}]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
_AT_THE_START = re.compile(r"^(?:[-+=]|\d{1,9}(?=[.)]))")
_AT = "@\N{WORD JOINER}"
"""An address of mail becomes a link even where its sign is escaped."""


def escape(text: str) -> str:
    r"""Return `text` on one line, as Markdown that shows it and does nothing else.

    Example:
        >>> print(escape("1. *All* <b>safe</b>"), escape("# [no](javascript:x)"))
        1\. \*All\* \<b\>safe\</b\> \# \[no\](javascript\:x)
    """
    line = _ANYWHERE.sub(r"\\\g<0>", one_line(text))
    line = _AT_THE_START.sub(_escape_start, line)
    return line.replace("@", _AT)


def _escape_start(found: re.Match[str]) -> str:
    mark = found.group()
    return f"{mark}\\" if mark.isdecimal() else f"\\{mark}"
