"""The register of cases: a summary as a row of its table, and back."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from sqlalchemy import Row

from keukentafel.domain.ports import CaseSummary, PlannedVisit, StoreDamaged
from keukentafel.storage.codec import date_or_damaged, moment_or_damaged

_TEXTS = ("case_number", "resident", "address", "kind", "form_of_address", "neighbourhood", "municipality")
_DAYS = ("contacted_on", "talked_on", "reported_back_on", "investigated_on", "applied_on", "decision_sent")


def registered(summary: CaseSummary) -> dict[str, str | None]:
    """The columns of a summary, without its id and without when it changed."""
    columns: dict[str, str | None] = {name: getattr(summary, name) for name in _TEXTS}
    columns["reported"] = summary.reported.isoformat()
    for name in _DAYS:
        day: date | None = getattr(summary, name)
        columns[name] = day.isoformat() if day else None
    columns["visits"] = " ".join(
        each.on.isoformat() + (f"T{each.at.isoformat()}" if each.at else "") for each in summary.visits
    )
    return columns


def summary_in(row: Row[Any]) -> CaseSummary:
    """The summary of a row. Raises StoreDamaged."""
    columns: dict[str, Any] = {name: getattr(row, name) for name in _TEXTS}
    columns.update((name, _day(getattr(row, name))) for name in _DAYS)
    return CaseSummary(
        conversation_id=row.id,
        reported=date_or_damaged(row.reported),
        changed_at=moment_or_damaged(row.changed_at),
        visits=tuple(_visit(text) for text in row.visits.split()),
        **columns,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date_or_damaged(text)


def _visit(text: str) -> PlannedVisit:
    day, _, clock = text.partition("T")
    try:
        return PlannedVisit(date_or_damaged(day), time.fromisoformat(clock) if clock else None)
    except ValueError:
        raise StoreDamaged from None
