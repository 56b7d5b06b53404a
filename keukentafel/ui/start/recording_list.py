"""Every sentence that can be recorded, with which of them have a clip."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from keukentafel.domain.content.library import Library
from keukentafel.domain.content.voice import ClipName
from keukentafel.i18n import Catalogue
from keukentafel.services.recording import sentences
from keukentafel.ui.resident.prompt_list import WholeText

CLIP = Qt.ItemDataRole.UserRole


class RecordingList(QListWidget):
    """Rows by code, in the order of the pack."""

    clip_chosen = Signal(object)
    """The `ClipName` of the sentence that is chosen."""

    def __init__(self, library: Library, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self.setObjectName("record.sentences")
        self.setAccessibleName(words.t("Zinnen om in te spreken"))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setItemDelegate(WholeText(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._sentences: dict[ClipName, str] = {}
        for prompt, clip in sentences(library):
            word = library.pack().word(prompt.slot, clip.word).dutch if prompt.slot else ""
            self._sentences[clip] = prompt.dutch.format(**{prompt.slot: word}) if prompt.slot else prompt.dutch
            item = QListWidgetItem()
            item.setData(CLIP, clip)
            self.addItem(item)
        self.currentItemChanged.connect(self._chosen)

    @property
    def clip(self) -> ClipName | None:
        """The sentence that is chosen."""
        item = self.currentItem()
        clip: ClipName | None = item.data(CLIP) if item is not None else None
        return clip

    def show_recorded(self, recorded: frozenset[ClipName]) -> int:
        """Say of each row whether there is a clip; how many have one."""
        done = 0
        for row in self._rows():
            clip: ClipName = row.data(CLIP)
            has_clip = clip in recorded
            done += has_clip
            mark = self._words.t("opgenomen")
            row.setText(f"{clip.code}  {self._sentences[clip]}" + (f"  ✓ {mark}" if has_clip else ""))
        return done

    def go_on(self, recorded: frozenset[ClipName]) -> None:
        """Choose the next sentence that has no clip, or stay where every one has."""
        at = self.currentRow()
        rows = self._rows()
        for row in rows[at + 1 :] + rows[:at]:
            if row.data(CLIP) not in recorded:
                self.setCurrentItem(row)
                return

    def _rows(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.clip_chosen.emit(item.data(CLIP))
