"""Handing over in one file: everything about a definitive version, for the municipality's own system."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from keukentafel.domain.handover import PackageParts
from keukentafel.domain.press import Printed
from keukentafel.domain.refusals import Refused
from keukentafel.services.closing import record_of, sealed_now
from keukentafel.services.visit import Visit


@dataclass(frozen=True)
class Outgoing:
    """A file that may go out. `name` says nothing of anybody; `kind` is for the audit trail.

    `printed` is what the print room made for it, None when all of it was made before.
    """

    kind: str
    name: str
    data: bytes
    version: int
    printed: Printed | None = None


def prepare_package(visit: Visit, with_annex: bool = True) -> Outgoing:
    """The package of the current version; encrypted where the profile has a public key for it.

    Raises Refused when nothing is frozen, and when the profile does not say what the archive must know.
    """
    desk, version = visit.desk, visit.conversation.current_version
    if version is None:
        raise Refused("not_frozen")
    profile = desk.library.profile(visit.conversation.case.municipality)
    if profile.archive is None:
        raise Refused("no_archive_facts", "kind")
    # The annex names the report by its hash: the report first, so that both are of one closing.
    report = sealed_now(visit, "report")
    annex = sealed_now(visit, "annex").file.pdf if with_annex else None
    record = record_of(visit, version)
    parts = PackageParts(
        desk.press.document(record), record, report.file.pdf, annex, profile.name, profile.archive,
        report.file.sealed_at,
    )  # fmt: skip
    try:
        data = desk.letter_box.package(parts, profile.handover_public_key)
    except ValueError:
        raise Refused("bad_handover_key", "kind") from None
    ending = "pakket" if profile.handover_public_key else "zip"
    return Outgoing("package", _named("overdracht", ending, version.number), data, version.number, report.printed)


def let_out(visit: Visit, outgoing: Outgoing, path: Path) -> None:
    """Write the file to `path`, and say so in the audit trail. Raises StoreFull, StoreUnwritable."""
    visit.desk.exits.write(path, outgoing.data)
    with visit.desk.store.work() as work:
        work.audit.note("exported", visit.desk.now(), f"{visit.id} {outgoing.kind} {outgoing.version}")


def _named(name: str, ending: str, version: int) -> str:
    # A later version takes no place of an earlier one that was given away.
    return f"{name}.{ending}" if version <= 1 else f"{name}-versie-{version}.{ending}"
