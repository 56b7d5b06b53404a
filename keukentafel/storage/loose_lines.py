"""A log of which the beginning is gone, made to read again: what was said stays, under a case that is opened anew."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from keukentafel.domain.changes import CaseOpened
from keukentafel.domain.history import Entry
from keukentafel.domain.marks import N_
from keukentafel.domain.people import CaseDetails, CaseKind
from keukentafel.domain.source_language import DUTCH
from keukentafel.storage.leaf_rows import Value

NAMELESS = N_("Naam niet meer te lezen")
UNKNOWN_BIRTH = date(1900, 1, 1)
"""Nobody's day: somebody types the real one."""


def opened_anew(entries: tuple[Entry, ...], register: tuple[Value, ...] | None) -> tuple[Entry, ...]:
    """The lines after an opening that says what the register still knows of the case, and nothing for the rest.

    `entries` are in order and not empty, `register` is the row of the case where that reads.
    """
    known = [str(value or "") for value in register or ()]
    known += [""] * (12 - len(known))
    _, number, resident, address, reported, kind, *_, form_of_address, neighbourhood, municipality = known[:12]
    first = entries[0]
    told, of_kind = first.at.date(), CaseKind.FIRST
    with suppress(ValueError):
        told = date.fromisoformat(reported)
    with suppress(ValueError):
        of_kind = CaseKind(kind)
    case = CaseDetails(
        resident=resident or NAMELESS,
        form_of_address=form_of_address or resident or NAMELESS,
        born=UNKNOWN_BIRTH,
        address=address,
        municipality=municipality,
        case_number=number,
        reported=told,
        speaks=DUTCH,
        reads="",
        kind=of_kind,
        neighbourhood=neighbourhood,
    )
    return (Entry(min(first.seq - 1, 1), first.at, CaseOpened(case, first.at)), *entries)
