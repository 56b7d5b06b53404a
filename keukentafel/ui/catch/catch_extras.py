"""What may belong to a caught line beside its text: the original words, the paper it stands on, who may read it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.statements import DocumentRef, ObtainedFrom, Original, OriginalBy, Share
from keukentafel.ui.parts import choices, pickers
from keukentafel.ui.parts.fields import ChoiceField, DateField, Field, LineField, PickField, Row
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session


class CatchExtras(QWidget):
    """Shows only what fits the moment; `share_chosen` is what the consultant chose by hand, or None."""

    changed = Signal()
    share_said = Signal()
    """The consultant chose by hand whether it may be shared."""
    entered = Signal()
    """Enter, in one of its inputs."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        words, t = session.words, session.words.t
        self._session = session
        self._by_hand = False
        self.original = LineField("original", t("In de eigen taal"))
        self._lang = PickField("lang", t("Welke taal?"), pickers.language_options(session))
        self._original_by = ChoiceField("original_by", t("Hoe gekregen?"), choices.options(OriginalBy, words))
        self.document = LineField("document", t("Welk document?"))
        self._dated = DateField("dated", t("Van welke dag?"))
        self._obtained = ChoiceField(
            "obtained_from", t("Van wie gekregen?"), choices.options(ObtainedFrom, words)
        )
        self._stays = False
        """Whether the paper of the line before is still there."""
        self._unknown = label("", "quiet")
        self._unknown.setObjectName("catch.original.hint")
        self._share = ChoiceField("share", t("Mag dit in het verslag?"), choices.options(Share, words))
        self._paper = Row(self.document, self._dated)
        self._words = Row(self.original, self._lang)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        for part in (self._paper, self._obtained, self._words, self._original_by, self._unknown, self._share):
            column.addWidget(part)
        for field in self.fields:
            field.claim(name)
        self.original.typed.connect(self.changed)
        self.original.typed.connect(self._show_unknown)
        self._original_by.chosen.connect(self._show_unknown)
        self.document.typed.connect(self.changed)
        self.document.line.textEdited.connect(self._another_paper)
        self._share.chosen.connect(self._share_clicked)

    @property
    def fields(self) -> tuple[Field, ...]:
        """All inputs."""
        return (
            self.document, self._dated, self._obtained, self.original, self._lang, self._original_by, self._share,
        )  # fmt: skip

    @property
    def share_chosen(self) -> Share | None:
        """What the consultant chose; None leaves it to the moment."""
        return Share(self._share.value()) if self._by_hand else None

    def show_fitting(self, paper: bool, words: bool, share: bool, by_the_moment: Share) -> None:
        """Show the inputs of a paper, of original words, of sharing; and what the moment makes of sharing."""
        for part in (self._paper, self._obtained):
            part.setVisible(paper)
        for part in (self._words, self._original_by):
            part.setVisible(words)
        self._original_by.leave_out(*pickers.ways_not_here(self._session))
        self._share.setVisible(share)
        self._show_unknown()
        if not self._by_hand:
            self._share.choose(by_the_moment.value)
        self.setVisible(paper or words or share)

    def original_words(self, speaks: str) -> Original | None:
        """The words in their own language, `speaks` where none was picked.

        None where it is not said how they were caught: then nobody can know them, and they are not kept.
        """
        text, caught_by = self.original.value().strip(), self._original_by.value()
        if not caught_by:
            return None
        return Original(text, self._lang.value() or speaks, OriginalBy(caught_by))

    def paper(self) -> DocumentRef:
        """The paper that is quoted. Raises Refused for a day that is none."""
        obtained = self._obtained.value()
        return DocumentRef(
            self.document.value().strip(), self._dated.value(), ObtainedFrom(obtained) if obtained else None
        )

    def clear(self, but_the_paper: bool = False) -> None:
        """Empty everything; sharing goes by the moment again. Of one paper often more than one line is read."""
        self._by_hand = False
        self._stays = but_the_paper
        paper = (self.document, self._dated, self._obtained)
        for field in self.fields:
            if not (but_the_paper and field in paper):
                field.clear()

    def let_paper_go(self) -> None:
        """Somebody else has the word now: the paper of the line before is put away."""
        if self._stays:
            self.document.clear()
            self._another_paper()

    def _another_paper(self) -> None:
        if self._stays:
            self._stays = False
            self._dated.clear()
            self._obtained.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self._waits_for_how:
            # Kept without it, these words would be gone.
            self._original_by.setFocus()
        else:
            self.entered.emit()

    @property
    def _waits_for_how(self) -> bool:
        return bool(self.original.value().strip()) and not self._original_by.value()

    def say_unknown(self, sentence: str) -> None:
        """What is said of original words while nobody said how they were caught."""
        self._unknown.setText(sentence)

    def _show_unknown(self) -> None:
        self._unknown.setVisible(self._waits_for_how and not self._words.isHidden())

    def _share_clicked(self, value: str) -> None:
        self._by_hand = True
        self._share.choose(value)
        self.changed.emit()
        self.share_said.emit()
