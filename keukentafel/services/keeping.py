"""What a consultant writes down after the talk: handed over, kept for a reason, asked to be destroyed."""

from __future__ import annotations

from datetime import date, timedelta

from keukentafel.domain.changes import DestructionRequested, HandedOver, HoldBegan, HoldEnded
from keukentafel.domain.content.content_text import UnknownContent
from keukentafel.domain.keeping import DestructionAsked, HandOver, HandOverWay, KeepBecause
from keukentafel.domain.ports import CaseSummary
from keukentafel.domain.refusals import Refused
from keukentafel.domain.safekeeping.retention import Retention, hand_over_of, retention
from keukentafel.domain.safekeeping.retention_days import NOTICE
from keukentafel.services.desk import Desk
from keukentafel.services.validation import not_after
from keukentafel.services.visit import Visit


def record_hand_over(visit: Visit, on: date, way: HandOverWay, receipt: str) -> None:
    """Record that the current definitive version went to the municipality; the same again adds the receipt.

    Without a receipt the hand-over is not confirmed and no days begin. A receipt that comes later is for what was sent
    then: what was added in between was not handed over. Raises Refused when nothing is definitive,
    for a day to come, and for one before the report was there.
    """
    version = visit.conversation.current_version
    if version is None:
        raise Refused("not_frozen")
    not_after(on, visit.desk.today(), "on")
    if on < version.at.date():
        raise Refused("handed_over_before_report", "on")
    now = visit.desk.now()
    before = hand_over_of(visit.conversation, version)
    confirms = before is not None and not before.receipt and (before.on, before.way) == (on, way)
    sent_at = before.at if before is not None and confirms else now
    sent = HandOver(on, way, receipt.strip(), version.kind, version.number, sent_at)
    visit.commit(
        HandedOver(sent), also=lambda work: work.audit.note("handed_over", now, f"{visit.id} {version.number}")
    )


def hold(visit: Visit, because: KeepBecause, since: date) -> None:
    """Keep the case while this goes on. Raises Refused for a day to come."""
    not_after(since, visit.desk.today(), "since")
    visit.commit(HoldBegan(because, since))


def end_hold(visit: Visit, because: KeepBecause, on: date) -> None:
    """A reason to keep the case is over. Raises Refused for a day to come, or before it began, or when it is none."""
    not_after(on, visit.desk.today(), "ended")
    going_on = [h for h in visit.conversation.holds if h.because is because and h.ended_on is None]
    if not going_on:
        raise Refused("not_held", "because")
    if on < going_on[0].since:
        raise Refused("dates_reversed", "ended")
    visit.commit(HoldEnded(because, on))


def ask_destruction(visit: Visit, on: date, refused: KeepBecause | None) -> None:
    """The resident asked to destroy what is kept (5.3.5 lid 1), or was answered that it may not be.

    Raises Refused for a day to come, or before the case was there.
    """
    not_after(on, visit.desk.today(), "on")
    if on < visit.conversation.case.reported:
        raise Refused("asked_before_case", "on")
    visit.commit(DestructionRequested(DestructionAsked(on, refused)))


def notice_of(desk: Desk, case: CaseSummary) -> timedelta:
    """How long before the case goes the consultant is told, by the profile of its municipality."""
    try:
        days = desk.library.profile(case.municipality).notice_days
    except UnknownContent:
        days = NOTICE.usual
    return timedelta(days=days)


def retention_of(desk: Desk, case: CaseSummary) -> Retention:
    """Until when this laptop keeps the case, by the term of its municipality's profile, and why."""
    try:
        days = desk.library.profile(case.municipality).retention_days_after_handover
    except UnknownContent:
        days = None
    return retention(case, days, desk.library.calendar(), desk.today())
