"""Three prompts that may fit now: by the place on the path, and by what nobody has spoken about yet."""

from __future__ import annotations

from collections.abc import Collection

from keukentafel.domain.content.pack import ContentPack
from keukentafel.domain.content.prompts import Prompt
from keukentafel.domain.conversation import Conversation

HOW_MANY = 3
OPENING = "opening"
STORY_BEGAN = 3
"""From this many statements on there is a story, and nobody needs the question that begins one."""

_GROUPS: dict[str, tuple[str, ...]] = {
    "prepare": ("welkom",),
    "rights": ("welkom", "rechten"),
    "story": ("opening", "zelf", "leefgebieden", "samen"),
    "needs": ("opening", "op_maat", "zelf"),
    "support": ("zelf", "op_maat"),
    "shells": ("zelf", "samen", "iedereen", "op_maat"),
    "carers": ("mantelzorger", "samen"),
    "agreements": ("slot", "iedereen"),
    "own_words": ("slot",),
    "report": ("slot",),
}
"""By place: the groups of the pack whose prompts belong there, in the order of the talk."""


def touched(conversation: Conversation) -> frozenset[str]:
    """The life domains that somebody said something about, or that the resident rated."""
    said = {statement.about for statement in conversation.statements}
    return frozenset(said | {rating.life_domain for rating in conversation.ratings})


def suggestions(
    conversation: Conversation, pack: ContentPack, place: str, shown: Collection[str]
) -> tuple[Prompt, ...]:
    """At most three prompts of the pack, none of which was shown already or is only spoken.

    First what nobody has spoken about, in the order of the talk; what opens a story waits once the story has begun.
    Prompts for a carer come only where there is a carer, and only at the places of carers and rights.
    """
    groups = _GROUPS.get(place, ())
    done = touched(conversation)
    told = _told(conversation, pack)
    open_prompts = [
        prompt for prompt in pack.prompts
        if prompt.group in groups and not prompt.spoken_only and prompt.code not in shown
        and prompt.code not in told and _for_somebody_here(prompt, conversation, place)
    ]  # fmt: skip

    def order(prompt: Prompt) -> tuple[bool, int]:
        if prompt.life_domain is None:
            waits = prompt.group == OPENING and len(conversation.statements) >= STORY_BEGAN
        else:
            waits = prompt.life_domain in done
        return (waits, groups.index(prompt.group))

    return tuple(sorted(open_prompts, key=order)[:HOW_MANY])


def _told(conversation: Conversation, pack: ContentPack) -> frozenset[str]:
    rights = {right.right.value for right in conversation.rights}
    return frozenset(right.prompt_code for right in pack.rights if right.id in rights)


def _for_somebody_here(prompt: Prompt, conversation: Conversation, place: str) -> bool:
    if not prompt.only_for:
        return True
    carers = [person for person in conversation.participants if person.cares]
    if prompt.only_for == "carer_outside_home":
        carers = [person for person in carers if not person.lives_in]
    return place in {"carers", "rights"} and bool(carers)
