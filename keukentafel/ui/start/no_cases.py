"""What stands in the agenda while there is nothing in it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.page import label


def no_cases_yet(words: Catalogue) -> QWidget:
    """How to begin, for who opens the program for the first time."""
    t = words.t
    welcome = QWidget()
    welcome.setObjectName("start.empty")
    column = QVBoxLayout(welcome)
    column.setContentsMargins(0, 4, 0, 12)
    column.setSpacing(10)
    column.addWidget(label(t("Nog geen gesprekken. Begin met een nieuwe melding."), "story"))
    column.addWidget(
        label(
            t(
                "U schrijft op wie het is en wanneer de melding kwam. De dagen die de wet geeft, telt het "
                "programma voor u. Alles blijft op deze laptop, achter uw wachtzin."
            ),
            "quiet",
        )
    )
    return welcome
