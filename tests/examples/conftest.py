from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import tellings
from tellings.records.account import Account

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def account() -> Account:
    """The account of the shipped example."""
    return tellings.build([ROOT / "examples" / "kurshab-dam"])


@pytest.fixture(scope="session")
def golden() -> dict[str, Any]:
    """What a careful reader made of the same reports."""
    file = ROOT / "tests" / "golden" / "kurshab-dam.yaml"
    read: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return read
