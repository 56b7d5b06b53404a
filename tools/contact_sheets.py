"""Makes contact sheets of the second window: every prompt in a language, side by side, for people to look at.

    python tools/contact_sheets.py FOLDER [--language tr …] [--size 1024x600 …] [--picture-first]

Without languages it takes all that are translated, also those whose back-translation is still to come and that no
resident is shown yet; without sizes 1920x1080 and 1024x600. A prompt with a slot stands there with the longest word
that fits. No screen is needed.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.content.prompts import PromptView
from keukentafel.ui.resident.resident_window import ResidentWindow
from keukentafel.ui.style.theme import LIGHT
from tools.compile_catalogues import compile_catalogue

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
SIZES = ("1920x1080", "1024x600")
ACROSS, DOWN = 4, 6
THUMB = 480
GAP = 12
HELD_BACK = re.compile(r'^"X-Meaning-Kept: .*\n', re.MULTILINE)


def as_if_kept(translations: Path, folder: Path) -> Path:
    """A copy of the catalogues in which none is held back for what its back-translation found; compiled."""
    for source in translations.glob("*/LC_MESSAGES/prompts.po"):
        copy = folder / source.relative_to(translations)
        copy.parent.mkdir(parents=True)
        copy.write_text(HELD_BACK.sub("", source.read_text("utf-8")), "utf-8")
        compile_catalogue(copy)
    return folder


def languages(library: ResourceLibrary) -> list[str]:
    """Those in which the window has something of its own to show."""
    return [row.code for row in library.languages() if library.offered_on_second_window(row.code)]


def views(library: ResourceLibrary, language: str) -> Iterator[PromptView]:
    """Every prompt that the window may show, in the order of the pack, and the pause."""
    pack = library.pack()
    for prompt in pack.prompts:
        if prompt.spoken_only:
            continue
        words = pack.words(prompt.slot) if prompt.slot else ()
        filled = [library.prompt_view(prompt.code, language, word.id) for word in words]
        yield max(filled, key=lambda view: len(view.text)) if filled else library.prompt_view(prompt.code, language)
    yield library.pause_view(language)


def sheets(window: ResidentWindow, shown: list[PromptView]) -> Iterator[QImage]:
    """The window with each of these views, made small, as many to a sheet as fit."""
    high = THUMB * window.height() // window.width()
    for first in range(0, len(shown), ACROSS * DOWN):
        page = shown[first : first + ACROSS * DOWN]
        rows = -(-len(page) // ACROSS)
        sheet = QImage(ACROSS * (THUMB + GAP) + GAP, rows * (high + GAP) + GAP, QImage.Format.Format_RGB32)
        sheet.fill(QColor(LIGHT.line))
        painter = QPainter(sheet)
        for place, view in enumerate(page):
            window.show_view(view)
            small = window.grab().toImage().scaled(
                THUMB, high, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            at = QRect(GAP + place % ACROSS * (THUMB + GAP), GAP + place // ACROSS * (high + GAP), THUMB, high)
            painter.drawImage(at, small)
        painter.end()
        yield sheet


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Contact sheets of the second window.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", nargs="*", default=[])
    parser.add_argument("--size", nargs="*", default=list(SIZES))
    parser.add_argument("--picture-first", action="store_true", help="as for a resident who does not read")
    asked = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    for font in sorted((RESOURCES / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    with tempfile.TemporaryDirectory() as folder:
        library = ResourceLibrary(RESOURCES, as_if_kept(ROOT / "translations", Path(folder)))
    asked.folder.mkdir(parents=True, exist_ok=True)
    window = ResidentWindow(RESOURCES / "icons" / "prompts", LIGHT, lambda text: text)
    for size in asked.size:
        window.resize(QSize(*(int(side) for side in size.split("x"))))
        for language in asked.language or languages(library):
            shown = list(views(library, language))
            if asked.picture_first:
                shown = [replace(view, picture_first=True) for view in shown]
            for number, sheet in enumerate(sheets(window, shown), 1):
                file = asked.folder / f"{language}-{size}-{number}.png"
                sheet.save(str(file))
                sys.stdout.write(f"{file}\n")
    window.deleteLater()
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
