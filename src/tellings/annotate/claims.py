"""Cut a stretch of a sentence into claims: one clause, one statement.

Coordinated verbs ("took the bridge and freed the crew"), adverbial clauses ("…, while …") and
loose relative clauses ("…, which had closed in May, …") each say something of their own.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Doc, Token

#: Clauses that are claims of their own when they have a subject or an object.
SPLITS = frozenset(
    {"conj", "advcl", "relcl", "parataxis", "ccomp", "acl", "pcomp", "appos", "dep"}
)
#: Words that only join; they are trimmed from the ends of a claim.
EDGES = frozenset({"CCONJ", "PUNCT", "SPACE"})
#: A claim of fewer words joins the one it hangs on; one that names its own subject needs less.
MIN_WORDS, MIN_WITH_SUBJECT = 4, 3


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim: its first and last token, its verb, and its subject if that stands elsewhere."""

    first: int
    last: int
    head: int
    subject: tuple[int, int] | None


def split_claims(doc: Doc, tokens: AbstractSet[int]) -> tuple[Claim, ...]:
    """Return the claims made by `tokens` (indices of one sentence), in order.

    A claim is a run of tokens; a loose clause in its middle is a claim too and stays inside it.
    """
    over = {i: doc[i].head.i for i in tokens}
    tops = [i for i, head in over.items() if head not in tokens or head == i]
    heads = {i for i in tops if _clausal(doc[i])} or set(tops)
    heads |= {i for i in tokens if i not in heads and _splits(doc[i], tokens)}
    groups: dict[int, list[int]] = {}
    for i, head in _owners(over, heads).items():
        groups.setdefault(head, []).append(i)
    _merge_small(doc, groups, heads)
    _hand_on_tails(doc, groups)
    claims = [_claim(doc, head, sorted(group), tokens) for head, group in groups.items()]
    return tuple(sorted({c.first: c for c in claims if c is not None}.values(), key=_by_place))


def _by_place(claim: Claim) -> tuple[int, int]:
    return claim.first, claim.last


def _clausal(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or any(
        c.dep_ in {"nsubj", "nsubjpass", "expl", "cop"} for c in token.children
    )


def _splits(token: Token, tokens: AbstractSet[int]) -> bool:
    """Whether the clause of `token` is a claim of its own."""
    if token.dep_ not in SPLITS or token.pos_ not in {"VERB", "AUX"}:
        return False
    subject = _has_subject(token)
    substance = any(c.dep_ in {"dobj", "attr", "acomp", "prep", "agent"} for c in token.children)
    if token.dep_ == "conj":
        return (subject or substance) and token.head.pos_ in {"VERB", "AUX"}
    if token.dep_ in {"advcl", "parataxis"}:
        return subject
    if token.dep_ == "relcl":
        before = token.left_edge.i - 1
        return before in tokens and token.doc[before].text in {",", "–", "—", "-"}  # noqa: RUF001
    if token.dep_ == "pcomp":
        return False
    return token.dep_ in {"ccomp", "dep"} and subject and _set_apart(token)


def _has_subject(verb: Token) -> bool:
    """Whether a verb, or the parser's auxiliary of it, has a noun for its subject."""
    near = [verb, *(c for c in verb.children if c.dep_ == "aux")]
    return any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for v in near for c in v.children)


def _set_apart(token: Token) -> bool:
    """Whether a clause is split from its head by punctuation (a parser's loose join)."""
    low, high = sorted((token.i, token.head.i))
    return any(t.text in {",", ";", "–", "—", ":", "..."} for t in token.doc[low:high])  # noqa: RUF001


def _owners(over: Mapping[int, int], heads: AbstractSet[int]) -> dict[int, int]:
    """Return for each token the head of the claim that it belongs to.

    Args:
        over: The tokens of the stretch, each with what it hangs on.
        heads: Of the claims.
    """
    above: dict[int, int | None] = {head: head for head in heads}
    for i in over:
        path = []
        node = i
        while node not in above:
            path.append(node)
            if over[node] == node or over[node] not in over:
                above[node] = None
            else:
                node = over[node]
        for step in path:
            above[step] = above[node]
    ordered = sorted(heads)
    # What hangs on nothing in the stretch belongs to the nearest claim.
    found = {i: above[i] for i in over}
    return {i: _nearest(i, ordered) if head is None else head for i, head in found.items()}


def _nearest(token: int, heads: list[int]) -> int:
    at = bisect.bisect_left(heads, token)
    return min(heads[max(0, at - 1) : at + 1], key=lambda h: (abs(h - token), h))


def _merge_small(doc: Doc, groups: dict[int, list[int]], heads: AbstractSet[int]) -> None:
    for head in sorted(heads, key=lambda h: -sum(1 for _ in doc[h].ancestors)):
        words = [i for i in groups.get(head, ()) if doc[i].pos_ not in EDGES]
        least = MIN_WITH_SUBJECT if _has_subject(doc[head]) else MIN_WORDS
        if len(groups) == 1 or len(words) >= least or head not in groups:
            continue
        parent = next((a.i for a in doc[head].ancestors if a.i in groups), None)
        if parent is None:
            parent = min((h for h in groups if h != head), key=lambda h: (abs(h - head), h))
        groups[parent] += groups.pop(head)


def _hand_on_tails(doc: Doc, groups: dict[int, list[int]]) -> None:
    """Give what follows a coordinated verb to that verb.

    In "took the town and held it before leaving" the parser often hangs the end on the first
    verb; as text it can only stand with the second.
    """
    for head in sorted(groups):
        token = doc[head]
        parent = next((a.i for a in token.ancestors if a.i in groups), None)
        if token.dep_ != "conj" or parent is None:
            continue
        first = min(groups[head])
        tail = [i for i in groups[parent] if i > first]
        groups[head] += tail
        groups[parent] = [i for i in groups[parent] if i <= first]


def _claim(doc: Doc, head: int, group: list[int], tokens: AbstractSet[int]) -> Claim | None:
    group = _trim(doc, _main_stretch(doc, _trim(doc, group), tokens, head))
    if not group:
        return None
    return Claim(group[0], group[-1], head, _elided_subject(doc[head], group))


def _trim(doc: Doc, group: list[int]) -> list[int]:
    """Drop joining words and marks at both ends."""
    first, last = 0, len(group)
    while first < last and (doc[group[first]].pos_ in EDGES or doc[group[first]].dep_ == "mark"):
        first += 1
    while last > first and doc[group[last - 1]].pos_ in EDGES:
        last -= 1
    return group[first:last]


def _main_stretch(doc: Doc, group: list[int], tokens: AbstractSet[int], head: int) -> list[int]:
    """Drop what is parted from the claim by words that are nobody's ("…, he said, …").

    Where a verb of the claim is parted from its subject, the part with the verb tells more.
    """
    stretches: list[list[int]] = []
    for i in group:
        gap = range(stretches[-1][-1] + 1, i) if stretches else range(0)
        if stretches and all(j in tokens or doc[j].pos_ in EDGES for j in gap):
            stretches[-1].append(i)
        else:
            stretches.append([i])
    telling = next((s for s in stretches if head in s and _tells(doc, s, head)), None)
    return telling or max(stretches, key=len, default=[])


def _tells(doc: Doc, stretch: list[int], head: int) -> bool:
    """Whether a stretch has its verb and enough words to be understood alone."""
    words = [i for i in stretch if doc[i].pos_ not in EDGES]
    return doc[head].pos_ in {"VERB", "AUX"} and len(words) >= MIN_WORDS


def _elided_subject(head: Token, group: list[int]) -> tuple[int, int] | None:
    """Return first and last token of the subject where it stands outside the claim."""
    node = head
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children):
        return None
    if node.dep_ == "relcl":
        return node.head.left_edge.i, node.head.i
    while node.dep_ in {"conj", "advcl", "xcomp"} and node.head.i != node.i:
        node = node.head
        for child in node.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and not group[0] <= child.i <= group[-1]:
                return child.left_edge.i, child.i
    return None
