"""What no verb attributes but a noun: "by the ministry's count, …", "the claim by Ann that …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tellings.annotate.answerable import speaker_of
from tellings.annotate.attributed import Attribution
from tellings.annotate.cues import lemma_of
from tellings.data import load_table
from tellings.data.cues import cue_words
from tellings.records.statement import Stance

#: What a verb is done to; the parser takes it for a time where one stands before it.
_OBJECTS = frozenset({"dobj", "npadvmod"})


def find_by_nouns(sentence: Tokens, taken: set[int]) -> Iterator[Attribution]:
    """Yield what no verb attributes: "by the ministry's count, …", "the claim by Ann that …"."""
    for token in sentence:
        if token.pos_ != "NOUN" or token.i in taken:
            continue
        lemma, above = token.lemma_.lower(), token.head
        stance: Stance = "asserts"
        that = _that_clause(token) if lemma in cue_words("claim_nouns") else None
        if that is not None:
            speaker = _owner(token)
            if speaker is None:
                continue
            content = {t.i for t in that.subtree}
            own = {t.i for t in token.subtree} - content
            if token.dep_ in _OBJECTS and lemma_of(above) in cue_words("takes_back"):
                # "The mayor withdrew her claim that …" says that it is not so.
                stance = "denies"
                speaker = (speaker_of(above) if speaker.pos_ == "PRON" else None) or speaker
                own = {t.i for t in above.subtree} - content
        elif token.dep_ == "pobj" and lemma in load_table("cues")["reckonings"].get(
            above.lower_, ()
        ):
            speaker = _owner(token)
            own = {t.i for t in above.subtree}
            part = _part_around(sentence, token)
            if speaker is None or not _at_edge(part, own):
                continue
            content = {t.i for t in part if not t.is_space and t.i not in taken} - own
        else:
            continue
        yield Attribution(
            cue=token,
            speaker=speaker,
            recipient=None,
            content=frozenset(content),
            own=frozenset(own),
            stance=stance,
            direct=False,
        )


def _that_clause(noun: Token) -> Token | None:
    """Return the clause that tells what a claim is: "the claim that …"."""
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp"}), None)
    if clause is None or not any(c.lower_ == "that" for c in clause.lefts):
        return None
    return clause


def _part_around(sentence: Tokens, token: Token) -> Tokens:
    """Return the part of a sentence, between semicolons, that a token stands in."""
    marks = [t.i for t in sentence if t.text == ";"]
    first = max((i + 1 for i in marks if i < token.i), default=sentence.start)
    last = min((i for i in marks if i > token.i), default=sentence.end)
    return sentence.doc[first:last]


def _at_edge(sentence: Tokens, phrase: set[int]) -> bool:
    """Whether a phrase opens or ends its sentence; one in the middle is only of what is near."""
    words = [t.i for t in sentence if not (t.is_punct or t.is_space)]
    return bool(words) and (words[0] in phrase or words[-1] in phrase)


def _owner(noun: Token) -> Token | None:
    """Return whose word a noun is: "the ministry's claim", "the claim by the ministry"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"of", "from", "by"}:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None
