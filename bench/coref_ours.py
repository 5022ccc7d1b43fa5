"""What the stages of the package make of the documents of a topic of ECB+."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from coref_features import find_head
from ecbplus import Mention, Read

from tellings.annotate import annotate_reports
from tellings.cluster import group_stories, profile_reports
from tellings.models import load_encoder, load_language, open_gazetteer
from tellings.records.report import Report
from tellings.resolve import resolve_entities
from tellings.trace import trace_copies


class Ours:
    """Our stories and entities of one topic.

    Attributes:
        story: Number of the story of each document, by name.
    """

    def __init__(self, read: Read) -> None:
        self._read = read
        self._reports = [Report(id=d.name, text=d.text) for d in read.documents]
        notes = annotate_reports(self._reports, load_language(), open_gazetteer())
        self._notes = {note.report: note for note in notes}
        profiles = profile_reports(self._reports, self._notes, load_encoder())
        stories = group_stories(profiles, trace_copies(self._reports))
        self.story = {name: n for n, story in enumerate(stories) for name in story}
        self._entities = self._resolve(stories)

    def _resolve(self, stories: Sequence[Sequence[str]]) -> dict[str, list[tuple[int, int, str]]]:
        """Return, by document, where the mentions of our entities stand."""
        places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        texts = {r.id: r.text for r in self._reports}
        for n, story in enumerate(stories):
            names = [m for name in story for m in self._notes[name].mentions]
            own = {name: texts[name] for name in story}
            for entity in resolve_entities(names, own, open_gazetteer()):
                for place in entity.mentions:
                    places[place.report].append((place.start, place.end, f"{n} {entity.id}"))
        return places

    def entity(self, mention: Mention) -> str | None:
        """Return the entity of ours whose name covers the head of a mention."""
        head = find_head(self._read, mention)
        start = self._offset(mention.document, head.i)
        for first, end, entity in self._entities.get(mention.document, ()):
            if first <= start < end:
                return entity
        return None

    def _offset(self, document: str, word: int) -> int:
        """Return where a word stands in the text: words and sentences are one character apart."""
        parsed = self._read.parsed[document]
        return sum(len(parsed[n].text) + 1 for n in range(word))
