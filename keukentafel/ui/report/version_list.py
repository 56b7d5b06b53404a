"""The definitive versions: each with what was signed on it, its mark, and its pages as they were."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from keukentafel.domain.signing import FrozenVersion
from keukentafel.ui.parts.page import empty, label
from keukentafel.ui.parts.pieces import record
from keukentafel.ui.report.version_words import version_line
from keukentafel.ui.shared.session import Session

BETWEEN = 14
"""Between two versions: the way to the pages of one stands nearer to it than to the next."""


class VersionList(QWidget):
    """`report.versions`; a button `report.version.<kind>.<number>` shows the pages of a version."""

    asked = Signal(object)
    """The FrozenVersion whose pages are wanted."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("report.versions")
        self._session = session
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(0)

    def show_versions(self, versions: Iterable[tuple[FrozenVersion, str]]) -> None:
        """Show these, each with what belongs to it in small letters."""
        wanted = tuple(versions)
        if wanted == self._shown:
            return
        self._shown = wanted
        t, words = self._session.words.t, self._session.words
        empty(self._column)
        for version, meta in wanted:
            line = version_line(version, words)
            mark = t("kenmerk {hash}").format(hash=version.record_sha256[:16])
            self._column.addWidget(record(line, "\n".join(said for said in (meta, mark) if said)))
            button = QPushButton(t("De bladzijden van versie {number}").format(number=version.number))
            button.setObjectName(f"report.version.{version.kind.value}.{version.number}")
            button.setProperty("role", "link")
            button.setAccessibleName(t("Bladzijden bekijken: {version}").format(version=line))
            button.clicked.connect(lambda _=False, v=version: self.asked.emit(v))
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._column.addSpacing(BETWEEN)
        if not wanted:
            self._column.addWidget(label(t("Er is nog geen definitief verslag."), "quiet"))
