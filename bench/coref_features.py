"""What two documents, and two mentions, have in common, as numbers that a model can weigh.

Everything here is read from the text: neither tags of mentions nor sub-topics go in.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from bags import bag_similarity
from ecbplus import Mention, Read

from tellings.data.commonness import share_of_documents

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token

    Array = NDArray[np.float64]

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
NAMED = frozenset({"GPE", "PERSON", "ORG", "LOC", "FAC", "NORP"})
SUBJECTS = frozenset({"nsubj", "agent", "poss", "csubj"})
OBJECTS = frozenset({"dobj", "nsubjpass"})
MODIFIED = frozenset({"amod", "compound", "acl", "relcl", "nmod"})
#: Sentences that say what a document is about.
LEAD = 3
#: Words on either side of a mention that count as near.
WINDOW = 6
#: Words of one argument that are read.
ARGUMENT = 12
#: Sentences further down, or further apart, are all the same.
FAR = 10


def document_features(read: Read) -> tuple[tuple[str, ...], Array]:
    """Return the names of the columns, and an array (documents, documents, columns)."""
    parsed = list(read.parsed.values())
    leads = [list(p.sents)[:LEAD] for p in parsed]
    kinds: dict[str, Callable[[Token], bool]] = {
        "words": _is_content,
        "names": lambda t: t.pos_ == "PROPN" or t.ent_type_ in NAMED,
        "numbers": lambda t: t.pos_ == "NUM" or t.ent_type_ in {"DATE", "CARDINAL", "MONEY"},
        "deeds": lambda t: t.pos_ in {"VERB", "NOUN"},
    }
    tables = {
        name: bag_similarity([_bag(p, kind) for p in parsed]) for name, kind in kinds.items()
    }
    for name in ("words", "names"):
        bags = [_bag((t for s in lead for t in s), kinds[name]) for lead in leads]
        tables[f"lead {name}"] = bag_similarity(bags)
    tables["opening"] = read.openings @ read.openings.T
    tables["special opening"] = _cosines(read.openings - read.openings.mean(axis=0))
    return tuple(tables), np.stack(list(tables.values()), axis=-1).astype(float)


def _bag(tokens: Iterable[Token], wanted: Callable[[Token], bool]) -> Counter[str]:
    return Counter(t.lemma_.lower() for t in tokens if wanted(t) and len(t.lemma_) > 2)


def _is_content(token: Token) -> bool:
    return token.pos_ in CONTENT


def _cosines(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows @ rows.T


@dataclass(frozen=True, slots=True)
class Profile:
    """What is read around one mention: sets of lemmas in lower case."""

    head: str
    pos: str
    words: frozenset[str]
    letters: frozenset[str]
    subject: frozenset[str]
    object: frozenset[str]
    near: frozenset[str]
    window: frozenset[str]
    names: frozenset[str]
    times: frozenset[str]
    numbers: frozenset[str]
    sentence: frozenset[str]


def find_head(read: Read, mention: Mention) -> Token:
    """Return the word of a mention that governs the others, the last if none does."""
    parsed = read.parsed[mention.document]
    own = set(mention.words)
    for word in mention.words:
        governor = parsed[word].head.i
        if governor == word or governor not in own:
            return parsed[word]
    return parsed[mention.words[-1]]


def make_profile(read: Read, mention: Mention) -> Profile:
    """Read a mention's surroundings."""
    sentence = read.sentence(mention)
    head = find_head(read, mention)
    subject, patient, rest = _arguments(head)
    lemma = head.lemma_.lower()
    marked = f"^{lemma}$"
    others = [t for t in sentence if _is_content(t)]
    return Profile(
        head=lemma,
        pos=head.pos_,
        words=frozenset(mention.text.lower().split()),
        letters=frozenset(marked[n : n + 3] for n in range(len(marked) - 2)),
        subject=frozenset(subject),
        object=frozenset(patient),
        near=frozenset(subject | patient | rest),
        window=_lemmas(
            t for t in others if abs(t.i - head.i) <= WINDOW and t.i not in mention.words
        ),
        names=_lemmas(t for t in others if t.pos_ == "PROPN" or t.ent_type_ in NAMED),
        times=_lemmas(t for t in others if t.ent_type_ in {"DATE", "TIME"}),
        numbers=_lemmas(t for t in others if t.pos_ == "NUM"),
        sentence=_lemmas(others),
    )


def _lemmas(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(t.lemma_.lower() for t in tokens)


def _argument(token: Token) -> set[str]:
    nouns = [t for t in token.subtree if t.pos_ in {"NOUN", "PROPN", "NUM"}]
    return {t.lemma_.lower() for t in nouns[:ARGUMENT]}


def _arguments(head: Token) -> tuple[set[str], set[str], set[str]]:
    """Return the lemmas of who does it, to whom, and of what else hangs on it."""
    subject: set[str] = set()
    patient: set[str] = set()
    rest: set[str] = set()
    for child in head.children:
        part = subject if child.dep_ in SUBJECTS else patient if child.dep_ in OBJECTS else rest
        part |= _argument(child)
    governor = head.head
    if governor.i != head.i:
        shared = [c for c in governor.children if c.dep_ in {*SUBJECTS, "nsubjpass"}]
        for child in shared:
            (rest if subject else subject).update(_argument(child) if child.i != head.i else ())
        if head.dep_ in MODIFIED:
            rest.add(governor.lemma_.lower())
        if head.dep_ in {"acl", "relcl"}:
            (patient if head.tag_ == "VBN" else subject).add(governor.lemma_.lower())
        if head.dep_ == "pobj":
            rest |= {governor.lemma_.lower(), governor.head.lemma_.lower()}
    return subject, patient, rest


def mention_features(
    read: Read, mentions: Sequence[Mention], alike: Array, group: Mapping[str, int]
) -> tuple[tuple[str, ...], Array]:
    """Return the names of the columns, and an array (pairs, columns).

    Args:
        read: The topic of the mentions.
        mentions: All of one kind in the topic; pairs are those of `np.triu_indices`.
        alike: Probability that two documents tell of one happening, in the topic's order.
        group: Documents that we hold to tell of one happening, by name.
    """
    profiles = [make_profile(read, m) for m in mentions]
    number = {d.name: n for n, d in enumerate(read.documents)}
    document = np.array([number[m.document] for m in mentions])
    story = np.array([group[m.document] for m in mentions])
    tables = {
        **_words(profiles, mentions),
        **_surroundings(profiles),
        **_vectors(read, mentions),
        **_places(document, np.array([m.sentence for m in mentions])),
        **_spread(profiles, mentions, len(read.documents)),
        "documents": alike[np.ix_(document, document)],
        "story": _equal(story),
    }
    pairs = np.triu_indices(len(mentions), k=1)
    return tuple(tables), np.stack([t[pairs] for t in tables.values()], axis=-1).astype(float)


def _equal(values: Sequence[object] | NDArray[np.int_]) -> Array:
    """Return 1 where two values are the same."""
    _, codes = np.unique(np.array(values), return_inverse=True)
    return (codes[:, None] == codes[None, :]).astype(float)


def _shared(
    sets: Sequence[frozenset[str]], weights: Mapping[str, float] | None = None
) -> tuple[Array, Array]:
    """Return the weight that two sets have in common, and that each has."""
    column = {w: n for n, w in enumerate(sorted(frozenset().union(*sets)))}
    rows = np.zeros((len(sets), max(1, len(column))))
    for row, own in zip(rows, sets, strict=True):
        for word in own:
            row[column[word]] = math.sqrt(weights[word]) if weights else 1.0
    shared = rows @ rows.T
    return shared, np.diag(shared).copy()


def _overlap(sets: Sequence[frozenset[str]], weights: Mapping[str, float] | None = None) -> Array:
    """Return the share in common of all that two sets have."""
    shared, size = _shared(sets, weights)
    return shared / np.maximum(size[:, None] + size[None, :] - shared, 1e-9)


def _differ(sets: Sequence[frozenset[str]]) -> Array:
    """Return 1 where two sets both hold something, and nothing in common."""
    shared, size = _shared(sets)
    return ((shared == 0) & (size[:, None] > 0) & (size[None, :] > 0)).astype(float)


def _words(profiles: Sequence[Profile], mentions: Sequence[Mention]) -> dict[str, Array]:
    heads = [p.head for p in profiles]
    noun, verb = (
        np.array([p.pos in kind for p in profiles], float)
        for kind in ({"NOUN", "PROPN"}, {"VERB", "AUX"})
    )
    column = {h: n for n, h in enumerate(sorted(set(heads)))}
    holds = np.array([[h in p.sentence for h in column] for p in profiles], float)
    held = holds[:, [column[h] for h in heads]]
    return {
        "string": _equal([m.text.lower() for m in mentions]),
        "lemma": _equal(heads),
        "letters": _overlap([p.letters for p in profiles]),
        "words": _overlap([p.words for p in profiles]),
        "same class": _equal([p.pos for p in profiles]),
        "nouns": np.outer(noun, noun),
        "verbs": np.outer(verb, verb),
        "head in sentence": np.maximum(held, held.T),
    }


def _surroundings(profiles: Sequence[Profile]) -> dict[str, Array]:
    found = Counter(w for p in profiles for w in p.sentence)
    size = len(profiles)
    # A word that is no content word of a sentence counts as if it were found once.
    weights: defaultdict[str, float] = defaultdict(lambda: 1.0)
    weights |= {w: math.log(1 + size / n) / math.log(1 + size) for w, n in found.items()}
    subject, patient = [p.subject for p in profiles], [p.object for p in profiles]
    crossed = _overlap([*subject, *patient], weights)[:size, size:]
    return {
        "subject": _overlap(subject, weights),
        "other subject": _differ(subject),
        "object": _overlap(patient, weights),
        "other object": _differ(patient),
        "crossed": crossed + crossed.T,
        "near": _overlap([p.near for p in profiles], weights),
        "window": _overlap([p.window for p in profiles], weights),
        "names": _overlap([p.names for p in profiles], weights),
        "times": _overlap([p.times for p in profiles], weights),
        "other times": _differ([p.times for p in profiles]),
        "numbers": _overlap([p.numbers for p in profiles], weights),
        "other numbers": _differ([p.numbers for p in profiles]),
        "sentence words": bag_similarity([Counter(p.sentence) for p in profiles]),
    }


def _vectors(read: Read, mentions: Sequence[Mention]) -> dict[str, Array]:
    own = np.array([read.own[m.id] for m in mentions])
    own /= np.maximum(np.linalg.norm(own, axis=1, keepdims=True), 1e-9)
    kinds = {
        "meaning": own,
        "alone": np.array([read.alone[m.text.lower()] for m in mentions]),
        "sentence": np.array([read.sentences[m.document, m.sentence] for m in mentions]),
    }
    tables = {}
    for name, rows in kinds.items():
        tables[name] = _cosines(rows)
        tables[f"special {name}"] = _cosines(rows - rows.mean(axis=0))
    return tables


def _places(document: NDArray[np.int_], sentence: NDArray[np.int_]) -> dict[str, Array]:
    same = _equal(document)
    apart = np.minimum(np.abs(sentence[:, None] - sentence[None, :]), FAR) / FAR
    return {
        "same document": same,
        "same sentence": same * (apart == 0),
        "apart": same * apart,
        "depth": np.minimum(np.maximum.outer(sentence, sentence), FAR) / FAR,
    }


def _spread(
    profiles: Sequence[Profile], mentions: Sequence[Mention], documents: int
) -> dict[str, Array]:
    """How common the heads are: in English, in the documents, among the mentions."""
    places: dict[str, set[str]] = defaultdict(set)
    for profile, mention in zip(profiles, mentions, strict=True):
        places[profile.head].add(mention.document)
    count = Counter(p.head for p in profiles)
    common, spread, often = (
        np.array([of(p.head) for p in profiles], float)
        for of in (
            share_of_documents,
            lambda head: len(places[head]) / documents,
            lambda head: count[head] / len(profiles),
        )
    )
    return {
        "common": np.maximum.outer(common, common),
        "both common": np.minimum.outer(common, common),
        "spread": np.maximum.outer(spread, spread),
        "both spread": np.minimum.outer(spread, spread),
        "often": np.maximum.outer(often, often),
    }
