"""One raw report, cleaned: the article of a page or a text, and where it comes from."""

from __future__ import annotations

import itertools
import re
import urllib.parse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tellings.clean.articles import Article, read_article
from tellings.clean.bylines import Names, dot_initials, read_names, read_single
from tellings.clean.credits import list_credits
from tellings.clean.dating import date_report, date_update, settle_day
from tellings.clean.entries import is_too_short_to_judge
from tellings.clean.houses import Naming, find_namings
from tellings.clean.language import find_language, has_sentence
from tellings.clean.pages import Page, read_name, read_page
from tellings.clean.refusals import (
    consent_wall,
    no_article,
    no_sentence,
    other_language,
    satire,
)
from tellings.clean.satire import is_marked_satire
from tellings.clean.source_map import chain, merge_segments
from tellings.clean.sources import Evidence, find_source, original_url, split_title
from tellings.clean.stamps import StampLine
from tellings.clean.walls import is_consent_wall
from tellings.config import Settings
from tellings.records.report import Problem, RawReport, Removed, Report, Segment, find_raw

#: No name of an outlet is longer.
MAX_NAME = 60
_TOLD = re.compile(r"\btold (?:[Tt]he )?")


@dataclass(frozen=True, slots=True)
class _Input:
    """A report before it is read: the text, and what came with it."""

    raw: RawReport
    page: Page
    suffix: str | None

    @property
    def url(self) -> str | None:
        """Its address, of an archived copy the original one."""
        return original_url(self.raw.url or self.page.canonical_url)


def clean_report(raw: RawReport, settings: Settings) -> Report:
    """Return the clean report of a raw one; its id is still to be given.

    Args:
        raw: A report without a problem.
        settings: Says which languages are read.
    """
    page = _read(raw)
    if isinstance(page, Page) and is_marked_satire(raw.content, page.text, is_html=raw.is_html):
        page = satire(raw)
    if isinstance(page, Problem):
        return refused(raw, page)
    title, suffix = split_title(raw.title or page.title or "")
    given = _Input(raw, replace(page, title=title.strip() or None), suffix)
    named = _self_named(page.text)
    article = read_article(page.text, given.page.title, _author(given), named, page.links)
    text = article.body.text
    language = find_language(text, settings.languages, page.language)
    if not has_sentence(text):
        if raw.entries and given.page.title:
            report = _report(given, article, language)
            return replace(report, text=given.page.title, subheads=(), credits=(), source_map=())
        return refused(raw, no_sentence(raw))
    strange = language is not None and language not in settings.languages
    if language and strange and not is_too_short_to_judge(raw, text):
        return refused(raw, other_language(raw, language, settings))
    return _report(given, article, None if strange else language)


def _read(raw: RawReport) -> Page | Problem:
    """Return what is to be read of a report, or why there is nothing."""
    if not raw.is_html:
        return Page(text=raw.content)
    page = read_page(raw.content, raw.url)
    if not raw.entries and is_consent_wall(raw.content, page.text if page else None):
        return consent_wall(raw)
    if raw.entries and (page is None or not has_sentence(page.text)):
        # The entries are read for themselves; of the page there is what it is called.
        return read_name(raw.content, page) or no_article(raw)
    return page or no_article(raw)


def refused(raw: RawReport, problem: Problem) -> Report:
    """Return the record of a report that cannot be used; its id is still to be given."""
    return Report(
        id="",
        given_id=raw.given_id,
        file=raw.file,
        url=raw.url,
        outlet=raw.outlet,
        title=raw.title,
        problem=problem,
    )


def _author(given: _Input) -> str | None:
    if given.raw.author:
        return given.raw.author.strip() or None
    author = (given.page.author or "").strip()
    return dot_initials(author, given.raw.content) or None


def _self_named(text: str) -> Callable[[str], bool]:
    """Return what tells whether a report speaks of a name as of a house: "told Radio Narvik"."""
    heard = {
        text[m.end() : m.end() + MAX_NAME] for m in itertools.islice(_TOLD.finditer(text), 500)
    }

    def is_outlet(name: str) -> bool:
        bare = name.removeprefix("The ")
        return 3 < len(bare) < MAX_NAME and any(words.startswith(bare) for words in heard)

    return is_outlet


def _report(given: _Input, article: Article, language: str | None) -> Report:
    raw, page = given.raw, given.page
    title, suffix = (article.title, given.suffix)
    if page.title is None and title:
        title, suffix = split_title(title)
    namings = find_namings(article.body.text)
    byline = _byline(given, article)
    evidence = _evidence(given, article, suffix, namings)
    source = find_source(evidence)
    source_map, removed = _trace(given, article)
    return Report(
        id="",
        given_id=raw.given_id,
        file=raw.file,
        url=raw.url,
        canonical_url=page.canonical_url or (given.url if given.url != raw.url else None),
        outlet=source.outlet,
        agency=source.agency,
        section=None,
        title=title,
        subtitle=article.subtitle,
        byline=byline.people,
        dateline=article.filed.dateline if article.filed else None,
        language=language,
        published=date_report(
            raw.published or settle_day(page.published, given.url),
            article.stamps,
            article.filed,
            given.url,
            guessed=page.guessed,
            near=page.near,
        ),
        updated=date_update(page.updated, article.stamps),
        text=article.body.text,
        captions=tuple(dict.fromkeys(page.captions + article.body.captions)),
        subheads=article.body.subheads,
        corrections=article.body.corrections,
        removed=removed,
        credits=list_credits(namings),
        posted=raw.published if raw.parent else None,
        source_map=source_map,
    )


def _trace(given: _Input, article: Article) -> tuple[tuple[Segment, ...], tuple[Removed, ...]]:
    """Return where the text stands in the raw input, and what was removed with its place."""
    raw, body = given.raw, article.body
    if not raw.is_html:
        return merge_segments(body.segments, body.text, raw.content), body.removed
    found = given.page.segments
    removed = []
    for cut in body.removed:
        place = find_raw(found, cut.raw_start or 0, cut.raw_end or 0)
        start, end = place or (None, None)
        removed.append(replace(cut, raw_start=start, raw_end=end))
    return chain(body.segments, found), tuple(removed)


def _byline(given: _Input, article: Article) -> Names:
    """Return the byline: what came with the report, else what it prints, else who reported."""
    author = _author(given)
    names = read_names(author) if author else Names()
    for stamp in article.stamps:
        if not names.people:
            names = names.join(stamp.names)
    names = names if names.people else names.join(article.writers)
    if names.people or not author:
        return names
    host = urllib.parse.urlsplit(given.url or "").hostname or ""
    houses = (*host.split("."), given.page.site or "", given.raw.outlet or "")
    return names.join(read_single(author, houses))


def _evidence(
    given: _Input, article: Article, suffix: str | None, namings: Sequence[Naming]
) -> Evidence:
    author = _author(given)
    stamps: tuple[StampLine, ...] = article.stamps
    return Evidence(
        given=given.raw.outlet,
        url=given.url,
        site=given.page.site,
        suffix=suffix,
        stamps=stamps,
        names=(read_names(author) if author else Names()).join(article.writers),
        filed=article.filed.source if article.filed else None,
        namings=namings,
        removed=[r.text for r in article.body.removed if r.reason != "caption"],
    )
