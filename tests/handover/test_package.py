"""The package for the municipality: whole and equal, and every change to it is told."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import HealthCheck, given, settings, strategies as st

from keukentafel.domain.handover import PackageParts
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.verdicts import FileVerdict
from keukentafel.handover.archive import NotPacked, packed, unpacked
from keukentafel.handover.checking import check_package
from keukentafel.handover.envelope import MUNICIPALITY
from keukentafel.handover.letter_box import HandoverBox
from keukentafel.handover.mdto import NAMESPACE, NotMdto, checksum_of, files_of
from keukentafel.handover.package import package_of
from tests.handover.conftest import Check

NAMES = [
    "bijlage-beoordelaar.pdf", "bijlage-beoordelaar.pdf.mdto.xml", "manifest.json", "verslag.json",
    "verslag.json.mdto.xml", "verslag.mdto.xml", "verslag.pdf", "verslag.pdf.mdto.xml",
]  # fmt: skip
SECRET = X25519PrivateKey.generate()
PUBLIC = SECRET.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


@pytest.fixture(scope="module")
def package(parts: PackageParts) -> bytes:
    return package_of(parts)


def faults(verdict: FileVerdict) -> object:
    return verdict.details["faults"]


def with_manifest(files: dict[str, bytes]) -> bytes:
    """Packed again by somebody who knows the form: the manifest tells the truth about the files."""
    manifest = json.loads(files["manifest.json"])
    manifest["files"] = [
        {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in sorted(files.items())
        if name != "manifest.json"
    ]
    return packed({**files, "manifest.json": json.dumps(manifest).encode()})


def test_a_package_is_whole_and_holds_what_was_sealed(package: bytes, parts: PackageParts, check: Check) -> None:
    verdict = check(package)
    assert (verdict.exit_code, faults(verdict)) == (0, [])
    assert verdict.lines[-1] == "Dit pakket is compleet en niet veranderd."
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == NAMES
        assert archive.read("verslag.pdf") == parts.report
        assert archive.read("verslag.json") == parts.record
        assert archive.read("bijlage-beoordelaar.pdf") == parts.annex
    assert package_of(parts) == package


def test_without_the_annex_a_package_is_whole_too(parts: PackageParts, check: Check) -> None:
    verdict = check(package_of(replace(parts, annex=None)))
    assert (verdict.exit_code, faults(verdict)) == (0, [])


def test_an_encrypted_package_opens_with_the_key_of_the_municipality_alone(
    parts: PackageParts, package: bytes, check: Check
) -> None:
    sealed = HandoverBox().package(parts, PUBLIC)
    assert sealed.startswith(MUNICIPALITY)
    assert b"verslag" not in sealed
    assert check(sealed, SECRET).exit_code == 0
    assert (check(sealed).exit_code, faults(check(sealed))) == (2, ["no_key"])
    assert faults(check(sealed, X25519PrivateKey.generate())) == ["other_key"]
    assert faults(check(sealed[:-1], SECRET)) == ["other_key"]
    assert HandoverBox().package(parts, None) == package
    with pytest.raises(ValueError):
        HandoverBox().package(parts, "-----BEGIN PUBLIC KEY-----\nbm8=\n-----END PUBLIC KEY-----\n")


Tampering = Callable[[dict[str, bytes]], dict[str, bytes]]


def other(name: str, old: bytes, new: bytes) -> Tampering:
    def tamper(files: dict[str, bytes]) -> dict[str, bytes]:
        assert old in files[name]
        return {**files, name: files[name].replace(old, new, 1)}

    return tamper


@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        (other("verslag.json", b"Uysal", b"Oysal"), ["other_record", "metadata"]),
        (other("verslag.json", b'"number": 1', b'"number": 2'), ["other_record"]),
        (other("verslag.pdf", b"%%EOF", b"%%EoF"), ["report", "other_annex", "metadata"]),
        (lambda files: {**files, "verslag.pdf": b"%PDF-1.7 leeg"}, ["report", "other_record", "other_annex"]),
        (lambda files: {**files, "verslag.pdf": files["bijlage-beoordelaar.pdf"]}, ["other_record", "other_annex"]),
        (lambda files: {**files, "bijlage-beoordelaar.pdf": files["verslag.pdf"]}, ["other_annex", "metadata"]),
        (other("verslag.mdto.xml", b"verslag.pdf<", b"verslag.pdt<"), ["metadata"]),
        (other("verslag.mdto.xml", b"<waardering>", b"<aardering>"), ["metadata"]),
        (other("verslag.pdf.mdto.xml", b"<omvang>", b"<omvang>1"), ["metadata"]),
        (other("verslag.pdf.mdto.xml", b"SHA256", b"MD5"), ["metadata"]),
        (lambda files: {k: v for k, v in files.items() if k != "verslag.mdto.xml"}, ["other_files"]),
        (lambda files: {k: v for k, v in files.items() if k != "bijlage-beoordelaar.pdf"}, ["other_files"]),
        (lambda files: {**files, "extra.txt": b"nog iets"}, ["other_files"]),
        (lambda files: {**files, "../verslag.pdf": b"elders"}, ["other_files"]),
    ],
)
def test_whatever_was_changed_is_told(package: bytes, check: Check, tamper: Tampering, told: list[str]) -> None:
    verdict = check(with_manifest(tamper(unpacked(package))))
    found = faults(verdict)
    assert isinstance(found, list)
    assert verdict.exit_code == 1
    assert set(told) <= set(found)


def test_a_manifest_that_says_otherwise_is_told(package: bytes, check: Check) -> None:
    files = unpacked(package)
    manifest = json.loads(files["manifest.json"])
    manifest["files"][0]["bytes"] += 1
    for text in (json.dumps(manifest), "[]", "{", "[" * 100_000, "null"):
        assert faults(check(packed({**files, "manifest.json": text.encode()}))) == ["manifest"]


def rezipped(package: bytes, change: Callable[[zipfile.ZipFile], None] = lambda _: None, method: int = 0) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        for name, data in unpacked(package).items():
            archive.writestr(name, data)
        change(archive)
    return whole.getvalue()


def a_link(archive: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo("verslag.txt")
    entry.external_attr = 0o120777 << 16
    archive.writestr(entry, "/etc/passwd")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_only_one_form_of_file_is_opened(package: bytes, check: Check) -> None:
    bomb = rezipped(package, lambda archive: archive.writestr("nul", bytes(50_000_000)), zipfile.ZIP_DEFLATED)
    huge = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 2**32 - 1, 2**32 - 1, 1, 0) + b"a"
    for odd in (
        bomb, huge, rezipped(package, a_link), rezipped(package, lambda a: a.writestr("verslag.pdf", b"twee keer")),
        b"vooraf" + package, package + b"achteraf", package[:-30], b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18),
    ):  # fmt: skip
        assert (check(odd).exit_code, faults(check(odd))) == (2, ["not_a_package"])


def no_record(_record: bytes) -> ReportDocument:
    raise ValueError


def unread(_pdf: bytes) -> FileVerdict:
    return FileVerdict(2, (), {})


@given(st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(lambda b: MUNICIPALITY + b)))
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    verdict = check_package(data, SECRET, unread, no_record, str)
    assert verdict.exit_code == 2
    json.dumps(verdict.details)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_other_byte_anywhere_is_told(package: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(package) - 1))
    changed = bytearray(package)
    changed[at] ^= data.draw(st.integers(1, 255))
    assert check_package(bytes(changed), None, unread, no_record, str).exit_code != 0
    with pytest.raises(NotPacked):
        unpacked(bytes(changed))


@given(st.dictionaries(st.text("abc./-_", min_size=1, max_size=12), st.binary(max_size=80), min_size=1, max_size=6))
def test_what_is_packed_comes_out_as_it_was(files: dict[str, bytes]) -> None:
    assert unpacked(packed(files)) == files


@given(st.binary(max_size=300))
def test_metadata_of_any_bytes_is_refused(data: bytes) -> None:
    for read in (checksum_of, files_of):
        with pytest.raises(NotMdto):
            read(data)


INFORMATION_OBJECT = [
    "identificatie", "naam", "aggregatieniveau", "classificatie", "taal", "event", "waardering", "bewaartermijn",
    "isOnderdeelVan", "heeftRepresentatie", "heeftRepresentatie", "heeftRepresentatie", "archiefvormer",
    "beperkingGebruik",
]  # fmt: skip
FILE = ["identificatie", "naam", "omvang", "bestandsformaat", "checksum", "isRepresentatieVan"]


def children(xml: bytes, kind: str) -> list[str]:
    root = ET.fromstring(xml)
    assert [child.tag for child in root] == [f"{{{NAMESPACE}}}{kind}"]
    return [child.tag.partition("}")[2] for child in root[0]]


def test_the_metadata_has_the_parts_of_mdto_in_the_order_of_its_schema(package: bytes) -> None:
    files = unpacked(package)
    assert children(files["verslag.mdto.xml"], "informatieobject") == INFORMATION_OBJECT
    for name in ("verslag.pdf", "verslag.json", "bijlage-beoordelaar.pdf"):
        assert children(files[f"{name}.mdto.xml"], "bestand") == FILE
        digest = hashlib.sha256(files[name]).hexdigest()
        assert checksum_of(files[f"{name}.mdto.xml"]) == (name, len(files[name]), digest)


def test_the_metadata_and_the_names_of_the_files_name_nobody(package: bytes, parts: PackageParts) -> None:
    people = {parts.document.head.resident, parts.document.head.form_of_address, parts.document.head.address}
    people |= {present.who.name for present in parts.document.present}
    told = " ".join(data.decode() for name, data in unpacked(package).items() if name.endswith((".xml", "st.json")))
    assert "manifest" not in told and "keukentafel-pakket" in told
    assert not [name for name in people if name and name in told + " ".join(NAMES)]


def test_a_case_number_with_signs_that_xml_cannot_hold_is_no_obstacle(parts: PackageParts, check: Check) -> None:
    head = replace(parts.document.head, case_number="VB\x00<1>&\ud800\x1b")
    odd = replace(parts, document=replace(parts.document, head=head))
    files = unpacked(package_of(odd))
    assert children(files["verslag.mdto.xml"], "informatieobject") == INFORMATION_OBJECT
    assert check(package_of(odd)).exit_code == 0
