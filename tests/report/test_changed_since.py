"""What a review's report says of the previous one: every kind of thing has one place on paper."""

from __future__ import annotations

from dataclasses import replace

from keukentafel.domain.carried import Still
from keukentafel.domain.report.difference import Item, ItemKind, Told
from keukentafel.domain.report.report_review import ReviewSection, StillLine
from keukentafel.domain.signing import ReportKind
from keukentafel.report.changed_since import still_section
from keukentafel.report.tagged.blocks import Row, Table
from tests.report import uysal
from tests.report.conftest import Room, Visit


def _line(kind: ItemKind, key: str, need: int) -> StillLine:
    return StillLine(Item(kind, key, Told("zoals het was"), need, code="netwerk"), Still.YES, None)


def test_what_goes_need_by_need_stands_kind_by_kind(room: Room, visit: Visit) -> None:
    lines = tuple(_line(kind, f"{kind}{need}", need) for need in (1, 2) for kind in (ItemKind.NEED, ItemKind.SUPPORT))
    document = replace(
        room.document(visit.conversation, ReportKind.CONVERSATION, uysal.FROZEN),
        review=ReviewSection(ReportKind.CONVERSATION, 1, uysal.FROZEN, uysal.FROZEN.date(), "a" * 64, lines, ()),
    )
    blocks = tuple(still_section(document, str))
    (table,) = [block for block in blocks if isinstance(block, Table)]
    named = [bool(row.group) for row in table.rows if isinstance(row, Row)]
    assert named == [True, False, True, False], "the names of the columns once, and each kind once"
