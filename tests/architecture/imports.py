"""Reads the house from its source: which module imports what, wherever in the file it stands."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "keukentafel"


@dataclass(frozen=True)
class Module:
    """A module of ours by its dotted name, with the modules of ours and the libraries it imports."""

    name: str
    path: Path
    ours: frozenset[str]
    libraries: frozenset[str]


def room_of(module: str) -> str:
    """`keukentafel.ui.pages.story` is of the room `ui`; the package itself is of the room `keukentafel`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


@cache
def house() -> dict[str, Module]:
    """Every module of the package by its dotted name."""
    paths = {_name(path): path for path in sorted((ROOT / PACKAGE).rglob("*.py"))}
    return {name: read(name, path.read_text(encoding="utf-8"), path, frozenset(paths)) for name, path in paths.items()}


def read(name: str, source: str, path: Path, known: frozenset[str]) -> Module:
    """The imports of one source text; `known` are the dotted names of all modules of ours."""
    ours: set[str] = set()
    libraries: set[str] = set()
    for target in _targets(name, ast.parse(source), path.name == "__init__.py"):
        top = target.split(".")[0]
        if top == PACKAGE:
            # "from keukentafel.ui import Page": a name in a module is not a module.
            while target not in known and "." in target:
                target = target.rpartition(".")[0]
            ours.add(target)
        elif top not in sys.stdlib_module_names:
            libraries.add(top)
    return Module(name, path, frozenset(ours - {name}), frozenset(libraries))


def reachable(start: str, stop_at: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Every module of ours that `start` leads to, with the way there; never through a room of `stop_at`."""
    ways: dict[str, tuple[str, ...]] = {start: (start,)}
    waiting = [start]
    while waiting:
        current = waiting.pop()
        for target in sorted(house()[current].ours):
            if target not in ways and target in house() and room_of(target) not in stop_at:
                ways[target] = (*ways[current], target)
                waiting.append(target)
    return ways


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _targets(name: str, tree: ast.AST, is_package: bool) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                here = name.split(".")
                here = here[: len(here) - node.level + (1 if is_package else 0)]
                base = ".".join([*here, base] if base else here)
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _is_dynamic_import(node.func):
            for argument in node.args[:1]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def _is_dynamic_import(function: ast.expr) -> bool:
    called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return called in {"import_module", "__import__"}
