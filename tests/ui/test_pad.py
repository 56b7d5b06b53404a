"""The signature pad: pen, finger and mouse draw, a dot is nothing, and nothing moves by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from keukentafel.ui.report.signature_pad import SIZE, SignaturePad
from keukentafel.ui.style.theme import DARK, LIGHT
from tests.ui.drawing import draw

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    made = SignaturePad("Tekenvak", "Er zijn ook andere manieren.", LIGHT)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_line_of_the_mouse_is_one_stroke_with_time_place_and_pressure(pad: SignaturePad) -> None:
    draw(pad, (20, 100), (120, 60), (300, 140))
    drawing = pad.drawing("abc")
    assert drawing is not None
    assert (drawing.width, drawing.height) == (SIZE.width(), SIZE.height())
    assert drawing.record_sha256 == "abc"
    (stroke,) = drawing.strokes
    assert (stroke[0].x, stroke[0].y) == (20, 100)
    assert (stroke[-1].x, stroke[-1].y) == (300, 140)
    assert [point.t_ms for point in stroke] == sorted(point.t_ms for point in stroke)
    assert all(0 <= point.pressure <= 1 for point in stroke)


def test_lifting_the_pen_begins_another_stroke(pad: SignaturePad) -> None:
    draw(pad, (20, 20), (120, 120))
    draw(pad, (120, 20), (20, 120))
    assert len(pad.strokes) == 2


def test_nothing_and_a_single_dot_are_no_drawing(pad: SignaturePad) -> None:
    assert pad.drawing("") is None
    QTest.mouseClick(pad, LEFT, pos=QPoint(50, 50))
    assert pad.is_empty
    assert pad.drawing("") is None


def test_a_dot_belongs_to_what_was_drawn_with_it(pad: SignaturePad) -> None:
    QTest.mouseClick(pad, LEFT, pos=QPoint(50, 20))
    draw(pad, (50, 60), (50, 120))
    drawing = pad.drawing("")
    assert drawing is not None
    assert [len(stroke) for stroke in drawing.strokes] == [1, 2]


def test_another_button_does_not_draw(pad: SignaturePad) -> None:
    QTest.mousePress(pad, Qt.MouseButton.RightButton, pos=QPoint(10, 10))
    QTest.mouseMove(pad, QPoint(200, 100))
    QTest.mouseRelease(pad, Qt.MouseButton.RightButton, pos=QPoint(200, 100))
    assert pad.strokes == ()


def test_a_line_that_leaves_the_sheet_stays_on_it(pad: SignaturePad) -> None:
    draw(pad, (20, 20), (SIZE.width() + 80, SIZE.height() + 80))
    (stroke,) = pad.strokes
    assert (stroke[-1].x, stroke[-1].y) == (SIZE.width(), SIZE.height())


def test_a_clean_sheet_has_nothing_on_it(pad: SignaturePad, qtbot: QtBot) -> None:
    blank = pad.grab().toImage()
    draw(pad, (20, 100), (300, 140))
    assert pad.grab().toImage() != blank
    with qtbot.waitSignal(pad.changed):
        pad.clear()
    assert pad.grab().toImage() == blank


def test_ink_is_dark_on_white_in_the_dark_theme_too(qtbot: QtBot) -> None:
    pad = SignaturePad("Tekenvak", "", DARK)
    qtbot.addWidget(pad)
    draw(pad, (100, 100), (300, 100))
    picture = pad.grab().toImage()
    assert picture.pixelColor(200, 100).lightness() < 80
    assert picture.pixelColor(200, 40).lightness() > 250


def test_a_finger_draws_and_the_palm_beside_it_does_not(pad: SignaturePad) -> None:
    glass = QTest.createTouchDevice()
    QTest.touchEvent(pad, glass).press(0, QPoint(40, 40), pad).commit()
    QTest.touchEvent(pad, glass).stationary(0).press(1, QPoint(400, 150), pad).commit()
    QTest.touchEvent(pad, glass).move(0, QPoint(140, 90), pad).stationary(1).commit()
    QTest.touchEvent(pad, glass).release(0, QPoint(140, 90), pad).release(1, QPoint(400, 150), pad).commit()
    assert [[(p.x, p.y) for p in stroke] for stroke in pad.strokes] == [[(40, 40), (140, 90)]]


def test_the_pressure_of_a_pen_is_kept(pad: SignaturePad) -> None:
    pen = QPointingDevice(
        "pen", 1, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure, 1, 1, "",
        QPointingDeviceUniqueId.fromNumericId(1),
    )  # fmt: skip
    steps = (
        (QEvent.Type.TabletPress, QPointF(40, 40), 0.25),
        (QEvent.Type.TabletMove, QPointF(90, 80), 0.75),
        (QEvent.Type.TabletRelease, QPointF(90, 80), 0.0),
    )
    for kind, place, pressure in steps:
        event = QTabletEvent(
            kind, pen, place, QPointF(pad.mapToGlobal(place.toPoint())), pressure, 0, 0, 0, 0, 0,
            Qt.KeyboardModifier.NoModifier, LEFT, LEFT,
        )  # fmt: skip
        QApplication.sendEvent(pad, event)
    assert [[point.pressure for point in stroke] for stroke in pad.strokes] == [[0.25, 0.75]]


def test_who_cannot_draw_hears_that_there_are_other_ways(pad: SignaturePad) -> None:
    assert pad.accessibleName()
    assert pad.accessibleDescription()
    assert pad.focusPolicy() & Qt.FocusPolicy.TabFocus
