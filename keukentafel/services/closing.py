"""Freezing, signing, closing with seals, and letting files out: the end of a visit and of an investigation."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from keukentafel.domain.changes import ActSigned, VersionFrozen
from keukentafel.domain.checks import Level
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import GIVEN
from keukentafel.domain.history import Redone, Undone
from keukentafel.domain.people import CONSULTANT, REPRESENTATIVE_ROLES, RESIDENT, is_ground
from keukentafel.domain.ports import SealedReport, Work
from keukentafel.domain.press import Printed
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.addendum import addendum_to
from keukentafel.domain.report.annex_document import compose_annex
from keukentafel.domain.report.conversation_items import items_of
from keukentafel.domain.report.difference import Changed, ChangedSince, ItemKind, difference, only_changes
from keukentafel.domain.report.report_document import ReportDocument, compose
from keukentafel.domain.report.report_sections import titles_on_paper
from keukentafel.domain.signing import Act, Ended, FrozenVersion, How, ReportKind, SigningAct
from keukentafel.domain.statements import Share
from keukentafel.services.overview import deadlines_of_visit, findings_of, findings_to_print, open_gaps_of
from keukentafel.services.seal_keys import own_key, seal_with_key
from keukentafel.services.validation import filled, known_language, not_after
from keukentafel.services.visit import Visit

AGREEING_ACTS = frozenset({Act.CORRECT, Act.PARTLY, Act.APPLICATION_YES})
NOT_READ = frozenset({How.REFUSED, How.UNABLE, How.LATER})


@dataclass(frozen=True)
class Prepared:
    """A sealed file that may go out. `printed` is what the print room just made, None when it was made before."""

    file: SealedReport
    printed: Printed | None = None


def draft_document(visit: Visit, kind: ReportKind, ended: Ended = Ended.COMPLETE) -> ReportDocument:
    """The report as it would be frozen now."""
    desk, conversation = visit.desk, visit.conversation
    last = conversation.last_version(kind)
    gaps = [finding for finding in findings_of(visit) if finding.level is Level.GAP]
    return compose(
        conversation,
        kind,
        last.number + 1 if last else 1,
        ended,
        desk.now(),
        desk.library.profile(conversation.case.municipality),
        desk.library.pack(),
        desk.library.languages(),
        deadlines_of_visit(visit),
        gaps,
        desk.library.codes(),
        changed_since(visit, kind),
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


def sign(visit: Visit, act: SigningAct) -> Printed | None:
    """Record one signing act on the frozen version; the consultant's own act closes the files with seals.

    Of an act on a paper that came back, `kind` and `version` say which version the paper is, also an earlier one; any
    other act is on the current version.

    Gives back the sealed report when this closed it; the act is kept also where the key to seal with is not there
    (`awaits_seal`). Raises Refused before a freeze, for `klopt` or an
    application by somebody who neither read the text nor heard it (an application goes through when they
    insist; who refuses, is unable or waits agrees with nothing), for a representative without a ground, also one
    who applies in the resident's place, a cross without a witness, a spoken yes that nobody heard,
    a drawing without a line, and a paper that came back before there was this version or after today.
    """
    conversation = visit.conversation
    version = _version_signed(conversation, act)
    filled(act.by, "by")
    if _speaks_for_resident(conversation, act) and not is_ground(act.ground):
        person = conversation.participant(act.by)
        if person is None or person.role not in REPRESENTATIVE_ROLES:
            raise Refused("representative_without_ground", "ground")
    insisting = act.act is Act.APPLICATION_YES and act.insists
    agrees = act.act in AGREEING_ACTS and act.how not in NOT_READ and act.by != CONSULTANT and not insisting
    if agrees and not knows_text(visit, act.by, version):
        raise Refused("not_read_out", "act")
    if act.for_need and conversation.need(act.for_need) is None:
        raise Refused("unknown_need", "for_need")
    if act.how in (How.DRAWN, How.CROSS) and (act.drawing is None or not act.drawing.strokes):
        raise Refused("nothing_drawn", "how")
    if act.how is How.ON_PAPER:
        act = replace(act, came_in=act.came_in or visit.desk.today())
        _paper_could_come(act, version, visit.desk.today())
    if act.how is How.CROSS and not act.witness.strip():
        raise Refused("witness_missing", "witness")
    if act.how is How.SPOKEN and not act.heard_by.strip():
        raise Refused("heard_by_missing", "heard_by")
    visit.commit(ActSigned(replace(act, kind=version.kind, version=version.number, at=visit.desk.now())))
    if act.act is not Act.CONSULTANT or act.how is How.LATER or version is not conversation.current_version:
        return None
    try:
        return close(visit)
    except Refused:
        # The act is durable and must not be given twice; sealing can be done later.
        return None


def _version_signed(conversation: Conversation, act: SigningAct) -> FrozenVersion:
    current = conversation.current_version
    if current is None:
        raise Refused("sign_before_freeze")
    if act.how is not How.ON_PAPER:
        return current
    return next((v for v in conversation.versions if (v.kind, v.number) == (act.kind, act.version)), current)


def _paper_could_come(act: SigningAct, version: FrozenVersion, today: date) -> None:
    not_after(act.came_in, today, "came_in")
    if act.given_on < version.at.date():
        raise Refused("paper_before_version", "came_in")


def _speaks_for_resident(conversation: Conversation, act: SigningAct) -> bool:
    """Signs in the resident's place: by saying so, or by applying for what only the resident may apply for."""
    resident = {RESIDENT, conversation.case.resident, conversation.case.form_of_address}
    applies = act.act is Act.APPLICATION_YES and act.how in GIVEN and act.by not in resident
    return act.how is How.BY_REPRESENTATIVE or applies


def knows_text(visit: Visit, who: str, version: FrozenVersion) -> bool:
    """Whether `who` read that version or heard it read out, as a whole or its summary; who was away heard nothing."""
    conversation = visit.conversation
    since = max((v.at for v in conversation.versions if v.at < version.at), default=conversation.began_at)
    until = min((v.at for v in conversation.versions if v.at > version.at), default=visit.desk.now())
    person = conversation.participant(who)
    was_there = person is None or person.present
    if was_there and any(since <= reading.at <= until for reading in conversation.read_outs):
        return True
    return any(
        act.by == who and act.act is Act.READ and act.how not in NOT_READ
        and (act.kind, act.version) == (version.kind, version.number)
        for act in conversation.acts
    )  # fmt: skip


def awaits_seal(visit: Visit) -> bool:
    """Whether the consultant signed the current version, and no seal closed it since."""
    conversation = visit.conversation
    version = conversation.current_version
    if version is None:
        return False
    signed = [
        act.at for act in conversation.acts
        if act.act is Act.CONSULTANT and act.how is not How.LATER
        and (act.kind, act.version) == (version.kind, version.number)
    ]  # fmt: skip
    sealed = _newest(visit, version, version.kind.value) if signed else None
    return bool(signed) and (sealed is None or sealed.sealed_at < signed[-1])


def close(visit: Visit) -> Printed:
    """Print and seal the current version with all that was signed, and the annex that belongs to it.

    Raises Refused when nothing is frozen, and when the key is not there and the consultant will seal later; then
    no file was made.
    """
    desk, conversation = visit.desk, visit.conversation
    version = conversation.current_version
    if version is None:
        raise Refused("not_frozen")
    record = record_of(visit, version)
    document = desk.press.document(record)
    addendum = addendum_to(document, conversation, desk.library.languages())

    def both(key: bytes) -> tuple[Printed, Printed, datetime]:
        now = desk.now()
        report = desk.press.report(record, addendum, key, now)
        annex = compose_annex(
            conversation, document, findings_to_print(visit), deadlines_of_visit(visit), report.sha256,
            version.record_sha256, report.anchors, now, addendum.read_outs,
        )  # fmt: skip
        return report, desk.press.annex(annex, key, now), now

    report, printed_annex, now = seal_with_key(desk, conversation.case.municipality, both)
    desk.heed(now)
    with desk.store.work() as work:
        for kind, printed in ((version.kind.value, report), ("annex", printed_annex)):
            sealed = SealedReport(
                kind, version.number, printed.pdf, printed.sha256, now, printed.pages, printed.open
            )
            work.reports.put_sealed(visit.id, sealed)
        work.audit.note("sealed", now, f"{visit.id} {version.kind.value} {version.number}")
    return report


def record_of(visit: Visit, version: FrozenVersion) -> bytes:
    """The record that a definitive version was made of."""
    with visit.desk.store.work() as work:
        return work.reports.record(visit.id, version.kind, version.number)


def sealed_now(visit: Visit, kind: str) -> Prepared:
    """The newest sealed file (`report` or `annex`) of the current version; sealed again when something was added.

    Raises Refused when nothing is frozen.
    """
    version = visit.conversation.current_version
    if version is None:
        raise Refused("not_frozen")
    wanted = version.kind.value if kind == "report" else "annex"
    found = _newest(visit, version, wanted)
    if found is not None and not _added_after(visit, found):
        return Prepared(found)
    printed = close(visit)
    found = _newest(visit, version, wanted)
    if found is None:
        raise Refused("not_frozen")
    return Prepared(found, printed)


def last_sealed(visit: Visit) -> SealedReport | None:
    """The report of the current version as it was sealed last, or None while it never was."""
    version = visit.conversation.current_version
    return _newest(visit, version, version.kind.value) if version else None


def version_file(visit: Visit, version: FrozenVersion) -> SealedReport:
    """A definitive version as a file: as it was sealed last, else printed and sealed now, and kept nowhere.

    An earlier version is untouched by everything that came after it.
    """
    found = _newest(visit, version, version.kind.value)
    if found is not None:
        return found
    desk = visit.desk
    # To look at, and not to give away: no card is asked for.
    key = own_key(desk, visit.conversation.case.municipality)
    record = record_of(visit, version)
    addendum = addendum_to(desk.press.document(record), visit.conversation, desk.library.languages())
    now = desk.now()
    printed = desk.press.report(record, addendum, key, now)
    return SealedReport(
        version.kind.value, version.number, printed.pdf, printed.sha256, now, printed.pages, printed.open
    )


def _newest(visit: Visit, version: FrozenVersion, kind: str) -> SealedReport | None:
    with visit.desk.store.work() as work:
        files = work.reports.sealed(visit.id)
    since = [f for f in files if f.kind == kind and f.version == version.number and f.sealed_at >= version.at]
    return since[-1] if since else None


def _added_after(visit: Visit, sealed: SealedReport) -> bool:
    later = (entry.change for entry in visit.history.entries if entry.at > sealed.sealed_at)
    return any(isinstance(change, Undone | Redone) or change.addendum for change in later)


def prepare_export(visit: Visit, kind: str, language: str = "") -> Prepared:
    """The sealed file that may go out: `report`, `annex`, or `summary` in a language (else the resident's own).

    Raises Refused.
    """
    if kind in ("report", "annex"):
        return sealed_now(visit, kind)
    return _summary(visit, language)


def let_out(visit: Visit, sealed: SealedReport, path: Path) -> None:
    """Write a sealed file to `path`, and say so in the audit trail. Raises StoreFull, StoreUnwritable."""
    visit.desk.let_out(path, sealed.pdf, f"{visit.id} {sealed.kind} {sealed.version}")


def _summary(visit: Visit, language: str) -> Prepared:
    desk, conversation = visit.desk, visit.conversation
    version = conversation.current_version
    if version is None:
        raise Refused("not_frozen")
    wanted = known_language(desk.library, language or conversation.case.speaks, "lang")
    record = record_of(visit, version)
    now = desk.now()
    printed = seal_with_key(
        desk, conversation.case.municipality, lambda key: desk.press.summary(record, wanted, key, now)
    )
    desk.heed(now)
    sealed = SealedReport(f"summary-{wanted}", version.number, printed.pdf, printed.sha256, now, printed.pages)
    with desk.store.work() as work:
        work.reports.put_sealed(visit.id, sealed)
    return Prepared(sealed, printed)


def file_name(sealed: SealedReport) -> str:
    """What the file is called outside: never with a name or a case number in it."""
    names = {
        ReportKind.CONVERSATION.value: "gespreksverslag",
        ReportKind.INVESTIGATION.value: "onderzoeksverslag",
        "annex": "bijlage-beoordelaar",
    }
    name = names.get(sealed.kind, sealed.kind.replace("summary", "samenvatting"))
    # A later version takes no place of an earlier one that was given away.
    return f"{name}.pdf" if sealed.version == 1 else f"{name}-versie-{sealed.version}.pdf"
