"""`keukentafel verify`, `package` and `check`: is a file, a package or a store whole, and whose is it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from keukentafel import app, paths
from keukentafel.cli.asking import secret
from keukentafel.cli.dutch_parser import Commands
from keukentafel.cli.screen import on_screen
from keukentafel.domain.known_seals import NoSealList, seal_list

if TYPE_CHECKING:
    from keukentafel.domain.verdicts import FileVerdict

NOT_READ = 2


def add_to(commands: Commands) -> None:
    """The three commands."""
    verify = commands.add_parser("verify", help="nagaan of een verslag nog is zoals het werd verzegeld")
    verify.add_argument("files", type=Path, nargs="+", metavar="BESTAND")
    verify.add_argument(
        "--seals", type=Path, action="append", default=[], metavar="LIJST", help="de zegels van uw gemeente"
    )
    how = verify.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="het oordeel voor machines")
    how.add_argument("--window", action="store_true", help="het oordeel in een venster")
    verify.set_defaults(run=_verify)
    package = commands.add_parser("package", help="een pakket voor de gemeente openen en nagaan")
    package.add_argument("file", type=Path, metavar="BESTAND")
    package.add_argument("--key", type=Path, metavar="SLEUTEL", help="de eigen sleutel van de gemeente (PEM)")
    package.add_argument("--json", action="store_true", help="het oordeel voor machines")
    package.set_defaults(run=_package)
    check = commands.add_parser("check", help="nagaan of een kluis heel is; er verandert niets")
    check.add_argument("--home", type=Path, metavar="MAP", help="de map waarin de kluis staat")
    check.add_argument("--trail", type=Path, metavar="REGISTER", help="een register dat eerder is opgeslagen")
    check.set_defaults(run=_check)


def _verify(options: argparse.Namespace) -> int:
    files: Sequence[Path] = options.files
    seals: dict[str, str] = {}
    for listed in options.seals:
        try:
            seals |= seal_list(listed.read_text(encoding="utf-8"))
        except NoSealList as problem:
            print(f"{listed}: regel {problem.line} is geen kenmerk van een zegel.", file=sys.stderr)
            return NOT_READ
        except (OSError, UnicodeDecodeError):
            return _not_read(listed)
    if options.window:
        return on_screen(partial(app.verify_in_window, files, seals))
    read = []
    for file in files:
        try:
            read.append(file.read_bytes())
        except OSError:
            return _not_read(file)
    together = app.verify_files(read, seals)
    if len(together.files) == 1:
        return _told(together.files[0], options.json)
    if options.json:
        details = [dict(verdict.details) for verdict in together.files]
        _print_json({"files": details, "exit_code": together.exit_code})
        return together.exit_code
    for number, (file, verdict) in enumerate(zip(files, together.files, strict=True), start=1):
        print(f"{number}. {file}")
        print("\n".join(verdict.lines))
    for told in together.told:
        print(told.text)
    return together.exit_code


def _package(options: argparse.Namespace) -> int:
    try:
        data, pem = options.file.read_bytes(), options.key.read_bytes() if options.key is not None else None
    except OSError as problem:
        return _not_read(problem.filename)
    try:
        verdict = app.check_package(data, pem, partial(secret, "Wachtwoord van de sleutel: "))
    except ValueError:
        print(f"{options.key}: dit is geen sleutel die past, of het wachtwoord is anders.", file=sys.stderr)
        return NOT_READ
    return _told(verdict, options.json)


def _check(options: argparse.Namespace) -> int:
    trail: Path | None = options.trail
    try:
        exported = trail.read_bytes() if trail is not None else None
    except OSError:
        return _not_read(trail)
    try:
        found = app.check_store(options.home or paths.data_dir(), partial(secret, "Wachtzin: "), exported)
    except ValueError:
        print(f"{trail}: dit is geen register, of het is veranderd. Zie: keukentafel verify.", file=sys.stderr)
        return NOT_READ
    print("\n".join(found.lines))
    return found.exit_code


def _told(verdict: FileVerdict, as_json: bool) -> int:
    if as_json:
        _print_json(dict(verdict.details))
    else:
        print("\n".join(verdict.lines))
    return verdict.exit_code


def _print_json(said: dict[str, object]) -> None:
    print(json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True))


def _not_read(file: object) -> int:
    print(f"{file}: dit bestand is er niet, of mag niet gelezen worden.", file=sys.stderr)
    return NOT_READ
