"""Which key closes a report, with the real print room over the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.cards import SealAnswer, SealAsked, SealBy
from keukentafel.domain.refusals import Refused
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.domain.verdicts import FileVerdict
from keukentafel.report.press import PrintRoom
from keukentafel.report.sealing.keys import make_self_signed
from keukentafel.services import agreeing, closing, freezing, seal_keys, telling
from keukentafel.services.desk import Desk
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit
from tests.cards.token import CONF, PIN, certificate_of, insert, module
from tests.services.conftest import ROOT, TableClock

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
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
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


def test_a_given_key_that_has_run_out_is_asked_about_and_the_report_can_wait(frozen: Visit) -> None:
    asked: list[SealAsked] = []

    def ask(what: SealAsked) -> SealAnswer:
        asked.append(what)
        return SealAnswer(SealBy.LATER if len(asked) == 1 else SealBy.OWN_KEY)

    desk = frozen.desk
    seal_keys.let_in(desk, given(desk), PASSWORD)
    in_eleven_years = TableClock(desk.now() + timedelta(days=4100))
    frozen.desk = replace(desk, clock=in_eleven_years, ask_to_seal=ask)
    with pytest.raises(Refused) as refused:
        closing.prepare_export(frozen, "annex")
    assert refused.value.code == "sealing_put_off"
    assert asked[0].trouble is not None and asked[0].trouble.key == "key_not_valid_now"
    assert not asked[0].takes_pin
    assert "De sleutel is zelf gemaakt: geen ander staat voor de naam in." in judged(frozen).lines


@pytest.mark.skipif(module() is None, reason="needs Debian's softhsm2")
def test_a_token_seals_a_report_with_its_annex_and_is_asked_for_when_it_is_out(
    frozen: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CONF, str(tmp_path / "conf"))
    token, desk = insert(tmp_path), frozen.desk
    private = ec.generate_private_key(ec.SECP256R1())
    token.put(1, private, certificate_of(private, "Zegel op kaart", desk.now()))
    [card] = seal_keys.cards_in(desk, token.module)
    [key] = seal_keys.keys_on(desk, card, PIN)
    told = seal_keys.let_in_card(desk, key)
    answers = [SealAnswer(SealBy.GIVEN_KEY, "9999"), SealAnswer(SealBy.GIVEN_KEY, PIN)]
    asked: list[SealAsked] = []

    def ask(what: SealAsked) -> SealAnswer:
        asked.append(what)
        return answers.pop(0)

    frozen.desk = replace(desk, ask_to_seal=ask)
    verdict = judged(frozen)
    assert [what.trouble.key if what.trouble else "" for what in asked] == ["", "card_pin"]
    assert any("Zegel op kaart" in line for line in verdict.lines)
    assert "Deze sleutel is hier bekend." in verdict.lines
    report = frozen.desk.press.verify(closing.prepare_export(frozen, "report").file.pdf)
    assert any(told.name in line for line in report.lines)
    token.gone()
    agreeing.react(frozen, "bewoner", "Ik wil liever niet verhuizen.")
    answers += [SealAnswer(SealBy.GIVEN_KEY, PIN), SealAnswer(SealBy.OWN_KEY)]
    without = judged(frozen)
    assert asked[-1].trouble is not None and asked[-1].trouble.key == "card_missing"
    assert "Verzegeld met de sleutel van deze laptop." in without.lines
    assert not any("Zegel op kaart" in line for line in without.lines)
