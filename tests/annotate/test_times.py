"""Times of a report's text."""

from __future__ import annotations

from tellings.annotate.times import find_times


def test_times_of_a_report_come_in_order_with_their_places() -> None:
    text = "On Friday night the dam broke; by noon on 14 March 2019 the valley was empty."
    found = find_times(text)
    assert [t.text for t in found] == ["Friday night", "by noon", "14 March 2019"]
    assert all(text[t.start : t.end] == t.text for t in found)
