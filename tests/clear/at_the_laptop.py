"""The program as a consultant opens it, and everything in it that no script has a step for.

Run as a module in a home of its own: `python -m tests.clear.at_the_laptop SCRIPT OUT KEY.P12`. Files go to `OUT` by
the real dialogs of Qt. What can be seen from outside the program is printed as JSON when it ends.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QListWidget, QWidget

from keukentafel import __version__, app, crash, log, paths
from keukentafel.play.clock import A_STEP, PlayClock
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Script, Step, read_script
from keukentafel.play.steps import STEPS
from keukentafel.ui.shared.places import PLACES
from tests.clear.marked import HUSHED, KEY_PASSWORD, PASSPHRASE, SAID
from tests.ui.finding import find, line, press

NEW_PASSPHRASE = f"{PASSPHRASE} en zeven andere stille woorden"
BALLAST = 1 << 20
_PR_GET_DUMPABLE = 3


class Outside(QObject):
    """What the system and every other program can see of our windows: their titles, and the names in them."""

    def __init__(self) -> None:
        super().__init__()
        self.titles: set[str] = set()
        self.names: set[str] = set()

    def look(self) -> None:
        """Look at what is there now."""
        self.titles |= {window.windowTitle() for window in QApplication.topLevelWidgets()}
        self.titles |= {window.windowFilePath() for window in QApplication.topLevelWidgets()}
        self.names |= {widget.objectName() for widget in QApplication.allWidgets()}

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Look whenever a window shows itself or gets another title."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.WindowTitleChange):
            self.look()
        return False


class Laptop:
    """The program, two hands, and the answers to the system's own dialogs."""

    def __init__(self, script: Script, out: Path) -> None:
        self.clock, self.out = PlayClock(script.now), out
        own = paths.data_dir()
        self.windows = app.make_windows(app.store_home(), self.clock, own=own, ballast_bytes=BALLAST)
        app.start_log()
        crash.leave_no_memory_behind()
        self.play = Rehearsal(self.windows, self.clock, out, script.passphrase)
        self.main, self.session = self.windows.main, self.windows.session
        self.outside = Outside()
        self.windows.app.installEventFilter(self.outside)
        self.answers: list[Path] = []
        self._answering = QTimer(self.main, interval=10)
        self._answering.timeout.connect(self._answer)
        self._answering.start()
        self.main.show()
        self.main.activateWindow()
        self.settle()

    def settle(self) -> None:
        """Let the windows catch up, and look at them."""
        self.play.hands.settle()
        self.outside.look()

    def do(self, step: Step) -> None:
        """One step of the script; where it asks for a file, that goes where the script format says."""
        if step.do == "export":
            self.answers.append(
                self.out / f"uit-{step.number}{'.keukentafel' if step.text('kind') == 'story' else '.pdf'}"
            )
        STEPS[step.do](self.play, step)
        self.clock.set(self.clock.now() + A_STEP)
        self.settle()

    def act(self, name: str, at: QWidget | None = None) -> None:
        """Press a button."""
        press(at or self.main, name)
        self.settle()

    def wait(self) -> None:
        """Until nothing goes on beside the window."""
        while any(part.property("busy") for part in self.main.findChildren(QWidget)):
            QTest.qWait(20)

    def step(self, do: str) -> None:
        """A step without keys."""
        self.do(Step(0, do, {}, 0))

    def text_of(self, name: str) -> str:
        """What a label says."""
        return find(self.main, QLabel, name).text()

    def choose(self, name: str, answer: Path) -> None:
        """Press a button that opens a dialog, and give it this answer."""
        self.answers.append(answer)
        self.act(name)
        assert not self.answers, name

    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog) or not self.answers:
            return
        answer = self.answers.pop(0)
        dialog.setDirectory(str(answer.parent))
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(answer))  # type: ignore[union-attr]
        dialog.accept()


def at_the_visit(laptop: Laptop) -> str:
    """Copy what was said, read it back, look at the report; gives back what the clipboard holds."""
    catch = line(laptop.main, "catch.text")
    catch.setText(f"Zij zei {SAID}")
    laptop.main.activateWindow()
    catch.setFocus()
    laptop.settle()
    QTest.keyClick(catch, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(catch, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    laptop.settle()
    for place in PLACES:
        laptop.main.go(place.id)
        laptop.settle()
    laptop.main.grab()
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(laptop.main, Qt.Key.Key_J, control)
    laptop.settle()
    QTest.keyClick(QApplication.focusWidget() or laptop.main, Qt.Key.Key_Escape)
    laptop.settle()
    return laptop.windows.app.clipboard().text()


def in_the_vault(laptop: Laptop, key: Path) -> str:
    """A recovery code, copies, a key of the municipality, the trail, another passphrase; gives back the code."""
    laptop.act("start.vault")
    line(laptop.main, "vault.code.passphrase").setText(laptop.play.passphrase)
    laptop.act("vault.code.make")
    code = laptop.text_of("vault.code").replace("\n", "")
    laptop.act("vault.code.done")
    copies = laptop.out.parent / "reserve"
    copies.mkdir()
    laptop.act("backup.now")
    laptop.choose("backup.choose", copies)
    laptop.act("backup.restore")
    laptop.wait()
    find(laptop.main, QListWidget, "restore.copies").setCurrentRow(0)
    line(laptop.main, "restore.passphrase").setText(laptop.play.passphrase)
    laptop.act("restore.look")
    laptop.wait()
    laptop.act("restore.back")
    laptop.choose("vault.key.choose", key)
    line(laptop.main, "vault.key.password").setText(KEY_PASSWORD)
    laptop.act("vault.key.use")
    assert "gemeente gaf" in laptop.text_of("vault.key.state"), laptop.text_of("vault.key.error")
    laptop.act("fold.vault.change")
    line(laptop.main, "vault.old").setText(laptop.play.passphrase)
    for name in ("vault.new", "vault.again"):
        line(laptop.main, name).setText(NEW_PASSPHRASE)
    laptop.act("vault.change")
    laptop.play.passphrase = NEW_PASSPHRASE
    laptop.act("vault.trail")
    laptop.choose("trail.export", laptop.out / "wie-deed-wat.json")
    laptop.act("trail.back")
    return code


def dropped(target: QWidget, file: Path) -> None:
    """Let a file fall on a widget, as from the system's file manager."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(50, 50), copy, mime, left, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(50, 50), copy, mime, left, none))


def raising(words: str) -> Callable[[], None]:
    """A mistake of ours that knows what was said."""

    def mistake() -> None:
        known = {words: words}
        raise KeyError(known["not " + words])

    return mistake


def play(script: Script, out: Path, key: Path) -> dict[str, object]:
    """All of it."""
    laptop = Laptop(script, out)
    laptop.step("unlock")
    for step in (script.case, *script.participants, *script.steps):
        laptop.do(step)
    copied = at_the_visit(laptop)
    laptop.step("lock")
    after_lock = laptop.windows.app.clipboard().text()
    laptop.step("unlock")
    laptop.windows.app.clipboard().setText("van een ander")
    QTimer.singleShot(0, raising(f"{SAID} {HUSHED}"))
    laptop.settle()
    laptop.step("open_case")
    laptop.step("close_case")
    line(laptop.main, "start.search").setText(SAID)
    laptop.settle()
    line(laptop.main, "start.search").clear()
    code = in_the_vault(laptop, key)
    dropped(laptop.main.start, next(out.glob("uit-*.pdf")))
    laptop.settle()
    laptop.act("verify.back")
    laptop.main.text_size_asked.emit(1)
    laptop.step("lock")
    laptop.step("unlock")
    laptop.session.leave()
    laptop.settle()
    log.note(log.Event.CLOSED)
    laptop.main.close()
    return {
        "code": code,
        "copied": copied,
        "clipboard": after_lock,
        "titles": sorted(laptop.outside.titles),
        "names": sorted(laptop.outside.names),
        "command": Path("/proc/self/cmdline").read_bytes().decode(),
        "environment": dict(os.environ),
        "core": resource.getrlimit(resource.RLIMIT_CORE),
        "dumpable": ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0),
    }


if __name__ == "__main__":
    crash.install(paths.data_dir() / "crash", __version__)
    told = play(read_script(Path(sys.argv[1])), Path(sys.argv[2]), Path(sys.argv[3]))
    print(json.dumps(told))
