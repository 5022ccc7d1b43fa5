"""The words of a noun phrase, cut where a clause begins."""

from __future__ import annotations

from spacy.tokens import Span as Tokens
from spacy.tokens import Token


def noun_phrase(head: Token) -> Tokens:
    """Return the noun phrase of a head: left modifiers, "of …" and "for …", no clause.

    Example: in "a senior official of the ministry, who asked not to be named," the phrase of
    "official" is "a senior official of the ministry".
    """
    left = head.i
    for token in head.lefts:
        if token.dep_ in {
            "det",
            "amod",
            "compound",
            "nummod",
            "poss",
            "nmod",
            "advmod",
            "quantmod",
        }:
            left = min(left, token.left_edge.i)
    right = head.i
    for token in head.rights:
        if token.dep_ == "prep" and token.lower_ in {"of", "for", "in", "at", "from", "with"}:
            end = token.right_edge.i
            clause = next(
                (t.left_edge.i for t in token.subtree if t.dep_ in {"relcl", "appos", "acl"}),
                None,
            )
            right = max(right, end if clause is None else clause - 1)
        elif token.dep_ not in {"case", "punct"} or token.text in {",", "—", "–"}:  # noqa: RUF001
            break
    doc = head.doc
    while right > head.i and (doc[right].is_punct or doc[right].pos_ in {"ADP", "DET", "CCONJ"}):
        right -= 1
    return doc[left : right + 1]
