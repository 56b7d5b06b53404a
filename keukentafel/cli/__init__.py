"""The front door: what is typed on the command line, and what is said there in plain Dutch."""

from keukentafel.cli.commands import run

__all__ = ["run"]
