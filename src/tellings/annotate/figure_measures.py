"""What happened to those counted: killed, injured, arrested …, read off the parse.

From the noun counted (or the bare number) the way goes up the tree until a verb or a noun of the
table says it; where the parse is of no help, the words right beside the phrase are asked.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tellings.annotate.figure_words import measure_of, words_of

#: How far up the tree, and how far beside the phrase, the word may stand.
MAX_CLIMB = 7
MAX_BESIDE = 4
_HOW = {"critically": "injured", "seriously": "injured", "gravely": "injured", "fatally": "killed"}
_UPWARD = frozenset(
    {"conj", "appos", "nummod", "quantmod", "compound", "nmod", "amod", "poss", "npadvmod"}
)
_SUFFERS = frozenset({"suffer", "sustain", "receive", "have"})
#: "The fire claimed 12 lives", "two people lost their lives".
_TAKES_LIFE = frozenset({"claim", "take", "cost", "lose"})
_CARRIES = frozenset(
    {"take", "rush", "send", "bring", "airlift", "fly", "transport", "admit", "drive", "carry"}
)
_RISE = frozenset(
    {
        "rise",
        "climb",
        "increase",
        "stand",
        "jump",
        "reach",
        "hit",
        "grow",
        "be",
        "pass",
        "soar",
        "remain",
        "exceed",
        "surpass",
        "top",
    }
)


def find_measure(doc: Doc, head: Token, *, first: int, last: int) -> str | None:
    """Return what happened to what a figure counts, None if the sentence does not say.

    Args:
        doc: The parse.
        head: The noun counted, or the number where no noun follows.
        first: First token of the figure's phrase.
        last: Its last token.
    """
    node = head
    if node.i == last and (bare := _fate_behind(doc, last)) is not None:
        return bare
    behind = _condition_behind(doc, last)
    if behind is not None:
        return behind
    for _ in range(MAX_CLIMB):
        # "Rebels released 20 hostages": of people, the verb tells the news.
        persons = node.lemma_.lower() in words_of("people")
        found = (_said_by(node) if persons else None) or _said_of(node, head) or _said_by(node)
        if found is not None:
            return found
        if not _goes_up(node):
            break
        node = node.head
    return _beside(doc, first, last)


def fate_of(noun: Token) -> str | None:
    """Return what a noun says happened: "dead", "those killed"."""
    found = measure_of("nouns").get(noun.lemma_.lower()) or measure_of("states").get(noun.lower_)
    return found or _said_of(noun, noun)


def _fate_behind(doc: Doc, last: int) -> str | None:
    """Read the fate right behind a bare number, however it was parsed: "9 dead and 30 injured"."""
    if last + 1 >= len(doc) or not doc[last].like_num:
        return None
    token = doc[last + 1]
    takes = any(c.dep_ in {"dobj", "ccomp", "auxpass", "aux"} for c in token.children)
    return None if takes or token.is_sent_start else measure_of("states").get(token.lower_)


def _condition_behind(doc: Doc, last: int) -> str | None:
    """Read how they are, right behind: "two in critical condition", "two critically"."""
    behind = doc[last + 1 : last + 1 + MAX_BESIDE]
    if not behind or any(t.is_sent_start for t in behind):
        return None
    after = behind[1].pos_ if len(behind) > 1 else "PUNCT"
    if behind[0].lower_ in _HOW and after in {"PUNCT", "ADP", "CCONJ", "SPACE"}:
        return _HOW[behind[0].lower_]
    in_state = behind[0].lower_ == "in" and any(t.lower_ == "condition" for t in behind)
    return "hospitalised" if in_state else None


def _goes_up(node: Token) -> bool:
    if node.head.i == node.i:
        return False
    if node.dep_ == "pobj":
        return node.head.lower_ in {"of", "including", "among", "to", "at", "like", "with", "from"}
    if node.dep_ in {"prep", "pcomp"}:
        return node.lower_ in {"of", "including", "among"} or (
            node.head.lemma_.lower() in _RISE and node.lower_ in {"to", "at"}
        )
    return node.dep_ in _UPWARD


def _said_of(node: Token, head: Token) -> str | None:
    """Read the noun itself ("10 deaths", "the death of 10") and what modifies it."""
    nouns, states = measure_of("nouns"), measure_of("states")
    lemma = node.lemma_.lower()
    if node.pos_ == "NOUN" and node.tag_ in {"NN", "NNS"} and lemma == "shot":
        return None  # shots that were fired, nobody who was shot
    if node.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"} and node.dep_ not in {"ROOT"} | _VERBAL:
        found = nouns.get(lemma) or (states.get(node.lower_) if node == head else None)
        if found is not None:
            return found
    if node.dep_ == "ROOT" and node.pos_ in {"NOUN", "ADJ"}:
        found = nouns.get(lemma) or states.get(node.lower_)
        if found is not None:
            return found
    for child in node.children:
        found = _said_by_child(node, child)
        if found is not None:
            return found
    return None


_VERBAL = frozenset({"advcl", "ccomp", "xcomp", "relcl"})


def _said_by_child(node: Token, child: Token) -> str | None:
    """Read "10 people killed in the blast", "three who died", "the dead men"."""
    if child.dep_ not in {"acl", "relcl", "oprd", "amod"}:
        return None
    lemma = child.lemma_.lower()
    if child.dep_ == "amod":
        return measure_of("states").get(child.lower_) if child.i > node.i - 3 else None
    if child.dep_ == "relcl":
        if any(c.dep_ == "nsubjpass" for c in child.children):
            return measure_of("done_to").get(lemma)
        return measure_of("done_by").get(lemma) or _copula(child)
    if child.tag_ in {"VBN", "VBD", "JJ"}:
        return _passive(child) or measure_of("states").get(child.lower_)
    return None


def _said_by(node: Token) -> str | None:
    """Read the verb over the noun."""
    verb, role = node.head, node.dep_
    if verb.i == node.i:
        return None
    if _is_life(node) and verb.lemma_.lower() in _TAKES_LIFE and role in {"dobj", "nsubjpass"}:
        return "killed"
    if role == "nsubjpass":
        return _passive(verb)
    if role == "nsubj":
        return _active_subject(verb)
    if role in {"dobj", "oprd", "dative"}:
        return _object(verb)
    if role in {"pobj", "attr", "acomp"}:
        return _toll(node)
    return None


def _is_life(token: Token) -> bool:
    return token.lower_ in {"life", "lives"}


def _passive(verb: Token) -> str | None:
    """Read "10 were killed", "10 were taken to hospital", "10 were pronounced dead"."""
    lemma = verb.lemma_.lower()
    if any(c.lower_ in {"fatally", "dead"} for c in verb.children):
        return "killed"
    taken = _taken(verb) if lemma in _CARRIES else None
    found = taken or measure_of("done_to").get(lemma)
    if found is not None:
        return found
    for child in verb.children:
        if child.dep_ in {"oprd", "acomp", "advcl"} and child.i > verb.i:
            found = measure_of("states").get(child.lower_)
            if found is not None:
                return found
    return _taken(verb)


def _taken(verb: Token) -> str | None:
    """Read "… to hospital", "… into custody" behind a verb."""
    around = set()
    for token in verb.doc[verb.i + 1 : verb.i + MAX_CLIMB]:
        if token.is_sent_start:
            break
        around.add(token.lower_)
    if around & {"hospital", "hospitals", "hospitalised"}:
        return "hospitalised"
    return "detained" if "custody" in around else None


def _active_subject(verb: Token) -> str | None:
    """Read "10 died", "10 are missing", and the headline's "10 killed in crash"."""
    lemma = verb.lemma_.lower()
    found = measure_of("done_by").get(lemma) or _copula(verb)
    if found is not None:
        return found
    if lemma == "lose" and any(c.dep_ == "dobj" and _is_life(c) for c in verb.children):
        return "killed"
    if lemma in _SUFFERS and any(
        c.dep_ == "dobj" and c.lemma_.lower() in words_of("hurts") for c in verb.children
    ):
        return "injured"
    if any(
        c.dep_ == "dobj" and c.lower_ in {"themselves", "himself", "herself"}
        for c in verb.children
    ):
        return _taken(verb) if lemma in _CARRIES else None
    for child in verb.children:
        if child.dep_ == "conj" and not any(c.dep_ in {"nsubj", "dobj"} for c in child.children):
            found = measure_of("done_by").get(child.lemma_.lower())
            if found is not None:
                return found
    if lemma == "break" and any(c.lower_ in {"out", "free"} for c in verb.children):
        return "escaped"
    if verb.tag_ in {"VBN", "VBD", "JJ"} and not any(c.dep_ == "dobj" for c in verb.children):
        return _passive(verb)
    return None


def _copula(verb: Token) -> str | None:
    if verb.lemma_ not in {"be", "remain", "lie", "go"}:
        return None
    for child in verb.children:
        if child.dep_ in {"acomp", "attr", "oprd"}:
            found = measure_of("states").get(child.lower_) or measure_of("nouns").get(child.lemma_)
            if found is not None:
                return found
        if child.lower_ in {"in", "into"} and any(c.lower_ == "custody" for c in child.children):
            return "detained"
    return None


def _object(verb: Token) -> str | None:
    """Read "killed 10", "left 12 wounded", "took 10 to hospital"."""
    lemma = verb.lemma_.lower()
    if any(c.lower_ in {"fatally", "dead"} for c in verb.children):
        return "killed"
    if lemma in _CARRIES:
        taken = _taken(verb)
        if taken is not None:
            return taken
    found = measure_of("done_to").get(lemma)
    if found is not None:
        return found
    for child in verb.children:
        if child.dep_ in {"oprd", "acomp", "ccomp", "xcomp", "advcl", "acl"} and child.i > verb.i:
            found = measure_of("states").get(child.lower_)
            if found is not None:
                return found
    return None


def _toll(node: Token) -> str | None:
    """Read "the death toll rose to 9", "the number of dead stands at 9"."""
    verb = node.head if node.dep_ != "pobj" else node.head.head
    if verb.lemma_.lower() not in _RISE:
        return None
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            for token in child.doc[
                max(child.left_edge.i, child.i - MAX_CLIMB) : child.i + MAX_BESIDE
            ]:
                found = measure_of("nouns").get(token.lemma_.lower())
                if found is not None and token.pos_ in {"NOUN", "ADJ"}:
                    return found
    return None


def _beside(doc: Doc, first: int, last: int) -> str | None:
    """Ask the words right after the phrase, then the verb right before it."""
    for token in doc[last + 1 : last + 1 + MAX_BESIDE]:
        if (
            token.is_sent_start
            or token.is_punct
            or token.pos_ in {"ADP", "SCONJ", "CCONJ"}
            or token.like_num
        ):
            break
        found = measure_of("states").get(token.lower_)
        if found is not None and not any(c.dep_ == "dobj" for c in token.children):
            return found
        if token.pos_ in {"VERB", "AUX"} and token.lemma_.lower() not in {"be", "have", "leave"}:
            return measure_of("done_by").get(token.lemma_.lower())
    for before in range(first - 1, max(-1, first - 3), -1):
        token = doc[before]
        if token.pos_ == "VERB":
            return measure_of("done_to").get(token.lemma_.lower())
        if doc[before + 1].is_sent_start or token.is_punct or token.pos_ == "ADP":
            break
    return None
