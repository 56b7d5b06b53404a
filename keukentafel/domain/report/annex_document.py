"""The reviewer's annex as pure content: where the law is answered, what was found, and what that rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from keukentafel.domain.checks import Finding, Level
from keukentafel.domain.content.code_lists import CodeListUsed
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import Deadline, applications
from keukentafel.domain.interpreting import Interpretation
from keukentafel.domain.report.difference import ChangedSince
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_open import UNTOLD, number_of
from keukentafel.domain.report.report_parts import (
    CostLine,
    EarlierVersion,
    Present,
    PrivateTalk,
    ReadOutLine,
    RightLine,
    Sender,
    StatementLine,
    TeachBackLine,
    Who,
)  # fmt: skip
from keukentafel.domain.report.report_sections import Teller
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.domain.statements import Share


@dataclass(frozen=True)
class LawItem:
    """A step of the Centrale Raad van Beroep (`1` to `5`) or a letter of 2.3.2 lid 4 (`a` to `g`).

    `checks` are the gaps that belong to it, `places` the anchors of the report where it is answered; one that
    ends in `-` is followed by the number of a need.
    """

    key: str
    checks: tuple[str, ...]
    places: tuple[str, ...]


STEPS = (
    LawItem("1", ("letter_a",), ("needs",)),
    LawItem("2", ("need_without_problem",), ("problem-",)),
    LawItem("3", ("need_without_support", "support_without_basis", "expert_advice_undecided"), ("support-",)),
    LawItem("4", ("letter_b", "usual_help_not_investigated", "letter_c", "letter_e"), ("shells-",)),
    LawItem("5", ("pgb_conditions",), ("remains-",)),
)
"""The five steps of ECLI:NL:CRVB:2018:819."""

LETTERS = (
    LawItem("a", ("letter_a", "meaning_untouched"), ("own-words", "needs", "situation")),
    LawItem("b", ("letter_b", "usual_help_not_investigated"), ("shells-",)),
    LawItem("c", ("letter_c",), ("shells-",)),
    LawItem("d", ("letter_d",), ("carers",)),
    LawItem("e", ("letter_e",), ("shells-",)),
    LawItem("f", ("letter_f",), ("other-laws",)),
    LawItem("g", ("letter_g",), ("costs",)),
)
"""What art. 2.3.2 lid 4 Wmo 2015 asks to be investigated."""


@dataclass(frozen=True)
class About:
    """What a finding is about: a need, a statement or an agreement by its number, or somebody by name.

    `words` are those of the statement, or what was agreed: the report prints no numbers beside them.
    """

    need: int = 0
    statement: int = 0
    agreement: int = 0
    name: str = ""
    words: str = ""


@dataclass(frozen=True)
class FindingLine:
    """A finding as the reviewer reads it; `motivated` is empty where nobody said why it stays.

    `title` is short, for a list of what is open; `source` is the article or the experience behind the check.
    """

    code: str
    level: Level
    about: About
    title: str
    why: str
    source: str
    detail: str
    motivated: str


@dataclass(frozen=True)
class LawAnswer:
    """Where a step or letter is answered in the report; `open` and `motivated` are its findings."""

    key: str
    pages: tuple[int, ...]
    open: tuple[FindingLine, ...]
    motivated: tuple[FindingLine, ...]


@dataclass(frozen=True)
class AmountBasis:
    """What an amount rests on."""

    need: int
    what: str
    amount: str
    basis: str


@dataclass(frozen=True)
class ApplicationLine:
    """Who applied for which need (0: none named), when, and on which version of which report."""

    need: int
    by: Who
    at: datetime
    kind: ReportKind
    number: int
    came_in: date | None = None


@dataclass(frozen=True)
class AddedLine:
    """A statement that was written down after the version before this one."""

    line: StatementLine
    at: datetime


@dataclass(frozen=True)
class InterpretationLine:
    """How it was interpreted by one person; `after` is who interpreted before, where the interpreter changed."""

    name: str
    told: Interpretation
    after: str


@dataclass(frozen=True)
class AnnexDocument:
    """Everything the reviewer's annex says. `report_sha256` is the hash of the sealed report file."""

    sender: Sender
    case_number: str
    kind: ReportKind
    number: int
    ended: Ended
    began_at: datetime
    frozen_at: datetime
    made_at: datetime
    report_sha256: str
    record_sha256: str
    steps: tuple[LawAnswer, ...]
    letters: tuple[LawAnswer, ...]
    findings: tuple[FindingLine, ...]
    present: tuple[Present, ...]
    interpreter_reasons: tuple[str, ...]
    private_talk: PrivateTalk | None
    rights: tuple[RightLine, ...]
    read_outs: tuple[ReadOutLine, ...]
    deadlines: tuple[Deadline, ...]
    earlier: tuple[EarlierVersion, ...]
    amounts: tuple[AmountBasis, ...]
    costs: CostLine | None
    teach_back: TeachBackLine | None
    form_of_address: str
    applications: tuple[ApplicationLine, ...]
    added: tuple[AddedLine, ...]
    changed: ChangedSince | None = None
    came: tuple[Who, ...] = ()
    """Who was at one of several visits."""
    interpretations: tuple[InterpretationLine, ...] = ()
    code_lists: tuple[CodeListUsed, ...] = ()


def compose_annex(
    conversation: Conversation,
    document: ReportDocument,
    *,
    findings: Sequence[Finding],
    deadlines: Sequence[Deadline],
    report_sha256: str,
    record_sha256: str,
    anchors: Sequence[tuple[str, int]],
    at: datetime,
    read_outs: tuple[ReadOutLine, ...] = (),
) -> AnnexDocument:
    """The annex to a sealed report; `anchors` are those of the printed report, pages counted from 1.

    `read_outs` are those after the freeze. `findings` are those of `shareable(conversation)`; what
    is still about a statement that may not be shared is left out.
    """
    lines = tuple(line for finding in findings if (line := _finding(conversation, document, finding)) is not None)
    pages = dict(anchors)
    return AnnexDocument(
        sender=document.head.sender,
        case_number=document.head.case_number,
        kind=document.head.kind,
        number=document.head.number,
        ended=document.head.ended,
        began_at=conversation.began_at,
        frozen_at=document.head.at,
        made_at=at,
        report_sha256=report_sha256,
        record_sha256=record_sha256,
        steps=tuple(_answer(item, document, lines, pages) for item in STEPS),
        letters=tuple(_answer(item, document, lines, pages) for item in LETTERS),
        findings=lines,
        present=document.present,
        interpreter_reasons=tuple(p.reason for p in conversation.interpreters if p.reason),
        private_talk=document.private_talk,
        rights=document.rights,
        read_outs=(*document.read_outs, *read_outs),
        deadlines=tuple(deadlines),
        earlier=document.earlier,
        amounts=tuple(
            AmountBasis(need.number, need.support.what, _amount(need.support.amount, need.support.frequency),
                        need.support.basis)
            for need in document.needs if need.support
        ),
        costs=document.costs,
        teach_back=document.teach_back,
        form_of_address=document.head.form_of_address,
        applications=_applications(conversation),
        added=_added(conversation, document),
        changed=document.changed,
        came=tuple(who for visit in document.visits for who in visit.present),
        interpretations=tuple(
            InterpretationLine(conversation.name_of(told.interpreter), told, conversation.name_of(told.took_over_from))
            for told in conversation.preparation.interpretations
        ),
        code_lists=document.code_lists,
    )  # fmt: skip


def _applications(conversation: Conversation) -> tuple[ApplicationLine, ...]:
    teller = Teller(conversation, {})
    return tuple(
        ApplicationLine(
            number_of(conversation, act.for_need), teller.who(act.by), act.at, act.kind, act.version, act.came_in
        )
        for act in applications(conversation)
    )


def _added(conversation: Conversation, document: ReportDocument) -> tuple[AddedLine, ...]:
    """What this report says and the version before it could not say yet."""
    if not document.earlier:
        return ()
    since = document.earlier[-1].at
    lines = {line.number: line for section in document.life_domains for line in section.statements}
    shared = [statement for statement in conversation.statements if statement.share is Share.REPORT]
    return tuple(
        AddedLine(lines[number], statement.at)
        for number, statement in enumerate(shared, 1)
        if number in lines and since < statement.at <= document.head.at
    )


def _amount(amount: str, frequency: str) -> str:
    return " ".join(part for part in (amount, frequency) if part)


def _answer(
    item: LawItem, document: ReportDocument, findings: Sequence[FindingLine], pages: Mapping[str, int]
) -> LawAnswer:
    anchors: list[str] = []
    for place in item.places:
        anchors += [f"{place}{need.number}" for need in document.needs] if place.endswith("-") else [place]
    its = [finding for finding in findings if finding.code in item.checks]
    return LawAnswer(
        item.key,
        tuple(sorted({pages[anchor] for anchor in anchors if anchor in pages})),
        tuple(finding for finding in its if not finding.motivated),
        tuple(finding for finding in its if finding.motivated),
    )


def _finding(conversation: Conversation, document: ReportDocument, finding: Finding) -> FindingLine | None:
    if finding.code in UNTOLD:
        return None
    statement = conversation.statement(finding.about)
    if statement is not None and statement.share is not Share.REPORT:
        return None
    about = _about(conversation, document, finding.about)
    return FindingLine(
        finding.code,
        finding.level,
        about,
        finding.check.title,
        finding.check.why,
        finding.check.source,
        finding.detail,
        finding.motivated or "",
    )


def _about(conversation: Conversation, document: ReportDocument, about: str) -> About:
    shared = {s.id: s for s in conversation.statements if s.share is Share.REPORT}
    if about in shared:
        return About(statement=list(shared).index(about) + 1, words=shared[about].text)
    first, _, rest = about.partition("/")
    number = number_of(conversation, first)
    is_need = conversation.need(first) is not None
    if number and not is_need:
        made = document.agreements[number - 1 : number]
        return About(agreement=number, words="".join(line.what for line in made))
    helped = conversation.help_line(first, int(rest)) if is_need and rest.isdecimal() else None
    if helped is not None:
        return About(need=number, name=conversation.name_of(helped.who))
    # Who is no participant is called by the name that was written down.
    return About(need=number, name="" if is_need and not rest else conversation.name_of(rest or first))
