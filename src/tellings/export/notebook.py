"""The account as a notebook shows it: the summary of each story, and what is disputed.

Static HTML without scripts: what a report holds stays text. Notes have the page's numbers.
"""

from __future__ import annotations

import dataclasses

from tellings.export.brief import SHARED_NOTICE, counts_line, where_and_when
from tellings.export.markup import Markup, element, join
from tellings.export.sides import behind, sides_of
from tellings.export.view import StoryView, gather_view
from tellings.export.words import list_words
from tellings.records.account import Account

#: Stories that are shown; of more, their number is told.
_MOST_STORIES = 10


class ShownAccount(Account):
    """An account that shows itself in a notebook; in all else the account that it was made of."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the account in short, as HTML."""
        told = [_story(gather_view(self, story)) for story in self.stories[:_MOST_STORIES]]
        beyond = len(self.stories) - _MOST_STORIES
        more = element("p", f"And {beyond} more.") if beyond > 0 else None
        nothing = None if told else element("p", "No story could be made of these reports.")
        notice = element("p", element("i", SHARED_NOTICE)) if self.shared else None
        return element("div", notice, *told, more, nothing, class_="tellings")


def show_account(account: Account) -> ShownAccount:
    """Return the account as one that shows itself in a notebook."""
    return ShownAccount(**{f.name: getattr(account, f.name) for f in dataclasses.fields(Account)})


def _story(view: StoryView) -> Markup:
    unknown = view.story.unknown
    return element(
        "section",
        element("h3", view.story.title or "(no title)"),
        element("p", join([where_and_when(view), element("br"), counts_line(view)])),
        element("p", *_summary(view)),
        element("p", element("b", "Not known: "), " ".join(unknown)) if unknown else None,
        *_disputes(view),
    )


def _summary(view: StoryView) -> list[Markup | str]:
    parts: list[Markup | str] = []
    for sentence in view.story.summary:
        notes = sorted(note.number for note, _ in view.cited(sentence.statements))
        parts += [sentence.text, element("sup", " ".join(f"[{n}]" for n in notes)), " "]
    return parts


def _disputes(view: StoryView) -> list[Markup]:
    blocks = []
    for finding in view.with_status("disputed"):
        sides = [
            element("li", f"{side.text}: {list_words(behind(view, finding, side))}")
            for side in sides_of(view, finding)
        ]
        question = element("b", f"Disputed: {finding.question} [{view.notes[finding.id].number}]")
        blocks += [element("p", question), element("ul", *sides)]
    return blocks
