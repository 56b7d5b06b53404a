"""What happened to a definitive version after its freeze: append-only, and bound to that version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from keukentafel.domain.report.report_parts import ActLine, ConsentLine, ReadOutLine, RemarkLine
from keukentafel.domain.report.report_sections import Teller, consents, read_outs, remarks
from keukentafel.domain.signing import Act

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from keukentafel.domain.content.prompts import Language
    from keukentafel.domain.conversation import Conversation
    from keukentafel.domain.report.report_document import ReportDocument
    from keukentafel.domain.signing import ReportKind, SigningAct


APPLICATIONS = (Act.APPLICATION_YES, Act.APPLICATION_NO, Act.APPLICATION_LATER)


@dataclass(frozen=True)
class EarlierAnswer:
    """What somebody answered about applying, on an earlier paper: it still stands."""

    act: ActLine
    kind: ReportKind
    version: int


@dataclass(frozen=True)
class Addendum:
    """Signing acts, remarks, consents and readings after the freeze, told without internal ids.

    `earlier` are the answers about applying that were given on earlier papers.
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

    given = [line for line in consents(teller) if line not in document.consents]
    return Addendum(
        acts=tuple(
            _act(teller, act) for act in conversation.acts if (act.kind, act.version) == (head.kind, head.number)
        ),
        earlier=tuple(
            EarlierAnswer(_act(teller, act), act.kind, act.version)
            for act in conversation.acts
            if act.act in APPLICATIONS and act.at <= head.at and (act.kind, act.version) != (head.kind, head.number)
        ),
        remarks=remarks(teller, (r for r in conversation.reactions if after(r.at))),
        consents=tuple(line for line in given if end is None or line.given_on <= end.date()),
        read_outs=read_outs(teller, (r for r in conversation.read_outs if after(r.at))),
    )


def _next_version_at(conversation: Conversation, document: ReportDocument) -> datetime | None:
    versions = [(version.kind, version.number) for version in conversation.versions]
    own = (document.head.kind, document.head.number)
    later = conversation.versions[versions.index(own) + 1 :] if own in versions else ()
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
