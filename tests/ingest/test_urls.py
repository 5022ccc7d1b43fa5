"""Addresses from outside."""

from __future__ import annotations

import pytest

from tellings.ingest.urls import keep_url


@pytest.mark.parametrize(
    "url",
    [
        "https://tarnby.example/rain",
        "HTTP://tarnby.example",
        "https://tarnby.example:8080/a?b=c&d=%20e#f",
        "https://tårnby.example/regn",
    ],
)
def test_an_address_of_the_web_is_kept(url: str) -> None:
    assert keep_url(f" {url}\n") == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "tarnby.example/rain",
        "//tarnby.example/rain",
        "/rain",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,<p>x",
        "file:///etc/passwd",
        "ftp://tarnby.example/rain",
        "mailto:ann@tarnby.example",
        "https://",
        "https:///rain",
        "https://[::1",
        "https://tarnby.example/a b",
        'https://tarnby.example/"onclick="x',
        "https://tarnby.example/<script>",
        "https://tarnby.example/\x1b[2J",
        "https://tarnby.example/" + "a" * 3000,
    ],
)
def test_anything_else_is_dropped(url: str | None) -> None:
    assert keep_url(url) is None
