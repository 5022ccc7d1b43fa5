"""What a cue introduces: its clause, its quotation, its object, or the sentence around it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from tellings.annotate.cues import lemma_of, stance_of_cue
from tellings.annotate.titles import people_nouns
from tellings.annotate.untruths import is_claim_noun, told_behind
from tellings.data import load_table
from tellings.data.cues import cue_words

#: Verbs of what is told to somebody.
_TELLING = frozenset({"tell", "inform", "assure"})
#: Words that stand for what is said elsewhere.
_POINTERS = frozenset({"it", "this", "that", "these", "those", "them", "so"})
#: What a verb has that is not of a relative clause on its object.
_WHOLE = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "nsubjpass", "agent"})


def clause_of(cue: Token, speaker: Token | None = None) -> Token | None:
    """Return the head of the clause the cue introduces."""
    clauses = [
        c
        for c in cue.children
        if c.dep_ == "ccomp" and not _parted(c, cue, speaker) and not _told_instead(c, cue)
    ]
    if clauses:
        return clauses[0]
    bare = next((c for c in cue.children if c.dep_ == "xcomp" and _is_told(c)), None)
    return bare or _clause_of_document(cue) or _clause_of_recipient(cue)


def _is_told(clause: Token) -> bool:
    """Whether a clause without a subject tells something: "denied having seen it"."""
    return clause.tag_ != "VBN" or any(c.lower_ in {"having", "being"} for c in clause.children)


def _told_instead(clause: Token, cue: Token) -> bool:
    """Whether a clause is what a denier holds to be so: "denied having left: all was shut"."""
    colon = clause.left_edge.i - 1
    parted = colon > cue.i + 1 and cue.doc[colon].text == ":"
    return parted and lemma_of(cue) in cue_words("denies")


def _parted(clause: Token, cue: Token, speaker: Token | None) -> bool:
    """Whether a semicolon before a speaker parts a cue from the clause: "Ann left; Bob says …"."""
    if speaker is None or not clause.i < speaker.i < cue.i:
        return False
    return cue.doc[max(0, speaker.left_edge.i - 1)].text == ";"


def _borne_out(cue: Token, quoted: set[int]) -> set[int]:
    """Return the clause that somebody bears out: "The road is shut, as the police confirm"."""
    if cue.dep_ != "advcl" or lemma_of(cue) not in cue_words("asserts"):
        return set()
    if lemma_of(cue) in cue_words("numbering"):
        return set()
    opens = [c for c in cue.children if c.lower_ == "as" and c.dep_ in {"mark", "advmod"}]
    subject = next((c for c in cue.children if c.dep_ == "nsubj" and c.i < cue.i), None)
    if not opens or subject is None or any(c.dep_ in _WHOLE - {"dobj"} for c in cue.children):
        return set()
    things = [c for c in cue.children if c.dep_ == "dobj" and c.lower_ not in {"it", "this"}]
    if things and cue.lemma_ not in _TELLING:
        return set()
    left, right = opens[0].i - 1, cue.right_edge.i + 1
    doc, head = cue.doc, cue.head
    apart = doc[left if head.i < cue.i else min(right, len(doc) - 1)].text == ","
    if not apart or head.pos_ not in {"VERB", "AUX"} or head.i in quoted:
        return set()
    return {t.i for t in head.subtree} - {t.i for t in cue.subtree}


def _clause_of_recipient(cue: Token) -> Token | None:
    """Return the clause that the parser hangs on whom it was told: "told nurses she saw a light".

    A relative clause without "that" lacks its object; what is told lacks nothing.
    """
    if cue.lemma_ not in _TELLING:
        return None
    for recipient in cue.children:
        if recipient.dep_ not in {"dobj", "dative"} or recipient.i < cue.i:
            continue
        for clause in recipient.children:
            parts = {c.dep_ for c in clause.children}
            if (
                clause.dep_ == "relcl"
                and any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)
                and not any(t.tag_ in {"WP", "WDT", "WRB"} for t in clause.subtree)
                and parts & _WHOLE
            ):
                return clause
    return None


def _clause_of_document(cue: Token) -> Token | None:
    """Return the clause that the parser hangs on the document: "said in a statement that …"."""
    nouns = [
        document
        for preposition in cue.children
        if preposition.dep_ == "prep" and preposition.i > cue.i
        for document in preposition.children
        if document.dep_ == "pobj"
    ]
    if cue.lemma_ in _TELLING:
        # "told a meeting of ministers that …"
        told = [c for c in cue.children if c.dep_ in {"dobj", "dative"} and c.i > cue.i]
        nouns += [*told, *(t for c in told for t in c.subtree if t.dep_ == "pobj")]
    for document in nouns:
        for clause in document.children:
            if clause.dep_ in {"acl", "relcl", "ccomp"} and any(
                c.dep_ == "mark" and c.lower_ == "that" for c in clause.children
            ):
                return clause
    return None


def content_of_clause(
    cue: Token, clause: set[int], sentence: Tokens, quoted: set[int]
) -> tuple[set[int], bool]:
    """Return the tokens of the cue's clause, and whether they are a quotation."""
    direct = bool(clause & quoted) and is_mostly(clause, quoted, cue.doc)
    if direct or not clause & quoted:
        return clause | _quotation_of(cue, sentence, quoted), direct
    return set(clause), direct


def content_without_clause(
    cue: Token, speaker: Token | None, sentence: Tokens, quoted: set[int]
) -> tuple[set[int], bool]:
    """Return the tokens that a cue without a clause introduces, and whether they are quoted."""
    if borne_out := _borne_out(cue, quoted):
        return borne_out, False
    reach = _quotation_of(cue, sentence, quoted)
    around = _parenthesis(cue, speaker, sentence)
    if around and not reach:
        return around, False
    before = _before(cue, speaker, sentence)
    if before and not is_mostly(before, quoted, cue.doc):
        # "The road is open again, officials said" where the parser made two clauses of it.
        return before | reach | _reason(cue), False
    if reach and not before:
        named = _object(cue) if cue.lemma_.lower() not in cue_words("clausal_only") else set()
        if reach < named:
            return named, False  # confirmed the deaths of "many people"
        return set(reach) | _verdict(cue), not _verdict(cue)
    if reach:
        return set(reach), True
    told = _denied(cue) or _verdict(cue) or _around(cue, speaker, sentence)
    lemma = cue.lemma_.lower()
    if told or (lemma in cue_words("clausal_only") and not _takes_thing(cue)):
        return told, False
    return _object(cue), False


def _parenthesis(cue: Token, speaker: Token | None, sentence: Tokens) -> set[int]:
    """Return the sentence into which a cue is thrown: "Voters, she suggested, do not worry"."""
    if cue.dep_ != "parataxis" or speaker is None or speaker.head != cue:
        return set()
    whole = {t.i for t in cue.head.subtree}
    first, last = min(speaker.left_edge.i, cue.i), max(speaker.right_edge.i, cue.i)
    # The parser hangs the subject of the sentence on the cue where that stands first in it.
    astray = {t.i for t in cue.subtree if t.i < first}
    thrown_in = first > sentence.start and cue.doc[first - 1].text in {",", "–", "—", "-"}  # noqa: RUF001
    if not thrown_in or last + 1 >= sentence.end or cue.doc[last + 1].text not in {",", "–", "—"}:  # noqa: RUF001
        return set()
    if last + 2 < sentence.end and cue.doc[last + 2].pos_ == "CCONJ":
        return set()  # "…, police said, and the road is closed": the last is nobody's but ours
    return (whole - {t.i for t in cue.subtree}) | astray


def _takes_thing(cue: Token) -> bool:
    """Whether the object of a cue is a thing that can be said: "cited faults", no party."""
    if cue.lemma_.lower() not in cue_words("of_things"):
        return False
    head = next((c for c in cue.children if c.dep_ == "dobj"), None)
    return (
        head is not None
        and head.pos_ == "NOUN"
        and head.lemma_.lower() not in people_nouns()
        and head.lemma_.lower() not in cue_words("documents")
        and head.lemma_.lower() not in load_table("bodies")
    )


def _reason(cue: Token) -> set[int]:
    """Return the reason that trails a cue: "The town is empty, he said, because …"."""
    return {
        t.i
        for c in cue.children
        if c.dep_ == "advcl" and c.i > cue.i and c.left_edge.lower_ in {"because", "since", "if"}
        for t in c.subtree
    }


def _verdict(cue: Token) -> set[int]:
    """Return an object with what is said of it: "called it a hoax", "blames the army for it"."""
    lemma = cue.lemma_.lower()
    objects = [c for c in cue.children if c.dep_ == "dobj"]
    if lemma in cue_words("counting"):
        # "Counted 52 at the beach", "lists 61 people as missing".
        return {t.i for t in cue.subtree if t.i > cue.i} if _counts(objects) else set()
    said = [c for c in cue.children if c.dep_ == "oprd"] if lemma in cue_words("naming") else []
    words = load_table("cues")["with_preposition"].get(lemma, ())
    # "Described the raid as murder": the parser may hang "as" on the raid.
    hung = [c for o in objects for c in o.children if c.lower_ == "as"]
    said += [
        c for c in (*cue.children, *hung) if c.dep_ == "prep" and c.i > cue.i and c.lower_ in words
    ]
    if not said or (lemma in cue_words("numbering") and not _counts(said)):
        return set()
    if lemma == "call" and objects and not any(c.dep_ == "oprd" for c in said):
        return set()  # "called 112 for help"
    content = {t.i for c in (*objects, *said) for t in c.subtree}
    if lemma in cue_words("telling_of"):
        # "Spoke of a fault at the mast": the parser may hang the mast on the verb.
        content |= {
            t.i
            for c in cue.children
            if c.dep_ == "prep" and c.i > said[0].i and c.i < cue.right_edge.i
            for t in c.subtree
        }
    # "Spoke of 40 dead": what was said is the number.
    bare = content - {c.i for c in said if c.dep_ == "prep"}
    return bare if len(bare) > 1 and not objects else content


def _counts(phrases: Iterable[Token]) -> bool:
    return any(t.like_num for phrase in phrases for t in phrase.subtree)


def _around(cue: Token, speaker: Token | None, sentence: Tokens) -> set[int]:
    """Return the sentence around a cue between commas: "The benefit, it says, would be 300"."""
    if speaker is None or speaker.i < sentence.start or abs(speaker.i - cue.i) > 12:
        return set()
    doc = cue.doc
    first = min(cue.i, speaker.left_edge.i)
    last = max(cue.i, speaker.right_edge.i)
    while last + 1 < sentence.end and doc[last + 1].text != "," and doc[last + 1].head.i >= cue.i:
        last += 1
    if any(c.dep_ in {"dobj", "oprd"} for c in cue.children):
        return set()
    commas = first > sentence.start and doc[first - 1].text == ","
    if not commas or last - cue.i > 8 or last + 1 >= sentence.end or doc[last + 1].text != ",":
        return set()
    return {t.i for t in sentence if not first <= t.i <= last and not t.is_space}


def _quotation_of(cue: Token, sentence: Tokens, quoted: set[int]) -> set[int]:
    """Quoted tokens in the cue's part of the sentence."""
    if not quoted:
        return set()
    rival = {
        c.i
        for c in sentence
        if c != cue
        and c.i not in quoted
        and c.pos_ == "VERB"
        and c.lemma_.lower() in stance_of_cue()
        and not c.is_ancestor(cue)
        and not cue.is_ancestor(c)
        and any(k.dep_ == "nsubj" for k in c.children)
    }
    if not rival:
        return set(quoted)
    return {i for i in quoted if min((abs(i - c), c) for c in {cue.i, *rival})[1] == cue.i}


def is_mostly(subtree: set[int], quoted: set[int], doc: Doc) -> bool:
    """Whether most words of a stretch stand in quotation marks."""
    words = [i for i in subtree if not doc[i].is_punct]
    return sum(i in quoted for i in words) * 2 > len(words)


def _before(cue: Token, speaker: Token | None, sentence: Tokens) -> set[int]:
    """Return what stands before a cue and its speaker, where a comma sets them off at its end."""
    if speaker is None or speaker.i < sentence.start or abs(speaker.i - cue.i) > 12:
        return set()
    first = min(cue.i, speaker.left_edge.i if speaker.i < cue.i else cue.i)
    if first <= sentence.start + 2 or cue.doc[first - 1].text not in {",", "”", '"', "''"}:
        return set()
    before = {t.i for t in sentence if t.i < first}
    if any(c.i > cue.i and c.dep_ == "dobj" for c in cue.children):
        return set()
    return before if any(cue.doc[i].pos_ in {"VERB", "AUX"} for i in before) else set()


def _denied(cue: Token) -> set[int]:
    """Return the claim that a denial names: "denied the report *that the dam had burst*"."""
    if lemma_of(cue) not in cue_words("denies"):
        return set()
    nouns = [c for c in cue.children if c.dep_ == "dobj" and is_claim_noun(c)]
    told = told_behind(nouns[0]) if len(nouns) == 1 else set()
    return told if len(told) > 1 else set()


def _object(cue: Token) -> set[int]:
    """The plain object of a cue that needs no clause ("denied the claim")."""
    objects = [c for c in cue.children if c.dep_ in {"dobj", "attr", "oprd"}]
    if not objects:
        return set()
    if all(o.lower_ in _POINTERS for o in objects):
        return set()  # "denied it on Tuesday" says only that something is denied
    tokens = {t.i for o in objects for t in o.subtree}
    tokens |= {t.i for c in cue.children if c.dep_ == "prep" and c.i > cue.i for t in c.subtree}
    return tokens
