"""What is being typed, by place."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from keukentafel.storage.tables import draft


class KeptDrafts:
    """Implements Drafts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.erased = False
        """Whether words were taken back in this unit of work, and their traces wait for a checkpoint."""

    def keep(self, conversation_id: str, place: str, text: str) -> None:
        """Keep the draft of a place; an empty text forgets it."""
        before = self._connection.execute(
            select(draft.c.text).where(draft.c.conversation_id == conversation_id, draft.c.place == place)
        ).scalar()
        self.erased = self.erased or (before is not None and before not in text)
        if not text:
            self._connection.execute(
                delete(draft).where(draft.c.conversation_id == conversation_id, draft.c.place == place)
            )
            return
        row = insert(draft).values(conversation_id=conversation_id, place=place, text=text)
        self._connection.execute(
            row.on_conflict_do_update(
                index_elements=[draft.c.conversation_id, draft.c.place], set_={"text": row.excluded.text}
            )
        )

    def kept(self, conversation_id: str) -> dict[str, str]:
        """All drafts by place."""
        rows = self._connection.execute(
            select(draft.c.place, draft.c.text).where(draft.c.conversation_id == conversation_id)
        )
        return {row.place: row.text for row in rows}
