"""What one cue makes somebody answerable for: the record that the rules of attribution fill in."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tellings.records.statement import Stance


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
