"""The inputs of the catch line: without captions above them, because they stand in one calm row beneath the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from keukentafel.domain.life_domains import LIFE_DOMAINS, SAFE_AT_HOME, STORY
from keukentafel.domain.people import CONSULTANT, RESIDENT, Participant
from keukentafel.domain.refusals import Refused
from keukentafel.domain.statements import Source, source_of
from keukentafel.i18n import Catalogue
from keukentafel.ui.catch.source_keys import SOURCE_KEYS
from keukentafel.ui.parts.chip import Chip
from keukentafel.ui.parts.fields import ChoiceField, Option, PickField
from keukentafel.ui.parts.key_cap import KeyCap, KeyChip
from keukentafel.ui.parts.page import people_options
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.shortcuts import ASSUMED_KEY

_OF_A_NAME = frozenset({"van", "de", "der", "den", "het", "'t", "ten", "ter", "te", "in", "op", "el", "al", "von"})
"""Small words that belong to a family name and not to how somebody is addressed."""
WITH_A_PERSON = (Source.RELATIVE, Source.CARER, Source.PROFESSIONAL)
"""Sources of which it must be said who exactly spoke."""


class BarePick(PickField):
    """A list without a caption; `nothing` is what its empty choice is called."""

    def __init__(
        self,
        name: str,
        label: str,
        options: Callable[[], Sequence[Option]],
        free: bool = False,
        nothing: str = "",
    ) -> None:
        self._nothing = nothing
        super().__init__(name, label, options, free)
        self._label.hide()
        self.box.setMinimumWidth(120)
        self.box.setMinimumContentsLength(11)
        self.box.setToolTip(label)
        line = self.box.lineEdit()
        if free and line is not None:
            line.setPlaceholderText(nothing)
            line.setAccessibleName(label)

    def refresh(self) -> None:
        super().refresh()
        if not self._free:
            self.box.setItemText(0, self._nothing)

    def choose(self, value: str) -> None:
        super().choose(value)
        line = self.box.lineEdit()
        if line is not None:
            # Of a long name the beginning tells who it is.
            line.setCursorPosition(0)


class SourceChips(ChoiceField):
    """Who says it, in one row with the keys that press the chips; `assumed` is a mark on top and stands at the end.

    The caps around the keys give way first where there is little room, then the room at the sides, so that it stays
    one row.
    """

    GAP = 4

    def __init__(self, label: str, assumed: str, default: str) -> None:
        self.alt = KeyCap("Alt")
        self.assumed = KeyChip(assumed, ASSUMED_KEY[-1])
        super().__init__("source", label, [], default)
        self._label.hide()
        self._flow.set_gap(self.GAP)

    def _make_chip(self, value: str, text: str) -> Chip:
        return KeyChip(text, SOURCE_KEYS[value][-1])

    def set_options(self, options: Iterable[Option]) -> None:
        super().set_options(options)
        for widget in (self.alt, *self._chips.values(), self.assumed):
            self._flow.removeWidget(widget)
            self._flow.addWidget(widget)
        self._fit()

    def claim(self, form_name: str) -> None:
        super().claim(form_name)
        self.assumed.setObjectName(f"{form_name}.assumed")

    def say_names(self, names: dict[str, str]) -> None:
        """What a screen reader says of the chips, where they show less."""
        for value, button in self._chips.items():
            button.setAccessibleName(names[value])

    def follow(self, before: QWidget, after: QWidget) -> None:
        """Stand between these two for who goes by Tab: chips that were made anew stand behind everything."""
        for button in (*self._chips.values(), self.assumed):
            QWidget.setTabOrder(before, button)
            before = button
        QWidget.setTabOrder(before, after)

    def press(self, value: str) -> None:
        """As if the chip was clicked."""
        self._chips[value].click()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        row = [chip for chip in (*self._chips.values(), self.assumed) if isinstance(chip, KeyChip)]
        room = self.width() - self.GAP * (len(row) - 1)
        alt = self.alt.sizeHint().width() + self.GAP
        boxed = sum(chip.width_when(True) for chip in row) + alt <= room
        snug = not boxed and sum(chip.width_when(False) for chip in row) > room
        for chip in row:
            chip.set_boxed(boxed)
            chip.set_snug(snug)
        self.alt.setVisible(boxed or sum(chip.width_when(False) for chip in row) + alt <= room)


def place_options(session: Session) -> list[Option]:
    """The story first, then the life domains by the names of the content pack."""
    pack, t = session.doors.library.pack(), session.words.t
    domains = [(domain, t(pack.life_domain(domain).title)) for domain in LIFE_DOMAINS]
    return [(STORY, t("het verhaal")), *domains]


def interpreter_options(session: Session) -> list[Option]:
    """Everybody who interprets in the open conversation."""
    if not session.has_visit:
        return []
    via = session.words.t("via {name}")
    return [(person.id, via.format(name=person.name)) for person in session.conversation.interpreters]


def candidates(session: Session, source: str) -> tuple[Participant, ...]:
    """The people a source can stand for; somebody who is here to interpret does not speak for themselves."""
    people = session.conversation.participants if session.has_visit else ()
    return tuple(p for p in people if not p.interprets and source_of(p.id, people) == source)


def only_candidate(session: Session, source: str) -> str:
    """The one person a source can stand for, or nobody."""
    found = candidates(session, source)
    return found[0].id if len(found) == 1 else ""


def speaker_options(session: Session, source: str) -> list[Option]:
    """Who it can be: the people of that source first, then everybody else but the resident."""
    if not session.has_visit:
        return []
    likely = {person.id for person in candidates(session, source)}
    everybody = [option for option in people_options(session) if option[0] != RESIDENT]
    return sorted(everybody, key=lambda option: option[0] not in likely)


def short_address(address: str) -> str:
    """How a resident is called where there is little room: "mevrouw" of "mevrouw Uysal", else all of it."""
    title = takewhile(lambda word: word.islower() and word not in _OF_A_NAME, address.split())
    return " ".join(title) or address


def source_options(address: str, words: Catalogue) -> list[Option]:
    """The sources in the order of their keys, Alt+1 to Alt+6."""
    return [
        (Source.RESIDENT.value, address),
        (Source.RELATIVE.value, words.t("naaste")),
        (Source.CARER.value, words.t("mantelzorger")),
        (Source.PROFESSIONAL.value, words.t("professional")),
        (Source.OBSERVED.value, words.t("gezien")),
        (Source.DOCUMENT.value, words.t("document")),
    ]


def speaker_of(source: Source, by: str, quiet: bool) -> str:
    """Who speaks. Raises Refused where that must be said and was not; a quiet line needs nobody's name."""
    if source is Source.RESIDENT:
        return RESIDENT
    if source not in WITH_A_PERSON:
        return CONSULTANT
    if by or quiet:
        return by or CONSULTANT
    raise Refused("unknown_person", "by")


def invitation(session: Session, source: str, by: str, via: str) -> tuple[str, ...]:
    """What the empty line asks for: what, of whom, and through whom; then shorter, for where there is less room."""
    t, conversation = session.words.t, session.conversation
    shortest = t("Schrijf op")
    if source == Source.OBSERVED:
        return (t("Schrijf op wat u ziet"), shortest)
    if source == Source.DOCUMENT:
        return (t("Schrijf op wat er staat"), shortest)
    who = RESIDENT if source == Source.RESIDENT else by
    if not who:
        return (t("Schrijf op wat u hoort of ziet"), shortest)
    said = (t("Schrijf op wat {who} zegt, via {via}"),) if via else ()
    names = {"who": conversation.name_of(who), "via": conversation.name_of(via)}
    return (*(text.format(**names) for text in (*said, t("Schrijf op wat {who} zegt"))), shortest)


def next_place(here: str, suggested: Sequence[str], step: int) -> str:
    """The next place for a statement: what its words suggest first; safety at home is never passed by in sight."""
    others = [domain for domain in LIFE_DOMAINS if domain not in suggested and domain != SAFE_AT_HOME]
    row = [STORY, *suggested, *others]
    at = row.index(here) if here in row else 0
    return row[(at + step) % len(row)]


def unknown_words(session: Session, via: str) -> str:
    """What becomes of words in their own language while nobody said how they were caught."""
    t = session.words.t
    if via:
        return t("Zolang u niet kiest hoe u deze woorden kreeg, staat er alleen: in de woorden van de tolk.")
    return t("Zolang u niet kiest hoe u deze woorden kreeg, staan ze niet in het verslag.")
