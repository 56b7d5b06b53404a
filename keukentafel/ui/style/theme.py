"""One visual language: colour roles, type scale and spacing, as a style sheet in points."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from string import Template

from PySide6.QtGui import QColor, QPalette

FAMILY = "Noto Sans"
TOUCH = 44
"""The least height, in device-independent pixels, of what a hand goes to."""


@dataclass
class Palette:
    """Colour by role. Colour belongs to the four shells; it never carries a meaning alone."""

    paper: str
    card: str
    ink: str
    quiet: str
    line: str
    focus: str
    on_ink: str
    own: str
    own_soft: str
    network: str
    network_soft: str
    general: str
    general_soft: str
    tailored: str
    tailored_soft: str
    warn: str
    dot: str

    def become(self, other: Palette) -> None:
        """Take the colours of another palette: what is painted by hand reads them from this one."""
        for field in fields(self):
            setattr(self, field.name, getattr(other, field.name))


LIGHT = Palette(
    paper="#FBF8F3", card="#FFFFFF", ink="#24211D", quiet="#6A635A", line="#E4DCD0", focus="#1F5C66",
    on_ink="#FFFFFF", own="#8A5A00", own_soft="#FBEFD6", network="#9A3B1B", network_soft="#FBE6DD",
    general="#1F6B62", general_soft="#DDF1EE", tailored="#3E4A86", tailored_soft="#E5E8F6", warn="#8A5A00",
    dot="#8F8575",
)  # fmt: skip

DARK = Palette(
    paper="#1E1C1A", card="#272422", ink="#F1EBE2", quiet="#B9B0A4", line="#443F39", focus="#7CC4CF",
    on_ink="#1E1C1A", own="#E3B45C", own_soft="#3A2F1B", network="#EFA184", network_soft="#3F2820",
    general="#7FCBC0", general_soft="#1F3733", tailored="#AEB8EE", tailored_soft="#2A2F4A", warn="#E3B45C",
    dot="#9A9083",
)  # fmt: skip

CONTRAST = Palette(
    paper="#FFFFFF", card="#FFFFFF", ink="#000000", quiet="#2B2B2B", line="#000000", focus="#0046D5",
    on_ink="#FFFFFF", own="#5A3A00", own_soft="#FFFFFF", network="#7A1F00", network_soft="#FFFFFF",
    general="#00433B", general_soft="#FFFFFF", tailored="#1A2464", tailored_soft="#FFFFFF", warn="#5A3A00",
    dot="#000000",
)  # fmt: skip

SIZES = {"small": 10.0, "body": 11.5, "story": 13.0, "title": 16.0, "large": 22.0}
"""The type scale in points at 100 %."""
LINE = 96 / 72 * 1.4
"""The height of a line in device-independent pixels, for each point of its letters; Noto Sans needs 1.362."""

_SHEET = Template("""
* { font-family: "$family"; font-size: ${body}pt; color: $ink; }
QMainWindow, QDialog, QWidget#paper, QScrollArea, QScrollArea > QWidget > QWidget { background: $paper; border: 0; }
QWidget[role="card"] { background: $card; border: 1px solid $line; border-radius: 14px; }
QFrame[role="panel"] { background: $paper; border: 0; border-left: 1px solid $line; }
QWidget[role="bar"] { background: $card; border-top: 1px solid $line; }
QWidget#catch[role="alone"] { background: $paper; border: 0; }
QMenu { background: $card; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 5px 22px 5px 14px; border-radius: 6px; }
QMenu::item:selected { background: $focus; color: $on_ink; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QFrame[role="rule"] { background: $line; border: 0; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="large"] { font-size: ${large}pt; }
QLabel[role="head"] { font-weight: 600; }
QLabel[role="small"] { font-size: ${small}pt; }
QLabel[role="small-head"] { font-size: ${small}pt; font-weight: 600; }
QLabel[role="story"] { font-size: ${story}pt; }
QLabel[role="quiet"] { color: $quiet; font-size: ${small}pt; }
QLabel[role="error"] { color: $warn; font-size: ${small}pt; font-weight: 600; }
QLabel[role="alarm"] { background: $network; color: $on_ink; padding: 10px 24px; font-weight: 600; }
QLineEdit, QComboBox { min-height: ${input_height}px; }
QLineEdit, QPlainTextEdit, QComboBox { background: $card; border: 1px solid $line; border-radius: 10px;
  padding: 7px 12px; selection-background-color: $focus; selection-color: $on_ink; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $quiet; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $focus; padding: 6px 11px; }
QLineEdit[role="catch"] { font-size: ${story}pt; border: 2px solid $line; border-radius: 12px; padding: 11px 16px; }
QLineEdit[role="catch"]:focus { border-color: $focus; padding: 11px 16px; }
QLineEdit[role="sentence"] { font-size: ${story}pt; background: transparent; border: 0; border-radius: 0;
  border-bottom: 2px solid $line; padding: 7px 2px; }
QLineEdit[role="sentence"]:focus { border: 0; border-bottom: 2px solid $focus; padding: 7px 2px; }
QLabel[role="asks"] { background: $card; border: 1px solid $line; border-radius: 10px; padding: 8px 12px; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: 0; width: 30px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $line; outline: 0; padding: 4px;
  selection-background-color: $focus; selection-color: $on_ink; }
QPushButton { background: $card; border: 1px solid $line; border-radius: 10px; padding: 9px 16px; outline: none;
  min-height: ${body_height}px; }
QPushButton:hover { border-color: $quiet; }
QPushButton:focus { border: 2px solid $focus; padding: 8px 15px; }
QPushButton:disabled { color: $quiet; background: $paper; }
QPushButton[role="primary"] { background: $ink; color: $on_ink; border-color: $ink; font-weight: 600; }
QPushButton[role="primary"]:focus { background: $focus; border: 2px solid $ink; text-decoration: underline; }
QPushButton[role="primary"]:disabled { background: $paper; color: $quiet; border-color: $line; }
QPushButton[role="name"] { background: transparent; border: 0; text-align: top left; padding: 0;
  font-size: ${title}pt; font-weight: 600; min-height: ${title_height}px; }
QPushButton[role="name"]:hover { text-decoration: underline; }
QPushButton[role="name"]:focus { border: 0; border-bottom: 2px solid $focus; padding: 0; border-radius: 0; }
QPushButton[role="link"] { background: transparent; border: 0; color: $focus; text-align: left; padding: 10px 0; }
QPushButton[role="link"]:focus { border: 0; border-bottom: 2px solid $focus; padding: 10px 0 8px 0; border-radius: 0; }
QPushButton[role="chip"] { background: $paper; border-radius: 17px; padding: 5px 13px; margin: 4px 0; }
QWidget#catch QPushButton[role="chip"], QWidget#catch QPushButton, QWidget#catch QComboBox,
QWidget#catch QCheckBox { font-size: ${small}pt; }
QWidget#catch QPushButton[role="chip"] { padding: 5px 8px; border-radius: 13px; margin: 7px 0; }
QWidget#catch QPushButton[role="chip"]:focus { padding: 4px 7px; }
QPushButton[keyed="true"] { font-size: ${small}pt; border-radius: 13px; padding: 5px 8px; margin: 7px 0; }
QWidget#catch QComboBox { padding: 7px 10px; }
QWidget#catch QComboBox:focus { padding: 6px 9px; }
QLabel[role="cap"] { font-size: ${small}pt; color: $quiet; }
QWidget#catch QPushButton[role="offer"] { background: transparent; border: 0; color: $quiet; padding: 10px 2px; }
QWidget#catch QPushButton[role="offer"]:hover { color: $focus; }
QWidget#catch QPushButton[role="offer"]:focus { color: $focus; border-bottom: 2px solid $focus; border-radius: 0;
  padding: 10px 2px 8px 2px; }
QWidget#catch QPushButton[role="cap"] { background: $card; border: 1px solid $line; border-radius: 5px; color: $quiet;
  padding: 1px 6px; margin: 8px 0; }
QWidget#catch QPushButton[role="cap"]:focus { border: 2px solid $focus; padding: 0 5px; }
QWidget#catch QComboBox[role="inline"] { background: transparent; border: 0; color: $quiet; padding: 8px 4px; }
QWidget#catch QComboBox[role="inline"]:focus { border: 2px solid $focus; border-radius: 8px; padding: 6px 2px; }
QFrame[role="told"] { background: transparent; border: 2px solid transparent; border-radius: 10px; }
QFrame[role="told"]:focus { border-color: $focus; }
QWidget[dropping="true"] { border: 2px dashed $focus; border-radius: 10px; }
QPushButton[role="chip"]:checked { background: $ink; color: $on_ink; border-color: $ink; }
QPushButton[role="chip"]:focus { border: 2px solid $focus; padding: 4px 12px; }
QPushButton[role="chip"]:checked:focus { background: $focus; border-color: $ink; text-decoration: underline; }
QPushButton[role="rail"] { background: transparent; border: 1px solid transparent; border-radius: 10px;
  text-align: left; padding: 9px 12px; min-height: ${body_height}px; }
QPushButton[role="rail"]:hover { border-color: $line; }
QPushButton[role="rail"]:checked { background: $card; border-color: $line; font-weight: 600; }
QPushButton[role="rail"]:focus { border: 2px solid $focus; padding: 8px 11px; }
QPushButton[role="fold"] { background: transparent; border: 0; border-top: 1px solid $line; border-radius: 0; }
QPushButton[role="fold"][inline="true"] { border: 0; }
QPushButton[role="fold"]:focus { border: 2px solid $focus; border-radius: 10px; }
QListView, QListWidget { background: transparent; border: 0; outline: 0; }
QListView:focus, QListWidget:focus { border: 0; }
QListWidget::item { border: 1px solid transparent; border-radius: 10px; padding: 8px 10px; }
QListWidget::item:selected { background: $card; border-color: $quiet; color: $ink; }
QListWidget::item:selected:focus { border: 2px solid $focus; padding: 7px 9px; }
QCheckBox { spacing: 10px; min-height: 44px; background: transparent; }
QCheckBox:focus { color: $focus; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 32px; }
QScrollArea#rail > QWidget > QScrollBar::handle:vertical { background: $dot; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; height: 0; }
QToolTip { background: $ink; color: $on_ink; border: 0; padding: 6px 10px; }
""")


def style_sheet(palette: Palette, scale: float = 1.0) -> str:
    """The style sheet of both windows; `scale` is 1.0 to 2.0 (100 to 200 % text)."""
    sizes = {name: f"{points * scale:g}" for name, points in SIZES.items()}
    # A least height that is given goes before what the letters need: it has to grow with them.
    body, title = (math.ceil(SIZES[name] * scale * LINE) for name in ("body", "title"))
    heights = {"body_height": max(24, body), "input_height": max(28, body + 4), "title_height": title}
    return _SHEET.substitute(vars(palette), family=FAMILY, **sizes, **heights)


def qt_palette(palette: Palette) -> QPalette:
    """The same colours for what is painted by hand."""
    made = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, palette.paper),
        (QPalette.ColorRole.Base, palette.card),
        (QPalette.ColorRole.AlternateBase, palette.paper),
        (QPalette.ColorRole.Button, palette.card),
        (QPalette.ColorRole.WindowText, palette.ink),
        (QPalette.ColorRole.Text, palette.ink),
        (QPalette.ColorRole.ButtonText, palette.ink),
        (QPalette.ColorRole.PlaceholderText, palette.quiet),
        (QPalette.ColorRole.Highlight, palette.focus),
        (QPalette.ColorRole.HighlightedText, palette.on_ink),
    ):
        made.setColor(role, QColor(colour))
    return made
