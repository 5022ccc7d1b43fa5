"""tellings: many reports of one event, one account that can be checked."""

from __future__ import annotations
