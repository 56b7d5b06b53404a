"""What a conversation holds, as items that can be compared; what may not be in a report is not among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from keukentafel.domain.carers import CarerAnswer
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.life_domains import SAFE_AT_HOME
from keukentafel.domain.people import CONSULTANT
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
    joined,
    shell_key,
    support_told,
)  # fmt: skip
from keukentafel.domain.report.report_sections import shareable
from keukentafel.domain.shells import HelpLine, ShellJudgement


def items_of(conversation: Conversation, domain_titles: Mapping[str, str]) -> tuple[Item, ...]:
    """Every item of the conversation as far as a report may tell it.

    `domain_titles` are the titles of the life domains that are not only spoken of. People are known by their
    names, so that the same person is the same in a report, which holds no ids.
    """
    said = shareable(conversation)
    return (
        *_people(said),
        *_rights(said),
        *_statements(said, domain_titles),
        *_ratings(said, domain_titles),
        *_needs(said),
        *_law(said),
        *_agreements(said),
        *_consents(said),
    )


def _people(said: Conversation) -> Iterator[Item]:
    for person in said.participants:
        yield Item(ItemKind.PERSON, person.name, Told(person.name, person.role.value), name=person.name)


def _rights(said: Conversation) -> Iterator[Item]:
    for told in said.rights:
        names = joined(*(said.name_of(person) for person in told.told))
        key = f"{told.right.value}/{told.on}/{names}"
        yield Item(ItemKind.RIGHT, key, Told(names, told.how.value, told.on), code=told.right.value)
    if said.plan is not None:
        yield Item(ItemKind.PLAN, "", Told(said.plan.text, "yes" if said.plan.received else "no"))
    if said.identity is not None:
        yield Item(ItemKind.IDENTITY, "", Told(said.identity.document, on=said.identity.seen_on))


def _statements(said: Conversation, titles: Mapping[str, str]) -> Iterator[Item]:
    for statement in said.statements:
        name = "" if statement.speaker == CONSULTANT else said.name_of(statement.speaker)
        told = Told(statement.text, statement.standing.value)
        yield Item(ItemKind.STATEMENT, statement.id, told, name=name, code=titles.get(statement.about, ""))


def _ratings(said: Conversation, titles: Mapping[str, str]) -> Iterator[Item]:
    for rating in said.ratings:
        if rating.life_domain != SAFE_AT_HOME and rating.life_domain in titles:
            yield Item(
                ItemKind.RATING, rating.life_domain, Told(grade=rating.rating.value),
                name=titles[rating.life_domain], code=rating.life_domain,
            )  # fmt: skip


def _needs(said: Conversation) -> Iterator[Item]:
    for number, need in enumerate(said.needs, 1):
        # A need keeps its id when others are taken back; carried ones have the number of the earlier report.
        own = int(need.id[1:]) if need.id[:1] == "h" and need.id[1:].isdecimal() else number
        yield Item(ItemKind.NEED, need.id, Told(need.help_me, so_that=need.so_that), number)
        for problem in said.problems:
            if problem.need == need.id:
                yield Item(ItemKind.PROBLEM, problem.id or problem.text, Told(problem.text), number)
        for support in said.supports:
            if support.need == need.id:
                told = support_told(support.what, support.amount, support.frequency, support.duration)
                yield Item(ItemKind.SUPPORT, need.id, told, number)
        yield from (_shell(said, j, number, own) for j in said.judgements if j.need == need.id)
        yield from (_help(said, line, number, own) for line in said.help_of(need.id))
        for advice in said.expert_advice:
            if advice.need == need.id:
                yield Item(ItemKind.EXPERT, need.id, Told(advice.because, "yes" if advice.asked else "no"), number)
        for delivery in said.deliveries:
            if delivery.need == need.id:
                told = delivery_told(
                    delivery.form.value, delivery.advised, delivery.able, delivery.motivation, delivery.quality
                )
                yield Item(ItemKind.DELIVERY, need.id, told, number)


def _shell(said: Conversation, judged: ShellJudgement, number: int, own: int) -> Item:
    name, part = said.name_of(judged.who) if judged.who else "", judged.part.value if judged.part else ""
    return Item(
        ItemKind.SHELL, shell_key(own, judged.shell.value, part, name),
        Told(judged.because, judged.outcome.value), number, name, part or judged.shell.value,
    )  # fmt: skip


def _help(said: Conversation, line: HelpLine, number: int, own: int) -> Item:
    name = said.name_of(line.who)
    told = help_told(line.task, line.frequency, line.backup, line.until, confirmed=line.confirmed)
    return Item(ItemKind.HELP, help_key(own, line.part.value, name), told, number, name, line.part.value)


def _law(said: Conversation) -> Iterator[Item]:
    for carer in said.carers:
        name = said.name_of(carer.who) if carer.who else ""
        if carer.answer is CarerAnswer.YES:
            grade = carer.keeps_up.value if carer.keeps_up else ""
            yield Item(ItemKind.CARER, name, carer_told(carer.load, carer.wants, grade), name=name)
    for law in said.other_laws:
        yield Item(ItemKind.OTHER_LAW, law.law.value, Told(law.because), code=law.law.value)


def _consents(said: Conversation) -> Iterator[Item]:
    for given in said.consents:
        name = said.name_of(given.to)
        told = consent_told(given.what, given.purpose, given.until, revoked=given.revoked)
        yield Item(ItemKind.CONSENT, consent_key(name, given.what), told, name=name)


def _agreements(said: Conversation) -> Iterator[Item]:
    for action in said.urgent_actions:
        yield Item(ItemKind.URGENT, f"{action.at}", Told(joined(action.what, action.done_today)))
    for agreement in said.agreements:
        name = "" if agreement.who == CONSULTANT else said.name_of(agreement.who)
        key = agreement.id or agreement_key(name, agreement.what)
        yield Item(ItemKind.AGREEMENT, key, Told(agreement.what, on=agreement.when), name=name)
    for view in said.views:
        yield Item(ItemKind.VIEW, view.id, Told(view.text))
    if said.teach_back is not None:
        yield Item(ItemKind.TEACH_BACK, "", Told(said.teach_back.text, said.teach_back.answer.value))
