"""What is not documented does not exist: commands, options, settings, codes, make targets."""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import tellings
from tellings.cli.main import commands
from tellings.config import Settings

ROOT = Path(__file__).resolve().parents[2]
USAGE = (ROOT / "docs" / "usage.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")])
MAKE_TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def test_every_command_and_option_is_documented() -> None:
    for name, command in commands.commands.items():
        assert f"tellings {name}" in USAGE
        options = [p for p in command.params if isinstance(p, click.Option)]
        for spelling in (s for option in options for s in option.opts):
            assert f"`{spelling}" in USAGE, spelling


@pytest.mark.parametrize("field", dataclasses.fields(Settings), ids=lambda field: field.name)
def test_every_setting_is_documented(field: dataclasses.Field[object]) -> None:
    assert f"| `{field.name}` |" in USAGE


@pytest.mark.parametrize("name", tellings.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    assert name in USAGE


def codes_in_use() -> Iterator[str]:
    """Every literal that is given as the code of a problem or of an error."""
    for file in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = node.func.id if isinstance(node.func, ast.Name) else called
            given = [k.value for k in node.keywords if k.arg == "code"]
            given += node.args[1:2] if called == "refuse" else []
            given += node.args[0:1] if called == "_say" else []
            for value in given:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value


def test_every_code_is_documented() -> None:
    known = set(codes_in_use())
    assert len(known) > 15
    assert {code for code in known if f"`{code}`" not in USAGE} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_link_is_broken(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    ours = [link for link in links if "://" not in link]
    assert [link for link in ours if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"^ {4}make ([a-z]+)|`make ([a-z]+)", text, re.MULTILINE))
    assert {a or b for a, b in named} <= MAKE_TARGETS


def test_the_pages_that_readers_need_are_linked_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [p.name for p in (ROOT / "docs").glob("*.md") if f"(docs/{p.name})" not in readme] == []


def test_the_changelog_speaks_of_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{tellings.__version__}]" in changes
