import hashlib

import pytest

from keukentafel.report.sealing.keys import Pkcs12Key
from keukentafel.report.sealing.seal import seal
from keukentafel.report.sealing.verify import verify, verify_pair

from .conftest import AT, LATER
from .sample import RECORD_SHA256, keywords, sample
from .saying import said


def _annex(key: Pkcs12Key, report: bytes, record_sha256: str = RECORD_SHA256) -> bytes:
    words = keywords("annex", record_sha256, hashlib.sha256(report).hexdigest())
    bare = sample(words, fields=("consulent",), record=None)
    return seal(bare, "consulent", key, None, "Vastgesteld", LATER, certify=True)


def test_an_annex_with_one_seal_is_complete(sealed: bytes, key: Pkcs12Key) -> None:
    verdict = verify(_annex(key, sealed), [key.certificate])
    assert (verdict.exit_code, verdict.kind) == (0, "annex")
    assert verdict.report_sha256 == hashlib.sha256(sealed).hexdigest()


def test_a_report_and_its_annex_belong_together(sealed: bytes, key: Pkcs12Key) -> None:
    pair = verify_pair(sealed, _annex(key, sealed), [key.certificate])
    assert (pair.exit_code, pair.report_sealed_later) == (0, False)
    assert said(pair) == ("De bijlage hoort bij dit verslag.",)


@pytest.mark.parametrize("stage", ["unsealed", "one_seal"])
def test_an_annex_may_be_older_than_the_last_seal(
    stage: str, sealed: bytes, key: Pkcs12Key, request: pytest.FixtureRequest
) -> None:
    pair = verify_pair(sealed, _annex(key, request.getfixturevalue(stage)), [key.certificate])
    assert (pair.exit_code, pair.report_sealed_later) == (0, True)


def test_the_annex_of_another_report_is_told(sealed: bytes, unsealed: bytes, key: Pkcs12Key) -> None:
    first = seal(unsealed, "bewoner", key, None, "Anders gelezen", AT, certify=True)
    other = seal(first, "consulent", key, None, "Vastgesteld", LATER, certify=False)
    pair = verify_pair(other, _annex(key, sealed), [key.certificate])
    assert (pair.report.exit_code, pair.annex.exit_code, pair.exit_code) == (0, 0, 1)
    assert "De bijlage hoort niet bij dit verslag." in said(pair)


def test_an_annex_of_another_record_is_told(sealed: bytes, key: Pkcs12Key) -> None:
    pair = verify_pair(sealed, _annex(key, sealed, "0" * 64), [key.certificate])
    assert (pair.same_report, pair.same_record, pair.exit_code) == (True, False, 1)


def test_a_report_is_not_its_own_annex(sealed: bytes, key: Pkcs12Key) -> None:
    assert verify_pair(sealed, sealed, [key.certificate]).exit_code == 1


def test_two_annexes_are_no_pair(sealed: bytes, key: Pkcs12Key) -> None:
    first = _annex(key, sealed)
    assert verify_pair(first, _annex(key, first), [key.certificate]).exit_code == 1


def test_an_unreadable_half_is_said(sealed: bytes, key: Pkcs12Key) -> None:
    pair = verify_pair(sealed, b"", [key.certificate])
    assert pair.exit_code == 2
    assert "niet te lezen" in said(pair)[0]


def test_a_summary_with_its_seal_is_complete(key: Pkcs12Key) -> None:
    bare = sample(keywords("summary"), fields=("consulent",), record=None)
    both = seal(bare, "consulent", key, None, "Vastgesteld", LATER, certify=True)
    assert verify(both, [key.certificate]).exit_code == 0
