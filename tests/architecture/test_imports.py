"""The table of rooms: who may import whom, directly and by any detour that does not lead through `app`."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.imports import Module, house, reachable, read, room_of

APP = frozenset({"app", "selftest"})


@dataclass(frozen=True)
class Room:
    rooms: frozenset[str] = frozenset()
    libraries: frozenset[str] = frozenset()


def _room(rooms: str = "", libraries: str = "") -> Room:
    return Room(frozenset(rooms.split()), frozenset(libraries.split()))


PDF = "reportlab uharfbuzz pikepdf pypdfium2 pyhanko pyhanko_certvalidator asn1crypto cryptography pkcs11 page"
EVERY_ROOM = (
    "domain services content storage report handover sound ui play i18n settings paths small_file log crash battery "
    "app selftest"
)

TABLE = {
    "keukentafel": _room(),
    "domain": _room(),
    "i18n": _room("domain", "babel"),
    "paths": _room(),
    "small_file": _room(),
    "settings": _room("paths small_file"),
    "log": _room(),
    "battery": _room(),
    "crash": _room(),
    "services": _room("domain"),
    "content": _room("domain"),
    "storage": _room("domain small_file", "sqlalchemy sqlcipher3 alembic cryptography cattrs"),
    "report": _room("domain i18n", f"{PDF} cattrs"),
    "handover": _room("domain", "cryptography"),
    "sound": _room("domain", "miniaudio soundfile"),
    "ui": _room("services domain i18n settings small_file", "PySide6"),
    "play": _room("app ui domain small_file", "PySide6"),
    "cli": _room("app selftest domain paths crash"),
    "__main__": _room("app cli paths log crash"),
    "app": _room(EVERY_ROOM, "PySide6"),
    "selftest": _room(EVERY_ROOM, "PySide6"),
}

NEVER = {
    "domain": {"PySide6", "sqlalchemy", "babel", "reportlab", "cattrs"},
    "services": {"PySide6", "sqlalchemy", "sqlcipher3", "reportlab", "keukentafel.storage"},
    "content": {"PySide6", "sqlalchemy", "keukentafel.services", "keukentafel.report"},
    "storage": {"PySide6", "reportlab", "keukentafel.services", "keukentafel.content"},
    "report": {"PySide6", "sqlalchemy", "keukentafel.services", "keukentafel.storage"},
    "handover": {"PySide6", "sqlalchemy", "reportlab", "keukentafel.storage", "keukentafel.report"},
    "sound": {"PySide6", "keukentafel.services", "keukentafel.content", "miniaudio", "soundfile", "numpy"},
    "ui": {"sqlalchemy", "sqlcipher3", "reportlab", "keukentafel.storage", "keukentafel.report"},
    "play": {"sqlalchemy", "reportlab", "keukentafel.storage", "keukentafel.report"},
    "cli": {"sqlalchemy", "reportlab", "pyhanko", "keukentafel.storage", "keukentafel.report"},
}


def _apart(module: Module) -> str | None:
    """The two places inside a room that stand more alone than the room they are in."""
    for place in ("keukentafel.storage.migrations", "keukentafel.report.tagged"):
        if module.name == place or module.name.startswith(place + "."):
            return place
    return None


MODULES = sorted(house().values(), key=lambda module: module.name)


def test_every_room_is_in_the_table() -> None:
    assert {room_of(name) for name in house()} <= set(TABLE)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_module_imports_only_what_its_room_may(module: Module) -> None:
    room = room_of(module.name)
    allowed = TABLE[room].rooms | {room, "keukentafel"}
    assert {target for target in module.ours if room_of(target) not in allowed} == set()
    assert module.libraries <= TABLE[room].libraries


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_no_detour_leads_out_of_the_table(module: Module) -> None:
    room = TABLE[room_of(module.name)]
    rooms = set(room.rooms) | {room_of(module.name), "keukentafel"}
    for neighbour in room.rooms - APP:
        rooms |= TABLE[neighbour].rooms
    libraries = set(room.libraries).union(*(TABLE[name].libraries for name in rooms - APP))
    stop = APP - {room_of(module.name)}
    for target, way in reachable(module.name, stop).items():
        assert room_of(target) in rooms, " -> ".join(way)
        if room_of(module.name) not in APP:
            assert house()[target].libraries <= libraries, " -> ".join(way)


@pytest.mark.parametrize("module", [module for module in MODULES if _apart(module)], ids=lambda m: m.name)
def test_migrations_and_the_tag_layer_know_nothing_of_the_product(module: Module) -> None:
    place = _apart(module)
    assert place is not None
    inside = {target for target in module.ours if target.startswith(place)}
    if place.endswith("migrations"):
        assert module.ours == set()
        assert module.libraries <= {"alembic", "sqlalchemy"}
    assert module.ours == inside


def test_only_the_windows_the_play_and_the_app_know_qt() -> None:
    rooms = {room_of(module.name) for module in MODULES if "PySide6" in module.libraries}
    assert rooms <= {"ui", "play", "app", "selftest"}


@pytest.mark.parametrize("room", sorted(NEVER))
def test_what_a_room_really_loads(room: str) -> None:
    """The same said by the interpreter itself, with what the libraries drag along."""
    modules = [module.name for module in MODULES if room_of(module.name) == room and not _apart(module)]
    asked = subprocess.run(
        [sys.executable, "-c", f"import sys, {', '.join(modules or ['keukentafel'])}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert asked.returncode == 0, asked.stderr
    assert NEVER[room] & set(asked.stdout.split()) == set()


@pytest.mark.parametrize(
    ("source", "ours", "libraries"),
    [
        ("from . import b", {"keukentafel.ui.b"}, set()),
        ("from ..storage.files import Store", {"keukentafel.storage.files"}, set()),
        ("def late():\n    import keukentafel.storage.files", {"keukentafel.storage.files"}, set()),
        ("if TYPE_CHECKING:\n    from keukentafel import storage", {"keukentafel.storage"}, set()),
        ("importlib.import_module('keukentafel.storage')", {"keukentafel.storage"}, set()),
        ("import os\nfrom sqlalchemy.orm import Session", set(), {"sqlalchemy"}),
    ],
)
def test_the_reader_sees_every_way_to_import(source: str, ours: set[str], libraries: set[str]) -> None:
    known = frozenset({"keukentafel.ui.b", "keukentafel.storage", "keukentafel.storage.files", "keukentafel"})
    module = read("keukentafel.ui.a", source, Path("a.py"), known)
    assert (set(module.ours), set(module.libraries)) == (ours, libraries)
