"""Everything a store in memory keeps outside the quiet channel, as one text to search in."""

from __future__ import annotations

from keukentafel.services.visit import Visit
from tests.fakes.memory_store import MemoryStore


def store_of(visit: Visit) -> MemoryStore:
    """The store beneath a visit."""
    assert isinstance(visit.desk.store, MemoryStore)
    return visit.desk.store


def readable(visit: Visit) -> str:
    """What is kept of this visit and may be read without the quiet channel."""
    with store_of(visit).work() as work:
        kept = (
            work.logs.entries(visit.id),
            work.logs.summaries(),
            work.drafts.kept(visit.id),
            work.reports.sealed(visit.id),
            work.audit.lines(),
        )
    return repr(kept)


def found(visit: Visit, words: str) -> list[str]:
    """The ids of the statements that a search finds."""
    with store_of(visit).work() as work:
        return [hit.statement_id for hit in work.logs.search(words)]
