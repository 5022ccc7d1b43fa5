"""From the mentions of one thing to its entity: name, spellings, roles, id."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tellings.records.annotation import EntityType, Mention
from tellings.records.entity import Entity, EntityRole, MentionPlace, Variant
from tellings.records.spans import make_id
from tellings.resolve.name_nodes import TYPE_ORDER
from tellings.text.folding import fold_words, word_set
from tellings.text.names import name_words
from tellings.text.toponyms import is_initials, is_latin

#: Words that say how a person is addressed and nothing of what he or she is.
_COURTESY = word_set(
    """
    mr mrs ms miss mister mx sir madam messrs dr
    """
)


def make_entity(
    members: Sequence[Mention],
    types: Mapping[Mention, EntityType],
    texts: Mapping[str, str],
) -> Entity:
    """Return the entity of some mentions.

    Args:
        members: All mentions of one thing, in any order.
        types: What each mention names, as settled for the story.
        texts: Text of each report, by id.
    """
    members = sorted(members, key=lambda m: (m.report, m.start, m.end))
    counts = Counter(types[m] for m in members)
    kind = min(counts, key=lambda t: (-counts[t], TYPE_ORDER.index(t)))
    name = _best_name(members, kind)
    first = members[0]
    return Entity(
        id=make_id("e", kind, name, first.report, first.start),
        type=kind,
        name=name,
        variants=_variants(members, texts),
        roles=_roles(members),
        mentions=tuple(MentionPlace(report=m.report, start=m.start, end=m.end) for m in members),
    )


def _best_name(members: Sequence[Mention], kind: EntityType) -> str:
    """Return the full form that most reports use, else the most frequent form."""
    reports: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for mention in members:
        text = " ".join(mention.text.split())
        reports[text].add(mention.report)
        counts[text] += 1

    def rank(text: str) -> tuple[bool, bool, bool, int, int, int, str]:
        return (
            not _is_full(text, kind),
            not is_latin(text),
            text.isupper() and not is_initials(text),
            -len(reports[text]),
            -counts[text],
            -len(text),
            text,
        )

    return min(counts, key=rank)


def _is_full(text: str, kind: EntityType) -> bool:
    if kind == "person":
        words = name_words(text)
        return len(words) > 1 and min(map(len, (words[0], words[-1]))) > 1
    return not is_initials(text)


def _variants(members: Sequence[Mention], texts: Mapping[str, str]) -> tuple[Variant, ...]:
    """Return every spelling, the most frequent first; with a title before it, it is another."""
    reports: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for mention in members:
        for text in (mention.text, *_titled(mention, texts.get(mention.report, ""))):
            reports[text].add(mention.report)
            counts[text] += 1
    return tuple(
        Variant(text=text, reports=tuple(sorted(reports[text])), count=counts[text])
        for text in sorted(counts, key=lambda t: (-counts[t], t))
    )


def _titled(mention: Mention, text: str) -> Iterator[str]:
    """Yield the name with the title that stands before it, if that is written as part of it."""
    title = mention.title
    if not title or not title[0].isupper() or not title.split()[-1][0].isupper():
        return
    start = text.rfind(title, 0, mention.start)
    if start >= 0 and text[start + len(title) : mention.start].isspace():
        yield text[start : mention.end]


def _roles(members: Sequence[Mention]) -> tuple[EntityRole, ...]:
    """Return what each report calls the thing, each once, in order of reports and place."""
    found: dict[tuple[str, str], EntityRole] = {}
    for mention in members:
        title = mention.title if set(fold_words(mention.title or "")) - _COURTESY else None
        for text in (mention.role, title):
            if text:
                key = mention.report, text.casefold()
                found.setdefault(key, EntityRole(text=text, report=mention.report))
    return tuple(found.values())
