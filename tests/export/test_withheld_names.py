"""For any names, in any field and form: nothing that is written of a shared account has them."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from typing import Any

from anyascii import anyascii
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tellings.export import (
    share_account,
    show_account,
    to_json,
    to_markdown,
    to_pages,
    to_tables,
    to_terminal,
)
from tellings.records.account import (
    Account,
    Change,
    Decision,
    MadeWith,
    Story,
    SummarySentence,
    TimelineItem,
)
from tellings.records.copy import Copy
from tellings.records.entity import Entity, EntityRole, PossiblySame, Variant
from tellings.records.finding import Finding, Origin, Side, Value
from tellings.records.report import Credit, Dated, Dateline, Problem, Removed, Report, Subhead
from tellings.records.spans import Span
from tellings.records.statement import Figure, Speaker, Statement
from tellings.records.time import When

#: Letters that no word of ours has one after the other: what is found of a name is of the name.
HARD, SOFT = "zxqvkj", "aeiouäéöüøåñ"
_SYLLABLE = st.builds(
    lambda first, second, third: first + second + third,
    *(st.sampled_from(letters) for letters in (HARD, SOFT, HARD)),
)
_NAME = st.builds(lambda one, two: (one + two).title(), _SYLLABLE, _SYLLABLE)
_DOUBLE = st.builds("{}-{}".format, _NAME, _NAME)
_FAMILY = st.one_of(_NAME, _DOUBLE, st.builds("O'{}".format, _NAME))
#: To make a failing name shorter takes long and tells no more.
_BRIEFLY = settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def forms(first: str, last: str) -> list[str]:
    """Return what a name is written like, one way or another."""
    whole = f"{first} {last}"
    plain = "".join(c for c in unicodedata.normalize("NFD", whole) if not unicodedata.combining(c))
    handle = re.sub("[^a-z]", "", anyascii(whole).lower())
    return [
        whole,
        whole.upper(),
        whole.lower(),
        plain,
        anyascii(whole),
        unicodedata.normalize("NFD", whole),
        f"{last}, {first}",
        f"{first[0]}. {last}",
        f"{first} X. {last}",
        first,
        last,
        f"{last}’s",  # noqa: RUF001 - real apostrophe
        f"{last}s",
        f"{last}es'",
        last.replace("-", " "),
        last.replace("-", "\u2011"),
        " ".join(whole.replace(" ", "").upper()),
        f"@{handle}",
        f"@the_{handle}_2031",
        f"{handle}@post.example",
        f"www.{handle}.example",
        f"https://x.example/2031/{handle}/page",
        f"https://x.example/{anyascii(first)}-{anyascii(last)}".lower(),
        f"#JusticeFor{anyascii(first)}{anyascii(last)}",
        f"{anyascii(first)}_{anyascii(last)}_01.jpg",
        f"{first}{last}",
        f"“{whole}”:",
    ]


def account_of(first: str, last: str) -> Account:
    """Return an account that has a name in every field that may have one."""
    ways = forms(first, last)
    lines = [f"They saw {way} there on that day." for way in ways]
    text = "\n\n".join(lines)
    whole = f"{first} {last}"
    statements = []
    for number, (line, way) in enumerate(zip(lines, ways, strict=True)):
        at = text.index(line)
        statements.append(
            Statement(
                id=f"s-{number}", report="r", start=at, end=at + len(line), text=line,
                sentence=Span(at, at + len(line)), via=way, chain=(way,), origin="o",
                speaker=Speaker(kind="person", text=way, entity="e", start=at + 10,
                                end=at + 10 + len(way)),
                figures=(Figure(text=way, start=at + 10, end=at + 10 + len(way), lower=1, upper=1,
                                counted=way, unit=way),),
                when=When(earliest="2031-05-04", latest="2031-05-04", basis="stated", text=way),
            )
        )  # fmt: skip
    ids = tuple(s.id for s in statements)
    told = " ".join(f"They saw {way} there." for way in ways)
    person = Entity(
        id="e", type="person", name=whole,
        roles=(EntityRole(text=f"{whole}'s mother", report="r"),),
        variants=tuple(Variant(text=n, reports=("r",), count=1) for n in (whole, last)),
        possibly_same=(PossiblySame(entity="e-2", probability=0.5, reasons=(told,)),),
    )  # fmt: skip
    body = Entity(
        id="e-2", type="organisation", name=f"{last} family", former_ids=(f"e-{last}",),
        roles=(EntityRole(text=told, report="r"),),
        variants=(Variant(text=f"the {last} family", reports=("r",), count=1),),
        possibly_same=(PossiblySame(entity="e", probability=0.5, reasons=(told,)),),
    )  # fmt: skip
    finding = Finding(
        id="f", question=told, kind="figure", status="disputed", statements=ids, reason=told,
        origins=(Origin(id="o", kind="person", name=whole, statements=ids),),
        values=(Value(lower=1, upper=1, unit=whole, text=told, as_of=None, statements=ids),),
        sides=tuple(Side(text=way, origins=("o",), statements=(i,))
                    for i, way in zip(ids, ways, strict=True)),
    )  # fmt: skip
    story = Story(
        id="t", title=told, reports=("r",), unknown=(told,), entities=(person, body),
        summary=(SummarySentence(text=told, statements=ids),), statements=tuple(statements),
        findings=(finding,), changes=(Change(kind="name", text=told, before=whole, after=last),),
        timeline=(TimelineItem(when=statements[0].when, text=told, statement=ids[0]),),  # type: ignore[arg-type]
        copies=(Copy(reports=("r",), kind="duplicate", agency=whole, direction_evidence=told),),
    )  # fmt: skip
    dated = Dated(earliest="2031-05-04", latest="2031-05-04", basis="url", evidence=told)
    report = Report(
        id="r", given_id=whole, file=f"{whole}.txt", url=ways[21], canonical_url=ways[22],
        outlet=f"{whole}'s blog", agency=last, section=whole, title=told, subtitle=told,
        byline=(whole,), dateline=Dateline(place=last), published=dated, updated=dated, text=text,
        captions=(told,), subheads=(Subhead(text=lines[0], start=0, end=len(lines[0])),),
        corrections=(told,),
        removed=(Removed(text=told, reason="advert", raw_start=0, raw_end=9),),
        credits=(Credit(name=whole, kind="outlet", start=0, end=4),),
    )  # fmt: skip
    refused = Report(
        id="r-2", file=ways[24], given_id=last, url=ways[21],
        problem=Problem(code="binary-file", message=f"{ways[24]}: is no text, says {whole}."),
    )  # fmt: skip
    decision = Decision(id="d", about=(whole, last), judgement="edit", value=told, user=whole)
    return Account(
        made_with=MadeWith(program="tellings", version="0"),
        reports=(report, refused), stories=(story,), decisions=(decision,),
    )  # fmt: skip


def everything(account: Account) -> list[str]:
    """Return all that can be written of an account."""
    return [
        to_json(account),
        to_markdown(account),
        to_terminal(account, width=10_000, colour=False),
        show_account(account)._repr_html_(),
        *to_pages(account).values(),
        *to_tables(account).values(),
    ]


def letters_of(text: str) -> str:
    """Return the letters of a text and nothing that parts them."""
    return re.sub("[^a-z]", "", anyascii(text).lower())


@_BRIEFLY
@given(_NAME, _FAMILY)
def test_no_form_of_a_private_name_is_in_anything_that_is_written(first: str, last: str) -> None:
    account = account_of(first, last)
    for name in (first, last):
        assert all(letters_of(name) in letters_of(text) for text in everything(account)[:1])
    for text in everything(share_account(account)):
        letters = letters_of(text)
        for name in (first, last, *last.split("-")):
            at = letters.find(letters_of(name))
            assert at < 0, letters[max(0, at - 40) : at + 40]


@_BRIEFLY
@given(_NAME, _FAMILY)
def test_what_is_shared_still_joins(first: str, last: str) -> None:
    shared = share_account(account_of(first, last))
    story = shared.stories[0]
    texts = {report.id: report.text for report in shared.reports}
    for s in story.statements:
        assert texts[s.report][s.start : s.end] == s.text
        assert texts[s.report][s.figures[0].start : s.figures[0].end] == s.figures[0].text
    assert {i for f in story.findings for i in f.statements} == {s.id for s in story.statements}
    assert shared.decisions[0].user is None


def test_every_field_of_text_is_thought_of() -> None:
    """A field that is new must be withheld from, too: this test is to be told of it."""
    full, shared = (account_of("Zaxqo", "Vikjo"), share_account(account_of("Zaxqo", "Vikjo")))
    assert leaves(full) - leaves(shared) >= {
        *("Report.title", "Finding.reason", "Side.text", "Value.text", "Change.before"),
        *("Decision.about", "Problem.message", "PossiblySame.reasons", "Variant.text"),
    }
    assert not leaves(shared)


def leaves(value: Any, name: str = "", owner: str = "") -> set[str]:
    """Return the fields, with their records, that have the name."""
    if isinstance(value, str):
        return {f"{owner}.{name}"} if "vikjo" in value.lower() else set()
    if isinstance(value, tuple):
        return {found for item in value for found in leaves(item, name, owner)}
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        kind = type(value).__name__
        return {f for x in fields for f in leaves(getattr(value, x.name), x.name, kind)}
    return set()
