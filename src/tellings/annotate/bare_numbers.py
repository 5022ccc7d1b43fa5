"""Whether a number that has no noun behind it counts something: "four of them", "put at nine"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tellings.annotate.figure_context import ONLY, Place
from tellings.annotate.figure_words import measure_of, person_nouns, words_of

#: Behind these a number is never a time of day.
_COUNTS_AFTER = frozenset({"of", "among", "to", "by", "for", "with", "as", "than", "against"})
#: Nobody is older: what stands "at 900" is no age and no hour.
_BEYOND_AGES = 115
_HOURS = 24
_YEARS = range(1900, 2101)
_THEM = frozenset({"them", "us", "you", "whom", "which", "those", "these"})
#: How far up the tree from "at" the verb or noun of counting may stand.
_MAX_CLIMB = 5
_NUMERAL = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


def stands(found: Place) -> bool:
    """Whether a number without a fate counts something: it has a noun, or takes a noun's place."""
    quantity, word = found.quantity, found.quantity.word
    if word in {"one", "lone", "sole", "a single"}:
        return _is_one(found)
    if found.noun is not None or quantity.bound is not None or is_of_them(found):
        return True
    if is_aboard(found):
        return True
    if word.isdigit() and found.before is not None and found.before.text == "(":
        return False  # a code to dial, a number of comments
    if quantity.upper is None or (not word[0].isdigit() and word[-1] == "s"):
        return True
    return _takes_place(found, quantity.upper)


def _is_one(found: Place) -> bool:
    """Whether "one" or "a single" counts: people, or what is said to be no more than one."""
    word, noun, before = found.quantity.word, found.noun, found.before
    if noun is None or word == "a single":
        return noun is not None
    if noun.lemma_.lower() in words_of("one_before") or noun.lower_ in measure_of("states"):
        return False
    people = words_of("people") if word == "one" else person_nouns()
    only = before is not None and before.lower_ in ONLY
    return only or found.first.lower_ == "at" or noun.lemma_.lower() in people


def _takes_place(found: Place, value: float) -> bool:
    """Whether a bare number takes a noun's place in its sentence."""
    token, word = found.last, found.quantity.word
    head = token.head
    if token.dep_ == "pobj":
        counts = head.lower_ in _COUNTS_AFTER and not _is_hour(token)
        return counts or _is_put_at(token, value)
    if token.dep_ in {"ROOT", "prep"}:
        return not word[0].isdigit()  # "Twenty thousand, perhaps more", no verb in it
    if token.dep_ == "appos":
        return head.lemma_.lower() in words_of("tallies") and not _is_denied(found)
    if token.dep_ == "conj":
        if found.quantity.lower != value:
            return (value > _HOURS and value not in _YEARS) or found.first.dep_ in _NUMERAL
        return head.like_num and head.dep_ in _NUMERAL - {"attr"}
    # "The number is 34: six …" is easily parsed as a number of what follows.
    is_said = found.before is not None and found.before.lemma_ == "be"
    in_row = any(t.like_num for t in token.doc[token.i + 1 : token.i + 3])  # "are 14, 16 and 19"
    return token.dep_ in _NUMERAL or (is_said and token.dep_ == "nummod" and not in_row)


def _is_hour(token: Token) -> bool:
    """Whether a number is the hour of "at twenty to eleven", no end of "from ten to eleven"."""
    to, doc = token.head, token.doc
    if to.lower_ not in {"to", "past"} or to.i < 2 or token.text[0].isdigit():
        return False
    minutes = doc[to.i - 1].like_num or doc[to.i - 1].lower_ in {"quarter", "half", "minutes"}
    return minutes and doc[to.i - 2].lower_ != "from"


def is_of_them(found: Place) -> bool:
    """Whether "of them" or "of whom" stands behind the number."""
    doc, at = found.doc, found.last.i + 1
    if at + 1 >= len(doc) or doc[at].lower_ != "of" or found.quantity.word == "one":
        return False
    return doc[at + 1].lower_ in _THEM


def them_noun(found: Place) -> Token | None:
    """Return the noun of "51 of them girls," which says who they are."""
    doc, at = found.doc, found.last.i + 3
    if not is_of_them(found) or at >= len(doc) or doc[at].tag_ not in {"NNS", "NNPS"}:
        return None
    ends = at + 1 == len(doc) or doc[at + 1].is_punct or doc[at + 1].lower_ in {"and", "from"}
    return doc[at] if ends else None


def is_of_us(found: Place) -> bool:
    """Whether "of us" or "of whom" stands behind the number: it counts people."""
    behind = [t.lower_ for t in found.doc[found.last.i + 1 : found.last.i + 3]]
    return behind[:1] == ["of"] and behind[1:] in (["us"], ["whom"], ["you"])


def is_aboard(found: Place) -> bool:
    """Whether "aboard" or "on board" stands behind the number."""
    behind = [t.lower_ for t in found.doc[found.last.i + 1 : found.last.i + 3]]
    return behind[:1] == ["aboard"] or behind == ["on", "board"]


def _is_denied(found: Place) -> bool:
    return found.before is not None and found.before.lower_ == "not"


def _is_put_at(token: Token, value: float) -> bool:
    """Whether somebody puts something "at" a number, which is then no hour and no age."""
    prep, verb = token.head, token.head.head
    after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    if prep.lower_ != "at" or after in {"to", "past"}:
        return False
    if verb.pos_ in {"VERB", "AUX"} and (value > _BEYOND_AGES or not value.is_integer()):
        return True
    if any(child.dep_ == "prt" for child in verb.children):
        return False
    for node in _upwards(verb):
        told = [c for c in node.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"}]
        tallied = any(t.lemma_.lower() in words_of("tallies") for t in (node, *told))
        if tallied or node.lemma_.lower() in words_of("reckons"):
            return True
    return False


def _upwards(node: Token) -> Iterator[Token]:
    """Yield a word and those above it, up to the verb of its clause."""
    for _ in range(_MAX_CLIMB):
        yield node
        if node.head.i == node.i or node.dep_ in {"relcl", "advcl", "ccomp"}:
            break
        node = node.head


def tally_noun(token: Token) -> Token | None:
    """Return what a bare number tells the number of: "put the number of dead at nine".

    There it is "dead"; in "The number of boats is 34" it is "boats".
    """
    if token.dep_ == "pobj":
        prep, verb = token.head, token.head.head
        if prep.lower_ not in {"at", "as", "to"} or prep.dep_ != "prep":
            return None
        told = [node for node in _upwards(verb) if node.pos_ == "NOUN"]
        told += [c for d in ("dobj", "nsubjpass", "nsubj") for c in verb.children if c.dep_ == d]
    elif token.dep_ in {"attr", "dobj", "acomp", "oprd"}:
        told = [c for c in token.head.children if c.dep_ == "nsubj"]
    elif token.dep_ == "appos":
        told = [token.head]
    else:
        return None
    for noun in told:
        if noun.i >= token.i:
            continue
        if noun.lemma_.lower() in words_of("tallies"):
            return _number_of(noun)
        if noun.lower_ in measure_of("states") or noun.lemma_.lower() in measure_of("nouns"):
            return noun
    return None


def _number_of(noun: Token) -> Token | None:
    """Return the noun behind "number of"."""
    for of in noun.children:
        if of.lower_ == "of":
            return next((c for c in of.children if c.dep_ in {"pobj", "pcomp"}), None)
    return None
