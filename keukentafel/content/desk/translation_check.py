"""Looking over a translation that somebody sends: every fault with its line, in a sentence a translator understands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from string import Formatter

from keukentafel.content.desk.po_file import PoEntry, PoFile
from keukentafel.content.desk.text_kinds import longest
from keukentafel.domain.content.content_text import ContentText
from keukentafel.domain.content.language_state import TextProblem

BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MARKUP = re.compile(r"</?[A-Za-z!][^<>]*>|&(?:[A-Za-z]+|#\d+|#x[0-9A-Fa-f]+);")


@dataclass(frozen=True)
class Checked:
    """What a file holds: entries of the pack, stale ones as fuzzy; faults; and what is only worth knowing."""

    entries: tuple[PoEntry, ...]
    problems: tuple[TextProblem, ...]
    remarks: tuple[TextProblem, ...]

    def texts(self) -> dict[str, str]:
        """The translations that can be used, by id."""
        return {entry.context: entry.text for entry in self.entries if entry.text and not entry.fuzzy}


def check_texts(po: PoFile, known: Mapping[str, ContentText], other_content: bool = False) -> Checked:
    """Judge the texts of a file against those of the pack.

    A text that was made for other Dutch is kept as fuzzy, with a remark. An unknown id is a fault; a remark when the
    file was made for `other_content` than this program has.
    """
    problems, remarks = list(po.problems), list[TextProblem]()
    exact = {entry.context for entry in po.entries if (text := known.get(entry.context)) and entry.source == text.dutch}
    if (content := po.headers.get("content-type", "")) and "charset=utf-8" not in content.lower().replace(" ", ""):
        problems.append(TextProblem(1, "De kop noemt een andere tekenset. Daar moet charset=UTF-8 staan."))
    first: dict[str, int] = {}
    kept: list[PoEntry] = []
    for entry in po.entries:
        text = known.get(entry.context)
        if text is None:
            sentence = f"De naam {_shown(entry.context)} bestaat niet. Verander niets aan msgctxt."
            (remarks if other_content else problems).append(TextProblem(entry.line, sentence))
            continue
        if entry.source != text.dutch and entry.context in exact:
            sentence = f"{text.id} staat er ook met het Nederlands van nu; deze tekst wordt niet gebruikt."
            remarks.append(TextProblem(entry.line, sentence))
            continue
        if entry.context in first:
            sentence = f"{text.id} staat er twee keer in, ook bij regel {first[text.id]}."
            problems.append(TextProblem(entry.line, sentence))
            continue
        first[entry.context] = entry.line
        if not entry.text:
            continue
        if entry.source != text.dutch:
            remarks.append(
                TextProblem(entry.line, f"{text.id} hoort bij andere Nederlandse tekst; kijk deze vertaling na.")
            )
            entry = replace(entry, source=text.dutch, previous=entry.source, fuzzy=True)
        elif entry.fuzzy:
            remarks.append(TextProblem(entry.line, f"{text.id} is gemarkeerd als fuzzy en wordt niet gebruikt."))
        else:
            problems += [TextProblem(entry.line, f"{text.id}: {wrong}") for wrong in _faults(entry.text, text)]
        kept.append(entry)
    return Checked(tuple(kept), tuple(sorted(problems, key=lambda problem: problem.line)), tuple(remarks))


def _faults(text: str, original: ContentText) -> Iterator[str]:
    yield from _letter_faults(text)
    if text != text.strip():
        yield "de vertaling begint of eindigt met een spatie of een nieuwe regel."
    if "\n" in text.strip() and "\n" not in original.dutch:
        yield "de vertaling moet op een regel staan, zonder \\n."
    if _MARKUP.search(text):
        yield "er staat opmaak in, zoals <b> of &amp;. Schrijf alleen gewone tekst."
    yield from _placeholder_faults(text, original)
    most = longest(original.id)
    if most is not None and len(text) > most:
        yield f"de vertaling is {len(text)} letters; op het venster passen er {most}."


def _letter_faults(text: str) -> Iterator[str]:
    if BIDI_CONTROLS & set(text):
        yield "er staat een onzichtbaar teken voor de schrijfrichting in. Haal het weg; de richting gaat vanzelf goed."
    for letter in sorted(set(text) - {"\n"} - BIDI_CONTROLS):
        if unicodedata.category(letter) in ("Cc", "Cs", "Co", "Zl", "Zp") or ord(letter) & 0xFFFE == 0xFFFE:
            yield f"het teken U+{ord(letter):04X} mag hier niet staan."


def _placeholder_faults(text: str, original: ContentText) -> Iterator[str]:
    try:
        parts = [(name, spec, how) for _, name, spec, how in Formatter().parse(text) if name is not None]
    except ValueError:
        yield "de haakjes { en } kloppen niet: bij elke { hoort een }."
        return
    found = {name for name, _, _ in parts}
    if missing := original.placeholders - found:
        yield f"deze plek ontbreekt in de vertaling: {_braced(missing)}."
    if odd := found - original.placeholders:
        yield f"deze plek staat niet in het Nederlands: {_braced(odd)}."
    if any(spec or how for _, spec, how in parts):
        yield "tussen { en } mag alleen de naam staan."


def _braced(names: Collection[str]) -> str:
    return ", ".join(f"{{{_shown(name)}}}" for name in sorted(names))


def _shown(name: str) -> str:
    """A name of the file as it can be printed: short, and without what steers a screen."""
    return "".join(letter if letter.isprintable() else "?" for letter in name[:60])
