"""The register of cases: a summary as a row of its table, and back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from functools import lru_cache

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


COLUMNS = ("id", *_TEXTS, "reported", "changed_at", "visits", *_DAYS)
"""What a summary is made from, in the order of `summary_in`: by place, because ten thousand are made at once."""


def summary_in(row: Sequence[str]) -> CaseSummary:
    """The summary of a row of `COLUMNS`. Raises StoreDamaged."""
    (
        conversation_id, case_number, resident, address, kind, form_of_address, neighbourhood, municipality,
        reported, changed_at, visits, *days,
    ) = row  # fmt: skip
    return CaseSummary(
        conversation_id, case_number, resident, address, _known_day(reported), kind, moment_or_damaged(changed_at),
        form_of_address, neighbourhood, municipality,
        tuple(map(_visit, visits.split())) if visits else (),
        *map(_day_if_any, days),
    )  # fmt: skip


_known_day = lru_cache(maxsize=4000)(date_or_damaged)
"""Ten thousand cases have a few hundred days between them."""


@lru_cache(maxsize=4000)
def _day_if_any(text: str | None) -> date | None:
    return date_or_damaged(text) if text else None


def _visit(text: str) -> PlannedVisit:
    day, _, clock = text.partition("T")
    try:
        return PlannedVisit(date_or_damaged(day), time.fromisoformat(clock) if clock else None)
    except ValueError:
        raise StoreDamaged from None
