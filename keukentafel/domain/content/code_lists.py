"""The code lists of iWmo: which code a fact of a report has for who reads its record by machine.

The lists are data of the library. A fact that a list has no exact code for gets none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from keukentafel.domain.people import InterpreterKind, Participant


class ListId(StrEnum):
    """The lists that are used, by the names of the standard."""

    RELATION = "COD472"
    REPRESENTATION = "WJ003"
    COMMUNICATION = "Communicatie.Vorm"
    CATEGORY = "WMO020"
    UNIT = "WJ756"
    FREQUENCY = "WMO757"


SPOKEN, SIGNED = "spoken", "signed"
"""Values of the list of communication: an interpreter of a language that is spoken, or of sign language."""


@dataclass(frozen=True)
class CodeRow:
    """A fact in a list; `code` is empty where the list has no exact one. `title` is for people."""

    value: str
    title: str
    code: str = ""


@dataclass(frozen=True)
class CodeList:
    """One list. `to_verify`: not everything of it was found at its source."""

    id: ListId
    name: str
    rows: tuple[CodeRow, ...]
    to_verify: bool = False


@dataclass(frozen=True)
class Code:
    """A code in a record, with the list it is from and what it means there."""

    list: str
    code: str
    meaning: str


@dataclass(frozen=True)
class CodeListUsed:
    """A list that codes of a report come from: its release, and where it was read."""

    id: str
    name: str
    release: str
    source: str
    to_verify: bool


@dataclass(frozen=True)
class CodeLists:
    """All lists of one release of the standard."""

    release: str
    source: str
    lists: tuple[CodeList, ...]

    def rows(self, list_id: ListId) -> tuple[CodeRow, ...]:
        """The rows of a list, in its order."""
        return next((known.rows for known in self.lists if known.id is list_id), ())

    def has(self, list_id: ListId, value: str) -> bool:
        """Whether a list has this value."""
        return any(row.value == value for row in self.rows(list_id))

    def codes(self, *facts: tuple[ListId, str]) -> tuple[Code, ...]:
        """The codes of these facts, those that have one."""
        found = ((list_id, row) for list_id, value in facts for row in self.rows(list_id) if row.value == value)
        return tuple(Code(list_id.value, row.code, row.title) for list_id, row in found if row.code)

    def used(self, codes: tuple[Code, ...]) -> tuple[CodeListUsed, ...]:
        """The lists that these codes come from."""
        named = {code.list for code in codes}
        return tuple(
            CodeListUsed(known.id.value, known.name, self.release, self.source, known.to_verify)
            for known in self.lists
            if known.id.value in named
        )

    def of_person(self, person: Participant, signs: bool) -> tuple[Code, ...]:
        """The codes of somebody: their relation, what they represent, and how they interpret.

        Only a professional is the interpreter that the standard means; `signs` says that it is sign language.
        """
        facts = [(ListId.RELATION, person.role.value), (ListId.REPRESENTATION, person.role.value)]
        if person.interpreter is InterpreterKind.PROFESSIONAL:
            facts.append((ListId.COMMUNICATION, SIGNED if signs else SPOKEN))
        return self.codes(*facts)


NO_CODES = CodeLists("", "", ())
"""For a teller that is not asked for codes."""
