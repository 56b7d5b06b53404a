"""The search index is merged when nobody waits, and not while a statement is kept."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Leave the merging to `StatementWords.merge`, and only see to it that the pieces stay few."""
    # Each statement is a piece of its own, and a search looks into every piece. Nobody may pause for hours: so many of
    # a size are put together all the same, in some 4 ms. Beyond 2,000 pieces FTS5 says that the disk is full.
    op.execute("INSERT INTO statement_words (statement_words, rank) VALUES ('automerge', 0)")
    op.execute("INSERT INTO statement_words (statement_words, rank) VALUES ('crisismerge', 64)")


def downgrade() -> None:
    """Merge as FTS5 does by itself."""
    op.execute("DELETE FROM statement_words_config WHERE k IN ('automerge', 'crisismerge')")
