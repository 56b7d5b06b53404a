"""Sealing with a key on a card: what is asked, what may go wrong, and that nothing is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from keukentafel.domain.cards import SealAnswer, SealAsked, SealBy, put_off
from keukentafel.domain.refusals import Refused
from keukentafel.domain.signing import Act, Ended, How, ReportKind, SigningAct
from keukentafel.services import agreeing, closing, freezing, seal_keys, signing, telling
from keukentafel.services.desk import Desk
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit
from tests.ui.fake_press import CARD_PIN, FakePress

LATER, OWN = SealAnswer(SealBy.LATER), SealAnswer(SealBy.OWN_KEY)
RIGHT, WRONG = SealAnswer(SealBy.GIVEN_KEY, CARD_PIN), SealAnswer(SealBy.GIVEN_KEY, "9999")


@dataclass
class Consultant:
    """Answers in turn; what is asked is kept. `before` happens when something is asked."""

    answers: list[SealAnswer] = field(default_factory=list)
    asked: list[SealAsked] = field(default_factory=list)
    before: Callable[[int], object] = id

    def __call__(self, asked: SealAsked) -> SealAnswer:
        self.before(len(self.asked))
        self.asked.append(asked)
        return self.answers.pop(0)

    @property
    def troubles(self) -> list[str]:
        return [asked.trouble.key if asked.trouble else "" for asked in self.asked]


@pytest.fixture
def consultant() -> Consultant:
    return Consultant()


@pytest.fixture
def desk(desk: Desk, consultant: Consultant) -> Desk:
    return replace(desk, ask_to_seal=consultant)


@pytest.fixture
def press(desk: Desk) -> FakePress:
    assert isinstance(desk.press, FakePress)
    return desk.press


@pytest.fixture
def frozen(visit: Visit, press: FakePress) -> Visit:
    """A definitive version, and a key on a card that was let in."""
    [card] = seal_keys.cards_in(visit.desk, Path("module.so"))
    [key] = seal_keys.keys_on(visit.desk, card, CARD_PIN)
    seal_keys.let_in_card(visit.desk, key)
    telling.record(visit, Told("Ik durf de trap niet meer op.", "bewoner", via="tolk"))
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    return visit


def consultant_signs(visit: Visit) -> bool:
    """Whether that closed the report with its seals."""
    version = visit.conversation.current_version
    assert version is not None
    act = SigningAct("consulent", Act.CONSULTANT, How.SPOKEN, visit.desk.now(), version.kind, version.number,
                     heard_by="bewoner")  # fmt: skip
    return signing.sign(visit, act) is not None


def sealed_with(visit: Visit) -> bytes:
    return closing.prepare_export(visit, "report").file.pdf.rpartition(b" ")[2]


def test_a_key_on_a_card_is_told_as_that(frozen: Visit) -> None:
    using = seal_keys.key_in_use(frozen.desk)
    assert using is not None and using.given and using.on_card
    seal_keys.take_out(frozen.desk)
    assert seal_keys.key_in_use(frozen.desk) is None


def test_the_pin_is_asked_once_for_a_report_with_its_annex_and_then_forgotten(
    frozen: Visit, press: FakePress, consultant: Consultant
) -> None:
    consultant.answers = [RIGHT]
    assert consultant_signs(frozen)
    assert not closing.awaits_seal(frozen)
    assert press.opened == b""
    assert consultant.asked[0].takes_pin and consultant.troubles == [""]
    assert CARD_PIN not in repr(RIGHT)


def test_a_wrong_pin_is_told_and_asked_again(frozen: Visit, consultant: Consultant) -> None:
    consultant.answers = [WRONG, WRONG, RIGHT]
    assert consultant_signs(frozen)
    assert consultant.troubles == ["", "card_pin", "card_pin"]


def test_put_off_the_act_is_kept_and_the_seal_comes_later(frozen: Visit, consultant: Consultant) -> None:
    consultant.answers = [LATER]
    assert not consultant_signs(frozen)
    assert [act.act for act in frozen.conversation.acts] == [Act.CONSULTANT]
    assert closing.awaits_seal(frozen) and closing.last_sealed(frozen) is None
    consultant.answers = [LATER]
    with pytest.raises(Refused) as refused:
        closing.close(frozen)
    assert refused.value.code == "sealing_put_off"
    consultant.answers = [RIGHT]
    closing.close(frozen)
    assert not closing.awaits_seal(frozen)
    assert closing.last_sealed(frozen) is not None


def test_a_card_that_goes_midway_leaves_no_half_and_is_asked_for_again(
    frozen: Visit, press: FakePress, consultant: Consultant
) -> None:
    press.card_goes_after = 1
    consultant.answers = [RIGHT, LATER]
    assert not consultant_signs(frozen)
    assert consultant.troubles == ["", "card_gone"]
    assert closing.awaits_seal(frozen) and closing.last_sealed(frozen) is None
    press.card_is_in, press.card_goes_after = True, None
    consultant.answers = [RIGHT]
    closing.close(frozen)
    assert not closing.awaits_seal(frozen)


def test_the_key_of_this_laptop_seals_only_when_the_consultant_says_so(
    frozen: Visit, press: FakePress, consultant: Consultant
) -> None:
    press.card_is_in = False
    consultant.answers = [RIGHT, OWN]
    assert consultant_signs(frozen)
    assert consultant.troubles == ["", "card_missing"]
    assert sealed_with(frozen) == b"key"
    using = seal_keys.key_in_use(frozen.desk)
    assert using is not None and using.on_card


def test_a_remark_after_the_seals_asks_for_the_card_again(frozen: Visit, consultant: Consultant) -> None:
    consultant.answers = [RIGHT]
    consultant_signs(frozen)
    agreeing.react(frozen, "bewoner", "Ik wil liever niet verhuizen.")
    consultant.answers = [RIGHT]
    assert sealed_with(frozen) == b"A"
    assert len(consultant.asked) == 2


def test_to_look_at_a_version_no_card_is_asked_for(frozen: Visit, consultant: Consultant) -> None:
    [version] = frozen.conversation.versions
    assert closing.version_file(frozen, version).pdf
    assert consultant.asked == []


def test_a_summary_asks_for_the_card_too_and_can_be_put_off(frozen: Visit, consultant: Consultant) -> None:
    consultant.answers = [LATER, RIGHT]
    with pytest.raises(Refused) as refused:
        closing.prepare_export(frozen, "summary")
    assert refused.value.code == "sealing_put_off"
    assert closing.prepare_export(frozen, "summary").file.pdf


def test_where_nobody_can_be_asked_the_report_stays_unsealed(frozen: Visit, press: FakePress) -> None:
    frozen.desk = replace(frozen.desk, open_press=lambda: press, ask_to_seal=put_off)
    assert not consultant_signs(frozen)
    assert closing.awaits_seal(frozen)
