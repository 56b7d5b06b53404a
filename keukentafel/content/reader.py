"""Reading a TOML file strictly: every key is asked for by type, and what nobody asked for is an error."""

import re
import tomllib
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import TypeVar

from keukentafel.content.errors import ContentError
from keukentafel.domain.content.content_text import placeholders

_E = TypeVar("_E", bound=Enum)
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")


class Table:
    """One table of a file. Every method raises ContentError with the file and the key.

    `done` must be called last: it refuses the keys that were not read.
    """

    def __init__(self, file: Path, values: dict[str, object], where: str = "") -> None:
        self.file = file
        self._values = values
        self._where = where
        self._read: set[str] = set()

    def error(self, key: str, reason: str) -> ContentError:
        """The error to raise about this key, in English."""
        return ContentError(self.file, self._path(key), reason)

    def has(self, key: str) -> bool:
        """Whether the key is there, of any type."""
        return key in self._values

    def is_table(self, key: str) -> bool:
        """Whether the key is there and holds a table."""
        return isinstance(self._values.get(key), dict)

    def names(self) -> tuple[str, ...]:
        """Its keys, in the order of the file."""
        return tuple(self._values)

    def text(self, key: str, default: str | None = None) -> str:
        """A text without outer spaces; not empty, unless `default` is given."""
        value = self._get(key, default)
        if not isinstance(value, str):
            raise self.error(key, "must be a text")
        if value != value.strip():
            raise self.error(key, "begins or ends with a space")
        if not value and default is None:
            raise self.error(key, "is empty")
        return value

    def identifier(self, key: str = "id") -> str:
        """A text that can be a part of the id of a text."""
        return self._as_identifier(key, self.text(key))

    def identifiers(self) -> tuple[str, ...]:
        """The names of its keys, each as `identifier` takes them."""
        return tuple(self._as_identifier(key, key) for key in self._values)

    def sentence(self, key: str, allowed: Iterable[str] | None = None) -> str:
        """A text whose braces match, with no other placeholders than `allowed` (None: any)."""
        value = self.text(key)
        self._check_braces(key, value, allowed)
        return value

    def sentences(self, key: str, allowed: Iterable[str] | None = None) -> tuple[str, ...]:
        """A list of texts as `sentence` takes them."""
        values = self.texts(key)
        for value in values:
            self._check_braces(key, value, allowed)
        return values

    def boolean(self, key: str, default: bool) -> bool:
        """True or false; `default` where the key is not there."""
        value = self._get(key, default)
        if not isinstance(value, bool):
            raise self.error(key, "must be true or false")
        return value

    def number(self, key: str) -> int:
        """A whole number, zero or more."""
        value = self._get(key, None)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.error(key, "must be a whole number, zero or more")
        return value

    def day(self, key: str) -> date:
        """A day, without a time."""
        return self._as_day(key, self._get(key, None))

    def days(self, key: str) -> tuple[date, ...]:
        """A list of days."""
        return tuple(self._as_day(key, value) for value in self._list(key))

    def texts(self, key: str, optional: bool = False) -> tuple[str, ...]:
        """A list of texts; an absent key is an empty list when `optional`."""
        if optional and not self.has(key):
            return ()
        values = self._list(key)
        found = tuple(value for value in values if isinstance(value, str) and value.strip())
        if len(found) != len(values):
            raise self.error(key, "must be a list of texts")
        return found

    def one_of(self, key: str, kinds: type[_E]) -> _E:
        """A text that is the value of one member of `kinds`."""
        value = self.text(key)
        for member in kinds:
            if member.value == value:
                return member
        raise self.error(key, f"must be one of: {', '.join(str(member.value) for member in kinds)}")

    def word(self, key: str, words: Iterable[str]) -> str:
        """A text that is one of `words`."""
        value = self.text(key)
        known = tuple(words)
        if value not in known:
            raise self.error(key, f"{value} is not one of: {', '.join(known)}")
        return value

    def table(self, key: str) -> "Table":
        """A table in this one; it is to be read to its end too."""
        value = self._get(key, None)
        if not isinstance(value, dict):
            raise self.error(key, "must be a table")
        return Table(self.file, value, self._path(key))

    def tables(self, key: str, optional: bool = False) -> tuple["Table", ...]:
        """The tables of `[[key]]`; at least one, unless `optional`."""
        if optional and not self.has(key):
            return ()
        found = []
        for number, value in enumerate(self._list(key), start=1):
            if not isinstance(value, dict):
                raise self.error(key, "must be tables")
            found.append(Table(self.file, value, f"{self._path(key)}[{number}]"))
        return tuple(found)

    def done(self) -> None:
        """Raises ContentError for the first key that nobody read."""
        for key in self._values:
            if key not in self._read:
                raise self.error(key, "is not a known key")

    def _path(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key

    def _get(self, key: str, default: object) -> object:
        self._read.add(key)
        if key in self._values:
            return self._values[key]
        if default is None:
            raise self.error(key, "is missing")
        return default

    def _check_braces(self, key: str, value: str, allowed: Iterable[str] | None) -> None:
        try:
            names = placeholders(value)
        except ValueError as problem:
            raise self.error(key, f"the braces do not match ({problem})") from problem
        if not all(name.isidentifier() for name in names):
            raise self.error(key, "has a placeholder that is not a plain name")
        if allowed is not None and (unknown := names - set(allowed)):
            raise self.error(key, f"has an unknown placeholder: {', '.join(sorted(unknown))}")

    def _list(self, key: str) -> list[object]:
        value = self._get(key, None)
        if not isinstance(value, list) or not value:
            raise self.error(key, "must be a list that is not empty")
        return value

    def _as_day(self, key: str, value: object) -> date:
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.error(key, "must be a date")
        return value

    def _as_identifier(self, key: str, name: str) -> str:
        if not _IDENTIFIER.fullmatch(name):
            raise self.error(key, "must be small letters, digits and _")
        return name


def read_table(file: Path) -> Table:
    """The whole file as a table. Raises ContentError when it is absent, not UTF-8 or not TOML."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as problem:
        raise ContentError(file, "", f"cannot be read ({problem.strerror})") from problem
    except (ValueError, RecursionError) as problem:
        # A number of thousands of digits is a ValueError too, and no TOMLDecodeError.
        raise ContentError(file, "", f"is not valid TOML ({problem})") from problem
    return Table(file, values)


def refuse_doubles(file: Path, key: str, names: Iterable[str]) -> None:
    """Raises ContentError for the first name that occurs twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ContentError(file, key, f"{name} occurs twice")
        seen.add(name)
