"""The tables as the program uses them; the migrations make them."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.sql.expression import column, table

metadata = MetaData()

conversation = Table(
    "conversation",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_number", Text, nullable=False),
    Column("resident", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("reported", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("changed_us", Integer, nullable=False),
    Column("last_entry", Integer, nullable=False),
    Column("form_of_address", Text, nullable=False, server_default=""),
    Column("neighbourhood", Text, nullable=False, server_default=""),
    Column("municipality", Text, nullable=False, server_default=""),
    Column("visits", Text, nullable=False, server_default=""),
    Column("contacted_on", Text),
    Column("talked_on", Text),
    Column("reported_back_on", Text),
    Column("investigated_on", Text),
    Column("applied_on", Text),
    Column("decision_sent", Text),
    Column("kept_for", Text, nullable=False, server_default="not_handed_over"),
    Column("handed_over_on", Text),
    Column("destruction_asked", Text),
    Index("ix_conversation_changed", "changed_us", "last_entry"),
)

log_entry = Table(
    "log_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", Text, ForeignKey("conversation.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("statement_id", Text),
    Column("body", Text, nullable=False),
    UniqueConstraint("conversation_id", "seq"),
    Index("ix_log_entry_statement", "conversation_id", "statement_id"),
    Index("ix_log_entry_kind", "conversation_id", "kind"),
    sqlite_autoincrement=True,
)

statement_words = table("statement_words", column("rowid", Integer), column("text", Text), column("words", Text))
"""The search index (FTS5). A row id is the log entry that recorded the statement: the newest is highest."""

quiet_note = Table(
    "quiet_note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", Text, nullable=False, index=True),
    Column("nonce", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

report_record = Table(
    "report_record",
    metadata,
    Column("conversation_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    PrimaryKeyConstraint("conversation_id", "kind", "version"),
)

sealed_report = Table(
    "sealed_report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("sealed_at", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("open", Text, nullable=False),
)

sealed_file = Table(
    "sealed_file",
    metadata,
    Column("report_id", Integer, ForeignKey("sealed_report.id"), primary_key=True),
    Column("pdf", LargeBinary, nullable=False),
)

draft = Table(
    "draft",
    metadata,
    Column("conversation_id", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("text", Text, nullable=False),
    PrimaryKeyConstraint("conversation_id", "place"),
)

tally = Table(
    "tally",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("seals", LargeBinary, nullable=False),
    Column("page", Integer, nullable=False),
    Column("begun", Integer, nullable=False),
)
"""One row: what the seals of all pages but `page`, on which it stands, come to; see `storage.tally`."""

cabinet = Table(
    "cabinet",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

destroyed = Table(
    "destroyed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("conversation_id", Text, nullable=False),
    Column("statement_id", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("ground", Text, nullable=False),
    Column("handed_over_on", Text),
    Column("lines", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("versions", Integer, nullable=False),
    Column("files", Integer, nullable=False),
    UniqueConstraint("conversation_id", "statement_id"),
    sqlite_autoincrement=True,
)
"""The memory of what was destroyed; an empty `statement_id` is the whole case."""
