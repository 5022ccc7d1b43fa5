"""What tests of whole accounts share: accounts of texts, each built once, and how they read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from lxml import html  # type: ignore[import-untyped]  # it ships no types

from tellings.export import to_markdown, to_pages, to_terminal
from tellings.pipeline import build_account
from tellings.records.account import Account, Story
from tellings.records.finding import Finding

Tell = Callable[[Sequence[str]], Account]


@pytest.fixture(scope="session")
def tell(tmp_path_factory: pytest.TempPathFactory) -> Tell:
    """Build the account of some texts, each once."""
    made: dict[tuple[str, ...], Account] = {}

    def build(texts: Sequence[str]) -> Account:
        key = tuple(texts)
        if key not in made:
            folder = tmp_path_factory.mktemp("reports")
            for number, text in enumerate(texts):
                (folder / f"{number:03d}.txt").write_text(text, encoding="utf-8")
            made[key] = build_account([folder])
        return made[key]

    return build


def only(account: Account) -> Story:
    (story,) = account.stories
    return story


def finding_with(story: Story, words: str) -> Finding:
    """Return the finding of which a statement holds these words."""
    texts = {s.id: s.text for s in story.statements}
    (found,) = (f for f in story.findings if any(words in texts[i] for i in f.statements))
    return found


def passages(account: Account) -> list[str]:
    """Return what a reader takes in at once: lines of terminal and Markdown, blocks of the page.

    The reports themselves, which the page shows in full, are left out.
    """
    told = to_terminal(account, width=10_000, colour=False).splitlines()
    told += to_markdown(account).splitlines()
    for page in to_pages(account).values():
        tree = html.fromstring(page)
        for part in tree.xpath("//script | //style | //*[@id='reports']"):
            part.drop_tree()
        # A card is taken in as a whole; elsewhere an item of a list is.
        blocks = tree.xpath("//article | //li[not(ancestor::article) and not(ancestor::li)]")
        blocks += tree.xpath("//p[not(ancestor::article) and not(ancestor::li)] | //title | //h1")
        told += [block.text_content() for block in blocks]
    return [" ".join(passage.split()) for passage in told]
