"""The end of a visit with the real print room: what is let out can be verified by somebody who was not there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.needs import Need
from keukentafel.domain.signing import Act, Drawing, Ended, How, ReadWhat, ReportKind, SigningAct, StrokePoint
from keukentafel.report.press import PrintRoom
from keukentafel.services import agreeing, closing, freezing, needing, seal_keys, signing, telling
from keukentafel.services.desk import Desk
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit
from tests.fakes.kept_exits import KeptExits
from tests.services.conftest import ROOT

COMPLETE, INCOMPLETE = 0, 1


@pytest.fixture
def desk(desk: Desk, library: ResourceLibrary) -> Desk:
    """The desk with the real print room."""
    resources = ROOT / "resources"
    press = PrintRoom(library, resources / "fonts", resources / "colour" / "sRGB.icc")
    return replace(desk, open_press=lambda: press)


@pytest.fixture
def frozen(visit: Visit) -> Visit:
    """A short conversation, read out and frozen."""
    telling.record(visit, Told("Ik durf de trap niet meer op.", "bewoner", via="tolk"))
    needing.state_need(visit, Need("h1", "weer veilig de trap op kan", "ik naar buiten kan"))
    agreeing.read_out(visit, ReadWhat.SUMMARY, "tolk", "tr")
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    return visit


def drawn(visit: Visit, by: str, kind: Act) -> SigningAct:
    version = visit.conversation.current_version
    assert version is not None
    stroke = tuple(StrokePoint(step * 8, 40 + step * 5, 90 + (step % 7) * 6, 0.5) for step in range(60))
    drawing = Drawing(640, 190, (stroke,), version.record_sha256)
    return SigningAct(by, kind, How.DRAWN, visit.desk.now(), version.kind, version.number, drawing=drawing)


def verdict(visit: Visit, kind: str) -> int:
    return visit.desk.press.verify(closing.prepare_export(visit, kind).file.pdf).exit_code


def test_signed_by_both_the_report_is_complete_and_so_is_its_annex(frozen: Visit) -> None:
    signing.sign(frozen, drawn(frozen, "bewoner", Act.CORRECT))
    printed = signing.sign(frozen, drawn(frozen, "consulent", Act.CONSULTANT))
    assert printed is not None
    assert printed.report_ms > 0
    assert printed.seal_ms > 0
    assert printed.missing == ()
    assert verdict(frozen, "report") == COMPLETE
    assert verdict(frozen, "annex") == COMPLETE


def test_without_the_consultant_a_seal_is_missing(frozen: Visit) -> None:
    signing.sign(frozen, drawn(frozen, "bewoner", Act.RECEIVED))
    assert verdict(frozen, "report") == INCOMPLETE


def test_a_remark_after_the_seals_is_in_the_file_that_goes_out_and_it_is_complete(frozen: Visit) -> None:
    signing.sign(frozen, drawn(frozen, "consulent", Act.CONSULTANT))
    first = closing.prepare_export(frozen, "report").file
    agreeing.react(frozen, "bewoner", "Ik wil liever niet verhuizen.")
    second = closing.prepare_export(frozen, "report").file
    assert first.sha256 != second.sha256
    assert verdict(frozen, "report") == COMPLETE


def test_the_summary_is_one_page(frozen: Visit, exits: KeptExits) -> None:
    summary = closing.prepare_export(frozen, "summary").file
    assert summary.pages == 1
    closing.let_out(frozen, summary, Path("samenvatting-tr.pdf"))
    assert exits.written[Path("samenvatting-tr.pdf")] == summary.pdf


def test_the_same_key_seals_every_file_of_a_store(frozen: Visit) -> None:
    first, again = (seal_keys.key_for_seal(frozen.desk, frozen.conversation.case.municipality) for _ in range(2))
    assert first == again
