"""Logs, quiet notes, reports, drafts, cabinet, audit trail and the search index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NEVER_CHANGED = ("report_record", "sealed_report", "sealed_file", "audit")


def upgrade() -> None:
    """Make everything."""
    op.create_table(
        "conversation",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("case_number", sa.Text, nullable=False),
        sa.Column("resident", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("reported", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("changed_at", sa.Text, nullable=False),
        sa.Column("changed_us", sa.Integer, nullable=False),
        sa.Column("last_entry", sa.Integer, nullable=False),
    )
    op.create_index("ix_conversation_changed", "conversation", ["changed_us", "last_entry"])
    op.create_table(
        "log_entry",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation_id", sa.Text, sa.ForeignKey("conversation.id"), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("statement_id", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("conversation_id", "seq"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_log_entry_statement", "log_entry", ["conversation_id", "statement_id"])
    op.create_index("ix_log_entry_kind", "log_entry", ["conversation_id", "kind"])
    op.execute(
        "CREATE VIRTUAL TABLE statement_words USING fts5"
        "(text, prefix = '2 3 4', tokenize = 'unicode61 remove_diacritics 2')"
    )
    # Without this a deleted word stays in the index until its segments happen to be merged.
    op.execute("INSERT INTO statement_words (statement_words, rank) VALUES ('secure-delete', 1)")
    op.create_table(
        "quiet_note",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("nonce", sa.LargeBinary, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_quiet_note_conversation_id", "quiet_note", ["conversation_id"])
    op.create_table(
        "report_record",
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "kind", "version"),
    )
    op.create_table(
        "sealed_report",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("sealed_at", sa.Text, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("open", sa.Text, nullable=False),
    )
    op.create_index("ix_sealed_report_conversation_id", "sealed_report", ["conversation_id"])
    # The file is in a table of its own: reading a list of reports must not walk through their pages.
    op.create_table(
        "sealed_file",
        sa.Column("report_id", sa.Integer, sa.ForeignKey("sealed_report.id"), primary_key=True),
        sa.Column("pdf", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "draft",
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "place"),
    )
    op.create_table(
        "cabinet",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("chain", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    for table in NEVER_CHANGED:
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
            )


def downgrade() -> None:
    """Take everything away."""
    for table in NEVER_CHANGED:
        for action in ("update", "delete"):
            op.execute(f"DROP TRIGGER {table}_no_{action}")
    for table in (
        "sealed_file", "sealed_report", "report_record", "audit", "cabinet", "draft", "quiet_note",
        "statement_words", "log_entry", "conversation",
    ):  # fmt: skip
        op.drop_table(table)
