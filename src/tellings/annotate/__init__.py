"""One report → its annotation: names, times, figures, quotations, who says what."""

from __future__ import annotations

from tellings.annotate.read import annotate_report, annotate_reports

__all__ = ["annotate_report", "annotate_reports"]
