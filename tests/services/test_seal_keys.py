"""Which key closes a report, with the real print room over the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.refusals import Refused
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.domain.verdicts import FileVerdict
from keukentafel.report.press import PrintRoom
from keukentafel.report.sealing.keys import make_self_signed
from keukentafel.services import closing, seal_keys, telling
from keukentafel.services.desk import Desk
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit
from tests.services.conftest import ROOT

PASSWORD = "van de gemeente"


@pytest.fixture
def desk(desk: Desk, library: ResourceLibrary) -> Desk:
    """The desk with the real print room."""
    resources = ROOT / "resources"
    press = PrintRoom(library, resources / "fonts", resources / "colour" / "sRGB.icc")
    return replace(desk, open_press=lambda: press)


def given(desk: Desk) -> bytes:
    return make_self_signed("Gemeente Voorbeeldstad", "Sleutel van kantoor", desk.now(), PASSWORD.encode())


def judged(visit: Visit) -> FileVerdict:
    return visit.desk.press.verify(closing.prepare_export(visit, "annex").file.pdf)


@pytest.fixture
def frozen(visit: Visit) -> Visit:
    telling.record(visit, Told("Ik durf de trap niet meer op.", "bewoner", via="tolk"))
    closing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    return visit


def test_a_key_of_this_laptop_is_called_that_until_the_store_is_locked(frozen: Visit) -> None:
    assert seal_keys.key_in_use(frozen.desk) is None
    verdict = judged(frozen)
    assert "Verzegeld met de sleutel van deze laptop." in verdict.lines
    assert "De sleutel is zelf gemaakt: geen ander staat voor de naam in." in verdict.lines
    using = seal_keys.key_in_use(frozen.desk)
    assert using is not None and not using.given
    pdf = closing.prepare_export(frozen, "annex").file.pdf
    frozen.desk.press.forget_keys()
    assert any(using.told.fingerprint in line for line in frozen.desk.press.verify(pdf).lines)
    seal_keys.trust_own(frozen.desk)
    assert "Verzegeld met de sleutel van deze laptop." in frozen.desk.press.verify(pdf).lines


def test_a_given_key_seals_from_then_on_and_can_be_taken_out(frozen: Visit) -> None:
    desk = frozen.desk
    told = seal_keys.let_in(desk, given(desk), PASSWORD)
    using = seal_keys.key_in_use(desk)
    assert using == seal_keys.KeyInUse(told, given=True)
    assert told.name == "Sleutel van kantoor"
    verdict = judged(frozen)
    assert any("Sleutel van kantoor" in line for line in verdict.lines)
    assert "Verzegeld met de sleutel van deze laptop." in verdict.lines
    pdf = closing.prepare_export(frozen, "annex").file.pdf
    seal_keys.take_out(desk)
    assert seal_keys.key_in_use(desk) is None
    assert any(told.fingerprint in line for line in desk.press.verify(pdf).lines)
    with desk.store.work() as work:
        events = [event for _at, event, _subject in work.audit.lines()]
    assert {"seal key let in", "seal key taken out"} <= set(events)


def test_a_key_that_does_not_fit_changes_nothing(frozen: Visit) -> None:
    desk = frozen.desk
    seal_keys.let_in(desk, given(desk), PASSWORD)
    before = seal_keys.key_in_use(desk)
    old = make_self_signed("Gemeente Voorbeeldstad", "Oud", desk.now() - timedelta(days=9000), PASSWORD.encode())
    for data, password, code in (
        (given(desk), "anders", "key_not_opened"),
        (old, PASSWORD, "key_not_valid_now"),
        (b"geen sleutel", PASSWORD, "key_not_opened"),
    ):
        with pytest.raises(Refused) as refused:
            seal_keys.let_in(desk, data, password)
        assert refused.value.code == code
    assert seal_keys.key_in_use(desk) == before
