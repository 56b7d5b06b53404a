"""What is said in one small window when the program cannot open its own."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox

from keukentafel.i18n import Catalogue


def already_open(words: Catalogue) -> QMessageBox:
    """Another one is open for this user and does not answer."""
    return _said(words.t("Keukentafel is al open, maar reageert niet. Wacht even, of sluit het andere venster."))


def anothers_folder(words: Catalogue) -> QMessageBox:
    """The folder with settings and store is not this user's, or cannot be written."""
    return _said(
        words.t(
            "De map van Keukentafel is van iemand anders, of er kan niet in geschreven worden. Meld u aan met uw "
            "eigen naam op deze laptop, of vraag de helpdesk om een eigen map."
        )
    )


def _said(text: str) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.Information, "Keukentafel", text)
    box.setObjectName("before_opening")
    return box
