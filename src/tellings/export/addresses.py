"""Names in what is written without spaces: addresses of mail and web, handles, names of files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from tellings.export.known_words import is_given, is_plain
from tellings.export.letters import fold, stems, words_of
from tellings.export.names import SOMEBODY, Names

#: Numbers, and what is written together with them, are no names.
_PLAIN_TOKEN = re.compile(r"[^\W_]*\d[^\W_]*|^\w+://")
_SUFFIXES = frozenset(
    "txt text html htm xhtml pdf csv tsv json jsonl warc docx doc jpg png".split()
)
_SHORTEST_NAME = 3
#: What is not parted by a space, nor by a bracket or a mark of quotation.
_TOKEN = re.compile(r"""[^\s<>"“”«»()\[\]{}|,;]+""")
_ADDRESS = re.compile(
    r"@\w|://|^www\.|#\w|\w_\w|~\w|\\|[^\W\d_]\d|\d[^\W\d_]|\w/\w|\w\.[^\W_]{2}|%[0-9A-Fa-f]{2}"
)
_PLAIN_ADDRESS = re.compile(r"@\w|://|^www\.")
_HANDLE = re.compile(r"@[\w.-]*\w")
_HUMPED = re.compile(r"[a-z][A-Z]")
_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+")
#: Shorter words stand in others by chance.
_SHORTEST_INSIDE = 5
#: A name of a public person or body as short as this tells nothing of whose an address is.
_SHORTEST_PUBLIC = 4


def find_addresses(text: str, names: Names) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield where an address has a withheld name in it, and whose; and handles of nobody known.

    Addresses of the web and of mail that have none come with nobody: no word of them is a name.

    Example:
        >>> names = Names()
        >>> names.add_withheld("Ann Bloggs", "e")
        >>> list(find_addresses("Ask @annb_7, not www.example.org.", names))
        [(4, 11, frozenset({'e'})), (17, 32, frozenset())]
    """
    for match in _TOKEN.finditer(text):
        token = match.group().rstrip(".:!?'’…")  # noqa: RUF001 - real apostrophe
        if _ADDRESS.search(token):
            who = names_inside(token, names) or _unknown_handle(token, names)
        elif _HUMPED.search(token):
            who = _wholes_inside(fold(token), names)
        else:
            continue
        if who or _PLAIN_ADDRESS.search(token):
            yield match.start(), match.start() + len(token), who


def names_inside(token: str, names: Names) -> frozenset[str]:
    """Return whose names stand in an address, a handle or a file's name."""
    letters = fold(token)
    for words in names.kept:
        letters = letters.replace("".join(words), " ") if len(words) > 1 else letters
    who = set(_wholes_inside(letters, names))
    for part, whose in names.parts.items():
        if len(part) >= _SHORTEST_INSIDE and part in letters:
            who |= whose
    for piece in _PIECE.findall(token):
        for stem in stems(fold(piece)):
            if stem in letters:
                who |= names.parts.get(stem, set()) | names.handles.get(stem, set())
    return frozenset(who)


def _wholes_inside(letters: str, names: Names) -> frozenset[str]:
    found = (who for whole, (who, _) in names.wholes.items() if whole in letters)
    return frozenset().union(*found)


def _unknown_handle(token: str, names: Names) -> frozenset[str]:
    """A handle is as good as a name, unless it is plainly that of somebody public."""
    if not _HANDLE.search(token):
        return frozenset()
    letters = fold(token)
    known = (word for word in names.public if len(word) >= _SHORTEST_PUBLIC)
    return frozenset() if any(word in letters for word in known) else frozenset({SOMEBODY})


def hides_name(address: str, public: Collection[str], *, strictly: bool) -> bool:
    """Whether a file's name or an address may have a name that no report was read to hold.

    Args:
        address: The name of a file, an address, an id that was given.
        public: Words of names that are no secret.
        strictly: Whether any word that is unknown may be a name, not only one after a given name.

    Example:
        >>> hides_name("2031/emily-quillfeather-found", set(), strictly=False)
        True
        >>> hides_name("2031/quake-toll-rises.html", set(), strictly=False)
        False
    """
    words = [word.letters for word in words_of(_PLAIN_TOKEN.sub(" ", address))]
    for word in words:
        if len(word) < _SHORTEST_NAME or word in public:
            continue
        if is_given(word) or (strictly and not is_plain(word) and word not in _SUFFIXES):
            return True
    return False
