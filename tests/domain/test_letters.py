"""The letters of art. 2.3.2 lid 4 are touched by the first word about them, and by nothing else."""

from __future__ import annotations

import pytest

from keukentafel.domain.carers import CarerAnswer
from keukentafel.domain.changes import Change
from keukentafel.domain.letters import LETTERS
from keukentafel.domain.needs import Law
from keukentafel.domain.rights import Right
from keukentafel.domain.shells import Part, Shell
from tests.domain.builders import a_conversation, carer, helps, judged, law, need, said, told


def touched(*changes: Change) -> str:
    conversation = a_conversation(*changes)
    return "".join(letter.letter for letter in LETTERS if letter.touched(conversation))


def test_they_are_those_of_the_law_in_order() -> None:
    assert "".join(letter.letter for letter in LETTERS) == "abcdefg"
    assert touched() == ""


@pytest.mark.parametrize(
    ("change", "letters"),
    [
        (need(), "a"),
        (said("s1", "Ik val vaak."), "a"),
        (said("s1", "Ze valt vaak.", by="zoon"), ""),
        (judged(Shell.OWN_STRENGTH), "b"),
        (judged(Shell.NETWORK, part=Part.USUAL_HELP, who="zoon"), "b"),
        (helps("zoon", Part.USUAL_HELP), "b"),
        (judged(Shell.NETWORK), "c"),
        (helps("Emine", Part.CARE), "c"),
        (carer(CarerAnswer.NONE), "d"),
        (carer(CarerAnswer.NOT_ASKED), ""),
        (judged(Shell.GENERAL), "e"),
        (helps("De Ster", Part.COLLECTIVE), "e"),
        (judged(Shell.TAILORED), ""),
        (law(Law.ZVW), "f"),
        (told(Right.COSTS), "g"),
        (told(Right.COSTS, "zoon"), ""),
        (told(Right.BUDGET), ""),
    ],
)  # fmt: skip
def test_what_touches_a_letter(change: Change, letters: str) -> None:
    assert touched(change) == letters
