"""What the command line says of itself in Dutch: how a command is used, and what is wrong with what was typed."""

from __future__ import annotations

import re
from argparse import ArgumentParser, _SubParsersAction
from typing import NoReturn, TypeAlias

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"
"""Where a room of the command line hangs its commands."""

_SAID = (
    (r"the following arguments are required: (.+)", "dit ontbreekt: {0}"),
    (r"unrecognized arguments: (.+)", "dit hoort er niet bij: {0}"),
    (r"argument opdracht: invalid choice: '(.*?)'.*", "deze opdracht is er niet: {0}"),
    (r"argument (.+): invalid choice: '(.*?)' \(choose from (.+)\)", "{0}: {1} kan niet; kies uit {2}"),
    (r"argument (.+): not allowed with argument (.+)", "{0} kan niet samen met {1}"),
    (r"argument (.+): expected .*argument.*", "achter {0} ontbreekt iets"),
    (r"argument (.+): ignored explicit argument '(.*)'", "achter {0} hoort niets te staan"),
    (r"ambiguous option: (.+) could match (.+)", "{0} is te kort: het kan zijn {1}"),
)
"""What the parser says, and the same for a person here."""


class DutchParser(ArgumentParser):
    """A parser that speaks Dutch to who typed the command; its exit codes are those of every parser."""

    def __init__(self, **keys: object) -> None:
        super().__init__(add_help=False, **keys)  # type: ignore[arg-type]  # handed on as it came
        self._positionals.title, self._optionals.title = "hierbij", "keuzes"
        self.add_argument("-h", "--help", action="help", help="deze uitleg")

    def format_usage(self) -> str:
        """How the command is used."""
        return _in_dutch(super().format_usage())

    def format_help(self) -> str:
        """How the command is used, and what each part of it is."""
        return _in_dutch(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Say on stderr what is wrong and how the command is used, and end with 2."""
        self.exit(2, f"{self.format_usage()}{self.prog}: {_said(message)}\n")


def _in_dutch(text: str) -> str:
    return re.sub(r"^usage:", "gebruik:", text)


def _said(message: str) -> str:
    found = ((re.fullmatch(pattern, message), ours) for pattern, ours in _SAID)
    return next((ours.format(*match.groups()) for match, ours in found if match), message)
