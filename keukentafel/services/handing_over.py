"""Handing over in one file: a definitive version to the municipality, and to the resident their own story."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from keukentafel.domain.handover import PackageParts
from keukentafel.domain.press import Printed
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.report_sections import sender, titles_on_paper
from keukentafel.domain.safekeeping.passphrases import WORDS_FOR_PAPER, suggested, weakness
from keukentafel.domain.story import story_of
from keukentafel.services.closing import record_of, sealed_now
from keukentafel.services.desk import Desk
from keukentafel.services.validation import filled
from keukentafel.services.visit import Visit


@dataclass(frozen=True)
class Outgoing:
    """A file that may go out. `name` says nothing of anybody; `kind` is for the audit trail.

    `printed` is what the print room made for it, None when all of it was made before. `paper` is written beside it,
    as a PDF that opens with the same words.
    """

    kind: str
    name: str
    data: bytes
    version: int
    printed: Printed | None = None
    paper: bytes = b""


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


def prepare_story(visit: Visit, words: str) -> Outgoing:
    """What the resident takes along of their own words, under words that they choose. Needs no definitive report.

    It goes out twice: as a file for another municipality, and as a paper that any reader of PDF opens.

    Raises Refused for words that are easy to guess: the file may lie on a stick that anybody finds.
    """
    filled(words, "words")
    if weakness(words) is not None:
        raise Refused("weak_words", "words")
    desk, conversation = visit.desk, visit.conversation
    profile = desk.library.profile(conversation.case.municipality)
    story = story_of(conversation, titles_on_paper(desk.library.pack()), profile.name, desk.now())
    printed = desk.press.story(story, sender(profile))
    data = desk.letter_box.seal_story(story, printed.pdf, words)
    return Outgoing("story", "mijn-verhaal.keukentafel", data, 0, paper=desk.press.under_words(printed.pdf, words))


def suggested_words(desk: Desk) -> str:
    """Words that nobody can foresee, to write down for the resident."""
    return suggested(desk.library.passphrase_words(), secrets.choice, WORDS_FOR_PAPER)


def let_out(visit: Visit, outgoing: Outgoing, path: Path) -> None:
    """Write the file to `path`, and say so in the audit trail. Raises StoreFull, StoreUnwritable.

    A paper that goes with it is written beside it under a name that is free: nobody was asked whether it may take
    the place of something.
    """
    visit.desk.exits.write(path, outgoing.data)
    if outgoing.paper:
        visit.desk.exits.write(_free(path.with_suffix(".pdf")), outgoing.paper)
    with visit.desk.store.work() as work:
        work.audit.note("exported", visit.desk.now(), f"{visit.id} {outgoing.kind} {outgoing.version}")


def _free(path: Path) -> Path:
    names = (path if number == 1 else path.with_stem(f"{path.stem}-{number}") for number in count(1))
    return next(name for name in names if not name.exists())


def _named(name: str, ending: str, version: int) -> str:
    # A later version takes no place of an earlier one that was given away.
    return f"{name}.{ending}" if version <= 1 else f"{name}-versie-{version}.{ending}"
