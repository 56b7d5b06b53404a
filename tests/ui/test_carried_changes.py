"""Whatever a review asks: "veranderd" opens the place where it is said anew, with what was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QApplication, QWidget

from keukentafel.domain.agreements import Agreement, Consent
from keukentafel.domain.carers import CarerAnswer, CarerSituation, KeepsUp
from keukentafel.domain.carried import Still
from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.needs import Delivery, DeliveryForm, Need, Support
from keukentafel.domain.people import RESIDENT
from keukentafel.domain.report.difference import ItemKind
from keukentafel.domain.shells import HelpLine, Outcome, Part, Shell, ShellJudgement
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.services import agreeing, cases, freezing, needing, reviews, telling
from keukentafel.services.visit import Visit
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.pages.story import StoryPage
from keukentafel.ui.parts.form import Form
from keukentafel.ui.shared.session import Session

FORMS = {
    ItemKind.PERSON: ("rights", "participant"),
    ItemKind.NEED: ("needs", "need"),
    ItemKind.RATING: ("story", "rate"),
    ItemKind.SHELL: ("shells", "shell"),
    ItemKind.HELP: ("shells", "help"),
    ItemKind.SUPPORT: ("support", "support"),
    ItemKind.DELIVERY: ("support", "delivery"),
    ItemKind.CARER: ("carers", "carer"),
    ItemKind.AGREEMENT: ("agreements", "agree"),
    ItemKind.CONSENT: ("agreements", "consent"),
}


def close_with_everything(visit: Visit) -> None:
    """One of everything that is carried, in a definitive version."""
    needing.state_need(visit, Need("h1", "veilig naar boven te komen", "ik in mijn bed kan slapen"))
    needing.judge_shell(visit, ShellJudgement("h1", Shell.NETWORK, Outcome.PARTLY, "de zoon komt soms"))
    needing.place_help(visit, HelpLine("h1", Part.CARE, "zoon", "meelopen", "op zondag"))
    needing.determine_support(visit, Support("h1", "iemand die meeloopt", "2 keer", "per week", basis="een advies"))
    needing.choose_delivery(visit, Delivery(
        "h1", DeliveryForm.BUDGET, "de zoon helpt", "zelf kiezen", "bekend gezicht", ("zoon",), RESIDENT,
        "begeleiding", 90, "minuten", "per week",
    ))  # fmt: skip
    needing.describe_carer(visit, CarerSituation(CarerAnswer.YES, "zoon", "zwaar", KeepsUp.WEEKS, "rust", True))
    today = visit.desk.today()
    agreeing.consent(visit, Consent("de huisarts", "de medicijnen", "afstemmen", today, today + timedelta(days=30)))
    agreeing.agree(visit, Agreement("zoon", "de leuning nakijken", date(2026, 12, 1)))
    telling.rate(visit, DomainRating("huis", Rating.BARELY))
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)


def test_every_kind_of_item_that_changed_has_its_form_filled_in(main: MainWindow, visit_session: Session) -> None:
    session = visit_session
    close_with_everything(session.visit)
    start = reviews.start_from_case(session.desk, session.visit.id)
    session.open_visit(cases.open_case(session.desk, replace(start.case, case_number="VB-2027-1"), start.previous))
    previous = session.conversation.previous
    assert previous is not None
    seen: dict[ItemKind, tuple[str, str]] = {}
    for item in previous.items:
        if item.need is not None:
            reviews.answer(session.visit, item.number, Still.YES)
    for item in previous.items:
        story = main.pages["story"]
        assert isinstance(story, StoryPage)
        story.still.change_asked.emit(item.number)
        place, form_name = FORMS[item.item.kind]
        form = main.pages[place].findChild(Form, form_name)
        assert form is not None and form.isVisible(), item.item.kind
        assert any(field.value() for field in form.fields.values()), "what was stands in it"
        here = QApplication.focusWidget()
        assert isinstance(here, QWidget) and here.isVisible()
        seen[item.item.kind] = (main.place, form_name)
    assert seen == FORMS
