"""Why a report is refused, in one line that names it and the way out."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.config import Settings
from tellings.records.report import Problem, RawReport

_LANGUAGES = (
    "ar Arabic, de German, en English, es Spanish, fa Persian, fr French, hi Hindi, it Italian, "
    "ja Japanese, ko Korean, nl Dutch, pl Polish, ps Pashto, pt Portuguese, ru Russian, "
    "sv Swedish, tr Turkish, uk Ukrainian, ur Urdu, zh Chinese"
)
_NAMES = {entry[:2]: entry[3:] for entry in _LANGUAGES.split(", ")}


def name_of(raw: RawReport) -> str:
    """Return what a report is called where a person reads of it."""
    return raw.file or raw.given_id or raw.url or "a report"


def no_article(raw: RawReport) -> Problem:
    """Return the problem of a page in which no article is found."""
    return refuse(raw, "no-article", "no article is found in the page; save its text as .txt.")


def consent_wall(raw: RawReport) -> Problem:
    """Return the problem of a page that asks for consent in place of its article."""
    reason = "asks for consent and holds no article; open it in a browser, agree, and save it."
    return refuse(raw, "consent-wall", reason)


def no_sentence(raw: RawReport) -> Problem:
    """Return the problem of a text that tells nothing."""
    return refuse(
        raw, "no-sentence", "holds no sentence of a report; leave it out, or save its text anew."
    )


def satire(raw: RawReport) -> Problem:
    """Return the problem of a text that says of itself that it is satire."""
    reason = "is marked as satire and reports nothing; leave it out, or take the mark out of it."
    return refuse(raw, "satire", reason)


def other_language(raw: RawReport, language: str, settings: Settings) -> Problem:
    """Return the problem of a report in a language that is not read."""
    read = " and ".join(_NAMES.get(code, code) for code in settings.languages)
    found = _NAMES.get(language, f"the language {language}")
    reason = f"is in {found}, and only {read} is read; leave it out, or hand in a translation."
    return refuse(raw, "other-language", reason)


def same_report(raw: RawReport, other: RawReport) -> Problem:
    """Return the problem of a report that came in twice."""
    reason = (
        f"is the same report as {name_of(other)}, from the same source; leave one of them out."
    )
    return refuse(raw, "same-report", reason)


def find_doubles(raws: Sequence[RawReport], keys: Sequence[str | None]) -> dict[int, int]:
    """Return, for each report that came in before, the one of the same key that is kept.

    Which is kept depends on the names of the files alone, and not on their order.
    """
    groups: dict[str, list[int]] = {}
    for n, key in enumerate(keys):
        if key is not None:
            groups.setdefault(key, []).append(n)
    doubles: dict[int, int] = {}
    for members in groups.values():
        first = min(members, key=lambda n: (raws[n].file or "", raws[n].given_id or "", n))
        doubles |= {n: first for n in members if n != first}
    return doubles


def refuse(raw: RawReport, code: str, reason: str) -> Problem:
    """Return a problem in one line: what the report is called, what is wrong, the way out."""
    line = " ".join(f"{name_of(raw)}: {reason}".split())
    return Problem(code=code, message=line)
