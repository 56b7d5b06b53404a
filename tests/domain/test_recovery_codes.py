"""A recovery code survives paper and hands: what is typed wrong is told by its group, before anything is opened."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.safekeeping.recovery_codes import ALPHABET, GROUPS, SECRET_BYTES, NotACode, spelled, understood

SECRETS = st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES)


@given(SECRETS)
def test_a_code_is_seven_groups_of_five_and_is_understood(secret: bytes) -> None:
    code = spelled(secret)
    assert [len(group) for group in code.split("-")] == [5] * GROUPS
    assert set(code) <= {*ALPHABET, "-"}
    assert understood(code) == code


@given(SECRETS, SECRETS)
def test_other_secrets_have_other_codes(one: bytes, other: bytes) -> None:
    used = [int.from_bytes(secret) >> 4 for secret in (one, other)]
    assert (spelled(one) == spelled(other)) == (used[0] == used[1])


@given(SECRETS, st.sampled_from([" ", "-", "", "\n", " – "]), st.booleans())
def test_how_it_is_typed_does_not_matter(secret: bytes, between: str, small: bool) -> None:
    code = spelled(secret)
    typed = code.replace("-", between).replace("0", "O").replace("1", "l")
    assert understood(typed.lower() if small else typed) == code


@given(SECRETS, st.integers(0, GROUPS * 5 - 1), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_told_by_its_group(secret: bytes, place: int, sign: str) -> None:
    signs = spelled(secret).replace("-", "")
    wrong = signs[:place] + sign + signs[place + 1 :]
    if wrong == signs:
        return
    with pytest.raises(NotACode) as told:
        understood(wrong)
    assert told.value.group == place // 5 + 1


@given(SECRETS, st.integers(0, GROUPS - 2))
def test_two_groups_in_each_others_place_are_told(secret: bytes, place: int) -> None:
    groups = spelled(secret).split("-")
    groups[place], groups[place + 1] = groups[place + 1], groups[place]
    with pytest.raises(NotACode) as told:
        understood("-".join(groups))
    assert told.value.group == place + 1


@given(SECRETS, st.integers(0, GROUPS * 5 - 1))
def test_a_code_that_is_too_short_or_too_long_is_none(secret: bytes, length: int) -> None:
    signs = spelled(secret).replace("-", "")
    for typed in (signs[:length], signs + "0"):
        with pytest.raises(NotACode):
            understood(typed)


@given(st.text())
def test_anything_typed_is_a_code_or_none(typed: str) -> None:
    try:
        assert understood(understood(typed)) == understood(typed)
    except NotACode as told:
        assert 0 <= told.group <= GROUPS


def test_a_secret_of_another_length_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="18 bytes"):
        spelled(bytes(17))
