"""What is said in one small window when the program cannot open its own."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QMessageBox

from keukentafel.domain.marks import N_
from keukentafel.i18n import Catalogue


class Reason(Enum):
    """Why not."""

    NO_ANSWER = N_("Keukentafel is al open, maar reageert niet. Wacht even, of sluit het andere venster.")
    NOT_YOURS = N_(
        "De map van Keukentafel is van iemand anders, of er kan niet in geschreven worden. Meld u aan met uw eigen "
        "naam op deze laptop, of vraag de helpdesk om een eigen map.")  # fmt: skip


def box(reason: Reason, words: Catalogue) -> QMessageBox:
    """The window, called `before_opening`; it is not shown yet."""
    made = QMessageBox(QMessageBox.Icon.Information, "Keukentafel", words.t(reason.value))
    made.setObjectName("before_opening")
    return made
