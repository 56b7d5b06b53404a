"""What is read aloud to an interpreter who has no sheet: one quiet card over the consultant's window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from keukentafel.services import preparing
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.scrolled import scrolled
from keukentafel.ui.shared.session import Session

ME, AND = "ik", "en"
HEARS_SEES, SPOKEN_TO = "Bij horen en zien helpt dit: {what}.", "Zo praten wij het best met de bewoner: {what}."
"""Dutch whatever the windows speak: they stand in sentences of the pack that are read aloud in Dutch."""


class BriefingCard(QDialog):
    """One minute of short sentences, large, with who is in the room. Escape and Enter put it away."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        t = session.words.t
        self.setObjectName("briefing")
        self.setWindowTitle("Keukentafel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title, lines = preparing.briefing(session.visit, ME, AND, HEARS_SEES, SPOKEN_TO)
        self.setAccessibleName(title)
        holder = QWidget()
        holder.setObjectName("paper")
        sentences = QVBoxLayout(holder)
        sentences.setContentsMargins(44, 32, 44, 24)
        sentences.setSpacing(12)
        sentences.addWidget(label(title, "quiet"))
        for number, line in enumerate(lines, 1):
            said = label(line, "large")
            said.setObjectName(f"briefing.line.{number}")
            sentences.addWidget(said)
        sentences.addStretch(1)
        paper = scrolled(holder, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 20)
        column.addWidget(paper, 1)
        close = named_button("briefing.close", t("Klaar"), self.accept)
        close.setAccessibleName(t("Klaar met voorlezen"))
        close.setDefault(True)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignHCenter)
        session.locked.connect(self.reject)
        size = parent.size()
        self.resize(min(1080, size.width() - 80), size.height() - 40)
        # With the keyboard on the paper the arrows and the space bar turn it; Enter is the default button.
        paper.setFocus(Qt.FocusReason.OtherFocusReason)
