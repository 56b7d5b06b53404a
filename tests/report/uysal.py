"""The conversation with mevrouw Uysal (fictional), built by the same changes that the application makes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from keukentafel.domain import changes as c
from keukentafel.domain.agreements import Agreement, Consent, UrgentAction
from keukentafel.domain.carers import CarerAnswer, CarerSituation
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.history import applied
from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.needs import ExpertAdvice, Law, Need, OtherLaw, Problem, Support
from keukentafel.domain.people import CaseDetails, Contact, InterpreterKind, Participant, Role, Via
from keukentafel.domain.rights import IdentitySeen, PersonalPlan, PrivateState, Right, RightTold, ToldHow
from keukentafel.domain.shells import (
    ConfirmedHow,
    HelpLine,
    Outcome,
    Part,
    Quadrant,
    Shell,
    ShellJudgement,
)  # fmt: skip
from keukentafel.domain.signing import (
    Act,
    Drawing,
    Ended,
    FrozenVersion,
    How,
    Reaction,
    ReadOut,
    ReadWhat,
    ReportKind,
    SigningAct,
    StrokePoint,
    TeachBack,
    TeachBackAnswer,
)  # fmt: skip
from keukentafel.domain.statements import (
    Certainty,
    DocumentRef,
    ObtainedFrom,
    Original,
    OriginalBy,
    Share,
    Source,
    Statement,
    source_of,
)  # fmt: skip

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
BEGAN = datetime(2026, 11, 24, 10, 0, tzinfo=AMSTERDAM)
FROZEN = BEGAN + timedelta(minutes=50)
INVESTIGATED = datetime(2026, 12, 9, 9, 30, tzinfo=AMSTERDAM)

PRIVATE_WORDS = "Mijn jongste zoon leent geld van mij. Dat hoeft de ander niet te weten."

CASE = CaseDetails(
    resident="Mevrouw S. Uysal", form_of_address="mevrouw Uysal", born=date(1957, 3, 2),
    address="Steilestraat 4, 3311 XX Voorbeeldstad", municipality="voorbeeld", case_number="VB-2026-0142",
    reported=date(2026, 11, 13), speaks="tr", reads="", neighbourhood="Oude Haven",
    reported_by="verpleeghuis De Linde, transferverpleegkundige", receipt_confirmed=date(2026, 11, 16),
    lives_alone=True,
)  # fmt: skip

SON = Participant("zoon", "de heer M. Uysal", Role.CHILD, contact=Contact.MONTHLY)
INTERPRETER = Participant(
    "tolk", "tolk 20417", Role.INTERPRETER, interpreter=InterpreterKind.PROFESSIONAL, via=Via.PHONE, language="tr"
)


class Table:
    """Someone who writes down what is said, one change after another."""

    def __init__(self) -> None:
        self.conversation = Conversation(CASE, BEGAN)
        self.said = 0
        self.day = BEGAN

    def do(self, *all_changes: c.Change) -> None:
        for change in all_changes:
            self.conversation = applied(self.conversation, change)

    def say(
        self,
        by: str,
        about: str,
        text: str,
        certainty: Certainty = Certainty.SAID,
        share: Share = Share.REPORT,
        own_words: bool = False,
        original: str = "",
        source: Source | None = None,
        document: DocumentRef | None = None,
    ) -> str:
        self.said += 1
        found = Original(original, "tr", OriginalBy.INTERPRETER_SPELLED) if original else None
        statement = Statement(
            id=f"s{self.said}", text=text, about=about, speaker=by, at=self.day + timedelta(minutes=self.said),
            source=source or source_of(by, self.conversation.participants), certainty=certainty, share=share,
            via="tolk" if by == "bewoner" else "", own_words=own_words, original=found, document=document,
        )  # fmt: skip
        self.do(c.StatementRecorded(statement))
        return statement.id

    def see(self, about: str, text: str) -> str:
        return self.say("consulent", about, text, source=Source.OBSERVED)

    def read(self, about: str, text: str, name: str, dated: date, obtained: ObtainedFrom) -> str:
        paper = DocumentRef(name, dated, obtained)
        return self.say("consulent", about, text, source=Source.DOCUMENT, document=paper)


def at_the_table() -> Conversation:
    """Everything up to the first freeze."""
    table = Table()
    _welcome(table)
    _story(table)
    _first_need(table)
    _second_need(table)
    _closing(table)
    return table.conversation


def frozen(conversation: Conversation, kind: ReportKind, at: datetime, record_sha256: str) -> Conversation:
    """The conversation with a definitive version, and the addendum that the resident and consultant gave."""
    table = Table()
    table.conversation = conversation
    table.do(c.VersionFrozen(FrozenVersion(kind, 1, Ended.COMPLETE, at, record_sha256)))
    return table.conversation


def strokes(record_sha256: str) -> Drawing:
    """A short scribble."""
    points = tuple(StrokePoint(20 * i, 10.0 + 12 * i, 30.0 + (7.0 if i % 2 else -9.0), 0.5) for i in range(12))
    return Drawing(200.0, 60.0, (points,), record_sha256)


def signed(conversation: Conversation, record_sha256: str) -> Conversation:
    """The gespreksverslag with its reactions and signing acts."""
    table = Table()
    table.conversation = conversation
    later = FROZEN + timedelta(minutes=2)
    remark = Reaction("bewoner", "Ik wil liever niet verhuizen. De moskee is hier.", later)
    table.do(c.ReactionGiven(remark))
    drawing = strokes(record_sha256)
    for act in (
        _act("bewoner", Act.READ, How.SPOKEN, heard_by="consulent"),
        _act("bewoner", Act.CORRECT, How.DRAWN, drawing=drawing),
        _act("bewoner", Act.APPLICATION_YES, How.DRAWN, for_need="h1", drawing=drawing),
        _act("tolk", Act.INTERPRETED, How.SPOKEN, heard_by="consulent"),
        _act("consulent", Act.CONSULTANT, How.DRAWN, drawing=drawing),
    ):
        table.do(c.ActSigned(act))
    return table.conversation


def _act(
    by: str, act: Act, how: How, heard_by: str = "", for_need: str = "", drawing: Drawing | None = None
) -> SigningAct:
    at = FROZEN + timedelta(minutes=4)
    return SigningAct(
        by, act, how, at, ReportKind.CONVERSATION, 1, heard_by=heard_by, for_need=for_need, drawing=drawing
    )


def two_weeks_later(conversation: Conversation) -> Conversation:
    """What came in between the gespreksverslag and the onderzoeksverslag."""
    table = Table()
    table.conversation = conversation
    table.said, table.day = 13, INVESTIGATED - timedelta(minutes=30)
    table.say(
        "zoon", "mensen", "Ik kan zaterdag de boodschappen boven brengen, tot maart. Koken doet ze niet, zegt ze nu."
    )
    table.do(c.HelpPlaced(HelpLine(
        "h1", Part.OTHER_NETWORK, "zoon", "boodschappen in het weekend boven brengen", "elke zaterdag",
        date(2027, 3, 1), date(2026, 11, 26), ConfirmedHow.PHONE, "vrijwilliger van het wijkteam", True,
        Quadrant.INFORMAL_INDIVIDUAL,
    )))  # fmt: skip
    table.read(
        "wonen", "Advies ergotherapeut: traplift past niet; tweede leuning en begeleiding tot verhuizing "
        "of aanpassing.",
        "advies ergotherapeut", date(2026, 12, 7), ObtainedFrom.PROVIDER,
    )  # fmt: skip
    table.do(c.AgreementMade(
        Agreement("consulent", "tweede leuning laten plaatsen", date(2026, 12, 18), "afdeling woningaanpassing")
    ))  # fmt: skip
    return table.conversation


def _welcome(table: Table) -> None:
    by_letter = date(2026, 11, 17)
    table.do(
        c.ParticipantAdded(SON),
        c.ParticipantAdded(INTERPRETER),
        c.RightExplained(RightTold(Right.CLIENT_SUPPORT, ("bewoner",), by_letter, ToldHow.LETTER)),
        c.RightExplained(RightTold(Right.PERSONAL_PLAN, ("bewoner",), by_letter, ToldHow.LETTER)),
        c.PlanAnswered(PersonalPlan(received=False)),
        c.RightExplained(RightTold(Right.PRIVACY, ("bewoner",), BEGAN.date())),
        c.IdentityShown(IdentitySeen("identiteitskaart", "7K4", date(2029, 5, 14), BEGAN.date())),
    )


def _story(table: Table) -> None:
    table.say(
        "bewoner", "zin", "Dat ik niemand tot last ben. En vrijdag naar de moskee.", own_words=True,
        original="Kimseye yük olmamak. Bir de cuma günü camiye gitmek.",
    )  # fmt: skip
    table.say(
        "bewoner", "huis", "Twee vriendinnen van de moskee hebben gepoetst voor vandaag. Ik kan niet meer bukken."
    )
    table.see("huis", "Het huis is schoon en er staat iets lekkers op tafel: voor dit bezoek.")
    assumed = table.say("zoon", "zorg_zelf", "Ze kookt nog zelf, denk ik.", certainty=Certainty.ASSUMED)
    eats = table.say("bewoner", "zorg_zelf", "Ik eet brood. Koken doen we als zij komen.")
    table.do(c.StatementsContradicted(assumed, eats))
    table.say(
        "bewoner", "op_pad",
        "Boodschappen deed ik vorige week één keer. Zittend de trap af, tree voor tree, de tas aan een touw.",
    )  # fmt: skip
    table.see("wonen", "Het huis is alleen te bereiken over een smalle, steile trap zonder tweede leuning.")
    table.do(
        c.DomainRated(DomainRating("wonen", Rating.NOT, important=True)),
        c.DomainRated(DomainRating("huis", Rating.BARELY, important=False)),
    )
    family = "Familie genoeg, en de vrouwen van de moskee zijn er altijd."
    table.say("zoon", "mensen", family, certainty=Certainty.ASSUMED)
    table.say(
        "bewoner", "mensen",
        "Vorige week dinsdag zag ik Emine. Mijn dochter in Turkije belt elke dag. Mijn zoons hebben het druk; "
        "ik vraag het hun niet.",
    )  # fmt: skip
    table.do(c.PrivateMomentSet(PrivateState.OPEN, BEGAN + timedelta(minutes=20)))
    fell = table.say(
        "bewoner", "lichaam", "Ik ben twee keer gevallen op de trap. De tweede keer zat ik twee uur op de grond.",
        share=Share.ASK,
    )  # fmt: skip
    table.do(c.StatementFlagged(fell))
    silent = table.say(
        "bewoner", "hoofd", "Sinds mijn man dood is, is het stil. Ik durf de trap niet meer af.", share=Share.ASK
    )
    table.said += 1
    table.do(c.ShareSettled(fell), c.ShareSettled(silent))
    table.do(c.PrivateMomentSet(PrivateState.HELD, BEGAN + timedelta(minutes=25)))
    table.read(
        "lichaam", "Ontslagbrief: revalidatie na val op de trap, loopt onzeker, trap alleen onder toezicht.",
        "ontslagbrief verpleeghuis De Linde", date(2026, 11, 10), ObtainedFrom.RESIDENT,
    )  # fmt: skip


def _judged(need: str, shell: Shell, outcome: Outcome, because: str) -> c.ShellJudged:
    return c.ShellJudged(ShellJudgement(need, shell, outcome, because))


def _first_need(table: Table) -> None:
    table.do(
        c.NeedStated(Need(
            "h1", "veilig mijn huis in en uit te komen",
            "ik zelf naar de moskee en de winkel kan en niet weer val", ("wonen", "op_pad", "lichaam"),
        )),
        c.ProblemRecorded(Problem(
            "h1", "De enige weg naar buiten is een steile trap. Twee keer gevallen, één keer opgenomen."
        )),
        c.SupportDetermined(Support(
            "h1", "een veilige weg in en uit huis; tot die tijd iemand die de boodschappen draagt",
            "twee keer een uur", "per week", "tot de trap is opgelost", "alleen de trap af is niet veilig",
            "ontslagbrief verpleeghuis De Linde: trap alleen onder toezicht",
        )),
        c.ConsentGiven(Consent(
            "ergotherapeut", "de beschrijving van de trap en de twee vallen",
            "advies over een veilige weg in en uit huis", BEGAN.date(), date(2027, 2, 28),
        )),
        c.ConsentGiven(Consent(
            "zoon", "de vraag wat hij kan en wil doen", "hulp bij boodschappen", BEGAN.date(), date(2026, 12, 31)
        )),
        c.UrgentDecided(UrgentAction(
            "valgevaar op de trap",
            "leenalarm aangevraagd, ergotherapeut gebeld, boodschappen voor deze week geregeld", "consulent", True,
            "iemand draagt de boodschappen tot de trap is onderzocht", ("s10",), BEGAN + timedelta(minutes=30),
        )),
        _judged("h1", Shell.OWN_STRENGTH, Outcome.NOT, "Zittend de trap af kost een half uur en is gevaarlijk."),
        _judged(
            "h1", Shell.NETWORK, Outcome.PARTLY, "Emine noemt mevrouw zelf. De zoons zijn nog niet gevraagd."
        ),
        _judged(
            "h1", Shell.GENERAL, Outcome.PARTLY, "De boodschappendienst brengt tot aan de deur, niet de trap op."
        ),
        _judged(
            "h1", Shell.TAILORED, Outcome.PARTLY, "Onderzoek naar een traplift of een andere woning blijft over."
        ),
        c.HelpPlaced(HelpLine(
            "h1", Part.OTHER_NETWORK, "Emine", "boodschappen de trap op dragen", "elke dinsdag", vital=True,
            quadrant=Quadrant.INFORMAL_INDIVIDUAL,
        )),
        c.HelpPlaced(HelpLine(
            "h1", Part.OTHER_NETWORK, "zoon", "boodschappen in het weekend", "nog af te spreken", vital=True,
            quadrant=Quadrant.INFORMAL_INDIVIDUAL,
        )),
        c.ExpertDecided(ExpertAdvice("h1", True, "ergotherapeut, en bouwkundig advies over de trap")),
    )  # fmt: skip


def _second_need(table: Table) -> None:
    table.do(
        c.NeedStated(Need(
            "h2", "mijn huis schoon en mijn was gedaan te krijgen",
            "ik mijn gasten kan ontvangen zonder dat het pijn doet", ("huis",),
        )),
        c.ProblemRecorded(Problem("h2", "Bukken en tillen lukt niet meer.")),
        c.SupportDetermined(Support(
            "h2", "zwaar huishoudelijk werk en bed verschonen", "twee uur", "per week", "een jaar",
            "niet bukken en tillen", "eigen waarneming en ontslagbrief; norm van de gemeente nog te toetsen",
        )),
        _judged("h2", Shell.OWN_STRENGTH, Outcome.PARTLY, "Afwas en stof op ooghoogte doet zij zelf."),
        _judged("h2", Shell.NETWORK, Outcome.NOT, "De vriendinnen poetsten één keer, voor dit bezoek."),
        _judged("h2", Shell.GENERAL, Outcome.NOT, "De wasservice heeft een wachtlijst van vier maanden."),
        _judged("h2", Shell.TAILORED, Outcome.COVERS, "Huishoudelijke hulp van twee uur per week."),
        c.ExpertDecided(ExpertAdvice("h2", False, "de norm van de gemeente volstaat")),
    )  # fmt: skip


def _closing(table: Table) -> None:
    table.do(
        c.CarerDescribed(CarerSituation(CarerAnswer.NONE)),
        c.OtherLawConsidered(OtherLaw(Law.ZVW, "Ergotherapie via de zorgverzekering is aangevraagd.")),
        c.OtherLawConsidered(OtherLaw(
            Law.WLZ,
            "Op dit moment geen aanwijzing voor een blijvende behoefte aan permanent toezicht of 24 uur per dag "
            "zorg in de nabijheid; het CIZ beslist.",
        )),
        c.RightExplained(RightTold(Right.BUDGET, ("bewoner",), BEGAN.date())),
        c.RightExplained(RightTold(Right.COSTS, ("bewoner",), BEGAN.date())),
        c.AgreementMade(Agreement(
            "consulent", "beide zoons bellen: wat kunnen en willen zij doen?", date(2026, 11, 26),
            "collega wijkteam Oude Haven", "Oğullarınızı ben arayacağım.", "tr",
        )),
        c.AgreementMade(Agreement(
            "consulent", "ergotherapeut en woningaanpassing: huisbezoek plannen", date(2026, 11, 27),
            "collega wijkteam Oude Haven", "Merdiven için birinin gelmesini ben ayarlayacağım.", "tr",
        )),
        c.AgreementMade(Agreement(
            "consulent", "vrouwengroep met Turks sprekende begeleiding: samen een keer gaan kijken",
            date(2026, 12, 4), "sociaal makelaar",
        )),
        c.ViewWritten(
            "De trap is het grootste probleem. Het huishouden is een tweede vraag. Een schoon huis vandaag zegt "
            "niets over een gewone week."
        ),
        c.ConceptReadOut(ReadOut(ReadWhat.SUMMARY, "tolk", "tr", BEGAN + timedelta(minutes=45))),
        c.TaughtBack(TeachBack(
            TeachBackAnswer.GIVEN, "Er komt iemand voor de trap kijken. U belt mijn zoons, niet ik.",
            "Merdiven için biri gelecek. Oğullarımı siz arayacaksınız, ben değil.", "tr", "interpreter_spelled",
        )),
    )  # fmt: skip
