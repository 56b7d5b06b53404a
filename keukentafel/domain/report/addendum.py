"""What happened to a definitive version after its freeze: append-only, and bound to that version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from keukentafel.domain.report.report_parts import ActLine, ConsentLine, ReadOutLine, RemarkLine
from keukentafel.domain.report.report_sections import Teller, consents, numbered, read_outs, remarks
from keukentafel.domain.signing import Act

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from keukentafel.domain.content.languages import Language
    from keukentafel.domain.conversation import Conversation
    from keukentafel.domain.report.report_document import ReportDocument
    from keukentafel.domain.signing import ReportKind, SigningAct


APPLICATIONS = (Act.APPLICATION_YES, Act.APPLICATION_NO, Act.APPLICATION_LATER)


@dataclass(frozen=True)
class EarlierAnswer:
    """What somebody answered on an earlier paper: about applying, which still stands, or on one that came in later."""

    act: ActLine
    kind: ReportKind
    version: int


@dataclass(frozen=True)
class Addendum:
    """Signing acts, remarks, consents and readings after the freeze, told without internal ids.

    `earlier` are the answers about applying that were given on earlier papers, and all that is on an earlier paper
    that came back only after this version was made.
    """

    acts: tuple[ActLine, ...] = ()
    earlier: tuple[EarlierAnswer, ...] = ()
    remarks: tuple[RemarkLine, ...] = ()
    consents: tuple[ConsentLine, ...] = ()
    read_outs: tuple[ReadOutLine, ...] = ()


def addendum_to(document: ReportDocument, conversation: Conversation, languages: Sequence[Language]) -> Addendum:
    """What belongs to the version that `document` is, until the next version was made."""
    teller = Teller(conversation, {language.code: language.dutch_name for language in languages})
    head = document.head
    end = _next_version_at(conversation, document)

    def after(moment: datetime) -> bool:
        return moment > head.at and (end is None or moment <= end)

    def told_here(act: SigningAct) -> bool:
        return (act.act in APPLICATIONS or act.at > head.at) and (end is None or act.at <= end)

    before = _versions_before(conversation, document)
    given = [line for line in consents(teller) if line not in document.consents]
    return Addendum(
        acts=tuple(
            _act(teller, act) for act in conversation.acts if (act.kind, act.version) == (head.kind, head.number)
        ),
        earlier=tuple(
            EarlierAnswer(_act(teller, act), act.kind, act.version)
            for act in conversation.acts
            if (act.kind, act.version) in before and told_here(act)
        ),
        remarks=remarks(teller, (r for r in conversation.reactions if after(r.at)), _numbers(document, teller)),
        consents=tuple(line for line in given if end is None or line.given_on <= end.date()),
        read_outs=read_outs(teller, (r for r in conversation.read_outs if after(r.at))),
    )


def _numbers(document: ReportDocument, teller: Teller) -> dict[str, int]:
    """The numbers of the statements as they stand in the document, by their ids.

    What was changed or left out since has no line there any more: a remark about it is about the whole report.
    """
    there = {(line.number, line.text): line for section in document.life_domains for line in section.statements}
    by_words = {(line.text, line.by): line.number for line in reversed(there.values())}
    found = {}
    for statement, line in numbered(teller):
        same = (line.number, line.text) in there
        found[statement.id] = line.number if same else by_words.get((line.text, line.by), 0)
    return found


def _versions_before(conversation: Conversation, document: ReportDocument) -> list[tuple[ReportKind, int]]:
    versions = [(version.kind, version.number) for version in conversation.versions]
    own = (document.head.kind, document.head.number)
    return versions[: versions.index(own)] if own in versions else versions


def _next_version_at(conversation: Conversation, document: ReportDocument) -> datetime | None:
    later = conversation.versions[len(_versions_before(conversation, document)) + 1 :]
    return later[0].at if later else None


def _act(teller: Teller, act: SigningAct) -> ActLine:
    needs = [need.id for need in teller.conversation.needs]
    return ActLine(
        by=teller.who(act.by),
        act=act.act,
        how=act.how,
        at=act.at,
        heard_by=teller.name(act.heard_by) if act.heard_by else "",
        witness=teller.name(act.witness) if act.witness else "",
        ground=act.ground,
        need=needs.index(act.for_need) + 1 if act.for_need in needs else 0,
        insists=act.insists,
        drawing=act.drawing,
        came_in=act.came_in,
    )
