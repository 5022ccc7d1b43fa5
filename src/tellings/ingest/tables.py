"""CSV: the first row names the columns, every other is one report, or one address to fetch."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence

from tellings.config import Settings
from tellings.ingest.problems import refuse
from tellings.ingest.rows import FIELDS, map_columns, read_row
from tellings.records.report import RawReport

_DELIMITERS = ",;\t|"
_NAME = re.compile(r"[\w .:-]{1,60}")
#: Other names that columns of news tables commonly bear.
_ALIASES = {"date": "published", "headline": "title", "link": "url", "source": "outlet"}
_MOST_COLUMNS = 500


def read_table(content: str, file: str, settings: Settings) -> tuple[RawReport, ...]:
    """Return the reports of a table, one a row.

    Args:
        content: The decoded file.
        file: Its name; a row's `file` is this with `#` and its number, the head not counted.
        settings: Says which column holds which field.
    """
    # The standard module's own limit of a cell is far below what an article may be.
    csv.field_size_limit(max(csv.field_size_limit(), len(content) + 1))
    lines = content.lstrip("\ufeff").splitlines(keepends=True)
    delimiter = find_delimiter(lines[0] if lines else "")
    reader = csv.reader(lines, delimiter=delimiter, strict=False)
    return tuple(_read_rows(reader, file, settings))


def looks_like_table(content: str) -> bool:
    r"""Tell whether the first line names columns, one of them a field that is read here.

    Example:
        >>> looks_like_table("id,text\n1,It rained."), looks_like_table("Rain, text and sun.")
        (True, False)
    """
    first = content.lstrip("\ufeff").partition("\n")[0].strip()
    names = [_plain(name) for name in first.split(find_delimiter(first))]
    known = {"text", "html", "url"} & set(names)
    return len(names) > 1 and bool(known) and all(_NAME.fullmatch(name) for name in names)


def find_delimiter(head: str) -> str:
    """Return what parts the columns of a head.

    Example:
        >>> find_delimiter("id;text;url")
        ';'
    """
    return max(_DELIMITERS, key=head.count)


def _plain(name: str) -> str:
    bare = name.strip().strip('"').strip()
    low = bare.lower()
    return low if low in FIELDS else bare


def _read_rows(reader: Iterator[list[str]], file: str, settings: Settings) -> Iterator[RawReport]:
    names: list[str] | None = None
    number = 0
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if names is None:
                names = [_plain(name) for name in cells[:_MOST_COLUMNS]]
                missing = _missing(names, file, settings)
                if missing is not None:
                    yield missing
                    return
                continue
            number += 1
            yield _read_cells(cells, names, f"{file}#{number}", settings)
    except csv.Error:
        reason = "is no table from here on; mend the quotation marks of its cells."
        yield refuse(f"{file}#{number + 1}", "broken-table", reason)
    if number == 0:
        yield refuse(file, "empty-file", "the table holds no row; remove the file.")


def _missing(names: Sequence[str], file: str, settings: Settings) -> RawReport | None:
    """Return what to say of a table in which nothing can be a report's text."""
    mapped = map_columns(dict.fromkeys(names, ""), settings)
    if {"text", "html", "url"} & (mapped.keys() | _aliased(mapped.keys())):
        return None
    known = ", ".join(names[:8])[:200]
    reason = f"no column is called `text`; name it: --map text=COLUMN (there are: {known})."
    return refuse(file, "no-text-column", reason)


def _aliased(names: Iterable[str]) -> set[str]:
    return {_ALIASES[n.lower()] for n in names if n.lower() in _ALIASES}


def _read_cells(
    cells: Sequence[str], names: Sequence[str], name: str, settings: Settings
) -> RawReport:
    if len(cells) > len(names):
        reason = (
            f"has {len(cells)} cells under {len(names)} heads; put its text in quotation marks."
        )
        return refuse(name, "broken-table", reason)
    row = dict(zip(names, cells, strict=False))
    mapped = map_columns(row, settings)
    for column in names:
        field = _ALIASES.get(column.lower())
        if field and field not in mapped:
            mapped[field] = row.get(column, "")
    return read_row(mapped, name, settings)
