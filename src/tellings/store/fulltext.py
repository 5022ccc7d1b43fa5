"""Full text over reports and statements: the one part that is SQLite's own.

The index holds no text; it points to the tables. Elsewhere than in SQLite the words are looked
for with LIKE.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select, text

from tellings.store.schema import claims, reports

#: Of a search, more words than this narrow nothing down.
_WORDS_MAX = 32
_WORD = re.compile(r"\w+")

_MAKE = (
    "CREATE VIEW claim_texts AS SELECT claims.no AS no, "
    'substr(reports.text, claims.start + 1, claims."end" - claims.start) AS text '
    "FROM claims JOIN reports ON reports.no = claims.report",
    "CREATE VIRTUAL TABLE report_words USING fts5(title, text, content='reports', "
    "content_rowid='no', tokenize=\"unicode61 remove_diacritics 2\")",
    "CREATE VIRTUAL TABLE claim_words USING fts5(text, content='claim_texts', "
    "content_rowid='no', tokenize=\"unicode61 remove_diacritics 2\")",
)
_REBUILD = (
    "INSERT INTO report_words(report_words) VALUES('rebuild')",
    "INSERT INTO claim_words(claim_words) VALUES('rebuild')",
)


def make_index(connection: Connection) -> None:
    """Make the index and put all that is stored into it."""
    if is_indexed(connection):
        for command in _MAKE:
            connection.exec_driver_sql(command)
        rebuild_index(connection)


def rebuild_index(connection: Connection) -> None:
    """Make the index anew: no word of a report that is gone stays in it."""
    if is_indexed(connection):
        for command in _REBUILD:
            connection.exec_driver_sql(command)


def is_indexed(connection: Connection) -> bool:
    """Whether this database has the index."""
    return connection.dialect.name == "sqlite"


def index_reports(connection: Connection, numbers: Sequence[int]) -> None:
    """Put reports and their claims, just stored, into the index."""
    if not is_indexed(connection) or not numbers:
        return
    rows = [{"no": number} for number in numbers]
    connection.execute(
        text(
            "INSERT INTO report_words(rowid, title, text) "
            "SELECT no, title, text FROM reports WHERE no = :no"
        ),
        rows,
    )
    connection.execute(
        text(
            "INSERT INTO claim_words(rowid, text) SELECT c.no, "
            'substr(r.text, c.start + 1, c."end" - c.start) '
            "FROM claims c JOIN reports r ON r.no = c.report WHERE c.report = :no"
        ),
        rows,
    )


def to_query(words: str) -> str:
    """Return what asks for all the words, whatever else stands between them.

    Example:
        >>> to_query('dam" OR NEAR(x')
        '"dam" "OR" "NEAR" "x"'
    """
    return " ".join(f'"{word}"' for word in split_words(words))


def split_words(words: str) -> list[str]:
    """Return the words of a search."""
    return _WORD.findall(words.replace("\0", " "))[:_WORDS_MAX]


def find_reports(connection: Connection, words: str, limit: int) -> Sequence[Any]:
    """Return `no`, `id` of the reports that have all the words, the best first."""
    if not split_words(words):
        return ()
    if is_indexed(connection):
        found = text(
            "SELECT r.no, r.id FROM report_words w JOIN reports r ON r.no = w.rowid "
            "WHERE report_words MATCH :query ORDER BY w.rank, r.id LIMIT :most"
        )
        return connection.execute(found, {"query": to_query(words), "most": limit}).all()
    query = select(reports.c.no, reports.c.id).where(
        and_(
            *(
                or_(
                    func.lower(reports.c.text).contains(word.lower(), autoescape=True),
                    func.lower(reports.c.title).contains(word.lower(), autoescape=True),
                )
                for word in split_words(words)
            )
        )
    )
    return connection.execute(query.order_by(reports.c.id).limit(limit)).all()


def find_phrase(connection: Connection, phrase: str) -> list[int]:
    """Return the numbers of the reports in which these words stand in a row."""
    words = split_words(phrase)
    if not words:
        return []
    if is_indexed(connection):
        found = text("SELECT rowid FROM report_words WHERE report_words MATCH :query")
        return list(connection.scalars(found, {"query": f'"{" ".join(words)}"'}))
    query = select(reports.c.no).where(
        func.lower(reports.c.text).contains(phrase.lower(), autoescape=True)
    )
    return list(connection.scalars(query))


def find_claims(connection: Connection, words: str, limit: int) -> Sequence[Any]:
    """Return `id`, `report`, `start`, `end` of the statements that have all the words."""
    if not split_words(words):
        return ()
    if is_indexed(connection):
        found = text(
            'SELECT c.id AS id, r.id AS report, c.start AS start, c."end" AS "end" '
            "FROM claim_words w "
            "JOIN claims c ON c.no = w.rowid JOIN reports r ON r.no = c.report "
            "WHERE claim_words MATCH :query ORDER BY w.rank, c.id LIMIT :most"
        )
        return connection.execute(found, {"query": to_query(words), "most": limit}).all()
    words_of = func.lower(
        func.substr(reports.c.text, claims.c.start + 1, claims.c.end - claims.c.start)
    )
    query = (
        select(claims.c.id, reports.c.id.label("report"), claims.c.start, claims.c.end)
        .join(reports, reports.c.no == claims.c.report)
        .where(and_(*(words_of.contains(w.lower(), autoescape=True) for w in split_words(words))))
    )
    return connection.execute(query.order_by(claims.c.id).limit(limit)).all()
