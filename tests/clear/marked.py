"""A script of which every text that somebody types carries words that stand nowhere else, to be looked for after."""

from __future__ import annotations

import json
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from keukentafel.play.kinds import CASE, HEAD, PARTICIPANT, STEPS
from keukentafel.play.reading import filled_text, text
from tests.e2e.playing import hushed_numbers

SAID, ACCENTED, FOREIGN = "kwijzqal", "ëwzqëlaar", "قژظغپ"
"""In everything that is said, in names and addresses, in reasons; the last one in original words."""
NUMBER = "900000017"
"""Like a burgerservicenummer, and fails its test."""
HUSHED = "jhwexqalm"
"""In what may never be shared."""
PASSPHRASE, STORY_WORDS, KEY_PASSWORD = "pzwachqer", "vrhqzwoor", "slqtzwach"
IN_A_REPORT = (SAID, ACCENTED, FOREIGN, NUMBER)
NOWHERE = (HUSHED, PASSPHRASE, STORY_WORDS, KEY_PASSWORD)

_WHOLE_PASSPHRASE = f"{PASSPHRASE} wáchtzin met spatie 鍵"
_WHOLE_STORY_WORDS = f"{STORY_WORDS} zeven groene laarzen bij de sloot"
_MEANS_SOMETHING = {
    "id", "municipality", "speaks", "reads", "language", "lang", "last_characters", "category", "unit", "per", "error",
    "finding", "about", "shows", "calm", "prompt", "slot", "choice", "word", "words", "at", "via",
}  # fmt: skip
"""Keys of which a text is the name of something, so that another text means something else or nothing."""
_NO_TEXT_IN = {("search", "text"), ("language", "to"), ("expect", "place")}


def marked(script: Path, story: Path | None = None) -> str:
    """The script with its marks; with a `story`, the case begins from that file of an earlier marked play."""
    told: dict[str, Any] = tomllib.loads(script.read_text(encoding="utf-8"))
    hushed = hushed_numbers(told)
    ids = {"bewoner", "consulent", *(p["id"] for p in told.get("participant", []))}
    ids |= {step["id"] for step in told["step"] if "id" in step}
    quiet, said = set(), 0
    for step in told["step"]:
        if step["do"] in ("say", "see", "document"):
            said += 1
            if said in hushed:
                quiet.add(step["text"])

    def mark(value: str) -> str:
        if not value.strip() or value in ids:
            return value
        return f"{value} {HUSHED}" if value in quiet else f"{value} {SAID} {ACCENTED}"

    def table(values: dict[str, Any], keys: dict[str, Any], kind: str) -> dict[str, Any]:
        return {name: _one(kind, name, value, keys, mark) for name, value in values.items()}

    head = {name: told[name] for name in ("format", *HEAD)} | {"passphrase": _WHOLE_PASSPHRASE}
    parts = [_table("", head)]
    if story is not None:
        parts.append(_table("[story]", {"file": str(story), "words": _WHOLE_STORY_WORDS}))
    parts.append(_table("[case]", table(told["case"], CASE, "case")))
    parts += [_table("[[participant]]", table(one, PARTICIPANT, "participant")) for one in told.get("participant", [])]
    parts += [_table("[[step]]", table(one, STEPS[one["do"]], one["do"])) for one in told["step"]]
    return "\n".join(parts)


def _one(kind: str, name: str, value: Any, keys: dict[str, Any], mark: Any) -> Any:
    if name == "words":
        return _WHOLE_STORY_WORDS if len(value.split()) > 3 else value
    if name == "original":
        return f"{value} {FOREIGN}"
    if name == "form_of_address":
        # Stands in the header of the window, where a long one leaves no room for other sentences.
        return SAID
    if name in _MEANS_SOMETHING or (kind, name) in _NO_TEXT_IN or name not in keys:
        return value
    if isinstance(value, list) and name == "who":
        return [mark(one) for one in value]
    if isinstance(value, str) and keys[name].read in (text, filled_text):
        return f"{mark(value)} {NUMBER}" if kind == "plan" else mark(value)
    return value


def _table(name: str, values: dict[str, Any]) -> str:
    return "\n".join([name, *(f"{key} = {_value(value)}" for key, value in values.items()), ""])


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
