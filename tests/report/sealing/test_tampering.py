import hashlib
import re
from collections.abc import Callable

import pytest

from keukentafel.domain.verdicts import Sign
from keukentafel.report.sealing.findings import Covers, Problem
from keukentafel.report.sealing.keys import Pkcs12Key
from keukentafel.report.sealing.seal import seal
from keukentafel.report.sealing.sentences import headline
from keukentafel.report.sealing.verify import verify

from . import more_tampering, tampering
from .conftest import LATER
from .sample import keywords, sample
from .saying import said
from .tampering import Tampering, last_gap, text_added

INCREMENTAL = (*tampering.INCREMENTAL, *more_tampering.INCREMENTAL)
WHOLE_FILE = (*tampering.WHOLE_FILE, *more_tampering.IN_THE_BYTES)


def _name(change: Callable[[bytes], bytes]) -> str:
    return change.__name__


def test_the_untouched_file_is_complete_and_unchanged(sealed: bytes, key: Pkcs12Key) -> None:
    verdict = verify(sealed, [key.certificate])
    assert (verdict.exit_code, verdict.problems, verdict.missing_seals) == (0, (), ())
    assert [(one.field, one.covers) for one in verdict.seals] == [
        ("bewoner", Covers.EARLIER_VERSION),
        ("consulent", Covers.WHOLE_FILE),
    ]
    assert all(one.holds and one.known for one in verdict.seals)


@pytest.mark.parametrize("change", [*INCREMENTAL, *WHOLE_FILE], ids=_name)
def test_tampering_after_the_last_seal_is_told(change: Tampering, sealed: bytes, key: Pkcs12Key) -> None:
    assert verify(change(sealed), [key.certificate]).exit_code in (1, 2)


@pytest.mark.parametrize("change", INCREMENTAL, ids=_name)
def test_an_addition_after_the_last_seal_is_called_that(change: Tampering, sealed: bytes, key: Pkcs12Key) -> None:
    verdict = verify(change(sealed), [key.certificate])
    assert verdict.exit_code == 1
    assert Problem.ADDED_AFTER_LAST_SEAL in verdict.problems


@pytest.mark.parametrize("change", INCREMENTAL, ids=_name)
def test_tampering_between_the_seals_is_told(change: Tampering, one_seal: bytes, key: Pkcs12Key) -> None:
    resealed = seal(change(one_seal), "consulent", key, None, "Vastgesteld", LATER, certify=False)
    verdict = verify(resealed, [key.certificate])
    assert verdict.exit_code == 1
    assert {Problem.CHANGED_AFTER_SEAL, Problem.SEAL_BROKEN, Problem.SEAL_MISSING} & set(verdict.problems)


def test_flipped_bytes_under_a_seal_are_told(sealed: bytes, key: Pkcs12Key) -> None:
    start, end = last_gap(sealed)
    positions = [*range(start), *range(end, len(sealed))]
    for number, position in enumerate(positions[:: len(positions) // 60]):
        flipped = bytearray(sealed)
        flipped[position] ^= 1 << number % 8
        assert verify(bytes(flipped), [key.certificate]).exit_code in (1, 2), position


def test_bytes_hidden_in_the_padding_of_the_seal_are_told(sealed: bytes, key: Pkcs12Key) -> None:
    _, end = last_gap(sealed)
    assert sealed[end - 5 : end] == b"0000>"
    hidden = sealed[: end - 5] + b"4142" + sealed[end - 1 :]
    assert Problem.SEAL_BROKEN in verify(hidden, [key.certificate]).problems


def test_an_object_edited_in_the_sealed_bytes_is_told(sealed: bytes, key: Pkcs12Key) -> None:
    assert sealed.count(b"/Rect") >= 1
    moved = sealed.replace(b"/Rect", b"/Rekt", 1)
    assert verify(moved, [key.certificate]).exit_code == 1


def test_a_file_without_its_last_version_misses_a_seal(one_seal: bytes, key: Pkcs12Key) -> None:
    verdict = verify(one_seal, [key.certificate])
    assert verdict.exit_code == 1
    assert verdict.missing_seals == ("consulent",)
    assert Problem.SEAL_MISSING in verdict.problems
    assert all(one.holds for one in verdict.seals)


def test_a_file_without_any_seal_is_incomplete(unsealed: bytes) -> None:
    verdict = verify(unsealed, [])
    assert verdict.exit_code == 1
    assert set(verdict.problems) == {Problem.NO_SEAL, Problem.SEAL_MISSING}
    assert verdict.missing_seals == ("bewoner", "consulent")


def test_a_report_without_the_field_of_the_resident_misses_that_seal(key: Pkcs12Key) -> None:
    alone = seal(sample(fields=("consulent",)), "consulent", key, None, "Vastgesteld", LATER, certify=True)
    assert verify(alone, [key.certificate]).missing_seals == ("bewoner",)


def test_seals_in_the_wrong_order_are_told(unsealed: bytes, key: Pkcs12Key) -> None:
    first = seal(unsealed, "consulent", key, None, "Vastgesteld", LATER, certify=True)
    both = seal(first, "bewoner", key, None, "Gelezen", LATER, certify=False)
    assert verify(both, [key.certificate]).problems == (Problem.WRONG_ORDER,)


def test_an_unknown_key_is_said_and_is_no_failure(sealed: bytes, stranger: Pkcs12Key) -> None:
    verdict = verify(sealed, [stranger.certificate])
    assert verdict.exit_code == 0
    assert [one.known for one in verdict.seals] == [False, False]
    assert any("niet bekend" in line for line in said(verdict))


def test_a_last_seal_by_a_stranger_is_not_known(one_seal: bytes, key: Pkcs12Key, stranger: Pkcs12Key) -> None:
    verdict = verify(
        seal(one_seal, "consulent", stranger, None, "Vastgesteld", LATER, certify=False), [key.certificate]
    )
    assert [one.known for one in verdict.seals] == [True, False]
    assert "De zegels zijn niet met dezelfde sleutel gezet." in said(verdict)


def test_a_record_that_is_not_the_one_named_is_told(key: Pkcs12Key) -> None:
    other = sample(record=b'{"hulpvraag": "Iets anders."}')
    first = seal(other, "bewoner", key, None, "Gelezen", LATER, certify=True)
    both = seal(first, "consulent", key, None, "Vastgesteld", LATER, certify=False)
    verdict = verify(both, [key.certificate])
    assert (verdict.record_equal, verdict.problems) == (False, (Problem.RECORD_DIFFERS,))


def test_a_record_left_out_is_told(key: Pkcs12Key) -> None:
    first = seal(sample(record=None), "bewoner", key, None, "Gelezen", LATER, certify=True)
    both = seal(first, "consulent", key, None, "Vastgesteld", LATER, certify=False)
    assert verify(both, [key.certificate]).problems == (Problem.RECORD_MISSING,)


def test_the_check_of_the_record_is_asked_and_may_stumble(sealed: bytes, key: Pkcs12Key) -> None:
    def stumble(record: bytes) -> bool:
        raise ValueError(record)

    assert verify(sealed, [key.certificate], lambda record: b"douche" in record).exit_code == 0
    assert verify(sealed, [key.certificate], lambda record: False).problems == (Problem.RECORD_DIFFERS,)
    assert verify(sealed, [key.certificate], stumble).problems == (Problem.RECORD_DIFFERS,)


def test_a_standard_claimed_and_not_met_is_told(key: Pkcs12Key) -> None:
    plain = text_added(sample())
    broken = re.sub(rb"/Artifact BMC", rb"/Artefact BMC", plain)
    first = seal(broken, "bewoner", key, None, "Gelezen", LATER, certify=True)
    both = seal(first, "consulent", key, None, "Vastgesteld", LATER, certify=False)
    verdict = verify(both, [key.certificate])
    assert verdict.problems == (Problem.STANDARD_NOT_MET,)
    assert [(one.name, one.met) for one in verdict.standards if not one.met] == [("PDF/UA-1", False)]


@pytest.mark.parametrize("change", more_tampering.IN_THE_BYTES, ids=_name)
def test_games_with_what_a_seal_covers_leave_no_whole_seal(change: Tampering, sealed: bytes, key: Pkcs12Key) -> None:
    changed = change(sealed)
    assert changed != sealed
    verdict = verify(changed, [key.certificate])
    told = {Problem.SEAL_BROKEN, Problem.ADDED_AFTER_LAST_SEAL, Problem.CHANGED_AFTER_SEAL, Problem.NO_SEAL}
    assert verdict.exit_code == 2 or told & set(verdict.problems)


def test_the_last_seal_of_another_report_does_not_close_this_one(
    unsealed: bytes, sealed: bytes, key: Pkcs12Key
) -> None:
    first = seal(unsealed, "bewoner", key, None, "Anders gelezen", LATER, certify=True)
    other = seal(first, "consulent", key, None, "Vastgesteld", LATER, certify=False)
    (start, end), (from_, to) = last_gap(sealed), last_gap(other)
    room = end - start
    copied = other[from_:to][: room - 1].ljust(room - 1, b"0") + b">"
    assert Problem.SEAL_BROKEN in verify(sealed[:start] + copied + sealed[end:], [key.certificate]).problems


def test_a_good_record_of_another_report_does_not_fit_these_pages(key: Pkcs12Key) -> None:
    """Record, name of the record and seals are all in order: only who reads the pages can tell."""
    record = b'{"hulpvraag": "Ik wil naar de markt."}'
    whole = sample(keywords("conversation", hashlib.sha256(record).hexdigest()), record=record)
    first = seal(whole, "bewoner", key, None, "Gelezen", LATER, certify=True)
    both = seal(first, "consulent", key, None, "Vastgesteld", LATER, certify=False)
    assert verify(both, [key.certificate]).exit_code == 0
    assert verify(both, [key.certificate], lambda found: b"douche" in found).problems == (Problem.RECORD_DIFFERS,)


def test_a_file_that_somebody_else_sealed_anew_is_of_a_stranger(
    unsealed: bytes, key: Pkcs12Key, stranger: Pkcs12Key
) -> None:
    changed = more_tampering.description_changed(unsealed)
    first = seal(changed, "bewoner", stranger, None, "Gelezen", LATER, certify=True)
    both = seal(first, "consulent", stranger, None, "Vastgesteld", LATER, certify=False)
    verdict = verify(both, [key.certificate])
    assert not any(one.known for one in verdict.seals)
    assert headline(verdict, str).sign is Sign.LOOK


def test_a_third_seal_is_one_too_many(sealed: bytes, stranger: Pkcs12Key, key: Pkcs12Key) -> None:
    third = seal(tampering.field_added(sealed), "wethouder", stranger, None, "Gezien", LATER, certify=False)
    assert verify(third, [key.certificate]).exit_code == 1
