"""A list of words in a file of its own: one a line, `#` for remarks."""

from __future__ import annotations

from pathlib import Path

from keukentafel.content.errors import ContentError

_LEAST = 500


def read_words(file: Path) -> tuple[str, ...]:
    """The words, each once. Raises ContentError when there are too few to choose a passphrase from."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise ContentError(file, "", f"cannot be read ({type(problem).__name__})") from problem
    words = tuple(dict.fromkeys(line.strip() for line in lines if line.strip() and not line.startswith("#")))
    if len(words) < _LEAST:
        raise ContentError(file, "", f"has {len(words)} words, and {_LEAST} are needed")
    return words
