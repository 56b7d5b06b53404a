"""The rings of a need: four shells around it with the helpers in them, as a figure and as words that say the same."""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass

from keukentafel.domain.marks import N_
from keukentafel.domain.report.report_need_parts import HelpEntry, NeedBlock, ShellSection
from keukentafel.domain.shells import Shell
from keukentafel.report.tagged.blocks import Drawing
from keukentafel.report.tagged.shapes import Circle, Label, Path, RoundRect, Shape
from keukentafel.report.wording import NOT_ASKED_YET, OUTCOMES, Translate, called, sentence

INK, QUIET, PAPER = "#24211D", "#6A635A", "#FFFFFF"

COLOURS = {
    Shell.OWN_STRENGTH: ("#8A5A00", "#FBEFD6"),
    Shell.NETWORK: ("#9A3B1B", "#FBE6DD"),
    Shell.GENERAL: ("#1F6B62", "#DDF1EE"),
    Shell.TAILORED: ("#3E4A86", "#E5E8F6"),
}
"""Line and soft fill of each shell; the same as on the screen."""

_SHORT = {
    Shell.OWN_STRENGTH: N_("Zelf"),
    Shell.NETWORK: N_("Samen"),
    Shell.GENERAL: N_("Voor iedereen"),
    Shell.TAILORED: N_("Op maat"),
}

_SOLID_KEY = N_("bevestigd")
_ALONE_KEY = N_("niemand neemt dit over als het wegvalt")

_WIDTH = 487.0
_CORE = 18.0
_RADII = {Shell.OWN_STRENGTH: 34.5, Shell.NETWORK: 56.0, Shell.GENERAL: 73.0, Shell.TAILORED: 90.0}
_MIDDLE = 91.0
_KEY_LEFT, _KEY_CHARS = 212.0, 50
_HELPER, _MARK = 7.2, 2.8
_TURN = {Shell.OWN_STRENGTH: 90.0, Shell.NETWORK: 90.0, Shell.GENERAL: 128.0, Shell.TAILORED: 52.0}
"""The angle in degrees, clockwise from the right, around which the helpers of a shell stand."""


@dataclass(frozen=True)
class _Placed:
    number: int
    shell: Shell
    help: HelpEntry


def _placed(need: NeedBlock) -> tuple[_Placed, ...]:
    found = [(shell.shell, entry) for shell in need.shells for part in shell.parts for entry in part.help]
    return tuple(_Placed(number, shell, entry) for number, (shell, entry) in enumerate(found, 1))


def rings(need: NeedBlock, t: Translate) -> Drawing:
    """The figure; its description is `described`."""
    placed = _placed(need)
    shapes: list[Shape] = []
    for shell in reversed(need.shells):
        line, soft = COLOURS[shell.shell]
        radius = _RADII[shell.shell]
        shapes.append(Circle(x=_MIDDLE, y=_MIDDLE, radius=radius, stroke=line, fill=soft, line_width=0.9))
    shapes += [_ring_label(shell, t) for shell in need.shells]
    shapes.append(Circle(x=_MIDDLE, y=_MIDDLE, radius=_CORE, stroke=INK, fill=PAPER, line_width=0.9))
    middle = t("vraag {number}").format(number=need.number)
    shapes.append(Label(middle, _MIDDLE, _MIDDLE + 3, size=7.2, bold=True, anchor="middle"))
    for ring in Shell:
        its = [helper for helper in placed if helper.shell is ring]
        for place, helper in enumerate(its):
            shapes += _helper(helper, *_spot(ring, place, len(its)))
    key, bottom = _key(need, placed, t)
    return Drawing(_WIDTH, max(2 * _MIDDLE, bottom), (*shapes, *key), described(need, t), may_follow=True)


def described(need: NeedBlock, t: Translate) -> str:
    """The same in words."""
    said = [t("De hulp rond vraag {number}, van binnen naar buiten.").format(number=need.number)]
    for shell in need.shells:
        reach = t(OUTCOMES[shell.reach.outcome]) if shell.reach else t("Dit is nog niet besproken.")
        said.append(f"{shell.title}: {reach[0].lower()}{reach[1:]}")
        said += [_in_words(helper.help, t) for helper in _placed(need) if helper.shell is shell.shell]
    return " ".join(said)


def _in_words(help_entry: HelpEntry, t: Translate) -> str:
    parts = [help_entry.task, help_entry.frequency, standing(help_entry, t), backup(help_entry, t)]
    return sentence(f"{called(help_entry.who, t)}: {', '.join(part for part in parts if part)}")


def standing(help_entry: HelpEntry, t: Translate) -> str:
    """Whether the helper said yes; nothing for the resident."""
    if help_entry.by_resident:
        return ""
    return t("bevestigd") if help_entry.confirmed else t(NOT_ASKED_YET)


def backup(help_entry: HelpEntry, t: Translate) -> str:
    """That nobody steps in when the helper falls out; empty where somebody does."""
    return t("geen vervanging") if help_entry.alone else ""


def _ring_label(shell: ShellSection, t: Translate) -> Label:
    y = _MIDDLE - _RADII[shell.shell] + 10.8
    color = COLOURS[shell.shell][0]
    return Label(t(_SHORT[shell.shell]), _MIDDLE, y, size=7, bold=True, color=color, anchor="middle")


def _spot(shell: Shell, place: int, count: int) -> tuple[float, float]:
    inner = {Shell.OWN_STRENGTH: _CORE, Shell.NETWORK: _RADII[Shell.OWN_STRENGTH]}
    inner |= {Shell.GENERAL: _RADII[Shell.NETWORK], Shell.TAILORED: _RADII[Shell.GENERAL]}
    radius = (inner[shell] + _RADII[shell]) / 2
    step = min(48.0, 250.0 / count)
    angle = math.radians(_TURN[shell] - (place - (count - 1) / 2) * step)
    return round(_MIDDLE + radius * math.cos(angle), 2), round(_MIDDLE + radius * math.sin(angle), 2)


def _helper(helper: _Placed, x: float, y: float) -> list[Shape]:
    line = COLOURS[helper.shell][0]
    dash = () if helper.help.stands else (2.4, 1.8)
    width = 1.8 if helper.help.stands else 1.1
    shapes: list[Shape] = [
        Circle(x=x, y=y, radius=_HELPER, stroke=line, fill=PAPER, line_width=width, dash=dash),
        Label(str(helper.number), x, y + 2.6, size=7.2, bold=True, anchor="middle"),
    ]
    if helper.help.alone:
        shapes.append(alone_mark(x + _HELPER * 0.85, y - _HELPER * 0.85))
    return shapes


def alone_mark(x: float, y: float) -> Path:
    """The mark of a helper whom nobody replaces: a small diamond."""
    corners = (("M", x, y - _MARK), ("L", x + _MARK, y), ("L", x, y + _MARK), ("L", x - _MARK, y), ("Z",))
    return Path(steps=corners, stroke=INK, fill=PAPER, line_width=0.9)


def _key(need: NeedBlock, placed: tuple[_Placed, ...], t: Translate) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    y = 14.0
    for shell in need.shells:
        line, soft = COLOURS[shell.shell]
        box = RoundRect(x=_KEY_LEFT, y=y - 6.5, width=8, height=8, radius=2, stroke=line, fill=soft, line_width=0.9)
        shapes += [box, Label(shell.title, _KEY_LEFT + 14, y, size=9.5, bold=True, color=line)]
        reach = t(OUTCOMES[shell.reach.outcome]) if shell.reach else t("Dit is nog niet besproken.")
        y += 12.5
        shapes.append(Label(reach, _KEY_LEFT + 14, y, size=9.5, color=QUIET))
        for helper in placed:
            if helper.shell is shell.shell:
                y = _key_helper(shapes, helper, y + 14.0, t)
        y += 18.0
    return shapes, _signs(shapes, placed, y, t)


def _signs(shapes: list[Shape], placed: tuple[_Placed, ...], y: float, t: Translate) -> float:
    """What the edges and the mark mean, for those that are in this figure."""
    x = _KEY_LEFT + 4
    if any(helper.help.stands for helper in placed):
        shapes.append(Circle(x=x, y=y - 2.8, radius=3.6, stroke=INK, line_width=1.6))
        y = _sign_words(shapes, t(_SOLID_KEY), y)
    if any(not helper.help.stands for helper in placed):
        shapes.append(Circle(x=x, y=y - 2.8, radius=3.6, stroke=INK, dash=(1.8, 1.3)))
        y = _sign_words(shapes, t(NOT_ASKED_YET), y)
    if any(helper.help.alone for helper in placed):
        shapes.append(alone_mark(x, y - 2.8))
        y = _sign_words(shapes, t(_ALONE_KEY), y)
    return y


def _sign_words(shapes: list[Shape], words: str, y: float) -> float:
    shapes.append(Label(words, _KEY_LEFT + 14, y, size=9, color=QUIET))
    return y + 12.0


def _key_helper(shapes: list[Shape], helper: _Placed, y: float, t: Translate) -> float:
    said = standing(helper.help, t)
    name = f"{helper.number}  {called(helper.help.who, t)}"
    text = f"{name}: {said}" if said else name
    wrapped = textwrap.wrap(text, _KEY_CHARS) or [text]
    for number, line in enumerate(wrapped):
        shapes.append(Label(line, _KEY_LEFT + 14, y + number * 12.0, size=9.5))
    return y + (len(wrapped) - 1) * 12.0
