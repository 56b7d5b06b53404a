"""`keukentafel rescue`, `recover` and `keypair`: what a help desk does with the store of a consultant."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from keukentafel import app
from keukentafel.cli.asking import secret
from keukentafel.cli.dutch_parser import Commands
from keukentafel.domain.ports import (
    StoreBusy,
    StoreDamaged,
    StoreFull,
    StoreMissing,
    StoreOfTwoMoments,
    StoreTooNew,
    StoreUnwritable,
    WorldError,
    WrongPassphrase,
    WrongRecoveryCode,
)
from keukentafel.domain.safekeeping.passphrases import ADVICE, weakness

DONE, PARTLY, NOT_DONE = 0, 1, 2
USES = {"noodsleutel": "recovery_public_key", "pakketten": "handover_public_key"}

_WHY: dict[type[WorldError], str] = {
    WrongPassphrase: "Deze wachtzin past niet.",
    WrongRecoveryCode: "Deze sleutel of code past niet op deze kluis: hij hoort bij een andere kluis of gemeente.",
    StoreMissing: "Hier is geen kluis.",
    StoreDamaged: "De kluis is beschadigd. Probeer eerst: keukentafel rescue. Er is niets aan veranderd.",
    StoreOfTwoMoments: "De kluis is een mengsel van twee momenten: de map is gekopieerd terwijl erin werd gewerkt. "
    "Gebruik de kluis waar deze kopie van is gemaakt, of probeer: keukentafel rescue. Er is niets aan veranderd.",
    StoreTooNew: "De kluis is gemaakt met een nieuwere versie van Keukentafel. Gebruik die versie.",
    StoreBusy: "De kluis is nu open in Keukentafel. Sluit het programma en probeer het opnieuw.",
    StoreFull: "De schijf is vol. Maak ruimte vrij, of kies met --out een andere schijf.",
    StoreUnwritable: "Hier kan niet geschreven of gelezen worden. Kijk of de schijf vastzit en beschreven mag worden.",
}
_NOTHING_READS = "Van deze kluis is niets meer te lezen. Zet een reservekopie terug."


def add_to(commands: Commands) -> None:
    """The three commands."""
    rescue = commands.add_parser("rescue", help="uit een beschadigde kluis halen wat nog te lezen is")
    rescue.add_argument("--home", type=Path, metavar="MAP", help="de map waarin de kluis staat")
    rescue.add_argument("--out", type=Path, metavar="MAP", help="waar de nieuwe kluis komt; anders: bij de kopieën")
    recover = commands.add_parser("recover", help="iemand weer in de kluis laten met de noodsleutel van de gemeente")
    recover.add_argument("--home", type=Path, metavar="MAP", help="de map waarin de kluis staat")
    recover.add_argument("--key", type=Path, required=True, metavar="SLEUTEL", help="de geheime noodsleutel (PEM)")
    recover.add_argument("--code", action="store_true", help="een nieuwe herstelcode maken, en de wachtzin laten")
    pair = commands.add_parser("keypair", help="het sleutelpaar van een gemeente maken")
    pair.add_argument("out", type=Path, metavar="MAP", help="de map waarin de twee bestanden komen")
    pair.add_argument("--for", dest="use", choices=sorted(USES), default="noodsleutel", help="waarvoor de sleutel is")
    for command in (rescue, recover, pair):
        command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    """Do what was asked; 0 when it was done, 1 when a part was rescued, 2 when nothing was done."""
    try:
        match options.command:
            case "rescue":
                return _rescue(options)
            case "recover":
                return _recover(options)
            case _:
                return _make_pair(options)
    except WorldError as error:
        nothing = options.command == "rescue" and isinstance(error, StoreDamaged)
        print(_NOTHING_READS if nothing else _WHY[type(error)], file=sys.stderr)
    except OSError as problem:
        name = problem.filename if isinstance(problem.filename, str) else ""
        print(f"{name}: dit kan niet gelezen of geschreven worden.", file=sys.stderr)
    return NOT_DONE


def _rescue(options: argparse.Namespace) -> int:
    found = app.rescue_store(options.home, options.out, partial(secret, "Wachtzin of herstelcode: "))
    for line in found.told(str):
        print(line)
    print(f"De nieuwe kluis staat in {found.place}")
    print("Zet die in Keukentafel terug als reservekopie. Aan de beschadigde kluis is niets veranderd.")
    return DONE if found.is_whole else PARTLY


def _recover(options: argparse.Namespace) -> int:
    private = options.key.read_text(encoding="utf-8", errors="replace")
    if not app.organisations_of(options.home):
        print("Deze kluis kent geen noodsleutel van een gemeente. Alleen een herstelcode helpt nog.", file=sys.stderr)
        return NOT_DONE
    password = secret("Wachtwoord van de noodsleutel: ")
    try:
        if options.code:
            code = app.new_code_by_organisation(options.home, private, password)
            print(f"De nieuwe herstelcode is: {code}")
            print("Geef de code alleen aan de consulent zelf. Hij staat nergens anders. De oude code past niet meer.")
            return DONE
        passphrase = _ask_new("Nieuwe wachtzin: ")
        if passphrase is None:
            return NOT_DONE
        app.set_passphrase_by_organisation(options.home, private, password, passphrase)
    except ValueError:
        print(f"{options.key}: dit is geen noodsleutel, of het wachtwoord is anders.", file=sys.stderr)
        return NOT_DONE
    print("Vanaf nu opent de kluis met de nieuwe wachtzin. Dit staat in het register van de kluis.")
    return DONE


def _make_pair(options: argparse.Namespace) -> int:
    private, public = (options.out / f"{options.use}-{part}.pem" for part in ("geheim", "openbaar"))
    if private.exists() or public.exists():
        print(f"{options.out}: hier staat al zo'n sleutel. Die wordt nooit vervangen.", file=sys.stderr)
        return NOT_DONE
    password = _ask_new("Wachtwoord voor de geheime sleutel: ")
    if password is None:
        return NOT_DONE
    pem = app.make_organisation_key(private, public, password)
    print(f"{private}: de geheime sleutel. Bewaar hem in een kluis van de gemeente, en nooit op een laptop.")
    print(f"{public}: de openbare sleutel. Zet dit in het profiel van de gemeente:")
    print(f'{USES[options.use]} = """\n{pem.strip()}\n"""')
    return DONE


def _ask_new(prompt: str) -> str | None:
    typed = secret(prompt)
    if weak := weakness(typed):
        print(ADVICE[weak], file=sys.stderr)
        return None
    if secret("Nog een keer: ") != typed:
        print("Dat is niet hetzelfde. Er is niets veranderd.", file=sys.stderr)
        return None
    return typed
