"""What the hands do for each kind of step, by subject."""

from __future__ import annotations

from collections.abc import Callable

from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Step
from keukentafel.play.steps import (
    case,
    closing,
    correcting,
    desk,
    forms,
    looking,
    people,
    preparing,
    reviewing,
    second_window,
    telling,
    vault,
)  # fmt: skip

Act = Callable[[Rehearsal, Step], None]

STEPS: dict[str, Act] = {
    **people.ACTS,
    **reviewing.ACTS,
    **preparing.ACTS,
    **telling.ACTS,
    **forms.ACTS,
    **correcting.ACTS,
    **closing.ACTS,
    **second_window.ACTS,
    **case.ACTS,
    **desk.ACTS,
    **vault.ACTS,
    **looking.ACTS,
}
"""How each kind of step is done. `battery_dies` is not among them: no hand at the table can do that."""
