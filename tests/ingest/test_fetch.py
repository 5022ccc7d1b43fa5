from __future__ import annotations

import gzip
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from tests.ingest.conftest import HTML, Answer, Site

from tellings.config import Settings
from tellings.ingest import read_reports
from tellings.ingest.addresses import PrivateAddressError, choose_address, is_public
from tellings.ingest.fetch import Fetcher, FetchError

PAGE = b"<!DOCTYPE html><p>The quay is shut.</p>"


class Pauses(list[float]):
    """Waits that were asked for; none is waited."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def make(**settings: Any) -> tuple[Fetcher, Pauses]:
    pauses = Pauses()
    given = {"allow_private": True, "fetch_delay": 0.0, "fetch_seconds": 5.0, **settings}
    return Fetcher(Settings(**given), wait=pauses), pauses


def fail(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url)
    assert str(caught.value)
    return caught.value.code


def test_a_page_is_fetched_by_a_program_that_says_its_name(site: Site) -> None:
    site.pages["/a?x=1"] = (200, HTML, PAGE)
    fetched = make()[0].fetch(site.url("/a?x=1"))
    assert fetched.body == PAGE
    path, headers = site.asked[-1]
    assert path == "/a?x=1"
    assert headers["user-agent"].startswith("tellings")
    assert headers["host"] == f"127.0.0.1:{site.port}"


def test_the_host_that_was_checked_is_the_one_that_is_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        looked_up.append(host)
        # Whoever looks the name up a second time is led elsewhere.
        return ["127.0.0.1"]

    monkeypatch.setattr("tellings.ingest.addresses.resolve", resolve)
    monkeypatch.setattr(
        "tellings.ingest.addresses.choose_address.__kwdefaults__", {"resolve": resolve}
    )
    site.pages["/a"] = (200, HTML, PAGE)
    assert make()[0].fetch(site.url("/a", "quay.example")).body == PAGE
    assert site.asked[-1][1]["host"] == f"quay.example:{site.port}"
    # Once for robots.txt, once for the page, and never by the client itself.
    assert looked_up == ["quay.example", "quay.example"]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.9.9", "169.254.169.254", "0.0.0.0", "::1",
     "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "224.0.0.1",
     "100.64.0.1", "no address"],
)  # fmt: skip
def test_an_address_of_the_own_network_is_not_public(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(PrivateAddressError):
        choose_address("x.example", 80, allow_private=False, resolve=lambda *_: [address])


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(PrivateAddressError):
        choose_address(
            "x.example", 80, allow_private=False, resolve=lambda *_: ["9.9.9.9", "127.0.0.1"]
        )


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"])
def test_this_machine_is_not_asked_unless_that_is_allowed(host: str, site: Site) -> None:
    fetcher, _ = make(allow_private=False)
    assert fail(fetcher, site.url("/a", host)) in {"private-address", "fetch-failed"}
    assert site.asked == []


def test_the_address_is_checked_again_after_a_redirect(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(host: str, port: int, *, allow_private: bool) -> str:
        if host == "inside.example":
            raise PrivateAddressError
        return "127.0.0.1"

    monkeypatch.setattr("tellings.ingest.fetch.choose_address", choose)
    site.pages["/a"] = (302, {"location": site.url("/secret", "inside.example")}, b"")
    site.pages["/secret"] = (200, HTML, PAGE)
    assert fail(make()[0], site.url("/a", "outside.example")) == "private-address"
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)"])
def test_a_redirect_out_of_the_web_is_not_followed(to: str, site: Site) -> None:
    site.pages["/a"] = (301, {"location": to}, b"")
    assert fail(make()[0], site.url("/a")) in {"http-error", "fetch-failed"}


def test_redirects_are_followed_and_a_loop_ends(site: Site) -> None:
    site.pages["/a"] = (301, {"location": "/b"}, b"")
    site.pages["/b"] = (200, HTML, PAGE)
    site.pages["/loop"] = (302, {"location": "/loop"}, b"")
    assert make()[0].fetch(site.url("/a")).url == site.url("/b")
    assert fail(make()[0], site.url("/loop")) == "redirect-loop"


def test_robots_txt_is_obeyed(site: Site) -> None:
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /closed/\n")
    site.pages["/closed/a"] = site.pages["/open"] = (200, HTML, PAGE)
    fetcher, _ = make()
    assert fail(fetcher, site.url("/closed/a")) == "robots-forbid"
    assert fetcher.fetch(site.url("/open")).body == PAGE
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open"]


def test_a_site_whose_robots_txt_fails_is_left_alone(site: Site) -> None:
    site.pages["/robots.txt"] = (500, {}, b"")
    site.pages["/a"] = (200, HTML, PAGE)
    assert fail(make(fetch_tries=1)[0], site.url("/a")) == "robots-forbid"


def test_a_host_is_not_asked_twice_without_a_pause(site: Site) -> None:
    site.pages["/a"] = site.pages["/b"] = (200, HTML, PAGE)
    fetcher, pauses = make(fetch_delay=2.0)
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/b"))
    assert len(pauses) == 2
    assert all(1.0 < pause <= 2.0 for pause in pauses)


def test_what_fails_is_tried_again_and_not_for_ever(site: Site) -> None:
    answers: list[Answer] = [(503, {"retry-after": "7"}, b""), (200, HTML, PAGE)]
    site.pages["/a"] = lambda _: answers.pop(0)
    site.pages["/b"] = (500, {}, b"")
    fetcher, pauses = make()
    assert fetcher.fetch(site.url("/a")).body == PAGE
    assert 7.0 in pauses
    assert fail(fetcher, site.url("/b")) == "http-error"
    assert site.paths() == ["/a", "/a", "/b", "/b", "/b"]


def test_what_is_not_there_is_asked_for_once(site: Site) -> None:
    assert fail(make()[0], site.url("/none")) == "http-error"
    assert site.paths() == ["/none"]


def test_a_server_that_does_not_answer_is_given_up(site: Site) -> None:
    def sleep(handler: BaseHTTPRequestHandler) -> Answer:
        time.sleep(0.8)
        return 200, HTML, PAGE

    site.pages["/slow"] = sleep
    assert fail(make(fetch_seconds=0.2, fetch_tries=1)[0], site.url("/slow")) == "fetch-timeout"


def test_a_server_that_drips_is_given_up(site: Site) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> Answer:
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(20):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass
        return 200, {}, b""

    site.pages["/drip"] = drip
    assert fail(make(fetch_seconds=0.3, fetch_tries=1)[0], site.url("/drip")) == "fetch-timeout"


def test_a_page_may_be_no_larger_than_the_limit_packed_or_not(site: Site) -> None:
    site.pages["/large"] = (200, HTML, b"x" * 200_000)
    bomb = gzip.compress(b"x" * 5_000_000)
    site.pages["/bomb"] = (200, {"content-encoding": "gzip"}, bomb)
    fetcher, _ = make(max_file_bytes=100_000)
    assert len(bomb) < 100_000
    assert [fail(fetcher, site.url(p)) for p in ("/large", "/bomb")] == ["too-large"] * 2


def test_a_packed_page_is_unpacked(site: Site) -> None:
    site.pages["/a"] = (200, {"content-encoding": "gzip"}, gzip.compress(PAGE))
    assert make()[0].fetch(site.url("/a")).body == PAGE


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    def once(handler: BaseHTTPRequestHandler) -> Answer:
        if handler.headers.get("if-none-match") == '"v1"':
            return 304, {}, b""
        return 200, {**HTML, "etag": '"v1"'}, PAGE

    site.pages["/a"] = once
    for _ in range(2):
        assert make(cache=str(tmp_path))[0].fetch(site.url("/a")).body == PAGE
    assert [headers.get("if-none-match") for path, headers in site.asked if path == "/a"] == [
        None,
        '"v1"',
    ]


def test_a_damaged_store_is_as_none(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = (200, {**HTML, "etag": '"v1"'}, PAGE)
    make(cache=str(tmp_path))[0].fetch(site.url("/a"))
    for file in tmp_path.iterdir():
        file.write_text("{", encoding="utf-8")
    assert make(cache=str(tmp_path))[0].fetch(site.url("/a")).body == PAGE


def test_nobody_listening_is_a_problem() -> None:
    assert fail(make(fetch_tries=2)[0], "http://127.0.0.1:1/a") == "fetch-failed"


def test_an_address_among_the_paths_is_read(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = (200, HTML, PAGE)
    settings = Settings(allow_private=True, fetch_delay=0.0)
    (report,) = read_reports([site.url("/a")], settings=settings)
    assert (report.is_html, report.url) == (True, site.url("/a"))
    (refused,) = read_reports([site.url("/a")], settings=Settings())
    assert refused.problem is not None
    assert refused.problem.code == "private-address"


@pytest.mark.parametrize("name", ["list.urls", "list.txt", "list.csv"])
def test_a_list_of_addresses_is_fetched_if_that_is_asked_for(
    name: str, site: Site, tmp_path: Path
) -> None:
    site.pages["/a"] = (200, HTML, PAGE)
    lines = [site.url("/a"), site.url("/none")]
    head = ["url,desk"] if name.endswith(".csv") else ["# to read"]
    tail = ",x" if name.endswith(".csv") else ""
    (tmp_path / name).write_text("\n".join([*head, *(line + tail for line in lines)]))
    settings = Settings(allow_private=True, fetch_delay=0.0)
    waiting = read_reports([tmp_path], settings=settings)
    assert [r.problem.code for r in waiting if r.problem] == ["not-fetched"] * 2
    assert site.asked == []
    asked = Settings(fetch=True, allow_private=True, fetch_delay=0.0)
    first, second = read_reports([tmp_path], settings=asked)
    assert "The quay is shut." in first.content
    assert second.problem is not None
    assert second.problem.code == "http-error"
