"""Puts what was recorded before into a form, so that it can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from keukentafel.ui.parts.fields import ChoiceField, DateField, Field, ManyField, PickField, SwitchField
from keukentafel.ui.parts.form import Form
from keukentafel.ui.parts.time_field import TimeField


def put(field: Field, value: object) -> None:
    """Give one input the value that `value()` of it would give back; it is empty for None."""
    match field:
        case ManyField():
            assert isinstance(value, tuple)
            field.choose(*value)
        case ChoiceField():
            field.choose(str(value or ""))
        case PickField():
            field.choose(str(value)) if value else field.clear()
        case DateField():
            assert value is None or isinstance(value, date)
            field.set_day(value)
        case TimeField():
            assert value is None or isinstance(value, time)
            field.set_time(value)
        case SwitchField():
            field.box.setChecked(bool(value))
        case _:
            field.restore(str(value))


def prefill(form: Form, values: Mapping[str, object]) -> None:
    """Ask the form's lists again and fill in these inputs; the others are left alone."""
    form.refresh()
    for name, value in values.items():
        put(form.field(name), value)
