"""The places on the path of a conversation, in the order of domain and law; the one table that rail and keys use."""

from __future__ import annotations

from dataclasses import dataclass

from keukentafel.domain.marks import N_


@dataclass(frozen=True)
class Place:
    """One place: its id, its name on the rail, and the key that goes there from anywhere."""

    id: str
    title: str
    key: str


PLACES = (
    Place("prepare", N_("Voorbereiden"), "Ctrl+B"),
    Place("rights", N_("Welkom, rechten"), "Ctrl+1"),
    Place("story", N_("Het verhaal"), "Ctrl+2"),
    Place("needs", N_("Hulpvragen"), "Ctrl+3"),
    Place("support", N_("Wat er nodig is"), "Ctrl+4"),
    Place("shells", N_("De vier schillen"), "Ctrl+5"),
    Place("carers", N_("Wie voor u zorgt"), "Ctrl+6"),
    Place("agreements", N_("Afspraken"), "Ctrl+7"),
    Place("own_words", N_("In eigen woorden"), "Ctrl+8"),
    Place("report", N_("Verslag"), "Ctrl+9"),
)

FIRST_PLACE = "story"
"""A visit opens on the story, never on what somebody can still do alone."""
