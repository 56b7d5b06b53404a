"""After a pause the store does its housekeeping; never between two keys, which would wait for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from keukentafel.ui.consultant.main_window import IDLE_CHECKPOINT_MS, MainWindow
from tests.fakes.memory_store import MemoryStore


def test_the_housekeeping_of_the_store_waits_for_who_types_on(main: MainWindow) -> None:
    (idle,) = [timer for timer in main.findChildren(QTimer) if timer.interval() == IDLE_CHECKPOINT_MS]
    store, line = main.session.desk.store, main.findChild(QLineEdit, "catch.text")
    assert isinstance(store, MemoryStore) and line is not None
    idle.stop()
    QTest.keyClicks(line, "Ik slaap slecht.")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert idle.isActive()
    QTest.keyClicks(line, "En ik eet")
    idle.stop()
    idle.timeout.emit()
    assert store.settled == 0 and idle.isActive()
    main.session.drafts.flush()
    idle.timeout.emit()
    assert store.settled == 1
    idle.stop()
