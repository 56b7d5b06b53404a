"""Every prompt in every language at two sizes: nothing clipped, no letter missing, nothing running the wrong way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.content.languages import Direction
from keukentafel.ui.resident.resident_window import ResidentWindow
from tests.ui.second_window import every_view, faults, sentence_points
from tools.contact_sheets import as_if_kept, languages, sheets, views

ROOT = Path(__file__).resolve().parents[2]
SIZES = (QSize(1920, 1080), QSize(1024, 600))
READABLE_PT = 28.0


@pytest.fixture(scope="module")
def all_languages(tmp_path_factory: pytest.TempPathFactory) -> ResourceLibrary:
    """Also the languages that no resident is shown before their back-translation was compared."""
    return ResourceLibrary(ROOT / "resources", as_if_kept(ROOT / "translations", tmp_path_factory.mktemp("kept")))


@pytest.mark.parametrize("picture_first", [False, True], ids=["sentence", "picture"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_every_prompt_in_every_language(
    window: ResidentWindow, all_languages: ResourceLibrary, size: QSize, picture_first: bool
) -> None:
    window.resize(size)
    window.show()
    found: list[str] = []
    for language in languages(all_languages):
        for view in every_view(all_languages, language):
            view = replace(view, picture_first=view.picture_first or picture_first)
            window.show_view(view)
            found += faults(window, view)
            if sentence_points(window) < READABLE_PT:
                found.append(f"{language} {view.code}: {sentence_points(window)} points")
    assert found == []


def test_a_sentence_too_long_a_letter_of_no_font_and_a_wrong_direction_are_noticed(
    window: ResidentWindow, library: ResourceLibrary
) -> None:
    window.resize(640, 480)
    window.show()
    good = library.prompt_view("A2", "nl")
    for bad, fault in (
        (replace(good, text="Onuitsprekelijk" * 40), "leaves the window"),
        (replace(good, text="Wat \U000e5fff"), "misses a letter"),
        (replace(good, text="ما المهم لكم في الحياة؟"), "in a script of the other direction"),
        (replace(good, direction=Direction.RTL), "is written in the other direction"),
    ):
        window.show_view(bad)
        assert any(fault in found for found in faults(window, bad)), fault


def test_a_prompt_is_larger_than_its_picture_only_for_who_reads(
    window: ResidentWindow, library: ResourceLibrary
) -> None:
    window.resize(1280, 800)
    view = library.prompt_view("A2", "tr")
    sides, points = [], []
    for picture_first in (False, True):
        window.show_view(replace(view, picture_first=picture_first))
        picture = window.findChild(QLabel, "resident.picture")
        assert picture is not None
        sides.append(picture.height())
        points.append(sentence_points(window))
    assert sides[1] > 1.3 * sides[0]
    assert points[0] > points[1] >= READABLE_PT


def test_the_sheets_for_people_show_every_prompt_once(window: ResidentWindow, library: ResourceLibrary) -> None:
    shown = list(views(library, "nl"))
    spoken = [prompt for prompt in library.pack().prompts if prompt.spoken_only]
    assert len(shown) == len(library.pack().prompts) - len(spoken) + 1
    window.resize(1024, 600)
    made = list(sheets(window, shown[:25]))
    assert [(sheet.width() > 1900, sheet.height() > 280) for sheet in made] == [(True, True)] * 2
