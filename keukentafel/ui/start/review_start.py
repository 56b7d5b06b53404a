"""Beginning a review from the start screen: from a case that is here, or from the record of another laptop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.people import CaseDetails
from keukentafel.domain.refusals import Refused
from keukentafel.services import reviews
from keukentafel.services.reviews import ReviewStart
from keukentafel.small_file import read_small
from keukentafel.ui.parts.flow_layout import FlowLayout
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.passphrase_line import passphrase_line
from keukentafel.ui.parts.said_line import SaidLine
from keukentafel.ui.shared.session import Session

LARGEST = 64 * 1024 * 1024
"""The size of a record or a story in bytes: far more than either ever has."""

Case = dict[str, object]


def case_values(case: CaseDetails) -> Case:
    """What stands in the form of a case to begin with."""
    values: Case = {
        name: getattr(case, name)
        for name in (
            "resident", "form_of_address", "born", "case_number", "address", "neighbourhood", "municipality",
            "reported", "receipt_confirmed", "reported_by", "speaks", "reads", "lives_alone",
        )
    }  # fmt: skip
    return {**values, "kind": case.kind.value}


class ReviewStartBar(QWidget):
    """Buttons `start.review` and `start.review_file`, with the reason beside them when it cannot be.

    A file that a resident brought along as their own story asks for its words: `review.words` and `review.open`.
    """

    def __init__(self, session: Session, chosen: Callable[[], str], begin: Callable[[ReviewStart], None]) -> None:
        super().__init__()
        self.setObjectName("review")
        self.setProperty("refused", "")
        self._session = session
        self._chosen = chosen
        self._begin = begin
        t = session.words.t
        self.from_case = named_button("start.review", t("Herbeoordeling beginnen"), self._from_case, "link")
        self.from_file = named_button(
            "start.review_file", t("Herbeoordeling vanuit een bestand"), self._from_file, "link"
        )
        self._error = SaidLine("review.error", "error")
        links = QWidget()
        self.links = FlowLayout(links, gap=18, line_gap=0)
        """Where these stand beside each other; another may stand with them."""
        self.links.addWidget(self.from_case)
        self.links.addWidget(self.from_file)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(links)
        self._story = b""
        self._ask = self._words_box()
        column.addWidget(self._ask)
        session.locked.connect(self._forget)
        column.addWidget(self._error)

    def _words_box(self) -> QWidget:
        """What is asked when the file is the resident's own story."""
        t = self._session.words.t
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 6, 0, 6)
        self._words = passphrase_line("review.words", t("De woorden die de bewoner bij dit bestand kreeg"), column)
        self._words.returnPressed.connect(self._open_story)
        column.addWidget(named_button("review.open", t("Eigen verhaal openen"), self._open_story, "link"))
        box.hide()
        return box

    def _open_story(self) -> None:
        words = self._words.text()
        self._start(lambda: reviews.start_from_story(self._session.desk, self._story, words))
        if not self.property("refused"):
            self._forget()

    def _forget(self) -> None:
        self._story = b""
        self._words.clear()
        self._ask.hide()

    def _from_case(self) -> None:
        self._start(lambda: reviews.start_from_case(self._session.desk, self._chosen()))

    def _from_file(self) -> None:
        ask = self._session.doors.ask_record
        path = ask() if ask else None
        if path is not None:
            self._start(lambda: self._from_bytes(_read(path)))

    def _from_bytes(self, data: bytes) -> ReviewStart | None:
        self._forget()
        if not self._session.desk.letter_box.is_story(data):
            return reviews.start_from_record(self._session.desk, data)
        self._story = data
        self._ask.show()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        return None

    def _start(self, make: Callable[[], ReviewStart | None]) -> None:
        made: list[ReviewStart | None] = []
        outcome = self._session.look(lambda: made.append(make()))
        refused = outcome if isinstance(outcome, Refused) else None
        self.setProperty("refused", refused.code if refused else "")
        self._error.say(self._session.words.t(refused.reason.text) if refused else "")
        for start in made:
            if start is not None:
                self._begin(start)


def _read(path: Path) -> bytes:
    try:
        return read_small(path, LARGEST)
    except OSError:
        raise Refused("bad_record") from None
