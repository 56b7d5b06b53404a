"""The single things that can be found out about a sealed file, as plain values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """Which of our documents a file says it is (keyword `kind:`)."""

    CONVERSATION = "conversation"
    INVESTIGATION = "investigation"
    ANNEX = "annex"
    SUMMARY = "summary"
    UNKNOWN = "unknown"

    @property
    def is_report(self) -> bool:
        """Whether it is a report itself, which carries a record and which an annex can belong to."""
        return self in (Kind.CONVERSATION, Kind.INVESTIGATION)

    @property
    def expected_fields(self) -> tuple[str, ...]:
        """The fields that must be sealed, in the order of sealing."""
        match self:
            case Kind.CONVERSATION | Kind.INVESTIGATION:
                return ("bewoner", "consulent")
            case Kind.ANNEX | Kind.SUMMARY:
                return ("consulent",)
            case Kind.UNKNOWN:
                return ()


class Covers(StrEnum):
    """How much of the file a seal covers."""

    WHOLE_FILE = "whole_file"
    EARLIER_VERSION = "earlier_version"
    UNCLEAR = "unclear"


class Unreadable(StrEnum):
    """Why nothing can be said about a file."""

    EMPTY = "empty"
    NOT_PDF = "not_pdf"
    PACKED = "packed"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"


class Problem(StrEnum):
    """What keeps a readable file from being complete and unchanged."""

    NO_SEAL = "no_seal"
    SEAL_MISSING = "seal_missing"
    SEAL_BROKEN = "seal_broken"
    CHANGED_AFTER_SEAL = "changed_after_seal"
    ADDED_AFTER_LAST_SEAL = "added_after_last_seal"
    WRONG_ORDER = "wrong_order"
    RECORD_MISSING = "record_missing"
    RECORD_DIFFERS = "record_differs"
    STANDARD_NOT_MET = "standard_not_met"


@dataclass(frozen=True)
class SealVerdict:
    """One seal. `intact`: the covered bytes are the sealed ones. `valid`: the key made this seal.

    `later_changes_allowed`: what was added after it is nothing but other sides being sealed.
    `known`: the key, or who vouches for it, is among the trusted certificates.
    `signed_at` is what the sealer says. `issuer` is whom the certificate names, empty when it names itself.
    """

    field: str
    organisation: str
    common_name: str
    fingerprint: str
    issuer: str
    known: bool
    signed_at: datetime | None
    covers: Covers
    intact: bool
    valid: bool
    later_changes_allowed: bool
    certifies: bool

    @property
    def holds(self) -> bool:
        """Whether this seal still says what it said when it was set."""
        return self.intact and self.valid and self.later_changes_allowed and self.covers is not Covers.UNCLEAR


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF. `size` in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Standard:
    """A standard the file claims, and the rules it breaks; `checked` is False when the checker gave up."""

    name: str
    broken_rules: tuple[str, ...]
    checked: bool

    @property
    def met(self) -> bool:
        """Whether it was judged, and nothing of it is broken."""
        return self.checked and not self.broken_rules
