"""The search index over what was said. Whatever somebody types is only ever looked for, never understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, delete, insert, select, text

from keukentafel.domain.history import read
from keukentafel.domain.ports import SearchHit
from keukentafel.domain.safekeeping.search_words import folded, words_of
from keukentafel.storage.codec import Body, entry_of
from keukentafel.storage.engine import changes_of
from keukentafel.storage.tables import log_entry, statement_words

_RECORDED = "StatementRecorded"
_WORDS_CHANGE = (_RECORDED, "StatementCorrected", "StatementWithheld")
_COUNTS_OR_NOT = ("Undone", "Redone")

_LOOKED_THROUGH = 1000
"""How many of the newest statements are read for a letter that stands alone, before the index is asked for it."""

_FROM = (
    "SELECT log_entry.conversation_id, log_entry.statement_id, statement_words.text, statement_words.words"
    " FROM statement_words JOIN log_entry ON log_entry.id = statement_words.rowid"
)
_NEWEST = " ORDER BY statement_words.rowid DESC LIMIT :limit"
_RECORD = insert(statement_words)
_SEARCH = text(f"{_FROM} WHERE statement_words MATCH :query{_NEWEST}")
_ALL = text(f"{_FROM}{_NEWEST}")
_MERGE = text("INSERT INTO statement_words (statement_words, rank) VALUES ('merge', :pages)")


class StatementWords:
    """Keeps the index equal to what the log amounts to, in the transaction of the log."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def record(self, line: int, text: str) -> None:
        """Index a statement that was recorded on this new line; no line about it came before."""
        words = text.encode("utf-8", "replace").decode()
        self._connection.execute(_RECORD, {"rowid": line, "text": words, "words": folded(words)})

    def follow(self, conversation_id: str, kind: str, statement_id: str | None, target: int | None) -> None:
        """Take notice of a new line: of that kind, about that statement, or undoing or redoing `target`."""
        if target is not None:
            kind, statement_id = self._line(conversation_id, target)
        if statement_id is not None and kind in _WORDS_CHANGE:
            self.renew(conversation_id, statement_id)

    def renew(self, conversation_id: str, statement_id: str) -> None:
        """Index a statement by the words it has now, or not at all when it does not stand any more."""
        self.forget(conversation_id, statement_id)
        of_this = (log_entry.c.statement_id == statement_id) & log_entry.c.kind.in_(_WORDS_CHANGE)
        first = (
            select(log_entry.c.id)
            .where(log_entry.c.conversation_id == conversation_id)
            .order_by(log_entry.c.seq)
            .limit(1)
            .scalar_subquery()
        )
        rows = self._connection.execute(
            select(log_entry.c.id, log_entry.c.seq, log_entry.c.at, log_entry.c.kind, log_entry.c.body)
            .where(log_entry.c.conversation_id == conversation_id)
            .where(of_this | log_entry.c.kind.in_(_COUNTS_OR_NOT) | (log_entry.c.id == first))
            .order_by(log_entry.c.seq)
        ).all()
        entries = tuple(entry_of(seq, at, Body(kind, body)) for _, seq, at, kind, body in rows)
        statement = read(entries).conversation.statement(statement_id)
        if statement is None:
            return
        recorded: int = next(row.id for row in rows if row.kind == _RECORDED)
        self.record(recorded, statement.text)

    def forget(self, conversation_id: str, statement_id: str) -> None:
        """Take a statement out of the index, while its lines are still in the log."""
        recorded = select(log_entry.c.id).where(
            log_entry.c.conversation_id == conversation_id,
            log_entry.c.statement_id == statement_id,
            log_entry.c.kind == _RECORDED,
        )
        self._connection.execute(delete(statement_words).where(statement_words.c.rowid.in_(recorded)))

    def merge(self, pages: int) -> bool:
        """Put pieces of the index together, writing about so many pages; False where there was nothing to do."""
        before = changes_of(self._connection)
        self._connection.execute(_MERGE, {"pages": pages})
        # The asking itself counts as one change.
        return changes_of(self._connection) - before > 1

    def search(self, words: str, limit: int) -> tuple[SearchHit, ...]:
        """Statements with all the words, as whole words or the beginning of one; newest first."""
        found = words_of(words)
        if not found or limit < 1:
            return ()
        return self._among_newest(found, limit) or tuple(self._hits(found, limit))

    def _hits(self, beginnings: Sequence[str], limit: int) -> Iterator[SearchHit]:
        query = " ".join(f'"{word}"*' for word in beginnings)
        for *hit, _words in self._connection.execute(_SEARCH, {"query": query, "limit": limit}):
            yield SearchHit(*hit)

    def _among_newest(self, beginnings: Sequence[str], limit: int) -> tuple[SearchHit, ...]:
        """As many as were asked for, or none where these are not all among the newest.

        For one letter the index puts together the lists of all words that begin with it, of all statements; of a
        letter that stands in many, the newest are found sooner by reading. For what is rare the lists are short.
        """
        letters = [word for word in beginnings if len(word) == 1]
        if not letters:
            return ()
        others = " ".join(f'"{word}"*' for word in beginnings if len(word) > 1)
        begin = [re.compile(rf"(?<![^\W_]){letter}") for letter in letters]
        hits: list[SearchHit] = []
        asked = {"limit": _LOOKED_THROUGH, **({"query": others} if others else {})}
        with self._connection.execute(_SEARCH if others else _ALL, asked) as rows:
            for *hit, folded_text in rows:
                if all(word.search(folded_text) for word in begin):
                    hits.append(SearchHit(*hit))
                    if len(hits) == limit:
                        return tuple(hits)
        return ()

    def _line(self, conversation_id: str, seq: int) -> tuple[str, str | None]:
        row = self._connection.execute(
            select(log_entry.c.kind, log_entry.c.statement_id).where(
                log_entry.c.conversation_id == conversation_id, log_entry.c.seq == seq
            )
        ).first()
        return (row.kind, row.statement_id) if row else ("", None)
