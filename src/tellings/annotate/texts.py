"""The text of a parsed report, without building it anew from its tokens each time."""

from __future__ import annotations

from spacy.tokens import Doc

_KEY = "tellings_text"


def text_of(doc: Doc) -> str:
    """Return `doc.text`, which costs a walk over all tokens, worked out once a document."""
    text: str | None = doc.user_data.get(_KEY)
    if text is None:
        text = doc.user_data[_KEY] = doc.text
    return text
