"""From reports to stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.cluster.linkage import link_by_average
from tellings.cluster.scores import apply_copies, score_pairs, shared_parts
from tellings.ports import Encoder
from tellings.records.annotation import Annotation
from tellings.records.copy import Copy
from tellings.records.report import Report

#: Groups of reports less alike than this on average tell of different happenings.
ONE_STORY = 0.2


def group_stories(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    copies: Sequence[Copy],
    encoder: Encoder,
) -> tuple[tuple[str, ...], ...]:
    """Partition reports into stories: one happening, one story.

    Args:
        reports: In any order; the answer does not depend on it.
        annotations: By report id; a report without one is judged by its opening alone.
        copies: From `trace_copies`; reports that are mostly one text are one story.
        encoder: Turns the openings of reports into vectors.

    Returns:
        Report ids of each story, the largest story first. A report without text is in none.
    """
    ordered = sorted({r.id: r for r in reports if r.text}.values(), key=lambda r: r.id)
    if not ordered:
        return ()
    # Most folders hold one story, and words and names alone say so: openings can only add to a
    # score, and to read them costs more than all the rest.
    groups = _link(ordered, annotations, copies, None)
    if len(groups) > 1:
        groups = _link(ordered, annotations, copies, encoder)
    stories = (tuple(ordered[index].id for index in members) for members in groups)
    return tuple(sorted(stories, key=lambda story: (-len(story), story)))


def _link(
    reports: Sequence[Report],
    annotations: Mapping[str, Annotation],
    copies: Sequence[Copy],
    encoder: Encoder | None,
) -> list[list[int]]:
    scores = score_pairs(reports, annotations, encoder)
    certain = [*apply_copies(scores, shared_parts(reports, copies)), *_of_one_live_page(reports)]
    return link_by_average(scores, ONE_STORY, certain)


def _of_one_live_page(reports: Sequence[Report]) -> list[tuple[int, int]]:
    """Return pairs of entries of one live page: it follows one happening."""
    first: dict[str, int] = {}
    pairs = []
    for index, report in enumerate(reports):
        page = report.parent or report.id
        if page in first:
            pairs.append((first[page], index))
        first.setdefault(page, index)
    return pairs
