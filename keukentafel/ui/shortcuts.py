"""One table of keys; menus, tooltips and the F1 sheet are made from it."""

from __future__ import annotations

from dataclasses import dataclass

from keukentafel.domain.marks import N_


@dataclass(frozen=True)
class Shortcut:
    """A key and what it does. A `discreet` one stands on no sheet that lies open at the table."""

    id: str
    key: str
    title: str
    discreet: bool = False


_TABLE = (
    Shortcut("catch", "Ctrl+K", N_("Iets opschrijven")),
    Shortcut("listen", "Alt+L", N_("Ik luister: alleen de schrijfregel")),
    Shortcut("lock", "Ctrl+L", N_("Slot erop")),
    Shortcut("undo", "Ctrl+Z", N_("Ongedaan maken")),
    Shortcut("redo", "Ctrl+Shift+Z", N_("Opnieuw doen")),
    Shortcut("resident_window", "F8", N_("Tweede scherm openen of sluiten")),
    Shortcut("resident_blank", "F9", N_("Tweede scherm leeg maken")),
    Shortcut("start", "Ctrl+Home", N_("Naar het beginscherm")),
    Shortcut("help", "F1", N_("Toetsen")),
    Shortcut("aside", "F7", N_("Bediening van het tweede scherm tonen of wegleggen")),
    Shortcut("briefing", "F6", N_("Voorlezen aan de tolk")),
    Shortcut("text_larger", "Ctrl++", N_("Grotere letters")),
    Shortcut("text_smaller", "Ctrl+-", N_("Kleinere letters")),
    Shortcut("text_ordinary", "Ctrl+0", N_("Gewone letters")),
    Shortcut("new_case", "Ctrl+N", N_("Een nieuwe melding, op het beginscherm")),
    Shortcut("full_screen", "F11", N_("Volledig scherm")),
    Shortcut("quiet", "Ctrl+Shift+K", N_("Stille regel"), discreet=True),
    Shortcut("quiet_notes", "Ctrl+Shift+J", N_("Stille regels teruglezen"), discreet=True),
)

SHORTCUTS: dict[str, Shortcut] = {shortcut.id: shortcut for shortcut in _TABLE}
