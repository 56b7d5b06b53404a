"""The consultant's windows in Dutch or in English: chosen on the first page, kept, and never in what is printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from keukentafel.ui.shared.doors import Doors
from keukentafel.ui.shared.session import Session
from keukentafel.ui.vault.language_choice import LanguageChoice

ROOT = Path(__file__).resolve().parents[2]

OPENED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QPushButton
from keukentafel import app
told = {"language": sys.argv[2]} if sys.argv[2] else {}
windows = app.make_windows(Path(sys.argv[1]) / "kluis", app.WallClock(), **told)
print(windows.main.findChild(QPushButton, "unlock.open").text())
windows.main.findChild(QPushButton, "start.ui_language.en").click()
print(app.press()._t("Verslag van ons gesprek"))
"""

SYSTEM = "from keukentafel.ui.style.qt_words import system_language; print(system_language())"


def _run(program: str, *args: str, **environment: str) -> list[str]:
    command = [sys.executable, "-c", program, *args]
    surroundings = os.environ | environment
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize(("language", "shown"), [("nl", "Kluis maken"), ("en", "Make the vault"), ("", "Kluis maken")])
def test_windows_speak_the_language_they_are_given_and_dutch_when_not_told(
    tmp_path: Path, language: str, shown: str
) -> None:
    """What a play does: it never tells, so the choice of this laptop does not reach it."""
    (tmp_path / "settings.json").write_text('{"text_percent": 130, "language": "en"}')
    assert _run(OPENED, str(tmp_path), language)[0] == shown


def test_a_choice_is_kept_beside_the_size_of_the_text_and_reports_stay_dutch(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"text_percent": 130}')
    assert _run(OPENED, str(tmp_path), "en")[1] == "Verslag van ons gesprek"
    kept = json.loads((tmp_path / "settings.json").read_text())
    assert (kept["text_percent"], kept["language"]) == (130, "en")


@pytest.mark.parametrize(
    ("system", "spoken"),
    [("nl_NL.UTF-8", "nl"), ("en_GB.UTF-8", "en"), ("en_US.UTF-8", "en"), ("tr_TR.UTF-8", "nl"), ("C", "nl")],
)
def test_only_a_laptop_in_english_begins_in_english(system: str, spoken: str) -> None:
    assert _run(SYSTEM, LC_ALL=system, LANG=system, LANGUAGE="") == [spoken]


def test_what_was_chosen_is_said_in_the_chosen_language(qtbot: QtBot, doors: Doors) -> None:
    kept: list[str] = []
    choice = LanguageChoice(Session(replace(doors, keep_language=kept.append)))
    qtbot.addWidget(choice)
    dutch, english = (choice.findChild(QPushButton, f"start.ui_language.{code}") for code in ("nl", "en"))
    said = choice.findChild(QLabel, "start.ui_language.help")
    assert dutch is not None and english is not None and said is not None
    assert dutch.isChecked() and said.isHidden()
    english.click()
    assert kept == ["en"]
    assert english.isChecked() and not dutch.isChecked()
    assert said.text().startswith("From the next time") and not said.isHidden()
    dutch.click()
    assert kept == ["en", "nl"]
    assert dutch.isChecked() and said.isHidden(), "it was Dutch all along: nothing is to happen"
