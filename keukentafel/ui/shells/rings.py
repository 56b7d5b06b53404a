"""The rings: four shells around a need, or around all of them, with everybody who helps; worked in the drawing.

Each shell, part and helper is a stop of its own that keyboard and screen reader come to. Arrow keys walk them in
the order of the law, Enter changes or adds, a letter begins a name, Delete takes away; a helper can be dragged.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from keukentafel.domain.shells import PARTS_OF, Outcome, Part, Shell, shell_of
from keukentafel.domain.support_map_words import ENDS
from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.choices import name
from keukentafel.ui.shells import rings_layout as layout
from keukentafel.ui.shells.rings_entries import PART_NAMES, RingEntry
from keukentafel.ui.shells.rings_ground import Ground
from keukentafel.ui.shells.rings_layout import Box, Sizes, Spot, Wanted
from keukentafel.ui.shells.rings_painting import Fonts, Painting, axis_boxes
from keukentafel.ui.shells.rings_stops import Stop
from keukentafel.ui.shells.rings_walk import Place, Walk
from keukentafel.ui.style.theme import SIZES, Palette

EDGE = 6
"""Between the outermost shell and the edge of the drawing."""
LONGEST_TITLE = 86.0
"""How far round the name of a shell may go, in degrees, before it comes upon the names of its parts."""
MOST = 620
"""How high it grows where the words stand beneath it."""
TOUCH = 32
"""The least side of what a hand goes to in the drawing; what is smaller is larger for the hand than for the eye."""


class Rings(QWidget):
    """Confirmed helpers solid, hoped-for ones dashed, a vital one whom nobody replaces marked with a diamond."""

    helper_chosen = Signal(str)
    """The key of a helper who is to be changed."""
    helper_removed = Signal(str)
    helper_moved = Signal(str, Part)
    adding = Signal(Part, str)
    """Somebody is to be put in a part; what was typed already, or nothing."""
    judging = Signal(Shell)
    """How far a shell reaches is to be said."""
    reached = Signal(Shell)
    """The keyboard or a hand is at a shell, or at something in it. `here` and `here_part` say where."""

    def __init__(self, words: Catalogue, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("rings")
        self._words = words
        self._palette = palette
        self._entries: tuple[RingEntry, ...] = ()
        self._outcomes: Mapping[Shell, Outcome] = {}
        self._core = ""
        self._left_over = False
        self._by_quadrant = False
        self._ground = Ground()
        self._spots: tuple[Spot, ...] = ()
        self._walk = Walk(self, self._listen)
        self._target: Part | None = None
        self._most = 0
        self.can_change = True
        """Whether helpers can be put here and carried; not in the map of all needs."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_helpers(
        self,
        core: str,
        entries: Sequence[RingEntry],
        outcomes: Mapping[Shell, Outcome],
        left_over: bool = False,
        by_quadrant: bool = False,
    ) -> None:
        """Draw these: the words in the middle, everybody who helps, and how far each shell reaches.

        `left_over`: the outermost shell is what the others leave. `by_quadrant`: four kinds of help in place of
        the parts of the shells.
        """
        self._core = core
        self._entries = tuple(entries)
        self._outcomes = outcomes
        self._left_over = left_over
        self._by_quadrant = by_quadrant
        self._walk.lead_past(self._places(), self.can_change)
        self._lay_out()
        self.setAccessibleName(
            self._words.t("Soorten hulp") if by_quadrant else self._words.t("De vier schillen van deze hulpvraag")
        )
        self.setAccessibleDescription(self.described())

    def described(self) -> str:
        """The drawing in words."""
        return " ".join(f"{stop.accessibleName().rstrip('.')}." for stop in self._walk.stops)

    @property
    def here(self) -> Shell:
        """The shell that the keyboard is at, or was at last."""
        here = self._walk.here
        return here.shell if here is not None else Shell.OWN_STRENGTH

    @property
    def here_part(self) -> Part | None:
        """The part that the keyboard is at; None at a shell as a whole and at a helper."""
        here = self._walk.here
        return here.own_part if here is not None and not here.helper else None

    @property
    def place_here(self) -> Part:
        """The part in which somebody is put who is put where the keyboard is."""
        here = self._walk.here
        return here.part if here is not None else Part.OWN_STRENGTH

    def number_of(self, key: str) -> int:
        """The number that stands in the place of a name where a shell is full; 0 where the name stands there."""
        for place, entry in enumerate(self._entries):
            if entry.key == key and place < len(self._spots):
                return place + 1 if self._spots[place].detail is layout.Detail.NUMBER else 0
        return 0

    def go_to(self, key: str) -> None:
        """Bring the keyboard to a helper, or to where it was when there is no such helper."""
        self._walk.go_to_helper(key)

    def _places(self) -> Iterator[Place]:
        for shell in Shell:
            yield Place(shell, None, "", self._said_of(shell, None))
            for part in PARTS_OF[shell]:
                if part in PART_NAMES and not self._by_quadrant:
                    yield Place(shell, part, "", self._said_of(shell, part))
                yield from (Place(shell, part, entry.key, entry.said) for entry in self._entries if entry.part is part)

    def _said_of(self, shell: Shell, part: Part | None) -> str:
        if part is not None:
            count = sum(entry.part is part for entry in self._entries)
            said = self._words.t("niemand") if count == 0 else str(count)
            return f"{name(shell, self._words)}, {name(part, self._words)}: {said}"
        return self._title(shell) if shell in self._outcomes else self._not_discussed(shell)

    def _not_discussed(self, shell: Shell) -> str:
        if not self.can_change:
            return name(shell, self._words)
        return f"{name(shell, self._words)}: {self._words.t('nog niet besproken')}"

    def _title(self, shell: Shell) -> str:
        title = name(shell, self._words)
        if shell is Shell.TAILORED and self._left_over:
            title = f"{title}: {self._words.t('wat overblijft')}"
        outcome = self._outcomes.get(shell)
        return f"{title} · {name(outcome, self._words)}" if outcome else title

    def _listen(self, stop: Stop) -> None:
        stop.entered.connect(lambda: self._arrived(stop))
        stop.clicked.connect(lambda: self._clicked(stop))
        stop.adding.connect(lambda letter: self._add(stop, letter))
        stop.judging.connect(lambda: self.judging.emit(stop.shell) if self.can_change else None)
        stop.removing.connect(lambda: self.helper_removed.emit(stop.helper) if self.can_change else None)
        stop.carrying.carried.connect(self.hover)
        stop.carrying.let_go.connect(lambda at: self._moved(stop, at))

    def _arrived(self, stop: Stop) -> None:
        if self._walk.arrive(stop):
            self.update()
            self.reached.emit(stop.shell)

    def _clicked(self, stop: Stop) -> None:
        stop.setFocus(Qt.FocusReason.MouseFocusReason)
        if stop.helper:
            self.helper_chosen.emit(stop.helper)

    def _add(self, stop: Stop, letter: str) -> None:
        if self.can_change:
            self.adding.emit(stop.part, letter)

    def hover(self, at: QPoint) -> None:
        """Somebody is carried over this point of the screen: show where they would stand."""
        target = self.part_under(at)
        if target is not self._target:
            self._target = target
            self.update()

    def part_under(self, at: QPoint) -> Part | None:
        """The part at a point of the screen, or None beside the shells or where nobody can be put."""
        point = self.mapFromGlobal(at) - self.rect().center()
        _, sizes = self._measured()
        shell = layout.shell_at(point.x(), point.y(), sizes) if self.can_change else None
        return None if shell is None else layout.part_at(point.x(), point.y(), PARTS_OF[shell])

    def let_go(self) -> None:
        """Nobody is carried any more."""
        self._target = None
        self.update()

    def _moved(self, stop: Stop, at: QPoint) -> None:
        target = self.part_under(at)
        self.let_go()
        if target is not None and target is not stop.part:
            self.helper_moved.emit(stop.helper, target)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        side = round(2 * max(235.0, layout.least_radius(Fonts.of(self.font()).line)) + 2 * EDGE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        side = round(2 * layout.least_radius(self._fonts(0.0).line) + 2 * EDGE)
        return QSize(side, side)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return min(width, max(self._most or MOST, self.minimumSizeHint().width()))

    def set_most(self, height: int) -> None:
        """Be no higher than the room there is, as long as everybody has their place; 0 for what is usual."""
        if height != self._most:
            self._most = height
            self.updateGeometry()

    def _measured(self) -> tuple[Fonts, Sizes]:
        radius = min(self.width(), self.height()) / 2 - EDGE
        fonts = self._fonts(radius)
        return fonts, Sizes(radius, fonts.line)

    def _fonts(self, radius: float) -> Fonts:
        """The letters that have their place within this radius; never smaller than without any enlargement.

        What large letters leave too little room for is told in those beside the drawing.
        """
        asked = Fonts.of(self.font())
        if asked.line * layout.LINES_IN_RADIUS <= max(radius, layout.LEAST_RADIUS):
            return asked
        points, font = self.font().pointSizeF(), QFont(self.font())
        fitting = points * max(radius, layout.LEAST_RADIUS) / (asked.line * layout.LINES_IN_RADIUS)
        font.setPointSizeF(max(fitting, min(points, SIZES["body"])))
        return Fonts.of(font)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._lay_out()

    def _lay_out(self) -> None:
        fonts, sizes = self._measured()
        if sizes.radius <= 0 or not self._walk.stops:
            return
        titles, names = self._titles(fonts, sizes), self._names(fonts, sizes)
        axes = axis_boxes(self._axis_names(), fonts, sizes) if self._by_quadrant else ()
        taken = [*axes, *(box for boxes in (*titles.values(), *names.values()) for box in boxes)]
        wanted = [
            Wanted(
                entry.shell,
                entry.quadrant if self._by_quadrant and entry.quadrant else entry.part,
                fonts.width(fonts.shortened(entry.called)),
                fonts.width(fonts.shortened(entry.below)) if entry.below else 0.0,
                entry.pill,
            )
            for entry in self._entries
        ]
        self._spots = layout.places(wanted, taken, sizes)
        where = {entry.key: spot for entry, spot in zip(self._entries, self._spots, strict=True)}
        for stop in self._walk.stops:
            if stop.helper:
                box = where[stop.helper].whole
            elif stop.own_part is not None:
                box = layout.around(names[stop.own_part])
            else:
                box = layout.around(titles[stop.shell])
            stop.setGeometry(self._on_screen(box))
        for stop in self._walk.stops:
            if stop.helper:
                stop.raise_()
        self.update()

    def _titles(self, fonts: Fonts, sizes: Sizes) -> dict[Shell, tuple[Box, ...]]:
        return {
            shell: layout.arc_boxes(
                shell, self._title_angle(), fonts.width(self._drawn_title(shell, fonts, sizes), bold=True), sizes
            )
            for shell in Shell
        }

    def _drawn_title(self, shell: Shell, fonts: Fonts, sizes: Sizes) -> str:
        whole = self._title(shell)
        room = layout.band(shell, sizes)[1] * math.radians(LONGEST_TITLE)
        # How far the shell reaches stands beside the drawing as well.
        return whole if fonts.width(whole, bold=True) <= room else name(shell, self._words)

    def _title_angle(self) -> float:
        return layout.TITLE_BESIDE_AXIS if self._by_quadrant else layout.TITLE

    def _names(self, fonts: Fonts, sizes: Sizes) -> dict[Part, tuple[Box, ...]]:
        if self._by_quadrant:
            return {}
        return {
            part: layout.arc_boxes(shell_of(part), layout.arc_middle(part), fonts.width(self._words.t(text)), sizes)
            for part, text in PART_NAMES.items()
        }

    def _axis_names(self) -> tuple[str, str, str, str]:
        given_by, given_by_near, for_one, for_many = map(self._words.t, ENDS)
        return given_by, given_by_near, for_one, for_many

    def _on_screen(self, box: Box) -> QRect:
        middle = self.rect().center()
        wide = max(TOUCH, round(box.right - box.left))
        high = max(TOUCH, round(box.bottom - box.top))
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        return QRect(round(middle.x() + x - wide / 2), round(middle.y() + y - high / 2), wide, high)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        point = event.position().toPoint()
        part = self.part_under(self.mapToGlobal(point))
        if part is None:
            return
        at_part = [stop for stop in self._walk.stops if stop.own_part is part and not stop.helper]
        at_shell = [stop for stop in self._walk.stops if stop.shell is shell_of(part)]
        (at_part or at_shell)[0].setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        fonts, sizes = self._measured()
        titles = {shell: self._drawn_title(shell, fonts, sizes) for shell in Shell}
        known = *titles.values(), fonts.small.key(), *vars(self._palette).values(), self._target, self._by_quadrant
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._ground.under(self, known, partial(self._paint_ground, titles)))
        painter.translate(QPointF(self.rect().center()))
        painting = Painting(painter, self._palette, fonts, sizes)
        painting.core(self._core)
        for number, (entry, spot) in enumerate(zip(self._entries, self._spots, strict=True), 1):
            painting.helper(entry, spot, number)

    def _paint_ground(self, titles: dict[Shell, str], painter: QPainter) -> None:
        painting = Painting(painter, self._palette, *self._measured())
        painting.shells(self._target)
        if self._by_quadrant:
            painting.axes(self._axis_names())
        else:
            painting.between_parts()
            for part, text in PART_NAMES.items():
                painting.along_edge(shell_of(part), layout.arc_middle(part), self._words.t(text))
        for shell, title in titles.items():
            painting.along_edge(shell, self._title_angle(), title, bold=True)
