"""Pages that ask for consent in place of what was asked for."""

from __future__ import annotations

import re

from tellings.clean.lines import count_words

#: What only such a page bids its reader do.
_ACTS = re.compile(
    r"\b(?:accept|reject|agree to|allow|decline|refuse) all\b"
    r"|\bmanage (?:preferences|options|settings|cookies|choices)\b"
    r"|\bbefore you continue\b|\bwe value your privacy\b"
    r"|\bcontinue without (?:accepting|agreeing)\b"
    r"|\bi agree\b|\bagree and (?:close|continue|proceed)\b",
    re.I,
)
_SILENT = frozenset({"script", "style", "noscript", "template", "title"})
_MARKS = (
    *("cookie", "consent", "partners", "privacy policy", "personalised", "personalized"),
    *(
        "legitimate interest",
        "on a device",
        "vendors",
        "your privacy",
        "your data",
        "your choices",
    ),
    *("audience", "withdraw", "advertising", "browsing data"),
)
#: A page with more to say is no wall, whatever stands above it.
MOST_WORDS = 300
LEAST_MARKS = 3
#: So much of a page is looked at.
MAX_CHARS = 300_000


def is_consent_wall(content: str, text: str | None) -> bool:
    """Tell whether a page asks for consent and says nothing else.

    Args:
        content: The page.
        text: The article that was found in it, if any.

    Example:
        >>> is_consent_wall(
        ...     "", "We value your privacy. We and our partners use cookies and ask your consent."
        ... )
        True
    """
    said = text or _all_text(content[:MAX_CHARS])
    if count_words(said) > MOST_WORDS:
        return False
    low = said.casefold()
    return _ACTS.search(low) is not None and sum(m in low for m in _MARKS) >= LEAST_MARKS


def _all_text(content: str) -> str:
    """Return everything that a page shows."""
    import trafilatura

    tree = trafilatura.load_html(content)
    if tree is None:
        return ""
    shown = (t for e in tree.iter() if e.tag not in _SILENT for t in (e.text, e.tail) if t)
    return " ".join(" ".join(shown).split())
