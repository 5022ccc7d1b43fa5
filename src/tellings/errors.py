"""Errors: one tree, each with a stable code and the exit code that a command ends with.

    TellingsError
    ├── InputError          what was handed in cannot be used
    ├── OutputError         the result cannot be written
    ├── StoreError          the store cannot be opened, read or written
    └── ModelError          a weight file is missing or is not the one that we trust

A bad report among good ones is no error: it is a `Problem` on its record, and the run goes on.
"""

from __future__ import annotations


class TellingsError(Exception):
    """Base of everything the package raises on purpose.

    Attributes:
        code: Stable name of the mistake, for programs (`no-such-path`).
        exit_code: What the command line ends with.
    """

    exit_code = 2

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


class InputError(TellingsError):
    """What was handed in cannot be used: a missing path, nothing readable at all."""


class OutputError(TellingsError):
    """The result cannot be written: no such folder, no right, no room."""


class StoreError(TellingsError):
    """A store cannot be opened, read or written: newer, damaged, busy, full, read-only."""


class ModelError(TellingsError):
    """A weight file is missing or its hash is not the one in `models/manifest.toml`."""
