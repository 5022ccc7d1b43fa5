"""Whether a claim says that something is, is not, may be or will be; and what sort of claim."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tellings.annotate.claims import Claim
from tellings.annotate.cues import lemma_of
from tellings.data.cues import cue_words
from tellings.records.statement import Modality, Polarity, Role
from tellings.records.time import TimeExpression

#: Auxiliaries that say what ought to be: opinion, not report.
_MARKING = frozenset({"mark", "aux", "advmod", "auxpass", "acomp"})
#: What is dreaded may never come; what is warned of may be there already.
_DREAD = frozenset({"fear", "worry", "dread"})
_OUGHT = frozenset({"must", "should", "ought"})
_WILL = frozenset({"will", "shall", "’ll", "'ll"})  # noqa: RUF001 - real apostrophe


def polarity_of(doc: Doc, claim: Claim) -> Polarity:
    """Return `negative` where the claim's own verb, subject or object is negated."""
    negative = cue_words("negative")
    head = doc[claim.head]
    near = [head, *head.children]
    near += [g for c in head.children if c.dep_ in _ARGUMENTS for g in c.children]
    near += [c for x in head.children if x.dep_ in {"xcomp", "acomp"} for c in x.children]
    near += [n for g in near if g.dep_ == "nummod" for n in g.children]  # "not one shot"
    near += [n for c in head.children if c.dep_ == "prep" for n in _never(c)]
    near += [n for c in head.children if c.dep_ == "pcomp" for n in c.children]  # "of not paying"
    near += [n for c in head.children if c.lower_ == "longer" for n in c.children]
    near += [n for c in head.children if c.dep_ == "prep" for n in _none_of(c, head)]
    if head.dep_ == "conj" and any(
        c.lower_ == "nor" and c.dep_ == "cc" and c.i < head.i for c in head.head.children
    ):
        return "negative"
    if any(c.lower_ == "nor" and _opens(c, claim) for c in head.children):
        return "negative"
    for token in near:
        inside = claim.first <= token.i <= claim.last and not _only_bounds(token)
        no = token.dep_ == "neg" or token.lower_ in negative or _lacks(token, head)
        if inside and (no or _fails(token, head)):
            return "negative"
    return "positive"


def _only_bounds(word: Token) -> bool:
    """Whether a word tells how much, not that nothing is: "no fewer than nine", "nothing but"."""
    after = [t.lower_ for t in word.doc[word.i + 1 : word.i + 3]]
    if word.lower_ == "no":
        return after[1:] == ["than"] and after[0] in _MORE
    return word.lower_ in {"nothing", "none", "nobody"} and (
        after[:1] == ["but"] or after in (["other", "than"], ["less", "than"])
    )


def _never(preposition: Token) -> list[Token]:
    """Return the "no" of "at no time", "in no way", "under no circumstances"."""
    return [
        n
        for c in preposition.children
        if c.dep_ == "pobj" and _OCCASIONS.get(c.lemma_.lower()) == preposition.lower_
        for n in c.children
        if n.dep_ == "det"
    ]


def _none_of(preposition: Token, head: Token) -> list[Token]:
    """Return the "no" of "heard of no petition", the "nobody" of "fired at nobody"."""
    things = [c for c in preposition.children if c.dep_ == "pobj"]
    found = [c for c in things if preposition.lower_ in _TOWARDS and c.lower_ in _NOBODY]
    if head.lemma_ in _KNOWS and preposition.lower_ in {"of", "about"}:
        found += [n for c in things for n in (c, *c.children) if n.dep_ == "det" or n == c]
    return found


def _opens(nor: Token, claim: Claim) -> bool:
    """Whether "nor" opens a claim: "Nor did he", "Nor, he says, has he"."""
    return nor.i == claim.first - 1 or nor.i == nor.sent.start < claim.first


_KNOWS = frozenset({"know", "hear", "learn"})
_TOWARDS = frozenset({"at", "to", "from", "by"})
_NOBODY = frozenset({"nobody", "none"})
_OCCASIONS = {
    **dict.fromkeys(("time", "point", "stage", "moment"), "at"),
    **dict.fromkeys(("way", "case"), "in"),
    "circumstance": "under",
    "mean": "by",
}
_MORE = frozenset({"fewer", "less", "more", "later", "earlier"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "expl"})


def _lacks(token: Token, head: Token) -> bool:
    """Whether "without" is the point of the claim: "were without power", not "left without"."""
    return token.lower_ == "without" and head.lemma_ in {"be", "have", "remain", "stay"}


def _fails(token: Token, head: Token) -> bool:
    return token == head and token.lemma_ in {"fail", "lack", "refuse"}


def modality_of(doc: Doc, claim: Claim) -> Modality:
    """Return what keeps the claim from being a fact, or `actual`."""
    head = doc[claim.head]
    marks = {c.lower_ for c in head.children if c.dep_ in _MARKING}
    chain = [head, *(a for a in head.ancestors if claim.first <= a.i <= claim.last)]
    lemmas = {t.lemma_.lower() for t in chain if not _merely_warns(t)}
    if marks & cue_words("conditional"):
        return "conditional"
    if lemmas & cue_words("feared") or _is_dreaded(head):
        return "feared"
    if marks & _WILL or any(_intends(t) for t in (head, *_complements(head))):
        return "planned"
    if marks & cue_words("possible") or _is_left_open(head):
        return "possible"
    if any(t.dep_ == "xcomp" and _intends(t.head) for t in chain):
        return "planned"
    return "actual"


def _is_left_open(head: Token) -> bool:
    """Whether a thing may be so for all that is told: "arson cannot be ruled out"."""
    parts = {c.dep_ for c in head.children}
    out = lemma_of(head) == "rule out" or head.lemma_ == "exclude"
    return out and {"auxpass", "neg"} <= parts


def _merely_warns(verb: Token) -> bool:
    """Whether a warning names nothing that is feared: "we warned them"."""
    return verb.lemma_ == "warn" and not any(
        t.dep_ in {"ccomp", "xcomp", "prep", "advcl"} and t.i > verb.i for t in verb.subtree
    )


def _complements(head: Token) -> list[Token]:
    """Return "due" in "is due to open"."""
    return [c for c in head.children if c.dep_ == "acomp"]


def _is_dreaded(head: Token) -> bool:
    """Whether a claim is what somebody fears: "they fear it will burst", "there are fears"."""
    if head.dep_ == "ccomp" and head.head.lemma_.lower() in _DREAD:
        return True
    return any(c.dep_ == "expl" for c in head.children) and any(
        c.dep_ in {"attr", "dobj"} and c.lemma_.lower() in _DREAD for c in head.children
    )


def _intends(head: Token) -> bool:
    """Whether a verb only looks ahead: "expected to clear", "is set to meet"."""
    if head.lemma_ == "set":
        # "The trial was set for May", "is set to rise"; "bail was set at 2,000" is done.
        scheduled = any(c.dep_ == "auxpass" for c in head.children)
        return scheduled and any(c.dep_ == "xcomp" or c.lower_ == "for" for c in head.children)
    ahead = head.lemma_.lower() in cue_words("planned") - {"will", "shall", "want"}
    return ahead and any(c.dep_ in {"xcomp", "prep", "ccomp"} for c in head.children)


def role_of(doc: Doc, claim: Claim, *, direct: bool, times: tuple[TimeExpression, ...]) -> Role:
    """Return whether the claim tells an event, a state, background, or gives an opinion."""
    head = doc[claim.head]
    auxiliaries = {c.lower_ for c in head.children if c.dep_ == "aux"}
    if auxiliaries & _OUGHT or (direct and _values(head)):
        return "opinion"
    if any(_long_ago(t) for t in times):
        return "background"
    if head.lemma_.lower() in cue_words("state_verbs") or head.pos_ == "AUX":
        return "state"
    return "event"


def _values(head: Token) -> bool:
    """Whether a claim is one of worth: "it was a senseless act", "we are proud".

    A word of worth elsewhere makes no opinion of what happened: "died in a tragic fire".
    """
    said = [c for c in head.children if c.dep_ in _SAYS_WORTH]
    words = [head, *said, *(c for s in said for c in s.children if c.dep_ in _SAYS_WORTH)]
    return any(t.lemma_.lower() in cue_words("opinion") for t in words)


_SAYS_WORTH = frozenset({"acomp", "attr", "oprd", "advmod", "amod", "conj"})


def _long_ago(time: TimeExpression) -> bool:
    """A year without a day, or a span that began more than a year before."""
    if time.kind == "date" and time.year is not None and time.month is None:
        return True
    return time.shift is not None and time.shift[1] < -360
