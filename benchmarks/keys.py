"""Keys pressed in the real windows: from the key to the end of the paint it causes, beside a bare line of Qt.

A program of its own, started by `benchmarks.windows`: it gets the folder of a store and prints JSON.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget

from benchmarks.store import PASSPHRASE, page_writer
from keukentafel import app
from keukentafel.domain.people import RESIDENT, Participant, Role
from keukentafel.domain.statements import Source
from keukentafel.services import cases, telling
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit
from keukentafel.ui.consultant.windows import Windows
from keukentafel.ui.parts.page import Fold
from keukentafel.ui.shared.places import PLACES
from tests.ui.people_at_table import CASE

STATEMENTS = 300
KEYS = 120
SAVES = 40
SAID = (
    "Ik kom de trap niet meer goed op", "Mijn dochter doet de boodschappen op dinsdag", "Ik slaap slecht",
    "De huisarts zegt dat ik meer moet bewegen", "Koken gaat nog wel, tillen niet", "Ik ben twee keer gevallen",
)  # fmt: skip


SOUGHT = ("kamer", "trap huis", "zorgsoep", "morgen ka")
Took = tuple[float, float]
"""Milliseconds by the clock, and of the processor: on a machine that is busy with others the clock tells of them."""


def pressed(press: Callable[[], object]) -> Took:
    """From the key to the end of the paint."""
    begin, worked = time.perf_counter(), time.process_time()
    press()
    QApplication.processEvents()
    return (time.perf_counter() - begin) * 1000, (time.process_time() - worked) * 1000


def by_turns(times: int, **presses: Callable[[], object]) -> dict[str, list[Took]]:
    """Press keys by turns, so many times each."""
    found: dict[str, list[Took]] = {name: [] for name in presses}
    for _ in range(times):
        for name, press in presses.items():
            found[name].append(pressed(press))
    return found


def typing(line: QLineEdit, letters: str) -> Callable[[], object]:
    """Types a letter more each time, and begins again where the line is long."""
    left = cycle(letters)

    def press() -> None:
        if len(line.text()) > 60:
            line.clear()
        QTest.keyClicks(line, next(left))

    return press


def searching(line: QLineEdit) -> Callable[[], object]:
    """Types words that were said by many, letter by letter, each on a line that is empty."""
    left = cycle([word[: end + 1] for word in SOUGHT for end in range(len(word))])

    def press() -> None:
        text = next(left)
        if len(text) == 1:
            line.clear()
        QTest.keyClicks(line, text[-1])

    return press


def told(visit: Visit, count: int) -> None:
    """Have so many statements in the conversation."""
    for number in range(count):
        source = Source.RELATIVE if number % 5 == 4 else Source.RESIDENT
        speaker = "zoon" if source is Source.RELATIVE else RESIDENT
        text = f"{SAID[number % len(SAID)]}, dat was de {number}e keer."
        telling.record(visit, Told(text, speaker, source=source))


def loaded(name: str) -> None:
    """Wait until a thread of that name is done."""
    while any(thread.name == name for thread in threading.enumerate()):
        time.sleep(0.01)
        QApplication.processEvents()


def furnished(home: Path) -> Windows:
    """Both windows as they are when somebody took their time over the passphrase."""
    windows = app.make_windows(home, app.WallClock())
    windows.main.resize(1440, 900)
    windows.main.show()
    windows.main.activateWindow()
    QApplication.processEvents()
    app.warm_up(windows)
    loaded("warm-up")
    while windows.main.furnish_a_little():
        QApplication.processEvents()
    QApplication.processEvents()
    return windows


def find(windows: Windows, name: str) -> QWidget:
    """The widget of that name."""
    found = windows.main.findChild(QWidget, name)
    assert found is not None, name
    return found


def line_of(windows: Windows, name: str) -> QLineEdit:
    """The line of that name."""
    found = find(windows, name)
    assert isinstance(found, QLineEdit)
    return found


def opened(windows: Windows) -> dict[str, list[Took]]:
    """Every form that nobody opened yet: making it, as while the keyboard stays at its fold, and then Enter there."""
    found: dict[str, list[Took]] = {"made": [], "opened": []}
    for place in PLACES:
        windows.main.go(place.id)
        QApplication.processEvents()
        for fold in windows.main.pages[place.id].findChildren(Fold):
            if fold.form.is_made or not fold.button.isVisible():
                continue
            fold.button.setFocus()
            QApplication.processEvents()
            found["made"].append(pressed(fold.form.make))
            found["opened"].append(pressed(partial(QTest.keyClick, fold.button, Qt.Key.Key_Return)))
            fold.set_open(False)
            QApplication.processEvents()
    return found


def measure(store: Path) -> dict[str, object]:
    """All of it, in milliseconds by name."""
    windows = furnished(store)
    main, session = windows.main, windows.session
    bare = QLineEdit()
    bare.resize(800, 40)
    bare.show()
    main.activateWindow()
    passphrase = line_of(windows, "unlock.passphrase")
    passphrase.setText(PASSPHRASE)
    QTest.keyClick(passphrase, Qt.Key.Key_Return)
    plain = typing(bare, "katerloopen ")
    results = by_turns(KEYS, bare=plain, search=searching(line_of(windows, "start.search")))
    line_of(windows, "start.search").clear()

    visit = cases.open_case(session.desk, CASE)
    cases.add_participant(visit, Participant("zoon", "de heer K. Karaca", Role.CHILD))
    told(visit, STATEMENTS)
    session.open_visit(visit)
    QApplication.processEvents()
    letters = "Ik kan niet meer naar de winkel lopen en slaap slecht "
    results |= by_turns(KEYS, bare_too=plain, catch=typing(line_of(windows, "catch.text"), letters))
    story = find(windows, "story.statements")
    assert isinstance(story, QListView)
    story.setFocus()
    story.setCurrentIndex(story.model().index(story.model().rowCount() - 1, 0))
    steps = cycle([Qt.Key.Key_Up] * 50 + [Qt.Key.Key_Down] * 50)
    results |= by_turns(KEYS, story=lambda: QTest.keyClick(story, next(steps)))
    main.go("needs")
    QApplication.processEvents()
    results |= by_turns(KEYS, field=typing(line_of(windows, "need.help_me"), letters))
    first_report = pressed(lambda: main.go("report"))
    for place in PLACES:
        main.go(place.id)
        QApplication.processEvents()
    loaded("print-room")
    places = cycle([Qt.Key(Qt.Key.Key_0.value + number) for number in range(1, 10)])
    control = Qt.KeyboardModifier.ControlModifier
    went: dict[str, list[Took]] = {}
    for key in [next(places) for _ in range(KEYS)]:
        took = pressed(partial(QTest.keyClick, QApplication.focusWidget() or main, key, control))
        went.setdefault(main.place, []).append(took)
    main.go("story")
    catch = line_of(windows, "catch.text")
    results["enter"] = []
    synced: list[float] = []
    with (store / "yardstick").open("wb", buffering=0) as file:
        sync = page_writer(file)
        for number in range(SAVES):
            catch.setText(f"{SAID[number % len(SAID)]}, nog een keer.")
            # Who pauses before Enter has a draft in the store, which goes when the statement comes.
            session.drafts.flush()
            QApplication.processEvents()
            results["enter"].append(pressed(lambda: QTest.keyClick(catch, Qt.Key.Key_Return)))
            begin = time.perf_counter()
            sync()
            synced.append((time.perf_counter() - begin) * 1000)
    results |= opened(windows)
    clocked = {"sync": synced, "durable": session.save_times_ms[-SAVES:]}
    (store / "yardstick").unlink()
    session.lock()
    main.close()
    return {"keys": results, "clocked": clocked, "places": went, "first_report": first_report}


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(measure(Path(sys.argv[1]))))
