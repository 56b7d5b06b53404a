"""What differs per municipality, and the days that a royal decree adds: plain values, read from `resources/`."""

from dataclasses import dataclass
from datetime import date

from keukentafel.domain.safekeeping.retention_days import COPIES_AFTER_DESTRUCTION, COPY_AGE, NOTICE


@dataclass(frozen=True)
class OwnContribution:
    """The client's contribution for all provisions together (art. 2.1.4a Wmo 2015).

    `cents_per_month` is in euro cents; `sentence` has the placeholder `{amount}` and says that this
    is so at this moment. It holds from `valid_from` up to and including `valid_until`.
    """

    cents_per_month: int
    valid_from: date
    valid_until: date
    sentence: str
    source: str


@dataclass(frozen=True)
class SocialMapEntry:
    """A place or service in this municipality, as it was on `checked_on`.

    `quadrant` is formal or informal, individual or collective (`formeel-collectief`); `part` is the
    part of a shell that it belongs to; `languages` are codes of the language table.
    """

    id: str
    name: str
    quadrant: str
    part: str
    what: str
    days: str
    costs: str
    waiting_time: str
    languages: tuple[str, ...]
    phone: str
    checked_on: date


@dataclass(frozen=True)
class InterpreterBureau:
    """Where an interpreter is called, and the account code to give."""

    name: str
    phone: str
    account_code: str


@dataclass(frozen=True)
class Concept:
    """A word from a list that archives know (a `begrip` of MDTO); `code` is empty where the list has none."""

    label: str
    listed_in: str
    code: str = ""


@dataclass(frozen=True)
class ArchiveFacts:
    """What the archive of a municipality wants to know of every report (MDTO-XML 1.0.1).

    `creator_code` is the municipality in the list `creator_register`. `retention` is a duration as in ISO 8601, or
    empty; `category` is that of the selection list, or None.
    """

    creator_code: str
    creator_register: str
    level: Concept
    classification: Concept
    appraisal: Concept
    restriction: Concept
    restriction_because: str
    retention: str = ""
    category: Concept | None = None


@dataclass(frozen=True)
class MunicipalityProfile:
    """Everything that differs per municipality. Terms in days are calendar days.

    `pdf_part` is the PDF/A part of the reports. `recovery_public_key` is a PEM text, or None where
    the municipality keeps no recovery key; `handover_public_key` is the one that packages are encrypted to, or
    None. Without `archive` no package can be made. `notice_days`, `backup_days` and `copies_after_destruction_days`
    are within the bounds of `safekeeping.retention_days`.
    """

    id: str
    name: str
    sender: str
    address: str
    phone: str
    email: str
    complaint: str
    client_support: str
    client_support_phone: str
    interpreter: InterpreterBureau
    report_language: str
    report_to_resident_days: int
    response_days: int
    first_contact_days: int
    retention_days_after_handover: int
    pdf_part: str
    content_pack: str
    content_version: int
    own_contributions: tuple[OwnContribution, ...]
    social_map: tuple[SocialMapEntry, ...]
    recovery_public_key: str | None
    handover_public_key: str | None = None
    archive: ArchiveFacts | None = None
    notice_days: int = NOTICE.usual
    backup_days: int = COPY_AGE.usual
    copies_after_destruction_days: int = COPIES_AFTER_DESTRUCTION.usual

    def own_contribution_on(self, day: date) -> OwnContribution | None:
        """The contribution that holds on `day`; None when the profile does not know it."""
        for contribution in self.own_contributions:
            if contribution.valid_from <= day <= contribution.valid_until:
                return contribution
        return None


@dataclass(frozen=True)
class WorkCalendar:
    """The days that a royal decree equates with holidays (art. 3 lid 3 Algemene termijnenwet).

    Known up to and including `valid_until`; a term that ends later may still move.
    `at_least_two_ordinary_days` is the rule of art. 2: off, because its source is still to be verified, and
    because a term must not be promised longer than it may turn out to be.
    """

    royal_decree_days: tuple[date, ...]
    valid_until: date
    source: str
    at_least_two_ordinary_days: bool = False
