"""A passphrase that is hard to guess and easy to keep: what is weak about one, and a better one to choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from keukentafel.domain.marks import N_

WORDS_SUGGESTED = 6
"""Six of some 580 words: 55 bits, each try of which costs about a second."""
WORDS_FOR_PAPER = 7
"""One more, 64 bits, for what any reader of PDF opens: there a try costs a thousandth of a second at most."""
_LEAST_SIGNS = 14
_LEAST_DIFFERENT = 6
FREE_TRIES = 3
_PAUSES_SECONDS = (5, 15, 30, 60)


class Weakness(StrEnum):
    """Why somebody who has the laptop guesses a passphrase sooner than later."""

    SHORT = "short"
    ONE_WORD = "one_word"
    SAME_SIGNS = "same_signs"


ADVICE = {
    Weakness.SHORT: N_("Deze zin is kort. Neem een zin van vijf of zes losse woorden: die raadt niemand."),
    Weakness.ONE_WORD: N_("Dit is één woord. Neem vijf of zes losse woorden: die raadt niemand."),
    Weakness.SAME_SIGNS: N_("In deze zin staat vaak hetzelfde teken. Neem vijf of zes losse woorden."),
}


def weakness(passphrase: str) -> Weakness | None:
    """What is weak about it; None when nothing is. It is advice: a weak passphrase is taken when somebody insists."""
    words = passphrase.split()
    if len(set(passphrase.casefold())) < _LEAST_DIFFERENT:
        return Weakness.SAME_SIGNS if len(passphrase) >= _LEAST_SIGNS else Weakness.SHORT
    if len(passphrase) < _LEAST_SIGNS:
        return Weakness.SHORT
    if len(words) == 1 and passphrase.isalpha():
        return Weakness.ONE_WORD
    return None


def suggested(words: Sequence[str], choose: Callable[[Sequence[str]], str], count: int = WORDS_SUGGESTED) -> str:
    """A passphrase of random words; `choose` picks one by chance that nobody can foresee (`secrets.choice`)."""
    return " ".join(choose(words) for _ in range(count))


def pause_after(wrong_tries: int) -> int:
    """How many seconds to wait after this many wrong tries in a row: a hand that slips waits for nothing."""
    if wrong_tries < FREE_TRIES:
        return 0
    return _PAUSES_SECONDS[min(wrong_tries - FREE_TRIES, len(_PAUSES_SECONDS) - 1)]
