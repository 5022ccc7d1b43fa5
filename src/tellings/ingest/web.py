"""Addresses to raw reports: those named as arguments, and lists of them in files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tellings.config import Settings
from tellings.ingest.fetch import Fetcher, FetchError
from tellings.ingest.problems import not_fetched, refuse
from tellings.ingest.urls import keep_url
from tellings.ingest.warc import Read
from tellings.records.report import RawReport

_MOST_SNIFFED = 20


def is_address(argument: str) -> bool:
    """Tell whether an argument is an address of the web and no path.

    Example:
        >>> is_address("https://a.example/x"), is_address("reports/https.txt")
        (True, False)
    """
    return argument.lower().startswith(("http://", "https://")) and keep_url(argument) is not None


def read_address(
    url: str, name: str, fetcher: Fetcher, read: Read, settings: Settings
) -> Iterator[RawReport]:
    """Fetch an address and yield its reports.

    Args:
        url: The address.
        name: What to call its reports.
        fetcher: Fetches.
        read: Reads the bytes that are found there.
        settings: As the reader needs them.
    """
    try:
        fetched = fetcher.fetch(url)
    except FetchError as error:
        yield replace(refuse(name, error.code, str(error)), url=keep_url(url))
        return
    for report in read(fetched.body, name, settings):
        yield replace(report, url=report.url or keep_url(fetched.url))


def read_address_list(content: str, file: str, settings: Settings) -> tuple[RawReport, ...]:
    """Return a record for each line of a list of addresses; they are fetched if that is asked for.

    A line that begins with `#` is a remark.
    """
    del settings
    lines = enumerate(content.lstrip("\ufeff").splitlines(), 1)
    kept = [(n, line.strip()) for n, line in lines]
    return tuple(
        _read_line(line, f"{file}#{n}") for n, line in kept if line and not line.startswith("#")
    )


def _read_line(line: str, name: str) -> RawReport:
    url = keep_url(line)
    if url is None:
        return refuse(name, "wrong-type", "is no address of the web; mend or remove it.")
    return not_fetched(name, url)


def looks_like_address_list(content: str) -> bool:
    r"""Tell whether a text is nothing but addresses, one a line.

    Example:
        >>> looks_like_address_list("# to read\nhttps://a.example/1\nhttps://a.example/2\n")
        True
    """
    lines = [line.strip() for line in content.lstrip("\ufeff").splitlines()[:200]]
    told = [line for line in lines if line and not line.startswith("#")]
    return bool(told) and all(map(is_address, told[:_MOST_SNIFFED]))
