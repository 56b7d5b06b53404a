import io
import re

import page
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from keukentafel.report.sealing.drawing import DrawingError
from keukentafel.report.sealing.keys import KeyNotUsableError, Pkcs12Key
from keukentafel.report.sealing.seal import SealingError, seal
from keukentafel.report.sealing.verify import verify

from .conftest import AT, LATER, STROKES
from .sample import sample

_FALSE_ALARMS = re.compile(r"STREAM-LENGTH-001$|SIGNATURE-BYTERANGE-001$")


def _broken_rules(pdf: bytes, profile: str) -> list[str]:
    failures = page.validate_pdf_bytes(pdf, profile=profile).failures
    return [failure.rule_id for failure in failures if not _FALSE_ALARMS.search(failure.rule_id)]


@pytest.mark.parametrize("part", [3, 2])
@pytest.mark.parametrize("strokes", [STROKES, None], ids=["drawn", "in_words"])
def test_archive_and_accessibility_hold_after_each_seal(
    part: int, strokes: tuple[object, ...] | None, key: Pkcs12Key
) -> None:
    drawn = STROKES if strokes else None
    before = sample(part=part)
    first = seal(before, "bewoner", key, drawn, "Gelezen", AT, certify=True)
    second = seal(first, "consulent", key, drawn, "Vastgesteld", LATER, certify=False)
    for stage in (before, first, second):
        assert _broken_rules(stage, f"{part}a") == []
        assert _broken_rules(stage, "ua1") == []
    assert verify(second, [key.certificate]).exit_code == 0


def test_a_seal_only_adds(unsealed: bytes, one_seal: bytes, sealed: bytes) -> None:
    assert one_seal.startswith(unsealed)
    assert sealed.startswith(one_seal)


def test_the_seal_says_when_who_and_why_and_names_nobody(sealed: bytes) -> None:
    first, second = PdfFileReader(io.BytesIO(sealed)).embedded_signatures
    for signature, at, reason in ((first, AT, "Gelezen"), (second, LATER, "Vastgesteld")):
        assert signature.self_reported_timestamp == at
        assert signature.sig_object["/Reason"] == reason
        assert signature.sig_object["/Name"] == "Gemeente Voorbeeldstad"
        assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
        assert signature.md_algorithm == "sha256"
        assert set(signature.sig_object) <= {
            "/Type", "/Filter", "/SubFilter", "/M", "/Name", "/Reason", "/Contents", "/ByteRange",
            "/Reference",
        }  # fmt: skip


def test_the_first_seal_certifies_and_leaves_only_the_fields_open(sealed: bytes) -> None:
    first, second = PdfFileReader(io.BytesIO(sealed)).embedded_signatures
    assert first.docmdp_level is not None
    assert first.docmdp_level.name == "FILL_FORMS"
    assert second.docmdp_level is None


def test_metadata_stays_as_it_was(unsealed: bytes, sealed: bytes) -> None:
    before, after = (PdfFileReader(io.BytesIO(pdf)) for pdf in (unsealed, sealed))
    assert before.root["/Metadata"].data == after.root["/Metadata"].data
    assert dict(before.trailer["/Info"]) == dict(after.trailer["/Info"])
    assert after.xrefs.get_last_change(after.root.raw_get("/Metadata").reference) == 0


def test_no_text_and_no_font_comes_with_a_seal(sealed: bytes) -> None:
    assert b"/Font" not in sealed
    fields = PdfFileReader(io.BytesIO(sealed)).root["/AcroForm"]["/Fields"]
    looks = [fields[index]["/AP"]["/N"] for index in range(2)]
    assert all(look["/Resources"] == {} and b" c" in look.data for look in looks)


def test_a_side_that_did_not_draw_keeps_its_look(unsealed: bytes, key: Pkcs12Key) -> None:
    first = seal(unsealed, "bewoner", key, None, "Wilde niet tekenen", AT, certify=True)
    before, after = (PdfFileReader(io.BytesIO(pdf)).root["/AcroForm"]["/Fields"][0] for pdf in (unsealed, first))
    assert before["/AP"].raw_get("/N").reference.idnum == after["/AP"].raw_get("/N").reference.idnum


def test_there_is_no_seal_without_its_field(unsealed: bytes, one_seal: bytes, key: Pkcs12Key) -> None:
    with pytest.raises(SealingError):
        seal(unsealed, "wethouder", key, None, "", AT, certify=True)
    with pytest.raises(SealingError):
        seal(one_seal, "bewoner", key, None, "", AT, certify=False)
    with pytest.raises(SealingError):
        seal(one_seal, "consulent", key, None, "", AT, certify=True)
    with pytest.raises(SealingError):
        seal(b"geen pdf", "bewoner", key, None, "", AT, certify=True)


def test_a_key_seals_only_while_it_is_valid(unsealed: bytes, key: Pkcs12Key) -> None:
    with pytest.raises(KeyNotUsableError):
        seal(unsealed, "bewoner", key, None, "", AT.replace(year=2037), certify=True)


def test_a_moment_without_a_zone_is_refused(unsealed: bytes, key: Pkcs12Key) -> None:
    with pytest.raises(ValueError, match="time zone"):
        seal(unsealed, "bewoner", key, None, "", AT.replace(tzinfo=None), certify=True)


def test_impossible_strokes_are_refused(unsealed: bytes, key: Pkcs12Key) -> None:
    with pytest.raises(DrawingError):
        seal(unsealed, "bewoner", key, [[(0, float("nan"), 0.0, 0.5)]], "", AT, certify=True)
