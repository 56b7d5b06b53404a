"""The quiet channel: sealed once more under a key of its own, so that no dump of the store holds it."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, delete, insert, select, update

from keukentafel.domain.ports import StoreDamaged
from keukentafel.domain.statements import QuietNote
from keukentafel.storage.codec import quiet_note_of, quiet_text
from keukentafel.storage.tables import quiet_note

_NONCE_BYTES = 12


class SealedQuietNotes:
    """Implements QuietNotes. A note opens only in the conversation it was made in."""

    def __init__(self, connection: Connection, key: bytes) -> None:
        self._connection = connection
        self._cipher = AESGCM(key)

    def add(self, conversation_id: str, note: QuietNote) -> None:
        """Keep a note."""
        values = self._sealed(conversation_id, note)
        self._connection.execute(insert(quiet_note).values(conversation_id=conversation_id, **values))

    def replace(self, conversation_id: str, note: QuietNote) -> None:
        """Keep a note in the place of the one with its id. Raises KeyError, or StoreDamaged."""
        row = self._row(conversation_id, note.id)
        self._connection.execute(
            update(quiet_note).where(quiet_note.c.id == row).values(**self._sealed(conversation_id, note))
        )

    def remove(self, conversation_id: str, note_id: str) -> None:
        """Take a note away for good. Raises KeyError, or StoreDamaged."""
        row = self._row(conversation_id, note_id)
        self._connection.execute(delete(quiet_note).where(quiet_note.c.id == row))

    def notes(self, conversation_id: str) -> tuple[QuietNote, ...]:
        """The notes of one conversation, oldest first. Raises StoreDamaged when one does not open."""
        rows = self._connection.execute(
            select(quiet_note.c.nonce, quiet_note.c.sealed)
            .where(quiet_note.c.conversation_id == conversation_id)
            .order_by(quiet_note.c.id)
        )
        return tuple(self.opened(conversation_id, nonce, sealed) for nonce, sealed in rows)

    def opened(self, conversation_id: str, nonce: bytes, sealed: bytes) -> QuietNote:
        """A note as it lies in its row. Raises StoreDamaged."""
        try:
            text = self._cipher.decrypt(nonce, sealed, conversation_id.encode())
        except InvalidTag:
            raise StoreDamaged from None
        return quiet_note_of(text.decode())

    def _sealed(self, conversation_id: str, note: QuietNote) -> dict[str, bytes]:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = self._cipher.encrypt(nonce, quiet_text(note).encode(), conversation_id.encode())
        return {"nonce": nonce, "sealed": sealed}

    def _row(self, conversation_id: str, note_id: str) -> int:
        # Its id is sealed with its words: no table tells which row belongs to which line.
        columns = (quiet_note.c.id, quiet_note.c.nonce, quiet_note.c.sealed)
        rows = self._connection.execute(select(*columns).where(quiet_note.c.conversation_id == conversation_id))
        for row, nonce, sealed in rows.all():
            if self.opened(conversation_id, nonce, sealed).id == note_id:
                return int(row)
        raise KeyError(note_id)
