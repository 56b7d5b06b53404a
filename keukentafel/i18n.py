"""Two windows, two languages, both alive at once: catalogues are objects, never a global.

The source text of the program is Dutch; what nobody translated is shown in Dutch. The direction of a language
is not known here: it comes from the language table and from nowhere else.

In code every sentence for a person goes through `t("…")` or `tn("… dag", "… dagen", n)`; `N_("…")` of
`domain.marks` marks a sentence at module level that is translated later. Values are filled in after translation:
`t("Bewaard om {time}").format(time=…)`.

The first window needs sentences and no dates: Babel is loaded by the first one who formats something.
"""

from __future__ import annotations

import gettext
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path

from keukentafel.domain.source_language import DUTCH

ENGLISH = "en"
_LOCALES = {ENGLISH: "en_GB"}
"""How a language writes its dates where the locale of that name would write them as elsewhere in the world."""
REMEMBERED = 2000
"""How many days and times are kept as text: a story says the time with each of hundreds of statements."""


class Catalogue:
    """The sentences of one gettext domain in one language.

    What is not translated, or is stale (fuzzy), is in the source language; so is all of it where there is no file.
    Raises OSError when a catalogue is there and cannot be read or is damaged.
    """

    def __init__(self, domain: str, language: str, translations_dir: Path) -> None:
        self.language = language
        self._texts = gettext.NullTranslations()
        file = translations_dir / language / "LC_MESSAGES" / f"{domain}.mo"
        if file.is_file():
            with file.open("rb") as opened:
                self._texts = gettext.GNUTranslations(opened)

    def t(self, text: str) -> str:
        """The translation of `text`, or `text` itself."""
        return self._texts.gettext(text)

    def tn(self, singular: str, plural: str, n: int) -> str:
        """The form that goes with the number `n` by the rules of the language."""
        return self._texts.ngettext(singular, plural, n)

    @property
    def locale(self) -> str:
        """What dates and numbers are written by."""
        return _LOCALES.get(self.language, self.language)

    def day(self, day: date) -> str:
        """`format_day` in this language."""
        return format_day(day, self.locale)

    def day_short(self, day: date) -> str:
        """`format_day_short` in this language."""
        return format_day_short(day, self.locale)

    def day_near(self, day: date, today: date) -> str:
        """`format_day_near` in this language."""
        return format_day_near(day, today, self.locale)


def format_day(day: date, locale: str = DUTCH) -> str:
    """A day in full: "dinsdag 24 november 2026". Raises UnknownLocaleError where Babel has no such locale."""
    return _format_day(day, "full", locale)


def format_day_short(day: date, locale: str = DUTCH) -> str:
    """A day that still cannot be misread: "24 nov 2026"."""
    return _format_day(day, "medium", locale)


def format_day_near(day: date, today: date, locale: str = DUTCH) -> str:
    """A day close by, to be read at a glance: "ma 28 december"; with its year when that is not the year of today."""
    return _format_day(day, "EEE d MMMM" if day.year == today.year else "EEE d MMMM y", locale)


@lru_cache(maxsize=REMEMBERED)
def _format_day(day: date, how: str, locale: str) -> str:
    from babel import dates

    return dates.format_date(day, how, locale=locale)


def format_time(moment: datetime | time, locale: str = DUTCH) -> str:
    """The time on the clock of the moment itself, in its own zone: "14:03"."""
    return _format_clock(moment.hour, moment.minute, locale)


@lru_cache(maxsize=REMEMBERED)
def _format_clock(hour: int, minute: int, locale: str) -> str:
    from babel import dates

    return dates.format_time(time(hour, minute), format="short", locale=locale)


def locale_direction(locale: str) -> str | None:
    """"ltr" or "rtl" for a locale that dates and numbers can be written in; None for any other."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(locale).text_direction)
    except (ValueError, UnknownLocaleError):
        return None


def format_euros(cents: int, locale: str = DUTCH) -> str:
    """An amount of euros as the locale writes it: "€ 21,80"; always with cents."""
    from decimal import Decimal

    from babel import numbers

    return numbers.format_currency(Decimal(cents) / 100, "EUR", locale=locale)
