"""Pages fetched politely: robots.txt, pauses, few tries, and never from inside the own network."""

from __future__ import annotations

import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tellings.config import Settings
from tellings.ingest.addresses import PrivateAddressError, UnknownHostError, choose_address
from tellings.ingest.cache import Cache, Stored
from tellings.ingest.gzips import BrokenGzipError, OversizeError
from tellings.ingest.http_block import decompress
from tellings.ingest.robots import Robots
from tellings.ingest.urls import keep_url

if TYPE_CHECKING:
    import httpx

USER_AGENT = "tellings (reads news reports; obeys robots.txt)"
MAX_REDIRECTS = 5
MAX_PAUSE = 60.0
_AGAIN = frozenset({429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}


class FetchError(Exception):
    """A page cannot be had.

    Attributes:
        code: Stable name of the problem.
    """

    def __init__(self, *, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came: where it was found in the end, and what it is."""

    url: str
    body: bytes


@dataclass(slots=True)
class Fetcher:
    """Fetches pages one after the other, and remembers when it last asked each host.

    Attributes:
        wait: Lets time pass.
        clock: Tells the time in seconds.
    """

    settings: Settings
    wait: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _robots: dict[str, Robots] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """Return what is found at an address.

        Raises:
            FetchError: Nothing is, or it may not be had; its `code` says which.
        """
        cache = Cache(self.settings.cache) if self.settings.cache else None
        stored = cache.load(url) if cache else None
        at = url
        for _ in range(MAX_REDIRECTS + 1):
            if not self._robots_of(at).allow(at):
                raise FetchError(
                    code="robots-forbid", reason="its robots.txt asks not to; save it by hand."
                )
            answer = self._try(at, stored)
            if answer.status_code in _MOVED and "location" in answer.headers:
                at = _follow(at, answer.headers["location"])
                continue
            return self._take(answer, at, url, cache, stored)
        raise FetchError(
            code="redirect-loop", reason="it leads from page to page without end; check it."
        )

    def _take(
        self, answer: _Answer, at: str, url: str, cache: Cache | None, stored: Stored | None
    ) -> Fetched:
        if answer.status_code == 304 and stored is not None:
            return Fetched(url=stored.url, body=stored.body)
        if answer.status_code != 200:
            reason = (
                f"the server answers {answer.status_code}; try later, or save the page by hand."
            )
            raise FetchError(code="http-error", reason=reason)
        if cache:
            cache.keep(url, Stored.of(at, answer.body, answer.headers))
        return Fetched(url=at, body=answer.body)

    def _robots_of(self, url: str) -> Robots:
        parts = urllib.parse.urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            self._robots[root] = Robots.from_answer(*self._ask_robots(f"{root}/robots.txt"))
        return self._robots[root]

    def _ask_robots(self, url: str) -> tuple[int, str]:
        at = url
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._try(at, None)
            if answer.status_code not in _MOVED or "location" not in answer.headers:
                return answer.status_code, answer.body[:500_000].decode("utf-8", "replace")
            at = _follow(at, answer.headers["location"])
        return 404, ""

    def _try(self, url: str, stored: Stored | None) -> _Answer:
        """Ask, and ask again where that may help."""
        tries = max(1, self.settings.fetch_tries)
        for n in range(1, tries + 1):
            try:
                answer = self._ask(url, stored)
            except FetchError as error:
                if n == tries or error.code not in {"fetch-timeout", "fetch-failed"}:
                    raise
                self.wait(self._backoff(n))
                continue
            if n == tries or answer.status_code not in _AGAIN:
                return answer
            self.wait(max(self._backoff(n), _retry_after(answer)))
        raise FetchError(code="fetch-failed", reason="it was never tried.")

    def _backoff(self, n: int) -> float:
        return float(self.settings.fetch_delay * 2 ** (n - 1))

    def _pause(self, host: str) -> None:
        """Let as much time pass as a host may ask for between two requests."""
        now = self.clock()
        last = self._asked.get(host)
        if last is not None and now - last < self.settings.fetch_delay:
            self.wait(self.settings.fetch_delay - (now - last))
        self._asked[host] = self.clock()

    def _ask(self, url: str, stored: Stored | None) -> _Answer:
        import httpx  # heavy; most runs fetch nothing

        parts = urllib.parse.urlsplit(url)
        host = parts.hostname or ""
        address = self._address(parts)
        self._pause(host)
        headers = {
            "host": parts.netloc.rpartition("@")[2],
            "user-agent": USER_AGENT,
            "accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5",
            "accept-encoding": "gzip",
            **(stored.conditions() if stored else {}),
        }
        try:
            return self._send(_numeric(parts, address), headers, host)
        except httpx.TimeoutException as error:
            reason = f"no answer within {self.settings.fetch_seconds:g} seconds; try later."
            raise FetchError(code="fetch-timeout", reason=reason) from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise FetchError(
                code="fetch-failed", reason="the connection fails; check the address."
            ) from error

    def _address(self, parts: urllib.parse.SplitResult) -> str:
        try:
            port = parts.port or _PORTS[parts.scheme.lower()]
            return choose_address(
                parts.hostname or "", port, allow_private=self.settings.allow_private
            )
        except PrivateAddressError as error:
            reason = "lies inside the own network; allow that with --allow-private."
            raise FetchError(code="private-address", reason=reason) from error
        except (UnknownHostError, ValueError, KeyError) as error:
            raise FetchError(
                code="fetch-failed", reason="there is no such host; check the address."
            ) from error

    def _send(self, url: str, headers: dict[str, str], host: str) -> _Answer:
        """Send one request to the address that was checked; the name goes into the certificate."""
        import httpx

        deadline = self.clock() + self.settings.fetch_seconds
        # No proxy of the environment: it would look the name up itself, unchecked.
        with (
            httpx.Client(timeout=self.settings.fetch_seconds, trust_env=False) as client,
            client.stream("GET", url, headers=headers, extensions={"sni_hostname": host}) as got,
        ):
            packed = self._receive(got, deadline)
            encoding = got.headers.get("content-encoding", "")
            try:
                body = decompress(packed, encoding, self.settings.max_file_bytes)
            except OversizeError as error:
                raise self._too_large() from error
            except BrokenGzipError as error:
                raise FetchError(
                    code="fetch-failed", reason="the answer is damaged; try later."
                ) from error
            return _Answer(got.status_code, got.headers, body)

    def _receive(self, got: httpx.Response, deadline: float) -> bytes:
        """Read an answer while it is small enough and not too slow."""
        import httpx

        pieces: list[bytes] = []
        size = 0
        for piece in got.iter_raw():
            size += len(piece)
            if size > self.settings.max_file_bytes:
                raise self._too_large()
            if self.clock() > deadline:
                message = "too slow"
                raise httpx.ReadTimeout(message)
            pieces.append(piece)
        return b"".join(pieces)

    def _too_large(self) -> FetchError:
        most = f"{self.settings.max_file_bytes / 1e6:g} MB"
        return FetchError(
            code="too-large", reason=f"larger than {most}; raise the limit `max_file_bytes`."
        )


@dataclass(frozen=True, slots=True)
class _Answer:
    status_code: int
    headers: Any
    body: bytes


def _numeric(parts: urllib.parse.SplitResult, address: str) -> str:
    """Return an address with the number in place of the host's name."""
    bare = address.partition("%")[0]
    host = f"[{bare}]" if ":" in bare else bare
    port = f":{parts.port}" if parts.port else ""
    return urllib.parse.urlunsplit((parts.scheme, host + port, parts.path or "/", parts.query, ""))


def _follow(url: str, location: str) -> str:
    """Return where an answer leads on; only the web is followed."""
    try:
        led = keep_url(urllib.parse.urldefrag(urllib.parse.urljoin(url, location)).url)
    except ValueError:
        led = None
    if led is None:
        raise FetchError(
            code="http-error", reason="it leads to what is no address of the web; check it."
        )
    return led


def _retry_after(answer: _Answer) -> float:
    """Return how long a server asks to wait, within reason."""
    asked = str(answer.headers.get("retry-after", ""))
    return min(float(asked), MAX_PAUSE) if asked.isdigit() and len(asked) < 6 else 0.0
