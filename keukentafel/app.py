"""The assembly: the only module that knows every room. Rooms are imported when they are first needed."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from keukentafel import log, paths, settings
from keukentafel.i18n import DUTCH, Catalogue

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

    from keukentafel.content.language_desk import LanguageDesk
    from keukentafel.domain.handover import LetterBox
    from keukentafel.domain.library import Library
    from keukentafel.domain.ports import Clock, Vault
    from keukentafel.domain.press import Press
    from keukentafel.domain.verdicts import FileVerdict, Together
    from keukentafel.domain.voice import ClipStudio, Voice
    from keukentafel.services.desk import Exits
    from keukentafel.sound.clips import ClipShelf
    from keukentafel.storage.backups import CopyShelf
    from keukentafel.storage.check import Examination
    from keukentafel.ui.session import PathAsker, Session
    from keukentafel.ui.windows import Windows

FURNISH_EVERY_MS = 20
"""Between one part of the windows and the next, so that a key pressed meanwhile is shown first."""
STORE_FOLDER = "kluis"
PACKS_FOLDER = "packs"
"""Language packs of this user: `<language>/prompts.po` and `<language>/voices/*.ogg`, beside the store."""
BALLAST_BYTES = 16 * 1024 * 1024
"""Kept free beside the store of a consultant, so that a conversation can end on a full disk."""


class WallClock:
    """The clock of this computer, in Europe/Amsterdam."""

    @cached_property
    def _zone(self) -> tzinfo:
        from zoneinfo import ZoneInfo

        return ZoneInfo("Europe/Amsterdam")

    def now(self) -> datetime:
        """An aware moment."""
        return datetime.now(self._zone)


@cache
def library() -> Library:
    """The content of `resources/`, its translations and the language packs of this computer, read once."""
    from keukentafel.content.library import ResourceLibrary

    return ResourceLibrary(paths.resources_dir(), paths.translations_dir(), packs=_packs_dir())


def language_desk(home: Path | None = None) -> LanguageDesk:
    """Where translations go out and come in; with the packs of another home when one is given."""
    from keukentafel.content.language_desk import LanguageDesk
    from keukentafel.i18n import locale_direction

    packs = _packs_dir() if home is None else home / PACKS_FOLDER
    today = WallClock().now().date()
    return LanguageDesk(paths.resources_dir(), paths.translations_dir(), packs, today, locale_direction)


def _packs_dir() -> Path:
    return paths.data_dir() / PACKS_FOLDER


@cache
def press() -> Press:
    """The print room."""
    from keukentafel.report.press import PrintRoom

    resources = paths.resources_dir()
    words = Catalogue("ui", DUTCH, paths.translations_dir())
    more = tuple(sorted(_packs_dir().glob("*/fonts/*.ttf")))
    return PrintRoom(library(), resources / "fonts", resources / "colour" / "sRGB.icc", words.t, more)


def _vault(home: Path, ballast_bytes: int, slow_to_guess: bool) -> Callable[[], Vault]:
    @cache
    def made() -> Vault:
        from keukentafel.storage.slot_kinds import KdfCost
        from keukentafel.storage.vault import SqlCipherVault

        cost, shelf = None if slow_to_guess else KdfCost(), _shelf(home)
        return SqlCipherVault(home, cost, ballast=ballast_bytes, organisations=_recovery_keys, shelf=shelf)

    return made


def _shelf(home: Path) -> CopyShelf:
    from keukentafel.storage.backups import CopyShelf

    return CopyShelf(partial(settings.backups_in, home.parent))


def _recovery_keys() -> tuple[str, ...]:
    profiles = map(library().profile, library().profiles())
    return tuple(profile.recovery_public_key for profile in profiles if profile.recovery_public_key)


def _voice(home: Path) -> Callable[[], Voice]:
    @cache
    def made() -> Voice:
        from keukentafel.sound.devices import Devices
        from keukentafel.sound.engines import engines
        from keukentafel.sound.voice import SoundRoom

        return SoundRoom(_clips(home), Devices(), engines)

    return made


def _studio(home: Path) -> Callable[[], ClipStudio]:
    @cache
    def made() -> ClipStudio:
        from keukentafel.sound.devices import Devices
        from keukentafel.sound.studio import Studio

        return Studio(_clips(home), Devices())

    return made


def _clips(home: Path) -> ClipShelf:
    from keukentafel.sound.clips import ClipShelf

    return ClipShelf(home.parent / PACKS_FOLDER, paths.resources_dir() / "voices")


@cache
def _exits() -> Exits:
    from keukentafel.storage.exits import FileExits

    return FileExits()


def _letter_box() -> LetterBox:
    from keukentafel.handover.letter_box import HandoverBox

    return HandoverBox()


def make_windows(
    home: Path,
    clock: Clock,
    *,
    ask_path: PathAsker | None = None,
    ask_record: Callable[[], Path | None] | None = None,
    ballast_bytes: int = 0,
    slow_to_guess: bool = False,
    aloud: bool = False,
    language: str = DUTCH,
) -> Windows:
    """Both windows over the store in `home`; the main window is not shown yet.

    `ask_path` takes the place of the system's dialog for where a file goes, `ask_record` of that for which record
    a review begins from. `ballast_bytes` is what is kept free beside the store, and `slow_to_guess` makes a new
    passphrase take about a second to try on this machine; a play keeps nothing beside its store and is not slow.
    `aloud` lets the windows use sound; a play is silent. `language` is never that of what is printed.
    """
    # The cyclic collector may run on any thread and delete widgets there, which kills the process.
    gc.disable()
    # What is loaded after Qt has its source read by Qt's binding, so what needs no Qt comes first.
    import keukentafel.domain.passphrases
    import keukentafel.domain.ports
    import keukentafel.domain.refusals  # noqa: F401

    remembered = settings.load(home.parent)
    from keukentafel.battery import percent_left
    from keukentafel.storage.names import was_made
    from keukentafel.ui import fonts
    from keukentafel.ui.dressing import dressed
    from keukentafel.ui.idle_lock import IdleLock
    from keukentafel.ui.keep_in_sight import KeepInSight
    from keukentafel.ui.main_window import MainWindow
    from keukentafel.ui.resident_screen import ResidentScreen
    from keukentafel.ui.save_dialog import ask_folder_in_dialog, ask_in_dialog, ask_record_in_dialog
    from keukentafel.ui.session import Doors, Session
    from keukentafel.ui.theme import LIGHT
    from keukentafel.ui.undo_keys import UndoKeys
    from keukentafel.ui.windows import Windows, collect_on_gui_thread

    keep = partial(settings.keep_text_size, home.parent)
    resources = paths.resources_dir()
    app, look = dressed(language, resources / "fonts", remembered.text_percent, keep)
    words = Catalogue("ui", language, paths.translations_dir())
    doors = Doors(
        vault=_vault(home, ballast_bytes, slow_to_guess),
        store_was_made=partial(was_made, home),
        open_library=library,
        press=press,
        exits=_exits,
        letter_box=_letter_box,
        clock=clock,
        words=words,
        pictures=resources / "icons" / "prompts",
        ask_path=ask_path or ask_in_dialog,
        ask_record=ask_record or ask_record_in_dialog,
        ask_folder=ask_folder_in_dialog,
        settings_folder=home.parent,
        battery=percent_left, copies_at_lock=ballast_bytes > 0,
        keep_language=partial(settings.keep_language, home.parent),
        voice=_voice(home) if aloud else lambda: None,
        studio=_studio(home) if aloud else lambda: None,
    )
    session = Session(doors)
    resident = ResidentScreen(library, doors.pictures, LIGHT, words)
    main = MainWindow(session, resident, look.palette)
    main.furnishing.connect(look.follow_system)
    main.furnishing.connect(partial(fonts.load_others, resources / "fonts", _packs_dir()))
    look.setParent(main)
    look.follow_window(main)
    KeepInSight(main, session.unlocked)
    main.text_size_asked.connect(look.ask_text_size)
    idle = IdleLock(app, session, resident, clock)
    # Like the lock: a filter that sees every event is not needed before there is something behind the first page.
    session.unlocked.connect(partial(app.installEventFilter, UndoKeys(app)))
    collect_on_gui_thread(app, session)
    _keep_log(session)
    return Windows(app, session, main, resident, idle)


def _keep_log(session: Session) -> None:
    session.unlocked.connect(lambda: log.note(log.Event.UNLOCKED))
    session.locked.connect(lambda: log.note(log.Event.LOCKED))
    session.backed_up.connect(lambda made: log.note(log.Event.BACKED_UP if made else log.Event.BACKUP_SKIPPED))
    session.restored.connect(lambda: log.note(log.Event.RESTORED))
    session.failed.connect(lambda sentence: log.note(log.Event.SAVE_FAILED) if sentence else None)


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
    """Open the program for a consultant; gives back the exit code of the event loop."""
    from PySide6.QtCore import QTimer, qInstallMessageHandler

    from keukentafel.ui.qt_words import system_language

    began = time.perf_counter()
    qInstallMessageHandler(_note_warning)
    home = paths.data_dir() / STORE_FOLDER
    told = settings.load(home.parent).language or system_language()
    windows = make_windows(
        home, WallClock(), ballast_bytes=BALLAST_BYTES, slow_to_guess=True, aloud=True, language=told
    )
    windows.main.show()
    # The first paint; the log, and all that is behind the unlock page, comes after it.
    windows.app.processEvents()
    start_log()
    ms = (time.perf_counter() - began) * 1000
    windows.session.doors.timings_ms["start"] = ms
    log.note(log.Event.STARTED, ms=round(ms))
    for request in (signal.SIGINT, signal.SIGTERM):
        # Closing flushes and locks; Python hears the signal at the next tick of the collector's timer.
        signal.signal(request, lambda *_: windows.main.close())
    QTimer.singleShot(0, partial(_warm_up, windows))
    code = int(windows.app.exec())
    log.note(log.Event.CLOSED)
    return code


def start_log() -> None:
    """From here on the log is kept, in the folder of this user."""
    log.start(paths.data_dir() / "log")


def _warm_up(windows: Windows) -> None:
    """What is behind the unlock page is loaded and made while the passphrase is being typed."""
    from threading import Thread

    from PySide6.QtCore import QTimer

    def load() -> None:
        # The database first: it is what somebody who types fast waits for.
        import keukentafel.storage.migrate
        import keukentafel.storage.store
        import keukentafel.ui.all_pages
        import keukentafel.ui.quiet_page
        import keukentafel.ui.resident_window
        import keukentafel.ui.signing_page
        import keukentafel.ui.start_page
        import keukentafel.ui.visit_view  # noqa: F401

        library()
        import keukentafel.report.press  # noqa: F401

    thread = Thread(target=load, name="warm-up", daemon=True)
    pulse = QTimer(windows.main, interval=FURNISH_EVERY_MS)

    def look() -> None:
        if not thread.is_alive() and not windows.main.furnish_a_little():
            pulse.stop()
            pulse.deleteLater()

    pulse.timeout.connect(look)
    thread.start()
    pulse.start()


def demo_script() -> Path:
    """The conversation that ships with the program."""
    return paths.resources_dir() / "demo" / "mevrouw-uysal.toml"


def check_store(home: Path, ask_passphrase: Callable[[], str]) -> Examination:
    """What is whole and what is not in the store in that home, or in that folder itself; nothing is written."""
    from keukentafel.storage.check import examine

    inside = home / STORE_FOLDER
    folder = inside if inside.is_dir() else home
    return examine(folder, ask_passphrase, _shelf(folder))


def make_papers(language: str, municipality: str, out: Path) -> list[Path]:
    """Write the papers that are about nobody in a language, for a municipality; `out` is made when it is not there.

    Without a `municipality` it is the only one there is. Raises UnknownContent for what is not in the tables, and
    OSError.
    """
    from keukentafel.domain.loose_papers import PaperKind, loose_paper
    from keukentafel.domain.prompts import UnknownContent

    lent, now = library(), WallClock().now()
    known = lent.profiles()
    if not municipality and len(known) != 1:
        raise UnknownContent("municipality", municipality)
    profile = lent.profile(municipality or known[0])
    lent.language(language)
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for kind in PaperKind:
        paper = loose_paper(kind, language, profile, lent.calendar(), now.date())
        written.append(out / paper.file_name)
        written[-1].write_bytes(press().paper(paper, now).pdf)
    return written


def verify_files(files: Sequence[bytes]) -> Together:
    """The verdict about files and whether they belong together; this laptop's own stores are unknown sealers here."""
    return press().verify_together(files)


def verify_in_window(files: Sequence[Path]) -> int:
    """The same in a window, for a reviewer who has no store; gives back the exit code of the event loop."""
    from keukentafel.ui import dressing, fonts, verify_window

    folder, fonts_dir = paths.data_dir(), paths.resources_dir() / "fonts"
    kept, keep = settings.load(folder), partial(settings.keep_text_size, folder)
    words = Catalogue("ui", kept.language or DUTCH, paths.translations_dir())
    app, look = dressing.dressed(words.language, fonts_dir, kept.text_percent, keep)
    fonts.load_others(fonts_dir, _packs_dir())
    return verify_window.run(app, verify_window.VerifyWindow(words, verify_files, look=look), files)


def check_package(data: bytes, key: bytes | None, ask_password: Callable[[], str]) -> FileVerdict:
    """The verdict about a package for the municipality. Raises ValueError for a key or password that is not right."""
    from keukentafel.handover.checking import check_with_pem

    return check_with_pem(data, key, ask_password, press(), Catalogue("ui", DUTCH, paths.translations_dir()).t)


def play_script(script: Path, out: Path, onscreen: bool) -> int:
    """Play a conversation script through the real windows; gives back the exit code of a play."""
    from keukentafel.play.supervisor import play

    return play(script, out, onscreen)


def serve_play() -> int:
    """Be the program that a play supervises: steps come in on standard input."""
    from keukentafel.play.child import serve

    return serve(make_windows)

