"""Good files of every kind that the program reads, as the program makes them; what is spoiled begins so."""

from __future__ import annotations

import json
import shutil
import tempfile
from atexit import register
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat, PublicFormat

from keukentafel.content.desk.language_desk import LanguageDesk
from keukentafel.content.desk.mo_file import compiled
from keukentafel.content.desk.po_file import read_po
from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.carrying import previous_report
from keukentafel.domain.changes import ReviewBegan
from keukentafel.domain.content.languages import ReviewStatus
from keukentafel.domain.content.voice import Speaker
from keukentafel.domain.handover import PackageParts
from keukentafel.domain.history import Undone
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_sections import titles_on_paper
from keukentafel.domain.safekeeping.trail import SignedTrail, TrailLine
from keukentafel.domain.story import story_of
from keukentafel.handover.package import package_of
from keukentafel.handover.story import story_data
from keukentafel.report import trail_file
from keukentafel.report.press import PrintRoom
from keukentafel.report.record import sha256_of
from keukentafel.report.sealing.keys import Pkcs12Key, make_self_signed, open_pkcs12
from keukentafel.report.sealing.seal import seal
from keukentafel.sound.clips import encode
from keukentafel.storage.codec import body_of
from keukentafel.storage.names import STORE_FILE
from keukentafel.storage.slot_kinds import KdfCost
from keukentafel.storage.vault import SqlCipherVault
from tests.content.language_desk import desk_over, translated
from tests.fakes.entries import opening, said
from tests.play.sample import HEAD, script
from tests.report import uysal
from tests.report.conftest import Room
from tests.report.sealing.sample import sample
from tests.sound.conftest import tone

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
PASSPHRASE = "vier paarden eten hooi"
PASSWORD = "van de gemeente"
CHEAP = KdfCost(memory_kib=32, passes=1, lanes=1)
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@cache
def scratch() -> Path:
    """A folder for samples that are folders; it goes away with the process."""
    folder = Path(tempfile.mkdtemp(prefix="keukentafel-fuzz-"))
    register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def library() -> ResourceLibrary:
    """The real content, without translations: those would take longer than all the rest."""
    return ResourceLibrary(RESOURCES, scratch() / "none")


@cache
def press() -> PrintRoom:
    return PrintRoom(library(), RESOURCES / "fonts", RESOURCES / "colour" / "sRGB.icc")


@cache
def document() -> ReportDocument:
    return Room(library(), press(), b"").document(uysal.at_the_table())


@cache
def record() -> bytes:
    return press().record(document())


@cache
def story() -> bytes:
    titles = titles_on_paper(library().pack())
    return story_data(story_of(uysal.at_the_table(), titles, "gemeente Voorbeeldstad", uysal.FROZEN))


@cache
def pkcs12() -> bytes:
    return make_self_signed("Gemeente Voorbeeldstad", "Zegel van Keukentafel", NOW, PASSWORD.encode())


@cache
def seal_key() -> Pkcs12Key:
    return open_pkcs12(pkcs12(), PASSWORD.encode())


@cache
def sealed_pdf() -> bytes:
    """A small file with both seals, a record, tags, and the claims of PDF/A and PDF/UA."""
    strokes = (((0, 10.0, 10.0, 0.2), (10, 40.0, 50.0, 0.5)),)
    once = seal(sample(), "bewoner", seal_key(), strokes, "Gelezen", NOW, certify=True)
    return seal(once, "consulent", seal_key(), strokes, "Vastgesteld", NOW, certify=False)


@cache
def trail() -> bytes:
    lines = tuple(TrailLine(NOW, event, "") for event in ("unlocked", "exported", "locked"))
    return trail_file.signed(SignedTrail("0123abcd", NOW, lines, "ff" * 32), seal_key())


@cache
def package() -> bytes:
    profile = library().profile("voorbeeld")
    assert profile.archive is not None
    return package_of(
        PackageParts(document(), record(), sealed_pdf(), sealed_pdf(), profile.name, profile.archive, NOW)
    )


@cache
def municipality_key() -> X25519PrivateKey:
    return X25519PrivateKey.generate()


@cache
def private_pem() -> bytes:
    locked = BestAvailableEncryption(PASSWORD.encode())
    return municipality_key().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked)


@cache
def public_pem() -> bytes:
    return municipality_key().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def desk(packs: Path) -> LanguageDesk:
    return desk_over(RESOURCES, scratch() / "none", packs)


@cache
def po() -> bytes:
    return translated(desk(scratch() / "packs").exported("so")).encode()


@cache
def mo() -> bytes:
    read = read_po(po())
    return compiled([("X-Review-Status", "draft"), ("Content-Type", "text/plain; charset=UTF-8")], read.entries)


@cache
def language_pack() -> bytes:
    """With texts, a clip and a font that the program does not have."""
    maker = desk(scratch() / "maker")
    maker.take(po(), ReviewStatus.NATIVE, "F. Voorbeeld")
    folder = scratch() / "maker" / "so"
    (folder / "voices").mkdir()
    (folder / "voices" / "W4.ogg").write_bytes(clip())
    return maker.archived("so")[1]


@cache
def font() -> bytes:
    """A small one, under a name that the program does not have itself."""
    whole = (RESOURCES / "fonts" / "NotoSansSymbols2-Regular.ttf").read_bytes()
    return whole.replace("Noto".encode("utf-16-be"), "Otto".encode("utf-16-be"))


@cache
def clip() -> bytes:
    return encode(tone(0.2), Speaker(date(2026, 11, 22)))


@cache
def scripts() -> tuple[bytes, ...]:
    demo = (RESOURCES / "demo" / "mevrouw-uysal.toml").read_bytes()
    short = script('do = "say"\nby = "bewoner"\ntext = "ja"\nabout = "huis"', 'do = "wait"\nminutes = 5')
    return short.encode(), HEAD.encode(), demo


@cache
def lines() -> tuple[bytes, ...]:
    """Lines of the log as they are kept: the kind, and below it what it says."""
    previous = previous_report(document(), "", sha256_of(record()), uysal.FROZEN.date())
    changes = (said(2, "s1", "Ik slaap slecht.").change, opening().change, ReviewBegan(previous), Undone(3))
    return tuple(f"{body.kind}\n{body.text}".encode() for body in map(body_of, changes))


@cache
def store() -> Path:
    """The folder of a store with a copy of it beside it; to be copied, never opened."""
    home = scratch() / "home"
    vault = SqlCipherVault(home / "kluis", CHEAP)
    opened = vault.create(PASSPHRASE)
    with opened.work() as work:
        work.audit.note("unlocked", NOW, "passphrase")
    shutil.copyfile(home / "kluis" / f"{STORE_FILE}-wal", home / "log")
    opened.back_up(NOW)
    opened.close()
    return home


@cache
def log_file() -> bytes:
    """The write-ahead log of a store that was just made."""
    return (store() / "log").read_bytes()


@cache
def slots() -> bytes:
    return (store() / "kluis" / "keys.json").read_bytes()


@cache
def settings() -> bytes:
    known = {"text_percent": 150, "language": "en", "backup_folder": "/media/stick", "backup_days": 30}
    return json.dumps({**known, "hide_from_capture": True, "store_folder": "", "store_seen": False}).encode()
