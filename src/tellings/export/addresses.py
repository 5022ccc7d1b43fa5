"""Names in what is written without spaces: addresses of mail and web, handles, names of files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from tellings.export.known_words import is_given, is_plain
from tellings.export.letters import fold, stems, words_of
from tellings.export.names import SOMEBODY, Beginnings, Names

#: Letters, or what is written together with numbers and is no name.
_CHUNK = re.compile(r"[^\W_]+")
_SUFFIXES = frozenset(
    "http https www txt text html htm xhtml pdf csv tsv json jsonl warc docx doc jpg png".split()
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


class Addresses:
    """Finds the addresses of a text and whose names stand in them."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._wholes = Beginnings(names.wholes)
        self._parts = Beginnings(names.parts)
        self._kept = Beginnings(names.kept_letters)
        self._public = Beginnings(names.public)

    def find(self, text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
        """Yield where an address has a withheld name in it, and whose; unknown handles, too.

        An address of the web or of mail that has none comes with nobody: no word of it is a name.

        Example:
            >>> names = Names()
            >>> names.add_withheld("Ann Bloggs", "e")
            >>> list(Addresses(names).find("Ask @annb_7, not www.example.org."))
            [(4, 11, frozenset({'e'})), (17, 32, frozenset())]
        """
        for match in _TOKEN.finditer(text):
            token = match.group().rstrip(".:!?'’…")  # noqa: RUF001 - real apostrophe
            if _ADDRESS.search(token):
                who = self._inside(token) or self._unknown_handle(token)
            elif _HUMPED.search(token):
                who = self._wholes_inside(fold(token))
            else:
                continue
            if who or _PLAIN_ADDRESS.search(token):
                yield match.start(), match.start() + len(token), who

    def _inside(self, token: str) -> frozenset[str]:
        """Return whose names stand in an address, a handle or a file's name."""
        names = self._names
        letters = fold(token)
        for name in sorted(self._kept.inside(letters), key=len, reverse=True):
            letters = letters.replace(name, " ")
        who = set(self._wholes_inside(letters))
        for part in self._parts.inside(letters, shortest=_SHORTEST_INSIDE):
            who |= names.parts[part]
        for piece in set(_PIECE.findall(token)):
            for stem in stems(fold(piece)):
                whose = names.parts.get(stem) or names.handles.get(stem)
                if whose and stem in letters:
                    who |= whose
        return frozenset(who)

    def _wholes_inside(self, letters: str) -> frozenset[str]:
        found = (self._names.wholes[whole][0] for whole in self._wholes.inside(letters))
        return frozenset().union(*found)

    def _unknown_handle(self, token: str) -> frozenset[str]:
        """A handle is as good as a name, unless it is plainly that of somebody public."""
        if not _HANDLE.search(token):
            return frozenset()
        known = self._public.inside(fold(token), shortest=_SHORTEST_PUBLIC)
        return frozenset() if known else frozenset({SOMEBODY})


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
    chunks = (chunk for chunk in _CHUNK.findall(address) if chunk.isalpha())
    for word in (word.letters for chunk in chunks for word in words_of(chunk)):
        if len(word) < _SHORTEST_NAME or word in public:
            continue
        if is_given(word) or (strictly and not is_plain(word) and word not in _SUFFIXES):
            return True
    return False
