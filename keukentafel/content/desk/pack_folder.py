"""A language pack in its folder: its head as text, and replacing all of it in one move."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from keukentafel.content.installed_packs import FORMAT, VOICES, PackHead, aside_name
from keukentafel.domain.content.languages import Direction, Language


def written_head(head: PackHead) -> str:
    """The head as TOML."""
    values: dict[str, str | int] = {"format": FORMAT, "language": head.language, "version": head.version}
    lines = [f"{key} = {_toml(value)}" for key, value in values.items()]
    lines.append(f"date = {head.made_on.isoformat()}")
    texts = {"status": head.review.value, "who": head.who, "read_by": head.read_by}
    if head.meaning_kept is not None:
        texts["meaning_kept"] = f"{head.meaning_kept:.1f}"
    lines += [f"{key} = {_toml(value)}" for key, value in texts.items()]
    lines.append(f"content = {head.content}")
    if head.row is not None:
        lines += ["", "[row]", *_row_lines(head.row)]
    return "\n".join(lines) + "\n"


def _row_lines(row: Language) -> list[str]:
    texts = {"code": row.code, "own_name": row.own_name, "dutch_name": row.dutch_name, "locale": row.locale}
    lines = [f"{key} = {_toml(value)}" for key, value in texts.items()]
    lines.append(f'direction = "{"rtl" if row.direction is Direction.RTL else "ltr"}"')
    lines.append(f"fonts = [{', '.join(map(_toml, row.fonts))}]")
    return [*lines, f"written = {str(row.written).lower()}", f"sign = {str(row.sign).lower()}"]


def _toml(value: str | int) -> str:
    return json.dumps(value, ensure_ascii=False)


def put_in_place(packs: Path, code: str, files: Mapping[str, bytes]) -> Path:
    """Make these files the pack of a language in one move; recordings that it does not bring stay.

    Raises OSError, and then what was there is there still.
    """
    packs.mkdir(parents=True, exist_ok=True)
    target, aside = packs / code, packs / aside_name(code)
    _settle(target, aside)
    made = Path(tempfile.mkdtemp(prefix=f".{code}.new-", dir=packs))
    try:
        for name, data in files.items():
            file = made / name
            file.parent.mkdir(exist_ok=True)
            with file.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        if target.exists():
            target.rename(aside)
        made.rename(target)
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
        if aside.exists() and not target.exists():
            aside.rename(target)
        raise
    _settle(target, aside)
    return target


def take_away(packs: Path, code: str) -> None:
    """Take the texts and fonts of a pack away; recordings stay. Raises OSError."""
    folder = put_in_place(packs, code, {})
    if not any(folder.iterdir()):
        folder.rmdir()


def _settle(target: Path, aside: Path) -> None:
    """Finish what was cut off between two moves: the recordings go along, and what was replaced goes away."""
    if not aside.is_dir():
        return
    if not target.exists():
        aside.rename(target)
        return
    for clip in sorted((aside / VOICES).glob("*")):
        (target / VOICES).mkdir(exist_ok=True)
        if not (target / VOICES / clip.name).exists():
            clip.rename(target / VOICES / clip.name)
    shutil.rmtree(aside)
