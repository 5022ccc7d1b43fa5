"""Who is answerable for which words of a sentence.

The parse leads from a cue ("said", "according to") to its speaker and to the clause or the
quotation it introduces. What no cue claims is the report's own voice. The scheme (source, cue,
content) follows PARC 3.0 / PolNeAR (Pareti 2012; Newell et al. 2018).
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from tellings.annotate.cues import cue_words, stance_of_cue
from tellings.annotate.quotations import Quotation
from tellings.annotate.titles import people_nouns
from tellings.data import load_table
from tellings.records.spans import Span
from tellings.records.statement import Stance

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
CLAUSES = frozenset({"ccomp", "xcomp"})
#: A quotation of fewer words is a scare quote or a term: no claim of its own.
MIN_QUOTED_WORDS = 3
#: No sentence that anybody wrote has more; each costs a walk over the sentence.
MAX_CUES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One cue with its speaker and what it introduces; token indices are those of the doc.

    Attributes:
        content: Token indices of the claim.
        own: Token indices of speaker, cue and what hangs on them: nobody's claim.
        speaker: Head token of the speaker's noun phrase, None where nobody is named.
        recipient: Head token of whom it was told, if anybody.
        direct: Whether the content is a quotation.
    """

    cue: Token
    speaker: Token | None
    recipient: Token | None
    content: frozenset[int]
    own: frozenset[int]
    stance: Stance
    direct: bool


def find_attributions(
    sentence: Tokens, quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """Return the attributions of one sentence, outermost cue first.

    Args:
        sentence: A sentence of the parsed report.
        quotations: All quotations of the report; those outside the sentence are ignored.
    """
    quoted = _quoted_tokens(sentence, quotations)
    found: list[Attribution] = []
    taken: set[int] = set()
    for cue in _cues(sentence, quoted):
        attribution = _attribute(cue, sentence, quoted, taken)
        if attribution is not None:
            found.append(attribution)
            taken |= attribution.content | attribution.own
    return tuple(found) + tuple(_by_nouns(sentence, taken))


def _by_nouns(sentence: Tokens, taken: set[int]) -> Iterator[Attribution]:
    """Yield what no verb attributes: "by the ministry's count, …", "the claim by Ann that …"."""
    for token in sentence:
        if token.pos_ != "NOUN" or token.i in taken:
            continue
        lemma, above = token.lemma_.lower(), token.head
        if lemma in cue_words("claim_nouns"):
            that = next((c for c in token.children if c.dep_ in {"acl", "ccomp"}), None)
            speaker = _owner(token)
            if that is None or speaker is None or not any(c.lower_ == "that" for c in that.lefts):
                continue
            content = {t.i for t in that.subtree}
            own = {t.i for t in token.subtree} - content
        elif token.dep_ == "pobj" and lemma in load_table("cues")["reckonings"].get(
            above.lower_, ()
        ):
            speaker = _owner(token)
            own = {t.i for t in above.subtree}
            if speaker is None or not _at_edge(sentence, own):
                continue
            content = {t.i for t in sentence if not t.is_space} - own
        else:
            continue
        yield Attribution(
            cue=token,
            speaker=speaker,
            recipient=None,
            content=frozenset(content),
            own=frozenset(own),
            stance="asserts",
            direct=False,
        )


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


def _quoted_tokens(sentence: Tokens, quotations: Sequence[Quotation]) -> set[int]:
    """Token indices inside quotations long enough to be claims."""
    start, end = sentence.start_char, sentence.end_char
    tokens = list(sentence)
    inside: set[int] = set()
    for quotation in quotations:
        if quotation.span.end <= start or quotation.span.start >= end:
            continue
        first = bisect.bisect_left(tokens, quotation.outer.start, key=lambda t: t.idx)
        last = bisect.bisect_right(tokens, quotation.outer.end, key=lambda t: t.idx + len(t))
        if sum(not t.is_punct for t in tokens[first:last]) >= MIN_QUOTED_WORDS:
            inside.update(t.i for t in tokens[first:last])
    return inside


def _cues(sentence: Tokens, quoted: set[int]) -> list[Token]:
    stances = stance_of_cue()
    cues = [
        t
        for t in sentence
        if t.i not in quoted
        and (
            (t.pos_ == "VERB" and t.lemma_.lower() in stances)
            or (t.lower_ == "according" and t.i + 1 < len(t.doc) and t.nbor(1).lower_ == "to")
        )
    ]
    return sorted(cues, key=lambda t: (sum(1 for _ in t.ancestors), t.i))[:MAX_CUES]


def _attribute(
    cue: Token, sentence: Tokens, quoted: set[int], taken: set[int]
) -> Attribution | None:
    if cue.lower_ == "according":
        return _according_to(cue, sentence)
    if _is_reporting_noise(cue):
        return None
    speaker = _name_before(cue, sentence) or speaker_of(cue)
    if (speaker is not None and speaker.i in quoted) or not _can_say(cue, speaker):
        return None
    clause = _clause(cue)
    subtree = {t.i for t in clause.subtree} if clause is not None else set()
    if clause is not None and clause.dep_ == "xcomp":
        # "ordered 500 men to the river": whom it was ordered belongs to what was ordered.
        ordered = {t.i for c in cue.children if c.dep_ == "dobj" for t in c.subtree}
        content, direct = _content_of_clause(cue, subtree | ordered, sentence, quoted)
    elif clause is not None:
        content, direct = _content_of_clause(cue, subtree, sentence, quoted)
    else:
        content, direct = _content(cue, speaker, sentence, quoted)
    content -= taken - subtree
    own = _own_tokens(cue, speaker, content)
    content -= own
    if sum(not cue.doc[i].is_punct for i in content) < 2:
        return None
    if speaker is None and not direct:
        return None
    stance = stance_of_cue()[cue.lemma_.lower()]
    if _negated(cue) and stance == "asserts" and cue.lemma_ in {"confirm", "believe", "think"}:
        stance = "doubts"
    return Attribution(
        cue=cue,
        speaker=speaker,
        recipient=_recipient(cue),
        content=frozenset(content),
        own=frozenset(own),
        stance=stance,
        direct=direct,
    )


def _is_reporting_noise(cue: Token) -> bool:
    """Whether a cue verb only describes ("the so-called", "is called", "told to leave")."""
    if cue.dep_ in {"amod", "compound"} or (cue.tag_ == "VBN" and cue.dep_ == "acl"):
        return True
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in cue.children)
    return passive and not any(c.dep_ == "agent" for c in cue.children)


def _can_say(cue: Token, speaker: Token | None) -> bool:
    """Whether a verb of many meanings attributes here: "the letter reads", "it found that"."""
    lemma = cue.lemma_.lower()
    if lemma == "read":
        words = cue_words("documents") | cue_words("utterances")
        return speaker is not None and speaker.lemma_.lower() in words
    if lemma in cue_words("numbering"):
        return speaker is not None and _is_party(speaker)
    if lemma == "find":
        return any(
            c.dep_ == "ccomp" and c.i > cue.i and any(k.dep_ in SUBJECTS for k in c.children)
            for c in cue.children
        )
    if lemma in cue_words("naming"):
        # "a paper which the register calls a forgery": of what it is said stands elsewhere.
        return not any(
            c.dep_ == "ccomp" and not any(k.dep_ in SUBJECTS for k in c.children)
            for c in cue.children
        )
    return True


def _is_party(head: Token) -> bool:
    return (
        head.pos_ in {"PROPN", "PRON"}
        or head.lemma_.lower() in people_nouns()
        or head.lemma_.lower() in load_table("bodies")
    )


def _name_before(cue: Token, sentence: Tokens) -> Token | None:
    """Return a proper name right before "said", whatever the parser made of the sentence.

    Only where the parse gives the cue no subject of its own.
    """
    if any(c.dep_ in {"nsubj", "agent"} for c in cue.children) or cue.tag_ not in {"VBD", "VBZ"}:
        return None
    i = cue.i - 1
    while i > sentence.start and (cue.doc[i].is_punct or cue.doc[i].pos_ in {"AUX", "ADV"}):
        i -= 1
    return cue.doc[i] if i >= sentence.start and cue.doc[i].pos_ == "PROPN" else None


def speaker_of(cue: Token) -> Token | None:
    """Return the head of the noun phrase that a cue verb makes answerable.

    The subject; the agent of a passive; for "…, adding that", the subject of the verb it hangs
    on; for "the mayor, who said", the noun the relative clause hangs on.
    """
    for child in cue.children:
        if child.dep_ == "agent":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    for child in cue.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            if child.tag_ in {"WP", "WDT"}:
                return cue.head if cue.dep_ == "relcl" else None
            return child
    if cue.dep_ in {"conj", "advcl", "xcomp", "acl", "dep", "pcomp"} and cue.head != cue:
        head = cue.head
        if cue.dep_ == "acl" and head.pos_ in {"NOUN", "PROPN"}:
            return head
        while head.pos_ not in {"VERB", "AUX"} and head.head != head:
            head = head.head
        return speaker_of(head) if head.pos_ in {"VERB", "AUX"} and head != cue else None
    return None


def _clause(cue: Token) -> Token | None:
    """Return the head of the clause the cue introduces."""
    clauses = [c for c in cue.children if c.dep_ == "ccomp"]
    if clauses:
        return clauses[0]
    bare = next((c for c in cue.children if c.dep_ == "xcomp" and c.tag_ != "VBN"), None)
    return bare or _clause_of_document(cue)


def _clause_of_document(cue: Token) -> Token | None:
    """Return the clause that the parser hangs on the document: "said in a statement that …"."""
    nouns = [
        document
        for preposition in cue.children
        if preposition.dep_ == "prep" and preposition.i > cue.i
        for document in preposition.children
        if document.dep_ == "pobj"
    ]
    if cue.lemma_ in {"tell", "inform", "assure"}:
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


def _content_of_clause(
    cue: Token, clause: set[int], sentence: Tokens, quoted: set[int]
) -> tuple[set[int], bool]:
    """Return the tokens of the cue's clause, and whether they are a quotation."""
    direct = bool(clause & quoted) and _mostly(clause, quoted, cue.doc)
    if direct or not clause & quoted:
        return clause | _quotation_of(cue, sentence, quoted), direct
    return set(clause), direct


def _content(
    cue: Token, speaker: Token | None, sentence: Tokens, quoted: set[int]
) -> tuple[set[int], bool]:
    """Return the tokens that a cue without a clause introduces, and whether they are quoted."""
    reach = _quotation_of(cue, sentence, quoted)
    before = _before(cue, speaker, sentence)
    if before and not _mostly(before, quoted, cue.doc):
        # "The road is open again, officials said" where the parser made two clauses of it.
        return before | reach | _reason(cue), False
    if reach and not before:
        return set(reach) | _verdict(cue), not _verdict(cue)
    if reach:
        return set(reach), True
    told = _verdict(cue) or _around(cue, speaker, sentence)
    lemma = cue.lemma_.lower()
    if told or (lemma in cue_words("clausal_only") and not _takes_thing(cue)):
        return told, False
    return _object(cue), False


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
    said = [c for c in cue.children if c.dep_ == "oprd"] if lemma in cue_words("naming") else []
    words = load_table("cues")["with_preposition"].get(lemma, ())
    said += [c for c in cue.children if c.dep_ == "prep" and c.i > cue.i and c.lower_ in words]
    if not said or (lemma in cue_words("numbering") and not _counts(said)):
        return set()
    if lemma == "call" and objects and not any(c.dep_ == "oprd" for c in said):
        return set()  # "called 112 for help"
    return {t.i for c in (*objects, *said) for t in c.subtree}


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


def _mostly(subtree: set[int], quoted: set[int], doc: Doc) -> bool:
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


def _object(cue: Token) -> set[int]:
    """The plain object of a cue that needs no clause ("denied the claim")."""
    objects = [c for c in cue.children if c.dep_ in {"dobj", "attr", "oprd"}]
    if not objects:
        return set()
    tokens = {t.i for o in objects for t in o.subtree}
    tokens |= {t.i for c in cue.children if c.dep_ == "prep" and c.i > cue.i for t in c.subtree}
    return tokens


def _recipient(cue: Token) -> Token | None:
    for child in cue.children:
        if child.dep_ in {"dobj", "dative"} and cue.lemma_ in {"tell", "inform", "assure"}:
            return child
        if child.dep_ == "prep" and child.lower_ in {"to", "with"}:
            found = next((t for t in child.children if t.dep_ == "pobj"), None)
            if found is not None and found.pos_ == "PROPN":
                return found
    return None


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _own_tokens(cue: Token, speaker: Token | None, content: set[int]) -> set[int]:
    """Cue, speaker and their modifiers that are not content."""
    own = {cue.i}
    for child in cue.children:
        if child.dep_ in {"aux", "auxpass", "neg", "mark", "advmod", "dative", "agent", "prt"}:
            own |= {t.i for t in child.subtree}
        elif child.dep_ in {"nsubj", "nsubjpass", "prep", "npadvmod"}:
            own |= {t.i for t in child.subtree if t.i not in content}
        elif child.dep_ == "dobj" and child.i not in content:
            own |= {t.i for t in child.subtree}
    if speaker is not None and speaker.head == cue:
        own |= {t.i for t in speaker.subtree if t.i not in content or t.i == speaker.i}
    return own - (content - {cue.i})


def _according_to(cue: Token, sentence: Tokens) -> Attribution | None:
    to = cue.nbor(1)
    speaker = next((t for t in to.children if t.dep_ == "pobj"), None)
    if speaker is None:
        return None
    own = {t.i for t in speaker.subtree} | {cue.i, to.i}
    content = {t.i for t in sentence if t.i not in own and not t.is_space}
    return Attribution(
        cue=cue,
        speaker=speaker,
        recipient=None,
        content=frozenset(content),
        own=frozenset(own),
        stance="asserts",
        direct=False,
    )


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


def char_span(tokens: Tokens) -> Span:
    """Offsets of a token span in the text."""
    return Span(tokens.start_char, tokens.end_char)


def contiguous(indices: Iterable[int]) -> list[tuple[int, int]]:
    """Group token indices into runs (first, last), both inclusive.

    Example:
        >>> contiguous([4, 1, 2])
        [(1, 2), (4, 4)]
    """
    runs: list[tuple[int, int]] = []
    for i in sorted(set(indices)):
        if runs and runs[-1][1] == i - 1:
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return runs
