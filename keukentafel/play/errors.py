"""How a play can go wrong: the script is not valid, a step could not be done, or the program refused it."""

from __future__ import annotations


class ScriptError(Exception):
    """The script is not valid. `line` counts from 1; `key` is the key it is about, or empty."""

    def __init__(self, line: int, key: str, reason: str) -> None:
        super().__init__(f"regel {line}, {key or 'het script'}: {reason}")
        self.line = line
        self.key = key
        self.reason = reason


class StepFailed(Exception):
    """A step could not be done, or what was expected is not so. The text says why, and never what was said."""


class StepRefused(Exception):
    """The program did not take the input, and said so with this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
