"""From findings to the story as a reader sees it: title, summary, timeline, events, changes."""

from __future__ import annotations

from tellings.compose.check import check_summary
from tellings.compose.differences import tell_changes
from tellings.compose.story import StoryParts, compose_story

__all__ = ["StoryParts", "check_summary", "compose_story", "tell_changes"]
