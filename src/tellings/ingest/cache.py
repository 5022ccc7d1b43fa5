"""Pages that were fetched before, kept in a folder, so that only what has changed is sent anew."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A page with what its server said of its state.

    Attributes:
        tag: The server's name for this state of it (ETag).
        changed: When it last changed (Last-Modified).
    """

    url: str
    body: bytes
    tag: str | None
    changed: str | None

    @classmethod
    def of(cls, url: str, body: bytes, headers: Mapping[str, str]) -> Stored:
        """Return what is to be kept of an answer."""
        tag, changed = headers.get("etag"), headers.get("last-modified")
        return cls(url=url, body=body, tag=tag, changed=changed)

    def conditions(self) -> dict[str, str]:
        """Return the headers that ask for the page only if it has changed."""
        tag = {"if-none-match": self.tag} if self.tag else {}
        return tag | ({"if-modified-since": self.changed} if self.changed else {})


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder with one file for each address."""

    folder: str

    def load(self, url: str) -> Stored | None:
        """Return what is kept of an address; a damaged file is as none."""
        try:
            kept = json.loads(self._path(url).read_text(encoding="utf-8"))
            return Stored(
                url=kept["url"],
                body=base64.b64decode(kept["body"]),
                tag=kept["tag"],
                changed=kept["changed"],
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, url: str, stored: Stored) -> None:
        """Keep a page if it can be asked for again; a full disk only costs the memory of it."""
        if not stored.conditions():
            return
        fields = {
            "url": stored.url,
            "body": base64.b64encode(stored.body).decode("ascii"),
            "tag": stored.tag,
            "changed": stored.changed,
        }
        path = self._path(url)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_suffix(".part")
            beside.write_text(json.dumps(fields), encoding="utf-8")
            beside.replace(path)

    def _path(self, url: str) -> Path:
        # An address is never part of a path: its hash is.
        return Path(self.folder) / f"{hashlib.sha256(url.encode()).hexdigest()}.json"
