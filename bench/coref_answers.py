"""Answers to ECB+, of the fitted models and of ways that need no fitting, and their scores."""

from __future__ import annotations

import pathlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from coref import COLUMNS
from coref_features import find_head
from coref_metrics import score_chains
from coref_model import Documents, Labels, Mentions, deal
from coref_ours import Ours
from ecbplus import HELD_OUT, KINDS, Mention, Read, read_documents, read_topics

Answer = Mapping[str, Hashable]
"""For each mention, by id, what it is grouped by."""


def score_answer(mentions: Iterable[Mention], answer: Answer) -> dict[str, float]:
    """Return the metrics of an answer over some mentions."""
    gold: dict[str, list[str]] = defaultdict(list)
    found: dict[Hashable, list[str]] = defaultdict(list)
    for mention in mentions:
        gold[mention.chain].append(mention.id)
        found[answer[mention.id]].append(mention.id)
    scores = score_chains(list(gold.values()), list(found.values()))
    return {name: round(scores[name], 3) for name in COLUMNS}


def to_answer(mentions: Mapping[int, Sequence[Mention]], labels: Labels) -> Answer:
    """Return the labels of the mentions of some topics as one answer."""
    return {
        mention.id: (topic, label)
        for topic, own in labels.items()
        for mention, label in zip(mentions[topic], own, strict=True)
    }


def fitted_answers(
    topics: Mapping[int, Read], documents: Documents, kind: str
) -> tuple[dict[str, Answer], dict[str, float]]:
    """Return the answers of the fitted models by part, and the document groups' quality."""
    model = Mentions(topics, documents, kind)

    def conll(labels: Labels) -> float:
        own = [m for topic in labels for m in model.mentions[topic]]
        return score_answer(own, to_answer(model.mentions, labels))["CoNLL"]

    test = [t for t in topics if t in HELD_OUT]
    held_out, stories, _ = model.group([t for t in topics if t not in HELD_OUT], test, conll)
    every: Labels = {}
    grouped: Labels = {}
    for part in deal(list(topics)):
        answers, found, _ = model.group([t for t in topics if t not in part], part, conll)
        every |= answers
        grouped |= found
    answers = {
        "held out": to_answer(model.mentions, held_out),
        "all": to_answer(model.mentions, every),
    }
    return answers, {
        "held out": score_documents(topics, stories),
        "all": score_documents(topics, grouped),
    }


def score_documents(topics: Mapping[int, Read], labels: Labels) -> float:
    """Return B-cubed F1 of groups of documents against the sub-topics."""
    gold: dict[str, list[str]] = defaultdict(list)
    found: dict[Hashable, list[str]] = defaultdict(list)
    for topic, own in labels.items():
        for document, label in zip(topics[topic].documents, own, strict=True):
            gold[document.subtopic].append(document.name)
            found[topic, label].append(document.name)
    return round(score_chains(list(gold.values()), list(found.values()))["B3"], 3)


def simple_answers(
    topics: Mapping[int, Read], ours: Mapping[int, Ours], kind: str
) -> dict[str, Answer]:
    """Return the answers that need no fitting."""
    mentions = [(t, m) for t, read in topics.items() for m in read.mentions(kind)]
    heads = {m.id: find_head(topics[t], m).lemma_.lower() for t, m in mentions}
    subtopic = {d.name: d.subtopic for read in topics.values() for d in read.documents}
    ways: dict[str, Callable[[int, Mention], Hashable]] = {
        "each alone": lambda _, m: m.id,
        "same string": lambda t, m: (t, m.text.lower()),
        "same head": lambda t, m: (t, heads[m.id]),
        "same head in our stories": lambda t, m: (t, ours[t].story[m.document], heads[m.id]),
        "same head, sub-topics given": lambda _, m: (subtopic[m.document], heads[m.id]),
    }
    if kind == "entity":
        ways["our entities, else same head"] = lambda t, m: (
            t,
            ours[t].entity(m) or (ours[t].story[m.document], heads[m.id]),
        )
    return {name: {m.id: way(t, m) for t, m in mentions} for name, way in ways.items()}


def measure(shared: pathlib.Path) -> dict[str, Any]:
    """Return the figures of events, entities and groups of documents."""
    read = read_topics(read_documents(shared / "bench" / "ecbplus"))
    topics = {r.topic: r for r in read}
    parts = {"held out": [t for t in topics if t in HELD_OUT], "all": list(topics)}
    ours = {topic: Ours(r) for topic, r in topics.items()}
    documents = Documents(topics)
    grouped = {t: [o.story[d.name] for d in topics[t].documents] for t, o in ours.items()}
    results: dict[str, Any] = {
        "mentions": {},
        "documents": {
            "our stories": {
                part: score_documents(topics, {t: grouped[t] for t in own})
                for part, own in parts.items()
            }
        },
    }
    for kind in KINDS:
        mentions = {
            p: [m for t in own for m in topics[t].mentions(kind)] for p, own in parts.items()
        }
        rows = {
            way: {part: score_answer(own, answer) for part, own in mentions.items()}
            for way, answer in simple_answers(topics, ours, kind).items()
        }
        fitted, found = fitted_answers(topics, documents, kind)
        rows["fitted"] = {part: score_answer(own, fitted[part]) for part, own in mentions.items()}
        results["documents"]["fitted"] = found
        results["mentions"][kind] = {part: len(own) for part, own in mentions.items()}
        results[kind] = rows
    return results
