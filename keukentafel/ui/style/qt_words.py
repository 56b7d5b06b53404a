"""The words of Qt's own dialogs and menus, in the consultant's language; and which language that is at first."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from keukentafel.domain.source_language import DUTCH
from keukentafel.i18n import ENGLISH

NAME = "qt_words"


def speak(app: QApplication, language: str) -> bool:
    """Load them once. False where Qt brought no such language along: its own words stay English."""
    if app.findChild(QTranslator, NAME) is not None:
        return True
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load(f"qtbase_{language}", folder):
        translator.deleteLater()
        return False
    translator.setObjectName(NAME)
    return app.installTranslator(translator)


def system_language() -> str:
    """What the windows speak while nobody chose: English on a laptop that is in English, else Dutch."""
    return ENGLISH if QLocale.system().language() is QLocale.Language.English else DUTCH
