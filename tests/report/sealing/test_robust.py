"""No bytes may end in a traceback, and none but the sealed ones in a good verdict."""

import io
import json

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from keukentafel.report.sealing.findings import Unreadable
from keukentafel.report.sealing.keys import Pkcs12Key
from keukentafel.report.sealing.verify import verify, verify_groups

from .saying import said
from .tampering import last_gap

_FEW = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _covered(pdf: bytes, size: int) -> st.SearchStrategy[int]:
    """Where `size` bytes stand that the last seal covers: all but the seal itself."""
    start, end = last_gap(pdf)
    return st.integers(0, start - size) | st.integers(end, len(pdf) - size)


@given(st.binary(max_size=400))
@_FEW
def test_random_bytes_are_not_readable(data: bytes) -> None:
    assert verify(data, []).exit_code == 2


@given(st.binary(max_size=400))
@_FEW
def test_random_bytes_with_the_mark_of_a_pdf_are_not_readable(data: bytes) -> None:
    assert verify(b"%PDF-1.7\n" + data + b"\n%%EOF\n", []).exit_code == 2


@given(data=st.data())
@_FEW
def test_a_part_of_the_file_is_never_complete(data: st.DataObject, sealed: bytes, key: Pkcs12Key) -> None:
    end = data.draw(st.integers(0, len(sealed) - 1))
    start = data.draw(st.sampled_from([0, 0, 1, 100]))
    assert verify(sealed[start:end], [key.certificate]).exit_code in (1, 2)


@given(data=st.data())
@_FEW
def test_replaced_bytes_are_never_complete(data: st.DataObject, sealed: bytes, key: Pkcs12Key) -> None:
    size = data.draw(st.integers(1, 40))
    at = data.draw(_covered(sealed, size))
    other = data.draw(st.binary(min_size=size, max_size=size))
    changed = sealed[:at] + other + sealed[at + size :]
    assert (verify(changed, [key.certificate]).exit_code == 0) == (changed == sealed)


@given(data=st.data())
@_FEW
def test_inserted_and_removed_bytes_are_never_complete(data: st.DataObject, sealed: bytes, key: Pkcs12Key) -> None:
    removed = data.draw(st.integers(0, 20))
    at = data.draw(_covered(sealed, removed))
    inserted = data.draw(st.binary(max_size=20))
    changed = sealed[:at] + inserted + sealed[at + removed :]
    assert (verify(changed, [key.certificate]).exit_code == 0) == (changed == sealed)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Unreadable.EMPTY),
        (b" \n\0"[:2], Unreadable.EMPTY),
        (b"Beste mevrouw,", Unreadable.NOT_PDF),
        (b"PK\x03\x04" + bytes(50), Unreadable.PACKED),
        (b"PK\x03\x04" + bytes(50) + b"%PDF-1.7\n", Unreadable.PACKED),
        (b"%PDF-1.7\n", Unreadable.DAMAGED),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, why: Unreadable) -> None:
    verdict = verify(data, [])
    assert (verdict.readable, verdict.unreadable, verdict.exit_code) == (False, why, 2)
    assert len(said(verdict)) == 2


def test_an_encrypted_file_is_not_readable(unsealed: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(unsealed)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert verify(out.getvalue(), []).unreadable is Unreadable.ENCRYPTED


def test_a_file_of_nobody_is_readable_and_has_no_seal() -> None:
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out)
    verdict = verify(out.getvalue(), [])
    assert (verdict.readable, verdict.exit_code, verdict.standards) == (True, 1, ())


def test_attachments_that_point_in_circles_end() -> None:
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page()
    node = pdf.make_indirect(pikepdf.Dictionary())
    node.Kids = pikepdf.Array([node, node])
    pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=node)
    out = io.BytesIO()
    pdf.save(out)
    assert verify(out.getvalue(), []).attachments == ()


@given(st.binary(max_size=100))
@_FEW
def test_a_pair_of_anything_has_a_verdict(data: bytes) -> None:
    half = verify(data, [])
    assert half.exit_code == 2
    assert said(half) and verify_groups((data, data), (half, half)) == {}


def test_the_verdict_for_machines_is_json(sealed: bytes, key: Pkcs12Key) -> None:
    data = json.loads(json.dumps(verify(sealed, [key.certificate]).as_json()))
    assert data["exit_code"] == 0
    assert data["readable"] is True
    assert [(one["field"], one["known"], one["holds"]) for one in data["seals"]] == [
        ("bewoner", True, True),
        ("consulent", True, True),
    ]
    assert data["seals"][0]["signed_at"] == "2026-11-24T14:03:00+01:00"
    assert data["attachments"][0]["sha256"] == data["record_sha256"]
    assert [(one["name"], one["met"]) for one in data["standards"]] == [
        ("PDF/A-3a", True),
        ("PDF/UA-1", True),
    ]


def test_the_verdict_for_machines_on_what_is_not_readable_is_json() -> None:
    assert json.loads(json.dumps(verify(b"", []).as_json()))["unreadable"] == "empty"


def test_the_words_of_a_verdict_hold_no_file(sealed: bytes, key: Pkcs12Key) -> None:
    verdict = verify(sealed, [key.certificate])
    words = [word for seal in verdict.seals for word in (seal.field, seal.organisation, seal.common_name, seal.issuer)]
    words += [*verdict.missing_seals, *(attachment.name for attachment in verdict.attachments)]
    assert words and {type(word) for word in words} == {str}, "a text that knows its file is copied with that file"
