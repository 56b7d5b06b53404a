import hashlib

import pytest

from keukentafel.domain.verdicts import Sign, Told
from keukentafel.report.sealing.keys import Pkcs12Key
from keukentafel.report.sealing.seal import seal
from keukentafel.report.sealing.sentences import about_together
from keukentafel.report.sealing.verdict import PairVerdict
from keukentafel.report.sealing.verify import verify, verify_groups

from .conftest import AT, LATER
from .sample import RECORD_SHA256, keywords, sample
from .saying import said


def _annex(key: Pkcs12Key, report: bytes, record_sha256: str = RECORD_SHA256) -> bytes:
    words = keywords("annex", record_sha256, hashlib.sha256(report).hexdigest())
    bare = sample(words, fields=("consulent",), record=None)
    return seal(bare, "consulent", key, None, "Vastgesteld", LATER, certify=True)


def _pairs(key: Pkcs12Key, *pdfs: bytes) -> dict[tuple[int, int], PairVerdict]:
    return verify_groups(pdfs, [verify(pdf, [key.certificate]) for pdf in pdfs])


def _pair(key: Pkcs12Key, report: bytes, annex: bytes) -> PairVerdict:
    return _pairs(key, report, annex)[0, 1]


def test_an_annex_with_one_seal_is_complete(sealed: bytes, key: Pkcs12Key) -> None:
    verdict = verify(_annex(key, sealed), [key.certificate])
    assert (verdict.exit_code, verdict.kind) == (0, "annex")
    assert verdict.report_sha256 == hashlib.sha256(sealed).hexdigest()


def test_a_report_and_its_annex_belong_together(sealed: bytes, key: Pkcs12Key) -> None:
    pair = _pair(key, sealed, _annex(key, sealed))
    assert (pair.exit_code, pair.report_sealed_later) == (0, False)
    assert said(pair) == ("De bijlage hoort bij dit verslag.",)


@pytest.mark.parametrize("stage", ["unsealed", "one_seal"])
def test_an_annex_may_be_older_than_the_last_seal(
    stage: str, sealed: bytes, key: Pkcs12Key, request: pytest.FixtureRequest
) -> None:
    pair = _pair(key, sealed, _annex(key, request.getfixturevalue(stage)))
    assert (pair.exit_code, pair.report_sealed_later) == (0, True)


def test_the_annex_of_another_report_is_told(sealed: bytes, unsealed: bytes, key: Pkcs12Key) -> None:
    first = seal(unsealed, "bewoner", key, None, "Anders gelezen", AT, certify=True)
    other = seal(first, "consulent", key, None, "Vastgesteld", LATER, certify=False)
    pair = _pair(key, other, _annex(key, sealed))
    assert (pair.report.exit_code, pair.annex.exit_code, pair.exit_code) == (0, 0, 1)
    assert "De bijlage hoort niet bij dit verslag." in said(pair)


def test_an_annex_of_another_record_is_told(sealed: bytes, key: Pkcs12Key) -> None:
    pair = _pair(key, sealed, _annex(key, sealed, "0" * 64))
    assert (pair.same_report, pair.same_record, pair.exit_code) == (True, False, 1)


def test_a_report_is_not_its_own_annex(sealed: bytes, key: Pkcs12Key) -> None:
    assert _pairs(key, sealed, sealed) == {}


def test_two_annexes_are_no_pair(sealed: bytes, key: Pkcs12Key) -> None:
    first = _annex(key, sealed)
    assert _pairs(key, first, _annex(key, first)) == {}


def test_an_unreadable_half_is_said(sealed: bytes, key: Pkcs12Key) -> None:
    assert _pairs(key, sealed, b"") == {}
    assert verify(b"", [key.certificate]).exit_code == 2
    assert "is niet na te gaan" in about_together({}, 2, str)[0].text


def test_a_summary_with_its_seal_is_complete(key: Pkcs12Key) -> None:
    bare = sample(keywords("summary"), fields=("consulent",), record=None)
    both = seal(bare, "consulent", key, None, "Vastgesteld", LATER, certify=True)
    assert verify(both, [key.certificate]).exit_code == 0


def test_an_earlier_version_under_another_name_is_told_by_its_annex(sealed: bytes, key: Pkcs12Key) -> None:
    later = sample(keywords("conversation").replace("version:1", "version:2"))
    first = seal(later, "bewoner", key, None, "Gelezen", AT, certify=True)
    second_version = seal(first, "consulent", key, None, "Vastgesteld", LATER, certify=False)
    assert "Het is versie 2." in said(verify(second_version, [key.certificate]))
    assert _pair(key, second_version, _annex(key, second_version)).exit_code == 0
    assert "Het is versie 1." in said(verify(sealed, [key.certificate]))
    assert not _pair(key, sealed, _annex(key, second_version)).same_report


def test_files_side_by_side_are_told_by_their_numbers(sealed: bytes, one_seal: bytes, key: Pkcs12Key) -> None:
    def together(*pdfs: bytes) -> tuple[Told, ...]:
        verdicts = [verify(pdf, [key.certificate]) for pdf in pdfs]
        return about_together(verify_groups(pdfs, verdicts), len(pdfs), str)

    annex = _annex(key, sealed)
    assert together(sealed) == ()
    assert [one.sign for one in together(sealed, one_seal)] == [Sign.LOOK]
    assert [(one.text, one.sign) for one in together(annex, sealed)] == [
        ("Bestand 2 en bestand 1: De bijlage hoort bij dit verslag.", Sign.GOOD)
    ]
    assert [one.sign for one in together(one_seal, annex)] == [Sign.WRONG]
