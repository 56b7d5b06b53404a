"""Each event that the program notes has its words, and each word its event."""

from __future__ import annotations

import ast
from pathlib import Path

import keukentafel
from keukentafel.domain.safekeeping.trail import EVENTS

ROOT = Path(keukentafel.__file__).parent


def noted() -> set[str]:
    """Every text that is noted as an event, or is given to be noted at an opening."""
    found: set[str] = set()
    for file in (*ROOT.glob("services/*.py"), *ROOT.glob("storage/*.py"), *ROOT.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func)
            if name.endswith("audit.note"):
                found |= {a.value for a in node.args[:1] if isinstance(a, ast.Constant) and isinstance(a.value, str)}
            if name == "_note_key":
                found |= {a.value for a in node.args[1:2] if isinstance(a, ast.Constant) and isinstance(a.value, str)}
            if name.endswith("noted"):
                found |= {a.value for a in node.args[4:] if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return found


def test_every_event_has_words_and_every_word_its_event() -> None:
    assert {"unlocked", "exported", "restored", "store_made"} <= noted()
    assert noted() - set(EVENTS) == set()
    assert set(EVENTS) - noted() - {"passphrase_set_by_organisation", "rescued"} == set()
