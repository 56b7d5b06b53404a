"""Finds what makes a Dutch text harder than level B1: long sentences, difficult words, short forms and passives.

It reads word by word and knows no grammar: what it finds must be written otherwise; what it does not find may
still be hard. Its lists are in `plain_words.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LONGEST_SENTENCE = 15
"""Words in a sentence."""

EASY_ENOUGH = 70.0
"""The least reading ease of a text of some length: from 70 on Douma's scale says "tamelijk gemakkelijk"."""

KNOWN_NAMES = frozenset({"UWV"})
"""Short names that are better known than what they stand for."""

EXPLAINED = {"pgb": re.compile(r"zelf hulp in(?:koop|kopen|\b)|persoonsgebonden budget", re.IGNORECASE)}
"""Short forms that may stand in a text that says what they are."""

_WRITTEN_OUT = re.compile(r"\w ?\((\w+)\)")
"""A short form between brackets, behind what it stands for: "Zorgverzekeringswet (Zvw)"."""


_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
_WORD = re.compile(r"[\w{}'’]+(?:-[\w{}'’]+)*")
_DOTTED = re.compile(r"\b(?:[a-z]{1,3}\.){2,}", re.IGNORECASE)
_BECOMING = re.compile(r"\b(?:wordt|worden|word|werd|werden)\b", re.IGNORECASE)
_PREFIX = "(?:aan|af|bij|door|in|mee|na|om|op|over|samen|tegen|terug|toe|uit|vast|voor|weg)?"
_PARTICIPLE = re.compile(rf"{_PREFIX}(?:ge|be|ver|ont|her|er)\w{{2,}}(?:d|t|en)", re.IGNORECASE)
_NO_PARTICIPLE = frozenset({
    "gebeurt", "geeft", "geld", "geldt", "gelooft", "geniet", "gesprekken", "getuigen", "gevoelens", "gewicht",
    "gewond", "gezicht", "gezinnen", "gezond", "geduld", "beneden", "besluit", "besluiten", "bent", "bericht",
    "berichten", "bestaat", "bestaan", "betekent", "verdriet", "verschillend", "vervelend", "verstand",
    "herstelt", "worden",
})  # fmt: skip
"""Words that look like a participle and are none."""

_SYLLABLE = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|ui|eu|ei|ij|au|ou|[aeiouyàáäèéêëïóöúü]", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Fault:
    """What is hard: the rule (`long`, `word`, `short form` or `passive`), where, and what to write instead."""

    rule: str
    found: str
    instead: str


def sentences(text: str) -> list[str]:
    """The sentences of a text; what stands before and after a colon are two."""
    return [sentence for sentence in _SENTENCE_END.split(text) if _WORD.search(sentence)]


def words(text: str) -> list[str]:
    """The words of a text; a placeholder is a word."""
    return _WORD.findall(text)


def faults(text: str, may: Iterable[str] = ()) -> list[Fault]:
    """Every fault in `text`; `may` are difficult words that this text may have."""
    allowed = frozenset(word.casefold() for word in may)
    found = [fault for sentence in sentences(text) for fault in (*_long(sentence), *_passive(sentence))]
    found.extend(fault for fault in _hard_words(text) if fault.found.casefold() not in allowed)
    found.extend(_short_forms(text))
    return found


def reading_ease(texts: Iterable[str]) -> float:
    """The Flesch-Douma reading ease: 206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence.

    Higher is easier. Source: W. H. Douma, De leesbaarheid van landbouwbladen, Landbouwhogeschool Wageningen, 1960.
    A placeholder counts as a word of two syllables. Raises ValueError when there is no word.
    """
    lines = [sentence for text in texts for sentence in sentences(_PLACEHOLDER.sub("woorden", text))]
    every = [word for line in lines for word in words(line)]
    if not every:
        raise ValueError("no words")
    per_hundred = 100 * sum(syllables(word) for word in every) / len(every)
    return 206.84 - 0.77 * per_hundred - 0.93 * len(every) / len(lines)


def syllables(word: str) -> int:
    """The syllables of a Dutch word, by its vowels; at least one."""
    return max(1, len(_SYLLABLE.findall(word)))


def _long(sentence: str) -> Iterator[Fault]:
    if (length := len(words(sentence))) > LONGEST_SENTENCE:
        yield Fault("long", sentence, f"{length} words; at most {LONGEST_SENTENCE}")


def _passive(sentence: str) -> Iterator[Fault]:
    if not _BECOMING.search(sentence):
        return
    for word in words(sentence):
        if _PARTICIPLE.fullmatch(word) and word.casefold() not in _NO_PARTICIPLE:
            yield Fault("passive", f"{sentence} ({word})", "say who does it")


def _hard_words(text: str) -> Iterator[Fault]:
    for pattern, instead in _lists()[0]:
        for match in pattern.finditer(text):
            yield Fault("word", match.group(), instead)


def _short_forms(text: str) -> Iterator[Fault]:
    for match in _DOTTED.finditer(text):
        yield Fault("short form", match.group(), "write it out")
    known = _lists()[1]
    written_out = {word.casefold() for word in _WRITTEN_OUT.findall(text)}
    for word in words(text):
        small = word.casefold()
        if small in written_out:
            continue
        if small in EXPLAINED:
            if not EXPLAINED[small].search(text):
                yield Fault("short form", word, "say what it is")
        elif small in known:
            yield Fault("short form", word, known[small])
        elif len(word) > 1 and word.isupper() and word.isalpha() and word not in KNOWN_NAMES:
            yield Fault("short form", word, "write it out")


@cache
def _lists() -> tuple[tuple[tuple[re.Pattern[str], str], ...], dict[str, str]]:
    read = tomllib.loads(Path(__file__).with_name("plain_words.toml").read_text(encoding="utf-8"))
    patterns = tuple((_pattern(word), plain) for word, plain in read["words"].items())
    return patterns, dict(read["abbreviations"])


def _pattern(word: str) -> re.Pattern[str]:
    ending = r"\w*" if word.endswith("*") else ""
    return re.compile(rf"\b{re.escape(word.removesuffix('*'))}{ending}\b", re.IGNORECASE)
