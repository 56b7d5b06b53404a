"""What a change is called when it is undone or done again: never a word that was told apart."""

from __future__ import annotations

from keukentafel.domain import changes as done
from keukentafel.domain.changes import Change
from keukentafel.domain.history import Entry
from keukentafel.domain.life_domains import SAFE_AT_HOME
from keukentafel.domain.marks import N_
from keukentafel.domain.refusals import Refused
from keukentafel.domain.rights import PrivateState
from keukentafel.domain.statements import Share, Statement
from keukentafel.ui.shared.session import Session

MOST_LETTERS = 32

_NAMES: dict[type[Change], str] = {
    done.ParticipantAdded: N_("wie erbij hoort"),
    done.StatementRecorded: N_("een uitspraak"),
    done.StatementCorrected: N_("een verbetering"),
    done.StatementPlaced: N_("een leefgebied"),
    done.StatementConfirmed: N_("een bevestiging"),
    done.StatementsContradicted: N_("dat twee uitspraken verschillen"),
    done.ShareSettled: N_("dat iets in het verslag mag"),
    done.StatementWithheld: N_("het weglaten van een regel"),
    done.StatementFlagged: N_("dat iets wel of niet kan wachten"),
    done.DomainRated: N_("hoe het gaat"),
    done.PrivateMomentSet: N_("het gesprek apart"),
    done.NeedStated: N_("een hulpvraag"),
    done.ProblemRecorded: N_("wat in de weg staat"),
    done.SupportDetermined: N_("wat er nodig is"),
    done.ShellJudged: N_("hoe ver een schil reikt"),
    done.HelpPlaced: N_("een helper"),
    done.CarerDescribed: N_("wie er zorgt"),
    done.OtherLawConsidered: N_("een andere wet"),
    done.ExpertDecided: N_("advies van een deskundige"),
    done.DeliveryChosen: N_("zorg in natura of pgb"),
    done.RightExplained: N_("een recht dat is uitgelegd"),
    done.PlanAnswered: N_("het persoonlijk plan"),
    done.IdentityShown: N_("het identiteitsbewijs"),
    done.UrgentDecided: N_("een besluit over spoed"),
    done.AgreementMade: N_("een afspraak"),
    done.ConsentGiven: N_("een toestemming"),
    done.ViewWritten: N_("uw visie"),
    done.ConceptReadOut: N_("het voorlezen"),
    done.TaughtBack: N_("het navertellen"),
    done.ReactionGiven: N_("een reactie"),
    done.GapMotivated: N_("waarom iets open blijft"),
    done.TakenAway: N_("het weghalen"),
    done.NeedsOrdered: N_("de volgorde van de hulpvragen"),
    done.AppointmentMade: N_("een bezoek"),
    done.AppointmentMoved: N_("een ander tijdstip"),
    done.AppointmentCancelled: N_("het afzeggen van een bezoek"),
    done.AppointmentMissed: N_("een gemist bezoek"),
    done.ContactTried: N_("een poging tot contact"),
    done.CaseCorrected: N_("gegevens van de melding"),
    done.DecisionRecorded: N_("het besluit"),
}
_OF_SEVERAL: dict[type[Change], str] = {
    done.ShellJudged: N_("hoe ver de schillen reiken"),
    done.RightExplained: N_("de rechten die zijn uitgelegd"),
    done.GapMotivated: N_("waarom enkele punten open blijven"),
}
"""Where one act made more than one of them."""
SOMETHING = N_("een wijziging")


def told_apart(statement: Statement) -> bool:
    """Whether its words stay off the screen: told without the others, about safety at home, or not settled yet."""
    return statement.told_in_private or statement.about == SAFE_AT_HOME or statement.share is not Share.REPORT


def name_of(entry: Entry, session: Session) -> str:
    """What was undone or done again, for the quiet line above a visit. Nothing while somebody is spoken to apart."""
    t, conversation = session.words.t, session.conversation
    change = entry.change
    if conversation.private.state is PrivateState.OPEN:
        return t(SOMETHING)
    names = _OF_SEVERAL if getattr(change, "together", 0) else _NAMES
    name = names.get(type(change), SOMETHING)  # type: ignore[arg-type]
    if not isinstance(change, done.StatementRecorded):
        return t(name)
    statement = conversation.statement(change.statement.id) or change.statement
    if told_apart(statement) or told_apart(change.statement):
        return t(name)
    text = statement.text
    return f"“{text}”" if len(text) <= MOST_LETTERS else f"“{text[:MOST_LETTERS].rstrip()}…”"


def attempt_and_name(session: Session, again: bool) -> tuple[Refused | bool | None, str]:
    """Undo, or do `again`, what is next: the outcome of the attempt, and the sentence for when it went well."""
    visit, t = session.visit, session.words.t
    entry = visit.history.redoable if again else visit.history.undoable
    name = name_of(entry, session) if entry is not None else ""
    outcome = session.attempt(visit.redo if again else visit.undo)
    said = t("Weer gedaan: {what}") if again else t("Teruggedraaid: {what}")
    return outcome, said.format(what=name)
