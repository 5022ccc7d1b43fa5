"""Markdown: the marks go, the words stay; a front matter gives the metadata."""

from __future__ import annotations

import re

from tellings.config import Settings
from tellings.ingest.urls import keep_url
from tellings.records.report import RawReport

_FIELD = re.compile(r"([A-Za-z_]{1,30})\s{0,5}:\s{0,5}(\S.{0,1000})")
_FIELDS = {
    "title": "title",
    "url": "url",
    "link": "url",
    "outlet": "outlet",
    "source": "outlet",
    "date": "published",
    "published": "published",
    "author": "author",
    "id": "id",
}
_LINK = re.compile(r"(!?)\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?:\s\"[^\"]{0,300}\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|__?)(?=\S)([^*_\n]{1,1000}?)(?<=\S)\1(?![\w*])")
_MARK = re.compile(r"(?:#{1,6}\s+|>\s?)+|[-*+]\s+(?=\S)")
_RULE = re.compile(r"(?:[-*_]\s{0,3}){3,80}$")


def read_markdown(content: str, file: str, settings: Settings) -> tuple[RawReport, ...]:
    """Return the one report of a Markdown file."""
    del settings
    fields, body = _split_front_matter(content)
    return (
        RawReport(
            content=strip_marks(body),
            given_id=fields.get("id"),
            file=file,
            title=fields.get("title"),
            url=keep_url(fields.get("url")),
            outlet=fields.get("outlet"),
            published=fields.get("published"),
            author=fields.get("author"),
        ),
    )


def strip_marks(text: str) -> str:
    r"""Return Markdown as plain text.

    Example:
        >>> strip_marks("# A head\n\nHe *said* [so](https://a.example).")
        'A head\n\nHe said so.'
    """
    return "\n".join(_strip_line(line) for line in text.split("\n"))


def _strip_line(line: str) -> str:
    bare = line.strip()
    if _RULE.fullmatch(bare):
        return ""
    mark = _MARK.match(bare)
    if mark:
        bare = bare[mark.end() :].rstrip("#").rstrip() if "#" in mark[0] else bare[mark.end() :]
    bare = _LINK.sub(lambda found: found[2], bare)
    return _EMPHASIS.sub(lambda found: found[2], bare)


def _split_front_matter(content: str) -> tuple[dict[str, str], str]:
    lines = content.replace("\r\n", "\n").split("\n")
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:60]):
        return {}, content
    end = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == "---")
    fields: dict[str, str] = {}
    for line in lines[1:end]:
        found = _FIELD.fullmatch(line.strip())
        if found and found[1].lower() in _FIELDS:
            fields[_FIELDS[found[1].lower()]] = found[2].strip().strip("\"'")
    return fields, "\n".join(lines[end + 1 :])
