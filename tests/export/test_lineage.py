from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tellings.export.lineage import lineage
from tellings.export.view import gather_view
from tellings.records.account import Account, MadeWith, Story
from tellings.records.copy import Copy
from tellings.records.report import Credit, Dated, Report

LONG = "The Incorporated Morning Advertiser and Commercial Gazette of Upper Westmoorland"


def report(key: str, outlet: str | None, day: int | None, *credited: str, **more: Any) -> Report:
    date = f"2031-03-{day or 1:02d}"
    return Report(
        id=f"r-{key}",
        title=f"What {outlet} tells",
        text="A lighthouse fell into the sea.",
        outlet=outlet,
        published=Dated(earliest=date, latest=date, basis="stated") if day else None,
        credits=tuple(Credit(name=name, kind="outlet", start=0, end=1) for name in credited),
        **more,
    )


def told(reports: list[Report], copies: list[Copy]) -> Account:
    story = Story(
        id="t-1",
        title="The lighthouse",
        reports=tuple(r.id for r in reports),
        copies=tuple(copies),
        statements=(),
        findings=(),
        summary=(),
    )
    made = MadeWith(program="tellings", version="0", weights={}, settings={})
    return Account(made_with=made, reports=tuple(reports), stories=(story,))


def group(keys: str, original: str | None = None, **more: Any) -> Copy:
    more.setdefault("kind", "shared-passages")
    return Copy(
        reports=tuple(f"r-{key}" for key in keys),
        original=f"r-{original}" if original else None,
        **more,
    )


def three() -> Account:
    """A wire text that a paper prints and a station takes from the paper."""
    return told(
        [
            report("a", "Fulmar Wire", 4),
            report("b", "Skerry Post", 4, "Fulmar Wire", agency="Fulmar Wire"),
            report("c", "Radio Holm", 5, "Skerry Post"),
        ],
        [
            group(
                "abc",
                "a",
                agency="Fulmar Wire",
                direction_evidence="Fulmar Wire is the agency whose text it is",
            )
        ],
    )


def twenty() -> Account:
    """Six groups of copies, with credits, versions, long names and one report of two groups."""
    return told(
        [
            report("a", "Fulmar Wire", 4),
            report("b", "Skerry Post", 4, "Fulmar Wire"),
            report("c", "Skerry Post", 5),
            report("d", "Radio Holm", 5, "Skerry Post"),
            report("e", LONG, 5),
            report("f", "Harbour Bulletin", 3),
            report("g", "Harbour Bulletin", 4),
            report("h", "Harbour Bulletin", 6),
            report("i", "Daily Kelp", 4),
            report("j", "Inland Observer", 4, agency="Norpress"),
            report("k", "Coastal Mirror", 5, agency="Norpress"),
            report("l", "WWWW MMMM Broadcasting", None, agency="Norpress"),
            report("m", "Evening Tern", 4),
            report("n", None, None),
            report("o", "海岸日报海岸日报海岸日报海岸日报海岸日报海岸日报", 6),
            report("p", "Puffin Online", 4),
            report("q", "Isle Gazette", 5, "Puffin Online"),
            report("r", "Mainland Echo", 6, "Isle Gazette"),
            report("s", "Sunday Cormorant", 7, "Mainland Echo"),
            report("t", "Lone Voice", 7),
        ],
        [
            group(
                "abcde",
                "a",
                agency="Fulmar Wire",
                direction_evidence="Fulmar Wire is the agency whose text it is",
            ),
            group("fgh", "f", kind="version", direction_evidence="published before the others"),
            group("di", kind="duplicate", direction_evidence="common original, unknown"),
            group(
                "jkl",
                agency="Norpress",
                direction_evidence="the original is the text of Norpress, not among these reports",
            ),
            group(
                "mno",
                direction_evidence="common original, unknown; only they write “Holmsund”, others "
                "“Holmesund”; only they write “14 keepers”, others “4 keepers”",
            ),
            group("pqrs", "p", direction_evidence="Isle Gazette credits Puffin Online"),
        ],
    )


def deep() -> Account:
    """Nine papers, each crediting the one before, and a second version of every third."""
    reports = [
        report(key, f"Paper {key.upper()}", 4, *([f"Paper {keys[-1].upper()}"] if keys else []))
        for place, key in enumerate("abcdefghi")
        for keys in ("abcdefghi"[:place],)
    ]
    later = [report(f"{key}2", f"Paper {key.upper()}", 6) for key in "adg"]
    copy = Copy(reports=tuple(r.id for r in reports + later), kind="duplicate", original="r-a")
    return told([*reports, *later], [copy])


def notes(account: Account) -> list[str]:
    view = gather_view(account, account.stories[0])
    return re.findall(r"<title>(.*?)</title>", "".join(lineage(view)))


_PROBLEMS = """figures => figures.flatMap(svg => {
  const frame = svg.getBoundingClientRect(), found = [];
  const boxes = [...svg.querySelectorAll('rect')].map(r => r.getBoundingClientRect());
  boxes.forEach((a, i) => {
    if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.bottom > frame.bottom + 1)
      found.push(`box ${i} leaves the drawing`);
    boxes.slice(i + 1).forEach((b, k) => {
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        found.push(`boxes ${i} and ${i + 1 + k} overlap`);
    });
  });
  svg.querySelectorAll('text').forEach(text => {
    const t = text.getBoundingClientRect();
    const b = text.parentNode.querySelector('rect').getBoundingClientRect();
    if (t.left < b.left || t.right > b.right || t.top < b.top - 1 || t.bottom > b.bottom + 1)
      found.push(`${text.textContent} leaves its box`);
    const scale = frame.width / svg.viewBox.baseVal.width;
    if (parseFloat(getComputedStyle(text).fontSize) * scale < 9.5)
      found.push(`${text.textContent} is too small`);
  });
  return found;
})"""


@pytest.mark.parametrize("width", [1440, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("make", "boxes"), [(three, 3), (twenty, 23), (deep, 12)], ids=["three", "twenty", "deep"]
)
def test_no_boxes_overlap_and_all_labels_are_inside(
    visit: Any, make: Any, boxes: int, width: int, scheme: str
) -> None:
    page: Page = visit(make(), width=width, color_scheme=scheme)
    drawings = page.locator("#lineage svg")
    assert drawings.locator("rect").count() == boxes
    assert drawings.evaluate_all(_PROBLEMS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_report_of_a_group_leads_to_itself(visit: Any) -> None:
    page: Page = visit(twenty())
    links = page.locator("#lineage a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert sorted(links) == sorted(f"#r-{key}" for key in "abcdefghidjklmnopqrs")


def test_a_report_stands_under_what_it_credits_and_the_chain_is_told(visit: Any) -> None:
    page: Page = visit(three())
    lefts = page.locator("#lineage rect").evaluate_all("all => all.map(r => r.x.baseVal.value)")
    assert lefts == sorted(set(lefts))
    assert page.locator("#lineage .chain").inner_text().strip() == (
        "Fulmar Wire → Skerry Post → Radio Holm"
    )
    assert notes(three()) == [
        "Fulmar Wire, 4 Mar · the original",
        "Skerry Post, 4 Mar · credits Fulmar Wire",
        "Radio Holm, 5 Mar · credits Skerry Post",
    ]


def test_versions_are_told_from_copies_of_others() -> None:
    found = notes(twenty())
    assert "Skerry Post, 5 Mar · later version" in found
    assert "Harbour Bulletin, 6 Mar · later version" in found
    assert sum("later version" in note for note in found) == 3


def test_a_source_that_is_no_report_stands_above() -> None:
    found = notes(twenty())
    assert "Norpress, source, not among these reports" in found
    assert sum(note == "Common original, unknown" for note in found) == 2


def test_a_report_of_two_groups_says_so() -> None:
    found = [note for note in notes(twenty()) if note.endswith("in 2 groups")]
    assert found == [
        "Radio Holm, 5 Mar · credits Skerry Post · in 2 groups",
        "Radio Holm, 5 Mar · in 2 groups",
    ]


def test_a_circle_of_credits_ends() -> None:
    reports = [
        report("a", "Tern", 4, "Auk"),
        report("b", "Auk", 4, "Gull"),
        report("c", "Gull", 4, "Tern", "Gull"),
    ]
    assert len(notes(told(reports, [group("abc")]))) == 4


def test_a_thousand_copies_are_counted_and_not_drawn() -> None:
    reports = [report(str(n), f"Paper {n}", 4) for n in range(1000)]
    copy = Copy(reports=tuple(r.id for r in reports), kind="duplicate", original="r-0")
    found = notes(told(reports, [copy]))
    assert len(found) == 25
    assert found[-1] == "and 976 more, among the reports below"
