"""Every check of the table: one conversation in which it finds something, and one in which it does not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from keukentafel.domain.carers import CarerAnswer
from keukentafel.domain.carried import Still
from keukentafel.domain.changes import (
    Change,
    DomainRated,
    ShellJudged,
    StatementConfirmed,
    StatementFlagged,
    StatementsContradicted,
)  # fmt: skip
from keukentafel.domain.checks import CHECKS, Check, Level, findings, open_gaps
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.people import RESIDENT, CaseKind, Contact, InterpreterKind, Role
from keukentafel.domain.rights import PrivateState, Right, ToldHow
from keukentafel.domain.shells import ConfirmedHow, Outcome, Part, Shell
from keukentafel.domain.signing import Act, How, ReportKind
from keukentafel.domain.statements import Certainty, ObtainedFrom, Share
from tests.domain.builders import (
    AMSTERDAM,
    CALENDAR,
    IN_ORDER,
    NEXT_WEEK,
    TODAY,
    VISIT,
    agreed,
    applied,
    carer,
    consent,
    expert,
    frozen,
    helps,
    in_order,
    interpreter,
    judged,
    motivated,
    need,
    paper,
    person,
    pgb,
    plan,
    private,
    reviews,
    said,
    still,
    support,
    told,
    urgent,
)  # fmt: skip

AFTER_SIX_WEEKS = date(2026, 12, 29)
LATER = datetime(2026, 12, 29, 9, 0, tzinfo=AMSTERDAM)
CONFIRMED: Mapping[str, Any] = {"confirmed_on": TODAY, "confirmed_how": ConfirmedHow.PHONE}


class Table(NamedTuple):
    """A conversation at the table: the one in which nothing is missing, changed by these."""

    plus: tuple[Change, ...] = ()
    without: tuple[str, ...] = ()
    today: date = TODAY
    case: Mapping[str, Any] = MappingProxyType({})

    @property
    def conversation(self) -> Conversation:
        return in_order(*self.plus, without=self.without, **self.case)


def at(*plus: Change, without: str = "", today: date = TODAY, **case: Any) -> Table:
    return Table(plus, tuple(without.split()), today, case)


def abouts(code: str, table: Table) -> list[str]:
    found = findings(table.conversation, table.today, CALENDAR)
    return [f.about for f in found if f.code == code]


partner = person("partner", Role.PARTNER, lives_in=True)
usual_help = judged(Shell.NETWORK, part=Part.USUAL_HELP, who="partner")
son = person("zoon", Role.CHILD, "de heer M. Uysal")
daughter = person("dochter", Role.CHILD, "Ayla", present=False)
tailored = judged(Shell.TAILORED, Outcome.COVERS)
covered = judged(Shell.OWN_STRENGTH, Outcome.COVERS)
fell = said("s2", "Ik ben gevallen.")
flagged = StatementFlagged("s2")
spoke_late: Mapping[str, Any] = {"on": TODAY, "how": ToldHow.TALK}

FIRES: list[tuple[str, Table, list[str]]] = [
    ("letter_a", at(without="need problem support own_strength network general tailored"), [""]),
    ("letter_a", at(without="meaning"), [""]),
    ("letter_b", at(without="own_strength"), ["h1"]),
    ("usual_help_not_investigated", at(partner, lives_alone=False), ["h1/partner"]),
    ("usual_help_not_investigated", at(partner, need("h2"), usual_help, lives_alone=False), ["h2/partner"]),
    ("usual_help_not_investigated", at(partner, lives_alone=True), ["h1/partner"]),
    ("letter_c", at(without="network"), ["h1"]),
    ("letter_c", at(usual_help, without="network"), ["h1"]),
    ("letter_d", at(without="carer"), [""]),
    ("letter_d", at(carer(CarerAnswer.NOT_ASKED), without="carer"), [""]),
    ("letter_d", at(carer(CarerAnswer.YES, "zoon", load="zwaar"), without="carer"), [""]),
    ("letter_d", at(helps("zoon", Part.CARE)), [""]),
    ("letter_d", at(person("zoon", Role.CHILD, carer=True)), [""]),
    ("letter_e", at(without="general"), ["h1"]),
    ("letter_f", at(without="wlz"), [""]),
    ("letter_f", at(without="zvw"), [""]),
    ("letter_g", at(without="costs"), [""]),
    ("client_support_not_told", at(without="client_support"), [""]),
    ("client_support_not_told", at(person("zoon", Role.CARER)), ["zoon"]),
    ("client_support_not_told", at(helps("Fenna", Part.CARE), without="client_support"), ["", "Fenna"]),
    ("personal_plan_not_told", at(without="personal_plan"), [""]),
    ("personal_plan_not_told", at(told(Right.PERSONAL_PLAN, "zoon"), without="personal_plan"), [""]),
    ("pgb_not_told", at(without="pgb"), [""]),
    ("right_told_late", at(told(Right.CLIENT_SUPPORT, **spoke_late), without="client_support"), [""]),
    ("right_told_late", at(told(Right.PERSONAL_PLAN, on=date(2026, 11, 21)), without="personal_plan"), [""]),
    ("right_told_late", at(told(Right.CLIENT_SUPPORT, on=NEXT_WEEK), without="client_support"), [""]),
    ("plan_not_used", at(plan(received=True)), [""]),
    (
        "plan_not_used",
        at(plan(received=True), paper("s2", "Elke dag wassen.", "zorgplan thuiszorg", ObtainedFrom.RESIDENT)),
        [""],
    ),
    ("receipt_not_confirmed", at(receipt_confirmed=None), [""]),
    ("identity_not_seen", at(without="identity"), [""]),
    ("need_without_problem", at(without="problem"), ["h1"]),
    ("need_without_support", at(without="support"), ["h1"]),
    ("support_without_basis", at(support(basis=" ")), ["h1"]),
    ("expert_advice_undecided", at(tailored), ["h1"]),
    ("expert_advice_undecided", at(pgb(), without="tailored"), ["h1"]),
    ("expert_advice_undecided", at(helps("Thuiszorg Oost", Part.IN_KIND), without="tailored"), ["h1"]),
    ("meaning_untouched", at(fell, without="meaning"), [""]),
    ("no_private_moment", at(son), [""]),
    ("no_private_moment", at(son, private(PrivateState.OPEN)), [""]),
    ("no_private_moment", at(son, private(PrivateState.LATER)), [""]),
    ("no_private_moment", at(son, private(PrivateState.OPEN, "zoon"), private(PrivateState.HELD)), [""]),
    ("no_private_moment", at(son, private(PrivateState.NOT_HELD)), [""]),
    ("no_private_moment", at(interpreter(kind=InterpreterKind.INFORMAL, reason="spoed")), [""]),
    ("share_undecided", at(said("s2", "Dat zeg ik liever hier.", share=Share.ASK)), ["s2"]),
    ("no_teach_back", at(without="teach_back"), [""]),
    ("urgent_undecided", at(fell, flagged), ["s2"]),
    ("urgent_undecided", at(fell, flagged, urgent("boodschappen gedaan", "s9")), ["s2"]),
    ("pgb_conditions", at(pgb(quality="")), ["h1"]),
    ("no_follow_up", at(without="agreement"), [""]),
    ("no_follow_up", at(today=NEXT_WEEK), [""]),
    ("agreement_without_owner", at(agreed("bellen", who="")), ["a2"]),
    ("agreement_without_owner", at(agreed("bellen", when=None)), ["a2"]),
    ("no_interpreter", at(speaks="tr"), [""]),
    ("no_interpreter", at(interpreter(present=False), speaks="tr"), [""]),
    ("no_interpreter", at(interpreter(), speaks="ngt"), [""]),
    ("assumption", at(said("s2", "Ze kookt, denk ik.", "zoon", certainty=Certainty.ASSUMED)), ["s2"]),
    ("contradicted", at(fell, StatementsContradicted("s1", "s2")), ["s1", "s2"]),
    (
        "informant_rarely_present",
        at(person("zoon", Role.CHILD, contact=Contact.MONTHLY), said("s2", "Ze kookt.", "zoon")),
        ["zoon"],
    ),
    (
        "informant_rarely_present",
        at(person("arts", Role.GENERAL_PRACTITIONER, contact=Contact.RARELY), said("s2", "Zij valt vaak.", "arts")),
        ["arts"],
    ),
    ("help_not_confirmed", at(helps("Emine"), helps("Ayla", **CONFIRMED)), ["h1/1"]),
    ("help_not_confirmed", at(need("h2"), helps("Ayla", **CONFIRMED), helps("Emine")), ["h1/2"]),
    ("no_backup", at(helps("Emine", vital=True)), ["h1/1"]),
    ("role_conflict", at(interpreter("zoon", InterpreterKind.INFORMAL, Role.CHILD)), ["zoon"]),
    ("role_conflict", at(interpreter(), helps("tolk")), ["tolk"]),
    ("role_conflict", at(interpreter(), said("s2", "Zij kookt.", "tolk")), ["tolk"]),
    ("role_conflict", at(son, pgb(paid=("zoon",), managed_by="zoon")), ["zoon"]),
    ("role_conflict", at(person("zoon", Role.CHILD, carer=True), pgb(paid=("zoon",))), ["zoon"]),
    ("role_conflict", at(helps("Fenna", Part.CARE), pgb(managed_by="Fenna")), ["Fenna"]),
    ("interpreter_informal", at(interpreter("buur", InterpreterKind.INFORMAL, reason="spoed")), ["buur"]),
    ("application_before_investigation", at(applied()), [""]),
    ("application_before_investigation", at(frozen(ReportKind.CONVERSATION), applied()), [""]),
    ("application_before_investigation", at(applied(), frozen(at=LATER)), [""]),
    ("application_not_asked", at(tailored, applied(for_need="h2")), ["h1"]),
    ("contact_without_consent", at(agreed("de huisarts bellen")), ["a2"]),
    ("contact_without_consent", at(agreed("beide zoons bellen"), son), ["a2"]),
    ("contact_without_consent", at(agreed("Ayla bellen"), daughter), ["a2"]),
    ("contact_without_consent", at(agreed("meegaan", who="dochter"), daughter), ["a2"]),
    ("contact_without_consent", at(agreed("Emine vragen"), helps("Emine")), ["a2"]),
    ("contact_without_consent", at(agreed("huisarts bellen"), consent("huisarts", revoked=True)), ["a2"]),
    ("contact_without_consent", at(agreed("huisarts bellen"), consent("huisarts", until=TODAY)), ["a2"]),
    ("contact_without_consent", at(agreed("huisarts bellen"), consent("ergotherapeut")), ["a2"]),
    ("contact_without_consent", at(urgent("ergotherapeut gebeld", "s1")), [""]),
    (
        "contact_without_consent",
        at(paper("s2", "Tweede leuning.", "advies ergotherapeut", ObtainedFrom.PROVIDER)),
        ["s2"],
    ),
    ("product_in_need", at(need(help_me="een scootmobiel te krijgen")), ["h1"]),
    ("product_in_need", at(need(so_that="ik drie uur hulp heb")), ["h1"]),
    ("many_parties", at(*(person(f"p{n}", Role.CARE_WORKER, present=False) for n in range(5))), [""]),
    ("deadline_passed", at(today=AFTER_SIX_WEEKS), [""]),
    ("deadline_passed", at(frozen(at=LATER), today=AFTER_SIX_WEEKS), [""]),
    ("still_open", at(reviews()), [""]),
    ("still_open", at(reviews(), still(1, Still.NOT_DISCUSSED)), [""]),
]

JUDGED = tuple(change for change in IN_ORDER.values() if isinstance(change, ShellJudged))

SILENT: list[tuple[str, Table]] = [
    *((check.code, at()) for check in CHECKS),
    ("usual_help_not_investigated", at(partner, usual_help, lives_alone=False)),
    ("usual_help_not_investigated", at(partner, covered, lives_alone=False)),
    ("letter_c", at(covered, without="network")),
    ("letter_c", at(judged(Shell.NETWORK, part=Part.CARE), without="network")),
    ("letter_c", at(judged(Shell.NETWORK, part=Part.OTHER_NETWORK), without="network")),
    ("letter_e", at(covered, without="general")),
    ("letter_e", at(judged(Shell.NETWORK, Outcome.COVERS), without="general")),
    ("letter_d", at(carer(CarerAnswer.YES, "zoon", load="gaat", wants="rust"), helps("zoon", Part.CARE))),
    ("client_support_not_told", at(person("zoon", Role.CARER), told(Right.CARER_SUPPORT, "zoon"))),
    ("right_told_late", at(told(Right.CLIENT_SUPPORT, on=TODAY), without="client_support")),
    ("right_told_late", at(told(Right.CLIENT_SUPPORT, **spoke_late))),
    ("right_told_late", at(told(Right.CLIENT_SUPPORT, **spoke_late), without="client_support meaning")),
    ("plan_not_used", at(plan(received=True), support(basis="het plan van mevrouw"))),
    ("plan_not_used", at(plan(received=True), said("s2", "Zie mijn persoonlijk plan."))),
    ("plan_not_used", at(plan(received=True), paper("s2", "Tuin", "mijn plan", ObtainedFrom.RESIDENT))),
    ("plan_not_used", at(plan(received=True), agreed("de tuin, zoals in uw eigen plan staat"))),
    ("support_without_basis", at(support(amount="", basis=""))),
    ("expert_advice_undecided", at(tailored, expert())),
    ("expert_advice_undecided", at(judged(Shell.TAILORED, Outcome.NOT), pgb())),
    ("meaning_untouched", at(DomainRated(DomainRating("zin", Rating.GOOD)), fell, without="meaning")),
    ("no_private_moment", at(son, private(PrivateState.OPEN), private(PrivateState.HELD))),
    (
        "no_private_moment",
        at(son, *map(private, (PrivateState.OPEN, PrivateState.HELD, PrivateState.NOT_HELD))),
    ),
    (
        "no_private_moment",
        at(
            son, *map(private, (PrivateState.OPEN, PrivateState.HELD)),
            private(PrivateState.OPEN, "zoon"), private(PrivateState.HELD),
        ),
    ),
    ("no_private_moment", at(interpreter(), person("steun", Role.CLIENT_SUPPORTER))),
    ("no_private_moment", at(daughter, person("collega", Role.SECOND_CONSULTANT))),
    ("urgent_undecided", at(fell, flagged, urgent("boodschappen gedaan", "s2"))),
    ("urgent_undecided", at(fell, flagged, StatementFlagged("s2", urgent=False))),
    ("pgb_conditions", at(pgb())),
    ("no_interpreter", at(interpreter(), speaks="tr")),
    ("no_interpreter", at(interpreter(language="ngt"), speaks="ngt")),
    (
        "assumption",
        at(
            said("s2", "Ze kookt, denk ik.", "zoon", certainty=Certainty.ASSUMED),
            StatementConfirmed("s2", RESIDENT),
        ),
    ),
    ("informant_rarely_present", at(person("zoon", Role.CHILD, contact=Contact.MONTHLY))),
    (
        "informant_rarely_present",
        at(person("zoon", Role.CHILD, contact=Contact.WEEKLY), said("s2", "Ze kookt.", "zoon")),
    ),
    ("help_not_confirmed", at(helps("Emine", **CONFIRMED), helps(RESIDENT, Part.OWN_STRENGTH))),
    ("no_backup", at(helps("Emine", vital=True, backup="Ayla"), helps("Ayla"))),
    ("role_conflict", at(interpreter(), pgb(paid=("zoon",), managed_by="dochter"), son, daughter)),
    ("application_before_investigation", at(frozen(), applied(at=VISIT + timedelta(days=1)))),
    ("application_before_investigation", at(applied(at=LATER))),
    ("application_before_investigation", at(applied(how=How.REFUSED))),
    ("application_not_asked", at(tailored, applied(for_need="h1"))),
    ("application_not_asked", at(tailored, applied(Act.APPLICATION_LATER))),
    ("contact_without_consent", at(agreed("beide zoons bellen"), son, consent("zoon"))),
    ("contact_without_consent", at(agreed("Ayla bellen"), daughter, consent("dochter"))),
    ("contact_without_consent", at(agreed("helpt mee", who="zoon"), son)),
    ("contact_without_consent", at(agreed("de huisarts bellen", who=RESIDENT))),
    ("contact_without_consent", at(agreed("huisarts bellen"), consent("de huisarts, dokter Bos"))),
    ("contact_without_consent", at(urgent("ergotherapeut gebeld"), consent("ergotherapeut"))),
    ("contact_without_consent", at(paper("s2", "Leuning.", "ontslagbrief", ObtainedFrom.RESIDENT))),
    (
        "contact_without_consent",
        at(
            paper("s2", "Leuning.", "brief verpleeghuis De Linde", ObtainedFrom.PROVIDER),
            consent("verpleeghuis De Linde"),
        ),
    ),
    ("many_parties", at(*(person(f"p{n}", Role.CARE_WORKER, leads=n == 4, present=False) for n in range(5)))),
    ("many_parties", at(*(person(f"p{n}", Role.CARE_WORKER, present=False) for n in range(4)))),
    ("many_parties", at(*(person(f"p{n}", Role.CHILD, present=False) for n in range(9)))),
    ("deadline_passed", at(today=date(2026, 12, 28))),
    ("deadline_passed", at(frozen(), today=AFTER_SIX_WEEKS)),
    ("still_open", at(reviews(), still(1))),
    ("still_open", at(reviews(), still(1, Still.NO_LONGER))),
]


@pytest.mark.parametrize(("code", "table", "expected"), FIRES)
def test_a_check_finds_what_is_missing(code: str, table: Table, expected: list[str]) -> None:
    assert abouts(code, table) == expected


@pytest.mark.parametrize(("code", "table"), SILENT)
def test_a_check_is_silent_when_nothing_is_missing(code: str, table: Table) -> None:
    assert abouts(code, table) == []


def test_nothing_is_found_where_nothing_is_missing() -> None:
    assert findings(in_order(), TODAY, CALENDAR) == ()


def test_every_row_of_the_table_has_a_test_and_its_own_code() -> None:
    codes = [check.code for check in CHECKS]
    assert len(set(codes)) == len(codes) == 42
    assert {code for code, _, _ in FIRES} == set(codes)


PLACES = {"rights", "story", "needs", "support", "shells", "carers", "agreements", "own_words", "report"}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_row_says_what_is_missing_why_and_where(check: Check) -> None:
    assert check.title and check.why[-1] in ".?"
    assert re.search(r"art\. \d|CRvB \d{4}:\d+|Richtlijn", check.source), "the article or the experience behind it"
    assert check.jump in PLACES
    words = str(check.look.__doc__)
    assert words.startswith("Gap" if check.level is Level.GAP else "Warning")
    assert check.look.__name__ == check.code


def test_findings_come_in_the_order_of_the_table() -> None:
    order = [check.code for check in CHECKS]
    nothing_done = in_order(without=("costs", "wlz", "identity"))
    found = [order.index(f.code) for f in findings(nothing_done, TODAY, CALENDAR)]
    assert found == sorted(found) and len(found) == 3


def test_late_rights_are_told_apart_by_their_detail() -> None:
    late = in_order(
        told(Right.CLIENT_SUPPORT, **spoke_late),
        told(Right.PERSONAL_PLAN, **spoke_late),
        without=("client_support", "personal_plan"),
    )
    found = findings(late, TODAY, CALENDAR)
    assert [(f.code, f.detail) for f in found] == [
        ("right_told_late", "cliëntondersteuning"),
        ("right_told_late", "persoonlijk plan"),
    ]


def test_details_name_what_it_is_about() -> None:
    table = at(
        agreed("huisarts en beide zoons bellen"),
        son,
        need(help_me="een traplift te krijgen"),
        applied(),
        without="zvw wlz",
    )
    details = {f.code: f.detail for f in findings(table.conversation, AFTER_SIX_WEEKS, CALENDAR)}
    assert details["letter_f"] == "Zvw, Wlz"
    assert details["application_before_investigation"] == "24-11-2026"
    assert details["deadline_passed"] == "28-12-2026"
    assert details["contact_without_consent"] == "zoons, huisarts"
    assert details["product_in_need"] == "traplift"


def test_a_motivated_gap_stays_in_the_list_and_is_no_longer_open() -> None:
    gaps = in_order(motivated("letter_b", "h1", "komt volgende week"), without=("own_strength",))
    found = findings(gaps, TODAY, CALENDAR)
    assert [(f.code, f.motivated) for f in found] == [("letter_b", "komt volgende week")]
    assert open_gaps(found) == ()


@pytest.mark.parametrize("about", ["", "h2"])
def test_a_motivation_counts_for_what_it_is_about_only(about: str) -> None:
    gaps = in_order(motivated("letter_b", about), without=("own_strength",))
    assert [f.about for f in open_gaps(findings(gaps, TODAY, CALENDAR))] == ["h1"]


def test_an_unsettled_share_and_an_empty_reason_are_no_motivation() -> None:
    asked = said("s2", "Dat zeg ik liever hier.", share=Share.ASK)
    gaps = in_order(asked, motivated("share_undecided", "s2"), motivated("letter_g", text=" "), without=("costs",))
    assert [f.code for f in open_gaps(findings(gaps, TODAY, CALENDAR))] == ["letter_g", "share_undecided"]


def test_a_warning_is_never_open_and_never_motivated() -> None:
    warned = in_order(motivated("receipt_not_confirmed"), receipt_confirmed=None)
    (found,) = findings(warned, TODAY, CALENDAR)
    assert (found.level, found.motivated, found.open_gap, found.motivatable) == (
        Level.WARNING, None, False, False,
    )  # fmt: skip


def test_a_review_is_promised_the_same_terms() -> None:
    assert abouts("deadline_passed", at(today=AFTER_SIX_WEEKS, kind=CaseKind.REVIEW)) == [""]
