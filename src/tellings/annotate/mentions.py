"""Names in one report: people, bodies, places, groups, vessels, venues."""

from __future__ import annotations

from spacy.tokens import Doc

from tellings.annotate.acronyms import introduced_acronym
from tellings.annotate.bodies import find_bodies
from tellings.annotate.candidates import Candidate, cut_candidates
from tellings.annotate.name_runs import find_runs
from tellings.annotate.name_scope import decide_types
from tellings.annotate.roles import find_role
from tellings.annotate.texts import text_of
from tellings.annotate.times import find_times
from tellings.ports import Gazetteer
from tellings.records.annotation import Mention


def find_mentions(doc: Doc, report_id: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the names of a report, in order of place; no two overlap.

    The language model proposes, and so do capitals, titles, word lists and the gazetteer; what
    a name is, all its occurrences in the report decide together.

    Args:
        doc: The parse of the report's text.
        report_id: The report's id.
        gazetteer: Knows places by their names.
    """
    candidates = cut_candidates(doc, find_runs(doc))
    decide_types(doc, candidates, gazetteer)
    named = [c for c in candidates if c.type is not None]
    bodies = find_bodies(doc, named)
    # "Nowruz" and "12 Mehr" name nobody and no place.
    feasts = [(t.start, t.end) for t in find_times(text_of(doc)) if t.reckoning]
    named = [c for c in named if not any(s <= c.start and c.end <= e for s, e in feasts)]
    taken = [(b.start, b.end) for b in bodies]
    kept = [c for c in named if not any(s < c.end and c.start < e for s, e in taken)]
    return tuple(
        sorted(
            (_mention(doc, report_id, c) for c in (*kept, *bodies)),
            key=lambda mention: mention.start,
        )
    )


def _mention(doc: Doc, report_id: str, candidate: Candidate) -> Mention:
    text = text_of(doc)
    title = candidate.title
    return Mention(
        report=report_id,
        start=candidate.start,
        end=candidate.end,
        text=text[candidate.start : candidate.end],
        type=candidate.type or "other",
        title=text[title[0] : title[1]] if title else None,
        role=find_role(doc, candidate),
        acronym=introduced_acronym(text, candidate.end, candidate.words)
        if candidate.type != "person" and len(candidate.words) > 1
        else None,
    )
