"""The columns of the tables, each with the path to what stands in it.

A path starts at a name that the row gives (`report`, `statement` …) and goes on through the
fields of the records; where one of them is not known, the cell stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping


def _under(start: str, names: str, **renamed: str) -> dict[str, str]:
    """Return columns called like the fields they show; `renamed` maps others to their path."""
    return {name: f"{start}.{path}" for name, path in _pairs(names, renamed)}


def _pairs(names: str, renamed: Mapping[str, str]) -> list[tuple[str, str]]:
    return [*((name, name) for name in names.split()), *renamed.items()]


TABLES: dict[str, dict[str, str]] = {
    "reports.csv": {
        "report_id": "report.id",
        "stories": "stories",
        **_under("report", "given_id file url canonical_url outlet agency section title subtitle"),
        **_under("report", "byline language parent"),
        **_under("report.dateline", "", dateline_place="place", dateline_date="date"),
        **{
            f"{field}_{part}": f"report.{field}.{part}"
            for field in ("published", "updated")
            for part in ("earliest", "latest", "basis", "evidence")
        },
        "problem": "report.problem.code",
        "text": "report.text",
    },
    "statements.csv": {
        "statement_id": "statement.id",
        "story_id": "story.id",
        "report_id": "statement.report",
        **_under("statement", "start end text role"),
        **_under("statement.sentence", "", sentence_start="start", sentence_end="end"),
        **_under("statement.speaker", "", speaker_kind="kind", speaker_text="text"),
        "speaker": "speaker",
        "speaker_entity_id": "statement.speaker.entity",
        "origin_id": "statement.origin",
        "origin": "origin",
        **_under("statement", "via chain cue direct stance polarity modality"),
        **_under("statement.event", "", event_type="type", event_subtype="subtype"),
        **_under("statement.event", "", actor_id="actor", target_id="target", place_id="place"),
        **{
            f"when_{part}": f"statement.when.{part}"
            for part in ("earliest", "latest", "basis", "text")
        },
        "where_id": "statement.where",
    },
    "findings.csv": {
        "finding_id": "finding.id",
        "story_id": "story.id",
        **_under("finding", "question kind status current independent_origins carried_by"),
        **_under("finding", "confidence reason"),
        "origins": "origins",
        "values": "values",
        "sides": "sides",
        **_under("finding", "supersedes superseded_by refines former_ids"),
    },
    "finding_statements.csv": {
        "finding_id": "finding.id",
        "statement_id": "statement.id",
        "story_id": "story.id",
        "report_id": "statement.report",
        "position": "position",
        "origin_id": "statement.origin",
        "origin": "origin",
        "side": "side",
        **_under("value", "", value="text", value_lower="lower", value_upper="upper"),
        **_under("value", "", value_unit="unit", value_as_of="as_of", value_current="current"),
    },
    "entities.csv": {
        "entity_id": "entity.id",
        "story_id": "story.id",
        **_under("entity", "type name"),
        "variants": "variants",
        "roles": "roles",
        "reports": "reports",
        "mentions": "mentions",
        **_under("entity.place", "", gazetteer_id="gazetteer_id", place_name="name"),
        **_under("entity.place", "latitude longitude admin1 country_code feature precision"),
    },
    "figures.csv": {
        "statement_id": "statement.id",
        "figure": "position",
        "story_id": "story.id",
        "report_id": "statement.report",
        **_under("figure", "text start end lower upper approximate measure counted unit part_of"),
    },
}
"""By file name, in the order in which the columns are written."""
