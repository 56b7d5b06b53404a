"""Readable ways to say what happened at a table: builders give changes, `a_conversation` folds them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from keukentafel.domain.agreements import Agreement, Consent, UrgentAction
from keukentafel.domain.carers import CarerAnswer, CarerSituation
from keukentafel.domain.carried import CarriedItem, PreviousReport, Still, StillAnswer
from keukentafel.domain.changes import (
    ActSigned,
    AgreementMade,
    CarerDescribed,
    CaseOpened,
    Change,
    ConsentGiven,
    DeliveryChosen,
    ExpertDecided,
    GapMotivated,
    HelpPlaced,
    IdentityShown,
    NeedStated,
    OtherLawConsidered,
    ParticipantAdded,
    PlanAnswered,
    PrivateMomentSet,
    ProblemRecorded,
    ReviewBegan,
    RightExplained,
    ShellJudged,
    StatementRecorded,
    StillAnswered,
    SupportDetermined,
    TaughtBack,
    UrgentDecided,
    VersionFrozen,
)
from keukentafel.domain.content.municipality import WorkCalendar
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.history import Entry, History, read
from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.needs import (
    Delivery,
    DeliveryForm,
    ExpertAdvice,
    Law,
    Need,
    OtherLaw,
    Problem,
    Support,
)
from keukentafel.domain.people import RESIDENT, CaseDetails, InterpreterKind, Participant, Role, Via
from keukentafel.domain.report.difference import Item, ItemKind, Told
from keukentafel.domain.report.report_parts import RatingPoint
from keukentafel.domain.rights import (
    IdentitySeen,
    PersonalPlan,
    PrivateState,
    Right,
    RightTold,
    ToldHow,
)
from keukentafel.domain.shells import HelpLine, Outcome, Part, Shell, ShellJudgement
from keukentafel.domain.signing import (
    Act,
    Ended,
    FrozenVersion,
    How,
    Motivation,
    ReportKind,
    SigningAct,
    TeachBack,
    TeachBackAnswer,
)
from keukentafel.domain.statements import DocumentRef, ObtainedFrom, Source, Statement, source_of

AMSTERDAM = timezone(timedelta(hours=1))
VISIT = datetime(2026, 11, 24, 10, 0, tzinfo=AMSTERDAM)
TODAY = VISIT.date()
REPORTED = date(2026, 11, 13)
LETTER_DAY = date(2026, 11, 17)
NEXT_WEEK = date(2026, 12, 1)

CALENDAR = WorkCalendar(
    (date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)),
    date(2028, 12, 31),
    "koninklijk besluit",
)

CASE = CaseDetails(
    resident="Mevrouw G. Bakker",
    form_of_address="mevrouw Bakker",
    born=date(1950, 4, 1),
    address="Kade 1, Voorbeeldstad",
    municipality="voorbeeld",
    case_number="VB-2026-0001",
    reported=REPORTED,
    speaks="nl",
    reads="nl",
    receipt_confirmed=date(2026, 11, 16),
    lives_alone=True,
)


def a_history(*changes: Change, case: CaseDetails = CASE, at: datetime = VISIT) -> History:
    """The log of a visit on which these changes were made, twenty seconds apart."""
    all_of_them = (CaseOpened(case, at), *changes)
    moments = (at + timedelta(seconds=20 * n) for n in range(len(all_of_them)))
    return read(tuple(Entry(n, moment, c) for n, (moment, c) in enumerate(zip(moments, all_of_them, strict=True), 1)))


def a_conversation(*changes: Change, case: CaseDetails = CASE, at: datetime = VISIT) -> Conversation:
    """The conversation that these changes amount to."""
    return a_history(*changes, case=case, at=at).conversation


def person(id: str, role: Role, name: str = "", **more: Any) -> ParticipantAdded:
    """Somebody who matters."""
    return ParticipantAdded(Participant(id, name or id, role, **more))


def interpreter(
    id: str = "tolk",
    kind: InterpreterKind = InterpreterKind.PROFESSIONAL,
    role: Role = Role.INTERPRETER,
    **more: Any,
) -> ParticipantAdded:
    """Somebody who interprets, by phone and Turkish unless said otherwise."""
    given = {"via": Via.PHONE, "language": "tr", **more}
    return person(id, role, interpreter=kind, **given)


def said(id: str, text: str, by: str = RESIDENT, about: str = "verhaal", **more: Any) -> StatementRecorded:
    """A statement; `source` follows from who says it, a relative where nothing else is said."""
    given = {"source": source_of(by, ()), "at": VISIT, **more}
    return StatementRecorded(Statement(id=id, text=text, about=about, speaker=by, **given))


def paper(id: str, text: str, name: str, obtained_from: ObtainedFrom, about: str = "verhaal") -> StatementRecorded:
    """What a document says."""
    ref = DocumentRef(name, obtained_from=obtained_from)
    return said(id, text, "consulent", about, source=Source.DOCUMENT, document=ref)


def told(right: Right, *who: str, on: date = LETTER_DAY, how: ToldHow = ToldHow.LETTER) -> RightExplained:
    """A right was explained, by letter before the visit unless said otherwise."""
    return RightExplained(RightTold(right, who or (RESIDENT,), on, how))


def need(
    id: str = "h1", help_me: str = "veilig naar buiten te komen", so_that: str = "ik naar de winkel kan"
) -> NeedStated:
    """A hulpvraag."""
    return NeedStated(Need(id, help_me, so_that))


def support(
    need_id: str = "h1", amount: str = "een uur per week", basis: str = "advies ergotherapeut"
) -> SupportDetermined:
    """What is needed by kind and amount."""
    return SupportDetermined(Support(need_id, "iemand die meeloopt", amount, basis=basis))


def judged(
    shell: Shell, outcome: Outcome = Outcome.NOT, need_id: str = "h1", part: Part | None = None, who: str = ""
) -> ShellJudged:
    """What a shell can do."""
    return ShellJudged(ShellJudgement(need_id, shell, outcome, "want dat lukt niet", part, who))


def helps(who: str, part: Part = Part.OTHER_NETWORK, need_id: str = "h1", **more: Any) -> HelpPlaced:
    """A help line."""
    return HelpPlaced(HelpLine(need_id, part, who, "meelopen naar de winkel", **more))


def reviews(*needs: str) -> ReviewBegan:
    """A review of a report with one rating, and with these needs."""
    rated = Item(ItemKind.RATING, "huis", Told(grade="barely"), name="Huishouden", code="huis")
    items = [CarriedItem(1, rated, rating=DomainRating("huis", Rating.BARELY))]
    for number, help_me in enumerate(needs, 1):
        asked = Item(ItemKind.NEED, f"h{number}", Told(help_me, so_that="het lukt"), number)
        items.append(CarriedItem(number + 1, asked, need=Need(f"h{number}", help_me, "het lukt")))
    then = VISIT - timedelta(days=365)
    points = (RatingPoint(then.date(), "huis", "Huishouden", Rating.BARELY),)
    return ReviewBegan(
        PreviousReport("", ReportKind.INVESTIGATION, 1, then, then.date(), "0" * 64, tuple(items), points)
    )


def still(number: int, answer: Still = Still.YES) -> StillAnswered:
    """An answer about an item of the previous report."""
    return StillAnswered(StillAnswer(number, answer))


def carer(answer: CarerAnswer = CarerAnswer.NONE, who: str = "", **more: Any) -> CarerDescribed:
    """Whether there is a carer."""
    return CarerDescribed(CarerSituation(answer, who, **more))


def law(which: Law) -> OtherLawConsidered:
    """Another law was considered."""
    return OtherLawConsidered(OtherLaw(which, "op dit moment geen aanwijzing"))


def expert(need_id: str = "h1", asked: bool = False) -> ExpertDecided:
    """Whether an expert is asked."""
    return ExpertDecided(ExpertAdvice(need_id, asked, "de norm volstaat"))


def pgb(need_id: str = "h1", **more: Any) -> DeliveryChosen:
    """A personal budget with its three conditions met, unless said otherwise."""
    given = {
        "able": "doet zelf de post",
        "motivation": "kent haar hulp",
        "quality": "hulp met diploma",
        **more,
    }
    return DeliveryChosen(Delivery(need_id, DeliveryForm.BUDGET, **given))


def plan(received: bool) -> PlanAnswered:
    """A persoonlijk plan, or none."""
    return PlanAnswered(PersonalPlan(received, "mijn plan" if received else ""))


def private(state: PrivateState, with_whom: str = RESIDENT) -> PrivateMomentSet:
    """How a talk apart stands, with the resident where nobody else is named."""
    return PrivateMomentSet(state, VISIT, with_whom)


def agreed(what: str, who: str = "consulent", when: date | None = NEXT_WEEK) -> AgreementMade:
    """Who does what by when."""
    return AgreementMade(Agreement(who, what, when))


def urgent(done_today: str, *statements: str) -> UrgentDecided:
    """What was done at once, with the decision on a temporary provision."""
    return UrgentDecided(UrgentAction("spoed", done_today, "consulent", True, "kan niet wachten", statements, VISIT))


def consent(to: str, **more: Any) -> ConsentGiven:
    """A consent, given at the visit."""
    return ConsentGiven(Consent(**{"to": to, "what": "de hulpvraag", "purpose": "advies", "given_on": TODAY, **more}))


def motivated(code: str, about: str = "", text: str = "dat kon vandaag niet") -> GapMotivated:
    """Why a gap stays."""
    return GapMotivated(Motivation(code, about, text))


def frozen(kind: ReportKind = ReportKind.INVESTIGATION, at: datetime = VISIT, number: int = 1) -> VersionFrozen:
    """A definitive version."""
    return VersionFrozen(FrozenVersion(kind, number, Ended.COMPLETE, at, "ab" * 32))


def applied(
    act: Act = Act.APPLICATION_YES, for_need: str = "", at: datetime = VISIT, how: How = How.DRAWN
) -> ActSigned:
    """An answer to the question whether the resident applies."""
    kind = ReportKind.CONVERSATION
    return ActSigned(SigningAct(RESIDENT, act, how, at, kind, 1, for_need=for_need))


IN_ORDER: dict[str, Change] = {
    "client_support": told(Right.CLIENT_SUPPORT),
    "personal_plan": told(Right.PERSONAL_PLAN),
    "pgb": told(Right.BUDGET),
    "costs": told(Right.COSTS),
    "plan": plan(received=False),
    "identity": IdentityShown(IdentitySeen("paspoort", "7K4", None, TODAY)),
    "meaning": said("s1", "Mijn tuin, daar word ik blij van.", about="zin"),
    "need": need(),
    "problem": ProblemRecorded(Problem("h1", "Lopen lukt niet zonder arm.")),
    "support": support(),
    "own_strength": judged(Shell.OWN_STRENGTH),
    "network": judged(Shell.NETWORK),
    "general": judged(Shell.GENERAL),
    "tailored": judged(Shell.TAILORED, Outcome.NOT_NEEDED),
    "carer": carer(CarerAnswer.NONE),
    "zvw": law(Law.ZVW),
    "wlz": law(Law.WLZ),
    "agreement": agreed("een brief sturen"),
    "teach_back": TaughtBack(TeachBack(TeachBackAnswer.GIVEN, "U stuurt een brief.")),
}
"""A conversation with a resident alone, about one need, in which nothing is missing; by name."""


def in_order(*plus: Change, without: Collection[str] = (), **case: Any) -> Conversation:
    """That conversation, without some of it, with something more, and with other facts of the case."""
    unknown = set(without) - IN_ORDER.keys()
    assert not unknown, unknown
    kept: Iterable[Change] = (change for name, change in IN_ORDER.items() if name not in without)
    return a_conversation(*kept, *plus, case=replace(CASE, **case))
