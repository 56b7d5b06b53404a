"""Wishes of the resident, and the question that meets a means in a hulpvraag."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.content.product_words import FAMILIES, means_in, product_words
from keukentafel.domain.statements import Share
from keukentafel.domain.wishes import wishes
from tests.domain.builders import a_conversation, said


def test_what_the_resident_wished_is_offered_newest_first_and_unchanged() -> None:
    conversation = a_conversation(
        said("s1", "Dat ik niemand tot last ben."),
        said("s2", "De trap is steil."),
        said("s3", "Ze wil naar een tehuis, denk ik, graag zelfs.", by="zoon"),
        said("s4", "Ik wil vrijdag naar de moskee.", about="zin"),
    )
    assert [wish.text for wish in wishes(conversation)] == [
        "Ik wil vrijdag naar de moskee.", "Dat ik niemand tot last ben.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "more",
    [{"share": Share.ASK}, {"told_in_private": True}, {"about": "thuis_veilig"}],
    ids=["ask", "apart", "safety"],
)
def test_what_was_told_apart_is_not_offered(more: dict[str, Any]) -> None:
    assert wishes(a_conversation(said("s1", "Ik wil hier weg.", **more))) == ()


@pytest.mark.parametrize(
    ("text", "word", "family"),
    [
        ("een traplift te krijgen", "traplift", "stairs"),
        ("aan een Scootmobiel te komen", "Scootmobiel", "going_out"),
        ("met huishoudelijke hulp, drie uur per week", "huishoudelijke hulp", "household"),
        ("drie uur hulp te krijgen", "drie uur", "hours"),
        ("aan een personenalarm", "personenalarm", "alarm"),
        ("een indicatie te krijgen", "indicatie", "money"),
        ("te verhuizen naar beneden", "verhuizen", "move"),
        ("aan iemand die stofzuigt", "iemand die", "somebody"),
        ("vervoer aan te vragen", "aan te vragen", "asking"),
    ],
)
def test_a_means_is_met_with_the_question_of_its_family(text: str, word: str, family: str) -> None:
    means = means_in(text)
    assert means is not None
    assert (means.word, means.family.name) == (word, family)


@pytest.mark.parametrize(
    "text",
    ["veilig mijn huis in en uit te komen", "om acht uur op te staan", "weer zelf te koken", "vrijdag naar de moskee"],
)
def test_a_wish_is_met_with_nothing(text: str) -> None:
    assert means_in(text) is None


def test_every_family_asks_and_forbids_nothing() -> None:
    assert len({family.name for family in FAMILIES}) == len(FAMILIES)
    for family in FAMILIES:
        assert "?" in family.question
        assert not re.search(r"\b(?:mag|kan|moet) niet\b|verboden", family.question)
        assert "{" not in family.question.format(word="traplift")


@given(st.text(max_size=80))
def test_what_is_called_a_product_is_always_asked_about(text: str) -> None:
    assert not product_words(text) or means_in(text) is not None
