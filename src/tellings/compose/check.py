"""Whether a summary keeps its promises: every number, name and date from what it cites."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tellings.compose.prose import fold, folded_words, has_any, telling_tokens, word_list
from tellings.records.account import Story, SummarySentence
from tellings.records.entity import Entity
from tellings.records.finding import Finding
from tellings.records.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a summary may draw on, by id.

    Attributes:
        origins: Name of each origin: who answers for a statement is shown with it.
    """

    statements: dict[str, Statement]
    entities: dict[str, Entity]
    findings: dict[str, Finding]
    origins: dict[str, str]

    @classmethod
    def of(
        cls,
        statements: Iterable[Statement],
        entities: Iterable[Entity],
        findings: Iterable[Finding],
    ) -> Sources:
        """Return the sources made of these records."""
        by_id = {f.id: f for f in findings}
        return cls(
            statements={s.id: s for s in statements},
            entities={e.id: e for e in entities},
            findings=by_id,
            origins={o.id: o.name for f in by_id.values() for o in f.origins},
        )


def check_summary(story: Story) -> list[str]:
    """Return what is wrong with a story's summary, one line a fault; empty if nothing is.

    A sentence must cite statements of the story; every number, name and date in it must stand in
    the words or with the speaker of a statement that it cites; an accusation names its speaker;
    and what a later finding replaced is not told without that finding.
    """
    sources = Sources.of(story.statements, story.entities, story.findings)
    faults = [f for sentence in story.summary for f in check_sentence(sources, sentence)]
    cited = {i for sentence in story.summary for i in sentence.statements}
    for finding in story.findings:
        first = {s.statements[0] for s in story.summary if s.statements}
        if not first & set(finding.statements):
            continue
        for later in finding.superseded_by:
            replaced = sources.findings.get(later)
            if replaced is not None and not cited & set(replaced.statements):
                faults.append(f"{finding.id} is told without {later}, which replaced it")
    return faults


def check_sentence(sources: Sources, sentence: SummarySentence) -> list[str]:
    """Return what is wrong with one sentence; empty if nothing is."""
    if not sentence.statements:
        return [f"cites nothing: {sentence.text}"]
    missing = [i for i in sentence.statements if i not in sources.statements]
    if missing:
        return [f"cites {i}, which is no statement of the story" for i in missing]
    faults = [
        f"{token!r} stands in no statement that this cites: {sentence.text}"
        for token in find_unsupported(sources, sentence.text, sentence.statements)
    ]
    first = sources.statements[sentence.statements[0]]
    if is_accusation(first) and not _names_speaker(sources, first, sentence.text):
        faults.append(f"an accusation without its speaker: {sentence.text}")
    return faults


def find_unsupported(sources: Sources, text: str, statements: Iterable[str]) -> list[str]:
    """Return the numbers, names and days of `text` that none of the statements holds.

    Args:
        sources: The story.
        text: What is told.
        statements: Ids of what is cited for it, all of the story.
    """
    cited = [sources.statements[i] for i in statements]
    known = set().union(*(_words_behind(sources, s) for s in cited)) | word_list("patterns")
    return [token for token in telling_tokens(text) if not _is_known(token, known)]


def is_accusation(statement: Statement) -> bool:
    """Whether somebody accuses somebody: such a claim is only shown with who makes it."""
    return has_any(statement.text, word_list("accusations"))


def _is_known(token: str, known: set[str]) -> bool:
    word = fold(token).removesuffix("'s")
    return word in known or word in word_list("determiners") - word_list("number_words")


def _words_behind(sources: Sources, statement: Statement) -> set[str]:
    """Return the words that a sentence citing this statement may use for names and numbers."""
    texts = [statement.text, statement.speaker.text or "", statement.via or "", *statement.chain]
    texts.append(sources.origins.get(statement.origin or "", ""))
    entity = sources.entities.get(statement.speaker.entity or "")
    if entity is not None:
        texts += [entity.name, *(v.text for v in entity.variants)]
        texts += [role.text for role in entity.roles]
    return set().union(*map(folded_words, texts))


def _names_speaker(sources: Sources, statement: Statement, text: str) -> bool:
    told = folded_words(text)
    if statement.speaker.kind == "outlet":
        # The report's own voice is named where it has a name; "one report" otherwise.
        names = [*statement.chain, "report", "reports", "reported"]
    else:
        names = [statement.speaker.text or ""]
        entity = sources.entities.get(statement.speaker.entity or "")
        if entity is not None:
            names += [entity.name, *(v.text for v in entity.variants)]
    plain = word_list("determiners")
    return any((folded_words(name) - plain) & told for name in names)
