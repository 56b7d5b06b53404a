"""`keukentafel languages`: what there is of each language, and translations that go out and come in."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from keukentafel import app
from keukentafel.cli.dutch_parser import Commands
from keukentafel.domain.content.content_text import Completeness, TextGroup
from keukentafel.domain.content.language_state import (
    LanguageRefused,
    LanguageState,
    LanguageTaken,
    Newcomer,
    TextProblem,
    TextSource,
)
from keukentafel.domain.content.languages import MEANING_ENOUGH, ReviewStatus
from keukentafel.domain.source_language import DUTCH

REVIEWS = {
    ReviewStatus.DRAFT: "concept",
    ReviewStatus.BACK_TRANSLATED: "terugvertaald",
    ReviewStatus.NATIVE: "moedertaalspreker",
}
SOURCES = {TextSource.PROGRAM: "programma", TextSource.PACK: "pakket", TextSource.NONE: "-"}
GROUPS = {
    TextGroup.TABLE: "tafel",
    TextGroup.PICTURES: "beeld",
    TextGroup.PAPERS: "papieren",
    TextGroup.GLOSSARY: "woorden",
    TextGroup.STORY: "verhaal",
}
_TITLES = (
    "taal", "naam", "soort", *GROUPS.values(), "nagekeken", "betekenis", "venster", "letters", "stem", "teksten", "",
)  # fmt: skip
_MOST_LINES = 50
_ISOLATE, _END = "\u2068", "\u2069"


def add_to(commands: Commands) -> None:
    """The command with its own commands below it."""
    languages = commands.add_parser("languages", help="welke talen er zijn, en vertalingen uitwisselen")
    languages.set_defaults(run=_run)
    languages.add_argument("--json", action="store_true", help="het overzicht voor machines")
    languages.add_argument("--home", type=Path, metavar="MAP", help="de map waarin de taalpakketten staan")
    acts = languages.add_subparsers(dest="act", metavar="handeling")
    export = acts.add_parser("export", help="een .po-bestand maken om te vertalen")
    export.add_argument("language", metavar="taal")
    export.add_argument("file", type=Path)
    take = acts.add_parser("import", help="een vertaald .po-bestand overnemen")
    take.add_argument("file", type=Path)
    take.add_argument("--status", choices=[status.value for status in ReviewStatus], help="hoever het is nagekeken")
    take.add_argument("--read-by", default="", metavar="NAAM", help="welke moedertaalspreker het heeft nagelezen")
    take.add_argument("--font", type=Path, action="append", default=[], help="een lettertype (.ttf) voor de taal")
    take.add_argument("--licence", type=Path, help="de tekst van de licentie van het lettertype")
    for act in (export, take):
        act.add_argument("--row", type=Path, help="de rij van een taal die Keukentafel nog niet kent (.toml)")
    pack = acts.add_parser("pack", help="van een taal een taalpakket maken (.ktaal)")
    pack.add_argument("language", metavar="taal")
    pack.add_argument("file", type=Path, help="het bestand, of de map waarin het komt")
    add = acts.add_parser("add", help="een taalpakket toevoegen (.ktaal)")
    add.add_argument("file", type=Path)
    remove = acts.add_parser("remove", help="een taalpakket weghalen; opnamen blijven staan")
    remove.add_argument("language", metavar="taal")


def _run(options: argparse.Namespace) -> int:
    """Do what was asked; 0 when it was done, 1 when it was refused, 2 when a file could not be read or written."""
    try:
        match options.act:
            case "export":
                return _export(options)
            case "import":
                return _import(options)
            case "pack":
                return _pack(options)
            case "add":
                return _say_taken(app.language_desk(options.home).add(options.file))
            case "remove":
                app.language_desk(options.home).remove(options.language)
                print(f"Het taalpakket {options.language} is weg. De opnamen zijn er nog.")
                return 0
            case _:
                return _overview(options)
    except LanguageRefused as refused:
        _say(refused.problems, options)
        print("Er is niets veranderd.", file=sys.stderr)
        return 1
    except OSError as problem:
        name = problem.filename if isinstance(problem.filename, str) else getattr(options, "file", "")
        print(f"{name}: dit kan niet gelezen of geschreven worden.", file=sys.stderr)
        return 2


def _export(options: argparse.Namespace) -> int:
    desk = app.language_desk(options.home)
    _write_new(options.file, desk.exported(options.language, _newcomer(options)).encode())
    print(f"{options.file}: klaar om te vertalen. Neem het daarna over met: keukentafel languages import")
    return 0


def _import(options: argparse.Namespace) -> int:
    desk = app.language_desk(options.home)
    status = ReviewStatus(options.status) if options.status else None
    return _say_taken(desk.take(options.file.read_bytes(), status, options.read_by, _newcomer(options)))


def _pack(options: argparse.Namespace) -> int:
    name, data = app.language_desk(options.home).archived(options.language)
    target = options.file / name if options.file.is_dir() else options.file
    _write_new(target, data)
    print(f"{target}: dit taalpakket kan iemand toevoegen met: keukentafel languages add")
    return 0


def _newcomer(options: argparse.Namespace) -> Newcomer:
    return Newcomer(options.row, tuple(getattr(options, "font", ())), getattr(options, "licence", None))


def _write_new(file: Path, data: bytes) -> None:
    """A translator's work is never overwritten: what is there stays."""
    if file.exists():
        raise LanguageRefused(f"{file.name} bestaat al. Kies een andere naam.")
    half = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        half.write_bytes(data)
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)


def _say_taken(taken: LanguageTaken) -> int:
    done = ", ".join(f"{GROUPS[group]} {_count(taken.groups[group])}" for group in GROUPS)
    print(f"De taal {taken.code} is overgenomen als versie {taken.version}: {done}. Status: {REVIEWS[taken.review]}.")
    for remark in taken.remarks[:_MOST_LINES]:
        print(_line(remark))
    if len(taken.remarks) > _MOST_LINES:
        print(f"en nog {len(taken.remarks) - _MOST_LINES} opmerkingen")
    return 0


def _say(problems: Sequence[TextProblem], options: argparse.Namespace) -> None:
    file = getattr(options, "file", None)
    for problem in problems[:_MOST_LINES]:
        print(f"{file}: {_line(problem)}" if file else _line(problem), file=sys.stderr)
    if len(problems) > _MOST_LINES:
        print(f"en nog {len(problems) - _MOST_LINES} fouten", file=sys.stderr)


def _line(problem: TextProblem) -> str:
    return f"regel {problem.line}: {problem.sentence}" if problem.line else problem.sentence


def _overview(options: argparse.Namespace) -> int:
    found = app.language_desk(options.home).overview()
    if options.json:
        rows = [_as_json(state) for state in found.states]
        print(json.dumps({"languages": rows, "damaged_packs": found.damaged}, ensure_ascii=False, indent=1))
        return 0
    rows_of_text = [_TITLES, *map(_cells, found.states)]
    widths = [max(len(row[column]) for row in rows_of_text) for column in range(len(_TITLES) - 1)]
    for row, reasons in zip(rows_of_text, [[], *map(why_not, found.states)], strict=True):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        print("  ".join([*cells, row[-1]]).rstrip())
        for reason in reasons:
            print(f"{'':{widths[0]}}  └ {reason}")
    for code in found.damaged:
        print(f"Het taalpakket {code} op deze computer is beschadigd en wordt niet gebruikt.")
    return 0


def _cells(state: LanguageState) -> tuple[str, ...]:
    row = state.language
    some = state.source is not TextSource.NONE
    # The own name comes last and stands apart, so that a terminal does not turn the row around it.
    return (
        row.code,
        row.dutch_name,
        _kind(state),
        *(_count(state.groups[group]) for group in GROUPS),
        _review(state),
        _number(state.meaning_kept) if some and state.meaning_kept else "-",
        "ja" if state.offered else "nee",
        "nee" if state.undrawn else "ja",
        str(state.clips) if state.clips else "-",
        f"{SOURCES[state.source]} {state.version or ''}".strip(),
        f"{_ISOLATE}{row.own_name}{_END}",
    )


def why_not(state: LanguageState) -> list[str]:
    """Why a language is not on the second window, or what is shown in it when its texts are not; in Dutch."""
    reasons = []
    table = state.groups[TextGroup.TABLE]
    if state.undrawn:
        letters = " ".join(f"U+{ord(letter):04X}" for letter in state.undrawn[:8])
        reasons.append(f"er is geen lettertype voor {letters}{' …' if len(state.undrawn) > 8 else ''}")
    if not table.complete:
        reasons.append(f"van de teksten voor de tafel ontbreken er {table.total - table.translated}")
    if state.source is not TextSource.NONE and not state.meaning_kept and _is_draft(state):
        reasons.append("nog niet terugvertaald, dus niemand weet of de betekenis klopt")
    elif state.meaning_kept is not None and state.meaning_kept < MEANING_ENOUGH:
        kept, enough = _number(state.meaning_kept), _number(MEANING_ENOUGH)
        reasons.append(f"maar {kept} van de 100 vragen houden hun betekenis; nodig zijn er {enough}")
    if not state.offered or not reasons:
        return reasons
    if state.language.written:
        return []
    instead = "beeld en code, en een tolk" if state.language.sign else "beeld, code en stem"
    return [f"{instead}; de tekst is Nederlands: {'; '.join(reasons)}"]


def _is_draft(state: LanguageState) -> bool:
    return state.language.review is ReviewStatus.DRAFT


def _review(state: LanguageState) -> str:
    if state.language.code == DUTCH:
        return "brontaal"
    return REVIEWS[state.language.review] if state.source is not TextSource.NONE else "-"


def _number(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


def _kind(state: LanguageState) -> str:
    if state.language.sign:
        return "gebaren"
    return "schrift" if state.language.written else "spraak"


def _count(group: Completeness) -> str:
    return f"{group.translated}/{group.total}"


def _as_json(state: LanguageState) -> dict[str, object]:
    row = state.language
    return {
        "code": row.code,
        "own_name": row.own_name,
        "dutch_name": row.dutch_name,
        "direction": row.direction.value,
        "written": row.written,
        "sign": row.sign,
        "groups": {
            group.value: {"translated": done.translated, "total": done.total} for group, done in state.groups.items()
        },
        "review_status": row.review.value,
        "read_by": state.read_by,
        "meaning_kept": state.meaning_kept,
        "offered_on_second_window": state.offered,
        "why_not": why_not(state),
        "characters_without_font": state.undrawn,
        "voice_clips": state.clips,
        "source": state.source.value,
        "pack_version": state.version or None,
    }
