"""How the resident rates a life domain: their own three steps, never a score."""

from __future__ import annotations

from keukentafel.domain.life_domains import SAFE_AT_HOME, DomainRating, Rating
from keukentafel.services import telling
from keukentafel.services.validation import filled
from keukentafel.ui import choices
from keukentafel.ui.catch_fields import place_options
from keukentafel.ui.fields import ChoiceField, PickField
from keukentafel.ui.form import Form, Values
from keukentafel.ui.session import Session


def rating_form(session: Session) -> Form:
    """The form `rate`."""
    t = session.words.t

    def submit(values: Values) -> None:
        rating = Rating(filled(values["value"], "value"))
        important = {"yes": True, "no": False}.get(values["important"])
        telling.rate(session.visit, DomainRating(filled(values["domain"], "domain"), rating, important))

    fields = (
        PickField("domain", t("Welk leefgebied?"), lambda: place_options(session)[1:]),
        ChoiceField("value", t("Hoe gaat het, in eigen ogen?"), choices.options(Rating, session.words)),
        ChoiceField("important", t("Is dit belangrijk?"), choices.yes_no(session.words)),
    )
    return Form("rate", session, fields, t("Vastleggen"), submit)


def ratings_said(session: Session) -> str:
    """The ratings in one calm line; what is only spoken of is not on the screen."""
    if not session.has_visit:
        return ""
    t, pack = session.words.t, session.doors.library.pack()
    said = []
    for rating in session.conversation.ratings:
        if rating.life_domain == SAFE_AT_HOME:
            continue
        text = t("{domain}: {value}").format(
            domain=t(pack.life_domain(rating.life_domain).title), value=choices.name(rating.rating, session.words)
        )
        said.append(f"{text} · {t('belangrijk')}" if rating.important else text)
    return "\n".join(said)
