"""Addresses from outside: only those of the web are kept."""

from __future__ import annotations

import urllib.parse

_LONGEST = 2000


def keep_url(value: str | None) -> str | None:
    """Return the address if it is plainly one of the web, else None.

    A script, a file or a data address is nothing that a page of ours may ever link to.

    Example:
        >>> keep_url(" https://a.example/x "), keep_url("javascript:alert(1)")
        ('https://a.example/x', None)
    """
    url = (value or "").strip()
    if not url.isprintable() or any(c in url for c in " <>\"'`\\{}") or len(url) > _LONGEST:
        return None
    try:
        parts = urllib.parse.urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and host else None
