"""Where an item of the previous report is changed: the place, the form, and what stands in it to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from keukentafel.domain.carried import CarriedItem
from keukentafel.domain.review import ended
from keukentafel.ui.parts.page import Fold, Page
from keukentafel.ui.parts.prefill import prefill
from keukentafel.ui.shells.need_picker import NeedPicker


@dataclass(frozen=True)
class ChangeAt:
    """A form on a place of the path, with what was; `need` is the need it is about, or empty."""

    place: str
    form: str
    values: Mapping[str, object]
    need: str = ""


def change_at(carried: CarriedItem, today: date) -> ChangeAt:
    """The form in which this item is said anew; words of the resident have the catch line and no form.

    A last day that is over is not put back: another one is asked.
    """
    if carried.participant is not None:
        person = carried.participant
        return ChangeAt("rights", "participant", {
            "id": person.id, "name": person.name, "role": person.role.value, "present": person.present,
            "lives_in": person.lives_in, "carer": person.carer, "leads": person.leads,
            "contact": person.contact.value if person.contact else "",
        })  # fmt: skip
    if carried.need is not None:
        return ChangeAt("needs", "need", {"help_me": carried.need.help_me, "so_that": carried.need.so_that})
    if carried.rating is not None:
        return ChangeAt("story", "rate", {"domain": carried.rating.life_domain, "value": carried.rating.rating.value})
    if carried.judgement is not None:
        judged = carried.judgement
        return ChangeAt("shells", "shell", {
            "shell": judged.shell.value, "outcome": judged.outcome.value, "because": judged.because,
            "part": judged.part.value if judged.part else "", "who": judged.who,
        }, judged.need)  # fmt: skip
    if carried.help_line is not None:
        line = carried.help_line
        return ChangeAt("shells", "help", {
            "who": line.who, "part": line.part.value, "task": line.task, "frequency": line.frequency,
            "until": None if ended(carried.item, today) else line.until, "backup": line.backup, "vital": line.vital,
            "quadrant": line.quadrant.value if line.quadrant else "",
        }, line.need)  # fmt: skip
    if carried.support is not None:
        needed = carried.support
        return ChangeAt("support", "support", {
            "what": needed.what, "amount": needed.amount, "frequency": needed.frequency, "duration": needed.duration,
            "why": needed.why, "basis": needed.basis,
        }, needed.need)  # fmt: skip
    if carried.delivery is not None:
        comes = carried.delivery
        return ChangeAt("support", "delivery", {
            "form": comes.form.value, "able": comes.able, "motivation": comes.motivation, "quality": comes.quality,
            "paid": comes.paid, "managed_by": comes.managed_by, "category": comes.category,
            "volume": "" if comes.volume is None else str(comes.volume), "unit": comes.unit, "per": comes.per,
        }, comes.need)  # fmt: skip
    if carried.carer is not None:
        cares = carried.carer
        return ChangeAt("carers", "carer", {
            "answer": cares.answer.value, "who": cares.who, "load": cares.load, "wants": cares.wants,
            "keeps_up": cares.keeps_up.value if cares.keeps_up else "",
        })  # fmt: skip
    if carried.consent is not None:
        given = carried.consent
        return ChangeAt("agreements", "consent", {
            "to": given.to, "what": given.what, "purpose": given.purpose,
            "until": None if ended(carried.item, today) else given.until, "how": given.how.value,
        })  # fmt: skip
    made = carried.agreement
    assert made is not None
    return ChangeAt("agreements", "agree", {
        "who": made.who, "what": made.what, "when": made.when, "backup": made.backup,
    })  # fmt: skip


def open_change(page: Page, at: ChangeAt) -> None:
    """Unfold the form on its page and put what was in it; nothing is recorded before it is saved."""
    for picker in page.findChildren(NeedPicker):
        picker.choose(at.need)
    for fold in page.findChildren(Fold):
        if fold.form.name == at.form:
            fold.set_open(True)
            prefill(fold.form, at.values)
