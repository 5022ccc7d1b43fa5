"""Who is answerable for which words of a sentence.

The parse leads from a cue ("said", "according to") to its speaker and to the clause or the
quotation it introduces. What no cue claims is the report's own voice. The scheme (source, cue,
content) follows PARC 3.0 / PolNeAR (Pareti 2012; Newell et al. 2018).
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace

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
from tellings.annotate.attributed import Attribution
from tellings.annotate.citing import cited_by, find_citing
from tellings.annotate.claim_nouns import find_by_nouns
from tellings.annotate.contents import (
    clause_of,
    content_of_clause,
    content_without_clause,
    is_mostly,
)
from tellings.annotate.cues import lemma_of, stance_of_cue
from tellings.annotate.denials import (
    denied_subject,
    denies_a_claim,
    is_withheld,
    left_open,
    wrong_to_say,
)
from tellings.annotate.lost_parties import find_lost_party
from tellings.annotate.lost_verbs import attribute_lost, is_lost_verb
from tellings.annotate.no_evidence import find_unproven
from tellings.annotate.quotations import Quotation
from tellings.annotate.untruths import Called, called_untrue, find_untruths
from tellings.data.cues import cue_words
from tellings.records.statement import Stance

#: A quotation of fewer words is a scare quote or a term: no claim of its own.
MIN_QUOTED_WORDS = 3
_NOBODY = frozenset({"nobody", "everybody", "everyone", "none"})
#: No sentence that anybody wrote has more; each costs a walk over the sentence.
MAX_CUES = 30


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
    cues = _cues(sentence, quoted)
    closing = _closing(cues, sentence, quoted)
    if closing is not None:
        cues.remove(closing.cue)
        found.append(closing)
        taken |= closing.content | closing.own
    for cue in cues:
        attribution = _attribute(cue, sentence, quoted, taken)
        if attribution is not None:
            if closing is not None:
                attribution = replace(attribution, content=attribution.content - closing.own)
            found.append(attribution)
            taken |= attribution.content | attribution.own
    found += find_by_nouns(sentence, taken)
    return _with_untruths(found, (*find_untruths(sentence), *find_unproven(sentence)))


def _with_untruths(
    said: Sequence[Attribution], untrue: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Add what is called untrue: whoever is said to say it there is not answerable for it.

    "The claim that Ann said the dam broke is false" tells nothing that Ann says.
    """
    denied = frozenset(i for one in untrue for i in one.content)
    kept = (replace(a, own=a.own - denied) for a in said if a.cue.i not in denied)
    return (*(a for a in kept if not a.content or not a.content <= denied), *untrue)


def _closing(cues: Sequence[Token], sentence: Tokens, quoted: set[int]) -> Attribution | None:
    """Return who hands on a whole sentence at its end: "The union said …, the agency reported"."""
    last = max(cues, key=lambda t: t.i, default=None)
    if last is None or not any(cue.is_ancestor(last) and cue.dep_ != "relcl" for cue in cues):
        return None
    return _of_lost_party(last, None, sentence, quoted)


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
            or is_lost_verb(t)
            or (t.lower_ == "according" and t.i + 1 < len(t.doc) and t.nbor(1).lower_ == "to")
        )
    ]
    return sorted(cues, key=lambda t: (sum(1 for _ in t.ancestors), t.i))[:MAX_CUES]


def _attribute(
    cue: Token, sentence: Tokens, quoted: set[int], taken: set[int]
) -> Attribution | None:
    if cue.lower_ == "according":
        return _according_to(cue, sentence)
    if is_lost_verb(cue):
        return attribute_lost(cue)
    if _is_reporting_noise(cue) or not denies_a_claim(cue, quoted):
        return None
    speaker = name_before(cue, sentence) or name_behind(cue, quoted) or speaker_of(cue)
    lost = _of_lost_party(cue, speaker, sentence, quoted)
    if lost is not None:
        return lost
    if _is_no_speaker(cue, speaker, quoted) or not _can_say(cue, speaker):
        return None
    called = called_untrue(cue, sentence)
    if called is not None and speaker is not None:
        return _of_called(cue, called, _before_verb(cue) or speaker, quoted)
    return _of_content(cue, speaker, sentence, quoted, taken)


def _of_called(cue: Token, called: Called, speaker: Token, quoted: set[int]) -> Attribution:
    """Return what somebody calls untrue, or holds against it."""
    own = _own_tokens(cue, speaker, set(called.content)) | called.verdict
    return Attribution(
        cue=cue,
        speaker=speaker,
        recipient=None,
        content=called.content,
        own=frozenset(own - called.content),
        stance=called.stance,
        direct=is_mostly(set(called.content), quoted, cue.doc),
    )


def _of_content(
    cue: Token, speaker: Token | None, sentence: Tokens, quoted: set[int], taken: set[int]
) -> Attribution | None:
    """Return what a cue introduces, by the parse of its sentence."""
    clause = clause_of(cue, speaker)
    if clause is not None and clause.dep_ == "xcomp" and speaker and is_happening(speaker):
        return None  # "the fighting threatens to spread" says nothing
    content, direct, subtree = _content(cue, clause, speaker, sentence, quoted)
    content = content or denied_subject(cue)
    content -= taken - subtree
    own = _own_tokens(cue, speaker, content)
    beside = left_open(cue)
    if beside is not None:
        first = (beside.head if beside.dep_ == "xcomp" else beside).left_edge.i
        own |= {t.i for t in sentence if first <= t.i <= cue.i} - content
    wrong = wrong_to_say(cue)
    if wrong is not None:  # "it is untrue to say" is nothing but the denial
        own |= {t.i for t in sentence if wrong.left_edge.i <= t.i <= cue.i} - content
    speaker, quoter, handing = _handed_on(cue, speaker, sentence, quoted)
    own |= handing
    content -= own
    if sum(not cue.doc[i].is_punct for i in content) < 2:
        return None
    if speaker is None and not direct and wrong is None:
        return None
    return Attribution(
        cue=beside or cue,
        speaker=speaker if wrong is None else None,
        recipient=recipient_of(cue),
        content=frozenset(content),
        own=frozenset(own),
        stance=_stance(beside or cue),
        direct=direct,
        quoter=quoter,
    )


def _before_verb(cue: Token) -> Token | None:
    """Return the subject that stands before a verb, whatever the parser made of what follows."""
    subjects = (c for c in cue.children if c.dep_ == "nsubj" and c.i < cue.i)
    return next((c for c in subjects if c.tag_ not in {"WP", "WDT"}), None)


def _content(
    cue: Token, clause: Token | None, speaker: Token | None, sentence: Tokens, quoted: set[int]
) -> tuple[set[int], bool, set[int]]:
    """Return what a cue introduces, whether it is quoted, and what of it is the cue's clause."""
    if clause is None:
        return (*content_without_clause(cue, speaker, sentence, quoted), set())
    subtree = {t.i for t in clause.subtree} | _and_that(cue)
    # "ordered 500 men to the river": whom it was ordered belongs to what was ordered.
    objects = [c for c in cue.children if c.dep_ == "dobj" and clause.dep_ == "xcomp"]
    ordered = {t.i for c in objects for t in c.subtree}
    return (*content_of_clause(cue, subtree | ordered, sentence, quoted), subtree)


def _is_no_speaker(cue: Token, speaker: Token | None, quoted: set[int]) -> bool:
    """Whether nobody says anything: "nobody ordered them to stop", "said that reports that …"."""
    if speaker is None:
        return False
    if speaker.lower_ == "that" and _is_claim_noun(cue):
        return True
    no = any(c.lower_ in {"no", "none"} for c in (speaker, *speaker.children))
    return no or speaker.lower_ == "nobody" or speaker.i in quoted


def _is_claim_noun(cue: Token) -> bool:
    """Whether a cue looks like the plural of a claim, which the parser took for its verb."""
    return cue.tag_ == "VBZ" and lemma_of(cue) in cue_words("claim_nouns")


def _of_lost_party(
    cue: Token, speaker: Token | None, sentence: Tokens, quoted: set[int]
) -> Attribution | None:
    """Read "a clause, a party, said" by the order of its words, where the parse gives another."""
    lost = find_lost_party(cue, speaker, sentence)
    if lost is None or lost.head.i in quoted:
        return None
    content = {t.i for t in sentence if t.i < lost.start}
    return Attribution(
        cue=cue,
        speaker=lost.head,
        recipient=None,
        content=frozenset(content),
        own=frozenset(range(lost.start, lost.end)),
        stance=_stance(cue),
        direct=is_mostly(content, quoted, cue.doc),
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
    if wrong_to_say(cue) is not None:
        return "denies"
    if stance == "asserts" and is_withheld(cue):
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
    if lemma in cue_words("numbering", "telling_of"):
        said = any(c.dep_ == "ccomp" for c in cue.children) and lemma in cue_words("telling_of")
        return said or (
            speaker is not None and is_party(speaker) and speaker.lower_ not in _NOBODY
        )
    if lemma in cue_words("holding"):
        return any(
            c.dep_ == "ccomp" and any(k.dep_ == "mark" and k.lower_ == "that" for k in c.children)
            for c in cue.children
        )
    if lemma in cue_words("finding"):
        # "Two men had left, he found a note": what is found there is the note.
        objects = any(c.dep_ == "dobj" for c in cue.children)
        return any(
            c.dep_ == "ccomp"
            and (c.i > cue.i or not objects)
            and any(k.dep_ in SUBJECTS for k in c.children)
            for c in cue.children
        )
    if lemma in cue_words("naming"):
        # "a paper which the register calls a forgery": of what it is said stands elsewhere.
        return not any(
            c.dep_ == "ccomp" and not any(k.dep_ in SUBJECTS for k in c.children)
            for c in cue.children
        )
    return True


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
    return own - (content - {cue.i}) - _told_besides(cue, speaker)


def _told_besides(cue: Token, speaker: Token | None) -> set[int]:
    """Return what the report adds about a speaker: "Ann Bloggs, who was at sea, said …".

    That somebody "would not be named" tells nothing of what has happened.
    """
    if speaker is None or speaker.head != cue:
        return set()
    return {
        t.i
        for clause in speaker.subtree
        if clause.dep_ == "relcl"
        and cue.doc[clause.left_edge.i - 1].text == ","
        and not any(lemma_of(t) in cue_words("withholding") for t in clause.subtree)
        for t in clause.subtree
    }


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
