"""When a copy was made and what is in it, in words."""

from __future__ import annotations

from datetime import datetime

from keukentafel.domain.ports import CopyContents, StoreCopy
from keukentafel.i18n import Catalogue, format_day_short, format_time


def made_on(copy: StoreCopy, now: datetime, words: Catalogue) -> str:
    """The day and the time of a copy, as the clock at the table had it."""
    return _moment(copy.made_at.astimezone(now.tzinfo), words)


def what_is_in(contents: CopyContents, now: datetime, words: Catalogue) -> str:
    """How much is in a copy, and when it was last written in; names nobody."""
    cases = words.tn("{n} gesprek", "{n} gesprekken", contents.conversations).format(n=contents.conversations)
    said = words.tn("{n} uitspraak", "{n} uitspraken", contents.statements).format(n=contents.statements)
    if contents.last_changed is None:
        return words.t("In deze kopie staan nog geen gesprekken.")
    last = _moment(contents.last_changed.astimezone(now.tzinfo), words)
    return words.t("In deze kopie: {cases} met {said}. Het laatste is van {last}.").format(
        cases=cases, said=said, last=last
    )


def _moment(moment: datetime, words: Catalogue) -> str:
    return words.t("{day}, {time} uur").format(day=format_day_short(moment.date()), time=format_time(moment))
