"""Group reports into stories: one happening, one story."""

from tellings.cluster.blocks import find_blocks
from tellings.cluster.following import find_followed
from tellings.cluster.profiles import keys_of, profile_reports
from tellings.cluster.scores import ONE_STORY, cut_for, score_profiles
from tellings.cluster.stories import group_stories

__all__ = [
    "ONE_STORY",
    "cut_for",
    "find_blocks",
    "find_followed",
    "group_stories",
    "keys_of",
    "profile_reports",
    "score_profiles",
]
