"""How the resident rates a life domain: their own three steps, never a score."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from keukentafel.domain.changes import Recorded
from keukentafel.domain.life_domains import SAFE_AT_HOME, DomainRating, Rating
from keukentafel.services import telling
from keukentafel.services.validation import filled
from keukentafel.ui.catch.catch_fields import place_options
from keukentafel.ui.parts import choices
from keukentafel.ui.parts.changeable import ChangeableRecords
from keukentafel.ui.parts.fields import ChoiceField, Field, PickField
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.thing_row import Thing
from keukentafel.ui.parts.which_field import WhichField
from keukentafel.ui.shared.session import Session

_IMPORTANT = {True: "yes", False: "no", None: ""}


def rating_form(session: Session, name: str = "rate") -> Form:
    """The form `rate`, or the one that changes a rating: that keeps its life domain."""
    t = session.words.t
    changes = name != "rate"

    def submit(values: Values) -> None:
        domain = values["which"] if changes else filled(values["domain"], "domain")
        rating = Rating(filled(values["value"], "value"))
        important = {"yes": True, "no": False}.get(values["important"])
        telling.rate(session.visit, DomainRating(domain, rating, important))

    def fields() -> list[Field]:
        return [
            WhichField() if changes else PickField(
                "domain", t("Welk leefgebied?"), lambda: place_options(session)[1:]
            ),
            ChoiceField("value", t("Hoe gaat het, in eigen ogen?"), choices.options(Rating, session.words)),
            ChoiceField("important", t("Is dit belangrijk?"), choices.yes_no(session.words)),
        ]

    return Form(name, session, fields, t("Oordeel veranderen") if changes else t("Vastleggen"), submit)


class Ratings(ChangeableRecords):
    """What was rated, each to be changed or taken away, on the line of `beside`; but what is only spoken of."""

    def __init__(self, session: Session, beside: QWidget) -> None:
        super().__init__("story.ratings", session, "", beside=beside)
        self.can_change(Recorded.RATING, rating_form(session, "rate_change"), self._values_of)

    def refresh(self) -> None:
        """Show the ratings as they are now; nothing where there are none."""
        t, pack, words = self._session.words.t, self._session.doors.library.pack(), self._session.words
        things = []
        for rating in self._session.conversation.ratings if self._session.has_visit else ():
            if rating.life_domain == SAFE_AT_HOME:
                continue
            title = t(pack.life_domain(rating.life_domain).title)
            text = t("{domain}: {value}").format(domain=title, value=choices.name(rating.rating, words))
            text = f"{text} · {t('belangrijk')}" if rating.important else text
            things.append(Thing(Recorded.RATING, rating.life_domain, text, role="short"))
        self.show_things(things)

    def _values_of(self, domain: str) -> Mapping[str, object]:
        rated = next(r for r in self._session.conversation.ratings if r.life_domain == domain)
        return {"value": rated.rating.value, "important": _IMPORTANT[rated.important]}
