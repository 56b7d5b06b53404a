"""The four shells around one need, or around all of them: worked in the drawing, with the words beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from keukentafel.domain.needs import Law, OtherLaw
from keukentafel.domain.refusals import Refused
from keukentafel.domain.shells import HelpLine, Outcome, Part, Shell, outcomes_of, shell_of
from keukentafel.domain.support_map import SupportMap, map_of
from keukentafel.domain.support_map_words import in_short, quadrants_in_words
from keukentafel.services import needing
from keukentafel.ui.parts.choices import name, options
from keukentafel.ui.parts.fields import ChoiceField, TextField
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.page import SIDE, Fold, Page, label
from keukentafel.ui.parts.pieces import Records, joined
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shells.need_picker import NeedPicker
from keukentafel.ui.shells.rings import MOST, Rings
from keukentafel.ui.shells.rings_cards import Cards, CardText, Sentence
from keukentafel.ui.shells.rings_editor import HelpFold, ShellFold
from keukentafel.ui.shells.rings_entries import RingEntry, entries_of, map_entries, short_name, standing
from keukentafel.ui.shells.rings_tray import Tray
from keukentafel.ui.shells.shells_still import ShellsStill
from keukentafel.ui.shells.support_map import MapChips
from keukentafel.ui.style.theme import Palette

BESIDE = 226
"""What the words beside the drawing need at least; with less they stand beneath it."""
SENTENCE_FIRST = 640
"""How high the page is at least where the plan in one sentence and the words of a shell are in sight together."""
ABOVE_TOO = 400
"""How high it is at least where there is air above the chips too."""
AROUND = 52
"""The margins above and beneath the drawing."""
FORM_MARGIN = 150
"""How much of a form is brought along with the input that the keyboard is at."""


class ShellsPage(Page):
    """The drawing is the page; the shell that the keyboard is at stands beside it in words, with its two forms."""

    place = "shells"
    letters = 150

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(session, session.words.t("De vier schillen"))
        self.needs = NeedPicker("shells", session, short=True)
        self.needs.picked.connect(self._need_picked)
        self._still = ShellsStill(session)
        self._map_chips = MapChips(session.words)
        self._map_chips.changed.connect(self._map_asked)
        self._above = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._above.setSpacing(18)
        self.heading.setWordWrap(False)
        self._above.addWidget(self.heading)
        self._above.addWidget(self.needs, 1)
        self._above.addWidget(self._map_chips)
        self.column.insertLayout(0, self._above)
        self.rings = Rings(session.words, palette)
        self._connect_rings()
        self._tray = Tray(session)
        self._tray.chosen.connect(lambda who: self._put(who, self.rings.place_here))
        self._tray.carried.connect(self.rings.hover)
        self._tray.let_go.connect(self._dropped)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(20)
        left = QVBoxLayout()
        left.addWidget(self.rings)
        left.addWidget(self._tray)
        left.addStretch(1)
        self._row.addLayout(left, 16)
        self._beside = self._make_beside(palette)
        self._row.addLayout(self._beside, 9)
        self.column.addLayout(self._row)
        other_law = Form(
            "other_law",
            session,
            lambda: [
                ChoiceField("law", self.t("Welke andere wet of regeling?"), options(Law, session.words)),
                TextField("because", self.t("Wat geeft die, of waarom niet?")),
            ],
            self.t("Opschrijven"),
            self._consider,
        )
        self.column.addWidget(Fold(self.t("Andere wetten"), other_law))
        self._laws = Records("shells.laws", self.t("Nog geen andere wet besproken."))
        self.column.addWidget(self._laws)
        self.column.addStretch(1)

    def _connect_rings(self) -> None:
        self.rings.helper_chosen.connect(self._choose)
        self.rings.helper_removed.connect(self._remove)
        self.rings.helper_moved.connect(self._move)
        self.rings.adding.connect(lambda part, typed: self._help_fold.add(part, typed))
        self.rings.judging.connect(lambda shell: self._shell_fold.judge(shell, self.rings.here_part))
        self.rings.reached.connect(self._reached)

    def _make_beside(self, palette: Palette) -> QVBoxLayout:
        t = self.t
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.needs.sentence)
        self._sentence = Sentence(self.session.words, palette)
        beside.addWidget(self._sentence)
        self._kinds = label("", "")
        self._kinds.setObjectName("shells.kinds")
        beside.addWidget(self._kinds)
        self._head = label("", "head")
        self._head.setContentsMargins(0, 10, 0, 0)
        beside.addWidget(self._head)
        self._reach = Records("shells.reach", t("Nog niet besproken."))
        beside.addWidget(self._reach)
        self._cards = Cards("shells.help", t("Hier staat nog niemand."), palette)
        self._cards.chosen.connect(self._choose)
        beside.addWidget(self._cards)
        beside.addWidget(self._still)
        self._help_fold = HelpFold(self.session)
        self._help_fold.taken.connect(self.rings.go_to)
        self._help_fold.remove_asked.connect(self._remove)
        self._help_fold.turned.connect(self._turned)
        self._shell_fold = ShellFold(self.session)
        self._shell_fold.form.done.connect(lambda: self.rings.go_to(""))
        self._forms = QWidget()
        forms = QVBoxLayout(self._forms)
        forms.setContentsMargins(0, 0, 0, 0)
        forms.setSpacing(0)
        forms.addWidget(self._help_fold)
        forms.addWidget(self._shell_fold)
        beside.addWidget(self._forms)
        key = t("hele rand: bevestigd · streepjes: nog niet gevraagd · ◇ kan niet gemist worden, niemand valt in")
        beside.addWidget(label(key, "quiet"))
        self._keys = label(
            t("pijltjes: lopen · Enter: veranderen of erbij · typen: een naam · spatie: hoe ver · Delete: weg"), "quiet"
        )
        beside.addWidget(self._keys)
        beside.addStretch(1)
        return beside

    def _line(self, key: str) -> tuple[int, HelpLine] | None:
        need, _, number = key.partition("/")
        line = self.session.conversation.help_line(need, int(number)) if number.isdecimal() else None
        return (int(number), line) if line is not None else None

    def _choose(self, key: str) -> None:
        if self._map_chips.shows_map:
            self._leave_map_to(key)
            return
        found = self._line(key)
        if found is not None:
            self._help_fold.change(*found)

    def _leave_map_to(self, key: str) -> None:
        self._map_chips.leave()
        self.needs.choose(key.partition("/")[0])
        self.rings.go_to(key)

    def _turned(self, is_open: bool) -> None:
        # Who is being written down takes the place of the cards.
        self._cards.setHidden(is_open)
        self._reach.setHidden(is_open or self._map_chips.shows_map)
        if is_open:
            # The form has its place only once the page has laid itself out again.
            QTimer.singleShot(0, self, self._bring_form)

    def _bring_form(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._help_fold.form.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, FORM_MARGIN)

    def _remove(self, key: str) -> None:
        found = self._line(key)
        if found is not None:
            self._help_fold.set_open(False)
            self.session.attempt(lambda: needing.remove_help(self.session.visit, found[1].need, found[0]))
            self.rings.go_to("")

    def _move(self, key: str, part: Part) -> None:
        found = self._line(key)
        if found is not None:
            number, line = found
            moved = replace(line, part=part)
            outcome = self.session.attempt(lambda: needing.change_help(self.session.visit, number, moved))
            if isinstance(outcome, Refused):
                # The form says why.
                self._help_fold.change(number, moved)
                self._help_fold.form.submit()

    def _put(self, who: str, part: Part) -> None:
        if self.rings.can_change and self.needs.current:
            self._help_fold.put(who, part)

    def _dropped(self, who: str, at: QPoint) -> None:
        part = self.rings.part_under(at)
        self.rings.let_go()
        if part is not None:
            self._put(who, part)

    def _consider(self, values: Values) -> None:
        if not values["law"]:
            raise Refused("empty", "law")
        needing.consider_law(self.session.visit, OtherLaw(Law(values["law"]), values["because"].strip()))

    def show_about(self, about: str) -> None:
        if about.partition("/")[0] == self.needs.current:
            self._choose(about)

    def _need_picked(self) -> None:
        self._map_chips.leave()
        self.refresh()

    def _map_asked(self) -> None:
        self._help_fold.set_open(False)
        self.refresh()

    def _entries(self) -> tuple[RingEntry, ...]:
        conversation, words = self.session.conversation, self.session.words
        if self._map_chips.shows_map:
            return map_entries(map_of(conversation, self.session.desk.today()), words, self._map_chips.shows_quadrants)
        return entries_of(conversation, self.needs.current, words)

    def refresh(self) -> None:
        self.needs.refresh()
        conversation, words, need_id = self.session.conversation, self.session.words, self.needs.current
        whole = self._map_chips.shows_map
        # What is said of one need, and asked about it, does not stand beside the picture of all.
        self.needs.sentence.setHidden(whole)
        self._still.refresh("" if whole else need_id)
        if self._help_fold.need != need_id:
            self._help_fold.set_open(False)
        self._help_fold.need = self._shell_fold.need = need_id
        found = map_of(conversation, self.session.desk.today(), "" if whole else need_id)
        self.rings.can_change = bool(need_id) and not whole
        self.rings.show_helpers(
            self._core(found, need_id),
            self._entries(),
            {} if whole else self._outcomes(),
            left_over=bool(found.left_over) and not whole,
            by_quadrant=self._map_chips.shows_quadrants,
        )
        said = in_short(found, self.t) if need_id else self.t("Er is nog niets ingevuld.")
        self._sentence.say(said)
        self._kinds.setText(quadrants_in_words(found, self.t) if self._map_chips.shows_quadrants else "")
        self._kinds.setVisible(self._map_chips.shows_quadrants)
        for widget in (self._forms, self._tray, self._keys):
            widget.setVisible(not whole)
        self._turned(not self._help_fold.form.isHidden())
        self._tray.refresh()
        self._show_here()
        if not whole and not self._shell_fold.form.isHidden():
            self._shell_fold.show_shell(self.rings.here, self.rings.here_part)
        self._laws.show_records((name(law.law, words), law.because) for law in conversation.other_laws)
        self._fit()

    def _core(self, found: SupportMap, need_id: str) -> str:
        need = self.session.conversation.need(need_id)
        if need is None:
            return ""
        if self._map_chips.shows_map:
            return self.t("alle hulpvragen") if found.needs > 1 else need.help_me
        return need.help_me

    def _outcomes(self) -> dict[Shell, Outcome]:
        judged = self.session.conversation.judgements
        return outcomes_of(j for j in judged if j.need == self.needs.current)

    def _reached(self, shell: Shell) -> None:
        self._show_here()
        if not self._shell_fold.form.isHidden():
            self._shell_fold.show_shell(shell, self.rings.here_part)

    def _show_here(self) -> None:
        shell, words = self.rings.here, self.session.words
        self._head.setText(name(shell, words))
        if self._map_chips.shows_map:
            its = [entry for entry in self._entries() if entry.shell is shell]
            self._cards.show_cards([CardText(e.key, e.called, e.said.partition(": ")[2], e.sure) for e in its])
            return
        self._reach.show_records(self._reach_of(shell))
        need = self.needs.current
        lines = self.session.conversation.numbered_help(need)
        cards = [self._card(f"{need}/{n}", line) for n, line in lines if shell_of(line.part) is shell]
        self._cards.show_cards(cards)

    def _reach_of(self, shell: Shell) -> list[tuple[str, str]]:
        conversation, words = self.session.conversation, self.session.words
        said = []
        for judged in conversation.judgements:
            if (judged.need, judged.shell) == (self.needs.current, shell):
                part = name(judged.part, words) if judged.part else ""
                who = conversation.name_of(judged.who) if judged.who else ""
                head = joined(part, who)
                reach = name(judged.outcome, words)
                said.append((f"{head}: {reach}" if head else reach, judged.because))
        if not said and shell in self._outcomes():
            said.append((name(self._outcomes()[shell], words), ""))
        return said

    def _card(self, key: str, line: HelpLine) -> CardText:
        number = self.rings.number_of(key)
        called = short_name(line.who, self.session.conversation)
        head = f"{number}. {called}: {line.task}" if number else f"{called}: {line.task}"
        meta = joined(name(line.part, self.session.words), line.frequency, *standing(line, self.session.words))
        entry = next(e for e in self._entries() if e.key == key)
        return CardText(key, head, meta, entry.sure)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            # Larger letters leave less room beside the drawing; what is in it has them only after this.
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        scale = self.fontMetrics().height() / 21
        height = self.viewport().height()
        self.column.setContentsMargins(SIDE, 16 if height >= ABOVE_TOO * scale else 6, SIDE, 24)
        margins = self.column.contentsMargins()
        room = self.viewport().width() - margins.left() - margins.right() - self._row.spacing()
        needed = max(int(BESIDE * scale), self._beside.minimumSize().width())
        beside = room - self.rings.minimumSizeHint().width() >= needed
        _flow(self._row, beside)
        between, title = self._above.spacing(), self.heading.sizeHint().width()
        _flow(self._above, self.needs.fit_beside(room, self._map_chips.width_now() + between, title + between))
        parts = title, self.needs.width_of_one_line(), self._map_chips.width_of_both()
        # Where there is little room the drawing has it; the path beside it says where one is.
        self.heading.setVisible(sum(parts) + 2 * between <= room)
        self._put_sentence(self._map_chips.shows_map or (beside and height >= SENTENCE_FIRST * scale))
        most = height - self._above.heightForWidth(room) - AROUND
        self.rings.set_most(most if beside else min(most, MOST))

    def _put_sentence(self, first: bool) -> None:
        """Before the words of the shell where there is room for both, else after what can be done with it."""
        after = self.needs.sentence if first else self._forms
        at = self._beside.indexOf(self._sentence)
        wanted = self._beside.indexOf(after) + (1 if at > self._beside.indexOf(after) else 0)
        if at != wanted:
            self._beside.removeWidget(self._sentence)
            self._beside.insertWidget(self._beside.indexOf(after) + 1, self._sentence)


def _flow(row: QBoxLayout, beside: bool) -> None:
    flow = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
    if row.direction() is not flow:
        row.setDirection(flow)
