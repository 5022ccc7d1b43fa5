"""Writing: each file whole or not at all, and a plain word where it cannot be done."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tellings.errors import OutputError
from tellings.export import (
    share_account,
    to_json,
    to_markdown,
    to_pages,
    to_tables,
    write_outputs,
)
from tellings.export.page import BEGINNING
from tellings.records.account import Account

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_account_and_the_pages_are_written(account: Account, tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder"
    written = write_outputs(account, target)
    assert written == ("account.json", "index.html")
    assert names(target) == list(written)
    assert (target / "account.json").read_text(encoding="utf-8") == to_json(account)
    assert (target / "index.html").read_text(encoding="utf-8") == to_pages(account)["index.html"]


def test_tables_come_when_they_are_asked_for(account: Account, tmp_path: Path) -> None:
    written = write_outputs(account, tmp_path, tables=True)
    assert set(written) == {"account.json", *to_pages(account), *to_tables(account)}
    # Line ends of a table are its own, on every system.
    assert (tmp_path / "reports.csv").read_bytes() == to_tables(account)["reports.csv"].encode()


def test_several_stories_have_a_page_each(two_stories: Account, tmp_path: Path) -> None:
    write_outputs(two_stories, tmp_path)
    assert names(tmp_path) == [
        *("account.json", "index.html", "story-t-bare.html", "story-t-constanta.html")
    ]


def test_files_are_for_their_owner_alone(account: Account, tmp_path: Path) -> None:
    write_outputs(account, tmp_path)
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_older_account_is_replaced_and_the_rest_left(
    account: Account, bare: Account, tmp_path: Path
) -> None:
    write_outputs(account, tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    write_outputs(bare, tmp_path)
    assert names(tmp_path) == ["account.json", "index.html", "notes.txt"]
    assert (tmp_path / "account.json").read_text(encoding="utf-8") == to_json(bare)


def test_a_link_is_replaced_and_what_it_leads_to_is_left(account: Account, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("precious")
    target = tmp_path / "out"
    target.mkdir()
    (target / "account.json").symlink_to(elsewhere)
    write_outputs(account, target)
    assert elsewhere.read_text() == "precious"
    assert not (target / "account.json").is_symlink()


def test_a_file_in_the_way_is_named(account: Account, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("mine")
    with pytest.raises(OutputError, match=r"out: is a file, not a folder") as raised:
        write_outputs(account, target)
    assert raised.value.code == "output-not-a-folder"
    assert target.read_text() == "mine"


def test_a_file_further_up_in_the_way_is_named(account: Account, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError) as raised:
        write_outputs(account, tmp_path / "out" / "deep")
    assert raised.value.code in {"output-not-a-folder", "output-not-writable"}
    assert raised.value.exit_code == 2


@pytest.mark.skipif(AS_ROOT, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_named(account: Account, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError, match="cannot be written to") as raised:
            write_outputs(account, tmp_path)
    finally:
        tmp_path.chmod(0o700)
    assert raised.value.code == "output-not-writable"
    assert names(tmp_path) == []


def test_a_folder_that_refuses_is_named(
    account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tellings.export.writer.tempfile.mkdtemp", refuse)
    with pytest.raises(OutputError, match=r"\(Permission denied\); choose another") as raised:
        write_outputs(account, tmp_path)
    assert raised.value.code == "output-not-writable"
    assert names(tmp_path) == []


def test_a_folder_in_the_place_of_a_file_stops_all(account: Account, tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()
    with pytest.raises(OutputError, match=r"index\.html is a folder") as raised:
        write_outputs(account, tmp_path)
    assert raised.value.code == "output-not-writable"
    assert names(tmp_path) == ["index.html"]


@pytest.mark.parametrize("fails_at", [1, 2, 5])
def test_when_the_disk_is_full_nothing_changes(
    account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    (tmp_path / "account.json").write_text("older")
    calls = 0

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls == fails_at:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("tellings.export.writer.os.fsync", full)
    with pytest.raises(OutputError, match="No space left on device") as raised:
        write_outputs(account, tmp_path, tables=True)
    assert raised.value.code == "output-not-writable"
    assert names(tmp_path) == ["account.json"]
    assert (tmp_path / "account.json").read_text() == "older"


def test_an_interruption_leaves_nothing_behind(
    account: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tellings.export.writer.os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_outputs(account, tmp_path)
    assert names(tmp_path) == []


def test_pages_of_stories_that_are_gone_go_and_those_of_others_stay(
    two_stories: Account, account: Account, tmp_path: Path
) -> None:
    write_outputs(two_stories, tmp_path)
    told = (tmp_path / "story-t-bare.html").read_text()
    (tmp_path / "story-mine.html").write_text(f"<p>mine, of which a part is {told}</p>")
    write_outputs(account, tmp_path)
    assert names(tmp_path) == ["account.json", "index.html", "story-mine.html"]


def test_markdown_comes_when_it_is_asked_for(account: Account, tmp_path: Path) -> None:
    assert "account.md" in write_outputs(account, tmp_path, markdown=True)
    assert (tmp_path / "account.md").read_text(encoding="utf-8") == to_markdown(account)


@pytest.mark.parametrize("options", [{"tables": True}, {"markdown": True}])
def test_a_shared_account_does_not_lie_with_what_is_left_of_a_full_one(
    account: Account, tmp_path: Path, options: dict[str, bool]
) -> None:
    write_outputs(account, tmp_path, **options)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(OutputError, match="of an account in full") as raised:
        write_outputs(share_account(account), tmp_path)
    assert raised.value.code == "output-in-full"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    # What is replaced is not left.
    write_outputs(share_account(account), tmp_path, **options)
    write_outputs(share_account(account), tmp_path)


def test_a_full_account_does_not_lie_with_a_shared_one(account: Account, tmp_path: Path) -> None:
    write_outputs(share_account(account), tmp_path)
    with pytest.raises(OutputError, match="holds a shared account") as raised:
        write_outputs(account, tmp_path)
    assert raised.value.code == "output-in-full"
    assert (tmp_path / "account.json").read_text() == to_json(share_account(account))


def test_no_page_of_a_full_account_stays_with_a_shared_one(
    two_stories: Account, account: Account, tmp_path: Path
) -> None:
    write_outputs(two_stories, tmp_path)
    killed = tmp_path / ".tellings-abcd1234"
    killed.mkdir()
    (killed / "account.json").write_text(to_json(account))
    write_outputs(share_account(account), tmp_path)
    assert names(tmp_path) == ["account.json", "index.html"]
    assert (tmp_path / "index.html").read_text() == to_pages(share_account(account))["index.html"]


def test_every_page_begins_as_ours_do(two_stories: Account) -> None:
    assert all(page.startswith(BEGINNING) for page in to_pages(two_stories).values())
