from __future__ import annotations

from tellings.records.annotation import Mention
from tellings.resolve.namesakes import tell_namesakes


def mention(start: int, role: str | None, report: str = "a") -> Mention:
    return Mention(report=report, start=start, end=start + 3, text="Ali", type="person", role=role)


def test_trades_with_nothing_in_common_are_of_two_persons() -> None:
    rows = [mention(0, "baker"), mention(9, None), mention(18, "tailor from the port")]
    assert tell_namesakes(rows) == ["baker", "baker", "tailor"]


def test_one_trade_in_other_words_is_of_one_person() -> None:
    rows = [mention(0, "taxi driver"), mention(9, "driver"), mention(18, "resident")]
    assert tell_namesakes(rows) == ["", "", ""]


def test_two_reports_may_each_know_something_else_of_one_person() -> None:
    rows = [mention(0, "baker"), mention(0, "poet", report="b")]
    assert tell_namesakes(rows) == ["", ""]


def test_before_the_first_is_presented_nobody_knows_who_is_meant() -> None:
    rows = [mention(0, None), mention(9, "baker"), mention(18, "tailor"), mention(0, None, "b")]
    assert tell_namesakes(rows) == ["", "baker", "tailor", ""]
