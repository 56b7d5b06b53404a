"""The trail of who did what when: what its lines mean, and what may be taken out of it for a supervisor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from keukentafel.domain.marks import N_


class Way(StrEnum):
    """By which key somebody came in, or tried to."""

    PASSPHRASE = "passphrase"
    CODE = "code"
    ORGANISATION = "organisation"
    COPY = "copy"


@dataclass(frozen=True)
class FailedTry:
    """Somebody tried a way in, and it did not open."""

    at: datetime
    way: Way


class TrailEnd(StrEnum):
    """How the end of the trail compares with what was noted outside the store the last time it was closed."""

    SAME = "same"
    """What was noted is in the trail, or nothing had to be noted yet."""
    SHORTER = "shorter"
    """Lines that were noted are not there, or are others."""
    NO_MARK = "no_mark"
    """The note is gone or does not read, while there must be one."""


class Group(StrEnum):
    """What the lines are sorted by in the window."""

    IN = "in"
    SEEN = "seen"
    CHANGED = "changed"
    OUT = "out"
    DELETED = "deleted"
    KEYS = "keys"
    COPIES = "copies"
    DAMAGE = "damage"
    OTHER = "other"


GROUPS = {
    Group.IN: N_("Open en op slot"),
    Group.SEEN: N_("Bekeken"),
    Group.CHANGED: N_("Veranderd"),
    Group.OUT: N_("Naar buiten"),
    Group.DELETED: N_("Weggehaald"),
    Group.KEYS: N_("Sleutels"),
    Group.COPIES: N_("Reservekopieën"),
    Group.DAMAGE: N_("Schade"),
    Group.OTHER: N_("Iets anders"),
}

EVENTS: dict[str, tuple[Group, str]] = {
    "store_made": (Group.IN, N_("De kluis is gemaakt")),
    "unlocked": (Group.IN, N_("De kluis ging open")),
    "unlock_failed": (Group.IN, N_("Iemand probeerde de kluis te openen, en dat lukte niet")),
    "locked": (Group.IN, N_("De kluis ging op slot")),
    "case_looked_at": (Group.SEEN, N_("De gegevens van een gesprek zijn bekeken")),
    "conversation_opened": (Group.SEEN, N_("Een gesprek is geopend")),
    "report_viewed": (Group.SEEN, N_("Een verslag is bekeken")),
    "searched": (Group.SEEN, N_("Er is gezocht in alle gesprekken")),
    "read_in": (Group.SEEN, N_("Een bestand van buiten is gelezen")),
    "trail_looked_at": (Group.SEEN, N_("Deze lijst is bekeken")),
    "case_opened": (Group.CHANGED, N_("Een gesprek is begonnen")),
    "conversation_changed": (Group.CHANGED, N_("Er is iets veranderd in een gesprek")),
    "frozen": (Group.CHANGED, N_("Een verslag is vastgelegd")),
    "sealed": (Group.CHANGED, N_("Een verslag is gesloten")),
    "exported": (Group.OUT, N_("Er ging een bestand naar buiten")),
    "handed_over": (Group.OUT, N_("Opgeschreven dat een verslag is overgedragen")),
    "case_destroyed": (Group.DELETED, N_("Een gesprek is vernietigd")),
    "statement_destroyed": (Group.DELETED, N_("Een regel is vernietigd op verzoek van de bewoner")),
    "trail_exported": (Group.OUT, N_("Deze lijst is opgeslagen voor een toezichthouder")),
    "passphrase_changed": (Group.KEYS, N_("De wachtzin is veranderd")),
    "passphrase_set_by_organisation": (Group.KEYS, N_("De helpdesk zette een nieuwe wachtzin")),
    "code_set_by_organisation": (Group.KEYS, N_("De helpdesk maakte een nieuwe herstelcode")),
    "recovery_code_made": (Group.KEYS, N_("Er is een nieuwe herstelcode gemaakt")),
    "seal_key_made": (Group.KEYS, N_("Er is een sleutel gemaakt die verslagen sluit")),
    "seal key let in": (Group.KEYS, N_("De sleutel van de gemeente is erbij gezet")),
    "seal key taken out": (Group.KEYS, N_("De sleutel van de gemeente is weggehaald")),
    "clock_confirmed": (Group.OTHER, N_("De datum van de laptop is nagekeken en klopt")),
    "backed_up": (Group.COPIES, N_("Er is een reservekopie gemaakt")),
    "copy_looked_into": (Group.COPIES, N_("In een reservekopie is gekeken")),
    "restored": (Group.COPIES, N_("Een reservekopie is teruggezet")),
    "rescued": (Group.DAMAGE, N_("De kluis is gered uit een beschadigde kluis")),
    "trail_shorter": (Group.DAMAGE, N_("Van deze lijst ontbreken regels aan het einde")),
    "trail_mark_missing": (Group.DAMAGE, N_("Het briefje dat het einde van deze lijst bewaakt, was weg")),
}
"""Every act that is noted, by its name in the trail. A name never changes: it stands in the stores that there are."""

TOLD_BY = {
    Way.PASSPHRASE: N_("met de wachtzin"),
    Way.CODE: N_("met de herstelcode"),
    Way.ORGANISATION: N_("met de noodsleutel van de gemeente"),
    Way.COPY: N_("bij een reservekopie"),
}


@dataclass(frozen=True)
class TrailLine:
    """One line. `subject` is an id, a kind or a number, and never a word that was said or a name."""

    at: datetime
    event: str
    subject: str

    @property
    def group(self) -> Group:
        """What it is sorted under."""
        return EVENTS[self.event][0] if self.event in EVENTS else Group.OTHER

    @property
    def text(self) -> str:
        """What happened, as a Dutch source sentence."""
        return EVENTS[self.event][1] if self.event in EVENTS else GROUPS[Group.OTHER]


@dataclass(frozen=True)
class SignedTrail:
    """What a supervisor gets: every line of one store, oldest first. `link` is what they all come down to (hex)."""

    store: str
    made_at: datetime
    lines: tuple[TrailLine, ...]
    link: str


@dataclass(frozen=True)
class ExportedTrail:
    """What an export says of itself, to be laid beside the store: whose it is, how many lines, and their link."""

    store: str
    count: int
    link: bytes


def of(lines: Sequence[TrailLine], group: Group | None, first: date | None, last: date | None) -> tuple[TrailLine, ...]:
    """Those of a kind and of these days (both ends included), newest first; None asks nothing."""
    return tuple(
        line
        for line in reversed(lines)
        if (group is None or line.group is group)
        and (first is None or line.at.date() >= first)
        and (last is None or line.at.date() <= last)
    )
