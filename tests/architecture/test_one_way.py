"""Nothing of the house leads back to itself: no module, and no folder of a room that has its walls inside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.architecture.imports import PACKAGE, house

ROOMS = ("content", "report", "ui")
"""Whose folders stand above each other. Those of `domain` and `play` share the plain files of their room."""


def _circle(imports: Mapping[str, Iterable[str]]) -> list[str]:
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as found:
        return list(found.args[1])
    return []


def _folder(module: str) -> str:
    is_folder = house()[module].path.name == "__init__.py"
    return module if is_folder else module.rpartition(".")[0]


def _folders_of(room: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, module in house().items():
        if f"{name}.".startswith(f"{PACKAGE}.{room}."):
            inside = (target for target in module.ours if target.startswith(f"{PACKAGE}.{room}."))
            found.setdefault(_folder(name), set()).update(map(_folder, inside))
    return {folder: targets - {folder} for folder, targets in found.items()}


def test_no_module_leads_back_to_itself() -> None:
    assert _circle({name: module.ours for name, module in house().items()}) == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_folder_leads_back_to_itself(room: str) -> None:
    folders = _folders_of(room)
    assert len(folders) > 1
    assert _circle(folders) == []


def test_a_circle_is_seen() -> None:
    assert set(_circle({"a": ["b"], "b": ["c"], "c": ["a"]})) == {"a", "b", "c"}
    assert _circle({"a": ["b", "c"], "b": ["c"]}) == []
