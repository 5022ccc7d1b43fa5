"""What users install: the wheel alone, without the repository beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
REPORT = "Barge adrift on the Drava\n\nA barge drifted off near Osijek on Monday, the port said.\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as `pip install .` builds it."""
    pytest.importorskip("hatchling", reason="the build backend comes with requirements.lock")
    target = tmp_path_factory.mktemp("wheel")
    program = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    command = [sys.executable, "-c", program, str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = target.glob("*.whl")
    return built


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "src" / "tellings"
    ours = {
        f"tellings/{file.relative_to(package).as_posix()}"
        for file in package.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert ours - packed == set()
    assert "tellings/data/gazetteer.bin" in packed
    assert {"LICENSE", "NOTICE"} <= {name.rpartition("/")[2] for name in packed}
    assert {name.partition("/")[0].partition("-")[0] for name in packed} == {"tellings"}


def test_the_wheel_alone_builds_an_account(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    (tmp_path / "barge.txt").write_text(REPORT, encoding="utf-8")
    program = (
        "import sys, tellings; from tellings.cli.main import run;"
        "print(tellings.__file__); sys.exit(run(['build', '-q', 'barge.txt']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(str(tmp_path / "site"))
    assert (tmp_path / "out" / "account.json").is_file()
    assert (tmp_path / "out" / "index.html").is_file()
