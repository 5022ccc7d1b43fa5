"""What took a claim back: nothing withdrawn is told without its withdrawal."""

from __future__ import annotations

import functools

from tellings.compose.check import is_accusation
from tellings.compose.parts import Material
from tellings.compose.prose import fold, folded_words, has_any, word_list
from tellings.data.cues import cue_words
from tellings.records.finding import Finding


class Withdrawals:
    """Finds what took the claims of one story back."""

    def __init__(self, material: Material) -> None:
        self._material = material

    def find(self, finding: Finding) -> list[Finding]:
        """Return the findings that replaced or took back `finding`, in the order of replacement.

        Besides the links that weighing made, an accusation of a named person is joined with a
        later statement that says of the same person that it was withdrawn.
        """
        found: dict[str, Finding] = {}
        waiting = [*finding.superseded_by]
        while waiting:
            later = self._material.findings.get(waiting.pop(0))
            if later is None or later.id in found or later.id == finding.id:
                continue
            found[later.id] = later
            waiting += later.superseded_by
        accused = self._accused(finding) if self._taking_back else set()
        for other, words in self._taking_back if accused else ():
            if other.id != finding.id and words & accused:
                found.setdefault(other.id, other)
        return list(found.values())

    def is_taken_back(self, finding: Finding) -> bool:
        """Whether a finding was withdrawn: its source corrected it, or its house took it back.

        A state that another state followed was none the less true; that is no withdrawal.
        """
        if finding.status == "superseded" and finding.sides:
            return True
        in_order = self._material.in_order
        accuses = any(is_accusation(s) for s in in_order(finding.statements))
        return any(
            has_any(s.text, word_list("withdrawals"))
            and (accuses or not cue_words("own_words").isdisjoint(s.terms))
            for later in self.find(finding)
            for s in in_order(later.statements)
        )

    def _accused(self, finding: Finding) -> set[str]:
        """Return the last names of the people whom the finding's statements accuse."""
        accusing = [s for s in self._material.in_order(finding.statements) if is_accusation(s)]
        told = {word for s in accusing for word in folded_words(s.text)}
        speakers = {s.speaker.entity for s in accusing}
        return {name for name in told & self._people.keys() if self._people[name] - speakers}

    @functools.cached_property
    def _people(self) -> dict[str, set[str | None]]:
        """The people of the story by their last names."""
        people: dict[str, set[str | None]] = {}
        for entity in self._material.entities.values():
            last = fold(entity.name).split()[-1:]
            if entity.type == "person" and last:
                people.setdefault(last[0], set()).add(entity.id)
        return people

    @functools.cached_property
    def _taking_back(self) -> list[tuple[Finding, set[str]]]:
        """The findings that take something back, with the words of the statements that do."""
        told = []
        for finding in self._material.findings.values():
            words = {
                word
                for s in self._material.in_order(finding.statements)
                if has_any(s.text, word_list("withdrawals"))
                for word in folded_words(f"{s.subject or ''} {s.text}")
            }
            if words:
                told.append((finding, words))
        return told
