"""Chips that choose which need a page works on; called `<page>.need.<id>`."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.needs import Need
from keukentafel.ui.parts.chip import Chip
from keukentafel.ui.parts.fields import ChoiceField
from keukentafel.ui.parts.page import label
from keukentafel.ui.shared.session import Session

SHORT, LONG = 20, 40
"""How much of a need stands in its chip."""
SHORTER = SHORT, 14, 9, 0
"""How much of it where there is less and less room; with none, its number alone."""
GAP = 8
"""Between two chips."""


class _Needs(ChoiceField):
    """Chips that show the beginning of a need and say all of it."""

    def say(self, needs: Iterable[Need]) -> None:
        for need in needs:
            chip = self._chips[need.id]
            chip.setAccessibleName(need.help_me)
            chip.setToolTip(need.help_me)

    def show_question(self, shown: bool) -> None:
        self._label.setVisible(shown)


class NeedPicker(QWidget):
    """The needs of the conversation; one of them is current as soon as there is one."""

    picked = Signal()

    def __init__(self, page: str, session: Session, short: bool = False) -> None:
        """`short`: chips alone, to stand beside a title; the page puts `sentence` where it has room for it."""
        super().__init__()
        self._session = session
        self._letters = SHORT if short else LONG
        self._choice = _Needs("need", session.words.t("Voor welke hulpvraag?"), [])
        self._choice.claim(page)
        self._choice.chosen.connect(self._chosen)
        self._choice.show_question(not short)
        self.sentence = label("", "story")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0 if short else 8)
        column.setSpacing(2)
        column.addWidget(self._choice)
        if not short:
            column.addWidget(self.sentence)
        self._current = ""
        self._offered: list[tuple[str, str]] = []

    @property
    def current(self) -> str:
        """The id of the current need, or "" while there is none."""
        return self._current

    def width_of_one_line(self) -> int:
        """What the chips need to stand beside each other, in pixels."""
        chips = self._choice.inputs()
        return sum(chip.sizeHint().width() + GAP for chip in chips) - GAP if chips else 0

    def fit_beside(self, room: int, other: int, title: int) -> bool:
        """Say so much of each need that the chips stand on one line with something else; whether they do.

        More than is usual only where the title of the page stands there too.
        """
        chips = self._choice.inputs()
        if not chips:
            return True
        chip = chips[0]
        metrics = chip.fontMetrics()
        around = chip.sizeHint().width() - metrics.horizontalAdvance(chip.text()) if isinstance(chip, Chip) else 0
        needs = [need.help_me for need in self._session.conversation.needs]

        def wide(letters: int) -> int:
            texts = (_called(place, text, letters) for place, text in enumerate(needs, 1))
            return sum(metrics.horizontalAdvance(text) + around + GAP for text in texts) - GAP

        letters = LONG if wide(LONG) + other + title <= room else SHORT
        self._letters = next((most for most in (letters, *SHORTER) if wide(most) + other <= room), SHORT)
        self._offer()
        return wide(self._letters) + other <= room

    def _offer(self) -> None:
        needs = self._session.conversation.needs
        offered = [(need.id, _called(place, need.help_me, self._letters)) for place, need in enumerate(needs, 1)]
        if offered != self._offered:
            self._offered = offered
            self._choice.set_options(offered)
            self._choice.say(needs)
            self._choice.choose(self._current)

    def refresh(self) -> None:
        """Offer the needs as they are now."""
        needs = self._session.conversation.needs
        ids = [need.id for need in needs]
        if self._current not in ids:
            self._current = ids[0] if ids else ""
        self._offer()
        self._choice.choose(self._current)
        need = self._session.conversation.need(self._current)
        if need is None:
            self.sentence.setText(self._session.words.t("Er is nog geen hulpvraag. Schrijf er eerst een op."))
        else:
            text = self._session.words.t("… zodat {so_that}")
            self.sentence.setText(text.format(so_that=need.so_that))

    def choose(self, need_id: str) -> None:
        """Make this need the current one, where it is among them."""
        self.refresh()
        if need_id in {one for one, _ in self._offered}:
            self._chosen(need_id)

    def _chosen(self, need_id: str) -> None:
        self._current = need_id
        self._choice.choose(need_id)
        self.picked.emit()


def _called(place: int, text: str, most: int) -> str:
    short = text if len(text) <= most else text[: most - 1].rstrip() + "…"
    return f"{place}. {short}" if most else f"{place}."
