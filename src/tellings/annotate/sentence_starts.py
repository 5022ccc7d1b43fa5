"""Where the sentence of a token begins, asked a thousand times and worked out once."""

from __future__ import annotations

from spacy.tokens import Doc

_KEY = "tellings.sentence_starts"


def sentence_start(doc: Doc, at: int) -> int:
    """Return the first token of the sentence that token `at` stands in.

    spaCy's `token.sent` reads the whole text anew at every call.
    """
    starts: list[int] | None = doc.user_data.get(_KEY)
    if starts is None:
        starts = []
        for token in doc:
            starts.append(token.i if token.is_sent_start or not starts else starts[-1])
        doc.user_data[_KEY] = starts
    return starts[at]
