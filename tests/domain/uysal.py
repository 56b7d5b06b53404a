"""The table of mevrouw Uysal: she fell on her stairs, her son is in a hurry, two friends cleaned for the visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from keukentafel.domain.changes import (
    Change,
    DomainRated,
    IdentityShown,
    ProblemRecorded,
    ShareSettled,
    StatementFlagged,
    StatementsContradicted,
    TaughtBack,
)  # fmt: skip
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.needs import Law, Problem
from keukentafel.domain.people import Contact, Role
from keukentafel.domain.rights import IdentitySeen, PrivateState, Right, ToldHow
from keukentafel.domain.shells import ConfirmedHow, Outcome, Shell
from keukentafel.domain.signing import ReportKind, TeachBack, TeachBackAnswer
from keukentafel.domain.statements import Certainty, ObtainedFrom, Share, Source
from tests.domain import builders as b

CASE = replace(
    b.CASE,
    resident="Mevrouw S. Uysal",
    form_of_address="mevrouw Uysal",
    born=date(1957, 3, 2),
    speaks="tr",
    reads="",
)
AT_THE_DESK = b.VISIT + timedelta(days=15)
SECOND_CALL = b.VISIT + timedelta(days=2)

AT_THE_TABLE: Sequence[Change] = (
    b.person("zoon", Role.CHILD, "de heer M. Uysal", contact=Contact.MONTHLY),
    b.interpreter(name="tolk 20417"),
    b.told(Right.CLIENT_SUPPORT),
    b.told(Right.PERSONAL_PLAN),
    b.plan(received=False),
    b.told(Right.PRIVACY, on=b.TODAY, how=ToldHow.TALK),
    IdentityShown(IdentitySeen("identiteitskaart", "7K4", date(2029, 5, 14), b.TODAY)),
    b.said("s1", "Dat ik niemand tot last ben. En vrijdag naar de moskee.", about="zin", via="tolk"),
    b.said("s2", "Twee vriendinnen van de moskee hebben gepoetst voor vandaag.", about="huis", via="tolk"),
    b.said("s3", "Het huis is schoon: voor dit bezoek.", "consulent", "huis", source=Source.OBSERVED),
    b.said("s4", "Ze kookt nog zelf, denk ik.", "zoon", "zorg_zelf", certainty=Certainty.ASSUMED),
    b.said("s5", "Ik eet brood. Koken doen we als zij komen.", about="zorg_zelf", via="tolk"),
    StatementsContradicted("s4", "s5"),
    b.said("s6", "Zittend de trap af, de tas aan een touw.", about="op_pad", via="tolk"),
    b.said("s7", "Een smalle, steile trap zonder leuning.", "consulent", "wonen", source=Source.OBSERVED),
    DomainRated(DomainRating("wonen", Rating.NOT, True)),
    DomainRated(DomainRating("huis", Rating.BARELY, False)),
    b.said("s8", "De vrouwen van de moskee zijn er altijd.", "zoon", "mensen", certainty=Certainty.ASSUMED),
    b.said("s9", "Dinsdag zag ik Emine. Mijn dochter belt elke dag.", about="mensen", via="tolk"),
    b.private(PrivateState.OPEN),
    b.said("s10", "Ik ben twee keer gevallen op de trap.", about="lichaam", via="tolk", share=Share.ASK),
    StatementFlagged("s10"),
    b.said("s11", "Ik durf de trap niet meer af.", about="hoofd", via="tolk", share=Share.ASK),
    ShareSettled("s10"),
    ShareSettled("s11"),
    b.private(PrivateState.HELD),
    b.paper("s13", "Revalidatie na val.", "ontslagbrief verpleeghuis De Linde", ObtainedFrom.RESIDENT, "lichaam"),
    b.need("h1", "veilig mijn huis in en uit te komen", "ik zelf naar de moskee en de winkel kan"),
    ProblemRecorded(Problem("h1", "De enige weg naar buiten is een steile trap.")),
    b.support("h1", "twee keer een uur", "ontslagbrief: trap alleen onder toezicht"),
    b.consent("ergotherapeut", until=date(2027, 2, 28)),
    b.consent("zoon", until=date(2026, 12, 31)),
    b.urgent("leenalarm aangevraagd, ergotherapeut gebeld, boodschappen geregeld", "s10"),
    b.judged(Shell.OWN_STRENGTH, Outcome.NOT),
    b.judged(Shell.NETWORK, Outcome.PARTLY),
    b.judged(Shell.GENERAL, Outcome.PARTLY),
    b.judged(Shell.TAILORED, Outcome.PARTLY),
    b.helps("Emine", vital=True, frequency="elke dinsdag"),
    b.helps("zoon", vital=True),
    b.need("h2", "mijn huis schoon en mijn was gedaan te krijgen", "ik mijn gasten kan ontvangen"),
    ProblemRecorded(Problem("h2", "Bukken en tillen lukt niet meer.")),
    b.support("h2", "twee uur", "eigen waarneming en ontslagbrief"),
    b.judged(Shell.OWN_STRENGTH, Outcome.PARTLY, "h2"),
    b.judged(Shell.NETWORK, Outcome.NOT, "h2"),
    b.judged(Shell.GENERAL, Outcome.NOT, "h2"),
    b.judged(Shell.TAILORED, Outcome.COVERS, "h2"),
    b.carer(),
    b.law(Law.ZVW),
    b.law(Law.WLZ),
    b.expert("h1", asked=True),
    b.expert("h2"),
    b.told(Right.BUDGET, on=b.TODAY, how=ToldHow.TALK),
    b.told(Right.COSTS, on=b.TODAY, how=ToldHow.TALK),
    b.agreed("beide zoons bellen: wat kunnen en willen zij doen?", when=date(2026, 11, 26)),
    b.agreed("ergotherapeut en woningaanpassing: huisbezoek plannen", when=date(2026, 11, 27)),
    b.agreed("vrouwengroep met Turks sprekende begeleiding: samen gaan kijken", when=date(2026, 12, 4)),
    TaughtBack(TeachBack(TeachBackAnswer.GIVEN, "U belt mijn zoons, niet ik.")),
)

SIGNED: Sequence[Change] = (b.frozen(ReportKind.CONVERSATION), b.applied(for_need="h1"))

WORKED_OUT: Sequence[Change] = (
    b.said("s14", "Ik kan zaterdag de boodschappen boven brengen.", "zoon", "mensen", at=AT_THE_DESK),
    b.helps(
        "zoon",
        vital=True,
        confirmed_on=SECOND_CALL.date(),
        confirmed_how=ConfirmedHow.PHONE,
        backup="vrijwilliger van het wijkteam",
    ),
    b.paper("s15", "Traplift past niet.", "advies ergotherapeut", ObtainedFrom.PROVIDER, "wonen"),
    b.agreed("tweede leuning laten plaatsen", when=date(2026, 12, 18)),
)


def at_the_table(*more: Change) -> Conversation:
    """How it stands before the gespreksverslag."""
    return b.a_conversation(*AT_THE_TABLE, *more, case=CASE)


def worked_out(*more: Change) -> Conversation:
    """How it stands two weeks later, before the onderzoeksverslag."""
    return b.a_conversation(*AT_THE_TABLE, *SIGNED, *WORKED_OUT, *more, case=CASE)
