"""One calm line on the start screen about the laptop itself: a clock that was put back, a battery that runs low."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from PySide6.QtWidgets import QLabel

from keukentafel.domain.clock_doubt import went_back
from keukentafel.domain.ports import WorldError
from keukentafel.services.destroying import Leaving, tell_of_leaving
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session

LOW_PERCENT = 15


def alarm(session: Session, name: str) -> QLabel:
    """The lasting bar of a store that could not; it goes when something succeeds."""
    bar = label("", "alarm")
    bar.setObjectName(name)
    bar.hide()

    def say(text: str) -> None:
        bar.setText(text)
        bar.setVisible(bool(text))

    session.failed.connect(say)
    return bar


def notices(session: Session, last_entry: datetime | None) -> str:
    """What the consultant should know before a visit, or nothing; `last_entry` is when something was last recorded."""
    t = session.words.t
    said: list[str] = []
    if last_entry is not None and went_back(session.desk.now(), last_entry):
        text = t("Klopt de datum? Vandaag is het volgens deze laptop {today}, en de laatste regel is van {last}.")
        today, last = session.words.day(session.desk.today()), session.words.day(last_entry.date())
        said.append(text.format(today=today, last=last))
    percent = session.doors.battery()
    if percent is not None and percent <= LOW_PERCENT:
        low = t("De accu is bijna leeg: nog {percent} %. Wat u opschrijft, blijft bewaard.")
        said.append(low.format(percent=percent))
    if session.last_copy.failed:
        said.append(t("De laatste reservekopie is niet gelukt. Kijk of de schijf er is en ruimte heeft."))
    if not _has_recovery(session):
        said.append(t("Er is nog geen herstelcode voor als u uw wachtzin vergeet. Maak die onder ‘De kluis’."))
    return " ".join(said)


def leaving_notice(session: Session) -> str:
    """What was just destroyed because its days were over, and what goes within the week; showing it is the notice."""
    t, words = session.words.t, session.words
    said: list[str] = []
    if session.due.gone:
        n = len(session.due.gone)
        text = words.tn(
            "{n} gesprek is vernietigd: de bewaartermijn op deze laptop was voorbij.",
            "{n} gesprekken zijn vernietigd: de bewaartermijn op deze laptop was voorbij.",
            n,
        )
        said.append(text.format(n=n))
    leaving: tuple[Leaving, ...] = ()
    with suppress(WorldError):
        leaving = tell_of_leaving(session.desk)
    if leaving:
        n = len(leaving)
        text = words.tn(
            "{n} gesprek gaat van deze laptop op {day}.", "{n} gesprekken gaan van deze laptop, het eerste op {day}.", n
        )
        day = words.day_near(leaving[0].goes_on, session.desk.today())
        said += [text.format(n=n, day=day), t("Kijk bij ‘Bewaren en vernietigen’.")]
    return " ".join(said)


def _has_recovery(session: Session) -> bool:
    try:
        ways = session.doors.vault().ways_in()
    except WorldError:
        return True
    return ways.code or ways.organisations > 0
