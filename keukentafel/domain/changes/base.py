"""What every change to a conversation promises."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from keukentafel.domain.conversation import Conversation


class Change(Protocol):
    """Something a consultant did. Pure data; applying it to a conversation gives the next one."""

    addendum: ClassVar[bool]
    """Whether this is allowed on a frozen version without opening a new one."""

    def apply_to(self, conversation: Conversation) -> Conversation:
        """The conversation after this change; never raises on a conversation that its service accepted."""
        ...


T = TypeVar("T")
C = TypeVar("C", bound="Grouped")


class Grouped(Protocol):
    """A change that may be made with others by one act; undo takes back what that act did."""

    @property
    def together(self) -> int:
        """How many changes just before this one were made by the same act."""
        ...


def by_one_act(changes: Iterable[C]) -> tuple[C, ...]:
    """The same changes, of which the last one knows that those before it were made by the same act."""
    *first, last = changes
    return (*first, replace(last, together=len(first)))  # type: ignore[type-var]


def free_id(letter: str, taken: Collection[str]) -> str:
    """The one of `<letter>1`, `<letter>2`, … that comes after all that are taken."""
    numbers = (one.removeprefix(letter) for one in taken if one.startswith(letter))
    return f"{letter}{max((int(n) for n in numbers if n.isascii() and n.isdecimal()), default=0) + 1}"


def replaced(items: tuple[T, ...], new: T, same: Callable[[T], bool]) -> tuple[T, ...]:
    """`items` with `new` in the place of the one that is `same`, or at the end when none is."""
    for place, item in enumerate(items):
        if same(item):
            return (*items[:place], new, *items[place + 1 :])
    return (*items, new)
