"""The top of the page: what happened, how much of it is known, and on what it rests."""

from __future__ import annotations

from tellings.export.markup import Markup, element, join
from tellings.export.page_parts import mark, section, sign
from tellings.export.view import Note, StoryView
from tellings.export.words import STATUS_NAMES, count, write_interval
from tellings.records.account import SummarySentence

_SENTENCES_A_PARAGRAPH = 4
_MOST_MARKS = 5


def head(view: StoryView) -> Markup:
    """Return title, place and dates, and the line of counts."""
    story = view.story
    place = view.entities.get(story.lead_place) if story.lead_place else None
    country = _country(view)
    days = write_interval(story.period.earliest, story.period.latest) if story.period else None
    where = ", ".join(part for part in (place.name if place else None, country) if part)
    return element(
        "header",
        element("h1", story.title, dir="auto"),
        element("p", " · ".join(part for part in (where, days) if part), class_="where")
        if where or days
        else None,
        element("p", _counts(view), class_="counts"),
        _unknown(view),
        class_="head",
    )


def summary(view: StoryView) -> Markup:
    """Return the account: sentences, each with marks that open what it rests on."""
    sentences = view.story.summary
    paragraphs = [
        element(
            "p", join((_sentence(view, s) for s in sentences[k : k + _SENTENCES_A_PARAGRAPH]), " ")
        )
        for k in range(0, len(sentences), _SENTENCES_A_PARAGRAPH)
    ]
    return section("account", "The account", *paragraphs)


def changes(view: StoryView) -> Markup:
    """Return what the newest report changed."""
    items = [element("li", change.text) for change in view.story.changes]
    return section("changes", "New since the last time", element("ul", *items) if items else None)


def _country(view: StoryView) -> str | None:
    place = view.entities.get(view.story.lead_place or "")
    if place is None or place.place is None or place.place.precision == "country":
        return None
    admin1 = place.place.admin1
    return admin1 if admin1 and admin1 != place.name else None


def _counts(view: StoryView) -> Markup:
    found = view.counts()
    total = sum(found.values())
    by_status = [
        join([sign(status), f"\N{NO-BREAK SPACE}{number} {STATUS_NAMES[status]}"])
        for status, number in found.items()
        if number
    ]
    origins = view.origin_count()
    heads = [count(len(view.reports), "report")]
    heads += [count(origins, "independent origin")] if origins else []
    if not total:
        return join([*heads, "no findings"], " · ")
    findings = join([f"{count(total, 'finding')}: ", join(by_status, ", ")])
    return join([*heads, findings], " · ")


def _unknown(view: StoryView) -> Markup | None:
    items = [element("li", text) for text in view.story.unknown]
    if not items:
        return None
    return element(
        "div",
        element("h2", "What is not known", id="h-unknown"),
        element("ul", *items),
        class_="unknown",
        role="group",
        aria_labelledby="h-unknown",
    )


def _sentence(view: StoryView, sentence: SummarySentence) -> Markup:
    """Return a sentence, its marks tied to its last word so that no line begins with one."""
    cited = view.known(sentence.statements)
    by_note: dict[str, tuple[Note, list[str]]] = {}
    for statement in cited:
        for note in view.notes_of.get(statement.id, ()):
            by_note.setdefault(note.id, (note, []))[1].append(statement.id)
    ordered = sorted(by_note.values(), key=lambda pair: (-len(pair[1]), pair[0].number))
    marks = [mark(note, tuple(ids)) for note, ids in ordered[:_MOST_MARKS]]
    body, space, last = sentence.text.rpartition(" ")
    tied = element("span", last, *marks, class_="tied")
    return element("span", body + space, tied, class_="sent", dir="auto")
