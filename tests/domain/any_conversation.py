"""Any conversation at all: random changes, with undo and redo in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from keukentafel.domain.appointments import Appointment, Channel, ContactAttempt, Decision, Reached
from keukentafel.domain.carers import CarerAnswer
from keukentafel.domain.carried import Still
from keukentafel.domain.changes import (
    AppointmentCancelled,
    AppointmentMade,
    AppointmentMissed,
    AppointmentMoved,
    CaseCorrected,
    Change,
    ContactTried,
    DecisionRecorded,
    HelpChanged,
    HelpRemoved,
    NeedsOrdered,
    Recorded,
    ShareSettled,
    StatementConfirmed,
    StatementCorrected,
    StatementFlagged,
    StatementPlaced,
    StatementsContradicted,
    TakenAway,
    ViewWritten,
    VisitBegan,
)  # fmt: skip
from keukentafel.domain.history import Entry, History, Redone, Undone
from keukentafel.domain.needs import Law
from keukentafel.domain.people import Contact, InterpreterKind, Role
from keukentafel.domain.rights import PrivateState, Right, ToldHow
from keukentafel.domain.shells import HelpLine, Outcome, Part, Shell
from keukentafel.domain.signing import Act, How, ReportKind
from keukentafel.domain.statements import Certainty, ObtainedFrom, Share
from tests.domain import builders as b

CHANGES: tuple[Change, ...] = (
    *b.IN_ORDER.values(),
    *(b.person(f"p{n}", role, carer=n % 3 == 0, lives_in=n % 4 == 0) for n, role in enumerate(Role)),
    b.person("zoon", Role.CHILD, contact=Contact.MONTHLY),
    b.interpreter(),
    b.interpreter("zoon", InterpreterKind.INFORMAL, Role.CHILD, reason="spoed"),
    *(b.said(f"s{n}", "Ik ben gevallen.", by) for n, by in ((1, "bewoner"), (2, "zoon"), (3, "Emine"))),
    b.said("s4", "Ze kookt, denk ik.", "zoon", certainty=Certainty.ASSUMED, share=Share.ASK),
    b.paper("s5", "Leuning.", "advies ergotherapeut", ObtainedFrom.PROVIDER),
    StatementCorrected("s1", "Ik val vaak."),
    StatementPlaced("s1", "lichaam"),
    StatementConfirmed("s4", "bewoner"),
    StatementsContradicted("s4", "s1"),
    StatementFlagged("s1"),
    ShareSettled("s4"),
    *(b.private(state) for state in PrivateState),
    b.private(PrivateState.OPEN, "zoon"),
    *(b.told(right, "bewoner", "zoon", on=b.TODAY, how=ToldHow.TALK) for right in Right),
    b.need("h2", "een traplift te krijgen", ""),
    *(b.judged(shell, outcome, "h2") for shell in Shell for outcome in Outcome),
    *(b.helps("Emine", part, need_id, vital=True) for part in Part for need_id in ("h1", "h9")),
    HelpChanged(1, HelpLine("h1", Part.CARE, "zoon", "koken")),
    HelpChanged(2, HelpLine("h1", Part.USUAL_HELP, "Emine", "koken", backup="de buren")),
    HelpRemoved("h1", 1),
    HelpRemoved("h9", 2),
    *(b.carer(answer, "zoon") for answer in CarerAnswer),
    *(b.law(which) for which in Law),
    b.expert("h2"),
    b.pgb("h2", able="", paid=("zoon",), managed_by="zoon"),
    b.plan(received=True),
    b.urgent("huisarts gebeld", "s1"),
    b.agreed("beide zoons bellen"),
    b.agreed("huisarts bellen", who="", when=None),
    b.consent("huisarts", revoked=True),
    b.motivated("letter_b", "h1"),
    b.motivated("letter_b", "h1", ""),
    ViewWritten("Een net huis."),
    ViewWritten("Een leeg huis.", "v1"),
    *(TakenAway(what, gone) for what in Recorded for gone in ("h1", "p1", "a1", "v1", "zin")),
    NeedsOrdered(("h2", "h1")),
    *(b.frozen(kind) for kind in ReportKind),
    AppointmentMade(Appointment("b1", b.NEXT_WEEK, who=("tolk",))),
    AppointmentMoved("b1", b.TODAY, None, "bewoner ziek", b.VISIT),
    AppointmentMissed("b1", "deed niet open", "ik bel de dochter"),
    AppointmentCancelled("b1", "verhuisd"),
    ContactTried(ContactAttempt(b.TODAY, Channel.PHONE, Reached.NO)),
    CaseCorrected(replace(b.CASE, address="Kade 3"), b.CASE),
    DecisionRecorded(Decision(b.TODAY, b.TODAY)),
    b.reviews("veilig naar buiten te komen", "minder alleen te zijn"),
    *(b.still(number, answer) for number in (1, 2, 3, 9) for answer in Still),
    VisitBegan(b.VISIT + timedelta(days=7), ("p2", "zoon")),
    *(b.applied(act, "h2", how=how) for act in Act for how in How),
)
"""One of everything that can be done, and things that contradict each other."""

_UNDO, _REDO = "undo", "redo"
_STEPS: st.SearchStrategy[Change | str] = st.one_of(
    st.sampled_from(CHANGES), st.sampled_from(CHANGES), st.sampled_from((_UNDO, _REDO))
)


def _step(history: History, step: Change | str) -> History:
    if not isinstance(step, str):
        change: Change | Undone | Redone | None = step
    elif step == _UNDO:
        change = Undone(history.undoable.seq) if history.undoable else None
    else:
        change = Redone(history.redoable.seq) if history.redoable else None
    if change is None:
        return history
    seq = history.next_seq
    return history.with_entry(Entry(seq, b.VISIT + timedelta(seconds=seq), change))


@st.composite
def histories(draw: Callable[[st.SearchStrategy[list[Change | str]]], list[Change | str]]) -> History:
    """The log of any conversation, undone and redone as a person could."""
    history = b.a_history()
    for step in draw(st.lists(_STEPS, max_size=30)):
        history = _step(history, step)
    return history
