"""Read one report: sentences, names, times, figures, statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from tellings.annotate.fates import find_fates
from tellings.annotate.figures import find_figures
from tellings.annotate.mentions import find_mentions
from tellings.annotate.statements import Findings, find_statements
from tellings.annotate.times import find_times
from tellings.ports import Gazetteer
from tellings.records.annotation import Annotation
from tellings.records.report import Report
from tellings.records.spans import Span

#: Parts of speech whose lemmas tell what a report is about.
_TOPICAL = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


def annotate_reports(
    reports: Iterable[Report], language: Language, gazetteer: Gazetteer
) -> Iterator[Annotation]:
    """Yield the annotation of each report, in order.

    Args:
        reports: Clean reports.
        language: The loaded language model.
        gazetteer: Knows which names are places.
    """
    pairs = ((report.text, report) for report in reports)
    for doc, report in language.pipe(pairs, as_tuples=True, batch_size=8):
        yield annotate_report(report, doc, gazetteer)


def annotate_report(report: Report, doc: Doc, gazetteer: Gazetteer) -> Annotation:
    """Return what one report says; `doc` is the parse of its text."""
    mentions = find_mentions(doc, report.id, gazetteer)
    times = find_times(report.text)
    figures = find_figures(doc)
    fates = find_fates(doc, figures, mentions)
    read = Findings(mentions=mentions, figures=figures, times=times, fates=fates)
    terms = Counter(
        token.lemma_.lower()
        for token in doc
        if token.pos_ in _TOPICAL and not token.is_stop and token.is_alpha
    )
    return Annotation(
        report=report.id,
        sentences=tuple(_sentences(doc)),
        mentions=mentions,
        times=times,
        statements=find_statements(doc, report, read),
        terms=dict(sorted(terms.items())),
    )


def _sentences(doc: Doc) -> Iterator[Span]:
    for sentence in doc.sents:
        text = sentence.text
        stripped = text.strip()
        if stripped:
            start = sentence.start_char + len(text) - len(text.lstrip())
            yield Span(start, start + len(stripped))
