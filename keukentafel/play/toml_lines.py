"""On which line of a TOML text each table and each key stands; the reader of the standard library does not tell."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Where something stands: `("step", 3, "text")` is the key `text` of the fourth `[[step]]`."""

_QUOTES = ('"""', "'''", '"', "'")


class LineIndex:
    """The lines of a text that the TOML reader of the standard library accepts; any other text raises IndexError."""

    def __init__(self, text: str) -> None:
        # A zero byte behind the end spares every look ahead a question whether it is still inside.
        self._text = text.replace("\r\n", "\n") + "\n\0"
        self._at = 0
        self._counted, self._line = 0, 1
        self._table: Path = ()
        self._counts: dict[Path, int] = {}
        self._lines: dict[Path, int] = {}
        while self._skip_to_something():
            if self._text.startswith("[[", self._at):
                self._header(2)
            elif self._text[self._at] == "[":
                self._header(1)
            else:
                self._pair()

    def line(self, path: Path) -> int:
        """The line of the thing at `path`, or of the nearest thing around it that has one; at least 1."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return self._lines[path[:length]]
        return 1

    def _skip_to_something(self) -> bool:
        while True:
            character = self._text[self._at]
            if character == "\0":
                return False
            if character == "#":
                self._at = self._text.index("\n", self._at)
            elif character in " \t\n":
                self._at += 1
            else:
                return True

    def _line_here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _header(self, brackets: int) -> None:
        line = self._line_here()
        self._at += brackets
        names = tuple(self._names("]"))
        self._at += brackets
        path = self._resolved(names[:-1])
        path += (names[-1],)
        if brackets == 2:
            number = self._counts.get(path, -1) + 1
            self._counts[path] = number
            self._lines.setdefault(path, line)
            path += (number,)
        self._table = path
        self._lines.setdefault(path, line)

    def _resolved(self, names: tuple[str, ...]) -> Path:
        path: Path = ()
        for name in names:
            path += (name,)
            if path in self._counts:
                path += (self._counts[path],)
        return path

    def _pair(self) -> None:
        line = self._line_here()
        path = self._table
        for name in self._names("="):
            path += (name,)
            self._lines.setdefault(path, line)
        self._at += 1
        self._skip_value()

    def _names(self, end: str) -> Iterator[str]:
        while self._text[self._at] != end:
            if self._text[self._at] in " \t.":
                self._at += 1
                continue
            begin = self._at
            if self._text[self._at] in "\"'":
                self._skip_string()
            else:
                while self._text[self._at] not in f" \t.{end}":
                    self._at += 1
            word = self._text[begin : self._at]
            yield next(iter(tomllib.loads(f"{word} = 0")))

    def _skip_value(self) -> None:
        depth = 0
        while True:
            character = self._text[self._at]
            if character in "\"'":
                self._skip_string()
            elif character == "#":
                self._at = self._text.index("\n", self._at)
            elif character == "\n" and depth == 0:
                return
            else:
                depth += (character in "[{") - (character in "]}")
                self._at += 1

    def _skip_string(self) -> None:
        quote = next(quote for quote in _QUOTES if self._text.startswith(quote, self._at))
        self._at += len(quote)
        while not self._text.startswith(quote, self._at):
            self._at += 2 if self._text[self._at] == "\\" and quote[0] == '"' else 1
        self._at += len(quote)
        # Up to two quotes may stand directly before the three that end a string of several lines.
        while len(quote) == 3 and self._text[self._at] == quote[0]:
            self._at += 1
