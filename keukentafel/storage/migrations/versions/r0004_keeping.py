"""The register tells how long a case is kept; what is destroyed is remembered, and only that may leave a shelf."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

DAYS = ("handed_over_on", "destruction_asked")
_CASE_IS_DESTROYED = "SELECT 1 FROM destroyed WHERE conversation_id = {of} AND statement_id = ''"
_OF_FILE = "(SELECT conversation_id FROM sealed_report WHERE id = OLD.report_id)"
SHELVES = {"report_record": "OLD.conversation_id", "sealed_report": "OLD.conversation_id", "sealed_file": _OF_FILE}


def upgrade() -> None:
    """Add the columns and the table; a report leaves its shelf with its case and in no other way."""
    op.add_column(
        "conversation", sa.Column("kept_for", sa.Text, nullable=False, server_default="not_handed_over")
    )
    for name in DAYS:
        op.add_column("conversation", sa.Column(name, sa.Text))
    op.create_table(
        "destroyed",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("statement_id", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("ground", sa.Text, nullable=False),
        sa.Column("handed_over_on", sa.Text),
        sa.Column("lines", sa.Integer, nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("versions", sa.Integer, nullable=False),
        sa.Column("files", sa.Integer, nullable=False),
        sa.UniqueConstraint("conversation_id", "statement_id"),
        sqlite_autoincrement=True,
    )
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER destroyed_no_{action.lower()} BEFORE {action} ON destroyed "
            "BEGIN SELECT RAISE(ABORT, 'destroyed is never changed'); END"
        )
    for table, of in SHELVES.items():
        op.execute(f"DROP TRIGGER {table}_no_delete")
        op.execute(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
            f"WHEN NOT EXISTS ({_CASE_IS_DESTROYED.format(of=of)}) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
        )


def downgrade() -> None:
    """Take them away; what was destroyed is forgotten with them."""
    for table in SHELVES:
        op.execute(f"DROP TRIGGER {table}_no_delete")
        op.execute(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
        )
    for action in ("update", "delete"):
        op.execute(f"DROP TRIGGER destroyed_no_{action}")
    op.drop_table("destroyed")
    for name in (*reversed(DAYS), "kept_for"):
        op.drop_column("conversation", name)
