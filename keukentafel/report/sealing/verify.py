"""Say of any bytes whether they are a complete, unchanged, sealed document of ours."""

import hashlib
import io
from collections.abc import Callable, Iterator, Sequence

from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader

from keukentafel.report.sealing import contents, standards
from keukentafel.report.sealing.findings import Attachment, Covers, Kind, Problem, Standard, Unreadable
from keukentafel.report.sealing.seal_reading import Fields, read_seals, revision_ends
from keukentafel.report.sealing.verdict import PairVerdict, Verdict

RecordCheck = Callable[[bytes], bool]
"""Given the bytes of the attached record: whether it is a sound record that says the same as the document."""

_ZIP = b"PK\x03\x04"


def verify(pdf: bytes, trusted: Sequence[x509.Certificate], record_check: RecordCheck | None = None) -> Verdict:
    """Judge a file. Never raises for any bytes; an error in `record_check` counts as a record that differs.

    `trusted`: the certificates whose seals are known, or that vouch for the certificates of the seals.
    """
    digest = hashlib.sha256(pdf).hexdigest()
    reader = _open(pdf)
    if isinstance(reader, Unreadable):
        return Verdict(digest, unreadable=reader)
    try:
        words, claimed = contents.keywords(reader), contents.claims(reader)
        attached = contents.attachments(reader)
        fields = read_seals(pdf, trusted)
    except Exception:  # noqa: BLE001  objects that the opening did not touch turn out to be damaged
        return Verdict(digest, unreadable=Unreadable.DAMAGED)
    checked = standards.check(pdf, claimed)
    missing = _missing(words.kind, fields)
    record_equal = _record_equal(words, attached, record_check)
    problems = (
        *_seal_problems(words.kind, fields, missing),
        *_record_problems(words, claimed, record_equal),
        *_standard_problems(words.kind, claimed, checked),
    )
    return Verdict(
        sha256=digest,
        kind=words.kind,
        version=words.version,
        seals=fields.seals,
        missing_seals=missing,
        attachments=tuple(attachment for attachment, _ in attached),
        record_sha256=words.record_sha256,
        report_sha256=words.report_sha256,
        record_equal=record_equal,
        standards=checked,
        problems=tuple(dict.fromkeys(problems)),
    )


def verify_groups(pdfs: Sequence[bytes], verdicts: Sequence[Verdict]) -> dict[tuple[int, int], PairVerdict]:
    """Each report of these files with each annex, by their places from 0; `verdicts` are those of `pdfs`."""
    return {
        (report, annex): _pair(pdfs[report], verdicts[report], verdicts[annex])
        for report, about_report in enumerate(verdicts)
        for annex, about_annex in enumerate(verdicts)
        if about_report.kind.is_report and about_annex.kind is Kind.ANNEX
    }


def _pair(report: bytes, about_report: Verdict, about_annex: Verdict) -> PairVerdict:
    named = about_annex.report_sha256
    earlier = named is not None and named in _earlier_digests(report)
    whole = named == about_report.sha256
    return PairVerdict(
        report=about_report,
        annex=about_annex,
        same_report=whole or earlier,
        same_record=about_annex.record_sha256 == about_report.record_sha256 is not None,
        report_sealed_later=earlier and not whole,
    )


def _earlier_digests(report: bytes) -> Iterator[str]:
    """Of each revision; every byte is read once, as a file can be made of nothing but ends of revisions."""
    digest, begin = hashlib.sha256(), 0
    for end in revision_ends(report):
        digest.update(memoryview(report)[begin:end])
        begin = end
        yield digest.hexdigest()


def _open(pdf: bytes) -> PdfFileReader | Unreadable:
    if not pdf.strip():
        return Unreadable.EMPTY
    # The first file in a package may be a report: its mark then stands within these bytes.
    if pdf.startswith(_ZIP):
        return Unreadable.PACKED
    # Readers accept some bytes before the mark; 1,024 is what they agree on.
    if b"%PDF-" not in pdf[:1024]:
        return Unreadable.NOT_PDF
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        if reader.encrypted:
            return Unreadable.ENCRYPTED
        _ = reader.root["/Pages"]["/Count"]
    except Exception:  # noqa: BLE001  a parser of hostile bytes may stumble in any way
        return Unreadable.DAMAGED
    return reader


def _missing(kind: Kind, fields: Fields) -> tuple[str, ...]:
    sealed = {seal.field for seal in fields.seals}
    expected = [name for name in kind.expected_fields if name not in sealed]
    return tuple(dict.fromkeys([*expected, *fields.empty]))


def _seal_problems(kind: Kind, fields: Fields, missing: tuple[str, ...]) -> Iterator[Problem]:
    seals = fields.seals
    if not seals:
        yield Problem.NO_SEAL
    if missing:
        yield Problem.SEAL_MISSING
    for seal in seals:
        if not (seal.intact and seal.valid) or seal.covers is Covers.UNCLEAR:
            yield Problem.SEAL_BROKEN
        elif not seal.later_changes_allowed:
            yield Problem.CHANGED_AFTER_SEAL
    if seals and seals[-1].covers is not Covers.WHOLE_FILE:
        yield Problem.ADDED_AFTER_LAST_SEAL
    order = [seal.field for seal in seals]
    if kind.expected_fields and [name for name in kind.expected_fields if name in order] != order:
        yield Problem.WRONG_ORDER


def _record_equal(
    words: contents.Keywords,
    attached: tuple[tuple[Attachment, bytes], ...],
    record_check: RecordCheck | None,
) -> bool | None:
    """None when there is no record inside."""
    records = [(found.sha256, data) for found, data in attached if found.name == contents.RECORD_NAME]
    if not records:
        return None
    if len(records) > 1 or records[0][0] != words.record_sha256:
        return False
    if record_check is None:
        return True
    try:
        return record_check(records[0][1])
    except Exception:  # noqa: BLE001  the caller's reading of a hostile record must not end the verdict
        return False


def _record_problems(
    words: contents.Keywords, claimed: contents.Claims, record_equal: bool | None
) -> Iterator[Problem]:
    if record_equal is False:
        yield Problem.RECORD_DIFFERS
    # PDF/A-2 cannot hold the record; it lies beside the file then.
    holds_record = claimed.archive is not None and claimed.archive.startswith("3")
    if words.kind.is_report and (words.record_sha256 is None or (holds_record and record_equal is None)):
        yield Problem.RECORD_MISSING


def _standard_problems(kind: Kind, claimed: contents.Claims, checked: tuple[Standard, ...]) -> Iterator[Problem]:
    if not all(standard.met for standard in checked):
        yield Problem.STANDARD_NOT_MET
    if kind is not Kind.UNKNOWN and (claimed.archive is None or not claimed.accessible):
        yield Problem.STANDARD_NOT_MET
