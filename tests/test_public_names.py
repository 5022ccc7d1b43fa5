"""The public surface: small, documented, and what `__all__` says."""

from __future__ import annotations

import inspect

import pytest

import tellings
from tellings.records.account import Account, MadeWith


def test_there_are_at_most_a_dozen_names() -> None:
    assert len(tellings.__all__) <= 12
    assert list(tellings.__all__) == sorted(set(tellings.__all__))


def test_what_is_public_is_what_is_there() -> None:
    ours = {
        name
        for name, value in vars(tellings).items()
        if not name.startswith("_") and getattr(value, "__module__", "") == "tellings"
    }
    assert ours <= set(tellings.__all__)
    assert set(tellings.__all__) <= set(dir(tellings))
    assert all(getattr(tellings, name) is not None for name in tellings.__all__)


@pytest.mark.parametrize("name", [n for n in tellings.__all__ if not n.startswith("_")])
def test_every_public_name_is_documented(name: str) -> None:
    assert inspect.getdoc(getattr(tellings, name))


def test_another_name_is_an_ordinary_mistake() -> None:
    with pytest.raises(AttributeError, match="no attribute 'frobnicate'"):
        _ = tellings.frobnicate


def test_an_account_is_written_by_one_call(tmp_path: object) -> None:
    account = Account(made_with=MadeWith(program="tellings", version="0"), reports=(), stories=())
    written = tellings.write(account, f"{tmp_path}/result", tables=True)
    assert {"account.json", "index.html"} <= set(written)
    assert tellings.to_json(account).startswith("{")
