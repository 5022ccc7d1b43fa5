"""The pages in a real browser: harmless, whole, light, fit for a phone and for paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tellings.export import to_json, to_pages
from tellings.records.account import Account

Visit = Callable[..., Page]

SOME = """() => {
  const luminance = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((c) => c / 255)
      .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const paper = luminance(getComputedStyle(document.body).backgroundColor);
  const contrast = (selector) => {
    const ink = luminance(getComputedStyle(document.querySelector(selector)).color);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  };
  return ["#account p", ".by", ".counts", ".mk.k-corroborated", ".mk.k-disputed",
          ".mk.k-superseded", ".mk.k-once", ".by a"].map(contrast);
}"""


def test_nothing_that_a_report_says_runs(visit: Visit, account: Account) -> None:
    page = visit(account)
    page.get_by_text("press here").hover()
    page.get_by_text("press here").click()
    for link in page.locator("#reports a.out").all():
        assert (link.get_attribute("href") or "").startswith("https://")
    assert page.locator("script").count() == 2
    assert page.locator("#main img, #main iframe, #main object, #main form").count() == 0
    attributes = page.evaluate(
        """() => [...document.querySelectorAll('*')]
             .flatMap((n) => [...n.attributes].map((a) => [a.name, a.value]))"""
    )
    assert [name for name, _ in attributes if name.startswith("on") or name == "style"] == []
    links = [value for name, value in attributes if name in {"href", "src", "action"}]
    assert [link for link in links if not link.startswith(("#", "https://"))] == []


def test_hostile_text_is_shown_as_it_is(still: Page, sample: ModuleType) -> None:
    reports = still.locator("#reports").inner_text()
    assert sample.HOSTILE_TITLE in reports
    assert sample.HOSTILE_NAME in reports
    assert sample.HOSTILE_URL in reports
    assert sample.HOSTILE_TEXT.replace("\n", " ") in reports
    # Nothing turns the writing round or steers a terminal into which it is pasted.
    assert not {"\x1b", "\x07", "\u202e"}.intersection(still.content())


def test_data_survives_what_would_end_it(
    still: Page, account: Account, sample: ModuleType
) -> None:
    data = json.loads(still.locator("#data").text_content() or "")
    assert sample.HOSTILE_TITLE in [report["title"] for report in data["reports"]]
    assert still.locator("#matrix tbody tr").count() == len(account.stories[0].findings)


def test_the_policy_is_strict_and_holds(visit: Visit, account: Account, watch: Any) -> None:
    page = visit(account)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy is not None
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"].startswith("'sha256-")
    assert directives["style-src"].startswith("'sha256-")
    assert "unsafe" not in policy
    sent: list[str] = []
    page.on("requestfinished", lambda request: sent.append(request.url))
    page.evaluate(
        """() => {
          const script = document.createElement('script');
          try { script.append("window.pwned = 'script'"); document.body.append(script); } catch {}
          try { document.body.insertAdjacentHTML('beforeend', '<b onclick=1>b</b>'); } catch {}
          const image = document.createElement('img');
          image.src = 'https://elsewhere.example/pixel';
          document.body.append(image);
        }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.pwned ?? null") is None
    assert page.locator("b[onclick]").count() == 0
    refused, watch.troubles[:] = list(watch.troubles), []
    said = [line for line in refused if line.startswith("console: ")]
    assert any("TrustedScript" in line for line in said)
    assert any("elsewhere.example/pixel' violates" in line for line in said)
    # The browser names a request that it refuses; nothing goes out.
    assert [line for line in refused if line not in said] == [
        "request: https://elsewhere.example/pixel"
    ]
    assert sent == []


def test_every_statement_is_marked_where_it_stands(still: Page, account: Account) -> None:
    pieces = still.evaluate(
        """() => [...document.querySelectorAll('#reports .st')].map(
             (n) => [(n.dataset.s ?? n.id).split(' '), n.textContent])"""
    )
    for statement in account.stories[0].statements:
        marked = "".join(text for ids, text in pieces if statement.id in ids)
        # An emoji before it moves nothing: offsets are code points.
        assert marked == statement.text


def test_status_is_told_by_more_than_colour(still: Page) -> None:
    styles = {
        kind: still.locator(f"#reports .st.k-{kind}").first.evaluate(
            "n => getComputedStyle(n).textDecorationStyle"
        )
        for kind in ("corroborated", "disputed", "superseded", "once")
    }
    assert len(set(styles.values())) == 4
    for mark in still.locator("#account .mk").all():
        assert "Note" in (mark.get_attribute("aria-label") or "")


def test_disputes_stand_in_three_columns_at_most(still: Page) -> None:
    cards = still.locator("#disputed .card")
    assert cards.count() == 3
    for sides in still.locator("#disputed .sides").all():
        tops = {round(s.bounding_box()["y"]) for s in sides.locator("> .side").all()}  # type: ignore[index]
        assert 1 <= sides.locator("> .side").count() <= 3
        assert len(tops) == 1
    assert still.locator("#disputed details .side").count() == 1


def test_what_moved_is_drawn(still: Page) -> None:
    chart = still.locator("#moved .chart")
    assert chart.locator("circle").count() == 6
    assert chart.locator(".band.open").count() == 1
    assert still.locator("#moved .strip li").count() == 2
    centres = chart.locator("circle").evaluate_all(
        "all => all.map(c => `${c.cx.baseVal.value} ${c.cy.baseVal.value}`)"
    )
    assert len(set(centres)) == 6


def test_time_place_and_people_are_drawn(still: Page) -> None:
    assert still.locator("#time .bar").count() == 6
    assert still.locator("#time .guessed").count() == 2
    assert still.locator("#places .map .pin").count() == 1
    assert still.locator("#places .map .near").count() == 1
    assert still.locator("#places .map .admin1").count() == 1
    assert "Geneva" in still.locator("#places ul").inner_text()
    assert "Ioana Marinesco" in still.locator("#people").inner_text()
    assert still.locator("#lineage figure").count() == 2
    assert "Removed from this report: 2 passages" in still.locator("#reports").inner_text()


def test_the_page_is_light(account: Account) -> None:
    assert len(to_pages(account)["index.html"].encode()) < 400_000


@pytest.mark.parametrize("width", [1440, 1024, 390, 320])
def test_nothing_is_wider_than_the_screen(visit: Visit, account: Account, width: int) -> None:
    page = visit(account, width=width)
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(wide) <= 0
    page.locator("#account .mk").first.click()
    assert page.locator("#panel").is_visible()
    assert page.evaluate(wide) <= 0


def test_a_long_word_breaks_nothing(visit: Visit, account: Account) -> None:
    story = account.stories[0]
    finding = replace(story.findings[0], question="w" * 400)
    story = replace(story, title="x" * 300, findings=(finding, *story.findings[1:]))
    page = visit(replace(account, stories=(story,)), width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_paper(visit: Visit, account: Account, scheme: str) -> None:
    page = visit(account, color_scheme=scheme)
    assert min(page.evaluate(SOME)) >= 4.5


def test_paper_gets_the_account_and_its_notes(visit: Visit, account: Account) -> None:
    page = visit(account, color_scheme="dark")
    page.emulate_media(media="print")
    for there in ("#account", "#disputed", "#moved", "#once", "#notes", ".sources"):
        assert page.locator(there).is_visible(), there
    for gone in ("#matrix", "#reports", "#time", ".contents", "#panel", "#account .hint"):
        assert not page.locator(gone).is_visible(), gone
    colour = "n => [getComputedStyle(n).color, getComputedStyle(n).backgroundColor]"
    assert page.locator("body").evaluate(colour) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert "https://meridian.example/2024/03/04/toll" in page.locator(".sources").inner_text()
    assert page.pdf()[:5] == b"%PDF-"


def test_sixty_reports_stay_usable(visit: Visit, large: Account) -> None:
    count_pieces = """
      window.pieces = 0;
      const idle = window.requestIdleCallback.bind(window);
      window.requestIdleCallback = (piece) => { window.pieces++; return idle(piece); };
    """
    page = visit(large, script=count_pieces)
    page.locator("#matrix tbody tr").first.wait_for()
    assert page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") < 3000
    shown = len(large.stories[0].findings)
    expect(page.locator("#matrix tbody tr")).to_have_count(shown)
    assert page.evaluate("window.pieces") >= shown // 40 - 1
    took = page.evaluate(
        """() => { const begun = performance.now(); document.querySelector('#account .mk').click();
                   document.body.getBoundingClientRect(); return performance.now() - begun; }"""
    )
    assert took < 500
    assert page.locator("#panel").is_visible()


def test_making_pages_and_json_is_quick(
    large: Account, cpu_seconds: Callable[[Callable[[], object]], float]
) -> None:
    assert cpu_seconds(lambda: (to_json(large), to_pages(large))) < 1


def test_several_stories_have_an_index(visit: Visit, two_stories: Account) -> None:
    page = visit(two_stories)
    assert page.locator(".stories > li").count() == 2
    page.get_by_role("link", name="Rain", exact=True).click()
    assert page.locator("h1").inner_text() == "Rain"
    page.get_by_role("link", name="All stories").click()
    page.get_by_role("link", name="Fire at a grain silo").click()
    assert page.locator("#matrix tbody tr").count() == 17


def test_a_story_of_which_nothing_is_known_shows_no_empty_section(
    visit: Visit, bare: Account
) -> None:
    page = visit(bare)
    assert page.locator("section").count() == page.locator("section:has(h2)").count()
    assert page.locator("main").get_by_role("heading", level=2).all_inner_texts() == [
        "The reports"
    ]
    assert "It rained." in page.locator("#reports").inner_text()
    page.keyboard.press("j")
    page.keyboard.press("/")
    page.keyboard.press("o")


def test_no_story_says_so_and_what_was_refused(visit: Visit, nothing: Account) -> None:
    page = visit(nothing)
    assert page.locator("h1").inner_text() == "No story"
    assert "constanta/7.bin" in page.locator("#refused").inner_text()


def test_without_javascript_all_but_the_matrix_can_be_read(
    visit: Visit, account: Account, watch: Any
) -> None:
    page = visit(account, java_script_enabled=False)
    for there in ("#account", "#disputed", "#reports", "#notes", "#matrix noscript"):
        assert page.locator(there).count() == 1
    page.locator("#account .mk").first.click()
    assert page.url.endswith("#f-dead")
    assert watch.troubles == []


def test_names_and_headings_are_in_order(still: Page) -> None:
    ids = still.evaluate("[...document.querySelectorAll('[id]')].map(n => n.id)")
    assert len(ids) == len(set(ids))
    broken = still.evaluate(
        """() => [...document.querySelectorAll('[aria-labelledby]')]
             .filter((n) => n.id !== 'panel').map((n) => n.getAttribute('aria-labelledby'))
             .filter((id) => !document.getElementById(id)).length"""
    )
    assert broken == 0
    dead = still.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"], use')]
             .map((n) => n.getAttribute('href'))
             .filter((href) => !document.getElementById(decodeURIComponent(href.slice(1))))"""
    )
    assert dead == []
    assert still.get_by_role("heading", level=1).count() == 1
    assert still.get_by_role("main").count() == 1
    assert still.get_by_role("navigation", name="Contents").count() == 1
    nameless = still.evaluate(
        """() => [...document.querySelectorAll('button, input, select')]
             .filter((n) => !(n.textContent.trim() || n.getAttribute('aria-label'))).length"""
    )
    assert nameless == 0
