"""Everything a consultant can do to a conversation, as data. The names are what the store keeps: never rename one."""

from keukentafel.domain.changes.agreeing import (
    ActSigned, AgreementMade, ConceptReadOut, ConsentGiven, GapMotivated, IdentityShown, PlanAnswered,
    ReactionGiven, RightExplained, TaughtBack, UrgentDecided, VersionFrozen, ViewWritten,
)  # fmt: skip
from keukentafel.domain.changes.base import Change
from keukentafel.domain.changes.needing import (
    CarerDescribed, DeliveryChosen, ExpertDecided, HelpPlaced, NeedStated, OtherLawConsidered, ProblemRecorded,
    ShellJudged, SupportDetermined,
)  # fmt: skip
from keukentafel.domain.changes.telling import (
    CaseOpened, DomainRated, ParticipantAdded, PrivateMomentSet, ShareSettled, StatementConfirmed,
    StatementCorrected, StatementFlagged, StatementPlaced, StatementRecorded, StatementsContradicted,
)  # fmt: skip

CHANGE_TYPES: tuple[type[Change], ...] = (
    CaseOpened, ParticipantAdded, StatementRecorded, StatementCorrected, StatementPlaced, StatementConfirmed,
    StatementsContradicted, ShareSettled, StatementFlagged, DomainRated, PrivateMomentSet, NeedStated,
    ProblemRecorded, SupportDetermined, ShellJudged, HelpPlaced, CarerDescribed, OtherLawConsidered,
    ExpertDecided, DeliveryChosen, RightExplained, PlanAnswered, IdentityShown, UrgentDecided, AgreementMade,
    ConsentGiven, ViewWritten, ConceptReadOut, TaughtBack, ReactionGiven, GapMotivated, VersionFrozen, ActSigned,
)  # fmt: skip

__all__ = [
    "CHANGE_TYPES",
    "Change",
    "ActSigned",
    "AgreementMade",
    "CarerDescribed",
    "CaseOpened",
    "ConceptReadOut",
    "ConsentGiven",
    "DeliveryChosen",
    "DomainRated",
    "ExpertDecided",
    "GapMotivated",
    "HelpPlaced",
    "IdentityShown",
    "NeedStated",
    "OtherLawConsidered",
    "ParticipantAdded",
    "PlanAnswered",
    "PrivateMomentSet",
    "ProblemRecorded",
    "ReactionGiven",
    "RightExplained",
    "ShareSettled",
    "ShellJudged",
    "StatementConfirmed",
    "StatementCorrected",
    "StatementFlagged",
    "StatementPlaced",
    "StatementRecorded",
    "StatementsContradicted",
    "SupportDetermined",
    "TaughtBack",
    "UrgentDecided",
    "VersionFrozen",
    "ViewWritten",
]
