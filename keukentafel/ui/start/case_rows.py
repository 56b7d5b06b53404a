"""A row of the start screen: who, where, when, which days count, and in words what is still to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keukentafel.domain.agenda import When, legal_term, next_visit, passed_visit, promised
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import Deadline, Promise, ServiceDate, Term, calendar_warning, is_overdue
from keukentafel.domain.marks import N_
from keukentafel.domain.people import CONSULTANT, CaseKind
from keukentafel.domain.ports import CaseSummary, PlannedVisit
from keukentafel.domain.safekeeping.retention import hand_over_of
from keukentafel.domain.signing import Act, FrozenVersion, How, ReportKind
from keukentafel.i18n import format_time
from keukentafel.services import cases, overview
from keukentafel.ui.parts.choices import name
from keukentafel.ui.parts.pieces import joined
from keukentafel.ui.report.finding_words import AT_THE_TABLE
from keukentafel.ui.shared.session import Session

PARTS: dict[When, str] = {
    When.TODAY: N_("Vandaag"),
    When.THIS_WEEK: N_("Deze week"),
    When.LATER: N_("Later"),
    When.WITHOUT_DATE: N_("Nog geen afspraak"),
    When.AFTER_TALK: N_("Na het gesprek"),
    When.DECIDED: N_("Besluit verstuurd"),
}

_LAST_DAYS: dict[Term, tuple[str, str]] = {
    Term.PERSONAL_PLAN: (N_("eigen plan inleveren tot en met {day}"), N_("eigen plan inleveren kon tot en met {day}")),
    Term.INVESTIGATION: (N_("onderzoek uiterlijk {day}"), N_("onderzoek: de laatste dag was {day}")),
    Term.DECISION: (N_("besluit uiterlijk {day}"), N_("besluit: de laatste dag was {day}")),
    Term.OBJECTION: (N_("bezwaar kan tot en met {day}"), N_("bezwaar kon tot en met {day}")),
}
_LENGTHS: dict[Term, str] = {
    Term.PERSONAL_PLAN: N_("De wet geeft 7 dagen na de melding van {day}."),
    Term.INVESTIGATION: N_("De wet geeft 6 weken na de melding van {day}."),
    Term.DECISION: N_("De wet geeft 2 weken na de aanvraag van {day}."),
    Term.OBJECTION: N_("De wet geeft 6 weken nadat het besluit verstuurd is, op {day}."),
}
_ANSWERS = (Act.CORRECT, Act.PARTLY, Act.INCORRECT)


@dataclass(frozen=True)
class CaseRow:
    """What is read on a row, part by part. `why` is read on demand; `to_do` is known once the case was looked into.

    `day` is that of the visit to come, else, where `passed`, of what the part of the agenda is called after: the talk,
    the decision, or the melding.
    """

    id: str
    who: str
    where: str
    day: str
    clock: str
    dates: str
    why: str
    to_do: str = ""
    passed: bool = False

    @property
    def spoken(self) -> str:
        """The row as one sentence, for a screen reader."""
        return joined(self.who, self.where, self.day.replace("\n", " "), self.clock, self.to_do, self.dates)


def case_row(case: CaseSummary, part: When, session: Session) -> CaseRow:
    """The row of a case, from the register alone: ten thousand of them are made as they come into sight."""
    t, today = session.words.t, session.desk.today()
    visit = next_visit(case, today)
    day = "" if part is When.TODAY else _day(case, visit, session)
    clock = format_time(visit.at) if visit is not None and visit.at else ""
    if visit is not None and not clock:
        clock = t("tijd volgt")
    who = case.form_of_address or case.resident
    kind = name(CaseKind(case.kind), session.words)
    return CaseRow(
        id=case.conversation_id,
        who=who[:1].upper() + who[1:],
        where=joined(case.neighbourhood or case.address.partition(",")[0], kind),
        day=day,
        clock=clock,
        dates=_dates(case, session),
        why=why_these_days(case, session),
        passed=visit is None,
    )


def _day(case: CaseSummary, visit: PlannedVisit | None, session: Session) -> str:
    passed = visit.on if visit is not None else case.decision_sent or case.talked_on
    day = session.words.day_near(passed or case.reported, session.desk.today())
    return day if passed is not None else session.words.t("gemeld") + "\n" + day


def _dates(case: CaseSummary, session: Session) -> str:
    t, today = session.words.t, session.desk.today()
    term = legal_term(case, session.doors.library.calendar())
    last = last_day_words(term, session) if term is not None else t("het onderzoek is klaar")
    if term is not None and term.term is Term.INVESTIGATION and is_overdue(term, today):
        may = t("{who} mag nu meteen een aanvraag doen")
        return joined(last, may.format(who=case.form_of_address or case.resident))
    promise = promised(case, session.doors.library.profile(case.municipality)) if case.municipality else None
    if promise is None or part_is_over(case):
        return last
    return joined(last, promise_words(promise, session))


def promise_words(promise: ServiceDate, session: Session) -> str:
    """The streefdatum, said calmly, also when it has passed."""
    t, today = session.words.t, session.desk.today()
    ahead, passed = {
        Promise.FIRST_CONTACT: (t("streefdatum eerste contact {day}"), t("streefdatum eerste contact was {day}")),
        Promise.REPORT_TO_RESIDENT: (t("streefdatum verslag {day}"), t("streefdatum verslag was {day}")),
    }[promise.promise]
    return (passed if today > promise.day else ahead).format(day=session.words.day_near(promise.day, today))


def part_is_over(case: CaseSummary) -> bool:
    """Whether no local promise counts any more, because there is an application or a decision."""
    return case.applied_on is not None or case.decision_sent is not None


def last_day_words(term: Deadline, session: Session) -> str:
    """The legal last day, said calmly, also when it has passed."""
    t, today = session.words.t, session.desk.today()
    ahead, passed = _LAST_DAYS[term.term]
    return t(passed if is_overdue(term, today) else ahead).format(day=session.words.day_near(term.last_day, today))


def why_these_days(case: CaseSummary, session: Session) -> str:
    """Why the last day is that day, and when it has passed what the resident may do now."""
    term = legal_term(case, session.doors.library.calendar())
    return why_this_day(term, case.form_of_address or case.resident, session) if term is not None else ""


def why_this_day(term: Deadline, who: str, session: Session) -> str:
    """How a term was counted, which days moved it, and what its passing means for the resident."""
    t, today = session.words.t, session.desk.today()
    parts = [t(_LENGTHS[term.term]).format(day=session.words.day_near(term.start, today))]
    if term.why:
        moved = t("Dat zou {raw} zijn. De datum schuift op door: {why}.")
        names = ", ".join(t(each) for each in term.why)
        parts.append(moved.format(raw=session.words.day_near(term.raw, today), why=names))
    if term.term is Term.INVESTIGATION and is_overdue(term, today):
        may = t("Nu mag {who} meteen een aanvraag doen, ook zonder verslag (artikel 2.3.2 lid 9 Wmo 2015).")
        parts.append(may.format(who=who))
    unsure = calendar_warning(session.doors.library.calendar(), term.last_day)
    if unsure:
        parts.append(t(unsure))
    return " ".join(parts)


def what_stands_open(case: CaseSummary, session: Session) -> str:
    """What is still to do, in words and never as a score. Reads the whole conversation."""
    t, words, today = session.words.t, session.words, session.desk.today()
    conversation = cases.look_into(session.desk, case.conversation_id)
    if conversation.decision is not None:
        sent = conversation.decision.sent is not None
        return t("het besluit is verstuurd") if sent else t("het besluit is er; nog versturen")
    if not conversation.versions and case.talked_on is None:
        return _before_the_talk(case, today, session)
    gaps = overview.open_gaps_in(session.desk, conversation)
    version = conversation.current_version
    if version is None:
        n = sum(gap.code in AT_THE_TABLE for gap in gaps)
        text = words.tn("nog {n} ding voor het gespreksverslag", "nog {n} dingen voor het gespreksverslag", n)
        return text.format(n=n) if n else t("het gespreksverslag kan gemaakt worden")
    if conversation.draft_since_freeze and version.kind is ReportKind.INVESTIGATION:
        return t("er is iets veranderd na het onderzoeksverslag: maak een nieuwe versie")
    paper = _paper(conversation, version, session)
    if version.kind is ReportKind.INVESTIGATION:
        return paper
    n = len(gaps)
    text = words.tn("nog {n} ding voor het onderzoeksverslag", "nog {n} dingen voor het onderzoeksverslag", n)
    return joined(paper, text.format(n=n) if n else t("het onderzoeksverslag kan gemaakt worden"))


def _before_the_talk(case: CaseSummary, today: date, session: Session) -> str:
    t = session.words.t
    passed = passed_visit(case, today)
    if passed is not None:
        asked = t("het bezoek van {day} is voorbij: schrijf op hoe het ging")
        return asked.format(day=session.words.day_near(passed.on, today))
    if next_visit(case, today) is None:
        return t("maak een afspraak")
    return t("het gesprek moet nog komen")


def _paper(conversation: Conversation, version: FrozenVersion, session: Session) -> str:
    t = session.words.t
    sent = hand_over_of(conversation, version)
    if sent is not None:
        day = session.words.day_near(sent.on, session.desk.today())
        waits = t("{report} opgestuurd op {day}, nog geen bewijs van ontvangst")
        text = t("{report} opgestuurd op {day}") if sent.receipt else waits
        return text.format(report=name(version.kind, session.words), day=day)
    acts = [a for a in conversation.acts if (a.kind, a.version) == (version.kind, version.number)]
    if not any(a.act is Act.CONSULTANT and a.how is not How.LATER for a in acts):
        return t("het verslag wacht op uw handtekening")
    answered = any(a.act in _ANSWERS and a.how is not How.LATER and a.by != CONSULTANT for a in acts)
    kind = name(version.kind, session.words)
    if answered:
        return t("{report} klaar en beantwoord").format(report=kind)
    waits = t("{report} klaar om op te sturen, wacht op antwoord van {who}")
    return waits.format(report=kind, who=conversation.case.form_of_address)
