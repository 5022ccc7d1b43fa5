from __future__ import annotations

import pathlib
import random
import subprocess
import sys

import pytest

BENCH = pathlib.Path(__file__).resolve().parents[2] / "bench"
sys.path.insert(0, str(BENCH))


@pytest.mark.parametrize("name", ["copies", "origins", "agency", "perturb"])
def test_missing_folder_is_a_line_and_no_failure(name: str, tmp_path: pathlib.Path) -> None:
    command = [sys.executable, str(BENCH / f"{name}.py"), "--shared", str(tmp_path / "none")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("skipped: ")


def test_pairs_of_a_partial_member_are_counted_apart() -> None:
    import copies  # type: ignore[import-not-found]

    every, partial = copies.gold_pairs([{"reports": ["0", "1", "2"], "partial": ["2"]}])
    assert every == {("0", "1"), ("0", "2"), ("1", "2")}
    assert partial == {("0", "2"), ("1", "2")}


def test_what_is_kept_is_about_the_share_that_was_asked_for() -> None:
    import perturb  # type: ignore[import-not-found]

    text = " ".join(f"Ice of day {n} closed the narrow pass again." for n in range(40))
    kept = perturb.keep(text, 0.5, random.Random(1))
    assert abs(len(kept.split()) / len(text.split()) - 0.5) < 0.05
    assert "".join(perturb.sentences(text)) == text


def test_made_up_reports_are_the_same_every_time() -> None:
    import copies_scale  # type: ignore[import-not-found]

    texts, planted = copies_scale.make_reports(40, 200)
    assert (texts, planted) == copies_scale.make_reports(40, 200)
    assert len(planted) == 3
    assert copies_scale.by_whole(texts) >= planted.keys()
