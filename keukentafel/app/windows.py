"""Both windows over one store, and the program as a consultant opens it."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from keukentafel import crash, log, paths, settings
from keukentafel.app.one_at_a_time import KNOCK, knock, take_turn
from keukentafel.app.place import is_known, store_home
from keukentafel.app.rooms import (
    WallClock,
    exits,
    letter_box,
    library,
    press,
    studio_of,
    vault_of,
    voice_of,
    words_in,
)
from keukentafel.domain.source_language import DUTCH
from keukentafel.domain.troubles import StoreBusy, WorldError

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

    from keukentafel.domain.cards import SealAnswer, SealAsked
    from keukentafel.domain.ports import Clock
    from keukentafel.ui.consultant.main_window import MainWindow
    from keukentafel.ui.consultant.windows import Windows
    from keukentafel.ui.shared.doors import PathAsker
    from keukentafel.ui.shared.session import Session
    from keukentafel.ui.style.look import Look

FURNISH_EVERY_MS = 20
"""Between one part of the windows and the next, so that a key pressed meanwhile is shown first."""
NEAR_THE_REPORT = ("agreements", "own_words", "report")
"""From these places of the path one goes to the report, which needs the print room."""
BALLAST_BYTES = 16 * 1024 * 1024
"""Kept free beside the store of a consultant, so that a conversation can end on a full disk."""


def make_windows(
    home: Path,
    clock: Clock,
    *,
    own: Path | None = None,
    ask_path: PathAsker | None = None,
    ask_record: Callable[[], Path | None] | None = None,
    ballast_bytes: int = 0,
    slow_to_guess: bool = False,
    aloud: bool = False,
    language: str = DUTCH,
) -> Windows:
    """Both windows over the store in `home`; the main window is not shown yet.

    `own` is the folder of this user on this machine, with settings, packs and copies: the one around `home` unless the
    store stands elsewhere.
    `ask_path` takes the place of the system's dialog for where a file goes, `ask_record` of that for which record
    a review begins from. `ballast_bytes` is what is kept free beside the store, and `slow_to_guess` makes a new
    passphrase take about a second to try on this machine; a play keeps nothing beside its store and is not slow.
    `aloud` lets the windows use sound; a play is silent. `language` is never that of what is printed.
    """
    # The cyclic collector may run on any thread and delete widgets there, which kills the process.
    gc.disable()
    own = own or home.parent
    remembered = settings.load(own)
    from keukentafel.battery import percent_left
    from keukentafel.ui.consultant.main_window import MainWindow
    from keukentafel.ui.consultant.windows import Windows
    from keukentafel.ui.resident.resident_screen import ResidentScreen
    from keukentafel.ui.shared.doors import Doors
    from keukentafel.ui.shared.save_dialog import ask_folder_in_dialog, ask_in_dialog, ask_record_in_dialog
    from keukentafel.ui.shared.session import Session
    from keukentafel.ui.style.dressing import dressed
    from keukentafel.ui.style.theme import LIGHT

    keep = partial(settings.keep_text_size, own)
    resources = paths.resources_dir()
    app, look = dressed(language, resources / "fonts", remembered.text_percent, keep)
    words = words_in(language)
    doors = Doors(
        vault=vault_of(home, own, ballast_bytes, slow_to_guess, lambda act: main.unlock.upgrade(act)),
        store_was_made=partial(is_known, home, own),
        open_library=library,
        press=press,
        exits=exits,
        letter_box=letter_box,
        clock=clock,
        words=words,
        pictures=resources / "icons" / "prompts",
        ask_path=ask_path or ask_in_dialog,
        ask_record=ask_record or ask_record_in_dialog,
        ask_folder=ask_folder_in_dialog,
        settings_folder=own,
        battery=percent_left,
        copies_at_lock=ballast_bytes > 0,
        keep_language=partial(settings.keep_language, own),
        voice=voice_of(own) if aloud else lambda: None,
        studio=studio_of(own) if aloud else lambda: None,
    )
    session = Session(doors)
    doors.ask_to_seal = partial(_ask_to_seal, session)
    resident = ResidentScreen(library, doors.pictures, LIGHT, words)
    main = MainWindow(session, resident, look.palette)
    look.setParent(main)
    windows = Windows(app, session, main, resident)
    main.furnishing.connect(partial(_complete, windows, look))
    return windows


def _complete(windows: Windows, look: Look) -> None:
    from keukentafel.app.after_first_paint import complete

    complete(windows, look)


def _ask_to_seal(session: Session, asked: SealAsked) -> SealAnswer:
    # Seldom asked, and what it needs of Qt is not there yet at the first paint.
    from keukentafel.ui.vault.seal_dialog import ask_in_dialog

    return ask_in_dialog(session.words, session.locked, asked)


def _note_warning(kind: QtMsgType, _context: QMessageLogContext, _message: str) -> None:
    # What Qt says may hold what stands in a field; that it said something is enough to look for the cause.
    log.note(log.Event.WINDOW_WARNING, kind=kind.value)


def has_screen() -> bool:
    """Whether a window can be shown on this machine."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_application() -> int:
    """Open the program for a consultant; gives back the exit code of the event loop.

    Where it is open already for this user, that one comes forward and this one ends.
    """
    began, own = time.perf_counter(), paths.data_dir()
    try:
        turn = take_turn(own)
    except StoreBusy:
        return 0 if knock(own) else _say_only("NO_ANSWER")
    except WorldError:
        return _say_only("NOT_YOURS")
    try:
        return _opened(own, began)
    finally:
        turn.release()


def _opened(own: Path, began: float) -> int:
    from PySide6.QtCore import QTimer, qInstallMessageHandler

    from keukentafel.ui.style.qt_words import system_language

    qInstallMessageHandler(_note_warning)
    kept, home = settings.load(own), store_home()
    told = kept.language or system_language()
    windows = make_windows(
        home, WallClock(), own=own, ballast_bytes=BALLAST_BYTES, slow_to_guess=True, aloud=True, language=told
    )
    windows.main.show_fitting()
    # The first paint; the log, and all that is behind the unlock page, comes after it.
    windows.app.processEvents()
    start_log()
    crash.leave_no_memory_behind()
    _stand_guard(windows, own, hidden=kept.hide_from_capture)
    ms = (time.perf_counter() - began) * 1000
    windows.session.doors.timings_ms["start"] = ms
    log.note(log.Event.STARTED, ms=round(ms))
    QTimer.singleShot(0, partial(warm_up, windows))
    code = windows.run()
    log.note(log.Event.CLOSED)
    return code


def _stand_guard(windows: Windows, own: Path, *, hidden: bool) -> None:
    """What the system and a second start say to the program, and who may see its window."""
    import signal

    from keukentafel.ui.consultant.hidden_from_capture import hide_from_capture
    from keukentafel.ui.consultant.knocks import Knocks
    from keukentafel.ui.system_lock import SystemLock

    SystemLock(windows.session, windows.main)
    Knocks(own / KNOCK, windows.main)
    windows.session.unlocked.connect(partial(settings.keep_store_seen, own))
    if hidden:
        hide_from_capture(windows.main)
    for request in (signal.SIGINT, signal.SIGTERM):
        # Closing flushes and locks; Python hears the signal at the next tick of the collector's timer.
        signal.signal(request, lambda *_: windows.main.close())


def _say_only(reason: str) -> int:
    from keukentafel.ui.style.dressing import dressed
    from keukentafel.ui.style.qt_words import system_language
    from keukentafel.ui.vault.before_opening import Reason, box

    kept = settings.load(paths.data_dir())
    words = words_in(kept.language or system_language())
    dressed(words.language, paths.resources_dir() / "fonts", kept.text_percent, lambda _percent: True)
    box(Reason[reason], words).exec()
    return 1


def start_log() -> None:
    """From here on the log is kept, in the folder of this user."""
    log.start(paths.data_dir() / "log")


def warm_up(windows: Windows) -> None:
    """What the first paint did without is there now; what is behind it is made while the passphrase is typed."""
    from threading import Thread

    from PySide6.QtCore import QTimer

    def load() -> None:
        # The database first: it is what somebody who types fast waits for.
        import keukentafel.storage.migrate
        import keukentafel.storage.store
        import keukentafel.ui.consultant.all_pages
        import keukentafel.ui.consultant.visit_view  # noqa: F401

        library()
        # The agenda says days in words, and the first of them takes as long as a thousand others.
        windows.session.words.day(windows.session.doors.clock.now().date())

    windows.main.furnish_a_little()
    thread = Thread(target=load, name="warm-up", daemon=True)
    pulse = QTimer(windows.main, interval=FURNISH_EVERY_MS)

    def look() -> None:
        if thread.is_alive():
            return
        if not windows.main.furnish_a_little():
            pulse.stop()
            pulse.deleteLater()
            windows.main.visit.page_stack.currentChanged.connect(partial(_warm_up_press, windows.main))

    pulse.timeout.connect(look)
    thread.start()
    pulse.start()


def _warm_up_press(main: MainWindow, _page: int) -> None:
    """Load the print room while a place is at hand from which one goes to the report."""
    from threading import Thread

    def load() -> None:
        import keukentafel.report.press  # noqa: F401

    if main.place in NEAR_THE_REPORT and "keukentafel.report.press" not in sys.modules:
        Thread(target=load, name="print-room", daemon=True).start()
