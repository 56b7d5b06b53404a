"""The pages of a report inside the window, as pictures that exist in memory only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keukentafel.domain.ports import SealedReport
from keukentafel.domain.signing import FrozenVersion, ReportKind
from keukentafel.services import closing, freezing, trails
from keukentafel.ui.parts.choices import name
from keukentafel.ui.parts.fields import PickField
from keukentafel.ui.parts.flow_layout import FlowLayout
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.paper_page import PaperPage
from keukentafel.ui.parts.pickers import language_options
from keukentafel.ui.report.version_words import version_line
from keukentafel.ui.shared.session import Session

LONGEST_LANGUAGE = 24
"""Letters: "Marokkaans-Arabisch (Darija)", which has many narrow ones."""


class PageView(QWidget):
    """Shows the concept, the one page that is read out, or the file as it was sealed; one page at a time."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pdf = b""
        self._pages = 0
        self._page = 0
        self._title = ""
        t = session.words.t
        self._concept = self._button("concept", t("Concept bekijken"), self._show_concept)
        self._sealed = self._button("sealed", t("Definitief verslag bekijken"), self._show_sealed)
        self._summary = self._button("summary", t("Samenvatting bekijken"), self._show_summary)
        self._language = PickField("lang", t("Taal van de samenvatting"), language_options(session))
        self._language.claim("report.view")
        self._language.box.setMinimumContentsLength(LONGEST_LANGUAGE)
        self._previous = self._button("previous", t("Vorige bladzijde"), lambda: self._turn(-1))
        self._next = self._button("next", t("Volgende bladzijde"), lambda: self._turn(1))
        self._close = self._button("close", t("Bladzijden sluiten"), self.empty)
        self._where = label("", "quiet")
        self._sheet = PaperPage("report.view")
        self._lay_out()
        session.locked.connect(self.empty)
        session.opened.connect(self._opened)
        self.empty()

    def _button(self, what: str, text: str, act: Callable[[], None]) -> QPushButton:
        return named_button(f"report.view.{what}", text, act)

    def _lay_out(self) -> None:
        choose = QWidget()
        row = FlowLayout(choose, gap=10)
        for button in (self._concept, self._sealed, self._summary):
            row.addWidget(button)
        self._turning = QWidget()
        turn = QHBoxLayout(self._turning)
        turn.setContentsMargins(0, 0, 0, 0)
        for button in (self._previous, self._next, self._close):
            turn.addWidget(button)
        turn.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(choose)
        column.addWidget(self._language, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._where, self._sheet, self._turning):
            column.addWidget(widget)

    def refresh(self) -> None:
        """Follow the conversation: what can be looked at now, and in which language first."""
        conversation = self._session.conversation
        self._sealed.setVisible(conversation.current_version is not None and self._last_sealed() is not None)
        if not self._language.value():
            self._language.choose(conversation.case.speaks)

    def empty(self) -> None:
        """Forget the file and every picture of it."""
        self._pdf, self._pages, self._page = b"", 0, 0
        self._sheet.forget()
        for widget in (self._sheet, self._where, self._turning):
            widget.hide()

    def _opened(self) -> None:
        self.empty()
        self._language.clear()

    def _last_sealed(self) -> SealedReport | None:
        found: list[SealedReport | None] = []
        self._session.look(lambda: found.append(closing.last_sealed(self._session.visit)))
        return found[0] if found else None

    def _kind(self) -> ReportKind:
        # The onderzoeksverslag builds on the gespreksverslag: after that one it is the next to be made.
        spoken = self._session.conversation.last_version(ReportKind.CONVERSATION)
        return ReportKind.INVESTIGATION if spoken else ReportKind.CONVERSATION

    def _show_concept(self) -> None:
        session, kind = self._session, self._kind()
        printed = session.desk.press.concept(freezing.draft_document(session.visit, kind))
        title = session.words.t("Concept van het {kind}").format(kind=name(kind, session.words))
        self._show(printed.pdf, printed.pages, title, f"concept-{kind.value}")

    def _show_summary(self) -> None:
        session = self._session
        language = self._language.value() or session.conversation.case.speaks
        document = freezing.draft_document(session.visit, self._kind())
        printed = session.desk.press.concept_summary(document, language)
        title = session.words.t("Samenvatting, om voor te lezen")
        self._show(printed.pdf, printed.pages, title, f"concept-summary-{language}")

    def _show_sealed(self) -> None:
        sealed = self._last_sealed()
        if sealed is not None:
            title = self._session.words.t("Definitief verslag, met de zegels")
            self._show(sealed.pdf, sealed.pages, title, f"{sealed.kind} {sealed.version}")

    def show_version(self, version: FrozenVersion) -> None:
        """The pages of a definitive version, whatever came after it."""
        session, found = self._session, []
        session.look(lambda: found.append(closing.version_file(session.visit, version)))
        for file in found:
            title = session.words.t("{version} (bestand {hash})").format(
                version=version_line(version, session.words), hash=file.sha256[:16]
            )
            self._show(file.pdf, file.pages, title, f"{file.kind} {file.version}")
            self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, pdf: bytes, pages: int, title: str, what: str) -> None:
        self.empty()
        session = self._session
        if session.look(lambda: trails.note_viewed(session.visit, what)) is not True:
            return
        self._pdf, self._pages, self._title = pdf, pages, title
        for widget in (self._sheet, self._where, self._turning):
            widget.show()
        self._turn(0)

    def _turn(self, by: int) -> None:
        self._page = page = min(max(self._page + by, 0), self._pages - 1)
        t = self._session.words.t
        where = t("{title}: bladzijde {page} van {pages}").format(
            title=self._title, page=self._page + 1, pages=self._pages
        )
        self._where.setText(where)
        pdf, press = self._pdf, self._session.desk.press
        self._sheet.show_page(lambda width: press.page_picture(pdf, page, width), where)
        self._previous.setEnabled(self._page > 0)
        self._next.setEnabled(self._page < self._pages - 1)
