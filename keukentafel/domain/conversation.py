"""The conversation as it stands: one frozen value, made by applying changes one after another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from keukentafel.domain.agreements import Agreement, Consent, UrgentAction
from keukentafel.domain.appointments import Appointment, ContactAttempt, Decision
from keukentafel.domain.carers import CarerSituation
from keukentafel.domain.carried import PreviousReport, StillAnswer
from keukentafel.domain.keeping import DestructionAsked, HandOver, Hold
from keukentafel.domain.life_domains import SAFE_AT_HOME, DomainRating
from keukentafel.domain.needs import Delivery, ExpertAdvice, Need, OtherLaw, Problem, Support
from keukentafel.domain.people import CONSULTANT, RESIDENT, CaseDetails, Participant
from keukentafel.domain.preparing import Preparation
from keukentafel.domain.rights import IdentitySeen, PersonalPlan, PrivateMoment, RightTold
from keukentafel.domain.shells import HelpLine, JudgementKey, ShellJudgement
from keukentafel.domain.signing import (
    FrozenVersion,
    Motivation,
    Reaction,
    ReadOut,
    ReportKind,
    SigningAct,
    TeachBack,
    View,
)
from keukentafel.domain.statements import Statement
from keukentafel.domain.visits import VisitHeld


@dataclass(frozen=True)
class Conversation:
    """Everything that is known about one melding and the conversations about it, except the quiet channel.

    `began_at` is when the visit began: rights told later are late. `draft_since_freeze` is true when something
    other than an addendum happened after the last freeze. `earlier_visits` are those before the one that goes on,
    which began at `visit_began_at`, or at `began_at` while there was only one. `to_ask_again` are the judgements
    (need, shell, part, who) that were made before the last gespreksverslag and not said again since.
    """

    case: CaseDetails
    began_at: datetime
    participants: tuple[Participant, ...] = ()
    statements: tuple[Statement, ...] = ()
    ratings: tuple[DomainRating, ...] = ()
    rights: tuple[RightTold, ...] = ()
    plan: PersonalPlan | None = None
    identity: IdentitySeen | None = None
    private: PrivateMoment = PrivateMoment()
    needs: tuple[Need, ...] = ()
    problems: tuple[Problem, ...] = ()
    supports: tuple[Support, ...] = ()
    judgements: tuple[ShellJudgement, ...] = ()
    help_lines: tuple[HelpLine, ...] = ()
    help_removed: tuple[tuple[str, int], ...] = ()
    """Need and number of the help lines that were taken away: no other line ever gets their number."""
    carers: tuple[CarerSituation, ...] = ()
    other_laws: tuple[OtherLaw, ...] = ()
    expert_advice: tuple[ExpertAdvice, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    urgent_actions: tuple[UrgentAction, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    consents: tuple[Consent, ...] = ()
    views: tuple[View, ...] = ()
    read_outs: tuple[ReadOut, ...] = ()
    teach_back: TeachBack | None = None
    reactions: tuple[Reaction, ...] = ()
    motivations: tuple[Motivation, ...] = ()
    versions: tuple[FrozenVersion, ...] = ()
    acts: tuple[SigningAct, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    attempts: tuple[ContactAttempt, ...] = ()
    decision: Decision | None = None
    preparation: Preparation = Preparation()
    draft_since_freeze: bool = True
    earlier_visits: tuple[VisitHeld, ...] = ()
    visit_began_at: datetime | None = None
    previous: PreviousReport | None = None
    still: tuple[StillAnswer, ...] = ()
    to_ask_again: tuple[JudgementKey, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    holds: tuple[Hold, ...] = ()
    destruction_asked: DestructionAsked | None = None

    def participant(self, person_id: str) -> Participant | None:
        """The participant with that id, or None."""
        return next((p for p in self.participants if p.id == person_id), None)

    def name_of(self, who: str) -> str:
        """How `who` is called: the form of address of the resident, a participant's name, or the text itself."""
        if who == RESIDENT:
            return self.case.form_of_address
        if who == CONSULTANT:
            return CONSULTANT
        person = self.participant(who)
        return person.name if person else who

    def statement(self, statement_id: str) -> Statement | None:
        """The statement with that id, or None."""
        return next((s for s in self.statements if s.id == statement_id), None)

    def appointment(self, appointment_id: str) -> Appointment | None:
        """The appointment with that id, or None."""
        return next((a for a in self.appointments if a.id == appointment_id), None)

    def need(self, need_id: str) -> Need | None:
        """The need with that id, or None."""
        return next((n for n in self.needs if n.id == need_id), None)

    @property
    def visits(self) -> tuple[VisitHeld, ...]:
        """Every visit, oldest first; the last is the one that goes on, with who is present now."""
        here = tuple(person.id for person in self.participants if person.present)
        return (*self.earlier_visits, VisitHeld(self.visit_began_at or self.began_at, here))

    def is_folded(self, statement: Statement) -> bool:
        """Whether a line was told apart, or is about safety at home, and others are back than who told it alone."""
        if not statement.told_in_private and statement.about != SAFE_AT_HOME:
            return False
        return not (self.private.is_open and self.private.with_whom == (statement.apart_with or RESIDENT))

    @property
    def interpreters(self) -> tuple[Participant, ...]:
        """Everybody who translates."""
        return tuple(p for p in self.participants if p.interprets)

    @property
    def housemates(self) -> tuple[Participant, ...]:
        """Those of whom usual help may be asked (1.1.1: people in the same house)."""
        return tuple(p for p in self.participants if p.lives_in)

    def last_version(self, kind: ReportKind) -> FrozenVersion | None:
        """The newest frozen version of that kind, or None."""
        return next((v for v in reversed(self.versions) if v.kind is kind), None)

    @property
    def current_version(self) -> FrozenVersion | None:
        """The version that signing acts and remarks belong to now: the last frozen one."""
        return self.versions[-1] if self.versions else None

    def help_of(self, need_id: str) -> tuple[HelpLine, ...]:
        """The help lines of a need, in the order they were placed."""
        return tuple(line for line in self.help_lines if line.need == need_id)

    def numbered_help(self, need_id: str) -> tuple[tuple[int, HelpLine], ...]:
        """The help lines of a need with their numbers (`h1/2` is number 2 of need h1).

        A line keeps its number as long as it is there, also when it is changed or one before it is taken away.
        """
        gone = {number for need, number in self.help_removed if need == need_id}
        free = (number for number in count(1) if number not in gone)
        return tuple(zip(free, self.help_of(need_id), strict=False))

    def help_line(self, need_id: str, number: int) -> HelpLine | None:
        """The help line with that number, or None."""
        return next((line for known, line in self.numbered_help(need_id) if known == number), None)
