"""Any visit at all: random acts, some refused, some on a full disk, and what must hold after each of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import given, settings, strategies as st

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.agreements import Agreement, Consent, UrgentAction
from keukentafel.domain.needs import Need
from keukentafel.domain.ports import StoreFull
from keukentafel.domain.refusals import Refused
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.domain.statements import Certainty, Share, Source
from keukentafel.handover.letter_box import HandoverBox
from keukentafel.services import agreeing, cases, freezing, needing, telling
from keukentafel.services.desk import Desk
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit
from tests.fakes.kept_exits import KeptExits
from tests.fakes.memory_store import MemoryVault
from tests.services.conftest import CASE, ROOT, TableClock
from tests.services.traces import found, readable, store_of
from tests.ui.fake_press import FakePress
from tests.ui.people_at_table import INTERPRETER, SON

Act = Callable[[Visit, "Draw"], None]
Draw = Callable[[int], int]
"""A number below the given one."""

MARK = "geheim"
"""Stands with a number in every text that is caught, so that each can be searched for."""


@cache
def library(root: Path = ROOT) -> ResourceLibrary:
    return ResourceLibrary(root / "resources", root / "translations")


def a_visit() -> Visit:
    store = MemoryVault().create("vier losse woorden")
    desk = Desk(store, TableClock(), library(), FakePress, KeptExits(), HandoverBox())
    visit = cases.open_case(desk, CASE)
    for person in (SON, INTERPRETER):
        cases.add_participant(visit, person)
    return visit


def a_word(visit: Visit) -> str:
    return f"{MARK}{len(visit.history.entries)}x{len(visit.quiet_notes)}"


def a_statement(visit: Visit, draw: Draw) -> str:
    known = [statement.id for statement in visit.conversation.statements]
    return known[draw(len(known))] if known else "nergens"


def say(visit: Visit, draw: Draw) -> None:
    text = a_word(visit)
    if draw(2):
        visit.keep_draft("catch.text", text[: 3 + draw(len(text))])
    share = (None, None, Share.REPORT, Share.ASK, Share.NEVER)[draw(5)]
    about = ("verhaal", "geld", "thuis_veilig")[draw(3)]
    speaker = ("bewoner", "zoon")[draw(2)]
    via = ("", "tolk", "zoon")[draw(3)]
    certainty = (Certainty.SAID, Certainty.ASSUMED)[draw(2)]
    telling.record(visit, Told(text, speaker, about, via=via, certainty=certainty, share=share))


def settle(visit: Visit, draw: Draw) -> None:
    telling.settle_share(visit, a_statement(visit, draw), (Share.NEVER, Share.REPORT, Share.ASK)[draw(3)])


def correct(visit: Visit, draw: Draw) -> None:
    telling.correct(visit, a_statement(visit, draw), a_word(visit))


def urgent(visit: Visit, draw: Draw) -> None:
    statement = a_statement(visit, draw)
    telling.flag_urgent(visit, statement)
    agreeing.decide_urgent(
        visit, UrgentAction("val", "gebeld", "consulent", False, "spoed", (statement,), visit.desk.now())
    )


def motivate(visit: Visit, draw: Draw) -> None:
    statement = a_statement(visit, draw)
    telling.flag_urgent(visit, statement)
    agreeing.motivate(visit, "urgent_undecided", statement, a_word(visit))


def consent(visit: Visit, draw: Draw) -> None:
    agreeing.consent(
        visit, Consent(("huisarts", " Huisarts")[draw(2)], "hulp", "advies", date(2026, 11, 24), revoked=bool(draw(2)))
    )


def freeze(visit: Visit, draw: Draw) -> None:
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)


ACTS: tuple[Act, ...] = (
    say,
    say,
    say,
    settle,
    settle,
    correct,
    urgent,
    motivate,
    consent,
    lambda visit, draw: telling.place(visit, a_statement(visit, draw), ("zin", "thuis_veilig", "verhaal")[draw(3)]),
    lambda visit, draw: telling.confirm(visit, a_statement(visit, draw), ("bewoner", "tolk")[draw(2)]),
    lambda visit, draw: telling.contradict(visit, a_statement(visit, draw), a_statement(visit, draw)),
    lambda visit, draw: telling.open_private(visit),
    lambda visit, draw: telling.end_private(visit),
    lambda visit, draw: needing.state_need(visit, Need(f"h{draw(2)}", "te koken", "ik eet")),
    lambda visit, draw: agreeing.agree(visit, Agreement("zoon", "bellen", None)),
    freeze,
    lambda visit, draw: visit.undo(),
    lambda visit, draw: visit.undo(),
    lambda visit, draw: visit.redo(),
)


def state_of(visit: Visit) -> tuple[object, ...]:
    return visit.history, visit.quiet_notes, visit.drafts.get("catch.text", ""), readable(visit)


def step(visit: Visit, act: Act, draw: Draw, fails: bool) -> None:
    before = state_of(visit)
    store_of(visit).fail_with = StoreFull() if fails else None
    try:
        act(visit, draw)
    except Refused:
        pass
    except StoreFull:
        assert fails
    store_of(visit).fail_with = None
    if fails:
        assert state_of(visit) == before


@settings(max_examples=120)
@given(st.data())
def test_what_must_hold_holds_after_anything(data: st.DataObject) -> None:
    visit = a_visit()

    def draw(below: int) -> int:
        return data.draw(st.integers(0, below - 1))

    for _ in range(data.draw(st.integers(1, 25))):
        act = ACTS[draw(len(ACTS))]
        step(visit, act, draw, fails=draw(8) == 0)
        reopened = Visit(visit.desk, visit.id)
        assert reopened.history == visit.history
        assert reopened.quiet_notes == visit.quiet_notes
        assert reopened.drafts.get("catch.text", "") == visit.drafts.get("catch.text", "")
        _nothing_betrays(visit)
        _nobody_speaks_for_the_resident(visit)


def _nothing_betrays(visit: Visit) -> None:
    kept = readable(visit) + repr(visit.history) + visit.drafts.get("catch.text", "")
    with store_of(visit).work() as work:
        records = [work.reports.record(visit.id, v.kind, v.number) for v in visit.conversation.versions]
    for note in visit.quiet_notes:
        assert note.text not in kept
        assert found(visit, note.text) == []
        assert visit.conversation.statement(note.id) is None
        assert not any(note.text.encode() in record for record in records)
        assert note.id not in repr(visit.conversation)


def _nobody_speaks_for_the_resident(visit: Visit) -> None:
    for statement in visit.conversation.statements:
        assert (statement.source is Source.RESIDENT) == (statement.speaker == "bewoner")
        assert statement.via in ("", "tolk")
        assert statement.share is not Share.NEVER
        assert statement.speaker not in statement.confirmed_by
