"""The report as pure content, without layout; what may not be shared is already gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from keukentafel.domain.checks import Finding
from keukentafel.domain.content.code_lists import CodeLists, CodeListUsed
from keukentafel.domain.content.languages import Language
from keukentafel.domain.content.municipality import MunicipalityProfile
from keukentafel.domain.content.pack import ContentPack
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.life_domains import MEANING
from keukentafel.domain.people import CaseKind
from keukentafel.domain.report import report_sections as sections
from keukentafel.domain.report.difference import ChangedSince
from keukentafel.domain.report.report_need_parts import NeedBlock
from keukentafel.domain.report.report_needs import need_blocks
from keukentafel.domain.report.report_open import open_points
from keukentafel.domain.report.report_parts import (
    AgreementLine,
    CarerLine,
    ConsentLine,
    CostLine,
    EarlierVersion,
    LifeDomainSection,
    NextSteps,
    OpenPoint,
    OtherLawLine,
    Present,
    PrivateTalk,
    ReadOutLine,
    RemarkLine,
    RightLine,
    Sender,
    StatementLine,
    TeachBackLine,
    UrgentLine,
    VisitLine,
)  # fmt: skip
from keukentafel.domain.report.report_review import ReviewSection, review_section
from keukentafel.domain.rights import IdentitySeen, PersonalPlan
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.domain.statements import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from keukentafel.domain.deadlines import Deadline


@dataclass(frozen=True)
class Head:
    """What stands above the report; `speaks` and `reads` are Dutch names of languages."""

    sender: Sender
    kind: ReportKind
    number: int
    ended: Ended
    at: datetime
    resident: str
    form_of_address: str
    born: date
    address: str
    lives_alone: bool
    case_number: str
    case_kind: CaseKind
    reported: date
    reported_by: str
    receipt_confirmed: date | None
    talked_on: date
    speaks: str
    reads: str
    content: str


@dataclass(frozen=True)
class ReportDocument:
    """A gespreksverslag or onderzoeksverslag: the same value gives the same record and the same pages.

    `visits` are told where there was more than one; `changed` where a version of the same kind came before.
    `code_lists` are those that the codes in it come from.
    """

    head: Head
    present: tuple[Present, ...]
    private_talk: PrivateTalk | None
    identity: IdentitySeen | None
    rights: tuple[RightLine, ...]
    plan: PersonalPlan | None
    life_domains: tuple[LifeDomainSection, ...]
    needs: tuple[NeedBlock, ...]
    carers: tuple[CarerLine, ...]
    other_laws: tuple[OtherLawLine, ...]
    costs: CostLine | None
    agreements: tuple[AgreementLine, ...]
    urgent: tuple[UrgentLine, ...]
    views: tuple[str, ...]
    teach_back: TeachBackLine | None
    remarks: tuple[RemarkLine, ...]
    consents: tuple[ConsentLine, ...]
    read_outs: tuple[ReadOutLine, ...]
    open: tuple[OpenPoint, ...]
    next_steps: NextSteps
    earlier: tuple[EarlierVersion, ...]
    visits: tuple[VisitLine, ...] = ()
    changed: ChangedSince | None = None
    review: ReviewSection | None = None
    code_lists: tuple[CodeListUsed, ...] = ()

    @property
    def what_matters(self) -> tuple[StatementLine, ...]:
        """What page 1 begins with: the resident about what gives life meaning, literally where that was caught.

        Nothing where it was not talked about: no other words of theirs may stand in its place.
        """
        said = [line for section in self.life_domains if section.id == MEANING
                for line in section.statements if line.source is Source.RESIDENT]  # fmt: skip
        return tuple(([line for line in said if line.literal] or said)[:1])

    @property
    def first_question(self) -> NeedBlock | None:
        """What page 1 begins with where nothing was said of what matters: what weighs most for the resident."""
        return self.needs[0] if self.needs and not self.what_matters else None


def compose(
    conversation: Conversation,
    *,
    kind: ReportKind,
    number: int,
    ended: Ended,
    at: datetime,
    profile: MunicipalityProfile,
    pack: ContentPack,
    languages: Sequence[Language],
    deadlines: Sequence[Deadline],
    gaps: Sequence[Finding],
    codes: CodeLists,
    changed: ChangedSince | None = None,
) -> ReportDocument:
    """The report of `conversation` as it stands at `at`.

    Statements that stand at `ask` are left out like those that may never be shared. `gaps` are the findings
    of level gap; one that was motivated is told in the annex and not here. `changed` is what is different from
    the version before of the same kind. `at` knows its time zone.
    """
    names = {language.code: language.dutch_name for language in languages}
    signed = frozenset(language.code for language in languages if language.sign)
    teller = sections.Teller(conversation, names, codes, signed)
    present, needs = teller.everybody(), need_blocks(teller, pack)
    coded = [code for person in present for code in person.codes]
    coded += [code for need in needs if need.delivery for code in need.delivery.codes]
    statements = sections.numbered(teller)
    day = at.date()
    return ReportDocument(
        head=_head(teller, kind, number, ended, at, sections.sender(profile), f"{pack.id} {pack.version}"),
        present=present,
        private_talk=sections.private_talk(conversation),
        identity=conversation.identity,
        rights=sections.rights(teller, pack),
        plan=conversation.plan,
        life_domains=sections.life_domains(conversation, pack, statements),
        needs=needs,
        carers=sections.carers(teller),
        other_laws=tuple(OtherLawLine(law.law, law.because) for law in conversation.other_laws),
        costs=sections.costs(profile, day),
        agreements=sections.agreements(teller),
        urgent=sections.urgent(teller),
        views=tuple(view.text for view in conversation.views),
        teach_back=sections.teach_back(teller),
        remarks=sections.remarks(teller, conversation.reactions, {one.id: line.number for one, line in statements}),
        consents=sections.consents(teller),
        read_outs=sections.read_outs(teller, conversation.read_outs),
        open=open_points(teller, gaps),
        # A question that was taken back has no term any more.
        next_steps=sections.next_steps(profile, () if ended is Ended.WITHDRAWN else deadlines, day),
        earlier=sections.earlier(conversation, kind, number),
        visits=sections.visits(teller),
        changed=changed,
        review=review_section(conversation, sections.titles_on_paper(pack)),
        code_lists=codes.used(tuple(coded)),
    )


def _head(
    teller: sections.Teller, kind: ReportKind, number: int, ended: Ended, at: datetime, sender: Sender, content: str
) -> Head:
    case = teller.conversation.case
    return Head(
        sender=sender,
        kind=kind,
        number=number,
        ended=ended,
        at=at,
        resident=case.resident,
        form_of_address=case.form_of_address,
        born=case.born,
        address=case.address,
        lives_alone=case.lives_alone,
        case_number=case.case_number,
        case_kind=case.kind,
        reported=case.reported,
        reported_by=case.reported_by,
        receipt_confirmed=case.receipt_confirmed,
        talked_on=teller.conversation.began_at.date(),
        speaks=teller.language(case.speaks),
        reads=teller.language(case.reads) if case.reads else "",
        content=content,
    )
