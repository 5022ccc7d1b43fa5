"""The list of stories, where there are several, and of reports that no story was made of."""

from __future__ import annotations

from collections.abc import Mapping

from tellings.export.brief import where_and_when
from tellings.export.markup import Markup, element, join
from tellings.export.page_account import counts
from tellings.export.page_parts import SYMBOLS
from tellings.export.view import StoryView
from tellings.export.words import count


def index_body(
    views: Mapping[str, StoryView], refused: Markup, notice: Markup | None = None
) -> Markup:
    """Return the stories with what they are and where they are told, the newest first."""
    order = sorted(views.items(), key=lambda item: (item[1].story.title, item[0]))
    order.sort(key=_period, reverse=True)
    stories = [_story(name, view) for name, view in order]
    listed = element("ol", *stories, class_="stories") if stories else None
    empty = element("p", "No story could be made of these reports.", class_="lead")
    title = count(len(stories), "story", "stories") if stories else "No story"
    content = [notice, element("h1", title), listed or empty, refused]
    return join([SYMBOLS, element("main", *content, id="main", class_="index")])


def _period(item: tuple[str, StoryView]) -> str:
    period = item[1].story.period
    return period.latest if period else ""


def _story(name: str, view: StoryView) -> Markup:
    story = view.story
    where = where_and_when(view)
    lead = story.summary[0].text if story.summary else None
    return element(
        "li",
        element("h2", element("a", story.title, href=name), dir="auto"),
        element("p", where, class_="where") if where else None,
        element("p", lead, dir="auto") if lead else None,
        element("p", counts(view), class_="counts"),
    )
