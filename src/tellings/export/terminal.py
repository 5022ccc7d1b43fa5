"""The account in short, for a terminal.

The numbers in brackets are those of the notes on the page.
"""

from __future__ import annotations

from collections.abc import Iterable

from tellings.export.brief import SHARED_NOTICE, counts_line, where_and_when
from tellings.export.lines import GLUE, Sheet
from tellings.export.plain import one_line
from tellings.export.sides import (
    behind,
    chains,
    different,
    once_of,
    sides_of,
    since_then,
    state_words,
    steps,
    who_says,
)
from tellings.export.view import StoryView, gather_view
from tellings.export.words import count, list_words, shorten
from tellings.records.account import Account
from tellings.records.finding import Finding

_MOST_DISPUTES = 5
_MOST_SIDES = 4
_MOST_MOVED = 5
_MOST_ONCE = 3
_SENTENCES_IN_SHORT = 2
_LONGEST_QUOTE = 160


def to_terminal(account: Account, *, width: int, colour: bool) -> str:
    """Return the account in short, in lines of at most `width` columns.

    Nothing of a report can steer the terminal. One story is told with its disputes; of several,
    each gets its head and first sentences.

    Args:
        account: What is told.
        width: Columns of the terminal.
        colour: Whether signs and headings are coloured.
    """
    sheet = Sheet(width, colour=colour)
    views = [gather_view(account, story) for story in account.stories]
    for view in views:
        _head(sheet, view)
        if len(views) == 1:
            _whole(sheet, view)
        else:
            _short(sheet, view)
    if not views:
        sheet.put("No story could be made of these reports.")
    if account.shared:
        sheet.gap()
        sheet.put(SHARED_NOTICE)
    return sheet.text()


def _head(sheet: Sheet, view: StoryView) -> None:
    sheet.gap()
    sheet.bold(one_line(view.story.title) or "(no title)")
    where = one_line(where_and_when(view))
    if where:
        sheet.put(where)
    sheet.counts(counts_line(view))


def _whole(sheet: Sheet, view: StoryView) -> None:
    if view.story.unknown:
        sheet.gap()
        for text in view.story.unknown:
            sheet.put(one_line(text))
    _summary(sheet, view, len(view.story.summary))
    _disputes(sheet, view)
    _moved(sheet, view)
    _once(sheet, view)


def _short(sheet: Sheet, view: StoryView) -> None:
    """Tell one of several stories: its first sentences and what is disputed in it."""
    _summary(sheet, view, _SENTENCES_IN_SHORT)
    disputes = view.with_status("disputed")
    for finding in disputes[:_SENTENCES_IN_SHORT]:
        values = " / ".join(one_line(side.text) for side in sides_of(view, finding)[:_MOST_SIDES])
        sheet.put(f"{_question(view, finding)} {values}", status="disputed")
    _rest(sheet, len(disputes) - _SENTENCES_IN_SHORT, "dispute")


def _summary(sheet: Sheet, view: StoryView, most: int) -> None:
    sentences = []
    for sentence in view.story.summary[:most]:
        notes = [note.number for note, _ in view.cited(sentence.statements)]
        sentences.append(one_line(sentence.text) + _marks(sorted(notes)))
    if sentences:
        sheet.gap()
        sheet.put(" ".join(sentences))


def _disputes(sheet: Sheet, view: StoryView) -> None:
    found = view.with_status("disputed")
    if not found:
        return
    _heading(sheet, "Where they disagree")
    for finding in found[:_MOST_DISPUTES]:
        sheet.put(_question(view, finding), status="disputed")
        sides = sides_of(view, finding)
        for side in sides[:_MOST_SIDES]:
            who = list_words(behind(view, finding, side))
            sheet.put(one_line(f"{side.text}: {who}" if who else side.text), indent=4)
        _rest(sheet, len(sides) - _MOST_SIDES, "side", indent=4)
        if finding.reason:
            sheet.put(one_line(finding.reason), indent=2)
        later = since_then(view, finding)
        if later:
            sheet.put(one_line(later), indent=2)
    _rest(sheet, len(found) - _MOST_DISPUTES, "dispute")


def _moved(sheet: Sheet, view: StoryView) -> None:
    told = [(f, steps(f), f.reason) for f in view.with_status("superseded")]
    for chain in chains(view):
        states = [state_words(view, finding) for finding in chain]
        told.append((chain[-1], states, ""))
    if not told:
        return
    _heading(sheet, "What moved on")
    for finding, states, reason in told[:_MOST_MOVED]:
        path = one_line(" → ".join(states))
        sheet.put(f"{_question(view, finding)} {path}".strip(), status="superseded")
        if reason:
            sheet.put(one_line(reason), indent=2)
    _rest(sheet, len(told) - _MOST_MOVED, "matter")


def _once(sheet: Sheet, view: StoryView) -> None:
    found = once_of(view)
    if not found:
        return
    weightiest = ", the weightiest" if len(found) > _MOST_ONCE else ""
    _heading(sheet, f"Only one origin says ({count(len(found), 'finding')}{weightiest})")
    for finding in found[:_MOST_ONCE]:
        statement = different(view.known(finding.statements), 1)[0]
        words = shorten(one_line(statement.text), _LONGEST_QUOTE)
        who = one_line(who_says(view, statement))
        mark = _marks([view.notes[finding.id].number])
        sheet.put(f"“{words}” — {who}{mark}", status="once")
    _rest(sheet, len(found) - _MOST_ONCE, "finding")


def _heading(sheet: Sheet, words: str) -> None:
    sheet.gap()
    sheet.bold(words)


def _question(view: StoryView, finding: Finding) -> str:
    return one_line(finding.question) + _marks([view.notes[finding.id].number])


def _marks(numbers: Iterable[int]) -> str:
    """Return marks that keep to the word before them."""
    marks = GLUE.join(f"[{number}]" for number in numbers)
    return f"{GLUE}{marks}" if marks else ""


def _rest(sheet: Sheet, number: int, noun: str, *, indent: int = 0) -> None:
    if number > 0:
        sheet.put(f"and {count(number, f'more {noun}')}", indent=indent)
