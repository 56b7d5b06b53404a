"""What the fixtures of this folder promise to everybody who builds on them."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from keukentafel.domain.ports import StoreFull
from keukentafel.domain.refusals import Refused
from keukentafel.services import telling
from keukentafel.services.telling import Told
from keukentafel.ui.shared.session import Session
from tests.fakes.memory_store import MemoryStore
from tests.ui.finding import texts
from tests.ui.people_at_table import PASSPHRASE


def test_the_visit_is_that_of_a_turkish_speaking_woman_with_her_son_and_an_interpreter(
    visit_session: Session,
) -> None:
    conversation = visit_session.conversation
    assert conversation.case.speaks == "tr"
    assert [p.id for p in conversation.participants] == ["zoon", "tolk"]
    assert visit_session.doors.clock.now().isoformat() == "2026-11-24T10:00:00+01:00"


def test_the_fonts_of_the_house_are_loaded() -> None:
    assert "Noto Sans" in QFontDatabase.families()


def test_a_failing_store_changes_nothing(visit_session: Session, store: MemoryStore) -> None:
    store.fail_with = StoreFull()
    told = Told("Ik ben gevallen.", "bewoner")
    assert visit_session.attempt(lambda: _say(visit_session, told)) is None
    store.fail_with = None
    assert texts(visit_session) == []
    assert visit_session.attempt(lambda: _say(visit_session, told)) is True
    assert texts(visit_session) == ["Ik ben gevallen."]


def test_a_refusal_comes_back_with_its_code(visit_session: Session) -> None:
    outcome = visit_session.attempt(lambda: _say(visit_session, Told(" ", "bewoner")))
    assert isinstance(outcome, Refused)
    assert outcome.code == "empty"


def test_after_the_lock_the_same_passphrase_opens_the_same_visit(visit_session: Session) -> None:
    visit_session.lock()
    assert not visit_session.is_unlocked
    assert visit_session.unlock("iets anders", new=False) != ""
    assert visit_session.unlock(PASSPHRASE, new=False) == ""
    assert [p.id for p in visit_session.conversation.participants] == ["zoon", "tolk"]


def _say(session: Session, told: Told) -> None:
    telling.record(session.visit, told)
