"""What is different between two conversations or reports: plain data, told without internal ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from keukentafel.domain.signing import ReportKind

CONFIRMED, NOT_ASKED = "confirmed", "not_asked"
"""Grades of a help line."""

REVOKED = "revoked"
"""The grade of a consent that was taken back."""


class ItemKind(StrEnum):
    """What an item is about."""

    PERSON = "person"
    RIGHT = "right"
    PLAN = "plan"
    IDENTITY = "identity"
    STATEMENT = "statement"
    RATING = "rating"
    NEED = "need"
    PROBLEM = "problem"
    SUPPORT = "support"
    SHELL = "shell"
    HELP = "help"
    EXPERT = "expert"
    DELIVERY = "delivery"
    CARER = "carer"
    OTHER_LAW = "other_law"
    URGENT = "urgent"
    AGREEMENT = "agreement"
    VIEW = "view"
    TEACH_BACK = "teach_back"
    CONSENT = "consent"


@dataclass(frozen=True)
class Told:
    """What was said of an item. `grade` is the value of the enumeration that goes with its kind, or empty.

    `so_that` is the second half: of a need what it is for, of help who takes it over.
    """

    text: str = ""
    grade: str = ""
    on: date | None = None
    so_that: str = ""


@dataclass(frozen=True)
class Item:
    """One thing that a conversation or a report holds.

    `key` is the same in both for the same thing. `need` is the number of the need it is about, else 0; `name` who
    or what it is about in words, `code` the shell, part, right, law or life domain.
    """

    kind: ItemKind
    key: str
    told: Told
    need: int = 0
    name: str = ""
    code: str = ""


class Changed(StrEnum):
    """What became of an item."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Change:
    """One item in both; `before` is None where it is new, `after` where it is gone."""

    kind: ItemKind
    how: Changed
    before: Told | None
    after: Told | None
    need: int = 0
    name: str = ""
    code: str = ""


@dataclass(frozen=True)
class ChangedSince:
    """What is different from an earlier definitive version; nothing of that version is voided by it."""

    kind: ReportKind
    number: int
    at: datetime
    changes: tuple[Change, ...]


def difference(before: Iterable[Item], after: Iterable[Item]) -> tuple[Change, ...]:
    """Every item of both, by kind in the order of `ItemKind`, unchanged ones too.

    The difference of something with itself has no changes; turned around, what was added is gone.
    """
    olds, news = _by_key(before), _by_key(after)
    found = []
    for at in dict.fromkeys([*olds, *news]):
        old, new = olds.get(at), news.get(at)
        shown = new or old
        assert shown is not None
        found.append(
            Change(
                shown.kind, _how(old, new), old.told if old else None, new.told if new else None,
                shown.need, shown.name, shown.code,
            )
        )  # fmt: skip
    order = list(ItemKind)
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def only_changes(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Without what stayed the same."""
    return tuple(change for change in changes if change.how is not Changed.UNCHANGED)


def _how(old: Item | None, new: Item | None) -> Changed:
    if old is None:
        return Changed.ADDED
    if new is None:
        return Changed.GONE
    return Changed.UNCHANGED if old.told == new.told else Changed.CHANGED


def _by_key(items: Iterable[Item]) -> dict[tuple[ItemKind, str], Item]:
    """By kind and key; the second of the same key has a number of its own, so that none hides another."""
    seen: Counter[tuple[ItemKind, str]] = Counter()
    found = {}
    for item in items:
        at = (item.kind, item.key)
        seen[at] += 1
        if seen[at] > 1:
            item = replace(item, key=f"{item.key}#{seen[at]}")
        found[item.kind, item.key] = item
    return found


def joined(*parts: str) -> str:
    """The parts that say something, with commas between them."""
    return ", ".join(part.strip() for part in parts if part.strip())


def help_told(task: str, frequency: str, backup: str, until: date | None, *, confirmed: bool) -> Told:
    """A help line as it is compared."""
    return Told(joined(task, frequency), CONFIRMED if confirmed else NOT_ASKED, until, backup.strip())


def support_told(what: str, amount: str, frequency: str, duration: str) -> Told:
    """What is needed, as it is compared."""
    return Told(joined(what, amount, frequency, duration))


def delivery_told(form: str, advised: str, able: str, motivation: str, quality: str) -> Told:
    """How tailored help comes, as it is compared."""
    return Told(joined(advised, able, motivation, quality), form)


def carer_told(load: str, wants: str, keeps_up: str) -> Told:
    """How it is with a carer, as it is compared."""
    return Told(joined(load, wants), keeps_up)


def consent_told(what: str, purpose: str, until: date | None, *, revoked: bool) -> Told:
    """A consent, as it is compared."""
    return Told(joined(what, purpose), REVOKED if revoked else "", until)


def consent_key(to: str, what: str) -> str:
    """The same recipient and the same data are the same consent."""
    return f"{to}/{what.strip().casefold()}"


def shell_key(need: int, shell: str, part: str, name: str) -> str:
    """The same need, shell, part and person are the same judgement."""
    return f"{need}/{shell}/{part}/{name}"


def help_key(need: int, part: str, name: str) -> str:
    """The same need, part and person are the same help line."""
    return f"{need}/{part}/{name}"


def agreement_key(name: str, what: str) -> str:
    """Who will do what; another day is another day of the same agreement."""
    return f"{name}/{what.strip().casefold()}"
