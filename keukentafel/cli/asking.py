"""Asking for a secret on the command line."""

from __future__ import annotations

import sys


def secret(prompt: str) -> str:
    """What somebody types unseen behind the prompt, or the next line of standard input where nobody types."""
    # Never an argument: those are seen by every program on the machine, and kept by the shell.
    if sys.stdin.isatty():
        import getpass

        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")
