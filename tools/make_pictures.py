"""Makes `docs/pictures/*.png`, the pictures of README and handbook, from real windows and a real report.

It plays the demo conversation into a folder that is thrown away, opens both windows over the store which that
left, and goes through them by hand. No screen is needed. Run it when windows or report look different.
"""

from __future__ import annotations

import os
import sys
import tempfile
import tomllib
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from keukentafel import app
from keukentafel.play.clock import PlayClock
from keukentafel.play.hands import Hands
from keukentafel.play.steps.closing import signature
from keukentafel.settings import LARGEST
from keukentafel.ui.style.look import Look
from keukentafel.ui.style.theme import CONTRAST, DARK, LIGHT

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
RESIDENT = (1280, 800)
CONSULTANT = (1440, 900)
TALL = (1440, 1080)
"""So tall that most of a story is in the picture."""
PAGE_WIDTH = 900
MOST_BYTES = 300_000


def main() -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    script = app.demo_script()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        if app.play_script(script, out, onscreen=False):
            return 1
        head = tomllib.loads(script.read_text("utf-8"))
        photograph(out / "kluis", str(head["passphrase"]), head["now"])
        page = app.press().page_picture((out / "gespreksverslag.pdf").read_bytes(), 0, PAGE_WIDTH)
        save(QImage.fromData(QByteArray(page)), "report")
    return 0


def photograph(store: Path, passphrase: str, now: datetime) -> None:
    """Open the store and take a picture of each window and page that a reader should know."""
    windows = app.make_windows(store, PlayClock(now))
    main_window, resident = windows.main, windows.resident
    main_window.resize(*TALL)
    main_window.show()
    hands = Hands(main_window)
    windows.session.unlock(passphrase, new=False)
    hands.click("start.open")

    resident.show_prompt("A2")
    resident.window.showNormal()
    resident.window.resize(*RESIDENT)
    statements = hands.find("story.statements", QListView)
    hands.click_row(statements, 3)
    statements.scrollToTop()
    take(hands, main_window, "consultant")
    take(hands, resident.window, "resident")

    main_window.resize(*CONSULTANT)
    hands.click("rail.shells")
    take(hands, main_window, "shells")
    take_looks(hands, main_window)
    hands.click("rail.report")
    hands.click("report.sign")
    hands.pick(hands.find("sign.by", QComboBox), "bewoner")
    hands.choose("sign.act", ("received",))
    hands.choose("sign.how", ("drawn",))
    hands.draw(hands.find("sign.pad", QWidget), signature())
    take(hands, main_window, "signing")
    main_window.close()


def take_looks(hands: Hands, main_window: QWidget) -> None:
    """The story in the other palettes and with letters of twice the size, for the design language."""
    look = main_window.findChild(Look)
    assert isinstance(look, Look)
    hands.click("rail.story")
    for name, palette in (("dark", DARK), ("contrast", CONTRAST)):
        look.paint_with(palette)
        take(hands, main_window, f"story-{name}")
    look.paint_with(LIGHT)
    while look.text_percent < LARGEST:
        look.ask_text_size(1)
    take(hands, main_window, "story-large")
    look.ask_text_size(0)
    hands.settle()


def take(hands: Hands, window: QWidget, name: str) -> None:
    """Save what the window shows now."""
    hands.settle()
    save(window.grab().toImage(), name)


def save(picture: QImage, name: str) -> None:
    """Save it, compressed as far as PNG goes. Ends the program when it is too large for a checkout."""
    file = PICTURES / f"{name}.png"
    picture.convertToFormat(QImage.Format.Format_RGB888).save(str(file), quality=0)
    if file.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{file.name} is larger than {MOST_BYTES} bytes.")
    sys.stdout.write(f"{file.name} {file.stat().st_size}\n")


if __name__ == "__main__":
    sys.exit(main())
