"""The code lists of iWmo, read from their file and checked against what this program can say."""

from pathlib import Path

from keukentafel.content.reader import Table, read_table, refuse_doubles
from keukentafel.domain.content.code_lists import SIGNED, SPOKEN, CodeList, CodeLists, CodeRow, ListId
from keukentafel.domain.people import Role

_VALUES = {
    ListId.RELATION: tuple(Role),
    ListId.REPRESENTATION: tuple(Role),
    ListId.COMMUNICATION: (SPOKEN, SIGNED),
}
"""The lists whose values are facts that exist already; the others are chosen from by their own values."""


def read_code_lists(file: Path) -> CodeLists:
    """The lists. Raises ContentError, also for a list that is missing or a fact that does not exist."""
    root = read_table(file)
    found = CodeLists(
        root.text("release"), root.text("source"), tuple(_list(file, row) for row in root.tables("list"))
    )
    root.done()
    refuse_doubles(file, "list.id", (known.id for known in found.lists))
    if missing := set(ListId) - {known.id for known in found.lists}:
        raise root.error("list", f"missing: {', '.join(sorted(missing))}")
    return found


def _list(file: Path, table: Table) -> CodeList:
    list_id = table.one_of("id", ListId)
    name = table.text("name")
    rows = tuple(_row(row, list_id) for row in table.tables("row"))
    to_verify = table.boolean("to_verify", False)
    table.done()
    refuse_doubles(file, f"{list_id}.value", (row.value for row in rows))
    refuse_doubles(file, f"{list_id}.code", (row.code for row in rows if row.code))
    return CodeList(list_id, name, rows, to_verify)


def _row(row: Table, list_id: ListId) -> CodeRow:
    values = _VALUES.get(list_id)
    value = row.text("value") if values is None else row.word("value", values)
    made = CodeRow(value, row.text("title", default=value), row.text("code", default=""))
    row.done()
    return made
