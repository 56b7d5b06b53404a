"""The code lists of iWmo: whole, about facts that exist, and refused when spoiled."""

from __future__ import annotations

from pathlib import Path

import pytest

from keukentafel.content.errors import ContentError
from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.content.code_lists import ListId
from keukentafel.domain.people import InterpreterKind, Participant, Role

FROM_THE_STANDARD = {
    ListId.RELATION: {
        "curator": "03", "hulpverlener": "07", "ouder": "10", "partner": "12", "bewindvoerder": "14", "mentor": "15",
        "zoon_dochter": "16", "familielid": "17", "gezinslid": "18", "buur": "19", "vriend_kennis": "20",
        "clientondersteuner": "21", "huisarts": "22", "wijkcoach": "25",
    },
    ListId.REPRESENTATION: {"bewindvoerder": "07", "mentor": "08", "curator": "09"},
    ListId.UNIT: {
        "minuten": "01", "uur": "04", "etmalen": "14", "dagdelen van vier uur": "16", "stuks": "", "euro": "83",
    },
    ListId.FREQUENCY: {"per dag": "1", "per week": "2", "per maand": "4", "in totaal": "6"},
}  # fmt: skip


@pytest.mark.parametrize("list_id", FROM_THE_STANDARD)
def test_the_codes_are_those_of_the_standard(library: ResourceLibrary, list_id: ListId) -> None:
    assert {row.value: row.code for row in library.codes().rows(list_id)} == FROM_THE_STANDARD[list_id]


def test_the_categories_count_from_01_to_18(library: ResourceLibrary) -> None:
    assert [row.code for row in library.codes().rows(ListId.CATEGORY)] == [f"{n:02}" for n in range(1, 19)]
    assert library.codes().rows(ListId.CATEGORY)[6].value == "dagbesteding"


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        (Role.CHILD, [("COD472", "16")]),
        (Role.GUARDIAN, [("COD472", "03"), ("WJ003", "09")]),
        (Role.ADMINISTRATOR, [("COD472", "14"), ("WJ003", "07")]),
        (Role.CARER, []),
        (Role.AUTHORISED, []),
        (Role.VOLUNTEER, []),
    ],
)
def test_a_role_has_its_codes_and_none_is_made_up(
    library: ResourceLibrary, role: Role, codes: list[tuple[str, str]]
) -> None:
    found = library.codes().of_person(Participant("x", "x", role), signs=False)
    assert [(code.list, code.code) for code in found] == codes


def test_only_a_professional_is_an_interpreter_of_the_standard(library: ResourceLibrary) -> None:
    def codes(kind: InterpreterKind, signs: bool) -> list[str]:
        person = Participant("x", "x", Role.INTERPRETER, interpreter=kind, language="tr")
        return [code.meaning for code in library.codes().of_person(person, signs)]

    assert codes(InterpreterKind.PROFESSIONAL, False) == ["tolk taal"]
    assert codes(InterpreterKind.PROFESSIONAL, True) == ["doventolk"]
    assert codes(InterpreterKind.INFORMAL, False) == []


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ('value = "partner"', 'value = "verloofde"', "value"),
        ('id = "WJ756"', 'id = "WMO020"', "list.id"),
        ('id = "WJ756"', 'id = "WJ999"', "id"),
        ('code = "12"\ntitle = "partner"', 'code = "10"\ntitle = "partner"', "COD472.code"),
        ('value = "per week"', 'value = "per dag"', "WMO757.value"),
        ('release = "iWmo 3.2"', "release = 3", "release"),
    ],
)
def test_a_spoiled_list_is_refused(own_resources: Path, tmp_path: Path, before: str, after: str, why: str) -> None:
    file = own_resources / "codes" / "iwmo.toml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(ContentError, match=why):
        ResourceLibrary(own_resources, tmp_path)
