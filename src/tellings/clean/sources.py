"""Whose report it is: the outlet that carries it, and the agency whose text it is."""

from __future__ import annotations

import itertools
import re
import urllib.parse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.clean.bylines import Names
from tellings.clean.houses import Naming, kind_of
from tellings.clean.lines import fold
from tellings.clean.stamps import StampLine, has_outlet_word
from tellings.text.outlets import find_outlet, outlet_of_host

_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}(?::\d{1,5})?$")
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\w{4,20}/(?=https?:)")
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-?TV|-?FM|-?AM)?$")
_SUFFIX = re.compile(r"\s(?:[-\u2013—|:»]|::)\s")
#: Who holds the rights in a picture is not who wrote: "Image copyright Getty Images".
_COPYRIGHT = re.compile(
    r"(?<!\bimage\s)(?<!\bphoto\s)(?<!\bpicture\s)(?<!\bvideo\s)(?<!\bmedia\s)(?:©|\(c\)|copyright)\s?(?:©|\(c\)|by)?\s?(?:(?:19|20)\d\d)?(?:\s?[-\u2013]\s?(?:19|20)\d\d)?,?\s?(?:by\s)?"
    r"(?:[Tt]he\s)?(?P<holder>[A-Z][\w.\u2019'&-]{0,30}(?:\s[A-Z][\w.\u2019'&-]{0,30}){0,5})",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,40}@((?:[\w-]{1,40}\.){1,4}[a-z]{2,10})")
_SPEAKS_FOR = re.compile(
    r"(?:\b(?:represent|reflect)\s(?:those|the\s(?:views|opinions))\sof|\b(?:Like|Follow))\s(?:the\s)?"
    r"(?P<name>[A-Z][\w.\u2019'&-]{0,30}(?:\s[A-Z][\w.\u2019'&-]{0,30}){0,4})"
)
#: The form in which one agency, and hardly anybody else, names its desk under a text.
_SIGN_OFF = re.compile(
    r"\((?:Additional )?[Rr]eporting by [^()]{3,400}; ?[Ee]diting by [^()]{3,200}\)"
)
_SIGNED = "Reuters"
#: Houses that sell pictures and no text.
_PICTURES = frozenset({"Getty Images"})
_WIRES = frozenset({"wire", "wires", "agencies", "agency"})
#: Namings in a house's own voice that make the report its own.
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything in and around a report that names its source.

    Attributes:
        given: The outlet as the input gives it: a name or a host.
        url: The address, of the archive's copy the original one.
        site: The name that a page gives its site.
        suffix: What stands behind the title: "Fire in port - Harbour News".
        stamps: Lines beside the article.
        writers: Whom its desk names.
        filed: What stands in brackets in the dateline.
        namings: Where the text names agencies and outlets.
        removed: What stood around the article.
    """

    given: str | None
    url: str | None
    site: str | None
    suffix: str | None
    stamps: Sequence[StampLine]
    names: Names
    filed: str | None
    namings: Sequence[Naming]
    removed: Sequence[str]


@dataclass(frozen=True, slots=True)
class Source:
    """Outlet and agency of a report."""

    outlet: str | None
    agency: str | None


def find_source(evidence: Evidence) -> Source:
    """Return whose report it is, as far as anything says so."""
    outlet = _outlet(evidence)
    agency = _agency(evidence, outlet)
    if agency and outlet and _contains(outlet, agency):
        agency = outlet
    return Source(outlet, agency)


def original_url(url: str | None) -> str | None:
    """Return the address that an archived copy was made of, or the address itself."""
    if url is None:
        return None
    found = _ARCHIVED.match(url)
    return url[found.end() :] if found else url


def split_title(title: str) -> tuple[str, str | None]:
    """Split the name of the site off a title.

    Example:
        >>> split_title("Fire in port - Harbour News")
        ('Fire in port', 'Harbour News')
    """
    joints = list(_SUFFIX.finditer(title))
    if not joints:
        return title, None
    last = joints[-1]
    head, tail = title[: last.start()].rstrip(), title[last.end() :].strip()
    bar = last[0].strip() in {"|", "»", "::"}
    if find_outlet(tail) or (len(head.split()) > 2 and _names_site(tail, bar=bar)):
        return head, tail
    return title, None


def _names_site(tail: str, *, bar: bool) -> bool:
    found = tail.replace(",", " ").split()
    if not 1 <= len(found) <= 12 or not found[0][0].isupper():
        return False
    upper = all(w[0].isupper() or not w[0].isalpha() for w in found if len(w) > 3)
    return upper and (any(has_outlet_word(f"x {w}") for w in found) or (bar and len(found) <= 4))


def _outlet(evidence: Evidence) -> str | None:
    given = _from_given(evidence.given)
    if given and not _is_host(given):
        return given
    host = urllib.parse.urlsplit(evidence.url).hostname if evidence.url else None
    known = outlet_of_host(host) if host else None
    if known:
        return known.name
    for name in _told_outlets(evidence):
        if name:
            return _canonical(name)
    if given:
        return given
    return host.removeprefix("www.") if host else None


def _from_given(given: str | None) -> str | None:
    """Return the outlet that the input names, a host turned into a name if it is known."""
    bare = (given or "").strip()
    if not bare:
        return None
    host = bare.removeprefix("https://").removeprefix("http://").partition("/")[0].lower()
    if not _HOST.match(host):
        return bare
    known = outlet_of_host(host)
    return known.name if known else host.removeprefix("www.")


def _is_host(name: str) -> bool:
    return _HOST.match(name) is not None and name == name.lower()


def _told_outlets(evidence: Evidence) -> Iterable[str | None]:
    """Yield the names that may be the outlet's, the most trusted first."""
    yield evidence.site
    yield next((s.outlet for s in evidence.stamps if s.outlet), None)
    yield _short_suffix(evidence.suffix)
    filed = evidence.filed
    yield filed if filed and _is_outlet(filed) else None
    yield _by_house(evidence.stamps)
    yield next((name for text in evidence.removed if (name := _addressed(text))), None)
    yield _own_voice(evidence.namings, "outlet")
    yield _holder(evidence.removed, agency=False)


def _addressed(text: str) -> str | None:
    """Return the outlet that a line around the article speaks for: its mail, its followers."""
    for host in _MAIL.findall(text[:600]):
        known = outlet_of_host(host)
        if known:
            return known.name
    found = _SPEAKS_FOR.search(text[:600])
    name = found["name"].rstrip(" .") if found else ""
    for end in range(len(name.split()), 0, -1):
        known = find_outlet(" ".join(name.split()[:end]))
        if known:
            return known.name
    return None


def _by_house(stamps: Sequence[StampLine]) -> str | None:
    houses = [house for stamp in stamps for house in stamp.names.houses]
    return next((h for h in houses if kind_of(h) == "outlet"), None)


def _short_suffix(suffix: str | None) -> str | None:
    return suffix.partition(",")[0].strip() if suffix else None


def _is_outlet(name: str) -> bool:
    known = find_outlet(name)
    return known.kind == "outlet" if known else _CALL_SIGN.match(name) is not None


def _own_voice(namings: Sequence[Naming], kind: str) -> str | None:
    """Return the one house that the report speaks as: people tell it things, it sees things."""
    counts = Counter(n.name for n in namings if n.cue in {"told", "seen"})
    counts.update({n.name: ENOUGH + 1 for n in namings if n.cue == "own"})
    kinds = {n.name: n.kind for n in namings}
    if not counts:
        return None
    (name, count), *others = counts.most_common(2)
    rival = others[0][1] if others else 0
    return name if count >= ENOUGH and count >= 2 * rival and kinds[name] == kind else None


def _holder(removed: Sequence[str], *, agency: bool) -> str | None:
    """Return who holds the rights, if it is an agency or if it is none."""
    for text in removed:
        found = _COPYRIGHT.search(text[:200])
        holder = found["holder"].rstrip(" .") if found else ""
        holder = re.split(r"\s?\bAll\b|\.\s", holder)[0].strip(" .")
        if holder and holder[:1].isupper() and (kind_of(holder) == "agency") is agency:
            return holder
    return None


def _agency(evidence: Evidence, outlet: str | None) -> str | None:
    for name in _told_agencies(evidence, outlet):
        if name:
            return _canonical(name)
    return None


def _told_agencies(evidence: Evidence, outlet: str | None) -> Iterable[str | None]:
    filed = evidence.filed
    houses = [h for stamp in evidence.stamps for h in stamp.names.houses]
    houses += evidence.names.houses
    houses = [h for h in houses if _canonical(h) not in _PICTURES]
    if filed and not (_is_outlet(filed) and (outlet is None or _same(filed, outlet))):
        yield next((h for h in houses if _contains(h, filed)), filed)
    yield next((h for h in houses if not outlet or not _same(h, outlet)), None)
    yield _of_path(evidence.url)
    yield _holder(evidence.removed, agency=True)
    voice = _own_voice(evidence.namings, "agency")
    yield voice if voice and _is_alone(voice, evidence.namings) else None
    if any(_SIGN_OFF.search(text) for text in evidence.removed):
        yield _SIGNED
    holder = _holder(evidence.removed, agency=False)
    yield holder if holder and outlet and not _contains(outlet, holder) else None


def _is_alone(voice: str, namings: Sequence[Naming]) -> bool:
    """Whether no other house is spoken to, and the text does not explain who this one is."""
    return all(
        n.cue != "bracket" if n.name == voice else n.cue not in {"told", "seen"} for n in namings
    )


def _of_path(url: str | None) -> str | None:
    """Return the agency that the path of an address names: /wires/ap/, /reuters/."""
    if not url:
        return None
    parts = urllib.parse.urlsplit(url).path.lower().split("/")
    for before, part in itertools.pairwise(parts):
        known = find_outlet(part) if 2 <= len(part) <= 20 else None
        if known and known.kind == "agency" and (before in _WIRES or len(part) > 4):
            return known.name
    return None


def _canonical(name: str) -> str:
    known = find_outlet(name)
    return known.name if known else name


def _same(one: str, other: str) -> bool:
    return fold(_canonical(one)) == fold(_canonical(other))


def _contains(outlet: str, name: str) -> bool:
    """Whether a name is part of another: "Harbour" of "Harbour News Agency"."""
    long, short = fold(_canonical(outlet)).removeprefix("the"), fold(_canonical(name))
    short = short.removeprefix("the")
    return bool(short) and (long == short or (len(short) > 3 and short in long))
