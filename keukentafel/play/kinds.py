"""Every key of a conversation script, format 1: which there are, which must be there, and how each is read."""

from __future__ import annotations

from dataclasses import dataclass

from keukentafel.domain.agreements import ConsentHow
from keukentafel.domain.appointments import Channel, Reached
from keukentafel.domain.carers import CarerAnswer, KeepsUp
from keukentafel.domain.carried import Still
from keukentafel.domain.changes import Recorded
from keukentafel.domain.contact import DayPart
from keukentafel.domain.interpreting import GenderWish, LanguageHelp, LineQuality, Subject
from keukentafel.domain.keeping import HandOverWay, KeepBecause
from keukentafel.domain.life_domains import Rating
from keukentafel.domain.loose_papers import PaperKind
from keukentafel.domain.needs import DeliveryForm, Law
from keukentafel.domain.people import CaseKind, Contact, InterpreterKind, Role, Via
from keukentafel.domain.rights import Right, ToldHow
from keukentafel.domain.safekeeping.destruction import CHOSEN_GROUNDS
from keukentafel.domain.safekeeping.trail import Group
from keukentafel.domain.shells import ConfirmedHow, Outcome, Part, Quadrant, Shell
from keukentafel.domain.signing import Act, Ended, How, ReadWhat, ReportKind, TeachBackAnswer
from keukentafel.domain.statements import ObtainedFrom, OriginalBy, Share
from keukentafel.play.reading import (
    Reader,
    certain_day,
    clock,
    count,
    counted,
    day,
    file_name,
    filled_text,
    life_domain,
    life_domains,
    maybe_need,
    maybe_one_of,
    maybe_person,
    minutes,
    moment,
    moment_or_day,
    need,
    one_of,
    people,
    person,
    place,
    some_of,
    statement,
    text,
    texts,
    times,
    yes_no,
)  # fmt: skip

FORMAT = 1
RESIDENT_WINDOW = "bewoner"
SAYING = frozenset({"say", "see", "document"})
"""The kinds that are counted as statements."""

REPORT, ANNEX, SUMMARY = "report", "annex", "summary"


@dataclass(frozen=True)
class Key:
    """One key of a table of the script."""

    read: Reader
    required: bool = False


def must(read: Reader) -> Key:
    """A key that has to be there."""
    return Key(read, required=True)


def may(read: Reader) -> Key:
    """A key that can be left out."""
    return Key(read)


Keys = dict[str, Key]

HEAD: Keys = {"title": must(text), "now": must(moment), "passphrase": must(filled_text)}

PREVIOUS: Keys = {"record": must(filled_text)}
"""The report that a review begins from: the path of its record, from the folder of the script."""

STORY: Keys = {"file": must(filled_text), "words": must(filled_text)}
"""What the resident brought along: the path of the file, from the folder of the script, and its words."""

CASE: Keys = {
    "resident": must(text),
    "form_of_address": may(text),
    "born": must(certain_day),
    "address": must(text),
    "neighbourhood": may(text),
    "municipality": must(text),
    "case_number": may(text),
    "reported": must(certain_day),
    "reported_by": may(text),
    "receipt_confirmed": may(day),
    "speaks": must(text),
    "reads": must(text),
    "kind": may(maybe_one_of(CaseKind)),
    "lives_alone": may(yes_no),
}

PARTICIPANT: Keys = {
    "id": must(filled_text),
    "name": must(text),
    "role": must(one_of(Role)),
    "present": may(yes_no),
    "lives_in": may(yes_no),
    "carer": may(yes_no),
    "adult": may(yes_no),
    "contact": may(maybe_one_of(Contact)),
    "leads": may(yes_no),
    "interpreter": may(maybe_one_of(InterpreterKind)),
    "via": may(maybe_one_of(Via)),
    "language": may(text),
    "reason": may(text),
}

_ORIGINAL: Keys = {"original": may(text), "lang": may(text), "original_by": may(maybe_one_of(OriginalBy))}

PREPARING: dict[str, Keys] = {
    "prepare_contact": {
        "ways": may(some_of(Channel)), "phone": may(text), "known_person": may(text),
        "good_at": may(maybe_one_of(DayPart)), "not_at": may(text), "may_call": may(text), "works": may(text),
        "hears_sees": may(text), "spoken_to": may(text),
    },
    "reminder": {
        "way": must(one_of(Channel)), "days_before": must(count), "at": may(maybe_one_of(DayPart)), "what": may(text),
    },
    "reminder_drop": {"way": must(one_of(Channel)), "days_before": must(count)},
    "visit_wishes": {"may_come": may(text), "not_there": may(text), "wants_private": may(yes_no)},
    "interpreter_aid": {
        "help": must(one_of(LanguageHelp)), "subjects": may(some_of(Subject)), "language": may(text),
        "dialect": may(text), "gender": may(maybe_one_of(GenderWish)), "via": may(maybe_one_of(Via)),
        "wanted": may(yes_no), "speaks_both": may(yes_no), "reason": may(text), "booked_on": may(day),
        "reference": may(text),
    },
    "interpretation": {
        "interpreter": must(person), "began": may(clock), "ended": may(clock), "line": may(maybe_one_of(LineQuality)),
        "same_dialect": may(yes_no), "took_over_from": may(maybe_person), "not_interpreted": may(text),
    },
    "home_access": {"household": may(text), "entrance": may(text), "dog": may(yes_no), "bell_broken": may(yes_no)},
    "visit_safety": {
        "two_go": may(yes_no), "colleague_knows": may(text), "back_by": may(text), "risk": may(text),
        "risk_source": may(text), "risk_until": may(day),
    },
}  # fmt: skip
"""What is arranged before the visit, each a form of that name."""

_AGREED: Keys = {"backup": may(text), "original": may(text), "lang": may(text)}
_SUPPORT: Keys = {key: may(text) for key in ("amount", "frequency", "duration", "why", "basis")}
_DELIVERED: Keys = {
    "able": may(text), "motivation": may(text), "quality": may(text), "paid": may(people), "managed_by": may(text),
    "category": may(text), "volume": may(count), "unit": may(text), "per": may(text),
}  # fmt: skip

_HELP: Keys = {
    "frequency": may(text), "until": may(day), "confirmed_on": may(day),
    "confirmed_how": may(maybe_one_of(ConfirmedHow)), "backup": may(text), "vital": may(yes_no),
    "quadrant": may(maybe_one_of(Quadrant)),
}  # fmt: skip

CORRECTING: dict[str, Keys] = {
    "need_change": {"need": must(need), "help_me": may(text), "so_that": may(text), "domains": may(life_domains)},
    "problem_change": {"problem": must(counted("p")), "need": may(need), "text": may(text)},
    "support_change": {"need": must(need), "what": may(text), **_SUPPORT},
    "expert_change": {"need": must(need), "asked": may(yes_no), "because": may(text)},
    "delivery_change": {"need": must(need), "form": may(one_of(DeliveryForm)), **_DELIVERED},
    "agree_change": {
        "agreement": must(counted("a")), "who": may(text), "what": may(text), "when": may(day), **_AGREED,
    },
    "view_change": {"view": must(counted("v")), "text": may(text)},
    "rate_change": {"domain": must(life_domain), "value": may(one_of(Rating)), "important": may(yes_no)},
    "take_away": {
        "what": must(one_of(Recorded)), "need": may(need), "problem": may(counted("p")),
        "agreement": may(counted("a")), "view": may(counted("v")), "domain": may(life_domain),
    },
    "need_move": {"need": must(need), "to": must(one_of(("up", "down")))},
}  # fmt: skip
"""What puts right a row that was recorded; what a change does not name stays as it was."""

CHANGES = {
    "need_change": Recorded.NEED, "problem_change": Recorded.PROBLEM, "support_change": Recorded.SUPPORT,
    "expert_change": Recorded.EXPERT, "delivery_change": Recorded.DELIVERY, "agree_change": Recorded.AGREEMENT,
    "view_change": Recorded.VIEW, "rate_change": Recorded.RATING,
}  # fmt: skip
OF_WHAT = {
    Recorded.NEED: "need", Recorded.PROBLEM: "problem", Recorded.SUPPORT: "need", Recorded.EXPERT: "need",
    Recorded.DELIVERY: "need", Recorded.AGREEMENT: "agreement", Recorded.VIEW: "view", Recorded.RATING: "domain",
}  # fmt: skip
"""By which key a step says which thing of a kind it means."""
COUNTED = {"problem": "p", "agree": "a", "view": "v"}
"""The kinds that are numbered in the order in which they come, by the letter of their ids."""

STEPS: dict[str, Keys] = {
    **PREPARING,
    **CORRECTING,
    "correct_participant": {
        "who": must(person), **{key: may(how.read) for key, how in PARTICIPANT.items() if key != "id"},
        "came_at": may(clock), "left_at": may(clock),
    },
    "briefing": {},
    "invitation": {"consultant": must(text), "lang": may(text)},
    "paper": {"which": must(one_of(PaperKind)), "lang": may(text)},
    "show": {"prompt": must(text), "slot": may(text)},
    "blank": {},
    "language": {"to": must(text)},
    "touch": {"choice": must(text), "record": may(yes_no), "about": may(life_domain)},
    "resume": {},
    "say": {
        "by": must(text), "text": must(text), "about": may(place), "via": may(maybe_person),
        "certainty": may(maybe_one_of(("said", "assumed"))), "own_words": may(yes_no), **_ORIGINAL,
        "share": may(maybe_one_of(Share)),
    },
    "see": {"text": must(text), "about": may(place), "share": may(maybe_one_of(Share))},
    "document": {
        "text": must(text), "document": must(text), "dated": may(day), "about": may(place),
        "obtained_from": may(maybe_one_of(ObtainedFrom)),
    },
    "confirm": {"statement": must(statement), "by": must(text)},
    "contradict": {"statement": must(statement), "other": must(statement)},
    "share": {"statement": must(statement), "to": must(one_of((Share.REPORT, Share.NEVER)))},
    "rate": {"domain": must(life_domain), "value": must(one_of(Rating)), "important": may(yes_no)},
    "right": {"which": must(one_of(Right)), "told": must(texts), "on": may(day), "how": may(maybe_one_of(ToldHow))},
    "plan": {"received": must(yes_no), "text": may(text)},
    "identity": {"document": must(text), "last_characters": must(text), "valid_until": may(day)},
    "private": {"held": must(yes_no), "later": may(yes_no), "with": may(person)},
    "private_end": {},
    "need": {
        "id": must(filled_text), "help_me": must(text), "so_that": must(text), "domains": may(life_domains),
    },
    "problem": {"need": must(need), "text": must(text)},
    "support": {"need": must(need), "what": must(text), **_SUPPORT},
    "shell": {
        "need": must(need), "shell": must(one_of(Shell)), "outcome": must(one_of(Outcome)), "because": must(text),
        "part": may(maybe_one_of(Part)), "who": may(text),
    },
    "help": {
        "need": must(need), "part": must(one_of(Part)), "who": must(text), "task": must(text), **_HELP,
    },
    "help_change": {
        "need": must(need), "line": must(times), "part": may(maybe_one_of(Part)), "who": may(text),
        "task": may(text), **_HELP,
    },
    "help_remove": {"need": must(need), "line": must(times)},
    "carer": {
        "answer": must(one_of(CarerAnswer)), "who": may(text), "load": may(text),
        "keeps_up": may(maybe_one_of(KeepsUp)), "wants": may(text), "heard_apart": may(yes_no),
    },
    "other_law": {"law": must(one_of(Law)), "because": must(text)},
    "expert": {"need": must(need), "asked": must(yes_no), "because": must(text)},
    "delivery": {"need": must(need), "form": must(one_of(DeliveryForm)), **_DELIVERED},
    "withhold": {"statement": must(statement)},
    "flag": {"statement": must(statement)},
    "urgent": {
        "what": must(text), "done_today": must(text), "by": must(text), "temporary": must(yes_no),
        "because": must(text), "statement": may(statement),
    },
    "agree": {"who": must(text), "what": must(text), "when": must(day), **_AGREED},
    "view": {"text": must(text)},
    "read_out": {"what": must(one_of(ReadWhat)), "by": must(text), "lang": must(text)},
    "teach_back": {"text": may(text), "answer": may(maybe_one_of(TeachBackAnswer)), **_ORIGINAL},
    "react": {"by": must(text), "text": must(text), "statement": may(statement)},
    "motivate": {"finding": must(text), "about": may(text), "text": must(text)},
    "freeze": {"kind": must(one_of(ReportKind)), "ended": may(maybe_one_of(Ended))},
    "sign": {
        "by": must(text), "act": must(one_of(Act)), "how": must(one_of(How)), "heard_by": may(text),
        "witness": may(text), "ground": may(text), "for_need": may(maybe_need), "insists": may(yes_no),
        "version": may(text), "came_in": may(day),
    },
    "consent": {
        "to": must(text), "what": must(text), "purpose": must(text), "until": may(day),
        "how": may(maybe_one_of(ConsentHow)), "revoked": may(yes_no),
    },
    "visit": {"present": may(people)},
    "still": {"item": must(count), "answer": must(one_of(Still))},
    "still_shells": {"need": must(need)},
    "export": {
        "kind": must(one_of((REPORT, ANNEX, SUMMARY, "package", "story"))), "lang": may(text), "annex": may(yes_no),
        "words": may(text),
    },
    "appointment": {
        "on": must(certain_day), "at": may(text), "minutes": may(count), "place": may(text), "who": may(texts),
    },
    "move_appointment": {"on": must(certain_day), "at": may(text), "because": must(text)},
    "cancel_appointment": {"because": must(text)},
    "miss_appointment": {"because": must(text), "next_step": must(text)},
    "contact_attempt": {
        "on": must(certain_day), "at": may(text), "channel": must(one_of(Channel)), "reached": must(one_of(Reached)),
        "whom": may(text), "note": may(text),
    },
    "decision": {"on": must(certain_day), "sent": may(day)},
    "handed_over": {"on": must(certain_day), "way": must(one_of(HandOverWay)), "receipt": may(text)},
    "hold": {"because": must(one_of(KeepBecause)), "since": may(day), "ended": may(day)},
    "destruction_asked": {"on": must(certain_day), "refused": may(maybe_one_of(KeepBecause))},
    "insight": {},
    "destroy_line": {"statement": must(statement), "word": must(text)},
    "destroy": {"ground": must(one_of(CHOSEN_GROUNDS)), "word": must(text)},
    "case_details": {name: may(key.read) for name, key in CASE.items()},
    "undo": {"times": may(times)},
    "redo": {"times": may(times)},
    "open_case": {},
    "close_case": {},
    "search": {"text": must(text), "hits": must(count)},
    "trail": {"kind": may(one_of(Group)), "shows": may(text), "export": may(yes_no)},
    "date_right": {},
    "lock": {},
    "unlock": {},
    "battery_dies": {},
    "type": {"text": must(text)},
    "wait": {"minutes": may(minutes), "until": may(moment_or_day), "idle": may(yes_no)},
    "screenshot": {"name": must(file_name)},
    "expect": {
        "finding": may(text), "about": may(text), "present": may(yes_no), "statements": may(count),
        "last_statement": may(text),
        "deadline": may(one_of(("personal_plan", "investigation", "decision", "objection"))),
        "last_day": may(certain_day), "window": may(one_of((RESIDENT_WINDOW,))), "shows": may(text),
        "blank": may(yes_no), "direction": may(one_of(("rtl", "ltr"))), "error": may(text),
        "place": may(text), "typed": may(text), "calm": may(text),
    },
}  # fmt: skip

GOES_WITH = {"about": "finding", "present": "finding", "last_day": "deadline", "shows": "window", "blank": "window"}
"""Keys of `expect` that say nothing without another one."""
