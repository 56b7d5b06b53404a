"""Every reader of what comes from outside, with the refusal that it documents and what holds of what it takes."""

from __future__ import annotations

import hashlib
import json
import struct
import warnings
from pathlib import Path

from keukentafel.content.catalogues import read_compiled
from keukentafel.content.desk.mo_file import read_mo
from keukentafel.content.desk.pack_archive import packed, unpacked
from keukentafel.content.desk.po_file import read_po, written_po
from keukentafel.content.desk.translation_check import check_texts
from keukentafel.content.errors import ContentError
from keukentafel.content.font_cover import font_of
from keukentafel.domain.carried import PreviousReport
from keukentafel.domain.carrying import previous_report
from keukentafel.domain.changes import ReviewBegan
from keukentafel.domain.content.language_state import LanguageRefused
from keukentafel.domain.ports import StoreDamaged, StoreTooNew, WrongPassphrase
from keukentafel.domain.refusals import Refused
from keukentafel.domain.story import carried_story
from keukentafel.domain.verdicts import FileVerdict
from keukentafel.handover.checking import check_package
from keukentafel.handover.envelope import (
    MUNICIPALITY,
    for_municipality,
    opened_by_municipality,
    private_key_of,
)
from keukentafel.handover.story import opened_story, sealed_story, story_data, story_from
from keukentafel.play.errors import ScriptError
from keukentafel.play.script import read_script
from keukentafel.report import trail_file
from keukentafel.report.page_pictures import page_picture, pages_of
from keukentafel.report.record import from_record, to_record
from keukentafel.report.sealing import keys
from keukentafel.report.sealing.key_ring import KeyRing
from keukentafel.report.tagged.faces import Faces, FontSet
from keukentafel.sound.clips import ClipDamaged, decode
from keukentafel.storage import slot_sealing, slot_text, slots
from keukentafel.storage.codec import Body, body_of, entry_of
from keukentafel.storage.keys import DataKey
from keukentafel.storage.moments import moment_text
from keukentafel.storage.sealed_pages import frames, state_of
from tests.fuzz import samples
from tests.fuzz.mutations import (
    below_a_name,
    either,
    spoiled_bytes,
    spoiled_json,
    spoiled_pdf,
    spoiled_po,
    spoiled_slots,
    spoiled_toml,
    spoiled_zip,
)
from tests.fuzz.reader import Reader
from tests.report import uysal

WORDS = "zeven groene laarzen"


def _script(data: bytes, folder: Path) -> bool:
    file = folder / "script.toml"
    file.write_bytes(data)
    try:
        found = read_script(file)
    except ScriptError as problem:
        assert 1 <= problem.line <= data.count(b"\n") + data.count(b"\r") + 1
        assert "\n" not in problem.reason
        return False
    assert found.now.utcoffset() is not None
    return True


def _po(data: bytes, _folder: Path) -> bool:
    try:
        read = read_po(data)
    except LanguageRefused:
        return False
    checked = check_texts(read, {text.id: text for text in samples.library().pack().resident_texts()})
    if checked.problems:
        return False
    again = read_po(written_po(read.headers.items(), checked.entries).encode())
    assert not again.problems
    assert {entry.context: entry.text for entry in again.entries} == {e.context: e.text for e in checked.entries}
    return True


def _archive(data: bytes, _folder: Path) -> bool:
    try:
        files = unpacked(data)
    except LanguageRefused:
        return False
    assert unpacked(packed(files)) == files
    return True


def _mo(data: bytes, folder: Path) -> bool:
    file = folder / "prompts.mo"
    file.write_bytes(data)
    taken = True
    for read in (read_mo, lambda mo: read_compiled(mo, samples.library().pack().resident_texts())):
        try:
            read(file)
        except ContentError:
            taken = False
    return taken


def _font(data: bytes, folder: Path) -> bool:
    try:
        font_of(data)
    except ValueError:
        return False
    file = folder / f"{hashlib.sha256(data).hexdigest()}.ttf"
    file.write_bytes(data)
    # A font that was taken stands behind every paper from then on.
    faces = Faces(FontSet((file,), (), ()))
    [face] = faces.chain(False, False)
    faces.shape(face, "Aa \u2192", False, "nl")
    return True


def _clip(data: bytes, _folder: Path) -> bool:
    try:
        found, channels, rate = decode(data)
    except ClipDamaged:
        return False
    assert channels in (1, 2) and rate > 0 and len(found) % channels == 0
    return True


def _record(data: bytes, _folder: Path) -> bool:
    try:
        document = from_record(data)
    except ValueError as problem:
        assert not isinstance(problem.__cause__, BaseExceptionGroup), "a list of faults takes minutes to make"
        return False
    assert to_record(document) == data or b'"schema": 3' not in data
    _can_be_kept(previous_report(document, "", "0" * 64, samples.NOW.date()))
    return True


def _can_be_kept(previous: PreviousReport) -> None:
    """A review that begins with it stands in the log, and comes out of it the same."""
    change = ReviewBegan(previous)
    assert entry_of(1, moment_text(samples.NOW), body_of(change)).change == change
    change.apply_to(uysal.at_the_table())


def _story(data: bytes, _folder: Path) -> bool:
    try:
        story = story_from(data)
    except ValueError:
        return False
    assert story_from(story_data(story)) == story
    _can_be_kept(carried_story(story, "0" * 64))
    return True


def _story_file(data: bytes, _folder: Path) -> bool:
    return opened_story(data, WORDS) is not None


def _sealed_story() -> tuple[bytes, ...]:
    return (sealed_story(story_from(samples.story()), samples.sealed_pdf(), WORDS),)


def _judged(pdf: bytes) -> FileVerdict:
    # What a PDF says is tried by itself; here only that what stands around it is judged.
    whole = pdf == samples.sealed_pdf()
    head = samples.document().head
    said = {
        "record_sha256": hashlib.sha256(samples.record()).hexdigest(), "kind": head.kind.value, "version": head.number,
        "report_sha256": hashlib.sha256(samples.sealed_pdf()).hexdigest(),
    }  # fmt: skip
    return FileVerdict(0 if whole else 1, (), said if whole else {})


def _package(data: bytes, _folder: Path) -> bool:
    verdict = check_package(data, samples.municipality_key(), _judged, from_record, str)
    json.dumps(verdict.details)
    assert verdict.lines and verdict.exit_code in (0, 1, 2)
    assert verdict.exit_code == 2 or not data.startswith(MUNICIPALITY) or opened_by_municipality(
        data, samples.municipality_key()
    )
    return verdict.exit_code == 0


def _packages() -> tuple[bytes, ...]:
    return samples.package(), for_municipality(samples.package(), samples.public_pem().decode())


def _private_key(data: bytes, _folder: Path) -> bool:
    try:
        private_key_of(data, samples.PASSWORD)
    except ValueError:
        return False
    return True


def _public_key(data: bytes, _folder: Path) -> bool:
    try:
        for_municipality(b"x", data.decode("utf-8", "replace"))
        slot_sealing.recipient(data.decode("utf-8", "replace"))
    except ValueError:
        return False
    return True


def _pkcs12(data: bytes, _folder: Path) -> bool:
    ring = KeyRing()
    try:
        with warnings.catch_warnings():
            # An honest file of an older program may be BER, and is told about by the library.
            warnings.filterwarnings("ignore", "PKCS#12 bundle could not be parsed as DER")
            kept = ring.take_key(data, samples.PASSWORD, samples.NOW)
    except Refused as refused:
        assert refused.reason.text
        return False
    assert ring.key_told(kept).fingerprint in ring.fingerprints_of_this_laptop()
    return True


def _verify(data: bytes, _folder: Path) -> bool:
    verdict = samples.press().verify(data)
    json.dumps(verdict.details)
    assert verdict.lines and verdict.exit_code in (0, 1, 2)
    return verdict.exit_code != 2


def _trail(data: bytes, _folder: Path) -> bool:
    verdict = trail_file.verdict(data, {keys.fingerprint(samples.seal_key().certificate)}, str)
    json.dumps(verdict.details)
    return verdict.exit_code == 0


def _page_picture(data: bytes, _folder: Path) -> bool:
    try:
        picture = page_picture(data, 0, 200) if pages_of(data) else b""
    except (ValueError, IndexError):
        return False
    width, height = struct.unpack(">2I", picture[16:24]) if picture else (0, 0)
    assert width * height <= 200 * 2_001, "a picture that fills the memory"
    return bool(picture)


def _slots(data: bytes, _folder: Path) -> bool:
    try:
        file = slot_text.of_text(data)
        assert slot_text.of_text(slot_text.as_text(file)) == file
        assert len(file.slots) <= 20, "each slot is a second of waiting"
        key = slots.opened(file, samples.PASSPHRASE)
    except (StoreDamaged, StoreTooNew, WrongPassphrase):
        return False
    assert isinstance(key, DataKey)
    return True


def _line(data: bytes, _folder: Path) -> bool:
    kind, _, text = data.decode("utf-8", "surrogatepass").partition("\n") if _is_text(data) else ("", "", "")
    try:
        found = entry_of(1, moment_text(samples.NOW), Body(kind, text))
    except (StoreDamaged, StoreTooNew):
        return False
    assert entry_of(1, moment_text(samples.NOW), body_of(found.change)) == found
    return True


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _log_file(data: bytes, _folder: Path) -> bool:
    found, state = frames(data), state_of(data)
    return bool(found) and all(frame.sound for frame in found) and not state.lost_commits


READERS = (
    Reader("script", samples.scripts, _script, either(spoiled_toml, spoiled_bytes)),
    Reader("po", lambda: (samples.po(),), _po, either(spoiled_po, spoiled_bytes)),
    Reader("ktaal", lambda: (samples.language_pack(),), _archive, spoiled_zip),
    Reader("mo", lambda: (samples.mo(),), _mo),
    Reader("font", lambda: (samples.font(),), _font, tries=30, most_bytes=400_000),
    Reader("clip", lambda: (samples.clip(),), _clip),
    Reader("record", lambda: (samples.record(),), _record, either(spoiled_json, spoiled_bytes)),
    Reader("story", lambda: (samples.story(),), _story, either(spoiled_json, spoiled_bytes)),
    Reader("story_file", _sealed_story, _story_file, tries=5, most_bytes=400_000),
    Reader("package", _packages, _package, tries=40, most_bytes=400_000),
    Reader("private_key", lambda: (samples.private_pem(),), _private_key, tries=20),
    Reader("public_key", lambda: (samples.public_pem(),), _public_key),
    Reader("pkcs12", lambda: (samples.pkcs12(),), _pkcs12, tries=40),
    Reader("verify", lambda: (samples.sealed_pdf(), samples.trail()), _verify, spoiled_pdf, 40, 400_000),
    Reader("trail", lambda: (samples.trail(),), _trail, either(spoiled_json, spoiled_bytes)),
    Reader("page_picture", lambda: (samples.sealed_pdf(),), _page_picture, spoiled_pdf, 30, 400_000),
    Reader("slots", lambda: (samples.slots(),), _slots, either(spoiled_slots, spoiled_json, spoiled_bytes)),
    Reader("line", samples.lines, _line, below_a_name(lambda _: either(spoiled_json, spoiled_bytes))),
    Reader("log_file", lambda: (samples.log_file(),), _log_file, tries=20),
)
