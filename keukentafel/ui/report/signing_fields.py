"""The inputs that only signing has: acts in the order that suits a person, and a pad in a form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtWidgets import QPushButton, QWidget

from keukentafel.domain.conversation import Conversation
from keukentafel.domain.people import CONSULTANT
from keukentafel.domain.signing import Act, StrokePoint
from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.choices import options
from keukentafel.ui.parts.fields import ChoiceField, Field
from keukentafel.ui.parts.side_by_side import SideBySide
from keukentafel.ui.report.signature_pad import SignaturePad
from keukentafel.ui.style.theme import Palette

APPLICATIONS = (Act.APPLICATION_YES, Act.APPLICATION_NO, Act.APPLICATION_LATER)


def acts_for(conversation: Conversation, who: str) -> tuple[Act, ...]:
    """All acts, those that make sense for `who` first."""
    person = conversation.participant(who)
    first: tuple[Act, ...] = ()
    if who == CONSULTANT:
        first = (Act.CONSULTANT,)
    elif person is not None and person.interprets:
        first = (Act.INTERPRETED,)
    return (*first, *(act for act in Act if act not in first))


class ActField(ChoiceField):
    """The acts as chips, which change places but never disappear."""

    def __init__(self, name: str, label: str, words: Catalogue) -> None:
        super().__init__(name, label, options(Act, words))

    def order(self, acts: Sequence[Act]) -> None:
        """Show them in this order; what was chosen stays chosen."""
        buttons = [self._chips[act.value] for act in acts]
        for button in buttons:
            self._flow.removeWidget(button)
        for button in buttons:
            self._flow.addWidget(button)
        for before, after in pairwise(buttons):
            QWidget.setTabOrder(before, after)
        self._stop_at_chosen()
        self._flow.activate()


class PadField(Field):
    """The pad, with a way to begin again beneath it. Objects are called `<form>.pad` and `<form>.clear`."""

    def __init__(self, words: Catalogue, palette: Palette) -> None:
        super().__init__("pad", words.t("Teken hier, met pen, vinger of muis"))
        other = words.t("Tekenen hoeft niet. Kies bij Hoe een andere manier, zoals hardop ja zeggen, of wil niet.")
        self.pad = SignaturePad(self.label_text, other, palette)
        self._again = QPushButton(words.t("Opnieuw beginnen"))
        self._again.setProperty("role", "link")
        self._again.setAccessibleName(self._again.text())
        self._again.setEnabled(False)
        self._again.clicked.connect(self.pad.clear)
        self.pad.changed.connect(lambda: self._again.setEnabled(bool(self.pad.strokes)))
        self.pad.changed.connect(self.changed)
        holder = QWidget()
        beside = SideBySide(holder, gap=16, line_gap=2)
        beside.addWidget(self.pad)
        beside.addWidget(self._again)
        self._hold(holder, self.pad)

    def claim(self, form_name: str) -> None:
        super().claim(form_name)
        self._again.setObjectName(f"{form_name}.clear")

    def value(self) -> tuple[tuple[StrokePoint, ...], ...]:
        return self.pad.strokes

    def clear(self) -> None:
        self.pad.clear()


def show_only(fields: Iterable[Field], wanted: Iterable[Field]) -> None:
    """Of these fields, show the wanted ones; what was typed in the others is forgotten."""
    keep = set(map(id, wanted))
    for field in fields:
        shown = id(field) in keep
        if not shown and not field.isHidden():
            field.clear()
        field.setVisible(shown)
