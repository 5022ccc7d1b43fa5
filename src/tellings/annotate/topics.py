"""Whom the sentences above are about: where a pronoun looks first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tellings.annotate.quotations import Quotation, is_quoted
from tellings.annotate.texts import text_of

#: Sentences above that a pronoun looks back to.
MAX_ABOVE = 12


def sentences_above(token: Token) -> Iterator[tuple[Tokens, bool]]:
    """Yield the sentences above that of a token, the nearest first.

    Each comes with whether it stands in the same paragraph.
    """
    doc, text = token.doc, text_of(token.doc)
    below = sentence = token.sent
    for _ in range(MAX_ABOVE):
        if sentence.start == 0:
            return
        sentence = doc[sentence.start - 1].sent
        yield sentence, "\n" not in text[sentence.start_char : below.start_char].strip()


def subjects_over(pronoun: Token) -> Iterator[Token]:
    """Yield the subjects of the clauses that a pronoun's clause hangs on, the nearest first.

    Example: "union" for "it" in "The union withdrew the claim, which it says was an error".
    """
    if pronoun.head.dep_ not in {"relcl", "advcl", "pcomp", "acl"}:
        return  # "Bloggs, he said, had left"
    for verb in pronoun.head.ancestors:
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i < pronoun.i:
                yield child


def topic_of(sentence: Tokens, quotations: Sequence[Quotation]) -> Token | None:
    """Return the subject of a sentence's main clause, of those that no quotation holds.

    Example: "doctor" in "The doctor, who was late, told Bloggs that the road was closed".
    """
    return next(iter(topics_of(sentence, quotations)), None)


def topics_of(sentence: Tokens, quotations: Sequence[Quotation]) -> list[Token]:
    """Return the subjects of a sentence, that of the main clause first."""
    subjects = [
        t
        for t in sentence
        if t.dep_ in {"nsubj", "nsubjpass"}
        and t.tag_ not in {"WP", "WDT"}
        and not is_quoted(quotations, t.idx, t.idx + len(t))
    ]
    return sorted(subjects, key=lambda t: sum(1 for _ in t.ancestors))
