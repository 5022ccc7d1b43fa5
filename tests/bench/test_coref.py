"""The benches of what speaks of one event: how they read, count and answer."""

from __future__ import annotations

import importlib.util
import io
import pathlib
import subprocess
import sys
import tarfile
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

BENCH = pathlib.Path(__file__).resolve().parents[2] / "bench"


def load(name: str) -> ModuleType:
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


load("coref")  # it makes the benches importable by each other
ecbplus, features, model = load("ecbplus"), load("coref_features"), load("coref_model")


def write_set(folder: pathlib.Path, documents: dict[str, str], selected: list[str]) -> None:
    with tarfile.open(folder / "ECB+.tar.xz", "w:xz") as archive:
        for name, xml in documents.items():
            entry = tarfile.TarInfo(f"ECB+/{name}.xml")
            data = xml.encode()
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    rows = ["Topic,File,Sentence Number", *selected]
    (folder / "ECBplus_coreference_sentences.csv").write_text("\n".join(rows), encoding="utf-8")


def document_xml(sentences: list[str], marks: str, relations: str = "") -> str:
    places = [
        (s, n, word) for s, text in enumerate(sentences) for n, word in enumerate(text.split())
    ]
    tokens = "".join(
        f'<token t_id="{t}" sentence="{s}" number="{n}">{word}</token>'
        for t, (s, n, word) in enumerate(places, 1)
    )
    return (
        f"<Document>{tokens}<Markables>{marks}</Markables>"
        f"<Relations>{relations}</Relations></Document>"
    )


def test_only_mentions_of_selected_sentences_are_read(tmp_path: pathlib.Path) -> None:
    marks = (
        '<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="4"/></ACTION_OCCURRENCE>'
        '<LOC_GEO m_id="2"><token_anchor t_id="6"/><token_anchor t_id="8"/></LOC_GEO>'
        '<ACTION_STATE m_id="3"><token_anchor t_id="9"/></ACTION_STATE>'
        '<ACTION_STATE m_id="4" instance_id="X"/>'
    )
    relation = '<CROSS_DOC_COREF note="N7"><source m_id="1"/><target m_id="4"/></CROSS_DOC_COREF>'
    xml = document_xml(["www", "Ice has closed the upper Dorn pass", "It melted"], marks, relation)
    write_set(tmp_path, {"4/4_1ecbplus": xml}, ["4,1ecbplus,1 "])
    (document,) = ecbplus.read_documents(tmp_path)
    closed, place = document.mentions
    assert document.text == "Ice has closed the upper Dorn pass\nIt melted"
    assert (closed.text, closed.kind, closed.chain) == ("closed", "event", "4|N7")
    assert (place.text, place.kind, place.chain) == ("upper pass", "entity", "4_1ecbplus#2")
    # The address is no sentence, and a mention with a gap keeps it.
    assert place.words == (4, 6)
    assert place.bounds == (0, 7)
    assert document.subtopic == "4b"


def test_chains_of_one_document_and_of_many_are_told_apart(tmp_path: pathlib.Path) -> None:
    mark = '<ACTION_OCCURRENCE m_id="{0}"><token_anchor t_id="{0}"/></ACTION_OCCURRENCE>'
    marks = mark.format(1) + mark.format(2)
    inside = (
        '<INTRA_DOC_COREF r_id="9"><source m_id="1"/><source m_id="2"/>'
        '<target m_id="1"/></INTRA_DOC_COREF>'
    )
    files = {f"4/4_{n}ecb": document_xml(["Fire burns"], marks, inside) for n in (1, 2)}
    write_set(tmp_path, files, ["4,1ecb,0", "4,2ecb,0"])
    first, second = ecbplus.read_documents(tmp_path)
    assert len({m.chain for m in first.mentions}) == 1
    assert first.mentions[0].chain != second.mentions[0].chain


def parsed(words: str, heads: list[int], deps: str, pos: str) -> Doc:
    own = words.split()
    return Doc(
        Vocab(),
        words=own,
        heads=heads,
        deps=deps.split(),
        pos=pos.split(),
        tags=["VBN"] * len(own),
        lemmas=[w.lower() for w in own],
        sent_starts=[n == 0 for n in range(len(own))],
    )


def reading(*documents: tuple[Doc, int]) -> tuple[Any, list[Any]]:
    """Return a topic of one-sentence documents, each with one mention of one word."""
    mentions = [
        ecbplus.Mention(
            id=str(n),
            document=str(n),
            kind="event",
            chain="",
            sentence=0,
            bounds=(0, len(doc)),
            words=(word,),
            text=doc[word].text,
        )
        for n, (doc, word) in enumerate(documents)
    ]
    generator = np.random.default_rng(7)
    vectors = generator.normal(size=(3, len(mentions), 8)).astype(np.float32)
    read = ecbplus.Read(
        topic=1,
        documents=tuple(
            ecbplus.Document(
                name=str(n), topic=1, subtopic="1a", sentences=(), mentions=(mention,)
            )
            for n, mention in enumerate(mentions)
        ),
        parsed={str(n): doc for n, (doc, _) in enumerate(documents)},
        openings=vectors[0],
        own={m.id: vectors[1, n] for n, m in enumerate(mentions)},
        alone={m.text.lower(): vectors[2, n] for n, m in enumerate(mentions)},
        sentences={(m.document, 0): vectors[0, n] for n, m in enumerate(mentions)},
    )
    return read, mentions


FIRE = (
    parsed("Fire closed pass", [1, 1, 1], "nsubj ROOT dobj", "NOUN VERB NOUN"),
    1,
)
ICE = (parsed("Ice closed pass", [1, 1, 1], "nsubj ROOT dobj", "NOUN VERB NOUN"), 1)
CLOSED_PASS = (parsed("Pass closed", [1, 1], "nsubjpass ROOT", "NOUN VERB"), 1)


def columns(*documents: tuple[Doc, int]) -> dict[str, np.ndarray[Any, Any]]:
    read, mentions = reading(*documents)
    size = len(documents)
    group = {str(n): 0 for n in range(size)}
    names, rows = features.mention_features(read, mentions, np.eye(size), group)
    return dict(zip(names, rows.T, strict=True))


def test_what_two_mentions_share_is_seen() -> None:
    found = columns(FIRE, ICE, CLOSED_PASS)
    # Pairs: fire and ice, fire and passive, ice and passive.
    assert found["lemma"].tolist() == [1, 1, 1]
    assert found["subject"].tolist() == [0, 0, 0]
    assert found["other subject"].tolist() == [1, 0, 0]
    assert found["object"].tolist() == pytest.approx([1, 1, 1])
    assert found["documents"].tolist() == [0, 0, 0]
    assert found["story"].tolist() == [1, 1, 1]


def test_order_of_two_mentions_does_not_show() -> None:
    there, back = columns(FIRE, ICE), columns(ICE, FIRE)
    # The vectors are by place in the list, and symmetric all the same.
    for name in there:
        assert there[name] == pytest.approx(back[name], abs=1e-6), name


def test_head_of_a_mention_governs_its_other_words() -> None:
    doc = parsed("upper pass road", [1, 2, 2], "amod compound ROOT", "ADJ NOUN NOUN")
    read, (mention,) = reading((doc, 0))
    whole = ecbplus.Mention(
        **{name: getattr(mention, name) for name in mention.__slots__} | {"words": (0, 1)}
    )
    assert features.find_head(read, whole).text == "pass"


def test_groups_of_labels_follow_the_threshold() -> None:
    table = model.square(np.array([0.9, 0.1, 0.2]), 3)
    assert table.tolist() == [[1, 0.9, 0.1], [0.9, 1, 0.2], [0.1, 0.2, 1]]
    assert model.to_labels(table, 0.5) == [0, 0, 1]
    assert model.to_labels(table, 0.05) == [0, 0, 0]


def test_every_topic_is_dealt_out_once() -> None:
    parts = model.deal(list(range(12)))
    assert sorted(topic for part in parts for topic in part) == list(range(12))
    assert len(parts) == model.FOLDS


def test_words_that_everybody_uses_are_not_common_to_two_claims() -> None:
    claimdiff = load("claimdiff")
    assert claimdiff.overlap("the and of", "the and of") == 0
    assert claimdiff.overlap("Ice closed the pass", "The PASS is closed by ice") == 1


def test_threshold_is_the_best_of_those_that_occur() -> None:
    claimdiff = load("claimdiff")
    assert claimdiff.best_threshold([0.1, 0.4, 0.6, 0.9], [False, True, False, True]) == 0.4
    assert claimdiff.f1([True, True, False], [True, False, True]) == pytest.approx(0.5)
    assert claimdiff.f1([False], [False]) == 0.0


def test_thresholds_are_chosen_where_nothing_is_reported() -> None:
    claimdiff = load("claimdiff")
    gold = {"strengthen": [True, False, True, False], "weaken": [False, True, False, True]}
    found: list[set[str]] = [set(), set(), {"corroborated"}, {"corroborated", "disputed"}]
    # On the first half 0.9 parts well; on the half that is reported it finds nothing.
    rows = claimdiff.compare(
        {"score": [0.9, 0.1, 0.5, 0.1]}, found, gold, [False, False, True, True]
    )
    assert rows["score"]["strengthen"] == 0.0
    assert rows["ours"]["strengthen"] == pytest.approx(0.667)
    assert rows["ours"]["weaken"] == 1.0
    assert rows["always"]["weaken"] == pytest.approx(0.667)


@pytest.mark.parametrize("bench", ["coref", "claimdiff"])
def test_missing_set_is_a_line_and_no_failure(bench: str, tmp_path: pathlib.Path) -> None:
    run = subprocess.run(
        [sys.executable, str(BENCH / f"{bench}.py"), "--shared", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0
    assert run.stdout.startswith("skipped: ")
