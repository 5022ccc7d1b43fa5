from __future__ import annotations

import pytest

from tellings.data.commonness import UNKNOWN_RANK, share_of_documents, share_of_stories, word_rank


def test_common_words_come_before_rare_ones() -> None:
    ranks = [word_rank(word) for word in ("the", "city", "harbour", "xylocarp")]
    assert ranks == sorted(ranks)
    assert ranks[0] == 1
    assert ranks[-1] == UNKNOWN_RANK


@pytest.mark.parametrize("word", ["the", "city", "xylocarp", ""])
def test_a_share_is_a_share_and_grows_with_the_text(word: str) -> None:
    assert 0 < share_of_documents(word, 10) < share_of_documents(word, 500) <= 1


def test_words_of_all_news_are_told_from_those_of_one_story() -> None:
    shares = [share_of_stories(word) for word in ("say", "police", "harbour", "xylocarp")]
    assert shares == sorted(shares, reverse=True)
    assert 1 >= shares[0] > 0.5 > 0.01 > shares[-1] > 0
