"""Judge each seal of a file by itself.

The last seal covers every byte but its own. In there the case of a hexadecimal digit or a version number can
change without anybody seeing another document; whoever wants those bytes too compares the hash of the file.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from asn1crypto import cms, x509 as asn1_x509
from cryptography import x509
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from keukentafel.report.sealing.findings import Covers, SealVerdict
from keukentafel.report.sealing.keys import common_name, fingerprint, issuer, organisation, to_asn1
from keukentafel.report.sealing.later_changes import ONLY_ANOTHER_SEAL

_HEX_STRING = re.compile(rb"<[0-9A-Fa-f]*>")


@dataclass(frozen=True)
class Fields:
    """The signature fields of a file: the sealed ones judged, in order of sealing; the names of the rest."""

    seals: tuple[SealVerdict, ...]
    empty: tuple[str, ...]


def read_seals(pdf: bytes, trusted: Sequence[x509.Certificate]) -> Fields:
    """Judge every signature field. A seal that cannot be read counts as broken, never as absent.

    May raise what pyHanko raises when the list of fields itself is damaged.
    """
    # A reader of its own: once the data of a stream was decoded, pyHanko can no longer compare revisions.
    reader = PdfFileReader(io.BytesIO(pdf))
    roots = [to_asn1(certificate) for certificate in trusted]
    empty: list[str] = []
    judged: list[tuple[int, SealVerdict]] = []
    for read, value, field in enumerate_sig_fields(reader):
        # The library's own kind of text holds on to the whole file, which every copy of the verdict would copy.
        name = str(read)
        if value is None:
            empty.append(name)
        else:
            judged.append(_judge(pdf, reader, name, field, roots))
    # The order of the revisions is the order of sealing; the list of fields may stand in any order.
    judged.sort(key=lambda pair: pair[0])
    return Fields(tuple(seal for _, seal in judged), tuple(empty))


def _judge(
    pdf: bytes, reader: PdfFileReader, name: str, field: DictionaryObject, roots: list[asn1_x509.Certificate]
) -> tuple[int, SealVerdict]:
    revision = reader.xrefs.total_revisions
    certificate = None
    try:
        embedded = EmbeddedPdfSignature(reader, field, name)
        revision = embedded.signed_revision
        certificate = x509.load_der_x509_certificate(embedded.signer_cert.dump())
        return revision, _judged(pdf, embedded, certificate, roots)
    except Exception:  # noqa: BLE001  whatever a damaged or hostile signature makes the library stumble over: it is broken
        return revision, _broken(name, certificate)


def _judged(
    pdf: bytes,
    embedded: EmbeddedPdfSignature,
    certificate: x509.Certificate,
    roots: list[asn1_x509.Certificate],
) -> SealVerdict:
    moment = embedded.self_reported_timestamp
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=_aware(moment) or datetime.now(UTC))
    status = validate_pdf_signature(embedded, context, diff_policy=ONLY_ANOTHER_SEAL)
    return SealVerdict(
        field=str(embedded.field_name),
        organisation=organisation(certificate),
        common_name=common_name(certificate),
        fingerprint=fingerprint(certificate),
        issuer=issuer(certificate),
        known=bool(status.trusted),
        signed_at=_aware(moment),
        covers=_covers(pdf, embedded, status),
        intact=bool(status.intact),
        valid=bool(status.valid),
        later_changes_allowed=_later_changes_allowed(status),
        certifies=embedded.docmdp_level is not None,
    )


def _broken(name: str, certificate: x509.Certificate | None) -> SealVerdict:
    return SealVerdict(
        field=name,
        organisation=organisation(certificate) if certificate else "",
        common_name=common_name(certificate) if certificate else "",
        fingerprint=fingerprint(certificate) if certificate else "",
        issuer=issuer(certificate) if certificate else "",
        known=False,
        signed_at=None,
        covers=Covers.UNCLEAR,
        intact=False,
        valid=False,
        later_changes_allowed=False,
        certifies=False,
    )


def _later_changes_allowed(status: PdfSignatureStatus) -> bool:
    level = status.modification_level
    return bool(status.docmdp_ok) and level is not None and level.value <= ModificationLevel.FORM_FILLING.value


def _covers(pdf: bytes, embedded: EmbeddedPdfSignature, status: PdfSignatureStatus) -> Covers:
    if not _only_leaves_itself_out(pdf, embedded):
        return Covers.UNCLEAR
    match status.coverage:
        case SignatureCoverageLevel.ENTIRE_FILE:
            return Covers.WHOLE_FILE
        case SignatureCoverageLevel.ENTIRE_REVISION:
            return Covers.EARLIER_VERSION
        case _:
            return Covers.UNCLEAR


def _only_leaves_itself_out(pdf: bytes, embedded: EmbeddedPdfSignature) -> bool:
    """The gap in the covered bytes is the seal and nothing else.

    Stricter than pyHanko: the two ranges touch the seal's own string on both sides, and its padding is zeros,
    so that there is no room in the gap where something could be hidden.
    """
    start, first, second, rest = (int(number) for number in embedded.byte_range)
    gap = pdf[first:second]
    return (
        start == 0
        and second + rest <= len(pdf)
        and _HEX_STRING.fullmatch(gap) is not None
        and bytes.fromhex(gap[1:-1].decode("ascii")) == embedded.pkcs7_content
        and not any(_padding(embedded.pkcs7_content))
    )


def _padding(content: bytes) -> bytes:
    """What follows the one DER value in `content`."""
    return content[len(cms.ContentInfo.load(content).dump()) :]


def _aware(moment: datetime | None) -> datetime | None:
    if moment is None or moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=UTC)


def revision_ends(pdf: bytes) -> Iterator[int]:
    """Where each revision may end: after every end-of-file mark and the line end that follows it."""
    for match in re.finditer(rb"%%EOF(?:\r\n|\r|\n)?", pdf):
        yield match.end()
