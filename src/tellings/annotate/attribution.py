"""Who is answerable for which words of a sentence.

The parse leads from a cue ("said", "according to") to its speaker and to the clause or the
quotation it introduces. What no cue claims is the report's own voice. The scheme (source, cue,
content) follows PARC 3.0 / PolNeAR (Pareti 2012; Newell et al. 2018).
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tellings.annotate.answerable import (
    SUBJECTS,
    is_happening,
    is_party,
    name_before,
    name_behind,
    quoting_verb,
    recipient_of,
    speaker_of,
)
from tellings.annotate.citing import cited_by, find_citing
from tellings.annotate.contents import clause_of, content_of_clause, content_without_clause
from tellings.annotate.cues import lemma_of, stance_of_cue
from tellings.annotate.quotations import Quotation
from tellings.data import load_table
from tellings.data.cues import cue_words
from tellings.records.statement import Stance

#: What a verb is done to; the parser takes it for a time where one stands before it.
_OBJECTS = frozenset({"dobj", "npadvmod"})
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
        quoter: Head of whoever hands the words on: "a spokesman quoted the governor as saying".
    """

    cue: Token
    speaker: Token | None
    recipient: Token | None
    content: frozenset[int]
    own: frozenset[int]
    stance: Stance
    direct: bool
    quoter: Token | None = None


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
        stance: Stance = "asserts"
        if lemma in cue_words("claim_nouns"):
            that = next((c for c in token.children if c.dep_ in {"acl", "ccomp"}), None)
            speaker = _owner(token)
            if that is None or speaker is None or not any(c.lower_ == "that" for c in that.lefts):
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
            stance=stance,
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
    near = [q for q in quotations if q.span.end > start and q.span.start < end]
    inside: set[int] = set()
    tokens = list(sentence) if near else []
    for quotation in near:
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
            (t.pos_ == "VERB" and lemma_of(t) in stances)
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
    speaker = name_before(cue, sentence) or name_behind(cue, quoted) or speaker_of(cue)
    if (speaker is not None and speaker.i in quoted) or not _can_say(cue, speaker):
        return None
    clause = clause_of(cue)
    if clause is not None and clause.dep_ == "xcomp" and speaker and is_happening(speaker):
        return None  # "the fighting threatens to spread" says nothing
    subtree = {t.i for t in clause.subtree} | _and_that(cue) if clause is not None else set()
    if clause is not None and clause.dep_ == "xcomp":
        # "ordered 500 men to the river": whom it was ordered belongs to what was ordered.
        ordered = {t.i for c in cue.children if c.dep_ == "dobj" for t in c.subtree}
        content, direct = content_of_clause(cue, subtree | ordered, sentence, quoted)
    elif clause is not None:
        content, direct = content_of_clause(cue, subtree, sentence, quoted)
    else:
        content, direct = content_without_clause(cue, speaker, sentence, quoted)
    content -= taken - subtree
    own = _own_tokens(cue, speaker, content)
    speaker, quoter, handing = _handed_on(cue, speaker, sentence, quoted)
    own |= handing
    content -= own
    if sum(not cue.doc[i].is_punct for i in content) < 2:
        return None
    if speaker is None and not direct:
        return None
    return Attribution(
        cue=cue,
        speaker=speaker,
        recipient=recipient_of(cue),
        content=frozenset(content),
        own=frozenset(own),
        stance=_stance(cue),
        direct=direct,
        quoter=quoter,
    )


def _handed_on(
    cue: Token, speaker: Token | None, sentence: Tokens, quoted: set[int]
) -> tuple[Token | None, Token | None, set[int]]:
    """Return who is answerable, who hands it on, and the words that say so.

    "A spokesman quoted the governor as saying", "the Post reported, citing nurses".
    """
    quoting = quoting_verb(cue)
    if quoting is not None:
        return speaker, speaker_of(quoting), _phrase_of(quoting, cue)
    citing = None if speaker is None else find_citing(cue, speaker, sentence)
    if citing is None or citing.i in quoted:
        return speaker, None, set()
    return cited_by(citing), speaker, {t.i for t in citing.subtree}


def _phrase_of(quoting: Token, cue: Token) -> set[int]:
    """Return the words around "quoted … as saying", without what was said."""
    return {t.i for t in quoting.subtree} - {t.i for t in cue.subtree if t != cue}


def _stance(cue: Token) -> Stance:
    stance = stance_of_cue()[lemma_of(cue)]
    if _negated(cue) and stance == "asserts" and cue.lemma_ in {"confirm", "believe", "think"}:
        return "doubts"
    if cue.lemma_.lower() in cue_words("naming") and any(c.dep_ == "oprd" for c in cue.children):
        return "asserts"  # "called it a farce" asks for nothing
    return stance


def _and_that(cue: Token) -> set[int]:
    """Return the further clauses that hang on a cue: "said that …, and that …", "said a, b"."""
    clauses = [c for c in cue.children if c.dep_ == "ccomp"][1:]
    clauses += [
        c
        for c in cue.children
        if c.dep_ == "conj" and any(k.dep_ == "mark" and k.lower_ == "that" for k in c.children)
    ]
    return {t.i for c in clauses for t in c.subtree}


def _is_reporting_noise(cue: Token) -> bool:
    """Whether a cue verb only describes ("the so-called", "is called", "told to leave")."""
    if cue.dep_ in {"amod", "compound"} or (cue.tag_ == "VBN" and cue.dep_ == "acl"):
        return True
    if any(quoting_verb(saying) == cue for c in cue.children for saying in c.children):
        return True
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in cue.children) or (
        # "Asked whether he would stay, Ann said": not she has asked.
        cue.tag_ == "VBN"
        and cue.dep_ == "advcl"
        and not any(c.dep_ == "aux" for c in cue.children)
    )
    return passive and not any(c.dep_ == "agent" for c in cue.children)


def _can_say(cue: Token, speaker: Token | None) -> bool:
    """Whether a verb of many meanings attributes here: "the letter reads", "it found that"."""
    lemma = cue.lemma_.lower()
    if lemma == "read":
        words = cue_words("documents") | cue_words("utterances")
        return speaker is not None and speaker.lemma_.lower() in words
    if lemma in cue_words("numbering"):
        return speaker is not None and is_party(speaker)
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
