"""Every command: which there are, how each is written, and who does it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from keukentafel import __version__, app, crash
from keukentafel.cli.screen import on_screen

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from keukentafel.cli.dutch_parser import Commands

NO_LOG_YET = (None, "card-child")
"""The windows begin their log behind the first paint, and the process of a card keeps none."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and give back its exit code."""
    if not arguments:
        return on_screen(app.open_application)
    options = _parser().parse_args(arguments)
    crash.leave_no_memory_behind()
    if options.command not in NO_LOG_YET:
        app.start_log()
    return int(options.run(options))


def _parser() -> ArgumentParser:
    from keukentafel.cli import help_desk, judging, languages
    from keukentafel.cli.dutch_parser import DutchParser

    parser: ArgumentParser = DutchParser(prog="keukentafel", description="Een keukentafelgesprek voeren en vastleggen.")
    parser.set_defaults(run=lambda _: on_screen(app.open_application))
    parser.add_argument("--version", action="version", help="welke versie dit is", version=f"keukentafel {__version__}")
    # Taken by `paths.take_home` before this; here so that it is among what `--help` tells.
    parser.add_argument("--home", dest="_home", metavar="MAP", help="een eigen map, voor deze keer; staat vooraan")
    commands = parser.add_subparsers(dest="command", metavar="opdracht")
    _add_plays(commands)
    judging.add_to(commands)
    _add_store(commands)
    help_desk.add_to(commands)
    languages.add_to(commands)
    _add_papers(commands)
    commands.add_parser("selftest", help="het programma zichzelf laten nakijken").set_defaults(run=_selftest)
    commands.add_parser("play-child").set_defaults(run=lambda _: app.serve_play())
    commands.add_parser("card-child").set_defaults(run=lambda _: app.serve_card())
    return parser


def _add_plays(commands: Commands) -> None:
    play = commands.add_parser("play", help="een gespreksscript naspelen door de echte vensters")
    play.add_argument("script", type=Path, metavar="SCRIPT")
    demo = commands.add_parser("demo", help="het meegeleverde gesprek naspelen")
    demo.set_defaults(script=app.demo_script())
    for command in (play, demo):
        command.add_argument("--out", type=Path, required=True, metavar="MAP")
        command.add_argument("--onscreen", action="store_true", help="laat de vensters zien")
        command.set_defaults(run=lambda options: app.play_script(options.script, options.out, options.onscreen))


def _add_store(commands: Commands) -> None:
    store = commands.add_parser("store", help="zien of kiezen waar de kluis staat; er verhuist niets")
    store.set_defaults(run=_store)
    where = store.add_mutually_exclusive_group()
    where.add_argument("--at", type=Path, metavar="MAP", help="voortaan in deze map, bijvoorbeeld op een stick")
    where.add_argument("--here", action="store_true", help="voortaan weer op deze laptop")


def _add_papers(commands: Commands) -> None:
    papers = commands.add_parser("papers", help="rechten, vragen en woorden op papier maken in een taal")
    papers.set_defaults(run=_papers)
    papers.add_argument("language", metavar="TAAL", help="de code van de taal, bijvoorbeeld tr")
    papers.add_argument("--out", type=Path, required=True, metavar="MAP")
    papers.add_argument("--municipality", default="", metavar="GEMEENTE", help="nodig als er meer dan een is")


def _store(options: Namespace) -> int:
    if options.at is None and not options.here:
        print(app.store_home())
        return 0
    try:
        home = app.choose_store_folder(options.at)
    except NotADirectoryError as problem:
        print(f"{problem}: deze map is er niet. Steek de stick in, of maak de map eerst.", file=sys.stderr)
        return 2
    except PermissionError as problem:
        print(f"{problem}: hier kan niet geschreven worden.", file=sys.stderr)
        return 2
    print(f"De kluis staat voortaan in {home}. Stond er al een kluis ergens anders? Die verhuist niet vanzelf mee.")
    return 0


def _papers(options: Namespace) -> int:
    from keukentafel.domain.content.content_text import UnknownContent

    try:
        written = app.make_papers(options.language, options.municipality, options.out)
    except UnknownContent as unknown:
        what = "gemeente" if unknown.kind == "municipality" else "taal"
        print(f"{unknown.name or '(geen)'}: deze {what} staat niet in de tabel.", file=sys.stderr)
        return 2
    except OSError:
        print(f"{options.out}: hier kan niet geschreven worden.", file=sys.stderr)
        return 1
    print("\n".join(map(str, written)))
    return 0


def _selftest(_options: Namespace) -> int:
    from keukentafel.selftest import selftest

    return selftest()
