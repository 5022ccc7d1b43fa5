"""Group reports into stories: one happening, one story."""

from tellings.cluster.stories import group_stories

__all__ = ["group_stories"]
