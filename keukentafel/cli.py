"""The command line: open the program, play a conversation, verify a file, check a store, translate, test the build."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from keukentafel import __version__, app, crash, paths

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from keukentafel.domain.verdicts import FileVerdict, Together

NO_SCREEN = "Er is hier geen scherm. Open Keukentafel op een computer met een scherm."


def run(arguments: Sequence[str]) -> int:
    """Run one command and give back its exit code."""
    if not arguments:
        return _open()
    options = _parser().parse_args(arguments)
    crash.leave_no_memory_behind()
    if options.command == "card-child":
        return app.serve_card()
    if options.command is not None:
        app.start_log()
    match options.command:
        case "play":
            return app.play_script(options.script, options.out, options.onscreen)
        case "demo":
            return app.play_script(app.demo_script(), options.out, options.onscreen)
        case "verify":
            return _verify_in_window(options.files) if options.window else _verify(options.files, options.json)
        case "package":
            return _package(options.file, options.key, options.json)
        case "check":
            return _check(options.home, options.trail)
        case "store":
            return _store(options.at, options.here)
        case "languages":
            from keukentafel import cli_languages

            return cli_languages.run(options)
        case "rescue" | "recover" | "keypair":
            from keukentafel import cli_store

            return cli_store.run(options)
        case "papers":
            return _papers(options.language, options.municipality, options.out)
        case "selftest":
            from keukentafel.selftest import selftest

            return selftest()
        case "play-child":
            return app.serve_play()
        case _:
            return _open()


def _parser() -> ArgumentParser:
    from keukentafel import cli_languages, cli_store
    from keukentafel.cli_words import DutchParser

    parser: ArgumentParser = DutchParser(prog="keukentafel", description="Een keukentafelgesprek voeren en vastleggen.")
    parser.add_argument("--version", action="version", help="welke versie dit is", version=f"keukentafel {__version__}")
    # Taken by `paths.take_home` before this; here so that it is among what `--help` tells.
    parser.add_argument("--home", dest="_home", metavar="MAP", help="een eigen map, voor deze keer; staat vooraan")
    commands = parser.add_subparsers(dest="command", metavar="opdracht")
    play = commands.add_parser("play", help="een gespreksscript naspelen door de echte vensters")
    play.add_argument("script", type=Path, metavar="SCRIPT")
    demo = commands.add_parser("demo", help="het meegeleverde gesprek naspelen")
    for command in (play, demo):
        command.add_argument("--out", type=Path, required=True, metavar="MAP")
        command.add_argument("--onscreen", action="store_true", help="laat de vensters zien")
    verify = commands.add_parser("verify", help="nagaan of een verslag nog is zoals het werd verzegeld")
    verify.add_argument("files", type=Path, nargs="+", metavar="BESTAND")
    how = verify.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="het oordeel voor machines")
    how.add_argument("--window", action="store_true", help="het oordeel in een venster")
    package = commands.add_parser("package", help="een pakket voor de gemeente openen en nagaan")
    package.add_argument("file", type=Path, metavar="BESTAND")
    package.add_argument("--key", type=Path, metavar="SLEUTEL", help="de eigen sleutel van de gemeente (PEM)")
    package.add_argument("--json", action="store_true", help="het oordeel voor machines")
    check = commands.add_parser("check", help="nagaan of een kluis heel is; er verandert niets")
    check.add_argument("--home", type=Path, metavar="MAP", help="de map waarin de kluis staat")
    check.add_argument("--trail", type=Path, metavar="REGISTER", help="een register dat eerder is opgeslagen")
    store = commands.add_parser("store", help="zien of kiezen waar de kluis staat; er verhuist niets")
    where = store.add_mutually_exclusive_group()
    where.add_argument("--at", type=Path, metavar="MAP", help="voortaan in deze map, bijvoorbeeld op een stick")
    where.add_argument("--here", action="store_true", help="voortaan weer op deze laptop")
    cli_store.add_to(commands)
    cli_languages.add_to(commands)
    papers = commands.add_parser("papers", help="rechten, vragen en woorden op papier maken in een taal")
    papers.add_argument("language", metavar="TAAL", help="de code van de taal, bijvoorbeeld tr")
    papers.add_argument("--out", type=Path, required=True, metavar="MAP")
    papers.add_argument("--municipality", default="", metavar="GEMEENTE", help="nodig als er meer dan een is")
    commands.add_parser("selftest", help="het programma zichzelf laten nakijken")
    commands.add_parser("play-child")
    commands.add_parser("card-child")
    return parser


def _verify(files: Sequence[Path], as_json: bool) -> int:
    read = []
    for file in files:
        try:
            read.append(file.read_bytes())
        except OSError:
            print(f"{file}: dit bestand is er niet, of mag niet gelezen worden.", file=sys.stderr)
            return 2
    together: Together = app.verify_files(read)
    if len(together.files) == 1:
        return _told(together.files[0], as_json)
    if as_json:
        import json

        details = [dict(verdict.details) for verdict in together.files]
        both = {"files": details, "exit_code": together.exit_code}
        print(json.dumps(both, ensure_ascii=False, indent=1, sort_keys=True))
        return together.exit_code
    for number, (file, verdict) in enumerate(zip(files, together.files, strict=True), start=1):
        print(f"{number}. {file}")
        print("\n".join(verdict.lines))
    for told in together.told:
        print(told.text)
    return together.exit_code


def _package(file: Path, key: Path | None, as_json: bool) -> int:
    try:
        data, pem = file.read_bytes(), key.read_bytes() if key is not None else None
    except OSError as problem:
        print(f"{problem.filename}: dit bestand is er niet, of mag niet gelezen worden.", file=sys.stderr)
        return 2
    try:
        verdict = app.check_package(data, pem, _passphrase)
    except ValueError:
        print(f"{key}: dit is geen sleutel die past, of het wachtwoord is anders.", file=sys.stderr)
        return 2
    return _told(verdict, as_json)


def _told(verdict: FileVerdict, as_json: bool) -> int:
    if as_json:
        import json

        print(json.dumps(dict(verdict.details), ensure_ascii=False, indent=1, sort_keys=True))
    else:
        print("\n".join(verdict.lines))
    return verdict.exit_code


def _verify_in_window(files: Sequence[Path]) -> int:
    if not app.has_screen():
        print(NO_SCREEN, file=sys.stderr)
        return 1
    return app.verify_in_window(files)


def _check(home: Path | None, trail: Path | None) -> int:
    try:
        exported = trail.read_bytes() if trail is not None else None
    except OSError:
        print(f"{trail}: dit bestand is er niet, of mag niet gelezen worden.", file=sys.stderr)
        return 2
    try:
        found = app.check_store(home or paths.data_dir(), _passphrase, exported)
    except ValueError:
        print(f"{trail}: dit is geen register, of het is veranderd. Zie: keukentafel verify.", file=sys.stderr)
        return 2
    print("\n".join(found.lines))
    return found.exit_code


def _store(at: Path | None, here: bool) -> int:
    if at is None and not here:
        print(app.store_home())
        return 0
    try:
        home = app.choose_store_folder(at)
    except NotADirectoryError as problem:
        print(f"{problem}: deze map is er niet. Steek de stick in, of maak de map eerst.", file=sys.stderr)
        return 2
    except PermissionError as problem:
        print(f"{problem}: hier kan niet geschreven worden.", file=sys.stderr)
        return 2
    print(f"De kluis staat voortaan in {home}. Stond er al een kluis ergens anders? Die verhuist niet vanzelf mee.")
    return 0


def _papers(language: str, municipality: str, out: Path) -> int:
    from keukentafel.domain.content.content_text import UnknownContent

    try:
        written = app.make_papers(language, municipality, out)
    except UnknownContent as unknown:
        what = "gemeente" if unknown.kind == "municipality" else "taal"
        print(f"{unknown.name or '(geen)'}: deze {what} staat niet in de tabel.", file=sys.stderr)
        return 2
    except OSError:
        print(f"{out}: hier kan niet geschreven worden.", file=sys.stderr)
        return 1
    print("\n".join(map(str, written)))
    return 0


def _passphrase() -> str:
    # Never an argument: those are seen by every program on the machine, and kept by the shell.
    if sys.stdin.isatty():
        import getpass

        return getpass.getpass("Wachtzin: ")
    return sys.stdin.readline().rstrip("\r\n")


def _open() -> int:
    if not app.has_screen():
        print(NO_SCREEN, file=sys.stderr)
        return 1
    return app.open_application()
