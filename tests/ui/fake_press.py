"""A print room that prints nothing: it remembers documents and hands out small, true-to-form values."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from keukentafel.domain.cards import Card, CardKey
from keukentafel.domain.invitation import Invitation
from keukentafel.domain.loose_papers import LoosePaper
from keukentafel.domain.plain_paper import PlainPaper
from keukentafel.domain.press import Printed
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.addendum import Addendum
from keukentafel.domain.report.annex_document import AnnexDocument
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_parts import Sender
from keukentafel.domain.safekeeping.trail import SignedTrail
from keukentafel.domain.story import Story
from keukentafel.domain.verdicts import FileVerdict, KeyTold, Sign, Together, Told

GIVEN_PASSWORD = "van de gemeente"
CARD_PIN = "4321"


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\x00" + b"\xff" * width) * height
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


class FakePress:
    """Files are a line of text; a page is a white picture of the asked width."""

    def __init__(self) -> None:
        self.trusted: list[bytes] = []
        self.card_is_in = True
        self.card_goes_after: int | None = None
        """After how many files the card is pulled out."""
        self.keys_on_card: tuple[str, ...] = ("Zegel van team A",)
        self.opened: bytes = b""
        self._documents: dict[bytes, ReportDocument] = {}

    def make_key(self, organisation: str, now: datetime) -> bytes:
        return b"seal key"

    def trust(self, key: bytes) -> None:
        self.trusted.append(key)

    def record(self, document: ReportDocument) -> bytes:
        record = repr(document).encode()
        self._documents[record] = document
        return record

    def document(self, record: bytes) -> ReportDocument:
        if record not in self._documents:
            raise ValueError("not a record of this print room")
        return self._documents[record]

    def report(self, record: bytes, addendum: Addendum, key: bytes, at: datetime) -> Printed:
        return _printed(b"report", record, repr(addendum).encode(), self._seal(key), seal_ms=1.0)

    def concept(self, document: ReportDocument) -> Printed:
        return _printed(b"concept", self.record(document))

    def annex(self, annex: AnnexDocument, key: bytes, at: datetime) -> Printed:
        return _printed(b"annex", repr(annex).encode(), self._seal(key), seal_ms=1.0)

    def summary(self, record: bytes, language: str, key: bytes, at: datetime) -> Printed:
        return _printed(b"summary", record, language.encode(), self._seal(key), seal_ms=1.0)

    def invitation(self, letter: Invitation, at: datetime) -> Printed:
        return _printed(b"invitation", repr(letter).encode())

    def paper(self, paper: LoosePaper, at: datetime) -> Printed:
        return _printed(b"paper", repr(paper).encode())

    def story(self, story: Story, sender: Sender) -> Printed:
        return _printed(b"story", repr(story).encode())

    def plain(self, paper: PlainPaper, sender: Sender) -> Printed:
        return _printed(b"plain", repr(paper).encode())

    def concept_summary(self, document: ReportDocument, language: str) -> Printed:
        return _printed(b"concept summary", self.record(document), language.encode())

    def trail(self, trail: SignedTrail, key: bytes) -> bytes:
        return f"{trail.store} {len(trail.lines)} {trail.link}".encode()

    def under_words(self, pdf: bytes, words: str) -> bytes:
        return b"under words" + pdf

    def pages_of(self, pdf: bytes) -> int:
        return 1

    def page_picture(self, pdf: bytes, page: int, width_px: int) -> bytes:
        if page:
            raise IndexError(page)
        return _png(width_px, width_px * 297 // 210)

    def take_key(self, pkcs12: bytes, passphrase: str, now: datetime) -> bytes:
        if passphrase != GIVEN_PASSWORD:
            raise Refused("key_not_opened", "passphrase")
        return b"given " + pkcs12

    def key_told(self, key: bytes) -> KeyTold:
        issuer = "Stamcertificaat Proef" if key.startswith(b"given ") else ""
        until = datetime(2036, 11, 24, tzinfo=UTC)
        name = key.removeprefix(b"card ").decode() if key.startswith(b"card ") else "Zegel"
        return KeyTold("Gemeente Voorbeeldstad", name, issuer, sha256(key).hexdigest().upper(), until)

    def cards(self, module: Path) -> tuple[Card, ...]:
        if module.suffix != ".so":
            raise Refused("card_module")
        if not self.card_is_in:
            raise Refused("card_missing")
        return (Card(module, "01", "Kaart Proef"),)

    def card_keys(self, card: Card, pin: str, now: datetime) -> tuple[CardKey, ...]:
        self._check_pin(pin)
        return tuple(CardKey(kept, self.key_told(kept)) for kept in (f"card {k}".encode() for k in self.keys_on_card))

    def asks_pin(self, key: bytes) -> bool:
        return key.startswith(b"card ")

    def open_key(self, key: bytes, pin: str) -> None:
        self._check_pin(pin)
        self.opened = key

    def close_keys(self) -> None:
        self.opened = b""

    def _check_pin(self, pin: str) -> None:
        if not self.card_is_in:
            raise Refused("card_missing")
        if pin != CARD_PIN:
            raise Refused("card_pin", "pin")

    def _seal(self, key: bytes) -> bytes:
        if self.asks_pin(key) and (key != self.opened or not self.card_is_in):
            raise Refused("card_gone")
        if self.card_goes_after is not None:
            self.card_goes_after -= 1
            self.card_is_in = self.card_goes_after > 0
        return key

    def forget_keys(self) -> None:
        self.trusted.clear()

    def verify(self, pdf: bytes) -> FileVerdict:
        said = Told("Compleet en niet veranderd", Sign.GOOD)
        return FileVerdict(0, (said.text,), {"exit_code": 0}, said, (said,))

    def verify_together(
        self, pdfs: Sequence[bytes], language: str = "nl", seals: Mapping[str, str] | None = None
    ) -> Together:
        return Together(tuple(map(self.verify, pdfs)))


def _printed(*parts: bytes, seal_ms: float = 0.0) -> Printed:
    pdf = b"%PDF " + b" ".join(parts)
    return Printed(pdf, sha256(pdf).hexdigest(), 1, seal_ms=seal_ms)
