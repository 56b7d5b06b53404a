"""Judging files that somebody was given: the verdict first, and nothing of a file is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from keukentafel.domain.marks import N_
from keukentafel.domain.verdicts import FileVerdict, Sign, Together, Told
from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.file_drops import FileDrops
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import empty
from keukentafel.ui.parts.reading_column import ReadingColumn
from keukentafel.ui.parts.scrolled import scrolled
from keukentafel.ui.parts.text_label import label

Judge = Callable[[Sequence[bytes]], Together]
AskFiles = Callable[[], Sequence[Path]]

LARGEST_BYTES = 100_000_000
"""A report has a hundredth of this; more is not ours, and would hold up the window."""

MOST_FILES = 8

_MARKS = {Sign.GOOD: "✓", Sign.LOOK: "!", Sign.WRONG: "✗", Sign.PLAIN: ""}

_SPOKEN = {Sign.GOOD: N_("goed"), Sign.LOOK: N_("let op"), Sign.WRONG: N_("fout"), Sign.PLAIN: ""}


class VerifyPage(QWidget):
    """`verify.choose`, `verify.back`, and after judging a `verify.verdict` for each file; `verify.error`.

    The property `verdict` is the exit code of `keukentafel verify`, -1 while nothing was judged. Files may be dropped
    anywhere on it.
    """

    closed = Signal()

    def __init__(self, words: Catalogue, judge: Judge, ask_files: AskFiles, back: str) -> None:
        super().__init__()
        self._t, self._judge, self._ask_files = words.t, judge, ask_files
        t = words.t
        self.setObjectName("verify")
        self.setAccessibleName(t("Een verslag nakijken"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        paper = QWidget()
        paper.setObjectName("paper")
        column = ReadingColumn(paper)
        column.setContentsMargins(48, 36, 48, 28)
        column.setSpacing(12)
        column.addWidget(label(t("Een verslag nakijken"), "title"))
        column.addWidget(label(t(
            "Sleep een verslag hierheen, of kies het. Leg de bijlage erbij om te zien of ze bij elkaar horen. "
            "Van de bestanden wordt niets bewaard."), "quiet"))  # fmt: skip
        buttons = QHBoxLayout()
        buttons.setSpacing(14)
        self._choose = named_button("verify.choose", t("Bestand kiezen"), self._ask, "primary")
        self._back = named_button("verify.back", back, self._leave)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self._error = label("", "error")
        self._error.setObjectName("verify.error")
        column.addWidget(self._error)
        self._result = QVBoxLayout()
        self._result.setSpacing(10)
        column.addLayout(self._result)
        column.addStretch(1)
        self._scroll = scrolled(paper)
        outer.addWidget(self._scroll)
        FileDrops(self, self.judge)
        self.empty()

    def judge(self, paths: Sequence[Path]) -> None:
        """Read these files, say what they are, and forget them."""
        self.empty()
        try:
            files = [_read(path) for path in paths[:MOST_FILES]]
        except OSError:
            self._error.setText(self._t("Dit bestand is er niet, of mag niet gelezen worden."))
            self._error.show()
            self._choose.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not files:
            return
        together = self._judge(files)
        self.setProperty("verdict", together.exit_code)
        verdicts = [self._file(path, verdict) for path, verdict in zip(paths, together.files, strict=False)]
        if together.told:
            self._result.insertWidget(0, self._block(together.told[0].heading, together.told, ""))
        self._scroll.verticalScrollBar().setValue(0)
        # What was just put into a page is shown later by itself, and cannot have the keyboard before that.
        verdicts[0].show()
        verdicts[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        """Take every word about a file off the page."""
        self.setProperty("verdict", -1)
        self._error.hide()
        empty(self._result)

    def begin(self) -> None:
        """Ready for the first file."""
        self.empty()
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        super().hideEvent(event)
        # A window that is only made small hides its pages too, by itself: it comes back with what it showed.
        if not event.spontaneous():
            self.empty()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        if paths := tuple(self._ask_files()):
            self.judge(paths)

    def _leave(self) -> None:
        self.empty()
        self.closed.emit()

    def _file(self, path: Path, verdict: FileVerdict) -> QWidget:
        """The verdict about one file, in blocks; gives back the first, which a screen reader reads at once."""
        # The last sentence says at length what the headline says; on one page that is once too often.
        told = verdict.told[:-1]
        main = [one for one in told if not one.heading]
        wrong_first = sorted(main, key=lambda one: one.sign is not Sign.WRONG)
        first = self._block("", wrong_first, path.name, verdict.headline)
        first.setObjectName("verify.verdict")
        self._result.addWidget(first)
        for heading, group in groupby((one for one in told if one.heading), key=lambda one: one.heading):
            self._result.addWidget(self._block(heading, tuple(group), ""))
        return first

    def _block(self, heading: str, told: Sequence[Told], file_name: str, headline: Told | None = None) -> QWidget:
        block = QFrame()
        block.setProperty("role", "told")
        block.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        grid = QGridLayout(block)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, self.fontMetrics().horizontalAdvance("MM"))
        spoken = [part for part in (file_name, heading) if part]
        if file_name:
            grid.addWidget(label(file_name, "quiet"), 0, 0, 1, 2)
        if heading:
            grid.addWidget(label(heading, "head"), 0, 0, 1, 2)
        rows = ([(headline, "title")] if headline else []) + [(one, "") for one in told]
        for row, (one, role) in enumerate(rows, start=1):
            if _MARKS[one.sign]:
                mark = QLabel(_MARKS[one.sign])
                mark.setProperty("role", role or "head")
                # A word, because the drawing would be read out as its name in Unicode.
                mark.setAccessibleName(self._t(_SPOKEN[one.sign]))
                grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
            text = label(one.text, role)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(text, row, 1)
            spoken.append(self._spoken(one))
        block.setAccessibleName(". ".join(part.rstrip(".") for part in spoken) + ".")
        return block

    def _spoken(self, told: Told) -> str:
        sign = _SPOKEN[told.sign]
        return f"{self._t(sign)}: {told.text}" if sign else told.text


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise OSError
    return data
