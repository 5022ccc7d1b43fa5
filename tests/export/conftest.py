"""Accounts made by hand, see `sample.py` beside this file, and a browser to open pages in."""

from __future__ import annotations

import contextlib
import importlib.util
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tellings.export import to_pages
from tellings.records.account import Account

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
)


def _load_sample() -> ModuleType:
    """Load the sample by its path: folders of tests are no packages."""
    name = "tellings_export_sample"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name("sample.py"))
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def sample() -> ModuleType:
    """The sample itself, for its hostile texts."""
    return _load_sample()


@pytest.fixture(scope="session")
def account() -> Account:
    """One story, six reports, all statuses, hostile text."""
    made: Account = _load_sample().ACCOUNT
    return made


@pytest.fixture(scope="session")
def two_stories() -> Account:
    """The same and a story of which nothing is known."""
    made: Account = _load_sample().TWO_STORIES
    return made


@pytest.fixture(scope="session")
def bare() -> Account:
    """One story of which nothing is known."""
    made: Account = _load_sample().BARE
    return made


@pytest.fixture(scope="session")
def nothing() -> Account:
    """No story at all, and one refused report."""
    made: Account = _load_sample().NOTHING
    return made


@pytest.fixture(scope="session")
def large() -> Account:
    """Sixty reports and four hundred findings."""
    made: Account = _load_sample().large_account()
    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, once for all tests."""
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: run `scripts/need.sh chromium` to test the pages")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield opened
        opened.close()


@dataclass
class Watch:
    """What a page must not do: ask for anything, complain, or open a dialog."""

    troubles: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        page.on("console", lambda message: self.troubles.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("request", self._request)
        page.on("dialog", self._dialog)

    def _request(self, request: Request) -> None:
        if not (request.is_navigation_request() and request.url.startswith("file:///")):
            self.troubles.append(f"request: {request.url}")

    def _dialog(self, dialog: Any) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()


Visit = Callable[..., Page]


@pytest.fixture
def watch() -> Watch:
    """Collects what pages must not do; `visit` fails the test on any of it."""
    return Watch()


@contextlib.contextmanager
def visiting(browser: Browser, watch: Watch, folder: Path) -> Iterator[Visit]:
    """Give what writes the pages of an account and opens one; fail if one did what it must not."""
    opened: list[Page] = []

    def visit(
        account: Account,
        at: str = "index.html",
        *,
        width: int = 1280,
        script: str | None = None,
        **options: Any,
    ) -> Page:
        for name, text in to_pages(account).items():
            (folder / name).write_text(text, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        # How long a page takes is tested by itself; a slow machine fails nothing else.
        page.set_default_timeout(30_000)
        watch.over(page)
        page.goto(f"{folder.as_uri()}/{at}")
        opened.append(page)
        return page

    yield visit
    pwned = [page.evaluate("window.pwned ?? null") for page in opened]
    for page in opened:
        page.context.close()
    assert watch.troubles == []
    assert set(pwned) <= {None}


@pytest.fixture
def visit(browser: Browser, watch: Watch, tmp_path: Path) -> Iterator[Visit]:
    """Write the pages of an account and open one of them."""
    with visiting(browser, watch, tmp_path) as visit:
        yield visit


@pytest.fixture(scope="module")
def still(
    browser: Browser, account: Account, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """The page of the account, for tests that only look at it."""
    with visiting(browser, Watch(), tmp_path_factory.mktemp("still")) as visit:
        yield visit(account)
