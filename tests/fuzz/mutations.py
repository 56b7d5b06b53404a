"""Spoiled files: each of these takes the bytes of a good one and a source of chance, and gives other bytes.

The same chance gives the same bytes: in the tests it is hypothesis's, in the fuzzer that of a seed.
"""

from __future__ import annotations

import io
import json
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from hashlib import sha256
from random import Random
from typing import Any

Spoil = Callable[[bytes, Random], bytes]

DEEP = 3_000
"""Deeper than any reader that calls itself can go."""
_TEXTS = (
    "", " ", "\x00", "\ud800", "\udfff\ud800", "a" * 5_000, "\u202eom", "\u0000naam", "../../weg", "C:\\", "{", "{0.x}",
    "%s", "-1", "1e400", "nan", "9" * 5_000, "\U0010ffff", "e\u0301" * 50, "9999-12-31T23:59:59+14:00",
    "0001-01-01T00:00:00-14:00[Europe/Amsterdam]", "2026-11-24T10:00:00+01:00[../../x]", "2026-02-30",
)  # fmt: skip
_ODD: tuple[Any, ...] = (
    None, True, 0, -1, 2**31, 2**63, 2**70, 1e308, float("nan"), float("inf"), -0.0, [], {}, [[]], {"": None}, *_TEXTS,
)  # fmt: skip
_ODD_TOML = (
    '""', "0", "-1", "true", "nan", "inf", "1e400", "[]", "[[]]", "{}", "2026-11-24", "2026-11-24T10:00:00Z",
    "10:40:00", "9" * 5_000, "[" * DEEP, "[" * DEEP + "]" * DEEP, "{a=" * DEEP, "'''", '"\\ud800"', '"\\u0000"',
    '"{"', '"../../x"',
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", '"' + "a" * 5_000 + '"', "a.b.c",
)  # fmt: skip
_ODD_PO = ('"X-Meaning-Kept: inf\\n"', '"Language: ../x\\n"', "#, fuzzy", 'msgid ""')
_ODD_NAMES = ("../../weg", "/weg", "C:\\weg", "map/", "a" * 5_000, "\u202ea", "voices/../x")
_ODD_NUMBERS = (b"0", b"-1", b"1", b"2", b"65535", b"65536", b"4294967295", b"9" * 20, b"1e9", b"0.0000001")
_ODD_BYTES = (b"\0", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0", b"\xed\xa0\x80", b"\r", b"\n" * 50)


def spoiled_bytes(data: bytes, chance: Random) -> bytes:
    """Some bytes other, gone, twice, cut off, or of another place of the file."""
    spoiled = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(spoiled) + 1)
        size = chance.choice((1, 1, 2, 4, 16, 300))
        match chance.randrange(7):
            case 0 if at < len(spoiled):
                spoiled[at] ^= 1 << chance.randrange(8)
            case 1:
                del spoiled[at : at + size]
            case 2:
                spoiled[at:at] = spoiled[at : at + size]
            case 3:
                del spoiled[at:]
            case 4:
                spoiled[at:at] = chance.choice(_ODD_BYTES)
            case 5:
                other = chance.randrange(len(spoiled) + 1)
                spoiled[at : at + size] = spoiled[other : other + size]
            case _:
                spoiled[at : at + size] = bytes(chance.randrange(256) for _ in range(min(size, 16)))
    return bytes(spoiled)


def spoiled_json(data: bytes, chance: Random) -> bytes:
    """One or two values of another kind, keys gone or twice, or nesting without end."""
    try:
        whole = json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return spoiled_bytes(data, chance)
    for _ in range(chance.choice((1, 1, 2))):
        whole = _other(whole, chance)
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1)
    match chance.randrange(12):
        case 0:
            text = text.replace(": ", ": " + "[" * DEEP, 1)
        case 1:
            text = text.replace(": ", ": " + "[" * DEEP + "]" * DEEP + ', "x": ', 1)
        case 2:
            text = re.sub(r'("\w+": )', r"\1 0, \1", text, count=1)
        case 3:
            text = text.replace(": ", ": " + "[" * 300 + "]" * 300 + ', "x": ', 1)
    return (text + "\n").encode("utf-8", "surrogatepass")


def _other(whole: Any, chance: Random) -> Any:
    places = list(_places(whole))
    if not places:
        return chance.choice(_ODD)
    holder, key = chance.choice(places)
    match chance.randrange(6):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[chance.choice(_TEXTS)] = holder[key]
        case 1:
            holder.insert(key, holder[key])
        case 2:
            holder[key] = [holder[key]]
        case 3:
            other, name = chance.choice(places)
            if name in other if isinstance(other, dict) else name < len(other):
                holder[key] = json.loads(json.dumps(other[name]))
        case _:
            holder[key] = chance.choice(_ODD)
    return whole


def _places(value: Any) -> Any:
    """Every holder in a tree with the key of something that it holds."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from _places(value[key])


def spoiled_toml(data: bytes, chance: Random) -> bytes:
    """Lines gone, twice or elsewhere, and values of another kind."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(lines))
        name, equals, _ = lines[at].partition("=")
        match chance.randrange(8):
            case 0:
                del lines[at]
                lines = lines or [""]
            case 1:
                lines.insert(at, lines[at])
            case 2:
                lines.insert(chance.randrange(len(lines)), lines[at])
            case 3:
                lines.insert(at, chance.choice(("x = 1", "[x]", "[[x]]", "x.y = 1", "\x00", "[case.x]")))
            case _ if equals:
                lines[at] = f"{name}= {chance.choice(_ODD_TOML)}"
    return "\n".join(lines).encode()


def spoiled_po(data: bytes, chance: Random) -> bytes:
    """Lines gone, twice or elsewhere, and texts of another kind."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 1, 3))):
        at = chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                del lines[at]
                lines = lines or [""]
            case 1:
                lines.insert(chance.randrange(len(lines) + 1), lines[at])
            case 2:
                head, quote, _ = lines[at].partition('"')
                said = chance.choice(_TEXTS).encode("utf-8", "replace").decode().replace("\\", "\\\\")
                lines[at] = f'{head}"{said}"' if quote else said
            case 3:
                lines[at] = lines[at].replace("utf-8", chance.choice(("utf-9", "", "utf-16")), 1)
            case 4:
                lines.insert(at, chance.choice(_ODD_PO))
            case _:
                lines[at] = lines[at].replace("{", chance.choice(("{{", "{0}", "{a.b}", "{!r:>{w}}")), 1)
    return "\n".join(lines).encode()


def spoiled_zip(data: bytes, chance: Random) -> bytes:
    """Another file in it, or a name that leads elsewhere, or what grows without end; else other bytes.

    A list of contents that is right for what is in it goes along, so that not only the list refuses it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, zlib.error, EOFError):
        return spoiled_bytes(data, chance)
    how = chance.randrange(9)
    if how < 2 or not files:
        return spoiled_bytes(data, chance)
    rows = sorted(files.items())
    name, content = chance.choice(rows)
    odd = chance.choice((*_ODD_NAMES, name, name.upper()))
    match how:
        case 2:
            rows.append((odd, b"x"))
        case 3:
            rows.append((name, bytes(5_000_000)))
        case 4:
            rows.remove((name, content))
        case _:
            spoil = spoiled_toml if name.endswith(".toml") else spoiled_po if name.endswith(".po") else spoiled_bytes
            rows = [(one, spoil(held, chance) if one == name else held) for one, held in rows]
    if chance.randrange(4):
        rows = _listed_again(rows)
    whole = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        warnings.simplefilter("ignore")
        for one, held in rows:
            entry = zipfile.ZipInfo(one)
            entry.external_attr = (0o120777 if chance.randrange(20) == 0 else 0o600) << 16
            made.writestr(entry, held, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _listed_again(rows: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    held = [(name, content) for name, content in rows if name != "manifest.json"]
    promised = {name: sha256(content).hexdigest() for name, content in held}
    return [("manifest.json", json.dumps({"format": 1, "files": promised}).encode()), *held]


def spoiled_pdf(data: bytes, chance: Random) -> bytes:
    """Other numbers and references, so that objects point at each other, or beyond the end; else other bytes."""
    how = chance.randrange(4)
    if how == 0:
        return spoiled_bytes(data, chance)
    if how == 1:
        return _spoiled_stream(data, chance)
    tokens = list(re.finditer(rb"\d+ 0 R|\d+(?:\.\d+)?|/[A-Z][A-Za-z]{2,}", data[:2_000_000]))
    if not tokens:
        return spoiled_bytes(data, chance)
    some = chance.sample(tokens, min(len(tokens), chance.choice((1, 1, 2))))
    for token in sorted(some, key=lambda one: -one.start()):
        if token[0].endswith(b"R"):
            new = b"%d 0 R" % chance.choice((0, 1, 2, 3, 5, chance.randrange(40), 99999))
        elif token[0].startswith(b"/"):
            new = chance.choice(tokens)[0]
        else:
            new = chance.choice(_ODD_NUMBERS)
        data = data[: token.start()] + new + data[token.end() :]
    return data


def _spoiled_stream(data: bytes, chance: Random) -> bytes:
    """What a compressed stream says, spoiled and compressed again."""
    begins = [found.end() for found in re.finditer(rb"(?<!end)stream\r?\n", data)]
    if not begins:
        return spoiled_bytes(data, chance)
    begin = chance.choice(begins)
    reader = zlib.decompressobj()
    try:
        plain = reader.decompress(data[begin:], 10_000_000)
    except zlib.error:
        return spoiled_bytes(data, chance)
    end = len(data) - len(reader.unused_data)
    return data[:begin] + zlib.compress(spoiled_bytes(plain, chance)) + data[end:]


def spoiled_slots(data: bytes, chance: Random) -> bytes:
    """A key-slot file that says other things under a checksum that is right."""
    try:
        whole = json.loads(spoiled_json(data, chance))
        text = json.dumps(whole["content"], sort_keys=True, separators=(",", ":"))
        whole["sha256"] = sha256(text.encode()).hexdigest()
        return json.dumps(whole).encode()
    except (ValueError, KeyError, TypeError, RecursionError):
        return spoiled_bytes(data, chance)


def below_a_name(spoil: Callable[[str], Spoil]) -> Spoil:
    """For files of which the first line is a name: the name stays, and says how the rest is spoiled."""

    def spoiled(data: bytes, chance: Random) -> bytes:
        name, _, rest = data.partition(b"\n")
        return name + b"\n" + spoil(name.decode("ascii", "replace"))(rest, chance)

    return spoiled


def either(*ways: Spoil) -> Spoil:
    """One of these, by chance."""
    return lambda data, chance: chance.choice(ways)(data, chance)
