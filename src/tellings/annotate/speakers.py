"""From the noun phrase before "said" to the party it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tellings.annotate.generic_names import find_named_body
from tellings.annotate.issuers import find_issuer
from tellings.annotate.noun_phrases import noun_phrase
from tellings.annotate.own_names import find_own_name, find_unknown_name
from tellings.annotate.quotations import Quotation, is_quoted
from tellings.annotate.texts import text_of
from tellings.annotate.titles import fold_title, people_nouns, public_nouns, short_title
from tellings.annotate.topics import sentences_above, subjects_over, topic_of, topics_of
from tellings.data import load_table
from tellings.data.cues import cue_words
from tellings.data.sexes import sex_of_given_name, sex_of_words
from tellings.records.annotation import Mention
from tellings.records.statement import Speaker, SpeakerKind
from tellings.text.folding import fold_words

#: A speaker's description is cut to so many words.
MAX_WORDS = 12
#: "The official" after "a council member said" is that member.
_ANYBODY = frozenset({"official", "source", "man", "woman", "person"})
#: Those who speak for a body and are named a few sentences later.
_SPEAK_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson"})
#: Words of offices that have no word of their own.
_MOUTHPIECES = _SPEAK_FOR | {"press", "media"}
#: Characters below "a spokesman" within which he is named, if he is.
NAMED_WITHIN = 1200
#: Pronouns of one person, and the sex that they tell.
_OF_A_PERSON = {
    **dict.fromkeys(("he", "him", "his"), "male"),
    **dict.fromkeys(("she", "her"), "female"),
    **dict.fromkeys(("who", "i", "me", "my")),
}
_KINDS: dict[str, SpeakerKind] = {
    "person": "person",
    "organisation": "organisation",
    "place": "organisation",
    "facility": "organisation",
    "vessel": "organisation",
    "group": "group",
    "document": "document",
    "other": "organisation",
}


@dataclass(slots=True)
class SpeakerFinder:
    """Resolves speakers while a report is read from top to bottom.

    Attributes:
        mentions: All mentions of the report, in order.
        quotations: Its quotations.
        said: Speakers resolved so far, newest last; pronouns look here first.
    """

    mentions: Sequence[Mention]
    quotations: Sequence[Quotation] = ()
    said: list[Speaker] = field(default_factory=list)

    def resolve(self, head: Token, *, inside: bool = False) -> Speaker:
        """Return the party that the noun phrase of `head` names, and remember that it spoke.

        Args:
            head: The head of the phrase.
            inside: Whether another speaks of it ("Ann said the mayor had said …"): that other
                is still the last who spoke.
        """
        speaker = self.name(head)
        self.said.insert(len(self.said) - 1 if inside else len(self.said), speaker)
        return speaker

    def name(self, head: Token) -> Speaker:
        """Return the party that the noun phrase of `head` names."""
        head = find_issuer(head, self.quotations) or head
        return self._pronoun(head) if head.pos_ == "PRON" else self._noun(head)

    def _pronoun(self, head: Token) -> Speaker:
        word = head.lower_
        if word in {"we", "us"} and not is_quoted(self.quotations, head.idx, head.idx + len(head)):
            return Speaker(kind="outlet")
        if word in _OF_A_PERSON:
            found = self._person_meant(head)
        elif word in {"it", "its"}:
            found = (
                self._body_meant(head)
                or self._last_said("organisation", "document", "group")
                or self._body_of(head.sent)
            )
        else:
            found = self._last_said("unnamed", "group", "organisation")
        if found is not None:
            return found
        return Speaker(
            kind="unnamed", text=head.text, start=head.idx, end=head.idx + len(head.text)
        )

    def may_mean(self, pronoun: Token, speaker: Speaker) -> bool:
        """Whether "he" or "she" may mean a speaker."""
        one = speaker.kind in {"person", "unnamed"}
        return one and self._may_be(speaker, _OF_A_PERSON.get(pronoun.lower_))

    def only_person_in(self, sentence: Tokens, pronoun: Token) -> Speaker | None:
        """Return the one person that a sentence names, if a pronoun may mean that one."""
        start, end = sentence.start_char, sentence.end_char
        people = [m for m in self.mentions if m.type == "person" and start <= m.start < end]
        if len({m.text.split()[-1] for m in people}) != 1:
            return None
        one = _named(people[0])
        return one if self.may_mean(pronoun, one) else None

    def _last_said(self, *kinds: str) -> Speaker | None:
        return next((s for s in reversed(self.said) if s.kind in kinds), None)

    def _person_meant(self, head: Token) -> Speaker | None:
        """Resolve "he", "she": whom the paragraph is about, who spoke last, who is named above."""
        sex = _OF_A_PERSON[head.lower_]
        here = [self._person_before(head)]
        here += [self._person_at(t) for t in subjects_over(head) if t.pos_ != "PRON"]
        for before in here:
            if before is not None and self._may_be(before, sex):
                return before
        above = list(sentences_above(head))
        for sentence, near in above:
            if near and (found := self.person_of(sentence, sex)) is not None:
                return found
        for speaker in reversed(self.said):
            if speaker.kind in {"person", "unnamed"} and self._may_be(speaker, sex):
                return speaker
        for sentence, _ in above:
            if (found := self.person_of(sentence, sex)) is not None:
                return found
        return self._last_person(head.idx)

    def person_of(self, sentence: Tokens, sex: str | None = None) -> Speaker | None:
        """Return the person whom a sentence is about: its subject, or the only one it names."""
        topic = topic_of(sentence, self.quotations)
        if topic is None or topic.pos_ == "PRON":
            return None
        subject = self._person_at(topic)
        if subject is not None and self._may_be(subject, sex):
            return subject
        start, end = sentence.start_char, sentence.end_char
        named = {
            m.text.split()[-1]: _named(m)
            for m in self.mentions
            if m.type == "person"
            and start <= m.start < end
            and not is_quoted(self.quotations, m.start, m.end)
        }
        fits = [speaker for speaker in named.values() if self._may_be(speaker, sex)]
        return fits[0] if len(fits) == 1 else None

    def _person_at(self, topic: Token) -> Speaker | None:
        """Return the person whom a subject means, if it means one."""
        mention = self._mention_at(topic)
        named = mention is not None and (mention.type == "person" or _is_told_as_person(topic))
        people = topic.tag_ == "NN" and topic.lemma_.lower() in people_nouns()
        return self._noun(topic) if people or named else None

    def _person_before(self, head: Token) -> Speaker | None:
        """Return whom the clause before a colon is about: "Ann was firm: all left, she said"."""
        sentence = head.sent
        marks = [t.i for t in sentence if t.text in {";", ":"} and t.i < head.i]
        topics = topics_of(sentence, self.quotations) if marks else []
        topic = next((t for t in topics if t.i < marks[-1]), None)
        return None if topic is None or topic.pos_ == "PRON" else self._person_at(topic)

    def _body_meant(self, head: Token) -> Speaker | None:
        """Resolve "it": the body that a sentence of the paragraph is about."""
        here = (self._body_at(t) for t in subjects_over(head))
        above = (self._body_of(sentence) for sentence, near in sentences_above(head) if near)
        return next((speaker for speaker in (*here, *above) if speaker is not None), None)

    def _body_of(self, sentence: Tokens) -> Speaker | None:
        """Return the body that a sentence is about: "The union sent 36 observers, it said"."""
        topics = topics_of(sentence, self.quotations)
        topic = next((t for t in topics if t.lower_ != "it"), None)
        return None if topic is None else self._body_at(topic)

    def _body_at(self, topic: Token) -> Speaker | None:
        """Return the body that a subject means, if it means one."""
        if topic.pos_ == "PRON":
            return None
        speaker = self.name(topic)
        spoke = speaker.kind == "document" and speaker in self.said
        return speaker if spoke or speaker.kind in {"organisation", "group"} else None

    def _may_be(self, speaker: Speaker, sex: str | None) -> bool:
        """Whether "he" or "she" may be a speaker, for all that title, role and name tell."""
        told = self._sex(speaker)
        return sex is None or told is None or told == sex

    def _sex(self, speaker: Speaker) -> str | None:
        words = fold_words(speaker.text or "")
        if speaker.kind != "person" or not words:
            return sex_of_words(None, speaker.text)
        same = [m for m in self.mentions if m.type == "person" and _is_name_of(m.text, words)]
        told = {sex_of_words(m.title, m.role) for m in same} - {None}
        told = told or {sex_of_given_name(fold_words(m.text)) for m in same} - {None}
        return told.pop() if len(told) == 1 else None

    def _last_person(self, offset: int) -> Speaker | None:
        before = [m for m in self.mentions if m.type == "person" and m.end <= offset]
        return _named(before[-1]) if before else None

    def _noun(self, head: Token) -> Speaker:
        mention = self._mention_at(head)
        if mention is not None and mention.type == "person" and not _is_crowd(head):
            return _named(mention)
        body = head.lemma_.lower() in load_table("bodies")
        for beside in () if body else _apposed(head):
            named = self._mention_at(beside)
            if named is not None and named.type == "person":
                return _named(named)
        if mention is not None and head.pos_ == "PROPN" and _is_told_as_person(head):
            return _named(mention)
        own = find_own_name(head, self.mentions)
        if own is not None:
            kind: SpeakerKind = "person" if own.person else "organisation"
            return Speaker(kind=kind, text=own.text, start=own.start, end=own.end)
        whose = self._spoken_for(head)
        if whose is not None:
            return whose
        named_above = find_named_body(head, self.mentions)
        if named_above is not None:
            return _named(named_above, kind="organisation")
        described = None
        if mention is None and not body:
            described = self._explained(head) or self._described(head)
        return described or self._phrase(head, mention)

    def _spoken_for(self, head: Token) -> Speaker | None:
        """Resolve "its press office", "its spokesman": the body that speaks through them."""
        its = next((c for c in head.children if c.dep_ == "poss" and c.lower_ == "its"), None)
        words = {head.lemma_.lower(), *(c.lower_ for c in head.children)}
        if its is None or words.isdisjoint(_MOUTHPIECES):
            return None
        found = self._body_meant(head) or self._last_said("organisation", "group")
        return found if found is not None and found.kind != "document" else None

    def _explained(self, head: Token) -> Speaker | None:
        """Resolve "the head of the district, Ann Bloggs," where the parser lost the name."""
        phrase = noun_phrase(head)
        if head.tag_ != "NN" or head.lemma_.lower() not in people_nouns():
            return None
        if phrase[-1].i != head.i and phrase[-1].lemma_.lower() in people_nouns():
            return None  # "a spokesman for the mayor, Ann Bloggs," is not she
        at = phrase.end_char + 2
        if text_of(head.doc)[phrase.end_char : at] != ", ":
            return None
        named = (
            _named(m)
            for m in self.mentions
            if m.type == "person" and m.start == at + (len(m.title) + 1 if m.title else 0)
        )
        return next(named, None)

    def _mention_at(self, token: Token) -> Mention | None:
        at, end = token.idx, token.idx + len(token.text)
        return next((m for m in self.mentions if m.start < end and at < m.end), None)

    def _described(self, head: Token) -> Speaker | None:
        """Resolve "the governor", "her father": somebody whom the report presents so."""
        word = head.lemma_.lower()
        if any(c.dep_ == "poss" for c in head.children):
            return self._of_kin(word)
        if not any(c.lower_ in {"the", "this", "that"} for c in head.children):
            return self._named_below(head) if word in _SPEAK_FOR else None
        for speaker in reversed(self.said):
            if speaker.kind == "unnamed" and word in (speaker.text or "").lower().split():
                return speaker
        for sentence, near in sentences_above(head):
            topic = topic_of(sentence, self.quotations) if near else None
            if topic is not None and topic.lemma_.lower() == word and _is_new(topic):
                return self._noun(topic)
        if word in _ANYBODY:
            found = self._last_said("unnamed", "person")
            if found is not None:
                return found
        people = [
            m
            for m in self.mentions
            if m.type == "person" and {word, short_title(word)} & _told_of(m)
        ]
        before = [m for m in people if m.end <= head.idx]
        # A leader may be called "the governor" in a report before it names him.
        candidates = {m.text.split()[-1]: m for m in (before or people)}
        if len(candidates) == 1 or before:
            return _named((before or people)[-1])
        return self._in_focus(head)

    def _in_focus(self, head: Token) -> Speaker | None:
        """Resolve "the nurse": the person named right above of whom nothing is told yet.

        Not "the mayor": who holds an office is presented by it.
        """
        if head.tag_ != "NN" or head.lemma_.lower() not in people_nouns() - public_nouns():
            return None
        sentence = next((s for s, near in sentences_above(head) if near), None)
        topic = None if sentence is None else topic_of(sentence, self.quotations)
        mention = None if topic is None or topic.dep_ != "nsubj" else self._mention_at(topic)
        if mention is None or mention.type != "person":
            return None
        last = mention.text.split()[-1]
        same = (m for m in self.mentions if m.type == "person" and m.text.split()[-1] == last)
        if any(m.title or m.role for m in same):
            return None
        return _named(mention)

    def _of_kin(self, word: str) -> Speaker | None:
        """Resolve "her father", "Bloggs's lawyer": the one person presented as somebody's."""
        people = [
            m
            for m in self.mentions
            if m.type == "person" and (m.role or "").lower().split()[-1:] == [word]
        ]
        return _named(people[0]) if len({m.text.split()[-1] for m in people}) == 1 else None

    def _named_below(self, head: Token) -> Speaker | None:
        """Resolve "a ministry spokesman" at the top of a report that names him further down."""
        named = [
            (m, words)
            for m in self.mentions
            if m.type == "person"
            and (words := set(f"{m.title or ''} {m.role or ''}".lower().split())) & _SPEAK_FOR
        ]
        one = bool(named) and set.intersection(*(set(m.text.split()) for m, _ in named))
        if not one or not head.idx < named[0][0].start <= head.idx + NAMED_WITHIN:
            return None
        ours = _owners({t.lower_ for t in noun_phrase(head)})
        theirs = _owners(set.union(*(words for _, words in named)))
        return _named(named[0][0]) if not ours or not theirs or ours & theirs else None

    def _phrase(self, head: Token, mention: Mention | None) -> Speaker:
        phrase = noun_phrase(head)[:MAX_WORDS]
        kind: SpeakerKind = "unnamed"
        word = head.lemma_.lower()
        if word in load_table("bodies") or (
            word in cue_words("places_that_speak") and phrase[0].lower_ == "the"
        ):
            kind = "organisation"
        elif word in cue_words("documents", "records"):
            kind = "document"
        elif mention is not None and not (mention.type == "person" and _is_crowd(head)):
            kind = _KINDS[mention.type]
        elif (name := find_unknown_name(head)) is not None:
            return Speaker(kind="organisation", text=name.text, start=name.start, end=name.end)
        elif head.tag_ == "NNP" and not head.is_sent_start and not _is_person_word(word):
            kind = "organisation"  # a proper name that no list and no model knows
        return Speaker(kind=kind, text=phrase.text, start=phrase.start_char, end=phrase.end_char)


def _is_name_of(text: str, words: tuple[str, ...]) -> bool:
    """Whether a name means one called `words`: the same, or one ends where the other does."""
    name = fold_words(text)
    short = min(len(name), len(words))
    return short > 0 and name[-short:] == words[-short:] and (short == 1 or name == words)


def _is_new(noun: Token) -> bool:
    """Whether a noun presents somebody: "a doctor"."""
    return any(c.lower_ in {"a", "an", "another"} for c in noun.children)


def _told_of(mention: Mention) -> set[str]:
    """Return the words of a person's title and role."""
    return {fold_title(w) for w in f"{mention.title or ''} {mention.role or ''}".split()}


def _apposed(head: Token) -> Iterator[Token]:
    """Yield what stands beside a noun: "the chairman, the retired judge, Ann Bloggs"."""
    for child in head.children:
        if child.dep_ == "appos":
            yield child
            yield from _apposed(child)


def _is_told_as_person(name: Token) -> bool:
    """Whether a name is a person's by what stands beside it: "Esteban, spokesman of the army"."""
    people = people_nouns() - cue_words("owners")
    return any(t.tag_ == "NN" and t.lemma_.lower() in people for t in _apposed(name))


def _owners(words: set[str]) -> set[str]:
    """Return the words that say for whom somebody speaks."""
    return {w for w in words if w.isalpha() and len(w) > 2} - _SPEAK_FOR - {"the", "for"}


def _is_crowd(head: Token) -> bool:
    """Whether a noun means many people; where it opens a sentence, a tagger may see a name."""
    return head.lower_.endswith(("people", "folk")) or (
        head.lower_.endswith("s") and head.lower_[:-1] in people_nouns()
    )


def _is_person_word(word: str) -> bool:
    return word in people_nouns() or word in _ANYBODY


def _named(mention: Mention, kind: SpeakerKind = "person") -> Speaker:
    return Speaker(kind=kind, text=mention.text, start=mention.start, end=mention.end)
