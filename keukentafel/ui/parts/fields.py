"""The inputs of a form, each in the room where it is made; a form takes all of them from here."""

from __future__ import annotations

from keukentafel.ui.parts.chosen_fields import ChoiceField, ManyField, Option, PickField, SwitchField
from keukentafel.ui.parts.field import Field, Row
from keukentafel.ui.parts.typed_fields import DateField, LineField, OneLine, TextField

__all__ = [
    "ChoiceField", "DateField", "Field", "LineField", "ManyField", "OneLine", "Option", "PickField", "Row",
    "SwitchField", "TextField",
]  # fmt: skip
