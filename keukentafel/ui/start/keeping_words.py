"""Until when a case is kept, what was handed over and what was destroyed, in plain words."""

from __future__ import annotations

from keukentafel.domain.conversation import Conversation
from keukentafel.domain.marks import N_
from keukentafel.domain.safekeeping.destruction import Destroyed, Ground
from keukentafel.domain.safekeeping.retention import Keep, Retention, to_answer
from keukentafel.services.destroying import Leaving, still_kept
from keukentafel.services.visit import Visit
from keukentafel.ui.parts.choices import name
from keukentafel.ui.parts.pieces import joined
from keukentafel.ui.shared.session import Session

Record = tuple[str, str]

_WHY: dict[Keep, str] = {
    Keep.OBJECTION: N_("Er loopt een bezwaar."),
    Keep.INTEREST_OF_OTHER: N_("Het is van groot belang voor iemand anders."),
    Keep.LAW: N_("Een wet zegt dat het bewaard moet blijven."),
    Keep.NOT_HANDED_OVER: N_("Het verslag is nog niet overgedragen aan de gemeente."),
    Keep.NOT_CONFIRMED: N_("Het verslag is overgedragen, maar er is nog geen bewijs van ontvangst."),
    Keep.CHANGED_SINCE: N_("Na het opsturen is er nog iets bij gekomen. Stuur het verslag opnieuw op."),
    Keep.INVESTIGATION_OPEN: N_("Het onderzoek loopt nog: er is nog geen onderzoeksverslag overgedragen."),
    Keep.VISIT_PLANNED: N_("Er staat nog een afspraak."),
    Keep.NO_TERM: N_("Het profiel van deze gemeente is er niet, dus de bewaartermijn is niet bekend."),
    Keep.HAND_OVER_DAYS: N_("De gemeente heeft het verslag. Daarna telt de bewaartermijn van de gemeente."),
    Keep.DECISION_TERM: N_("De gemeente heeft het verslag. Eerst moet de termijn voor het besluit voorbij zijn."),
    Keep.OBJECTION_TERM: N_("De gemeente heeft het verslag. Eerst moet de termijn voor bezwaar voorbij zijn."),
}
_GROUNDS: dict[Ground, str] = {
    Ground.TERM: N_("de bewaartermijn was voorbij"),
    Ground.REQUEST: N_("op verzoek van de bewoner"),
    Ground.NOT_NEEDED: N_("overgedragen, hier niet meer nodig"),
    Ground.MISTAKE: N_("had hier niet moeten zijn"),
}


def ground_name(ground: Ground, session: Session) -> str:
    """A ground, in the middle of a sentence."""
    return session.words.t(_GROUNDS[ground])


def retention_record(kept: Retention, session: Session) -> Record:
    """Until when, and why."""
    t = session.words.t
    if kept.goes_on is None:
        return t("Blijft op deze laptop"), t(_WHY[kept.why])
    day = session.words.day_near(kept.goes_on, session.desk.today())
    return t("Gaat van deze laptop op {day}").format(day=day), t(_WHY[kept.why])


def leaving_record(one: Leaving, session: Session) -> Record:
    """Who goes when, and why."""
    who = one.case.form_of_address or one.case.resident
    day = session.words.day_near(one.goes_on, session.desk.today())
    text = session.words.t("{who} gaat van deze laptop op {day}").format(who=who, day=day)
    return text[:1].upper() + text[1:], session.words.t(_WHY[one.retention.why])


def destroyed_record(line: Destroyed, session: Session) -> Record:
    """When something was destroyed, on which ground, and how much it was; never whose it was."""
    t, one = session.words.t, line.removed
    day = session.words.day(line.at.date())
    what = t("Eén regel vernietigd op {day}") if line.statement_id else t("Een gesprek vernietigd op {day}")
    how_much = t("{lines} aantekeningen, {files} verzegelde bestanden").format(lines=one.lines, files=one.files)
    return what.format(day=day), joined(ground_name(line.ground, session), how_much, line.conversation_id)


def keeping_records(visit: Visit, session: Session) -> list[Record]:
    """Until when the case is kept, what holds it, and what the resident asked."""
    t, words, today = session.words.t, session.words, session.desk.today()
    conversation = visit.conversation
    found = [retention_record(still_kept(visit), session)]
    for hold in conversation.holds:
        text = t("Vastgehouden sinds {day}: {because}").format(
            day=words.day_near(hold.since, today), because=name(hold.because, words)
        )
        over = t("voorbij op {day}").format(day=words.day_near(hold.ended_on, today)) if hold.ended_on else ""
        found.append((text, over))
    asked = conversation.destruction_asked
    if asked is not None:
        text = t("De bewoner vroeg op {day} om te vernietigen").format(day=words.day_near(asked.on, today))
        if asked.refused is not None:
            answer = t("geweigerd: {because}").format(because=name(asked.refused, words))
        else:
            last = to_answer(asked.on, session.doors.library.calendar()).last_day
            answer = t("doen of weigeren uiterlijk {day} (artikel 5.3.5 Wmo 2015)").format(
                day=words.day_near(last, today)
            )
        found.append((text, answer))
    return found


def hand_over_records(conversation: Conversation, session: Session) -> list[Record]:
    """Every version that went to the municipality, the newest first."""
    t, words, today = session.words.t, session.words, session.desk.today()
    found = []
    for one in reversed(conversation.hand_overs):
        text = t("{report}, versie {n}: opgestuurd op {day}").format(
            report=name(one.kind, words), n=one.version, day=words.day_near(one.on, today)
        )
        receipt = t("ontvangen: {receipt}") if one.receipt else t("nog geen bewijs van ontvangst")
        receipt = receipt.format(receipt=one.receipt)
        found.append((text[:1].upper() + text[1:], joined(name(one.way, words), receipt)))
    return found
