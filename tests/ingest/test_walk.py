"""Files behind paths: in which order, under which names, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tellings.ingest.walk import Found, find_files, show_name


def found(*paths: Path) -> list[str]:
    return [f.file for f in find_files(paths) if isinstance(f, Found)]


def problems(*paths: Path) -> dict[str | None, str]:
    return {
        f.file: f.problem.code for f in find_files(paths) if not isinstance(f, Found) and f.problem
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    (made / "b").mkdir(parents=True)
    for name in ("c.txt", "a.txt", "b/2.txt", "b/10.txt"):
        (made / name).write_text("Rain.")
    return made


def test_a_folder_is_read_by_name_and_to_the_bottom(folder: Path) -> None:
    assert found(folder) == ["a.txt", "b/10.txt", "b/2.txt", "c.txt"]


def test_paths_are_read_in_their_order(folder: Path) -> None:
    assert found(folder / "c.txt", folder / "b", folder / "a.txt") == [
        "c.txt",
        "10.txt",
        "2.txt",
        "a.txt",
    ]


def test_names_are_relative_to_the_argument(folder: Path) -> None:
    assert all(str(folder) not in name for name in found(folder, folder / "b"))


def test_hidden_files_and_folders_are_left_alone(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "notes.txt").write_text("Rain.")
    (folder / ".draft.txt").write_text("Rain.")
    assert found(folder) == ["a.txt", "b/10.txt", "b/2.txt", "c.txt"]


def test_a_hidden_file_that_is_named_is_read(folder: Path) -> None:
    (folder / ".draft.txt").write_text("Rain.")
    assert found(folder / ".draft.txt") == [".draft.txt"]


def test_what_is_named_is_told_from_what_is_met(folder: Path) -> None:
    met = [f for f in find_files([folder]) if isinstance(f, Found)]
    assert [f.named for f in met] == [False] * 4
    (named,) = find_files([folder / "a.txt"])
    assert isinstance(named, Found)
    assert named.named
    assert named.size == 5


def test_a_link_is_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("Rain.")
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    assert "link.txt" in found(folder)


@pytest.mark.parametrize("target", [".", ".."])
def test_a_link_back_up_ends(folder: Path, target: str) -> None:
    (folder / "b" / "back").symlink_to(target, target_is_directory=True)
    assert found(folder) == ["a.txt", "b/10.txt", "b/2.txt", "c.txt"]
    assert problems(folder) == {"b/back": "link-loop"}


def test_a_link_to_itself_and_one_to_nowhere_are_told_apart(folder: Path) -> None:
    (folder / "self").symlink_to("self")
    (folder / "lost").symlink_to("nowhere")
    assert problems(folder) == {"self": "link-loop", "lost": "broken-link"}
    assert len(found(folder)) == 4


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    assert problems(tmp_path / "nowhere.txt") == {"nowhere.txt": "no-such-path"}
    (tmp_path / "a.txt").touch()
    assert problems(tmp_path / "a.txt" / "b") == {"b": "no-such-path"}


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert problems(Path("a\0b")) == {"a?b": "no-such-path"}


@pytest.mark.parametrize("inside", [(), (".hidden",)])
def test_a_folder_without_reports_is_refused(tmp_path: Path, inside: tuple[str, ...]) -> None:
    void = tmp_path / "void"
    void.mkdir()
    for name in inside:
        (void / name).touch()
    assert problems(void) == {"void": "empty-folder"}


def test_a_pipe_is_refused_without_being_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert problems(folder) == {"pipe.txt": "not-a-file"}


def test_a_folder_that_cannot_be_read_is_refused_and_the_rest_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may run as root, for whom no folder is closed.
    real = os.listdir

    def closed(path: Path) -> list[str]:
        if Path(path).name == "b":
            raise PermissionError(13, "closed")
        return real(path)

    monkeypatch.setattr(os, "listdir", closed)
    assert problems(folder) == {"b": "unreadable"}
    assert found(folder) == ["a.txt", "c.txt"]


def test_a_name_is_shown_without_control_characters() -> None:
    assert show_name("a\x1b[2J\n\u202eb\udc80.txt") == "a?[2J??b?.txt"
    assert show_name("Åsa – 2.txt") == "Åsa – 2.txt"  # noqa: RUF001 - a real dash


def test_a_name_of_bytes_that_are_no_text_is_read(folder: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(str(folder)) + b"/\xff.txt")).write_text("Rain.")
    except OSError:
        pytest.skip("this file system takes only Unicode")
    assert "?.txt" in found(folder)
