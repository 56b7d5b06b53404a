"""A small valid script to spoil, and the one that ships with the program."""

from __future__ import annotations

from pathlib import Path

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo" / "mevrouw-uysal.toml"

HEAD = """\
format = 1
title = "Een gesprek"
now = 2026-11-24T10:00:00+01:00
passphrase = "lamp-touw-zee-brood"

[case]
resident = "De heer A. Jansen"
born = 1950-01-31
address = "Dorpsweg 1, Voorbeeldstad"
municipality = "voorbeeld"
case_number = "VB-2026-0001"
reported = 2026-11-20
speaks = "nl"
reads = ""

[[participant]]
id = "dochter"
name = "mevrouw B. Jansen"
role = "zoon_dochter"
"""


def script(*steps: str, head: str = HEAD) -> str:
    """The head with these steps behind it; each is the lines of a `[[step]]`."""
    return head + "".join(f"\n[[step]]\n{step}\n" for step in steps)


def line_of(text: str, part: str) -> int:
    """The number of the first line with `part` in it."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if part in line)
