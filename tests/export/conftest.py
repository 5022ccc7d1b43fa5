"""Accounts made by hand, see `sample.py` beside this file."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tellings.records.account import Account


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
