"""How a value of a script is read: each reader gives back the value, or raises ValueError with the reason."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from keukentafel.domain.life_domains import LIFE_DOMAINS, STORY
from keukentafel.domain.people import CONSULTANT, RESIDENT

LONGEST_WAIT_MINUTES = 10 * 366 * 24 * 60
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NO_FILE_NAME = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]|^\.|^\s*$')


@dataclass
class Known:
    """What a script has named so far: people in its head, and needs and statements in earlier steps."""

    people: set[str] = field(default_factory=lambda: {RESIDENT, CONSULTANT})
    needs: set[str] = field(default_factory=set)
    statements: int = 0
    counted: dict[str, int] = field(default_factory=dict)
    """How many problems (`p`), agreements (`a`) and views (`v`) there can be so far."""


Reader = Callable[[object, Known], object]


def text(value: object, _known: Known) -> str:
    """Any text."""
    if not isinstance(value, str):
        raise ValueError("hier hoort tekst tussen aanhalingstekens")
    return value


def filled_text(value: object, known: Known) -> str:
    """A text with something in it."""
    said = text(value, known)
    if not said.strip():
        raise ValueError("deze tekst mag niet leeg zijn")
    return said


def file_name(value: object, known: Known) -> str:
    """A text that can be a part of a file's name."""
    said = text(value, known)
    if _NO_FILE_NAME.search(said) or len(said) > 100:
        raise ValueError("deze naam kan geen deel van een bestandsnaam zijn")
    return said


def texts(value: object, known: Known) -> tuple[str, ...]:
    """A list of texts; one text is a list of one."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list):
        raise ValueError("hier hoort een lijst van teksten")
    return tuple(text(item, known) for item in value)


def yes_no(value: object, _known: Known) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise ValueError("hier hoort true of false")
    return value


def count(value: object, _known: Known) -> int:
    """A whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("hier hoort een heel getal van 0 of meer")
    return value


def times(value: object, known: Known) -> int:
    """A whole number from 1 to 1000."""
    number = count(value, known)
    if not 1 <= number <= 1000:
        raise ValueError("hier hoort een getal van 1 tot en met 1000")
    return number


def minutes(value: object, _known: Known) -> float:
    """A span of time in minutes."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("hier hoort een getal: hoeveel minuten")
    if not 0 <= value <= LONGEST_WAIT_MINUTES:
        raise ValueError("zo veel minuten kan niet")
    return float(value)


def day(value: object, _known: Known) -> date | None:
    """A TOML date, a text like 2026-11-24, or "" for no day."""
    if value == "":
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError("deze dag bestaat niet") from None
    raise ValueError("hier hoort een dag, zoals 2026-11-24")


def clock(value: object, known: Known) -> str:
    """A time on the clock, such as "10:40", or "" for no time."""
    said = text(value, known)
    if said and not _CLOCK.fullmatch(said):
        raise ValueError("hier hoort een tijd, zoals 10:40")
    return said


def certain_day(value: object, known: Known) -> date:
    """A day that may not be empty."""
    found = day(value, known)
    if found is None:
        raise ValueError("hier hoort een dag, zoals 2026-11-24; leeg mag niet")
    return found


def moment(value: object, known: Known) -> datetime:
    """A moment with its distance to UTC: a TOML date-time, or a text in the same form."""
    found = _date_time(value)
    if found.utcoffset() is None:
        raise ValueError("bij dit moment ontbreekt het verschil met UTC, zoals +01:00")
    return found


def moment_or_day(value: object, known: Known) -> datetime | date:
    """A moment, or a day. Without a distance to UTC it is as the clock of the play shows it."""
    if isinstance(value, datetime) or (isinstance(value, str) and len(value) > len("2026-11-24")):
        return _date_time(value)
    return certain_day(value, known)


def _date_time(value: object) -> datetime:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            raise ValueError("hier hoort een moment, zoals 2026-11-24T10:00:00+01:00") from None
    if not isinstance(value, datetime):
        raise ValueError("hier hoort een moment, zoals 2026-11-24T10:00:00+01:00")
    return value


def one_of(values: Iterable[str]) -> Reader:
    """One of a closed list."""
    offered = tuple(str(value) for value in values)

    def read(value: object, known: Known) -> str:
        said = text(value, known)
        if said not in offered:
            raise ValueError(f"onbekende waarde; mogelijk is: {', '.join(offered)}")
        return said

    return read


def some_of(values: Iterable[str]) -> Reader:
    """A list of some of a closed list; one text is a list of one."""
    strict = one_of(values)
    return lambda value, known: tuple(str(strict(item, known)) for item in texts(value, known))


def maybe_one_of(values: Iterable[str]) -> Reader:
    """One of a closed list, or "" as if the key were not there."""
    strict = one_of(values)
    return lambda value, known: "" if value == "" else strict(value, known)


def _life_domain(offered: Container[str]) -> Reader:
    def read(value: object, known: Known) -> str:
        said = text(value, known)
        if said not in offered:
            raise ValueError("onbekend leefgebied")
        return said

    return read


life_domain = _life_domain(LIFE_DOMAINS)
"""The id of a life domain."""

place = _life_domain((*LIFE_DOMAINS, STORY, ""))
"""The id of a life domain, `verhaal`, or "" for that."""


def life_domains(value: object, known: Known) -> tuple[str, ...]:
    """A list of ids of life domains."""
    return tuple(str(life_domain(item, known)) for item in texts(value, known))


def person(value: object, known: Known) -> str:
    """The id of somebody in the head."""
    said = text(value, known)
    if said not in known.people:
        raise ValueError("onbekende deelnemer: deze id staat niet in het begin van het script")
    return said


def maybe_person(value: object, known: Known) -> str:
    """The id of somebody in the head, or ""."""
    return "" if value == "" else person(value, known)


def people(value: object, known: Known) -> tuple[str, ...]:
    """A list of ids of people in the head."""
    return tuple(person(item, known) for item in texts(value, known))


def need(value: object, known: Known) -> str:
    """The id of a need that an earlier step stated."""
    said = text(value, known)
    if said not in known.needs:
        raise ValueError("onbekende hulpvraag: geen eerdere stap need heeft deze id")
    return said


def counted(letter: str) -> Reader:
    """The id of something that an earlier step recorded: its letter, and its number from 1."""

    def read(value: object, known: Known) -> str:
        said, most = text(value, known), known.counted.get(letter, 0)
        if not re.fullmatch(rf"{letter}[1-9]\d{{0,3}}", said):
            raise ValueError(f"hier hoort een id zoals {letter}1")
        if int(said[1:]) > most:
            raise ValueError(f"{said} is er nog niet: er zijn er tot hier {most}")
        return said

    return read


def maybe_need(value: object, known: Known) -> str:
    """The id of a need that an earlier step stated, or ""."""
    return "" if value == "" else need(value, known)


def statement(value: object, known: Known) -> int:
    """The number of an earlier statement, counting say, see and document together from 1."""
    number = count(value, known)
    if not 1 <= number <= known.statements:
        raise ValueError(f"deze uitspraak is er nog niet: er zijn er tot hier {known.statements}")
    return number
