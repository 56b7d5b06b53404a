"""The program proves itself where it was installed: in a home of its own, without a screen, and it leaves nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from keukentafel import paths
from keukentafel.domain.content.languages import Direction, ReviewStatus
from keukentafel.domain.people import CONSULTANT, RESIDENT, CaseDetails
from keukentafel.domain.press import Printed
from keukentafel.domain.signing import Act, Drawing, Ended, How, ReportKind, SigningAct, StrokePoint

if TYPE_CHECKING:
    from keukentafel.ui.consultant.windows import Windows

PASSPHRASE = "vier paarden lopen naar zee"
WORD = "koolraapstamppot"
"""A word that stands in no file of the program, so that any file that holds it was left readable."""


Step = tuple[str, Callable[[], None]]


class NotAsPromised(Exception):
    """The program works, and does not do what it promises; the text says what."""


def selftest() -> int:
    """Check the installed program, one line per step.

    Gives back 0 when everything is as promised, 1 at the first step that is not; what comes after it builds on it
    and is not tried.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        home = Path(tempfile.mkdtemp(prefix="keukentafel-"))
    except OSError as error:
        print(f"een tijdelijke map: mislukt ({type(error).__name__})", flush=True)
        return 1
    try:
        with _Proof(home) as proof:
            return proof.run()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def prove(steps: Sequence[Step]) -> int:
    """Try the steps in order and say of each how it went; 1 at the first that fails, 0 when none does."""
    for name, step in steps:
        try:
            step()
        except NotAsPromised as broken:
            print(f"{name}: niet goed. {broken}", flush=True)
            return 1
        except Exception as error:  # noqa: BLE001
            # Whatever it is, the person who installs sees which step and which kind, and no stack.
            print(f"{name}: mislukt ({type(error).__name__})", flush=True)
            return 1
        print(f"{name}: goed", flush=True)
    return 0


class _Proof:
    def __init__(self, home: Path) -> None:
        self._home = home
        self._windows: Windows | None = None

    def __enter__(self) -> _Proof:
        return self

    def __exit__(self, *_: object) -> None:
        if self._windows is not None:
            self._windows.resident.close_window()
            self._windows.session.lock()
            self._windows.main.close()

    def run(self) -> int:
        steps: tuple[Step, ...] = (
            ("de inhoud", _content),
            ("de talen", _languages),
            ("de vensters", self._open_windows),
            ("de lettertypen", _fonts),
            ("het geluid", _sound),
            ("de kluis", self._vault),
            ("het slot", self._lock),
            ("het tweede venster", self._second_window),
            ("het verslag", self._report),
        )
        return prove(steps)

    @property
    def _opened(self) -> Windows:
        if self._windows is None:
            raise NotAsPromised("De vensters zijn er niet.")
        return self._windows

    def _open_windows(self) -> None:
        from keukentafel.app import WallClock, make_windows

        with _qt_kept_quiet():
            self._windows = make_windows(self._home / "kluis", WallClock())

    def _vault(self) -> None:
        from keukentafel.services import cases, telling

        session = self._opened.session
        _check(session.unlock(PASSPHRASE, new=True) == "", "De kluis kon niet gemaakt worden.")
        visit = cases.open_case(session.desk, _case())
        session.open_visit(visit)
        telling.record(visit, telling.Told(f"Ik eet graag {WORD}.", RESIDENT))

    def _lock(self) -> None:
        from keukentafel.services import cases

        session = self._opened.session
        session.lock()
        _check(not session.is_unlocked, "De kluis bleef open.")
        readable = [file for file in _files(self._home) if WORD.encode() in file.read_bytes()]
        _check(not readable, "Er staat iets leesbaar op de schijf.")
        _check(session.unlock("een verkeerde zin", new=False) != "", "Een verkeerde wachtzin opende de kluis.")
        _check(not session.is_unlocked, "Een verkeerde wachtzin opende de kluis.")
        _check(session.unlock(PASSPHRASE, new=False) == "", "De goede wachtzin opende de kluis niet.")
        found = cases.search(session.desk, WORD, begins=True)
        _check(len(found) == 1, "Wat bewaard was, is niet teruggevonden.")
        said = [statement.text for statement in session.conversation.statements]
        _check(said == [f"Ik eet graag {WORD}."], "Het gesprek kwam niet terug zoals het was.")

    def _second_window(self) -> None:
        from PySide6.QtCore import Qt

        from keukentafel.app import library

        screen = self._opened.resident
        _check(screen.is_blank, "Het tweede venster begint niet leeg.")
        right_to_left = next(
            language.code
            for language in library().languages()
            if language.direction is Direction.RTL and library().offered_on_second_window(language.code)
        )
        screen.set_language(right_to_left)
        with _qt_kept_quiet():
            screen.open_window()
            empty = screen.window.grab().toImage()
            screen.show_prompt(_shown_prompts()[0])
            full = screen.window.grab().toImage()
        _check(empty != full and not full.isNull(), "De vraag is niet te zien.")
        direction = screen.window.layoutDirection()
        _check(direction is Qt.LayoutDirection.RightToLeft, "De vraag loopt niet van rechts naar links.")
        screen.blank()
        _check(screen.window.grab().toImage() == empty, "Het tweede venster werd niet weer leeg.")

    def _report(self) -> None:
        from keukentafel.app import press

        pdf = self._sealed().pdf
        verdict = press().verify(pdf)
        _check(verdict.exit_code == 0, " ".join(verdict.lines))
        _check(bool(press().page_picture(pdf, 0, 400)), "Het verslag is niet als plaatje te zien.")
        middle = len(pdf) // 2
        changed = pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]
        _check(press().verify(changed).exit_code != 0, "Een veranderd verslag gaat voor echt door.")

    def _sealed(self) -> Printed:
        from keukentafel.services import freezing, signing

        session = self._opened.session
        version = freezing.freeze(session.visit, ReportKind.CONVERSATION, Ended.COMPLETE)
        line = ((StrokePoint(0, 40, 90, 0.5), StrokePoint(120, 300, 40, 0.5), StrokePoint(240, 560, 100, 0.5)),)
        drawing = Drawing(640, 190, line, version.record_sha256)
        now = session.desk.now()
        printed = signing.sign(
            session.visit,
            SigningAct(CONSULTANT, Act.CONSULTANT, How.DRAWN, now, version.kind, version.number, drawing=drawing),
        )
        if printed is None:
            raise NotAsPromised("Het verslag werd niet verzegeld.")
        return printed


def _content() -> None:
    from keukentafel.app import library

    _check(len(library().pack().prompts) > 0, "Er zijn geen vragen.")
    _check(len(library().profiles()) > 0, "Er is geen gemeente.")
    for profile in library().profiles():
        _check(library().profile(profile).name != "", "Een gemeente heeft geen naam.")
    _check(len(library().calendar().royal_decree_days) > 0, "De kalender is leeg.")


def _languages() -> None:
    from keukentafel.app import library

    for language in library().languages():
        _check(library().language(language.code) == language, f"De taal {language.code} is er niet.")
        for code in _shown_prompts():
            view = library().prompt_view(code, language.code)
            _check(bool(view.text.strip()), f"Vraag {code} is leeg in de taal {language.code}.")
    catalogues = sorted(file.parent.parent.name for file in paths.translations_dir().glob("*/LC_MESSAGES/prompts.mo"))
    _check(len(catalogues) > 0, "Er zijn geen vertalingen.")
    read_back = [code for code in catalogues if library().language(code).review is not ReviewStatus.DRAFT]
    _check(len(read_back) > 0, "Geen enkele vertaling is terugvertaald.")
    for code in read_back:
        _check(library().offered_on_second_window(code), f"De vertaling {code} is niet compleet.")


def _fonts() -> None:
    from PySide6.QtGui import QFontDatabase

    files = sorted((paths.resources_dir() / "fonts").glob("*.ttf"))
    _check(len(files) > 0, "Er zijn geen lettertypen.")
    for file in files:
        _check(QFontDatabase.addApplicationFont(str(file)) >= 0, f"{file.name} is geen lettertype.")


def _sound() -> None:
    from array import array

    from keukentafel.domain.content.voice import SAMPLE_RATE, Speaker, Take
    from keukentafel.sound.clips import decode, encode
    from keukentafel.sound.devices import Devices

    take = Take(array("h", [9000, -9000] * (SAMPLE_RATE // 2)))
    samples, _, rate = decode(encode(take, Speaker(date(2026, 1, 5))))
    _check(abs(len(samples) / rate - take.seconds) < 0.1, "Een opname komt niet terug zoals zij was.")
    # For nobody to hear: whether this machine has a loudspeaker is not up to the program.
    _check(Devices(["NULL"]).has_output(), "Het geluid doet het niet.")


def _shown_prompts() -> list[str]:
    """The prompts that may be on the second window and that have no open place."""
    from keukentafel.app import library

    return [p.code for p in library().pack().prompts if not p.spoken_only and p.slot is None]


def _case() -> CaseDetails:
    from keukentafel.app import WallClock, library

    today = WallClock().now().date()
    return CaseDetails(
        resident="Mevrouw T. Proef",
        form_of_address="mevrouw Proef",
        born=today - timedelta(days=29000),
        address="Proefstraat 1",
        municipality=library().profiles()[0],
        case_number="ZELFTEST-1",
        reported=today - timedelta(days=7),
        speaks="nl",
        reads="nl",
    )


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def _check(holds: bool, otherwise: str) -> None:
    if not holds:
        raise NotAsPromised(otherwise)


@contextmanager
def _qt_kept_quiet() -> Iterator[None]:
    """What Qt remarks on a machine without a screen or a locale is no step, and no news to who installs."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    def drop(_kind: QtMsgType, _context: QMessageLogContext, _message: str) -> None:
        return

    before = qInstallMessageHandler(drop)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
