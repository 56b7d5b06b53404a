"""The register of cases tells the agenda: visits, first days, and how the resident is called."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NAMES = ("form_of_address", "neighbourhood", "municipality")
DAYS = ("contacted_on", "talked_on", "reported_back_on", "investigated_on", "applied_on", "decision_sent")

_OPENED = """(
    SELECT body FROM log_entry
    WHERE conversation_id = conversation.id AND kind = 'CaseOpened' ORDER BY seq LIMIT 1
)"""
_FIRST = """(
    SELECT substr(min(at), 1, 10) FROM log_entry
    WHERE conversation_id = conversation.id AND kind = '{kind}' {also}
    AND seq NOT IN (
        SELECT json_extract(body, '$.is.seq') FROM log_entry AS other
        WHERE other.conversation_id = conversation.id AND other.kind = 'Undone'
    )
)"""


def upgrade() -> None:
    """Add the columns and fill them from the logs.

    Who took something back and did it again is counted as not having done it: the next change of that case sets
    it right.
    """
    for name in (*NAMES, "visits"):
        op.add_column("conversation", sa.Column(name, sa.Text, nullable=False, server_default=""))
    for name in DAYS:
        op.add_column("conversation", sa.Column(name, sa.Text))
    for name in NAMES:
        op.execute(
            f"UPDATE conversation SET {name} = coalesce(json_extract({_OPENED}, '$.is.case.{name}'), '')"
        )
    talked = _FIRST.format(
        kind="StatementRecorded", also="AND json_extract(body, '$.is.statement.source') != 'document'"
    )
    frozen = _FIRST.format(kind="VersionFrozen", also="")
    investigated = _FIRST.format(
        kind="VersionFrozen",
        also="AND json_extract(body, '$.is.version.kind') = 'investigation'"
        " AND seq >= (SELECT max(seq) FROM log_entry AS later WHERE later.conversation_id = conversation.id"
        " AND later.kind NOT IN ('ConsentGiven', 'ConceptReadOut', 'ReactionGiven', 'ActSigned'))",
    )
    applied = _FIRST.format(
        kind="ActSigned",
        also="AND json_extract(body, '$.is.act.act') = 'application_yes'"
        " AND json_extract(body, '$.is.act.how') IN ('drawn', 'cross', 'spoken', 'by_representative')",
    )
    op.execute(f"UPDATE conversation SET talked_on = {talked}")
    op.execute(f"UPDATE conversation SET contacted_on = talked_on, reported_back_on = {frozen}")
    op.execute(f"UPDATE conversation SET investigated_on = {investigated}, applied_on = {applied}")


def downgrade() -> None:
    """Take them away; the logs still tell it all."""
    for name in (*DAYS, "visits", *NAMES):
        op.drop_column("conversation", name)
