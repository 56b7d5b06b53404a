"""Large text never pushes the rest of the window away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.ui.parts.squeeze import Squeezed


@pytest.mark.parametrize(("buttons", "scrolls"), [(2, False), (40, True)])
def test_the_height_that_is_needed_and_no_more_than_its_share(qtbot: QtBot, buttons: int, scrolls: bool) -> None:
    content = QWidget()
    inside = QVBoxLayout(content)
    for number in range(buttons):
        inside.addWidget(QPushButton(str(number)))
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    squeezed = Squeezed(content, 0.5)
    column.addWidget(squeezed)
    column.addStretch(1)
    window.resize(400, 600)
    window.show()
    QCoreApplication.processEvents()
    assert squeezed.height() <= 300
    assert squeezed.verticalScrollBar().isVisible() is scrolls
    inside.itemAt(0).widget().hide()  # type: ignore[union-attr]
    before = squeezed.height()
    QCoreApplication.processEvents()
    assert (squeezed.height() < before) is not scrolls, "it follows what is shown"
