"""The support map in plain Dutch: the same sentences on the screen and on paper.

`t` translates a Dutch source text; names and words of the conversation are put in afterwards.
"""

from __future__ import annotations

from collections.abc import Callable

from keukentafel.domain.marks import N_
from keukentafel.domain.running_text import capital_first, listed
from keukentafel.domain.shells import Quadrant
from keukentafel.domain.support_map import Helper, SupportMap

Translate = Callable[[str], str]

QUADRANT_NAMES = {
    Quadrant.FORMAL_INDIVIDUAL: N_("van beroepskrachten, voor één persoon"),
    Quadrant.FORMAL_COLLECTIVE: N_("van beroepskrachten, in een groep"),
    Quadrant.INFORMAL_INDIVIDUAL: N_("van naasten of vrijwilligers, voor één persoon"),
    Quadrant.INFORMAL_COLLECTIVE: N_("van naasten of vrijwilligers, in een groep"),
}
"""What kind of help it is: by who gives it, and for how many."""

ENDS = (N_("beroepskrachten"), N_("naasten, buurt"), N_("voor één persoon"), N_("in een groep"))
"""The two ends of each of the two scales, as short as a drawing needs: who gives it, and for how many."""


def in_short(found: SupportMap, t: Translate) -> str:
    """On whom the plan leans, who was not asked yet, and what is left; names nobody who is not in the map."""
    said = [*_leaning(found, t), *_not_asked(found, t), *_left(found, t)]
    return " ".join(said) or t("Er is nog niets ingevuld.")


def quadrants_in_words(found: SupportMap, t: Translate) -> str:
    """How many lines of help are of each kind, and where most of it is."""
    if not found.helpers:
        return t("Er is nog niets ingevuld.")
    said = [
        t("{kind}: {count}.").format(kind=capital_first(t(QUADRANT_NAMES[quadrant])), count=count)
        for quadrant, count in found.quadrants.items()
        if count
    ]
    if found.untagged:
        said.append(t("Nog niet gekozen: {count}.").format(count=found.untagged))
    if found.leans_to is not None:
        said.append(t("De meeste hulp is {kind}.").format(kind=t(QUADRANT_NAMES[found.leans_to])))
    return " ".join(said)


def _leaning(found: SupportMap, t: Translate) -> list[str]:
    if not found.helpers:
        return []
    if not found.leans_on:
        return [t("Dit plan is verdeeld over {count} helpers.").format(count=len(found.helpers))]
    if len(found.leans_on) > 1:
        names = listed(tuple(dict.fromkeys(helper.called for helper in found.leans_on)), t)
        return [t("Dit plan leunt op {names}.").format(names=names)]
    helper = found.leans_on[0]
    return [_one(helper, found, t), *_alone(helper, t)]


def _one(helper: Helper, found: SupportMap, t: Translate) -> str:
    only = len(found.helpers) == 1
    if found.needs > 1:
        start = t("Dit plan leunt op één helper, {name}") if only else t("Dit plan leunt het meest op {name}")
        where = t("bij {count} van de {all} hulpvragen").format(count=len(helper.needs), all=found.needs)
        return f"{start.format(name=helper.called)}, {where}."
    start = t("Dit plan leunt op één helper: {name}") if only else t("Dit plan leunt het meest op {name}")
    often = f", {helper.frequencies[0]}" if len(helper.frequencies) == 1 else ""
    return f"{start.format(name=helper.called)}{often}."


def _alone(helper: Helper, t: Translate) -> list[str]:
    if not helper.vital_alone:
        return []
    return [t("Valt {name} weg, dan neemt niemand het over.").format(name=helper.called)]


def _not_asked(found: SupportMap, t: Translate) -> list[str]:
    if not found.not_asked:
        return []
    if len(found.leans_on) > 1 and found.not_asked == tuple(helper.called for helper in found.leans_on):
        # Their names were said just before.
        return [t("Dat is hun nog niet gevraagd.")]
    names = listed(tuple(dict.fromkeys(found.not_asked)), t)
    if len(found.not_asked) == 1:
        return [t("{names} is nog niet gevraagd.").format(names=capital_first(names))]
    return [t("{names} zijn nog niet gevraagd.").format(names=capital_first(names))]


def _left(found: SupportMap, t: Translate) -> list[str]:
    left = [remains.what.strip().rstrip(".") for remains in found.left_over]
    return [t("Wat overblijft: {what}.").format(what="; ".join(dict.fromkeys(left)))] if left else []
