"""Small secrets and settings of the store."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from keukentafel.storage.tables import cabinet


class KeptCabinet:
    """Implements Cabinet."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, name: str, value: bytes) -> None:
        """Keep or replace a value."""
        row = insert(cabinet).values(name=name, value=value)
        self._connection.execute(
            row.on_conflict_do_update(index_elements=[cabinet.c.name], set_={"value": row.excluded.value})
        )

    def get(self, name: str) -> bytes | None:
        """The value, or None."""
        return self._connection.execute(select(cabinet.c.value).where(cabinet.c.name == name)).scalar()
