"""What a site asks of programs that fetch its pages (robots.txt, RFC 9309)."""

from __future__ import annotations

import urllib.robotparser
from dataclasses import dataclass

AGENT = "tellings"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site.

    Attributes:
        parser: The rules as they stand there; None where all is open or all is closed.
        open: Whether anything may be fetched where there are no rules.
    """

    parser: urllib.robotparser.RobotFileParser | None
    open: bool = True

    @classmethod
    def from_answer(cls, status: int, text: str) -> Robots:
        """Return the rules that a server's answer means: none if it has none, closed if it fails.

        Args:
            status: What it answered.
            text: What it sent.

        Example:
            >>> rules = Robots.from_answer(200, "User-agent: *")
            >>> rules.allow("https://a.example/x")
            True
        """
        if status >= 500:
            return cls(parser=None, open=False)
        if status != 200:
            return cls(parser=None)
        parser = urllib.robotparser.RobotFileParser()
        parser.parse(text.lstrip("\ufeff").splitlines())
        return cls(parser=parser)

    def allow(self, url: str) -> bool:
        """Whether a page may be fetched."""
        return self.open if self.parser is None else self.parser.can_fetch(AGENT, url)
