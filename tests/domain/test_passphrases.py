"""What is weak about a passphrase is said; a better one is offered; a slip of the hand waits for nothing."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.safekeeping.passphrases import (
    ADVICE,
    WORDS_SUGGESTED,
    Weakness,
    pause_after,
    suggested,
    weakness,
)


@pytest.mark.parametrize(
    ("passphrase", "weak"),
    [
        ("", Weakness.SHORT),
        ("welkom01", Weakness.SHORT),
        ("aaaaaaaaaaaaaaaaaa", Weakness.SAME_SIGNS),
        ("maatschappelijkeondersteuning", Weakness.ONE_WORD),
        ("vier paarden eten hooi", None),
        ("Xk9#mQ2!vB7$pL4&", None),
    ],
)
def test_what_is_weak(passphrase: str, weak: Weakness | None) -> None:
    assert weakness(passphrase) is weak


def test_every_weakness_has_its_advice() -> None:
    assert ADVICE.keys() == set(Weakness)


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=9), min_size=50, unique=True), st.integers())
def test_a_suggestion_is_made_of_the_words_alone(words: list[str], seed: int) -> None:
    phrase = suggested(words, random.Random(seed).choice)
    assert len(phrase.split(" ")) == WORDS_SUGGESTED
    assert set(phrase.split(" ")) <= set(words)


def test_a_pause_grows_and_stays_bearable() -> None:
    pauses = [pause_after(tries) for tries in range(20)]
    assert pauses[:3] == [0, 0, 0] and pauses[3] > 0
    assert all(one <= next for one, next in pairwise(pauses)) and pauses[-1] == 60
