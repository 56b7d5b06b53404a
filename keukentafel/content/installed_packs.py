"""The language packs of this computer: a folder per language beside the store, and what each says of itself."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from keukentafel.content.errors import ContentError
from keukentafel.content.reader import Table, read_table
from keukentafel.content.tables import language_row
from keukentafel.domain.content.languages import Language, ReviewStatus

HEAD, SOURCE, COMPILED = "pack.toml", "prompts.po", "prompts.mo"
VOICES, FONTS = "voices", "fonts"
FORMAT = 1
_CODE = re.compile(r"[a-z]{2,3}")
_LOCALE = re.compile(r"[a-z]{2,3}(_[A-Za-z]{2,4}){0,2}")


@dataclass(frozen=True)
class PackHead:
    """What a pack says of itself. `row` is there when the program's own table does not have the language.

    `meaning_kept` is None while nobody counted; `content` is the version of the Dutch that it was made for.
    """

    language: str
    version: int
    made_on: date
    review: ReviewStatus
    content: int
    who: str = ""
    read_by: str = ""
    meaning_kept: float | None = None
    row: Language | None = None


@dataclass(frozen=True)
class InstalledPack:
    """A pack in its folder. Without a head it holds nothing but recordings that were made here."""

    code: str
    folder: Path
    head: PackHead | None

    @property
    def compiled(self) -> Path | None:
        """The texts in use, None where the pack holds recordings only."""
        file = self.folder / COMPILED
        return file if self.head is not None and file.is_file() else None

    def clips(self) -> tuple[Path, ...]:
        """Its recordings, by name."""
        return tuple(sorted((self.folder / VOICES).glob("*.ogg")))

    def fonts(self) -> tuple[Path, ...]:
        """Its fonts, by name."""
        return tuple(sorted((self.folder / FONTS).glob("*.ttf")))


def installed_packs(packs: Path) -> tuple[dict[str, InstalledPack], tuple[str, ...]]:
    """The packs by language, and the codes of those that are damaged and are not used."""
    found, damaged = {}, []
    for code in sorted({_code_of(folder.name) for folder in packs.glob("*") if folder.is_dir()} - {""}):
        folder = packs / code if (packs / code).is_dir() else packs / aside_name(code)
        try:
            found[code] = read_installed(code, folder)
        except ContentError:
            damaged.append(code)
    return found, tuple(damaged)


def read_installed(code: str, folder: Path) -> InstalledPack:
    """The pack of one language. Raises ContentError."""
    if not (folder / HEAD).exists():
        return InstalledPack(code, folder, None)
    head = read_head(read_table(folder / HEAD))
    if head.language != code:
        raise ContentError(folder / HEAD, "language", f"the folder is called {code}")
    return InstalledPack(code, folder, head)


def head_of(data: bytes, name: Path) -> PackHead:
    """The head in these bytes. Raises ContentError; `name` is what it is called in there."""
    try:
        values = tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as problem:
        raise ContentError(name, "", "is not valid TOML") from problem
    return read_head(Table(name, values))


def read_head(root: Table) -> PackHead:
    """Raises ContentError, also for a native status without the name of who read it."""
    if root.number("format") != FORMAT:
        raise root.error("format", "was made for another version of the program")
    kept = root.text("meaning_kept", default="")
    try:
        meaning = float(kept) if kept else None
    except ValueError as problem:
        raise root.error("meaning_kept", "is not a number") from problem
    row = language_row(root.table("row")) if root.has("row") else None
    head = PackHead(
        language=root.text("language"),
        version=root.number("version"),
        made_on=root.day("date"),
        review=root.one_of("status", ReviewStatus),
        content=root.number("content"),
        who=root.text("who", default=""),
        read_by=root.text("read_by", default=""),
        meaning_kept=meaning,
        row=row,
    )
    root.done()
    if not _CODE.fullmatch(head.language) or (row and row.code != head.language):
        raise root.error("language", "is not the language of the row")
    if head.version < 1:
        raise root.error("version", "must be 1 or more")
    if meaning is not None and not 0 <= meaning <= 100:
        raise root.error("meaning_kept", "is not between 0 and 100")
    if head.review is ReviewStatus.NATIVE and not head.read_by:
        raise root.error("read_by", "a native status needs the name of who read it")
    if head.review is ReviewStatus.BACK_TRANSLATED and meaning is None:
        raise root.error("meaning_kept", "is missing")
    if row and not _LOCALE.fullmatch(row.locale):
        raise root.error("row.locale", "is not a locale")
    for text in (head.who, head.read_by, *((row.own_name, row.dutch_name) if row else ())):
        if not text.isprintable() or len(text) > 100:
            raise root.error("who", "a name is too long, or has a character that cannot be printed")
    return head


def aside_name(code: str) -> str:
    """Where the pack of a language stands for the moment in which another takes its place."""
    return f".{code}.old"


def _code_of(name: str) -> str:
    code = name.removeprefix(".").removesuffix(".old")
    return code if _CODE.fullmatch(code) and name in (code, aside_name(code)) else ""
