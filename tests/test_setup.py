"""The set-up says in one clear line what is missing and what to do."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NEED = ROOT / "scripts" / "need.sh"


def need(*arguments: str | Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the script with nothing on the PATH but `path` and what every system has."""
    environment = {**os.environ, "PATH": f"{path}:/usr/bin:/bin" if path else "/usr/bin:/bin"}
    return subprocess.run(
        ["/bin/sh", str(NEED), *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def pretend(folder: Path, name: str, script: str) -> Path:
    """Put a program of that name there."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def test_an_old_python_is_named(tmp_path: Path) -> None:
    old = pretend(tmp_path, "python3.9", "exit 1")
    done = need("python", old)
    assert done.returncode == 1
    assert "needs Python 3.11" in done.stderr
    assert str(old) in done.stderr


@pytest.mark.parametrize("root", [True, False], ids=["root", "no root"])
def test_a_missing_venv_is_installed_or_named(tmp_path: Path, root: bool) -> None:
    installed = tmp_path / "installed"
    python = pretend(
        tmp_path, "python3", f'case "$2" in *ensurepip*) test -e {installed};; *) exit 0;; esac'
    )
    pretend(tmp_path, "id", f"echo {0 if root else 1000}")
    pretend(tmp_path, "sudo", "exit 1")
    pretend(tmp_path, "apt-get", f'case "$*" in *python3-venv*) touch {installed};; esac')
    done = need("python", python, path=tmp_path)
    assert done.returncode == (0 if root else 1)
    assert installed.exists() is root
    assert root or "apt-get install python3-venv" in done.stderr


def test_without_a_browser_the_tests_of_the_pages_are_said_to_be_skipped(tmp_path: Path) -> None:
    pretend(tmp_path, "apt-get", "exit 1")
    pretend(tmp_path, "command", "exit 1")
    done = subprocess.run(
        ["/bin/sh", str(NEED), "chromium"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "tests of the pages are skipped" in done.stderr


def test_the_gate_runs_what_the_makefile_says() -> None:
    gate = ROOT / ".ci" / "run"
    assert gate.stat().st_mode & stat.S_IXUSR
    assert gate.read_text(encoding="utf-8").startswith("#!/bin/bash\n")
    assert "make check test" in gate.read_text(encoding="utf-8")
