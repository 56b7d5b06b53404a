"""What the resident touched on the second window, as the consultant writes it down."""

from __future__ import annotations

from dataclasses import dataclass

from keukentafel.domain.life_domains import STORY, DomainRating, Rating
from keukentafel.domain.people import RESIDENT
from keukentafel.domain.refusals import Refused
from keukentafel.services import telling
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit

IMPORTANCE = {"important_yes": True, "important_no": False}
"""The choices under the question whether something is important now."""
SENTENCE = "Wees “{choice}” aan bij de vraag: {question}"


@dataclass(frozen=True)
class Touch:
    """A choice by its id and its Dutch, the Dutch question it stood under, and the life domain that was asked about.

    `about` is empty where the question was about no life domain.
    """

    choice: str
    dutch: str
    question: str
    about: str = ""


def is_rating(choice: str) -> bool:
    """Whether a choice says how a life domain goes, or whether it is important: it means nothing without one."""
    return choice in IMPORTANCE or choice in {rating.value for rating in Rating}


def record_touch(visit: Visit, touch: Touch) -> None:
    """Record it as the resident's own rating, or else as a statement: the resident pointed at these words.

    What is important joins the rating of its life domain; without one it is a statement. Raises Refused for a
    rating without a life domain.
    """
    if is_rating(touch.choice) and not touch.about:
        raise Refused("unknown_life_domain", "about")
    known = next((one for one in visit.conversation.ratings if one.life_domain == touch.about), None)
    if touch.choice in {rating.value for rating in Rating}:
        telling.rate(visit, DomainRating(touch.about, Rating(touch.choice), known.important if known else None))
    elif touch.choice in IMPORTANCE and known is not None:
        telling.rate(visit, DomainRating(touch.about, known.rating, IMPORTANCE[touch.choice]))
    else:
        text = SENTENCE.format(choice=touch.dutch, question=touch.question)
        telling.record(visit, Told(text, RESIDENT, touch.about or STORY))
