"""The report as it would be now, and making it a definitive version."""

from __future__ import annotations

import hashlib

from keukentafel.domain.changes import VersionFrozen
from keukentafel.domain.checks import Level
from keukentafel.domain.ports import Work
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.conversation_items import items_of
from keukentafel.domain.report.difference import Changed, ChangedSince, ItemKind, difference, only_changes
from keukentafel.domain.report.report_document import ReportDocument, compose
from keukentafel.domain.report.report_sections import titles_on_paper
from keukentafel.domain.signing import Ended, FrozenVersion, ReportKind
from keukentafel.domain.statements import Share
from keukentafel.services.overview import deadlines_of_visit, findings_of, open_gaps_of
from keukentafel.services.visit import Visit


def draft_document(visit: Visit, kind: ReportKind, ended: Ended = Ended.COMPLETE) -> ReportDocument:
    """The report as it would be frozen now."""
    desk, conversation = visit.desk, visit.conversation
    last = conversation.last_version(kind)
    gaps = [finding for finding in findings_of(visit) if finding.level is Level.GAP]
    return compose(
        conversation,
        kind=kind,
        number=last.number + 1 if last else 1,
        ended=ended,
        at=desk.now(),
        profile=desk.library.profile(conversation.case.municipality),
        pack=desk.library.pack(),
        languages=desk.library.languages(),
        deadlines=deadlines_of_visit(visit),
        gaps=gaps,
        codes=desk.library.codes(),
        changed=changed_since(visit, kind),
    )


def changed_since(visit: Visit, kind: ReportKind) -> ChangedSince | None:
    """What is different from the last version of that kind, or None when there is none.

    A line that may not be in a report any more is not told: what went away is no reason to say it once more.
    """
    version = visit.conversation.last_version(kind)
    before = visit.history.as_frozen(version) if version else None
    if version is None or before is None:
        return None
    titles = titles_on_paper(visit.desk.library.pack())
    changes = only_changes(difference(items_of(before, titles), items_of(visit.conversation, titles)))
    told = tuple(
        change for change in changes if (change.kind, change.how) != (ItemKind.STATEMENT, Changed.GONE)
    )
    return ChangedSince(version.kind, version.number, version.at, told)


def freeze(visit: Visit, kind: ReportKind, ended: Ended) -> FrozenVersion:
    """Make a definitive version: its content and its hash are fixed from here on.

    Raises Refused while a statement told in private is not settled; for the onderzoeksverslag also while a gap
    is neither filled nor motivated; and when nothing changed since the last version of this kind.
    """
    conversation = visit.conversation
    if any(statement.share is Share.ASK for statement in conversation.statements):
        raise Refused("freeze_with_gaps/share")
    if kind is ReportKind.INVESTIGATION and open_gaps_of(visit):
        raise Refused("freeze_with_gaps")
    current = conversation.current_version
    if current is not None and current.kind is kind and not conversation.draft_since_freeze:
        raise Refused("already_frozen")
    document = draft_document(visit, kind, ended)
    record = visit.desk.press.record(document)
    sha256 = hashlib.sha256(record).hexdigest()
    version = FrozenVersion(kind, document.head.number, ended, document.head.at, sha256)

    def keep_record(work: Work) -> None:
        work.reports.put_record(visit.id, kind, version.number, record, sha256)
        work.audit.note("frozen", version.at, f"{visit.id} {kind.value} {version.number}")

    visit.commit(VersionFrozen(version), also=keep_record)
    return version
