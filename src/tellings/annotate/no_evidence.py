"""What nobody has evidence of is doubted: "the inquiry found no evidence that the cook lied"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tellings.annotate.answerable import is_party, speaker_of
from tellings.annotate.attributed import Attribution
from tellings.data.cues import cue_words

_SUBJECTS = frozenset({"nsubj", "expl"})


def find_unproven(sentence: Tokens) -> Iterator[Attribution]:
    """Yield what there is no evidence of, told by who looked for it or by who tells so."""
    for noun in sentence:
        if noun.lemma_.lower() not in cue_words("evidence") or noun.dep_ not in {"dobj", "attr"}:
            continue
        clause = next(
            (c for c in noun.children if c.dep_ in {"acl", "ccomp"} and c.i > noun.i), None
        )
        if clause is None or clause.left_edge.lower_ != "that" or not _has_no(noun):
            continue
        verb = noun.head
        content = {t.i for t in clause.subtree if t.i > clause.left_edge.i}
        party = speaker_of(verb) if verb.pos_ == "VERB" and verb.lemma_ != "be" else None
        own = {verb.i} | {t.i for t in noun.subtree} - content
        for child in verb.children:
            if child.dep_ in _SUBJECTS | {"aux", "neg", "advmod"}:
                own |= {t.i for t in child.subtree}
        yield Attribution(
            cue=noun,
            speaker=party if party is not None and is_party(party) else None,
            recipient=None,
            content=frozenset(content),
            own=frozenset(own - content),
            stance="doubts",
            direct=False,
        )


def _has_no(noun: Token) -> bool:
    if any(c.lower_ == "no" for c in noun.children):
        return True
    return any(c.dep_ == "neg" for c in noun.head.children)
