"""The details of a case as inputs: the same for a new case and for one that is corrected."""

from __future__ import annotations

from datetime import date

from keukentafel.domain.people import CaseDetails, CaseKind
from keukentafel.domain.refusals import Refused
from keukentafel.ui.parts.choices import options
from keukentafel.ui.parts.fields import ChoiceField, DateField, Field, LineField, PickField, Row, SwitchField
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.pickers import language_options
from keukentafel.ui.parts.prefill import prefill
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.review_start import case_values

_TEXTS = ("resident", "form_of_address", "address", "neighbourhood", "case_number", "reported_by")


def case_fields(session: Session) -> list[Field | Row]:
    """Every detail of a case, called as the keys of `[case]` in a script."""
    words, t = session.words, session.words.t
    library = session.doors.library

    def municipalities() -> list[tuple[str, str]]:
        return [(one, library.profile(one).name) for one in library.profiles()]

    return [
        Row(
            LineField("resident", t("Naam van de bewoner")),
            LineField("form_of_address", t("Hoe spreekt u de bewoner aan?")),
        ),
        Row(DateField("born", t("Geboortedatum")), LineField("case_number", t("Zaaknummer"))),
        LineField("address", t("Adres")),
        LineField("neighbourhood", t("Wijk")),
        # A line of its own: beside another one the name of a municipality would be cut off.
        PickField("municipality", t("Gemeente"), municipalities),
        Row(
            DateField("reported", t("Datum van de melding")),
            DateField("receipt_confirmed", t("Ontvangst bevestigd op")),
        ),
        LineField("reported_by", t("Wie deed de melding?")),
        Row(
            PickField("speaks", t("Spreekt"), language_options(session)),
            PickField("reads", t("Leest (leeg: leest niet)"), language_options(session)),
        ),
        ChoiceField("kind", t("Wat voor gesprek?"), options(CaseKind, words), CaseKind.FIRST.value),
        SwitchField("lives_alone", t("Woont alleen")),
    ]


def case_of(values: Values) -> CaseDetails:
    """The details that were filled in. Raises Refused for a day that must be there and is not."""
    text = {key: values[key].strip() for key in _TEXTS}
    text["form_of_address"] = text["form_of_address"] or text["resident"]
    return CaseDetails(
        **text,
        born=certain_day(values, "born"),
        reported=certain_day(values, "reported"),
        municipality=values["municipality"],
        receipt_confirmed=values["receipt_confirmed"],
        speaks=values["speaks"],
        reads=values["reads"],
        kind=CaseKind(values["kind"] or CaseKind.FIRST),
        lives_alone=values["lives_alone"],
    )


def fill_in(form: Form, case: CaseDetails) -> None:
    """Put the details of a case into a form, as they are known now."""
    prefill(form, case_values(case))


def certain_day(values: Values, key: str) -> date:
    """The day of a field. Raises Refused when it is empty."""
    day = values[key]
    if not isinstance(day, date):
        raise Refused("empty", key)
    return day
