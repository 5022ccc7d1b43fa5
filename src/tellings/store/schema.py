"""The tables of a store.

Rows of what was told are temporal: they hold from revision `since` until before revision `until`,
and those without `until` hold now. One `add`, `remove` or `decide` is one revision.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData()

#: `schema`: version of these tables; `program`: what made them; `made`: when.
meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("made_at", Text, nullable=False),
    Column("kind", Text, nullable=False),
)

#: `record`, `annotation` and `profile` are packed JSON. `reader` names the program and weights
#: that read it; `page` is the live page that it is or belongs to.
reports = Table(
    "reports",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("since", Integer, nullable=False),
    Column("file", Text),
    Column("given_id", Text),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
    Column("page", Text, nullable=False, index=True),
    Column("block", Integer, nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("annotation", LargeBinary, nullable=False),
    Column("profile", LargeBinary, nullable=False),
    Column("sketch_size", Integer, nullable=False),
    # A number is never given twice: full text and blocks go by it.
    sqlite_autoincrement=True,
)

#: Statements as they stand in their report, for full text.
claims = Table(
    "claims",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("report", ForeignKey("reports.no"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_autoincrement=True,
)

#: Reports that can only be told together; `stale` if one has come or gone since they were told.
#: Where one has gone, rows of revision `forget` and younger may quote it.
blocks = Table(
    "blocks",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("stale", Integer, nullable=False, index=True),
    Column("forget", Integer),
)


def _key_table(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("key", BigInteger, primary_key=True),
        Column("block", Integer, primary_key=True),
        Column("report", Integer, primary_key=True),
        sqlite_with_rowid=False,
    )


#: What a report is about, and rows of its words: who shares them may belong to one block.
topic_keys = _key_table("topic_keys")
sketch_keys = _key_table("sketch_keys")
Index("topic_keys_block", topic_keys.c.block, topic_keys.c.report)
Index("sketch_keys_block", sketch_keys.c.block, sketch_keys.c.report)


def _temporal_table(name: str, *columns: Column[object]) -> Table:
    table = Table(
        name,
        metadata,
        Column("row", Integer, primary_key=True),
        Column("id", Text, nullable=False, index=True),
        Column("story", Text, nullable=False),
        Column("since", Integer, nullable=False),
        Column("until", Integer),
        Column("digest", LargeBinary, nullable=False),
        *columns,
        Column("record", LargeBinary, nullable=False),
    )
    Index(f"{name}_story", table.c.story, table.c.until)
    return table


#: `inputs` is a digest of all that the telling depends on; `given` is the id made of the content.
stories = _temporal_table(
    "stories",
    Column("given", Text, nullable=False),
    Column("inputs", LargeBinary, nullable=False),
    Column("title", Text, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
)
#: Which report is in which story; `record` has what its story says of the report's days.
story_reports = _temporal_table("story_reports")
entities = _temporal_table(
    "entities",
    Column("given", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
)
statements = _temporal_table(
    "statements",
    Column("report", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("stance", Text, nullable=False),
    Column("origin", Text),
)
findings = _temporal_table(
    "findings",
    Column("given", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("question", Text, nullable=False),
)
copies = _temporal_table(
    "copies",
    Column("kind", Text, nullable=False),
    Column("original", Text),
    Column("reports", Text, nullable=False),
)

#: What a revision changed in a story, in words.
changes = Table(
    "changes",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("story", Text, nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

#: `about` is a JSON list. `scope`, a JSON list of reports, limits a decision on entities by id to
#: their story; null where it holds everywhere.
decisions = Table(
    "decisions",
    metadata,
    Column("no", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("since", Integer, nullable=False),
    Column("judgement", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("names", Text),
    Column("scope", Text),
    Column("value", Text),
    Column("user", Text),
    Column("made_at", Text),
)

TEMPORAL = (stories, story_reports, entities, statements, findings, copies)
