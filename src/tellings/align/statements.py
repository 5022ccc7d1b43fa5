"""From the statements of one story to its matters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from tellings.align.answers import find_answered, find_denied, join_answers
from tellings.align.candidates import candidate_pairs
from tellings.align.contrast import turn_amounts
from tellings.align.features import pair_features
from tellings.align.group import group_pairs
from tellings.align.nearness import Vectors
from tellings.align.relations import Judged, relate
from tellings.align.sharing import find_guests
from tellings.align.standing import standing_features
from tellings.data.claims import comes_about
from tellings.data.reversals import undoes
from tellings.ports import Encoder, PairScorer, RelationJudge
from tellings.records.matter import Matter
from tellings.records.report import Report
from tellings.records.statement import Statement

#: Mean probability at which two groups of statements are still one matter, and at which a
#: statement of one matter speaks of another too. Chosen on annotated
#: stories, each time on all but the one that was scored (`training/`).
ONE_MATTER = 0.27
#: That a denial which only points is of the claim it points at.
ANSWERED = 0.9
#: The least probability that two claims of one verb and one amount, in two units, are one matter.
ONE_AMOUNT = 0.5
#: Probabilities below this are as good as none.
NEGLIGIBLE = 0.02

#: A claim with so many different content words means the same wherever it stands.
TELLING_TERMS = 4
_POINTERS = frozenset(
    "he she it they him her them his its their who which whom whose this that these those there "
    "then i we you me us my our your both another other others one".split()
)

Pair = tuple[int, int]


def align_statements(
    statements: Sequence[Statement],
    reports: Mapping[str, Report],
    encoder: Encoder,
    scorer: PairScorer,
    judge: RelationJudge,
) -> tuple[Matter, ...]:
    """Group the statements of one story that speak of the same matter.

    Args:
        statements: In any order; the answer does not depend on it.
        reports: The story's reports by id.
        encoder: Turns texts into vectors.
        scorer: Judges pairs: are they of one matter?
        judge: Judges pairs of one matter: what is one to the other?

    Returns:
        Every statement in one matter at least, in the order of their ids.
    """
    twins = find_twins(statements, reports)
    ordered = sorted((s for s in statements if s.id not in twins), key=lambda s: s.id)
    if not ordered:
        return ()
    vectors = encode_statements(ordered, reports, encoder)
    pairs = candidate_pairs(vectors)
    probability, judged = score_pairs(ordered, vectors, pairs, scorer, judge)
    undone = [(i, j) for i, j in probability if _undo(ordered[i], ordered[j])]
    groups = group_pairs(len(ordered), probability, threshold=ONE_MATTER, apart=undone)
    groups, answers = join_answers(groups, find_answered(ordered))
    for i, j in answers:
        probability[min(i, j), max(i, j)] = ANSWERED
    groups, _ = join_answers(groups, find_denied(ordered, groups, probability))
    guests = find_guests(groups, probability, threshold=ONE_MATTER, apart=undone)
    groups = tuple(tuple(sorted(g + also)) for g, also in zip(groups, guests, strict=True))
    relations = relate(ordered, vectors, groups, judge, judged)
    touching: dict[int, list[Pair]] = {}
    for pair in probability:
        for index in pair:
            touching.setdefault(index, []).append(pair)
    matters = [
        replace(
            _matter(group, {p for i in group for p in touching.get(i, ())}, ordered, probability),
            relations=relations[number],
            guests=frozenset(ordered[i].id for i in guests[number]),
        )
        for number, group in enumerate(groups)
    ]
    return _with_twins(matters, twins)


def find_twins(statements: Iterable[Statement], reports: Mapping[str, Report]) -> dict[str, str]:
    """Return, for statements that another has word for word, that other.

    Copies have the same sentences, and a hundred witnesses may say the same; to judge each with
    each would cost the square of their number and say nothing. Claims that are short, or that
    begin with a word for something told before, are twins only in the same sentence.
    """
    first: dict[tuple[object, ...], str] = {}
    twins = {}
    for s in sorted(statements, key=lambda s: s.id):
        key: tuple[object, ...] = place_in_sentence(s, reports)
        if len(set(s.terms)) >= TELLING_TERMS and not points_back(s):
            key = (" ".join(s.text.casefold().split()), s.polarity, s.modality)
        chief = first.setdefault(key, s.id)
        if chief != s.id:
            twins[s.id] = chief
    return twins


def points_back(statement: Statement) -> bool:
    """Whether a claim leaves open of whom or what it is: "he was held there", "which sank"."""
    words = {word.strip(".,;:'\"").lower() for word in statement.text.split()}
    return statement.subject is not None or not words.isdisjoint(_POINTERS)


def _with_twins(matters: Iterable[Matter], twins: Mapping[str, str]) -> tuple[Matter, ...]:
    of: dict[str, list[str]] = {}
    for twin, chief in twins.items():
        of.setdefault(chief, []).append(twin)
    full = []
    for matter in matters:
        own = {twin: chief for chief in matter.statements for twin in of.get(chief, ())}
        members = tuple(sorted({*matter.statements, *own}))
        guests = matter.guests | {twin for twin, chief in own.items() if chief in matter.guests}
        full.append(replace(matter, statements=members, guests=guests, twins=own))
    return tuple(full)


def _undo(a: Statement, b: Statement) -> bool:
    """Whether one tells how what the other tells was undone or came about: two states."""
    undone = undoes(a.predicate, b.predicate) or undoes(b.predicate, a.predicate)
    return undone or comes_about(a, b) or comes_about(b, a)


def encode_statements(
    statements: Sequence[Statement], reports: Mapping[str, Report], encoder: Encoder
) -> Vectors:
    """Return the vectors of the statements, each seen in its sentence."""
    # Copies have the same sentences: each text is encoded once.
    wanted: dict[str, list[tuple[int, int]]] = {}
    places = [place_in_sentence(s, reports) for s in statements]
    for text, span in places:
        spans = wanted.setdefault(text, [])
        if span not in spans:
            spans.append(span)
    texts = sorted(wanted)
    stretches, wholes = encoder.encode_spans(texts, [wanted[t] for t in texts])
    rows = {
        place: row
        for row, place in enumerate((text, span) for text in texts for span in wanted[text])
    }
    number = {text: n for n, text in enumerate(texts)}
    return Vectors.of(
        [stretches[rows[place]] for place in places],
        wholes[[number[text] for text, _ in places]],
    )


def place_in_sentence(
    statement: Statement, reports: Mapping[str, Report]
) -> tuple[str, tuple[int, int]]:
    """Return the sentence a statement stands in, and where in it."""
    sentence = statement.sentence
    text = reports[statement.report].text[sentence.start : sentence.end]
    return text, (statement.start - sentence.start, statement.end - sentence.start)


def score_pairs(
    statements: Sequence[Statement],
    vectors: Vectors,
    pairs: Sequence[Pair],
    scorer: PairScorer,
    judge: RelationJudge,
) -> tuple[dict[Pair, float], Judged]:
    """Return the probability that two statements speak of one matter, where it is not nothing.

    With it comes what the statements of some pairs were judged to be to each other.
    Each pair is judged by itself first, and then again beside its rivals.
    """
    if not pairs:
        return {}, {}
    features, judged = pair_features(statements, vectors, pairs, judge)
    standing = standing_features(statements, pairs, scorer.weigh_alone(features))
    scores = scorer.score(np.hstack([features, standing]))
    likely = {
        pair: float(score) for pair, score in zip(pairs, scores, strict=True) if score > NEGLIGIBLE
    }
    for (i, j), score in likely.items():
        if score < ONE_AMOUNT and _tell_one_amount(statements[i], statements[j]):
            likely[i, j] = ONE_AMOUNT
    return likely, judged


def _tell_one_amount(a: Statement, b: Statement) -> bool:
    """Whether one verb tells one amount in two units: more alike than the words look."""
    return a.predicate is not None and a.predicate == b.predicate and bool(turn_amounts(a, b))


def _matter(
    group: Sequence[int],
    pairs: Iterable[Pair],
    statements: Sequence[Statement],
    probability: Mapping[Pair, float],
) -> Matter:
    inside = [(i, j) for n, i in enumerate(group) for j in group[n + 1 :]]
    cohesion = sum(probability.get(p, 0.0) for p in inside) / len(inside) if inside else 1.0
    # Ids are sorted as indices are, so the smaller index has the smaller id.
    return Matter(
        statements=tuple(statements[i].id for i in group),
        cohesion=round(cohesion, 4),
        pairs={(statements[i].id, statements[j].id): probability[i, j] for i, j in sorted(pairs)},
    )
