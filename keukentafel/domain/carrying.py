"""From a definitive report to what a review takes along of it (2.3.9), never as a fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from keukentafel.domain.agreements import Agreement, Consent
from keukentafel.domain.carers import CarerAnswer, CarerSituation
from keukentafel.domain.carried import CarriedItem, PreviousReport
from keukentafel.domain.life_domains import SAFE_AT_HOME, DomainRating, Rating
from keukentafel.domain.needs import Delivery, Need, Support
from keukentafel.domain.people import CONSULTANT, RESIDENT, Participant, Role
from keukentafel.domain.report.difference import (
    Item,
    ItemKind,
    Told,
    agreement_key,
    carer_told,
    consent_key,
    consent_told,
    delivery_told,
    help_key,
    help_told,
    shell_key,
    support_told,
)
from keukentafel.domain.report.report_need_parts import NeedBlock, Reach, ShellSection
from keukentafel.domain.report.report_parts import RatingPoint, Standing, Who
from keukentafel.domain.shells import HelpLine, Part, Shell, ShellJudgement

if TYPE_CHECKING:
    from keukentafel.domain.report.report_document import ReportDocument

_NOT_CARRIED = frozenset({Role.INTERPRETER, Role.SECOND_CONSULTANT})
"""Who is there for one visit only."""


def previous_report(
    document: ReportDocument, conversation_id: str, record_sha256: str, today: date
) -> PreviousReport:
    """What a review that begins `today` takes along of a definitive report.

    A help line is carried without its yes, and a carer without having been heard apart: nobody asked anew. A consent
    that ended or was taken back is not carried.
    """
    head = document.head
    # Numbers are what scripts and stored answers name: what came to be carried later stands at the end.
    facts = [
        *_people(document), *_ratings(document), *_needs(document), *_agreements(document), *_carers(document),
        *_supports(document), *_deliveries(document), *_consents(document, today),
    ]  # fmt: skip
    return PreviousReport(
        conversation_id=conversation_id,
        kind=head.kind,
        number=head.number,
        at=head.at,
        talked_on=last_talked_on(document),
        record_sha256=record_sha256,
        items=tuple(replace(fact, number=number) for number, fact in enumerate(facts, 1)),
        ratings=rating_points(document),
    )


def rating_points(document: ReportDocument) -> tuple[RatingPoint, ...]:
    """Every rating up to and with this report, oldest first; never about safety at home.

    Those of this report have the day on which they were said; where an older record does not tell it, that of the last
    visit: a later rating took the place of an earlier one.
    """
    own = (
        RatingPoint(section.rated_on or last_talked_on(document), section.id, section.title, section.rating)
        for section in document.life_domains
        if section.rating is not None and section.id != SAFE_AT_HOME
    )
    earlier = document.review.ratings if document.review else ()
    return (*earlier, *own)


def last_talked_on(document: ReportDocument) -> date:
    """The day of the last visit that a report is about."""
    return document.visits[-1].on if document.visits else document.head.talked_on


def _people(document: ReportDocument) -> Iterator[CarriedItem]:
    for present in document.present:
        who = present.who
        if who.role is None or who.role in _NOT_CARRIED or present.interpreting is not None:
            continue
        person = Participant(
            who.name, who.name, who.role, present=False, lives_in=present.lives_in, carer=present.carer,
            contact=who.contact, leads=present.leads,
        )  # fmt: skip
        told = Told(who.name, who.role.value)
        yield CarriedItem(0, Item(ItemKind.PERSON, who.name, told, name=who.name), participant=person)


def _ratings(document: ReportDocument) -> Iterator[CarriedItem]:
    for section in document.life_domains:
        if section.rating is None or section.id == SAFE_AT_HOME:
            continue
        item = Item(ItemKind.RATING, section.id, Told(grade=section.rating.value), name=section.title, code=section.id)
        yield CarriedItem(0, item, rating=DomainRating(section.id, Rating(section.rating), section.important))


def _needs(document: ReportDocument) -> Iterator[CarriedItem]:
    for block in document.needs:
        need_id = f"h{block.number}"
        told = Told(block.help_me, so_that=block.so_that)
        need = Need(need_id, block.help_me, block.so_that)
        yield CarriedItem(0, Item(ItemKind.NEED, need_id, told, block.number), need=need)
        for section in block.shells:
            yield from _shell(block, section)


def _shell(block: NeedBlock, section: ShellSection) -> Iterator[CarriedItem]:
    if section.reach is not None and section.reach.because:
        yield _judged(block, section.shell, None, None, section.reach)
    for part in section.parts:
        if part.reach is not None:
            yield _judged(block, section.shell, part.part, None, part.reach)
        for person in part.people:
            if person.reach is not None:
                yield _judged(block, section.shell, part.part, person.who, person.reach)
        for line in part.help:
            key = help_key(block.number, part.part.value, line.who.name)
            told = help_told(line.task, line.frequency, line.backup, line.until, confirmed=line.confirmed)
            item = Item(ItemKind.HELP, key, told, block.number, line.who.name, part.part.value)
            carried = HelpLine(
                f"h{block.number}", part.part, _id_of(line.who), line.task, line.frequency, line.until,
                backup=line.backup, vital=line.vital, quadrant=line.quadrant,
            )  # fmt: skip
            yield CarriedItem(0, item, help_line=carried)


def _judged(block: NeedBlock, shell: Shell, part: Part | None, who: Who | None, reach: Reach) -> CarriedItem:
    name, code = who.name if who else "", part.value if part else ""
    item = Item(
        ItemKind.SHELL, shell_key(block.number, shell.value, code, name), Told(reach.because, reach.outcome.value),
        block.number, name, code or shell.value,
    )  # fmt: skip
    judgement = ShellJudgement(
        f"h{block.number}", shell, reach.outcome, reach.because, part, _id_of(who) if who else ""
    )
    return CarriedItem(0, item, judgement=judgement)


def _agreements(document: ReportDocument) -> Iterator[CarriedItem]:
    for line in document.agreements:
        name = line.who.name
        item = Item(
            ItemKind.AGREEMENT, agreement_key(name, line.what), Told(line.what, on=line.when), name=name
        )
        original, lang = (line.original.text, line.original.lang) if line.original else ("", "")
        made = Agreement(_id_of(line.who), line.what, line.when, line.backup, original, lang)
        yield CarriedItem(0, item, agreement=made)


def _carers(document: ReportDocument) -> Iterator[CarriedItem]:
    for line in document.carers:
        if line.answer is not CarerAnswer.YES or line.who is None:
            continue
        told = carer_told(line.load, line.wants, line.keeps_up.value if line.keeps_up else "")
        item = Item(ItemKind.CARER, line.who.name, told, name=line.who.name)
        carer = CarerSituation(line.answer, _id_of(line.who), line.load, line.keeps_up, line.wants)
        yield CarriedItem(0, item, carer=carer)


def _supports(document: ReportDocument) -> Iterator[CarriedItem]:
    for block in document.needs:
        line, need_id = block.support, f"h{block.number}"
        if line is not None:
            told = support_told(line.what, line.amount, line.frequency, line.duration)
            support = Support(
                need_id, line.what, line.amount, line.frequency, line.duration, line.why, line.basis
            )
            yield CarriedItem(0, Item(ItemKind.SUPPORT, need_id, told, block.number), support=support)


def _deliveries(document: ReportDocument) -> Iterator[CarriedItem]:
    resident = document.head.form_of_address
    for block in document.needs:
        line, need_id = block.delivery, f"h{block.number}"
        if line is not None:
            told = delivery_told(line.form.value, line.advised, line.able, line.motivation, line.quality)
            delivery = Delivery(
                need_id, line.form, line.able, line.motivation, line.quality, line.paid,
                RESIDENT if line.managed_by == resident else line.managed_by,
                line.category, line.volume, line.unit, line.per,
            )  # fmt: skip
            yield CarriedItem(0, Item(ItemKind.DELIVERY, need_id, told, block.number), delivery=delivery)


def _consents(document: ReportDocument, today: date) -> Iterator[CarriedItem]:
    for line in document.consents:
        consent = Consent(line.to, line.what, line.purpose, line.given_on, line.until, line.how, line.revoked)
        if consent.valid_on(today):
            told = consent_told(line.what, line.purpose, line.until, revoked=False)
            item = Item(ItemKind.CONSENT, consent_key(line.to, line.what), told, name=line.to)
            yield CarriedItem(0, item, consent=consent)


def _id_of(who: Who) -> str:
    """How somebody is known in a new conversation: as themselves, else by name until a participant has it."""
    return {Standing.RESIDENT: RESIDENT, Standing.CONSULTANT: CONSULTANT}.get(who.standing, who.name)
