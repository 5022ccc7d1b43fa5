"""The words of a statement, where they are so many that nobody finds them alike by chance."""

from __future__ import annotations

import re

from tellings.records.statement import Statement

#: So many words that two reports have word for word were said or written once.
QUOTATION = 6
_WORD = re.compile(r"[^\W_]+")


def said_words(statement: Statement) -> str | None:
    """Return the words of a statement in lower case, None if they are few."""
    words = _WORD.findall(statement.text.lower())
    return " ".join(words) if len(words) >= QUOTATION else None
