"""Finds a case by who it is about: by the beginnings of a name, a street or a case number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from keukentafel.domain.ports import CaseSummary, SearchHit
from keukentafel.domain.safekeeping.search_words import words_of


class Names:
    """The cases of an agenda by what they are called. The words are made when somebody first looks for one."""

    def __init__(self, known: Sequence[CaseSummary]) -> None:
        self._known = known

    def found(self, sought: str) -> tuple[SearchHit, ...]:
        """Every case in which each word that is sought begins a word, in the order of the agenda.

        A hit names no statement: it is the case itself.
        """
        beginnings = words_of(sought)
        if not beginnings:
            return ()
        return tuple(
            SearchHit(case.conversation_id, "", ", ".join(filter(None, (case.resident, case.address))))
            for case, words in self._words
            if all(any(word.startswith(beginning) for word in words) for beginning in beginnings)
        )

    @cached_property
    def _words(self) -> tuple[tuple[CaseSummary, tuple[str, ...]], ...]:
        return tuple((c, words_of(f"{c.resident} {c.address} {c.case_number}")) for c in self._known)
