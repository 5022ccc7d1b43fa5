"""The documents of ECB+ with the mentions of their selected sentences, parsed and encoded.

ECB+ (Cybulska and Vossen 2014) is news of pairs of alike happenings: a topic has two sub-topics,
two earthquakes, two trials. Tags of mentions and sub-topics are answers and no input.
"""

from __future__ import annotations

import csv
import itertools
import pathlib
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc, Span

KINDS = ("event", "entity")
#: Topics that are customarily kept for tuning; here they are held out.
HELD_OUT = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
#: Characters of a document that the encoder reads as its opening.
OPENING_CHARS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of a selected sentence that names an event or an entity.

    Attributes:
        id: File and number in it.
        chain: What it is a mention of: the answer.
        sentence: Number of its sentence in the document.
        bounds: First word of the sentence in the document, and the first after it.
        words: Where its words stand in the document; some between may be left out.
    """

    id: str
    document: str
    kind: str
    chain: str
    sentence: int
    bounds: tuple[int, int]
    words: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Sentences of words; the first of a web page, its address, is empty here."""

    name: str
    topic: int
    subtopic: str
    sentences: tuple[tuple[str, ...], ...]
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        """A line for each sentence."""
        return "\n".join(" ".join(words) for words in self.sentences if words)


def read_documents(folder: pathlib.Path) -> list[Document]:
    """Return all documents of the set, by topic and name."""
    selected = defaultdict(set)
    table = (folder / "ECBplus_coreference_sentences.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        selected[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    documents = []
    with tarfile.open(folder / "ECB+.tar.xz") as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.name.endswith(".xml") else None
            if stream is not None:
                name = pathlib.PurePath(member.name).stem
                # The archive is one that we chose, not input of a user.
                root = ET.fromstring(stream.read())
                documents.append(_document(name, root, selected[name]))
    return sorted(documents, key=lambda d: (d.topic, d.name))


def _document(name: str, root: ET.Element, selected: set[int]) -> Document:
    second = name.endswith("ecbplus")
    sentences: dict[int, list[str]] = defaultdict(list)
    for token in root.iter("token"):
        sentences[int(token.attrib["sentence"])].append(token.text or "_")
    if second:
        sentences[0] = []
    texts = tuple(tuple(sentences[n]) for n in range(max(sentences) + 1))
    topic = int(name.partition("_")[0])
    return Document(
        name=name,
        topic=topic,
        subtopic=f"{topic}{'b' if second else 'a'}",
        sentences=texts,
        mentions=tuple(
            mention for mention in _mentions(name, root, texts) if mention.sentence in selected
        ),
    )


def _mentions(
    name: str, root: ET.Element, sentences: Sequence[Sequence[str]]
) -> Iterator[Mention]:
    starts = [0, *itertools.accumulate(map(len, sentences))]
    words = [word for sentence in sentences for word in sentence]
    places = {t.attrib["t_id"]: t.attrib for t in root.iter("token")}
    chains = _chains(name, root)
    for mark in root.iterfind("Markables/*"):
        anchors = [places[a.attrib["t_id"]] for a in mark.iterfind("token_anchor")]
        if not anchors:
            continue
        sentence = int(anchors[0]["sentence"])
        if not sentences[sentence]:
            continue
        own = tuple(sorted(starts[sentence] + int(a["number"]) for a in anchors))
        number = mark.attrib["m_id"]
        yield Mention(
            id=f"{name}#{number}",
            document=name,
            kind="event" if mark.tag.startswith(("ACTION", "NEG")) else "entity",
            chain=chains.get(number, f"{name}#{number}"),
            sentence=sentence,
            bounds=(starts[sentence], starts[sentence + 1]),
            words=own,
            text=" ".join(words[w] for w in own),
        )


def _chains(name: str, root: ET.Element) -> dict[str, str]:
    """Return the chain of each mention that is in a relation, by its number."""
    topic = name.partition("_")[0]
    chains = {}
    for relation in root.iterfind("Relations/*"):
        across = relation.tag == "CROSS_DOC_COREF"
        chain = relation.get("note") if across else f"{name}:{relation.get('r_id')}"
        for source in relation.iterfind("source"):
            chains[source.attrib["m_id"]] = f"{topic}|{chain}"
    return chains


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The documents of one topic, read by our parser and our encoder.

    Attributes:
        parsed: The documents as spaCy reads them, by name; their tokens are the annotators'.
        openings: A row for each document.
        own: Vectors of the mentions in their sentences, by id.
        alone: Vectors of their words by themselves, by text in lower case.
        sentences: Vectors of the sentences, by document and number.
    """

    topic: int
    documents: tuple[Document, ...]
    parsed: dict[str, Doc]
    openings: NDArray[np.float32]
    own: dict[str, NDArray[np.float32]]
    alone: dict[str, NDArray[np.float32]]
    sentences: dict[tuple[str, int], NDArray[np.float32]]

    def mentions(self, kind: str) -> list[Mention]:
        """Return the mentions of a kind, by document."""
        return [m for d in self.documents for m in d.mentions if m.kind == kind]

    def sentence(self, mention: Mention) -> Span:
        """Return the sentence that a mention stands in."""
        return self.parsed[mention.document][slice(*mention.bounds)]


def read_topics(documents: Iterable[Document]) -> list[Read]:
    """Return the topics, parsed and encoded; the documents stand topic by topic."""
    groups = itertools.groupby(documents, key=lambda d: d.topic)
    return [_read_topic(topic, tuple(members)) for topic, members in groups]


def _read_topic(topic: int, documents: tuple[Document, ...]) -> Read:
    from tellings.models import load_encoder

    encoder = load_encoder()
    places: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for mention in (m for d in documents for m in d.mentions):
        places[mention.document, mention.sentence].append(mention)
    words = {d.name: d.sentences for d in documents}
    texts = [" ".join(words[name][n]) for name, n in places]
    spans = [[_stretch(words[name][n], m) for m in own] for (name, n), own in places.items()]
    stretches, wholes = encoder.encode_spans(texts, spans)
    order = [m.id for own in places.values() for m in own]
    alone = sorted({m.text.lower() for d in documents for m in d.mentions})
    return Read(
        topic=topic,
        documents=documents,
        parsed={d.name: _parse(d) for d in documents},
        openings=encoder.encode([d.text[:OPENING_CHARS] for d in documents]),
        own={i: s.vectors.mean(axis=0) for i, s in zip(order, stretches, strict=True)},
        alone=dict(zip(alone, encoder.encode(alone), strict=True)),
        sentences=dict(zip(places, wholes, strict=True)),
    )


def _stretch(sentence: Sequence[str], mention: Mention) -> tuple[int, int]:
    """Return the characters from its first word to its last, in the words joined by spaces."""
    first, last = (mention.words[n] - mention.bounds[0] for n in (0, -1))
    start = sum(len(word) + 1 for word in sentence[:first])
    return start, sum(len(word) + 1 for word in sentence[: last + 1]) - 1


def _parse(document: Document) -> Any:
    from spacy.tokens import Doc

    from tellings.models import load_language

    nlp = load_language()
    words = [word for sentence in document.sentences for word in sentence]
    starts = [n == 0 for sentence in document.sentences for n in range(len(sentence))]
    return nlp(Doc(nlp.vocab, words=words, sent_starts=starts))
