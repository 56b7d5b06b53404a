"""Finds a case by who it is about: by the beginnings of a name, a street or a case number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, islice

from keukentafel.domain.ports import CaseSummary, SearchHit
from keukentafel.domain.safekeeping.search_words import folded, words_of

_BETWEEN = re.compile(r"[^\w\n]|_")
_BETWEEN_ASCII = {code: " " for code in range(128) if _BETWEEN.match(chr(code))}
MOST = 8
"""More than a consultant reads: who sees so many types another letter."""


class Names:
    """The cases of an agenda by what they are called. It is made ready when somebody first looks for one."""

    def __init__(self, known: Sequence[CaseSummary]) -> None:
        self._known = known

    def found(self, sought: str) -> tuple[SearchHit, ...]:
        """The first cases, in the order of the agenda, in which each word that is sought begins a word.

        At most `MOST`. A hit names no statement: it is the case itself.
        """
        beginnings = words_of(sought)
        if not beginnings:
            return ()
        return tuple(
            SearchHit(case.conversation_id, "", ", ".join(filter(None, (case.resident, case.address))))
            for case in islice(self._with(beginnings), MOST)
        )

    def _with(self, beginnings: tuple[str, ...]) -> Iterator[CaseSummary]:
        # The longest word first: it is in the fewest cases. All cases are one text, so that nothing is asked of each.
        first, *others = (f" {one}" for one in sorted(beginnings, key=len, reverse=True))
        at = self._text.find(first)
        while at >= 0:
            place = bisect_right(self._ends, at)
            end = self._ends[place]
            line = self._text[end - self._lengths[place] : end]
            if all(other in line for other in others):
                yield self._known[place]
            at = self._text.find(first, end)

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        named = (f" {case.resident} {case.address} {case.case_number}" for case in self._known)
        return tuple(map(_words_apart, named))

    @cached_property
    def _text(self) -> str:
        return "\n".join(self._lines)

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(len(line) + 1 for line in self._lines)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(accumulate(self._lengths))


def _words_apart(line: str) -> str:
    """A line as it is looked for, with nothing but a space between its words."""
    # The first letter of a search waits for ten thousand of these; in most of them nothing needs to be folded.
    if line.isascii():
        return line.lower().translate(_BETWEEN_ASCII)
    return _BETWEEN.sub(" ", folded(line))
