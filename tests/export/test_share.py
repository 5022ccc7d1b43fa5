"""An account to hand on: no private name in any byte, no report in full, and still checkable."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tellings.errors import OutputError
from tellings.export import share_account, to_json, to_markdown, to_pages, to_tables, to_terminal
from tellings.export.share import make_redactor
from tellings.pipeline import build_account
from tellings.records.account import Account

#: Invented, as all that happens in it: outlets, persons, a fire.
REPORTS = {
    "a.txt": """Fire in the mill of Ostrava kills two, resident Petra Mandrik says

The Ostrava Courier, 4 May 2031

OSTRAVA - A fire killed two people in a mill in Ostrava on Sunday, resident Petra Mandrik said.
Mandrik said that she heard a blast at noon. "I saw flames on the roof," Petra Mandrik said.
Mayor Tomas Havel said that three people had died. Havel said the mill had been closed for a year.
The weather had been dry for weeks and nobody remembers a spring like it in the valley of the Oder.
""",
    "b.txt": """Mill burns in Ostrava

Silesia Wire, 4 May 2031

OSTRAVA - Two people died when a mill burnt down in Ostrava on Sunday, the fire service said.
Police questioned Marek Dolny, a 16-year-old suspect. Dolny denied that he had set the fire.
Tomas Havel, the mayor, said that three people had died.
A neighbour, Ludek Havel, said he saw smoke.
""",
}
PRIVATE = ("Petra", "Mandrik", "Marek", "Dolny", "Ludek")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Account:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return build_account([folder])


@pytest.fixture(scope="module")
def shared(full: Account) -> Account:
    return share_account(full)


def every_byte(account: Account) -> str:
    """Return all that can be written of an account."""
    return "\n".join(
        [
            to_json(account),
            to_markdown(account),
            to_terminal(account, width=90, colour=False),
            *to_pages(account).values(),
            *to_tables(account).values(),
        ]
    )


@pytest.mark.parametrize("name", PRIVATE)
def test_no_private_name_is_left_in_any_byte(full: Account, shared: Account, name: str) -> None:
    assert name in every_byte(full)
    assert re.search(name, every_byte(shared), re.IGNORECASE) is None


def test_who_holds_an_office_keeps_the_name(shared: Account) -> None:
    assert "Tomas Havel" in every_byte(shared)


def test_a_name_that_two_share_is_withheld_where_it_stands_alone(
    full: Account, shared: Account
) -> None:
    redact, _ = make_redactor(full)
    said = "Mayor Tomas Havel said so, and Havel left with Ludek Havel."
    assert redact(said) == (
        "Mayor Tomas Havel said so, and [name withheld] left with [neighbour]."
    )
    assert "Tomas Havel" in every_byte(shared)


def test_no_report_is_left_in_full(full: Account, shared: Account) -> None:
    for before, after in zip(full.reports, shared.reports, strict=True):
        assert before.text not in every_byte(shared)
        assert not after.removed
        assert not after.captions


def test_every_statement_is_still_the_slice_of_its_report(shared: Account) -> None:
    texts = {report.id: report.text for report in shared.reports}
    for story in shared.stories:
        assert story.statements
        for s in story.statements:
            assert texts[s.report][s.start : s.end] == s.text
            assert s.text
            for figure in s.figures:
                assert texts[s.report][figure.start : figure.end] == figure.text
            if s.speaker.start is not None:
                assert texts[s.report][s.speaker.start : s.speaker.end] == s.speaker.text


def test_findings_keep_their_statements_status_and_ids(full: Account, shared: Account) -> None:
    for before, after in zip(full.stories, shared.stories, strict=True):
        told = [(f.id, f.status, f.statements) for f in before.findings]
        assert [(f.id, f.status, f.statements) for f in after.findings] == told
        assert {i for f in after.findings for i in f.statements} <= {
            s.id for s in after.statements
        }


def test_to_share_twice_changes_nothing_more(shared: Account) -> None:
    assert to_json(share_account(shared)) == to_json(shared)


def test_a_shared_sample_holds_the_schema(account: Account) -> None:
    again = json.loads(to_json(share_account(account)))
    assert again.keys() == json.loads(to_json(account)).keys()


def test_the_command_shares_and_writes_markdown(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from tellings.cli.main import commands

    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    options = ["build", str(folder), "-o", str(tmp_path / "out"), "--share", "--markdown"]
    result = CliRunner().invoke(commands, options)
    assert result.exit_code == 0, result.output
    written = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert written == ["account.json", "account.md", "index.html"]
    for path in (tmp_path / "out").iterdir():
        assert "Mandrik" not in path.read_text(encoding="utf-8")
    assert "Mandrik" not in result.output
    # In full beside it: refused before anything is read.
    again = CliRunner().invoke(commands, ["build", str(folder), "-o", str(tmp_path / "out")])
    assert isinstance(again.exception, OutputError)
    assert again.exception.code == "output-in-full"
    assert "read" not in again.output


def test_a_shared_account_says_so_wherever_it_is_told(account: Account) -> None:
    from tellings.export import show_account

    def told(account: Account) -> list[str]:
        shown = [
            to_markdown(account),
            to_terminal(account, width=400, colour=False),
            show_account(account)._repr_html_(),
            *to_pages(account).values(),
        ]
        return [text for text in shown if "names of private persons are withheld" in text]

    assert len(told(share_account(account))) == 4
    assert not told(account)
    assert to_json(share_account(account)).endswith('"shared": true\n}\n')
    assert to_json(account).endswith('"shared": false\n}\n')
