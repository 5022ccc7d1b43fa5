"""From a raw text to the article in it: its top, its body, its foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tellings.clean.body import Body, assemble, mark_corrections, mark_repeated, mark_subheads
from tellings.clean.bylines import Names
from tellings.clean.captions import mark_captions, mark_unended
from tellings.clean.datelines import Filed
from tellings.clean.foot import read_foot
from tellings.clean.furniture import mark_furniture
from tellings.clean.head import read_head
from tellings.clean.headlines import keep_headline
from tellings.clean.lines import split_lines
from tellings.clean.links import mark_links
from tellings.clean.stamps import StampLine


@dataclass(frozen=True, slots=True)
class Article:
    """A text, read.

    Attributes:
        stamps: Lines beside the article that give date, author or outlet, from the top down.
        writers: Whom the desk names.
    """

    body: Body
    title: str | None
    subtitle: str | None
    filed: Filed | None
    stamps: tuple[StampLine, ...]
    writers: Names


def read_article(
    content: str,
    title: str | None,
    author: str | None,
    is_outlet: Callable[[str], bool],
    links: frozenset[int] = frozenset(),
) -> Article:
    """Return the article in a text.

    Args:
        content: The raw text.
        title: The title, where the input gives it.
        author: The author, where the input gives one.
        is_outlet: Tells whether a name that no table has is that of an outlet.
        links: Where lines begin that are nothing but a link.
    """
    lines = mark_corrections(mark_captions(mark_furniture(split_lines(content))))
    head = read_head(mark_links(lines, links), title, author, is_outlet)
    foot = read_foot(mark_repeated(head.lines), is_outlet)
    lines = keep_headline(mark_subheads(mark_unended(foot.lines)))
    return Article(
        body=assemble(lines),
        title=head.title,
        subtitle=head.subtitle,
        filed=head.filed,
        stamps=(*head.stamps, *foot.stamps),
        writers=foot.writers,
    )
