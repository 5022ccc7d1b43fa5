"""Keys under which spellings of one place's name meet."""

from __future__ import annotations

import functools
import re
import unicodedata

from anyascii import anyascii

#: Nothing longer is a place's name; a longer text is not worth folding.
MAX_NAME_LENGTH = 120

_APOSTROPHES = re.compile("['\u2018\u2019\u02bb\u02bc\u02bf\u02be\u02b9\u02cc`\u00b4\u2032]")
_DOTTED = re.compile(r"\b(\w)\.(?=\w\b)")
_WORD = re.compile(r"[a-z0-9]+")
_ABBREVIATED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
#: The Arabic article in its spellings, assimilated ones included.
_ARTICLES = frozenset(
    {"al", "el", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et"}
) | {
    "az",
    "ez",
    "an",
    "en",
    "ul",
    "ud",
    "ur",
    "us",
    "uz",
}
#: Persian and Urdu link words, as in Mazar-i-Sharif, Mazar-e-Sharif.
_LINKS = frozenset({"i", "e", "ye", "yi", "ay"})
_DOUBLED = re.compile(r"([a-z])\1+")
_VOWELS = (("oo", "u"), ("ou", "u"), ("ee", "i"))


def is_latin(text: str) -> bool:
    """Whether every letter of `text` is of the Latin script.

    Example:
        >>> is_latin("Mazār-e Sharīf"), is_latin("\u041c\u0430\u0437\u0430\u0440")
        (True, False)
    """
    return text.isascii() or all(
        ord(c) < 0x250 or not c.isalpha() or unicodedata.name(c, "").startswith(("LATIN", "MODIF"))
        for c in text
    )


@functools.lru_cache(maxsize=4096)
def place_key(name: str) -> str:
    """Fold case, diacritics, apostrophes, hyphens and a leading "the"; "" if nothing is left.

    A name in another script has no key: romanised, it would meet strangers.

    Example:
        >>> place_key("Qal\u2018a-i-N\u0101w"), place_key("St. Louis"), place_key("The Hague")
        ('qala i naw', 'saint louis', 'hague')
    """
    if len(name) > MAX_NAME_LENGTH or not is_latin(name):
        return ""
    text = _APOSTROPHES.sub("", name)
    text = _DOTTED.sub(r"\1", anyascii(text)).lower().replace("'", "")
    words = _WORD.findall(text)
    if len(words) > 1:
        if words[0] == "the":
            words = words[1:]
        words[0] = _ABBREVIATED.get(words[0], words[0])
    return " ".join(words)


def loose_key(name: str) -> str:
    """Fold, beyond `place_key`, what transliteration leaves open.

    Articles and link words inside a name go, double letters become one, "oo" and "ou" become
    "u", "ee" becomes "i", words are joined. Nothing is folded by sound: Herat is not Heart.

    Example:
        >>> loose_key("Mazar-e-Sharif") == loose_key("Mazar i Sharif")
        True
        >>> loose_key("Deir ez-Zor") == loose_key("Deir al Zour")
        False
    """
    words = place_key(name).split()
    last = len(words) - 1
    kept = [
        word
        for i, word in enumerate(words)
        if not (word in _ARTICLES and i < last) and not (word in _LINKS and 0 < i < last)
    ]
    joined = "".join(kept)
    for spelling, plain in _VOWELS:
        joined = joined.replace(spelling, plain)
    return _DOUBLED.sub(r"\1", joined)


def is_initials(name: str) -> bool:
    """Whether a name is written as initials: two to four capitals, with or without dots.

    Example:
        >>> is_initials("U.S."), is_initials("UAE"), is_initials("us"), is_initials("Us")
        (True, True, False, False)
    """
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 4 and letters.isalpha() and letters.isupper()


#: What a word beside a name says of the place.
_KINDS = {
    "province": "admin",
    "governorate": "admin",
    "oblast": "admin",
    "prefecture": "admin",
    "department": "admin",
    "canton": "admin",
    "state": "admin",
    "region": "admin",
    "county": "admin",
    "parish": "admin",
    "district": "admin",
    "municipality": "admin",
    "city": "city",
    "town": "city",
    "village": "city",
}


def split_kind(name: str) -> tuple[str, str | None]:
    """Part a name from the word that says whether an admin unit or a city is meant.

    Returns:
        The bare name and `admin`, `city` or None.

    Example:
        >>> split_kind("Herat province"), split_kind("City of Derby"), split_kind("Kabul")
        (('Herat', 'admin'), ('Derby', 'city'), ('Kabul', None))
    """
    words = name.split()
    if len(words) > 1 and words[-1].lower() in _KINDS:
        return " ".join(words[:-1]), _KINDS[words[-1].lower()]
    if words and words[0].lower() == "the":
        words = words[1:]
    if len(words) > 2 and words[1].lower() == "of" and words[0].lower() in _KINDS:
        return " ".join(words[2:]), _KINDS[words[0].lower()]
    return name, None
