"""The three shelves as tables.

Each shelf is a schema. SQLite keeps *given* and *hand* in the main file and *made* in an attached
one; `SHELVES` maps them, and another mapping puts each into a schema of its own on a server.
JSON is kept as canonical text, so that the same content is the same bytes.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

SHELVES: dict[str | None, str | None] = {"given": None, "hand": None, "made": "made"}
"""Where SQLite has each shelf."""

LASTING = MetaData()
"""The shelves that migrations carry from version to version: given and hand."""

MADE = MetaData()
"""The shelf that is built anew instead."""

event = Table(
    "event",
    LASTING,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("line", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("hash", Text, nullable=False),
    schema="given",
)

head = Table(
    "head",
    LASTING,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    CheckConstraint("id = 1", name="one_head"),
    schema="given",
)
"""The end of the log, kept beside it, so that a log that lost its last events shows it."""

node = Table(
    "node",
    LASTING,
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary, nullable=False),
    schema="given",
)
"""Hashes of whole subtrees of the log's Merkle tree, so that a proof need not read every line; they follow from the
lines, and verification computes them again."""

original = Table(
    "original",
    LASTING,
    Column("digest", Text, primary_key=True),
    Column("size_bytes", BigInteger, nullable=False),
    Column("sealed_seq", Integer, ForeignKey("given.event.seq"), nullable=False),
    schema="given",
)

answer = Table(
    "answer",
    LASTING,
    Column("seq", Integer, ForeignKey("given.event.seq"), primary_key=True, autoincrement=False),
    Column("document", Text, ForeignKey("given.original.digest"), nullable=False),
    Column("question", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    UniqueConstraint("document", "question", name="one_answer"),
    schema="given",
)
"""What something outside answered to a reader, by original and question; `seq` is the event that tells of it."""

judgement = Table(
    "judgement",
    LASTING,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("verdict", Text, nullable=False),
    Column("targets", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("changes", Text, nullable=False),
    schema="hand",
)

run = Table(
    "run",
    MADE,
    Column("id", Text, primary_key=True),
    Column("json", Text, nullable=False),
    Column("seal", Text, nullable=False),
    schema="made",
)
"""On made, `seal` is the digest of its row: the engine itself notices few changes (see `seals`)."""

document = Table(
    "document",
    MADE,
    Column("id", Text, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("json", Text, nullable=False),
    Column("run", Text, ForeignKey("made.run.id"), nullable=False),
    Column("seal", Text, nullable=False),
    Index("document_by_name", "name", "digest"),
    schema="made",
)

document_text = Table(
    "document_text",
    MADE,
    Column("id", Text, ForeignKey("made.document.id", ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("layout", Text, nullable=False),
    Column("seal", Text, nullable=False),
    schema="made",
)

claim = Table(
    "claim",
    MADE,
    Column("id", Text, primary_key=True),
    Column("document", Text, ForeignKey("made.document.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("fate", Text),
    Column("start", Integer, nullable=False),
    Column("amount_start", Integer, nullable=False),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Column("said_by", Text, nullable=False),
    Column("place", Text),
    Column("json", Text, nullable=False),
    Column("run", Text, ForeignKey("made.run.id"), nullable=False),
    Column("seal", Text, nullable=False),
    Index("claim_of_document", "document", "low", "high"),
    Index("claim_of_kind", "kind", "fate", "document"),
    Index("claim_of_fate", "fate", "document"),
    Index("claim_of_speaker", "said_by", "document"),
    Index("claim_of_place", "place", "document"),
    Index("claim_of_low", "low"),
    Index("claim_of_high", "high"),
    schema="made",
)
"""`amount_start` is -1 where no number is: it only orders the claims of one passage. `low`, `high`, `said_by` and
`place` are what a claim is found by; of a publisher's own voice, `said_by` is the publisher."""

reading = Table(
    "reading",
    MADE,
    Column("id", Text, ForeignKey("made.document.id", ondelete="CASCADE"), primary_key=True),
    Column("run", Text, ForeignKey("made.run.id")),
    Column("claims", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("seal", Text, nullable=False),
    schema="made",
)
"""What came of reading a document: how many claims, and a digest over all of them, so that one that is struck out or
slipped in is noticed. `run` is null while the document is opened and not read."""

stretch = Table(
    "stretch",
    MADE,
    Column("id", Integer, primary_key=True),
    Column("document", Text, ForeignKey("made.document.id", ondelete="CASCADE"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("stretch_of_document", "document"),
    schema="made",
)
"""Where in a document the row of the full-text index with the same number stands."""

mention = Table(
    "mention",
    MADE,
    Column("ref", Text, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    schema="made",
    sqlite_with_rowid=False,
)
"""The events of a long log by the end of each ref, and the place of the ref in it (see `mentions`); one row, whose ref
is empty, says how far it goes."""

comparison_state = Table(
    "comparison_state",
    MADE,
    Column("id", Text, primary_key=True),
    Column("json", Text, nullable=False),
    Column("seal", Text, nullable=False),
    schema="made",
)
"""One row, while the comparison that is kept is whole: what it was made of."""

comparison = Table(
    "comparison",
    MADE,
    Column("id", Text, primary_key=True),
    Column("grounds", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("about", Text, nullable=False),
    Column("core", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Column("parts", Text, nullable=False),
    Column("seal", Text, nullable=False),
    schema="made",
)
"""An incident compared. `parts` is a digest over the rows of its views, so that one struck out is noticed."""

comparison_part = Table(
    "comparison_part",
    MADE,
    Column("id", Text, primary_key=True),
    Column("incident", Text, ForeignKey("made.comparison.id"), nullable=False),
    Column("view", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("name", Text),
    Column("state", Text),
    Column("weight", Integer, nullable=False),
    Column("json", Text, nullable=False),
    Column("seal", Text, nullable=False),
    Index("part_of_incident", "incident", "view", "number"),
    Index("part_by_state", "incident", "view", "state", "number"),
    Index("part_by_weight", "view", "weight", "name"),
    Index("part_by_name", "name"),
    schema="made",
)
"""A row of one view of an incident: an origin, a contradiction, an event, a row of figures."""

comparison_home = Table(
    "comparison_home",
    MADE,
    Column("id", Text, primary_key=True),
    Column("incident", Text),
    Column("why", Text),
    Column("origin", Text),
    Column("row", Integer),
    Column("seal", Text, nullable=False),
    Index("home_of_incident", "incident"),
    Index("home_by_why", "why"),
    schema="made",
)
"""The incident that a claim is about, by the claim's id; null where it is about none."""

comparison_document = Table(
    "comparison_document",
    MADE,
    Column("id", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("begins", Text, nullable=False),
    Column("gist", Text, nullable=False),
    Column("shared", Text, nullable=False),
    Column("seal", Text, nullable=False),
    schema="made",
)
"""What gathering claims into incidents needs to know of a document, and what became of its claims. `key` is a digest of
what went into it; `begins` are the sounds of words that a place's name may begin with in it."""
