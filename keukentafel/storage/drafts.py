"""What is being typed, by place."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from keukentafel.storage.tables import draft

_HERE = (draft.c.conversation_id == bindparam("of"), draft.c.place == bindparam("at"))
_BEFORE = select(draft.c.text).where(*_HERE)
_FORGET = delete(draft).where(*_HERE)
_INSERT = insert(draft)
_KEEP = _INSERT.on_conflict_do_update(
    index_elements=[draft.c.conversation_id, draft.c.place], set_={"text": _INSERT.excluded.text}
)


class KeptDrafts:
    """Implements Drafts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.erased = False
        """Whether words were taken back in this unit of work, and their traces wait for a checkpoint."""

    def keep(self, conversation_id: str, place: str, text: str) -> None:
        """Keep the draft of a place; an empty text forgets it."""
        here = {"of": conversation_id, "at": place}
        if not text:
            self.erased = bool(self._connection.execute(_FORGET, here).rowcount) or self.erased
            return
        before = self._connection.execute(_BEFORE, here).scalar()
        self.erased = self.erased or (before is not None and before not in text)
        self._connection.execute(_KEEP, {"conversation_id": conversation_id, "place": place, "text": text})

    def kept(self, conversation_id: str) -> dict[str, str]:
        """All drafts by place."""
        rows = self._connection.execute(
            select(draft.c.place, draft.c.text).where(draft.c.conversation_id == conversation_id)
        )
        return {row.place: row.text for row in rows}
