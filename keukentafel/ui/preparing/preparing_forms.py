"""The forms of the sheet for before the visit: contact, reminders, who may come, the house, and safety."""

from __future__ import annotations

from keukentafel.domain.appointments import Channel
from keukentafel.domain.contact import ContactProfile, DayPart, ReminderStep
from keukentafel.domain.preparing import ConsultantSafety, HomeAccess, Preparation, VisitWishes
from keukentafel.domain.refusals import Refused
from keukentafel.services import preparing
from keukentafel.ui.parts.choices import options, yes_no
from keukentafel.ui.parts.fields import (
    ChoiceField,
    DateField,
    Field,
    LineField,
    ManyField,
    PickField,
    Row,
    SwitchField,
)  # fmt: skip
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.sheet import SheetForm, Shown
from keukentafel.ui.preparing.preparing_words import rung
from keukentafel.ui.shared.session import Session

_ANSWERS = {True: "yes", False: "no", None: ""}


def answer(text: str) -> bool | None:
    """What two chips say: yes, no, or nobody asked."""
    return {"yes": True, "no": False}.get(text)


def chip_of(asked: bool | None) -> str:
    """The chip of an answer."""
    return _ANSWERS[asked]


def _sheet(session: Session) -> Preparation:
    return session.conversation.preparation


def contact_form(session: Session) -> SheetForm:
    """How this person is best reached."""
    t, words = session.words.t, session.words

    def fields() -> list[Field | Row]:
        return [
            ManyField("ways", t("Hoe is deze persoon het best te bereiken?"), options(Channel, words)),
            Row(
                LineField("phone", t("Telefoonnummer")),
                LineField("known_person", t("Wie leest een brief voor of komt mee?")),
            ),
            ChoiceField("good_at", t("Wanneer komt het goed uit?"), options(DayPart, words)),
            Row(
                LineField("not_at", t("Wanneer liever niet?"), t("bijvoorbeeld: vrijdagmiddag, moskee")),
                LineField("may_call", t("Wie mag u nog meer bellen? Naam en nummer")),
            ),
            LineField("works", t("Wat werkt, en wat niet?"), t("bijvoorbeeld: geen brieven, twee keer bellen")),
            LineField("hears_sees", t("Wat helpt bij horen en zien?"), t("bijvoorbeeld: links zitten, grote letters")),
            LineField("spoken_to", t("Hoe praat u het best met de bewoner?"), t("bijvoorbeeld: langzaam")),
        ]

    def current() -> Shown:
        found = _sheet(session).contact or ContactProfile()
        return {
            "ways": tuple(way.value for way in found.ways), "phone": found.phone, "known_person": found.known_person,
            "good_at": found.good_at.value if found.good_at else "", "not_at": found.not_at,
            "may_call": found.may_call, "works": found.works, "hears_sees": found.hears_sees,
            "spoken_to": found.spoken_to,
        }  # fmt: skip

    def submit(values: Values) -> None:
        profile = ContactProfile(
            ways=tuple(Channel(way) for way in values["ways"]),
            phone=values["phone"].strip(),
            good_at=DayPart(values["good_at"]) if values["good_at"] else None,
            not_at=values["not_at"].strip(),
            known_person=values["known_person"].strip(),
            may_call=values["may_call"].strip(),
            works=values["works"].strip(),
            hears_sees=values["hears_sees"].strip(),
            spoken_to=values["spoken_to"].strip(),
        )
        preparing.describe_contact(session.visit, profile)

    return SheetForm("prepare_contact", session, fields, t("Opschrijven"), submit, current)


def reminder_form(session: Session) -> Form:
    """One rung of the ladder."""
    t, words = session.words.t, session.words

    def fields() -> list[Field | Row]:
        return [
            ChoiceField("way", t("Hoe herinnert u de bewoner?"), options(Channel, words)),
            Row(
                LineField("days_before", t("Hoeveel dagen voor het bezoek?"), "2"),
                LineField("what", t("Wat zegt of stuurt u?"), t("bijvoorbeeld: brief in de eigen taal")),
            ),
            ChoiceField("at", t("Wanneer op die dag?"), options(DayPart, words)),
        ]

    def submit(values: Values) -> None:
        if not values["way"]:
            raise Refused("empty", "way")
        if not values["days_before"].strip().isdecimal():
            raise Refused("bad_days_before", "days_before")
        at = DayPart(values["at"]) if values["at"] else None
        step = ReminderStep(Channel(values["way"]), int(values["days_before"]), at, values["what"].strip())
        preparing.plan_reminder(session.visit, step)

    return Form("reminder", session, fields, t("Op het lijstje zetten"), submit)


def drop_form(session: Session) -> Form:
    """Taking a rung away."""
    t = session.words.t

    def steps() -> dict[str, ReminderStep]:
        if not session.has_visit:
            return {}
        return {f"{step.way.value}.{step.days_before}": step for step in _sheet(session).ladder}

    def offered() -> list[tuple[str, str]]:
        return [(key, rung(step, session.words)) for key, step in steps().items()]

    def submit(values: Values) -> None:
        step = steps().get(values["step"])
        if step is None:
            raise Refused("unknown_reminder", "step")
        preparing.drop_reminder(session.visit, step)

    def fields() -> list[Field]:
        return [PickField("step", t("Welke herinnering vervalt?"), offered)]

    return Form("reminder_drop", session, fields, t("Weghalen"), submit)


def wishes_form(session: Session) -> SheetForm:
    """Who may come and who must not be there."""
    t = session.words.t

    def fields() -> list[Field | Row]:
        return [
            Row(
                LineField("may_come", t("Wie mag erbij zijn?")),
                LineField("not_there", t("Wie liever niet? Alleen voor u; komt in geen verslag")),
            ),
            ChoiceField("wants_private", t("Wil de bewoner ook even alleen praten?"), yes_no(session.words)),
        ]

    def current() -> Shown:
        found = _sheet(session).wishes or VisitWishes()
        return {
            "may_come": found.may_come, "not_there": found.not_there, "wants_private": chip_of(found.wants_private),
        }  # fmt: skip

    def submit(values: Values) -> None:
        wishes = VisitWishes(values["may_come"].strip(), values["not_there"].strip(), answer(values["wants_private"]))
        preparing.record_wishes(session.visit, wishes)

    return SheetForm("visit_wishes", session, fields, t("Opschrijven"), submit, current)


def home_form(session: Session) -> SheetForm:
    """Who lives there and how to get in."""
    t = session.words.t

    def fields() -> list[Field | Row]:
        return [
            LineField("household", t("Wie wonen er in huis?")),
            LineField("entrance", t("Hoe komt u binnen?"), t("bijvoorbeeld: steile trap, achterom")),
            Row(SwitchField("dog", t("Er is een hond")), SwitchField("bell_broken", t("De bel doet het niet"))),
        ]

    def current() -> Shown:
        found = _sheet(session).home or HomeAccess()
        return {
            "household": found.household, "entrance": found.entrance, "dog": found.dog,
            "bell_broken": found.bell_broken,
        }  # fmt: skip

    def submit(values: Values) -> None:
        home = HomeAccess(
            values["household"].strip(), values["entrance"].strip(), values["dog"], values["bell_broken"]
        )
        preparing.describe_home(session.visit, home)

    return SheetForm("home_access", session, fields, t("Opschrijven"), submit, current)


def safety_form(session: Session) -> SheetForm:
    """How the consultant stays safe: an internal note."""
    t = session.words.t

    def fields() -> list[Field | Row]:
        return [
            SwitchField("two_go", t("U gaat met z'n tweeën")),
            Row(
                LineField("colleague_knows", t("Welke collega weet het adres?")),
                LineField("back_by", t("Wanneer meldt u zich af?"), t("bijvoorbeeld: 11:30")),
            ),
            LineField("risk", t("Waar moet u op letten? Alleen wat nodig is")),
            Row(
                LineField("risk_source", t("Van wie weet u dat, en sinds wanneer?")),
                DateField("risk_until", t("Tot wanneer telt dit?")),
            ),
        ]

    def current() -> Shown:
        found = _sheet(session).safety or ConsultantSafety()
        risk = found.risk_on(session.visit.desk.today())
        return {
            "two_go": found.two_go, "colleague_knows": found.colleague_knows, "back_by": found.back_by,
            "risk": risk, "risk_source": found.risk_source if risk else "",
            "risk_until": found.risk_until if risk else None,
        }  # fmt: skip

    def submit(values: Values) -> None:
        safety = ConsultantSafety(
            two_go=values["two_go"],
            colleague_knows=values["colleague_knows"].strip(),
            back_by=values["back_by"].strip(),
            risk=values["risk"].strip(),
            risk_source=values["risk_source"].strip(),
            risk_until=values["risk_until"],
        )
        preparing.arrange_safety(session.visit, safety)

    return SheetForm("visit_safety", session, fields, t("Opschrijven"), submit, current)
