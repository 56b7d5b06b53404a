"""A report as it is before anybody seals it: the same bytes each time."""

from __future__ import annotations

from keukentafel.domain.report.addendum import Addendum
from keukentafel.report.press import PrintRoom
from keukentafel.report.record import from_record


def unsealed_report(press: PrintRoom, record: bytes, addendum: Addendum) -> bytes:
    return press.rendered_report(from_record(record), addendum, record).pdf
