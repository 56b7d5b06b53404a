"""An open conversation: durable before it shows, whole or not at all, and back again after a closing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from keukentafel.domain.changes import Change, StatementRecorded, ViewWritten
from keukentafel.domain.ports import StoreFull, Work, WorldError
from keukentafel.domain.refusals import Refused
from keukentafel.domain.statements import QuietNote, Share, Source, Statement
from keukentafel.services import cases, needing, telling
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit
from tests.domain import builders as b
from tests.services.traces import found, readable, store_of


def note(visit: Visit, text: str = "Hij leent geld van mij.") -> QuietNote:
    return QuietNote("q1", text, "geld", "bewoner", visit.desk.now())


def said(visit: Visit, id: str = "s1", text: str = "Ik kook zelf.") -> Change:
    return StatementRecorded(Statement(id, text, "verhaal", Source.RESIDENT, "bewoner", visit.desk.now()))


def test_a_change_is_durable_before_anybody_hears_of_it(visit: Visit) -> None:
    heard: list[bool] = []

    def listen() -> None:
        with store_of(visit).work() as work:
            heard.append(work.logs.entries(visit.id) == visit.history.entries)

    visit.when_changed(listen)
    telling.record(visit, Told("Ik kook zelf.", "bewoner"))
    visit.undo()
    visit.redo()
    assert heard == [True, True, True]


def _enter(visit: Visit) -> None:
    with visit.entering("catch"):
        visit.commit(ViewWritten("Netjes huis."))


ACTS: dict[str, Callable[[Visit], None]] = {
    "commit": lambda visit: visit.commit(ViewWritten("Netjes huis."), ViewWritten("Lege koelkast.")),
    "enter": lambda visit: _enter(visit),
    "whisper": lambda visit: visit.whisper(note(visit)),
    "hush": lambda visit: visit.hush(QuietNote("s1", "Ik kook zelf.", "verhaal", "bewoner", visit.desk.now())),
    "undo": lambda visit: visit.undo(),
    "redo": lambda visit: visit.redo(),
    "draft": lambda visit: visit.keep_draft("catch.text", "Ik woon"),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
@pytest.mark.parametrize("error", [StoreFull(), WorldError()], ids=["full", "other"])
def test_a_store_that_fails_leaves_everything_as_it_was(
    visit: Visit, act: Callable[[Visit], None], error: WorldError
) -> None:
    visit.commit(said(visit))
    visit.commit(ViewWritten("Netjes huis."))
    visit.undo()
    visit.keep_draft("catch.text", "Ik kook")
    heard: list[None] = []
    visit.when_changed(lambda: heard.append(None))
    before = (visit.history, visit.quiet_notes, visit.drafts.get("catch.text", ""), readable(visit))

    store_of(visit).fail_with = error
    with pytest.raises(type(error)):
        act(visit)
    store_of(visit).fail_with = None

    assert (visit.history, visit.quiet_notes, visit.drafts.get("catch.text", ""), readable(visit)) == before
    assert not heard
    act(visit)
    assert (visit.history, visit.quiet_notes, visit.drafts.get("catch.text", ""), readable(visit)) != before


def test_several_changes_and_what_goes_with_them_are_made_together_or_not(visit: Visit) -> None:
    def fails(work: Work) -> None:
        work.drafts.keep(visit.id, "half", "half")
        raise StoreFull

    before = visit.history
    with pytest.raises(StoreFull):
        visit.commit(ViewWritten("Een."), ViewWritten("Twee."), also=fails)
    assert visit.history == before
    assert "Een." not in readable(visit) and "half" not in readable(visit)


def test_everything_is_undone_and_done_again_in_order(visit: Visit) -> None:
    for change in b.IN_ORDER.values():
        visit.commit(change)
    full = visit.conversation
    steps = 0
    while visit.history.undoable is not None:
        visit.undo()
        steps += 1
    assert visit.conversation.statements == () and visit.conversation.participants == ()
    with pytest.raises(Refused, match="nothing_to_undo"):
        visit.undo()
    for _ in range(steps):
        visit.redo()
    assert visit.conversation == full
    with pytest.raises(Refused, match="nothing_to_redo"):
        visit.redo()
    assert Visit(visit.desk, visit.id).conversation == full


def test_a_hush_takes_every_trace_away(visit: Visit) -> None:
    visit.commit(said(visit, "s1", "Ik kook zelf."))
    visit.commit(said(visit, "s2", "Mijn zoon pakt geld."))
    telling.correct(visit, "s2", "Mijn zoon pakt mijn pinpas.")
    telling.contradict(visit, "s1", "s2")
    telling.flag_urgent(visit, "s2")
    visit.commit(b.urgent("huisarts gebeld", "s1", "s2"))
    visit.commit(b.motivated("urgent_undecided", "s2", "zij is bang voor hem"))
    visit.keep_draft("correct.text", "Mijn zoon pakt mijn pinpas. Vaak.")

    telling.settle_share(visit, "s2", Share.NEVER)

    assert [n.text for n in visit.quiet_notes] == ["Mijn zoon pakt mijn pinpas."]
    kept = readable(visit) + repr(visit.history) + visit.drafts.get("correct.text", "")
    for word in ("pakt", "pinpas", "bang"):
        assert word not in kept
    assert found(visit, "zoon") == []
    first = visit.conversation.statement("s1")
    assert first is not None and first.contradicted_by == ()
    assert visit.conversation.urgent_actions[0].statements == ("s1",)
    assert visit.conversation.motivations == ()


def test_undo_and_redo_go_around_what_was_hushed(visit: Visit) -> None:
    visit.commit(said(visit, "s1", "Ik kook zelf."))
    visit.commit(said(visit, "s2", "Mijn zoon pakt geld."))
    visit.commit(ViewWritten("Netjes huis."))
    visit.undo()
    telling.settle_share(visit, "s2", Share.NEVER)
    visit.redo()
    assert [view.text for view in visit.conversation.views] == ["Netjes huis."]
    visit.undo()
    visit.undo()
    assert not visit.conversation.statements
    visit.redo()
    assert [statement.id for statement in visit.conversation.statements] == ["s1"]
    visit.redo()
    with pytest.raises(Refused, match="nothing_to_redo"):
        visit.redo()
    assert Visit(visit.desk, visit.id).history == visit.history


@pytest.mark.parametrize("typed", ["Hij leent", "Hij leent geld van mij.", "  Hij leent geld van mij. Veel. "])
def test_a_line_that_turns_quiet_takes_its_draft_along(visit: Visit, typed: str) -> None:
    visit.keep_draft("catch.text", typed)
    visit.keep_draft("need.help_me", "weer zelf koken")
    telling.record(visit, Told("Hij leent geld van mij.", "bewoner", share=Share.NEVER))
    assert visit.drafts.get("catch.text", "") == ""
    assert visit.drafts.get("need.help_me", "") == "weer zelf koken"
    assert "leent" not in readable(visit)
    again = Visit(visit.desk, visit.id)
    assert again.drafts.get("catch.text", "") == "" and again.drafts.get("need.help_me", "") == "weer zelf koken"


def test_what_is_entered_takes_its_draft_along_and_no_other(visit: Visit) -> None:
    visit.keep_draft("catch.text", "Ik kook z")
    visit.keep_draft("need.help_me", "weer zelf koken")
    heard: list[str] = []
    visit.when_changed(lambda: heard.append(Visit(visit.desk, visit.id).drafts.get("catch.text", "")))
    with visit.entering("catch"):
        telling.record(visit, Told("Ik kook zelf.", "bewoner"))
    assert heard == [""], "gone together with the line, not after it"
    assert visit.drafts.get("catch.text", "") == "" and visit.drafts.get("need.help_me", "") == "weer zelf koken"
    assert Visit(visit.desk, visit.id).drafts.get("need.help_me", "") == "weer zelf koken"


def test_what_is_not_taken_keeps_its_draft(visit: Visit) -> None:
    visit.keep_draft("catch.text", "Ik kook z")
    with pytest.raises(Refused), visit.entering("catch"):
        telling.record(visit, Told("", "bewoner"))
    visit.commit(ViewWritten("Netjes huis."))
    assert visit.drafts.get("catch.text", "") == Visit(visit.desk, visit.id).drafts.get("catch.text", "") == "Ik kook z"


def test_a_draft_comes_back_and_is_forgotten(visit: Visit) -> None:
    visit.keep_draft("catch.text", "Ik woon h")
    assert Visit(visit.desk, visit.id).drafts.get("catch.text", "") == "Ik woon h"
    visit.keep_draft("catch.text", "")
    assert Visit(visit.desk, visit.id).drafts.get("catch.text", "") == ""
    assert visit.drafts.get("never.typed", "") == ""


def test_a_quiet_note_changes_nothing_that_others_can_read(visit: Visit) -> None:
    before = readable(visit), visit.history
    telling.record(visit, Told("Ik ben bang voor hem.", "bewoner", "thuis_veilig"))
    assert (readable(visit), visit.history) == before
    assert found(visit, "bang") == []
    assert [n.text for n in Visit(visit.desk, visit.id).quiet_notes] == ["Ik ben bang voor hem."]


def test_one_case_does_not_see_the_quiet_notes_or_drafts_of_another(visit: Visit) -> None:
    visit.whisper(note(visit))
    visit.keep_draft("catch.text", "Ik woon")
    other = cases.open_case(visit.desk, b.CASE)
    assert other.quiet_notes == () and other.drafts.get("catch.text", "") == ""
    assert needing.next_need_id(other) == "h1"
