"""The language table, the calendar and the municipality profiles."""

import re
from itertools import pairwise
from pathlib import Path

from keukentafel.content.errors import ContentError
from keukentafel.content.reader import Table, read_table, refuse_doubles
from keukentafel.domain.content.languages import Direction, Language, ReviewStatus
from keukentafel.domain.content.municipality import (
    ArchiveFacts,
    Concept,
    InterpreterBureau,
    MunicipalityProfile,
    OwnContribution,
    SocialMapEntry,
    WorkCalendar,
)
from keukentafel.domain.safekeeping.retention_days import COPIES_AFTER_DESTRUCTION, COPY_AGE, NOTICE, Days
from keukentafel.domain.source_language import DUTCH

QUADRANTS = ("formeel-individueel", "formeel-collectief", "informeel-individueel", "informeel-collectief")
MAP_PARTS = ("algemene_voorziening", "collectief_aanbod", "andere_wet", "overig_netwerk")
PDF_PARTS = ("2a", "3a")
_CODE = re.compile(r"[a-z]{2,3}")
_DURATION = re.compile(r"P\d{1,3}[YM]")


def read_languages(file: Path) -> tuple[Language, ...]:
    """The rows of the language table, in its order; `review` is DRAFT in all of them. Raises ContentError."""
    root = read_table(file)
    languages = tuple(language_row(row) for row in root.tables("language"))
    root.done()
    refuse_doubles(file, "language.code", (language.code for language in languages))
    if DUTCH not in {language.code for language in languages}:
        raise ContentError(file, "language", "nl is missing")
    return languages


def language_row(row: Table) -> Language:
    """One row of a language table. Raises ContentError."""
    code = row.text("code")
    if not _CODE.fullmatch(code):
        raise row.error("code", "must be two or three small letters")
    language = Language(
        code=code,
        own_name=row.text("own_name"),
        dutch_name=row.text("dutch_name"),
        direction=row.one_of("direction", Direction),
        fonts=row.texts("fonts"),
        locale=row.text("locale"),
        written=row.boolean("written", True),
        review=ReviewStatus.DRAFT,
        sign=row.boolean("sign", False),
    )
    row.done()
    return language


def read_calendar(file: Path) -> WorkCalendar:
    """The royal-decree days. Raises ContentError, also for a day after `valid_until`."""
    root = read_table(file)
    calendar = WorkCalendar(root.days("royal_decree_days"), root.day("valid_until"), root.text("source"))
    root.done()
    if max(calendar.royal_decree_days) > calendar.valid_until:
        raise root.error("royal_decree_days", "has a day after valid_until")
    return calendar


def read_profile(file: Path, language_codes: frozenset[str]) -> MunicipalityProfile:
    """A municipality profile. Raises ContentError."""
    root = read_table(file)
    contact, interpreter, terms = root.table("contact"), root.table("interpreter"), root.table("terms")
    profile = MunicipalityProfile(
        id=root.text("id"),
        name=root.text("name"),
        sender=contact.text("sender"),
        address=contact.text("address"),
        phone=contact.text("phone"),
        email=contact.text("email"),
        complaint=contact.text("complaint"),
        client_support=contact.text("client_support"),
        client_support_phone=contact.text("client_support_phone"),
        interpreter=InterpreterBureau(
            interpreter.text("name"), interpreter.text("phone"), interpreter.text("account_code")
        ),
        report_language=root.word("report_language", sorted(language_codes)),
        report_to_resident_days=terms.number("report_to_resident_days"),
        response_days=terms.number("response_days"),
        first_contact_days=terms.number("first_contact_days"),
        retention_days_after_handover=terms.number("retention_days_after_handover"),
        pdf_part=root.word("pdf_part", PDF_PARTS),
        content_pack=root.text("content_pack"),
        content_version=root.number("content_version"),
        own_contributions=tuple(_contribution(row) for row in root.tables("own_contribution")),
        social_map=tuple(_map_entry(row, language_codes) for row in root.tables("social_map", optional=True)),
        recovery_public_key=_public_key(root, "recovery_public_key"),
        handover_public_key=_public_key(root, "handover_public_key"),
        archive=_archive(root.table("archive")) if root.has("archive") else None,
        notice_days=_days(terms, "notice_days", NOTICE),
        backup_days=_days(terms, "backup_days", COPY_AGE),
        copies_after_destruction_days=_days(terms, "copies_after_destruction_days", COPIES_AFTER_DESTRUCTION),
    )
    for table in (root, contact, interpreter, terms):
        table.done()
    if profile.id != file.stem:
        raise root.error("id", f"must be the name of the file: {file.stem}")
    refuse_doubles(file, "social_map.id", (entry.id for entry in profile.social_map))
    _refuse_overlap(file, profile.own_contributions)
    return profile


def _days(terms: Table, key: str, bounds: Days) -> int:
    days = terms.number(key) if terms.has(key) else bounds.usual
    if not bounds.least <= days <= bounds.most:
        raise terms.error(key, f"must be from {bounds.least} to {bounds.most} days")
    return days


def _contribution(row: Table) -> OwnContribution:
    contribution = OwnContribution(
        cents_per_month=row.number("cents_per_month"),
        valid_from=row.day("valid_from"),
        valid_until=row.day("valid_until"),
        sentence=row.sentence("sentence", allowed=("amount",)),
        source=row.text("source"),
    )
    row.done()
    if contribution.valid_until < contribution.valid_from:
        raise row.error("valid_until", "is before valid_from")
    if "op dit moment" not in contribution.sentence:
        raise row.error("sentence", 'must say "op dit moment"')
    return contribution


def _refuse_overlap(file: Path, contributions: tuple[OwnContribution, ...]) -> None:
    in_order = sorted(contributions, key=lambda contribution: contribution.valid_from)
    for earlier, later in pairwise(in_order):
        if later.valid_from <= earlier.valid_until:
            raise ContentError(file, "own_contribution", f"two amounts hold on {later.valid_from}")


def _map_entry(row: Table, language_codes: frozenset[str]) -> SocialMapEntry:
    entry = SocialMapEntry(
        id=row.text("id"),
        name=row.text("name"),
        quadrant=row.word("quadrant", QUADRANTS),
        part=row.word("part", MAP_PARTS),
        what=row.text("what"),
        days=row.text("days"),
        costs=row.text("costs"),
        waiting_time=row.text("waiting_time"),
        languages=row.texts("languages"),
        phone=row.text("phone"),
        checked_on=row.day("checked_on"),
    )
    row.done()
    if unknown := set(entry.languages) - language_codes:
        raise row.error("languages", f"not in the language table: {', '.join(sorted(unknown))}")
    return entry


def _archive(table: Table) -> ArchiveFacts:
    facts = ArchiveFacts(
        creator_code=table.text("creator_code"),
        creator_register=table.text("creator_register"),
        level=_concept(table.table("level")),
        classification=_concept(table.table("classification")),
        appraisal=_concept(table.table("appraisal")),
        restriction=_concept(table.table("restriction")),
        restriction_because=table.text("restriction_because"),
        retention=table.text("retention", default=""),
        category=_concept(table.table("category")) if table.has("category") else None,
    )
    table.done()
    if facts.retention and not _DURATION.fullmatch(facts.retention):
        raise table.error("retention", "must be a duration in years or months, such as P15Y")
    return facts


def _concept(table: Table) -> Concept:
    concept = Concept(table.text("label"), table.text("listed_in"), table.text("code", default=""))
    table.done()
    return concept


def _public_key(root: Table, name: str) -> str | None:
    key = root.text(name, default="")
    if key and not key.startswith("-----BEGIN PUBLIC KEY-----"):
        raise root.error(name, "must be a public key in PEM")
    return key or None
