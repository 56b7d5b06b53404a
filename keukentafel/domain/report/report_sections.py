"""From a conversation to the sections of a report, one function for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from keukentafel.domain.agreements import Agreement
from keukentafel.domain.content.code_lists import NO_CODES, CodeLists
from keukentafel.domain.content.municipality import MunicipalityProfile
from keukentafel.domain.content.pack import ContentPack
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import Deadline, Term, is_overdue
from keukentafel.domain.life_domains import LIFE_DOMAINS, STORY
from keukentafel.domain.people import (
    CONSULTANT,
    RESIDENT,
    InterpreterKind,
    Participant,
    Role,
)
from keukentafel.domain.report.report_parts import (
    AgreementLine,
    CarerLine,
    ConsentLine,
    CostLine,
    DocumentLine,
    EarlierVersion,
    Interpreting,
    LifeDomainSection,
    NextSteps,
    Present,
    PrivateTalk,
    ReadOutLine,
    RemarkLine,
    RightLine,
    Sender,
    Standing,
    StatementLine,
    TeachBackLine,
    UrgentLine,
    VisitLine,
    Who,
    Words,
)  # fmt: skip
from keukentafel.domain.rights import PrivateState, Right
from keukentafel.domain.signing import Reaction, ReadOut, ReportKind
from keukentafel.domain.statements import OriginalBy, Share, Source, Statement


@dataclass(frozen=True)
class Teller:
    """Says who somebody is and what a language is called, so that no id comes into a report."""

    conversation: Conversation
    language_names: Mapping[str, str]
    codes: CodeLists = NO_CODES
    sign_languages: frozenset[str] = frozenset()

    def who(self, person: str) -> Who:
        """Somebody by id, or by the text that was typed where no id was known."""
        if person == RESIDENT:
            return Who(self.conversation.case.form_of_address, Standing.RESIDENT)
        if person == CONSULTANT:
            return Who("", Standing.CONSULTANT)
        known = self.conversation.participant(person)
        if known is None:
            return Who(person, Standing.OTHER)
        return Who(known.name, Standing.PARTICIPANT, known.role, known.contact)

    def name(self, person: str) -> str:
        """How somebody is called in running text."""
        return self.conversation.name_of(person)

    def language(self, code: str) -> str:
        """The Dutch name of a language; the code itself where the table does not have it."""
        return self.language_names.get(code, code)

    def interpreting(self, person: str) -> Interpreting | None:
        """The interpreter with that id, or None."""
        known = self.conversation.participant(person)
        if known is None or known.interpreter is None:
            return None
        return Interpreting(
            known.name, known.interpreter, known.via, known.language, self.language(known.language)
        )

    def words(self, text: str, lang: str, caught_by: OriginalBy | None) -> Words | None:
        """Words in another language, or None where there are none."""
        return Words(text, lang, self.language(lang), caught_by) if text else None

    def everybody(self) -> tuple[Present, ...]:
        """Everybody who matters, in the order they were named."""
        return tuple(self._present(person) for person in self.conversation.participants)

    def _present(self, person: Participant) -> Present:
        told = (one for one in self.conversation.preparation.interpretations if one.interpreter == person.id)
        missed = next((one.not_interpreted for one in told), "") if person.interprets else ""
        return Present(
            self.who(person.id), person.present, person.lives_in, person.cares, person.leads,
            self.interpreting(person.id), person.came_at, person.left_at, missed,
            self.codes.of_person(person, person.language in self.sign_languages),
        )  # fmt: skip


def shareable(conversation: Conversation) -> Conversation:
    """The conversation as if what may not be in the report was never said: nothing points at it."""
    kept = [s for s in conversation.statements if s.share is Share.REPORT]
    ids = {statement.id for statement in kept}
    return replace(
        conversation,
        statements=tuple(
            replace(s, contradicted_by=tuple(other for other in s.contradicted_by if other in ids))
            for s in kept
        ),
    )


def numbered(teller: Teller) -> tuple[tuple[Statement, StatementLine], ...]:
    """What may be in the report, numbered from 1 without gaps, so that no number betrays what is left out."""
    shared = [s for s in teller.conversation.statements if s.share is Share.REPORT]
    numbers = {statement.id: number for number, statement in enumerate(shared, 1)}
    return tuple((statement, _line(teller, statement, numbers)) for statement in shared)


def _line(teller: Teller, statement: Statement, numbers: Mapping[str, int]) -> StatementLine:
    original, paper = statement.original, statement.document
    direct = statement.source is Source.RESIDENT and not statement.via
    return StatementLine(
        number=numbers[statement.id],
        text=statement.text,
        source=statement.source,
        by=teller.who(statement.speaker),
        certainty=statement.standing,
        literal=statement.own_words and (original is not None or direct),
        via=teller.interpreting(statement.via),
        original=teller.words(original.text, original.lang, original.caught_by) if original else None,
        document=DocumentLine(paper.name, paper.dated, paper.obtained_from) if paper else None,
        confirmed_by=tuple(teller.who(person) for person in statement.confirmed_by),
        contradicts=tuple(numbers[other] for other in statement.contradicted_by if other in numbers),
        on=statement.at.date() if teller.conversation.earlier_visits else None,
    )


def life_domains(
    conversation: Conversation, pack: ContentPack, statements: Sequence[tuple[Statement, StatementLine]]
) -> tuple[LifeDomainSection, ...]:
    """The life domains that were touched, in the order of the checklist; what was not placed comes first.

    A domain that is only spoken of is named when something of it may be shared, and not for a rating alone.
    """
    texts = {domain.id: domain for domain in pack.life_domains}
    ratings = {rating.life_domain: rating for rating in conversation.ratings}
    placed = {statement.about for statement, _ in statements}
    order = [STORY, *LIFE_DOMAINS, *sorted(placed - {STORY, *LIFE_DOMAINS})]
    found = []
    for about in order:
        lines = tuple(line for statement, line in statements if statement.about == about)
        rating, text = ratings.get(about), texts.get(about)
        if not lines and (rating is None or text is None or text.spoken_only):
            continue
        found.append(
            LifeDomainSection(
                about,
                text.title if text else "",
                lines,
                rating.rating if rating else None,
                rating.important if rating else None,
                rating.at.date() if rating and rating.at else None,
            )
        )
    return tuple(found)


def titles_on_paper(pack: ContentPack) -> dict[str, str]:
    """The titles of the life domains that are not only spoken of."""
    return {domain.id: domain.title for domain in pack.life_domains if not domain.spoken_only}


def visits(teller: Teller) -> tuple[VisitLine, ...]:
    """The visits with who was there, where there was more than one."""
    held = teller.conversation.visits
    if len(held) < 2:
        return ()
    return tuple(VisitLine(visit.at.date(), tuple(teller.who(person) for person in visit.present)) for visit in held)


def private_talk(conversation: Conversation) -> PrivateTalk | None:
    """Yes, no or later; None where there was nobody to speak without, and nothing was decided."""
    if conversation.private.opened_at is not None:
        return PrivateTalk.YES
    match conversation.private.state:
        case PrivateState.OPEN | PrivateState.HELD:
            return PrivateTalk.YES
        case PrivateState.NOT_HELD:
            return PrivateTalk.NO
        case PrivateState.LATER:
            return PrivateTalk.LATER
        case _:
            return PrivateTalk.LATER if _others_present(conversation) else None


def _others_present(conversation: Conversation) -> bool:
    return any(
        person.present
        and person.interpreter is not InterpreterKind.PROFESSIONAL
        and person.role not in (Role.CLIENT_SUPPORTER, Role.SECOND_CONSULTANT)
        for person in conversation.participants
    )


def rights(teller: Teller, pack: ContentPack) -> tuple[RightLine, ...]:
    """Which rights were explained when, in the order of the rights and then of the dates."""
    titles = {right.id: right.title for right in pack.rights}
    order = list(Right)
    told = sorted(teller.conversation.rights, key=lambda t: (order.index(t.right), t.on))
    return tuple(
        RightLine(
            line.right, titles.get(line.right.value, line.right.value),
            tuple(teller.name(person) for person in line.told), line.on, line.how,
        )
        for line in told
    )  # fmt: skip


def carers(teller: Teller) -> tuple[CarerLine, ...]:
    """The carers, or the answer that there is none; empty when nobody asked."""
    return tuple(
        CarerLine(
            carer.answer, teller.who(carer.who) if carer.who else None, carer.load, carer.keeps_up,
            carer.wants, carer.heard_apart,
        )
        for carer in teller.conversation.carers
    )  # fmt: skip


def costs(profile: MunicipalityProfile, day: date) -> CostLine | None:
    """The contribution that holds on `day`, or None where the profile does not know it."""
    found = profile.own_contribution_on(day)
    if found is None:
        return None
    return CostLine(found.cents_per_month, found.sentence, found.valid_from, found.valid_until, found.source)


def agreements(teller: Teller) -> tuple[AgreementLine, ...]:
    """The agreements by date, those without one at the end."""
    return tuple(
        AgreementLine(
            teller.who(agreement.who), agreement.what, agreement.when, agreement.backup,
            teller.words(agreement.original, agreement.lang, None),
        )
        for agreement in by_date(teller.conversation.agreements)
    )  # fmt: skip


def by_date(made: Sequence[Agreement]) -> tuple[Agreement, ...]:
    """Agreements in the order of their dates, those without one at the end."""
    return tuple(sorted(made, key=lambda agreement: (agreement.when is None, agreement.when or date.min)))


def urgent(teller: Teller) -> tuple[UrgentLine, ...]:
    """What could not wait."""
    return tuple(
        UrgentLine(u.what, u.done_today, teller.who(u.by), u.temporary, u.because, u.at)
        for u in teller.conversation.urgent_actions
    )


def teach_back(teller: Teller) -> TeachBackLine | None:
    """What the resident said was agreed; literal where the words were caught, or nobody interpreted."""
    told = teller.conversation.teach_back
    if told is None:
        return None
    caught = OriginalBy(told.original_by) if told.original_by else None
    original = teller.words(told.original, told.lang, caught) if caught else None
    literal = original is not None or not teller.conversation.interpreters
    return TeachBackLine(told.answer, told.text, literal, original)


def remarks(
    teller: Teller, reactions: Iterable[Reaction], numbers: Mapping[str, int]
) -> tuple[RemarkLine, ...]:
    """Remarks as they were given; `numbers` are those of the statements that stand in the report, by their ids."""
    return tuple(RemarkLine(teller.who(r.by), r.text, r.at, numbers.get(r.statement, 0)) for r in reactions)


def consents(teller: Teller) -> tuple[ConsentLine, ...]:
    """Every consent, also one that was taken back."""
    return tuple(
        ConsentLine(teller.name(c.to), c.what, c.purpose, c.given_on, c.until, c.how, c.revoked)
        for c in teller.conversation.consents
    )


def read_outs(teller: Teller, read: Iterable[ReadOut]) -> tuple[ReadOutLine, ...]:
    """When the concept was read out, and by whom."""
    return tuple(ReadOutLine(r.what, teller.who(r.by), r.lang, teller.language(r.lang), r.at) for r in read)


def next_steps(profile: MunicipalityProfile, deadlines: Sequence[Deadline], day: date) -> NextSteps:
    """What follows the report that is made on `day`. Local terms are calendar days and promises, not law."""
    term = next((d for d in deadlines if d.term is Term.INVESTIGATION), None)
    return NextSteps(
        report_by=day + timedelta(days=profile.report_to_resident_days),
        respond_until=day + timedelta(days=profile.response_days),
        response_days=profile.response_days,
        outcome_by=term.last_day if term else None,
        overdue=term is not None and is_overdue(term, day),
    )


def earlier(conversation: Conversation, kind: ReportKind, number: int) -> tuple[EarlierVersion, ...]:
    """The definitive versions that came before this one."""
    before = []
    for version in conversation.versions:
        if (version.kind, version.number) == (kind, number):
            break
        before.append(EarlierVersion(version.kind, version.number, version.at, version.record_sha256))
    return tuple(before)


def sender(profile: MunicipalityProfile) -> Sender:
    """What a report needs of the municipality."""
    return Sender(
        profile.name, profile.sender, profile.address, profile.phone, profile.email, profile.complaint,
        profile.client_support, profile.client_support_phone, profile.pdf_part, profile.report_language,
    )  # fmt: skip
