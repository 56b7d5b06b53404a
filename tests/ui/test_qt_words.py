"""Qt's own dialogs speak Dutch."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from keukentafel.ui.style.qt_words import NAME, speak


def test_the_buttons_of_qt_are_dutch(qapp: QApplication) -> None:
    assert speak(qapp, "nl") and speak(qapp, "nl")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuleren"
    translator = qapp.findChild(QTranslator, NAME)
    assert translator is not None
    qapp.removeTranslator(translator)
    translator.setObjectName("")
    translator.deleteLater()


def test_a_language_that_qt_does_not_have_is_no_disaster(qapp: QApplication) -> None:
    assert speak(qapp, "xx") is False
