"""The register of cases: a summary as a row of its table, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from sys import intern

from keukentafel.domain.ports import CaseSummary, PlannedVisit, StoreDamaged
from keukentafel.storage.codec import date_or_damaged, moment_or_damaged

_TEXTS = ("case_number", "resident", "address", "kind", "form_of_address", "neighbourhood", "municipality")
_DAYS = (
    "contacted_on", "talked_on", "reported_back_on", "investigated_on", "applied_on", "decision_sent",
)  # fmt: skip
_KEEPING = ("handed_over_on", "destruction_asked")


@dataclass
class ReadAhead:
    """The list of cases as it was read, for the first who asks for it while no case changes."""

    _cases: tuple[CaseSummary, ...] | None = None

    def keep(self, cases: tuple[CaseSummary, ...]) -> None:
        """Hold them for who asks next."""
        self._cases = cases

    def take(self) -> tuple[CaseSummary, ...] | None:
        """What is held, if anything is; it is held no longer."""
        cases, self._cases = self._cases, None
        return cases


def registered(summary: CaseSummary) -> dict[str, str | None]:
    """The columns of a summary, without its id and without when it changed."""
    columns: dict[str, str | None] = {name: getattr(summary, name) for name in _TEXTS}
    columns["reported"] = summary.reported.isoformat()
    for name in (*_DAYS, *_KEEPING):
        day: date | None = getattr(summary, name)
        columns[name] = day.isoformat() if day else None
    columns["kept_for"] = summary.kept_for
    columns["visits"] = " ".join(
        each.on.isoformat() + (f"T{each.at.isoformat()}" if each.at else "") for each in summary.visits
    )
    return columns


COLUMNS = ("id", *_TEXTS, "reported", "changed_at", "visits", *_DAYS, "kept_for", *_KEEPING)
"""What a summary is made from, in the order of `summary_in`: by place, because ten thousand are made at once."""


def summary_in(row: Sequence[str]) -> CaseSummary:
    """The summary of a row of `COLUMNS`. Raises StoreDamaged."""
    # What many cases have alike is held once.
    (
        conversation_id, case_number, resident, address, kind, form_of_address, neighbourhood, municipality,
        reported, changed_at, visits, contacted, talked, reported_back, investigated, applied, decided,
        kept_for, handed_over, asked,
    ) = row  # fmt: skip
    return CaseSummary(
        conversation_id, case_number, resident, address, _known_day(reported), intern(kind),
        moment_or_damaged(changed_at), form_of_address, intern(neighbourhood), intern(municipality),
        tuple(map(_visit, visits.split())) if visits else (),
        _known_day(contacted) if contacted else None, _known_day(talked) if talked else None,
        _known_day(reported_back) if reported_back else None, _known_day(investigated) if investigated else None,
        _known_day(applied) if applied else None, _known_day(decided) if decided else None, intern(kept_for),
        _known_day(handed_over) if handed_over else None, _known_day(asked) if asked else None,
    )  # fmt: skip


_known_day = lru_cache(maxsize=4000)(date_or_damaged)
"""Ten thousand cases have a few hundred days between them."""


def _visit(text: str) -> PlannedVisit:
    day, _, clock = text.partition("T")
    try:
        return PlannedVisit(date_or_damaged(day), time.fromisoformat(clock) if clock else None)
    except ValueError:
        raise StoreDamaged from None
