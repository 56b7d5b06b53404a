"""The store keeps a tally of its pages, by which a mixture of two moments is known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make its table; the program fills it."""
    # One row, and a page of its own: the tally is of all pages but that one.
    op.create_table(
        "tally",
        sa.Column("id", sa.Integer, sa.CheckConstraint("id = 1"), primary_key=True),
        sa.Column("seals", sa.LargeBinary, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("begun", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("tally")
