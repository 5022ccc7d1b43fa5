"""Web pages: one file, one report, but of a live page one for each entry, too."""

from __future__ import annotations

import re

from tellings.config import Settings
from tellings.ingest.live import split_live
from tellings.records.report import RawReport

_OPENING = re.compile(
    r"\s{0,500}(?:<\?xml[^>]{0,300}>\s{0,500})?(?:<!--[^>]{0,2000}>\s{0,500})?<(?:!doctype\s+html|html|head|body|article|div)\b",
    re.I,
)


def read_html(content: str, file: str, settings: Settings) -> tuple[RawReport, ...]:
    """Return the report of a web page, behind it those of its entries if it is a live page.

    What an ordinary page holds is found out when it is cleaned.
    """
    del settings
    return split_live(content, file) or (RawReport(content=content, is_html=True, file=file),)


def looks_like_html(content: str) -> bool:
    """Tell whether a text begins as a web page does.

    Example:
        >>> looks_like_html("<!DOCTYPE html><p>x"), looks_like_html("He wrote <b> twice.")
        (True, False)
    """
    return _OPENING.match(content[:4096]) is not None
