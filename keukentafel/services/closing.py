"""Closing a definitive version with seals, and the sealed files that may go out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from keukentafel.domain.history import Redone, Undone
from keukentafel.domain.ports import SealedReport
from keukentafel.domain.press import Printed
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.addendum import addendum_to
from keukentafel.domain.report.annex_document import compose_annex
from keukentafel.domain.signing import Act, FrozenVersion, How, ReportKind
from keukentafel.services.overview import deadlines_of_visit, findings_to_print
from keukentafel.services.seal_keys import own_key, seal_with_key
from keukentafel.services.validation import known_language
from keukentafel.services.visit import Visit


@dataclass(frozen=True)
class Prepared:
    """A sealed file that may go out. `printed` is what the print room just made, None when it was made before."""

    file: SealedReport
    printed: Printed | None = None


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
            conversation,
            document,
            findings=findings_to_print(visit),
            deadlines=deadlines_of_visit(visit),
            report_sha256=report.sha256,
            record_sha256=version.record_sha256,
            anchors=report.anchors,
            at=now,
            read_outs=addendum.read_outs,
        )
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
