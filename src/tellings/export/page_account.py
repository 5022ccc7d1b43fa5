"""The top of the page: what happened, how much of it is known, and on what it rests."""

from __future__ import annotations

from tellings.export.brief import heads_of_counts, where_and_when
from tellings.export.markup import Markup, element, join
from tellings.export.page_parts import mark, section, tally
from tellings.export.view import StoryView
from tellings.records.account import SummarySentence

_SENTENCES_A_PARAGRAPH = 4


def head(view: StoryView) -> Markup:
    """Return title, place and dates, and the line of counts."""
    story = view.story
    where = where_and_when(view)
    return element(
        "header",
        element("h1", story.title, dir="auto"),
        element("p", where, class_="where", dir="auto") if where else None,
        element("p", counts(view), class_="counts"),
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
    hint = element(
        "p",
        "A number opens the sentences that stand behind what is said. Press ",
        element("kbd", "?"),
        " for the keys.",
        class_="hint",
    )
    return section("account", "The account", *paragraphs, hint if paragraphs else None)


def changes(view: StoryView) -> Markup:
    """Return what the newest report changed."""
    items = [element("li", change.text) for change in view.story.changes]
    return section(
        "changes",
        "New since the last time",
        element("ul", *items, class_="plain") if items else None,
    )


def counts(view: StoryView) -> Markup:
    """Return the line of counts."""
    by_status = tally(view.counts())
    line = " · ".join(heads_of_counts(view))
    return join([line, ": " if by_status else None, join(by_status, ", ")])


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
    marks = [mark(note, ids) for note, ids in view.cited(sentence.statements)]
    body, space, last = sentence.text.rpartition(" ")
    tied = element("span", last, *marks, class_="tied")
    return element("span", body + space, tied, class_="sent", dir="auto")
