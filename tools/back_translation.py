"""Makes the sheet for a blind back-translation, and the record of what came back.

    python tools/back_translation.py sheet LANGUAGE              the translations without Dutch and without ids, as JSON
    python tools/back_translation.py record LANGUAGE FILE.json   merge verdicts, write the record and the headers

A back-translator gets the sheet, writes Dutch beside each number and has not seen the Dutch original. Somebody else
lays the two Dutch texts side by side, gives verdicts, mends, and has the mended texts translated back once more. FILE
holds `{"number": {"back": "...", "verdict": "same|nuance|changed", "remark": "..."}}`; for a mended text also
`"before": "..."`, the verdict on the first translation.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from keukentafel.domain.content.languages import MEANING_ENOUGH as ENOUGH

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "translations"
NOTES, VERDICTS = "## About this language\n", "## The verdicts"


class Verdict(StrEnum):
    """What a resident understands: the same, the same in another shade, or something else."""

    SAME = "same"
    NUANCE = "nuance"
    CHANGED = "changed"


VERDICT_NAMES = {verdict.value for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class Row:
    """One text: what it says now, what that says in Dutch to somebody who did not see the Dutch, and the verdicts."""

    id: str
    translation: str
    back: str
    before: Verdict
    now: Verdict
    remark: str = ""


def catalogue_of(language: str) -> Path:
    """The catalogue of the resident's texts."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "prompts.po"


def record_of(language: str) -> Path:
    """The record beside the catalogue."""
    return TRANSLATIONS / language / "back-translation.md"


def texts(language: str) -> dict[str, Message]:
    """The translated texts by id, in the order of the catalogue."""
    with catalogue_of(language).open("rb") as stream:
        found = read_po(stream, abort_invalid=True)
    return {str(message.context): message for message in found if message.id and message.string}


def sheet(language: str) -> str:
    """The numbered texts; what kind of text it is stands beside it, because a word needs to know that it is a word."""
    rows = [
        {"number": number, "kind": _kind(id), "text": str(message.string)}
        for number, (id, message) in enumerate(texts(language).items(), 1)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _kind(id: str) -> str:
    return id.split(".")[0] if "." in id else "prompt"


def read_record(language: str) -> dict[str, Row]:
    """The rows of the record that is there, none when there is no record."""
    file = record_of(language)
    if not file.exists():
        return {}
    rows = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 6 and cells[0] and {cells[3], cells[4]} <= VERDICT_NAMES:
            rows[cells[0]] = Row(cells[0], cells[1], cells[2], Verdict(cells[3]), Verdict(cells[4]), cells[5])
    return rows


def merged(language: str, answers: dict[str, dict[str, str]]) -> list[Row]:
    """The record with the new answers in it. Raises KeyError or ValueError when an answer is not one."""
    found, rows = texts(language), read_record(language)
    for number, id in enumerate(found, 1):
        answer = answers.get(str(number))
        if answer is None:
            continue
        now = Verdict(answer["verdict"])
        before = Verdict(answer.get("before", now))
        rows[id] = Row(id, str(found[id].string), answer["back"], before, now, answer.get("remark", ""))
    return [rows[id] for id in found if id in rows]


def kept(rows: list[Row], before: bool = False) -> float:
    """How many of a hundred texts keep their meaning."""
    verdicts = [row.before if before else row.now for row in rows]
    return 100 * sum(verdict is not Verdict.CHANGED for verdict in verdicts) / max(1, len(verdicts))


def read_notes(language: str) -> str:
    """What the translators wrote of this language in the record; it stays when the record is written again."""
    file = record_of(language)
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return text.partition(NOTES)[2].partition(VERDICTS)[0].strip("\n") + "\n"


def written(name: str, rows: list[Row], missing: int, notes: str) -> str:
    """The record as a page."""
    prompts = [row for row in rows if _kind(row.id) == "prompt"]
    offered = "is offered" if kept(prompts) >= ENOUGH and not missing else "is NOT offered"
    head = f"""# {name}: read back into Dutch

Every text that a resident can read was translated from Dutch. Then it is translated back into Dutch without sight of
the Dutch, unless the remarks below say otherwise. After that the two Dutch texts are laid side by side, each gets a
verdict, and what went wrong is mended and translated back once more.

- `same`: the same message.
- `nuance`: another shade, tone or reading level; a resident understands the same thing.
- `changed`: a resident would understand something else, or a right is stronger or weaker than in the Dutch.

**No native speaker has checked this**, neither the translation nor the reading back. Whether it sounds natural and
respectful, and whether somebody who reads little can follow it, is for a native speaker to say. Each verdict was
given once.

By this record the language {offered}: {kept(prompts):.1f} of 100 prompts keep their meaning, {ENOUGH:.0f} are asked.
Texts that nobody has translated back yet: {missing}.

{NOTES}
{notes}
{VERDICTS}

| | texts | same | nuance | changed | meaning kept |
|---|---|---|---|---|---|
"""
    for title, those in (("prompts", prompts), ("all texts", rows)):
        for moment, before in (("before mending", True), ("after mending", False)):
            verdicts = [row.before if before else row.now for row in those]
            counts = " | ".join(str(verdicts.count(verdict)) for verdict in Verdict)
            head += f"| {title}, {moment} | {len(those)} | {counts} | {kept(those, before):.1f}% |\n"
    head += "\n| text | translation | back in Dutch | verdict before | verdict now | remark |\n" + "|---" * 6 + "|\n"
    return head + "".join(_line(row) for row in rows)


def _line(row: Row) -> str:
    cells = (row.id, row.translation, row.back, row.before, row.now, row.remark)
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |\n"


def with_headers(catalogue: str, status: str, meaning: float) -> str:
    """The catalogue with what was found in its header; a status of `native` stays."""
    lines = [line for line in catalogue.splitlines() if not line.startswith('"X-Meaning-Kept:')]
    for number, line in enumerate(lines):
        if line.startswith('"X-Review-Status:'):
            if "native" not in line:
                lines[number] = f'"X-Review-Status: {status}\\n"'
            lines.insert(number + 1, f'"X-Meaning-Kept: {meaning:.1f}\\n"')
            break
    return "\n".join(lines) + "\n"


def record(language: str, answers: dict[str, dict[str, str]]) -> None:
    """Write the record and the headers of one language."""
    rows = merged(language, answers)
    found = texts(language)
    missing = sum(1 for id in found if id not in {row.id for row in rows})
    record_of(language).write_text(written(_name(language), rows, missing, read_notes(language)), encoding="utf-8")
    file = catalogue_of(language)
    prompts = [row for row in rows if _kind(row.id) == "prompt"]
    status = "draft" if missing else "back-translated"
    file.write_text(with_headers(file.read_text(encoding="utf-8"), status, kept(prompts)), encoding="utf-8")


def _name(language: str) -> str:
    with (ROOT / "resources" / "languages.toml").open("rb") as stream:
        return next(str(row["own_name"]) for row in tomllib.load(stream)["language"] if row["code"] == language)


def main(arguments: list[str]) -> int:
    match arguments:
        case ["sheet", language]:
            sys.stdout.write(sheet(language) + "\n")
        case ["record", language, file]:
            record(language, json.loads(Path(file).read_text(encoding="utf-8")))
        case _:
            sys.stderr.write(str(__doc__))
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
