"""A translator is told how long a text may be: that long, it is still read from two metres."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from keukentafel.content.desk.text_kinds import LONGEST, PROMPT
from keukentafel.content.library import ResourceLibrary
from keukentafel.ui.resident.resident_layout import LEAST_PT
from keukentafel.ui.resident.resident_window import ResidentWindow
from tests.ui.second_window import sentence_points

PICTURES = Path(__file__).resolve().parents[2] / "resources" / "icons" / "prompts"


def words(letters: int) -> str:
    return ("woorden van negen " * letters)[: letters - 1] + "."


@pytest.mark.parametrize("size", [QSize(1024, 768), QSize(1280, 720), QSize(1440, 900)])
def test_the_longest_sentence_with_the_longest_answers_is_large_enough(
    window: ResidentWindow, library: ResourceLibrary, size: QSize
) -> None:
    window.resize(size)
    window.show()
    small = {}
    for prompt in library.pack().prompts:
        if prompt.spoken_only:
            continue
        word = library.pack().words(prompt.slot)[0].id if prompt.slot else None
        view = library.prompt_view(prompt.code, "tr", word)
        choices = tuple(replace(choice, text=words(LONGEST["choice"])) for choice in view.choices)
        window.show_view(replace(view, text=words(LONGEST[PROMPT]), choices=choices))
        if sentence_points(window) < LEAST_PT:
            small[prompt.code] = round(sentence_points(window), 1)
    assert small == {}
