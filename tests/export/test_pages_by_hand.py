"""The pages by keyboard and mouse: evidence opens, reports are reached, and one comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tellings.records.account import Account

Visit = Callable[..., Page]

FOCUSED = "document.activeElement.getAttribute('href') ?? document.activeElement.id"
MARKS = "#account .mk"


def test_a_mark_opens_its_evidence_and_escape_returns(visit: Visit, account: Account) -> None:
    page = visit(account)
    mark = page.locator(f"{MARKS}[href='#f-fled']").first
    mark.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    mark.click()
    panel = page.locator("#panel")
    expect(panel).to_be_visible()
    words = panel.inner_text()
    assert "How many people left their homes?" in words
    assert "origin 1 of 2 · Blackwater News" in words
    assert "The harbour master" not in words
    # Each sentence in its paragraph, the cited words marked.
    assert "Firefighters brought the flames" in words
    assert "About 200 residents" in panel.locator("mark").first.inner_text()
    assert page.url.endswith("#f-fled")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate(FOCUSED) == "#f-fled"
    assert page.evaluate("document.activeElement.classList.contains('mk')")
    assert page.evaluate("scrollY") == before
    assert "#" not in page.url


def test_the_chain_of_hands_is_told(visit: Visit, account: Account) -> None:
    page = visit(account)
    page.locator(f"{MARKS}[href='#f-dead']").first.click()
    assert (
        "Ioana Marinescu → Blackwater News → Harbour Post" in page.locator("#panel").inner_text()
    )


@pytest.mark.parametrize("width", [1280, 390])
def test_evidence_opens_beside_the_text_or_below_it(
    visit: Visit, account: Account, width: int
) -> None:
    page = visit(account, width=width)
    sentence = page.locator(".sent").nth(1)
    sentence.locator(".mk").first.click()
    text, panel = sentence.bounding_box(), page.locator("#panel").bounding_box()
    assert text is not None
    assert panel is not None
    if width > 960:
        assert panel["x"] >= text["x"] + text["width"] - 1
    else:
        assert panel["y"] >= text["y"] + text["height"] - 40
        assert panel["width"] <= width


def test_the_same_mark_closes_what_it_opened(visit: Visit, account: Account) -> None:
    page = visit(account)
    mark = page.locator(MARKS).first
    mark.click()
    mark.click()
    expect(page.locator("#panel")).to_be_hidden()


def test_j_and_k_walk_the_findings_and_enter_opens(visit: Visit, account: Account) -> None:
    page = visit(account)
    page.keyboard.press("j")
    first = page.evaluate(FOCUSED)
    page.keyboard.press("j")
    second = page.evaluate(FOCUSED)
    assert (first, second) == ("#f-dead", "#f-injured")
    page.keyboard.press("k")
    assert page.evaluate(FOCUSED) == first
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("How many people died?")
    page.keyboard.press("j")
    expect(page.locator("#panel h2")).to_contain_text("How many people were hurt?")
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == second


def test_o_goes_from_origin_to_origin(visit: Visit, account: Account) -> None:
    page = visit(account)
    page.keyboard.press("j")
    page.keyboard.press("o")
    heard = []
    for _ in range(5):
        heard.append(page.evaluate("document.activeElement.textContent"))
        page.keyboard.press("o")
    assert "Ioana Marinescu, prefect" in heard[0]
    assert len(set(heard[:4])) == 4
    assert heard[4] == heard[0]


def test_slash_searches_the_findings(visit: Visit, account: Account) -> None:
    page = visit(account)
    page.keyboard.press("/")
    page.keyboard.type("maize")
    rows = page.locator("#matrix tbody tr")
    expect(rows).to_have_count(2)
    assert "maize" in rows.nth(1).inner_text()
    page.keyboard.type("zzz")
    expect(rows).to_have_text(["Nothing fits."])
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_a_question_mark_shows_the_keys(visit: Visit, account: Account) -> None:
    page = visit(account)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("?")
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator("#keys")).to_be_hidden()


def test_a_statement_is_followed_to_its_report_and_back_by_mouse(
    visit: Visit, account: Account
) -> None:
    page = visit(account)
    page.locator(f"{MARKS}[href='#f-fled']").first.click()
    before = page.evaluate("scrollY")
    page.locator("#panel .ev", has_text="as many as 600").locator(".to").click()
    piece = page.locator("#reports .st", has_text="as many as 600")
    expect(piece).to_be_in_viewport()
    expect(piece).to_be_focused()
    page.get_by_role("button", name="back").click()
    assert page.evaluate("scrollY") == before
    expect(page.locator("#panel")).to_be_visible()
    # From the report a statement leads to its finding.
    piece.click()
    expect(page.locator("#panel h2")).to_contain_text("How many people left their homes?")
    page.keyboard.press("Escape")
    expect(piece).to_be_focused()


def test_a_statement_is_followed_to_its_report_and_back_by_keyboard(
    visit: Visit, account: Account
) -> None:
    page = visit(account)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "in the report":
            break
    target = page.evaluate(FOCUSED)[1:]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == target
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == f"#{target}"
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert page.evaluate(FOCUSED) == "#f-dead"


def test_a_folded_report_opens_when_a_statement_leads_to_it(visit: Visit, large: Account) -> None:
    page = visit(large)
    page.locator(MARKS).first.click()
    link = page.locator("#panel .to").last
    target = (link.get_attribute("href") or "")[1:]
    assert page.locator(f"details:not([open]) [id='{target}']").count() == 1
    link.click()
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()


def test_a_fragment_leads_to_a_finding_and_to_a_statement(visit: Visit, account: Account) -> None:
    page = visit(account, "index.html#f-inspections")
    expect(page.locator("#panel h2")).to_contain_text("Were the safety inspections carried out?")
    statement = next(s for s in account.stories[0].statements if "as many as 600" in s.text)
    page = visit(account, f"index.html#{statement.id}")
    piece = page.locator(f"[id='{statement.id}']")
    expect(piece).to_be_in_viewport()
    assert "lit" in (piece.get_attribute("class") or "")
    page = visit(account, "index.html#%E0%A4%A")
    expect(page.locator("#panel")).to_be_hidden()


def test_the_matrix_braces_copies_and_walks_by_arrows(visit: Visit, account: Account) -> None:
    page = visit(account)
    brace = page.locator("#matrix th.brace")
    expect(brace).to_have_text("one text: Blackwater News")
    assert brace.get_attribute("colspan") == "3"
    page.locator("#matrix tbody button.q").first.focus()
    page.keyboard.press("ArrowRight")
    here = page.evaluate("document.activeElement.className")
    assert "cell" in here
    assert page.locator("#matrix col.on").count() == 1
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("How many people died?")
    assert page.locator("#panel .ev.cited").count() == 1
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == here


def test_the_matrix_tells_sides_by_shape(visit: Visit, account: Account) -> None:
    page = visit(account)
    shapes = page.locator("#matrix tr", has_text="safety inspections").locator(".cell use")
    assert set(shapes.evaluate_all("all => all.map(u => u.getAttribute('href'))")) == {
        "#m-0",
        "#m-1",
        "#m-2",
    }
    labels = page.locator("#matrix tr", has_text="left their homes").locator(".cell")
    assert [label.inner_text().strip() for label in labels.all()] == ["≤ 600", "200", "200"]
    assert "an origin heard before" in (labels.nth(2).get_attribute("aria-label") or "")


def test_the_matrix_is_filtered_and_sorted(visit: Visit, account: Account) -> None:
    page = visit(account)
    rows = page.locator("#matrix tbody tr")
    expect(rows).to_have_count(17)
    page.get_by_role("button", name="from one origin", exact=True).click()
    expect(rows).to_have_count(8)
    page.get_by_role("combobox", name="Outlet").select_option("Dobrogea Ledger")
    expect(rows).to_have_count(4)
    page.get_by_role("combobox", name="Speaker").select_option(label="Radu Ene")
    expect(rows).to_have_count(1)
    assert page.get_by_role("status").inner_text() == "1 finding shown."
    page.get_by_role("combobox", name="Outlet").select_option("")
    page.get_by_role("combobox", name="Speaker").select_option("")
    page.get_by_role("combobox", name="Order").select_option("account")
    assert "How many people died?" in rows.first.inner_text()


def test_the_contents_say_where_one_is(visit: Visit, account: Account) -> None:
    page = visit(account, width=1440)
    contents = page.get_by_role("navigation", name="Contents")
    contents.get_by_role("link", name="Where", exact=True).click()
    page.locator("#places").evaluate("n => n.scrollIntoView({ block: 'start' })")
    expect(contents.locator("a.here").last).to_have_text("Where")


def test_what_is_copied_takes_its_source_along(visit: Visit, account: Account) -> None:
    page = visit(account)
    copied = page.evaluate(
        """() => {
          const piece = [...document.querySelectorAll('#reports .st')]
            .find((n) => n.textContent.includes('as many as 600'));
          getSelection().selectAllChildren(piece);
          const event = new ClipboardEvent('copy',
            { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
          piece.dispatchEvent(event);
          return event.clipboardData.getData('text/plain');
        }"""
    )
    assert copied.startswith("“as many as 600 people had fled the district by dawn”\n— Dobrogea")
    assert "3 March 2024" in copied
