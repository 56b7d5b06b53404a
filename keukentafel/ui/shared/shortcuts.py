"""One table of keys; menus, tooltips and the F1 sheet are made from it, and no other file names a key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from keukentafel.domain.marks import N_

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Shortcut:
    """A key and what it does.

    A `discreet` one stands on no sheet that lies open at the table. One that is `at_signing` works also on the page
    that shows one act; no other key leads away from there. `also` are other keys for the same.
    """

    id: str
    key: str
    title: str
    discreet: bool = False
    at_signing: bool = False
    also: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The key itself and the others."""
        return (self.key, *self.also)


_TABLE = (
    Shortcut("catch", "Ctrl+K", N_("Iets opschrijven")),
    Shortcut("move", "Ctrl+M", N_("Verplaatsen wat u net opschreef, of wat u in het verhaal koos")),
    Shortcut("history", "Ctrl+H", N_("De geschiedenis van die uitspraak")),
    Shortcut("listen", "Alt+L", N_("Ik luister: alleen de schrijfregel")),
    Shortcut("lock", "Ctrl+L", N_("Slot erop"), at_signing=True),
    Shortcut("undo", "Ctrl+Z", N_("Ongedaan maken")),
    Shortcut("redo", "Ctrl+Shift+Z", N_("Opnieuw doen")),
    Shortcut("resident_window", "F8", N_("Tweede scherm openen of sluiten"), at_signing=True),
    Shortcut("resident_blank", "F9", N_("Tweede scherm leeg maken"), at_signing=True),
    Shortcut("read_aloud", "F10", N_("Zin op het tweede scherm voorlezen, of stil"), at_signing=True),
    Shortcut("touched", "F5", N_("Opschrijven wat op het tweede scherm is aangeraakt")),
    Shortcut("start", "Ctrl+Home", N_("Naar het beginscherm")),
    Shortcut("help", "F1", N_("Toetsen"), at_signing=True),
    Shortcut("checks", "F4", N_("Wat nog open is, tonen of wegleggen")),
    Shortcut("aside", "F7", N_("Bediening van het tweede scherm tonen of wegleggen")),
    Shortcut("briefing", "F6", N_("Voorlezen aan de tolk")),
    # On a keyboard where plus is above the equals sign nobody holds Shift for it.
    Shortcut("text_larger", "Ctrl++", N_("Grotere letters"), at_signing=True, also=("Ctrl+=",)),
    Shortcut("text_smaller", "Ctrl+-", N_("Kleinere letters"), at_signing=True),
    Shortcut("text_ordinary", "Ctrl+0", N_("Gewone letters"), at_signing=True),
    Shortcut("new_case", "Ctrl+N", N_("Een nieuwe melding, op het beginscherm")),
    Shortcut("case", "Ctrl+I", N_("Afspraken, dagen en gegevens van deze zaak")),
    Shortcut("full_screen", "F11", N_("Volledig scherm"), at_signing=True),
    Shortcut("quiet", "Ctrl+Shift+K", N_("Stille regel"), discreet=True),
    Shortcut("quiet_notes", "Ctrl+Shift+J", N_("Stille regels teruglezen"), discreet=True),
)

SHORTCUTS: dict[str, Shortcut] = {shortcut.id: shortcut for shortcut in _TABLE}
"""What works anywhere in the consultant's window."""

ASSUMED_KEY = "Alt+7"
"""After the keys of the sources (`source_keys`)."""
SOURCES_ON_SHEET = Shortcut("sources", f"Alt+1 … {ASSUMED_KEY}", N_("Wie zegt het: in de schrijfregel"))

IN_THE_LINE: dict[str, Shortcut] = {
    shortcut.id: shortcut
    for shortcut in (
        Shortcut("own_words", "Alt+8", N_("Eigen woorden: in de schrijfregel")),
        Shortcut("more", "Alt+9", N_("Meer of minder: in de schrijfregel")),
        Shortcut("take_domain", "Tab", N_("Voorgesteld leefgebied overnemen: in de schrijfregel")),
        Shortcut("next_domain", "Down", N_("Een ander leefgebied: in de schrijfregel")),
        Shortcut("previous_domain", "Up", N_("Het vorige leefgebied: in de schrijfregel")),
        Shortcut(
            "keep_there", "Ctrl+Return", N_("Voorstel overnemen en opschrijven: in de schrijfregel"),
            also=("Ctrl+Enter",),
        ),
    )
}  # fmt: skip
"""What works while the keyboard is in the catch line."""

IN_THE_STORY: dict[str, Shortcut] = {
    shortcut.id: shortcut
    for shortcut in (
        Shortcut("share", "M", N_("Mag dit in het verslag: in het verhaal")),
        Shortcut("place", "V", N_("Verplaatsen: in het verhaal")),
        Shortcut("confirm", "B", N_("Iemand bevestigt dit: in het verhaal")),
        Shortcut("contradict", "A", N_("Iemand zegt iets anders: in het verhaal")),
        Shortcut("correct", "O", N_("Beter opschrijven: in het verhaal")),
        Shortcut("flag", "S", N_("Spoed: in het verhaal")),
        Shortcut("withhold", "W", N_("Weglaten uit het verslag: in het verhaal")),
        Shortcut("history", "G", N_("Geschiedenis: in het verhaal")),
    )
}
"""What works on the selected statement while the keyboard is in the list; by the names of their forms."""

_NAMES = {
    "Home": N_("Home"), "Return": N_("Enter"), "Down": N_("pijl omlaag"), "Up": N_("pijl omhoog"), "Tab": N_("Tab"),
}  # fmt: skip


def key_names(key: str) -> tuple[str, ...]:
    """The caps that are pressed together, by the Dutch names of those that have one; to be translated one by one."""
    if " " in key:
        return (key,)
    parts = key.replace("++", "+plus").split("+")
    return tuple("+" if part == "plus" else _NAMES.get(part, part) for part in parts)


def bind(
    shortcut: Shortcut,
    parent: QWidget,
    act: Callable[[], object],
    context: Qt.ShortcutContext | None = None,
) -> None:
    """Let the keys do something in a window, or with another context while the keyboard is in `parent`."""
    for key in shortcut.keys:
        made = QShortcut(QKeySequence(key), parent)
        if context is not None:
            made.setContext(context)
        made.setObjectName(f"key.{shortcut.id}")
        made.activated.connect(act)


def bind_key(key: str, parent: QWidget, act: Callable[[], object]) -> None:
    """The same for a key of the table that has no name of its own."""
    QShortcut(QKeySequence(key), parent).activated.connect(act)


def only_key(key: str) -> int:
    """The code of a key that is pressed alone."""
    return int(QKeySequence(key)[0].key())  # type: ignore[index]  # the stubs do not know that a sequence has parts
