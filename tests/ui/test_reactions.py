"""A remark of the resident, about the report or one line of it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from keukentafel.services import agreeing, telling
from keukentafel.services.telling import Told
from keukentafel.ui.consultant.main_window import MainWindow
from tests.ui.finding import find


def test_the_list_says_which_line_a_remark_is_about(main: MainWindow) -> None:
    visit = main.session.visit
    said = telling.record(visit, Told("Ze kookt nog zelf.", "zoon", "zorg_zelf"))
    agreeing.react(visit, "bewoner", "Nee, dat doe ik niet.", said)
    agreeing.react(visit, "bewoner", "Het is een goed verslag.")
    main.go("own_words")
    listed = find(main, QWidget, "own_words.reactions")
    about, whole = (text for text in texts(listed) if "\u00b7" in text)
    assert about.endswith("de heer K. Karaca: Ze kookt nog zelf.")
    assert "kookt" not in whole


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]
