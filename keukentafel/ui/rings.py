"""The rings of a need: four shells around it, with the helpers placed in them, walked with mouse or arrow keys."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from keukentafel.domain.shells import HelpLine, Outcome, Shell, shell_of
from keukentafel.i18n import Catalogue
from keukentafel.ui.choices import name
from keukentafel.ui.pieces import joined
from keukentafel.ui.theme import Palette

SHELLS = tuple(Shell)
RADII = {
    Shell.OWN_STRENGTH: 0.36,
    Shell.NETWORK: 0.63,
    Shell.GENERAL: 0.82,
    Shell.TAILORED: 1.0,
}
"""The outer edge of each shell, as a part of the outermost."""

CORE = 0.15
HELPER = 0.078


@dataclass(frozen=True)
class RingHelper:
    """A help line as the drawing needs it."""

    line: HelpLine
    called: str


class Rings(QWidget):
    """Confirmed helpers solid, hoped-for ones dashed, one without backup marked with a small diamond.

    `helper_chosen` gives the place of a helper in the list; `shell_chosen` the shell that was clicked.
    """

    helper_chosen = Signal(int)
    shell_chosen = Signal(str)

    def __init__(self, words: Catalogue, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("rings")
        self._words = words
        self._palette = palette
        self._helpers: tuple[RingHelper, ...] = ()
        self._outcomes: dict[Shell, Outcome] = {}
        self._core = ""
        self._here = 0
        """Where the keyboard is among the stops: each shell, followed by the helpers in it."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(340, 340)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(460, 460)

    def show_need(self, core: str, helpers: Sequence[RingHelper], outcomes: dict[Shell, Outcome]) -> None:
        """Draw a need: what it is called in the middle, who helps, and how far each shell reaches."""
        self._core = core
        self._helpers = tuple(helpers)
        self._outcomes = outcomes
        self._here = min(self._here, len(self._stops()) - 1)
        self.setAccessibleName(self._words.t("De vier schillen van deze hulpvraag"))
        self.setAccessibleDescription(self.described())
        self.update()

    def _stops(self) -> list[Shell | int]:
        stops: list[Shell | int] = []
        for shell in SHELLS:
            stops.append(shell)
            stops += [place for place, helper in enumerate(self._helpers) if shell_of(helper.line.part) is shell]
        return stops

    def described(self) -> str:
        """The drawing in words."""
        return " ".join(self._stop_in_words(stop) for stop in self._stops())

    def _stop_in_words(self, stop: Shell | int) -> str:
        if isinstance(stop, int):
            return self._helper_in_words(self._helpers[stop])
        outcome = self._outcomes.get(stop)
        reach = name(outcome, self._words) if outcome else self._words.t("nog niet besproken")
        return f"{name(stop, self._words)}: {reach}."

    def _helper_in_words(self, helper: RingHelper) -> str:
        t, line = self._words.t, helper.line
        sure = t("bevestigd") if line.confirmed else t("nog niet gevraagd")
        alone = "" if line.backup else t("niemand achter de hand")
        return f"{helper.called}: {joined(line.task, line.frequency, sure, alone)}."

    def _circle(self) -> tuple[QPointF, float]:
        radius = min(self.width(), self.height()) / 2 - 8
        return QPointF(self.width() / 2, self.height() / 2), radius

    def _colours(self, shell: Shell) -> tuple[QColor, QColor]:
        p = self._palette
        line, soft = {
            Shell.OWN_STRENGTH: (p.own, p.own_soft),
            Shell.NETWORK: (p.network, p.network_soft),
            Shell.GENERAL: (p.general, p.general_soft),
            Shell.TAILORED: (p.tailored, p.tailored_soft),
        }[shell]
        return QColor(line), QColor(soft)

    def _spot(self, place: int) -> QPointF:
        shell = shell_of(self._helpers[place].line.part)
        same = [i for i, h in enumerate(self._helpers) if shell_of(h.line.part) is shell]
        inner = CORE if shell is Shell.OWN_STRENGTH else RADII[SHELLS[SHELLS.index(shell) - 1]]
        middle, radius = self._circle()
        distance = radius * (inner + RADII[shell]) / 2
        step = 2 * math.pi * 0.75 / max(1, len(same))
        angle = math.pi / 2 - (same.index(place) - (len(same) - 1) / 2) * step
        return QPointF(middle.x() + distance * math.cos(angle), middle.y() + distance * math.sin(angle))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, radius = self._circle()
        small, bold = QFont(self.font()), QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * 0.86)
        bold.setPointSizeF(self.font().pointSizeF() * 0.9)
        bold.setWeight(QFont.Weight.DemiBold)
        for shell in reversed(SHELLS):
            line, soft = self._colours(shell)
            painter.setPen(QPen(line, 1.5))
            painter.setBrush(soft)
            painter.drawEllipse(middle, radius * RADII[shell], radius * RADII[shell])
        painter.setPen(QPen(QColor(self._palette.ink), 1.5))
        painter.setBrush(QColor(self._palette.card))
        painter.drawEllipse(middle, radius * CORE, radius * CORE)
        for shell in SHELLS:
            line, _soft = self._colours(shell)
            edge = radius * RADII[shell]
            painter.setFont(bold)
            half = painter.fontMetrics().horizontalAdvance(name(shell, self._words)) / 2 + 6
            sagitta = edge - math.sqrt(max(0.0, edge * edge - half * half))
            top = middle.y() - edge + min(sagitta, edge * 0.3) + 2
            self._centred(painter, bold, line, name(shell, self._words), middle.x(), top)
            if self._is_here(shell):
                painter.setPen(QPen(QColor(self._palette.focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                high = painter.fontMetrics().height()
                painter.drawRoundedRect(QRectF(middle.x() - half - 4, top - 1, 2 * half + 8, high + 2), 8, 8)
        side = radius * CORE * 1.5
        box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        painter.setFont(bold)
        painter.setPen(QColor(self._palette.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._core)
        for place in range(len(self._helpers)):
            self._paint_helper(painter, place, small, bold)

    def _centred(self, painter: QPainter, font: QFont, colour: QColor, text: str, x: float, y: float) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        width = painter.fontMetrics().horizontalAdvance(text) + 8
        painter.drawText(
            QRectF(x - width / 2, y, width, painter.fontMetrics().height()), Qt.AlignmentFlag.AlignCenter, text
        )

    def _paint_helper(self, painter: QPainter, place: int, small: QFont, bold: QFont) -> None:
        helper = self._helpers[place]
        spot = self._spot(place)
        line, soft = self._colours(shell_of(helper.line.part))
        radius = self._circle()[1] * HELPER
        pen = QPen(line, 2.5)
        if not helper.line.confirmed:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([2.2, 1.8])
        painter.setPen(pen)
        painter.setBrush(QColor(self._palette.card))
        painter.drawEllipse(spot, radius, radius)
        if self._is_here(place):
            painter.setPen(QPen(QColor(self._palette.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot, radius + 5, radius + 5)
        painter.setFont(bold)
        painter.setPen(QColor(self._palette.ink))
        initial = helper.called[:1].upper()
        painter.drawText(
            QRectF(spot.x() - radius, spot.y() - radius, 2 * radius, 2 * radius), Qt.AlignmentFlag.AlignCenter, initial
        )
        painter.setFont(small)
        width, height = painter.fontMetrics().horizontalAdvance(helper.called) + 8, painter.fontMetrics().height()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawRoundedRect(QRectF(spot.x() - width / 2, spot.y() + radius + 2, width, height), 4, 4)
        self._centred(painter, small, QColor(self._palette.ink), helper.called, spot.x(), spot.y() + radius + 2)
        if not helper.line.backup:
            self._paint_alone(painter, QPointF(spot.x() + radius * 0.8, spot.y() - radius * 0.8))

    def _paint_alone(self, painter: QPainter, at: QPointF) -> None:
        painter.save()
        painter.translate(at)
        painter.rotate(45)
        painter.setPen(QPen(QColor(self._palette.ink), 1.2))
        painter.setBrush(QBrush(QColor(self._palette.card)))
        painter.drawRect(QRectF(-4, -4, 8, 8))
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        middle, radius = self._circle()
        point = event.position()
        for place in range(len(self._helpers)):
            spot = self._spot(place)
            if math.hypot(point.x() - spot.x(), point.y() - spot.y()) <= max(22.0, radius * HELPER):
                self._choose(place)
                return
        distance = math.hypot(point.x() - middle.x(), point.y() - middle.y()) / radius
        shell = next((s for s in SHELLS if distance <= RADII[s]), None)
        if shell is not None:
            self.shell_chosen.emit(shell.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        stops = self._stops()
        if key in steps:
            self._here = (self._here + steps[key]) % len(stops)
            self.setAccessibleDescription(self._stop_in_words(stops[self._here]))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            here = stops[self._here]
            if isinstance(here, int):
                self._choose(here)
            else:
                self.shell_chosen.emit(here.value)
        else:
            super().keyPressEvent(event)

    def _is_here(self, stop: Shell | int) -> bool:
        if not self.hasFocus():
            return False
        here = self._stops()[self._here]
        return type(here) is type(stop) and here == stop

    def _choose(self, place: int) -> None:
        stops = self._stops()
        self._here = next(at for at, stop in enumerate(stops) if isinstance(stop, int) and stop == place)
        self.update()
        self.helper_chosen.emit(place)
