"""One finding as a row: what is missing, why it is asked and by whom, and the reason why it stays open."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from keukentafel.domain.checks import Finding, Level
from keukentafel.domain.conversation import Conversation
from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.pieces import joined
from keukentafel.ui.parts.reading_column import HANG
from keukentafel.ui.report.finding_words import about_words, group_of


@dataclass(frozen=True)
class RowWords:
    """What a row says, in the consultant's language."""

    group: int
    code: str
    about: str
    level: Level
    place: str
    title: str
    about_text: str
    why: str
    source: str
    motivated: str
    motivatable: bool

    @property
    def key(self) -> tuple[str, str]:
        """Which finding it is."""
        return (self.code, self.about)

    @property
    def waits(self) -> bool:
        """Whether it is open and a reason may be written."""
        return self.motivatable and not self.motivated


def row_words(conversation: Conversation, finding: Finding, words: Catalogue) -> RowWords:
    """The row of a finding."""
    t, check = words.t, finding.check
    return RowWords(
        group_of(finding), finding.code, finding.about, finding.level, check.jump, t(check.title),
        about_words(conversation, finding, words), t(check.why), check.source, finding.motivated or "",
        finding.motivatable,
    )  # fmt: skip


def _unbroken(source: str) -> str:
    """An article whose number does not go to the next line alone."""
    return source.replace("art. ", "art.\u00a0").replace("lid ", "lid\u00a0")


class _Dot(QLabel):
    """Open: not yet. Filled: a reason was written."""

    def __init__(self, filled: bool) -> None:
        super().__init__()
        self._filled = filled
        self.setProperty("role", "quiet")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(colour if self._filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(2, self.fontMetrics().height() // 2, 7, 7)
        painter.end()


class ReasonLine(QLineEdit):
    """`<list>.reason`: why it stays open. Enter hands it in, Escape leaves it, Ctrl+Enter goes to the place."""

    handed_in = Signal(str)
    left = Signal()
    jump = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.jump.emit()
            else:
                self.handed_in.emit(self.text())
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindingRow(QWidget):
    """Words that a hand can click through, until the line for a reason is in it."""

    def __init__(self, row: RowWords, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(HANG, 7, HANG, 7)
        beside.setSpacing(8)
        if row.level is Level.GAP:
            dot = _Dot(bool(row.motivated))
            dot.setFixedWidth(12)
            beside.addWidget(dot)
        self._column = QVBoxLayout()
        self._column.setSpacing(1)
        self._column.addWidget(label(joined(row.title, row.about_text)))
        self._column.addWidget(label(f"{row.why} ({_unbroken(row.source)})", "quiet"))
        self._reason: QWidget | None = None
        if row.motivated:
            self._reason = label(words.t("gemotiveerd: {reason}").format(reason=row.motivated), "quiet")
            self._column.addWidget(self._reason)
        beside.addLayout(self._column, 1)

    def ask_reason(self, name: str, text: str) -> ReasonLine:
        """Put the line in the row; gives it back."""
        t = self._words.t
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
        if self._reason is not None:
            self._reason.hide()
        line = ReasonLine(text)
        line.setObjectName(f"{name}.reason")
        line.setPlaceholderText(t("niet besproken, omdat …"))
        line.setAccessibleName(t("Waarom dit open blijft"))
        self._column.addSpacing(4)
        how = label(t("Enter bewaart het. Zonder tekst gaat Enter naar de plek."), "quiet")
        for widget in (line, how):
            self._column.addWidget(widget)
            # At once: the row is measured before Qt would show what was added.
            widget.show()
        return line
