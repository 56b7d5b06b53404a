"""From the passphrase to the painted list of cases, and what is held in memory then and with both windows open.

A program of its own, started by `benchmarks.windows`: it gets the folder of a store and prints JSON.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from benchmarks.keys import find, furnished, line_of, pressed
from benchmarks.memory import held_mib
from benchmarks.store import PASSPHRASE, derive
from keukentafel.services import cases

OPENINGS = 9


def measure(store: Path) -> dict[str, object]:
    """Milliseconds by the clock and of the processor, by turns with the derivation of a key; memory in MiB."""
    windows = furnished(store)
    main, session = windows.main, windows.session
    held = {"before the passphrase": held_mib()}
    passphrase = line_of(windows, "unlock.passphrase")
    to_list, derived = [], []
    for opening in range(OPENINGS):
        if opening:
            session.lock()
            QApplication.processEvents()
        derived.append(pressed(derive))
        passphrase.setText(PASSPHRASE)
        to_list.append(pressed(lambda: QTest.keyClick(passphrase, Qt.Key.Key_Return)))
    held["with the list"] = held_mib()
    # By the list itself: a second list of all cases in this program would be counted as held by the windows.
    listed = find(windows, "start.cases")
    assert isinstance(listed, QListView)
    session.open_visit(cases.continue_case(session.desk, str(listed.currentIndex().data(Qt.ItemDataRole.UserRole))))
    windows.resident.show_prompt("A2")
    QApplication.processEvents()
    held["at a conversation, with both windows"] = held_mib()
    main.go("report")
    QApplication.processEvents()
    held["after a look at the report"] = held_mib()
    windows.resident.close_window()
    session.lock()
    main.close()
    return {"to_list": to_list, "derived": derived, "mib": held}


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(json.dumps(measure(Path(sys.argv[1]))))
