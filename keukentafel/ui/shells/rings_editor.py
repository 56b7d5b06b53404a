"""The forms beside the rings: who does what in a shell, new or changed, and how far a shell reaches."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt, Signal

from keukentafel.domain.content.municipality import SocialMapEntry
from keukentafel.domain.people import CONSULTANT, RESIDENT
from keukentafel.domain.refusals import Refused
from keukentafel.domain.shells import (
    ConfirmedHow,
    HelpLine,
    Outcome,
    Part,
    Quadrant,
    Shell,
    ShellJudgement,
)  # fmt: skip
from keukentafel.services import needing
from keukentafel.ui.parts.choices import options
from keukentafel.ui.parts.fields import (
    ChoiceField,
    DateField,
    Field,
    LineField,
    Option,
    PickField,
    SwitchField,
    TextField,
)  # fmt: skip
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import Fold
from keukentafel.ui.parts.pickers import people
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shells.rings_tray import social_map

F = TypeVar("F", bound=Field)


def field(form: Form, name: str, kind: type[F]) -> F:
    """A field of a form, as what it is."""
    found = form.field(name)
    assert isinstance(found, kind)
    return found


class HelpFold(Fold):
    """The form `help`. It puts somebody in a shell of `need`, or changes the line that `change` was asked for.

    Closing it while a line is changed leaves that line as it was.
    """

    taken = Signal(str)
    """It was recorded; with the key of the line."""
    remove_asked = Signal(str)
    turned = Signal(bool)
    """It was opened or closed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._number = 0
        self._recorded_key = ""
        self.need = ""
        t = session.words.t
        form = Form("help", session, self._fields, t("In de schil zetten"), self._place)
        super().__init__(t("Iemand erbij"), form)
        self._remove = named_button("shells.remove", t("Weghalen"), lambda: self.remove_asked.emit(self.key))
        column = self.layout()
        assert column is not None
        column.addWidget(self._remove)
        self._remove.hide()
        form.when_made(lambda: self._who.box.activated.connect(self._picked))
        form.done.connect(self._taken)

    def _fields(self) -> list[Field]:
        t, words = self._session.words.t, self._session.words
        return [
            PickField("who", t("Wie helpt?"), self._who_options, free=True),
            LineField("task", t("Wat doet die persoon?")),
            LineField("frequency", t("Hoe vaak?")),
            PickField("part", t("Waar hoort deze hulp?"), lambda: options(Part, words)),
            ChoiceField("confirmed_how", t("Hoe zei die persoon ja?"), options(ConfirmedHow, words)),
            DateField("confirmed_on", t("Zei ja op")),
            SwitchField("vital", t("Zonder deze hulp gaat het mis")),
            LineField("backup", t("Wie valt in?")),
            DateField("until", t("Tot wanneer?")),
            ChoiceField("quadrant", t("Wat voor hulp is het?"), options(Quadrant, words)),
        ]

    @property
    def _who(self) -> PickField:
        return field(self.form, "who", PickField)

    @property
    def key(self) -> str:
        """The key of the line that is being changed; empty while somebody new is put there."""
        return f"{self.need}/{self._number}" if self._number else ""

    def _who_options(self) -> list[Option]:
        places = [(entry.name, entry.name) for entry in social_map(self._session)]
        return [*people(self._session)(), *places]

    def add(self, part: Part, typed: str) -> None:
        """Begin to put somebody in a part: by a letter, by a whole name, or by nothing yet."""
        self._let_go()
        self.set_open(True)
        field(self.form, "part", PickField).choose(part.value)
        line = self._who.box.lineEdit()
        assert line is not None
        line.setText(typed)
        self._who.setFocus(Qt.FocusReason.OtherFocusReason)
        line.setCursorPosition(len(typed))

    def put(self, who: str, part: Part) -> None:
        """Somebody was carried into a part: what they do there is still to be said."""
        self.add(part, "")
        self._who.choose(who)
        self._fill_from(who)
        empty = next((n for n in ("task", "frequency") if not field(self.form, n, LineField).value()), "task")
        self.form.field(empty).setFocus(Qt.FocusReason.OtherFocusReason)

    def change(self, number: int, line: HelpLine) -> None:
        """Show everything of a line, to be changed."""
        self._let_go()
        self.set_open(True)
        self._number = number
        form, t = self.form, self._session.words.t
        for name in ("task", "frequency", "backup"):
            form.field(name).restore(getattr(line, name))
        field(form, "until", DateField).set_day(line.until)
        field(form, "confirmed_on", DateField).set_day(line.confirmed_on)
        self._who.choose(line.who)
        field(form, "part", PickField).choose(line.part.value)
        field(form, "confirmed_how", ChoiceField).choose(line.confirmed_how.value if line.confirmed_how else "")
        field(form, "quadrant", ChoiceField).choose(line.quadrant.value if line.quadrant else "")
        field(form, "vital", SwitchField).box.setChecked(line.vital)
        form.save_button.setText(t("Veranderen"))
        form.save_button.setAccessibleName(t("Veranderen"))
        self._remove.show()
        # What is recorded is no draft.
        self._session.drafts.forget(form)
        form.field("task").setFocus(Qt.FocusReason.OtherFocusReason)

    def set_open(self, is_open: bool) -> None:
        """Open or close; a change that was not taken is forgotten."""
        super().set_open(is_open)
        if not is_open:
            self._let_go()
        self.turned.emit(is_open)

    def _let_go(self) -> None:
        if self._number:
            self._number = 0
            self.form.clear()
            text = self._session.words.t("In de schil zetten")
            self.form.save_button.setText(text)
            self.form.save_button.setAccessibleName(text)
            self._remove.hide()

    def _picked(self, _place: int) -> None:
        self._fill_from(self._who.value())

    def _fill_from(self, who: str) -> None:
        entry = next((found for found in social_map(self._session) if found.name == who), None)
        if entry is not None:
            self._fill_service(entry)

    def _fill_service(self, entry: SocialMapEntry) -> None:
        for name, text in (("task", entry.what), ("frequency", entry.days)):
            if not field(self.form, name, LineField).value():
                self.form.field(name).restore(text)
        part = field(self.form, "part", PickField)
        if not part.value():
            part.choose(entry.part)
        quadrant = field(self.form, "quadrant", ChoiceField)
        if not quadrant.value():
            quadrant.choose(entry.quadrant)

    def _place(self, values: Values) -> None:
        if not values["part"]:
            raise Refused("empty", "part")
        line = HelpLine(
            need=self.need,
            part=Part(values["part"]),
            who=values["who"],
            task=values["task"].strip(),
            frequency=values["frequency"].strip(),
            until=values["until"],
            confirmed_on=values["confirmed_on"],
            confirmed_how=ConfirmedHow(values["confirmed_how"]) if values["confirmed_how"] else None,
            backup=values["backup"].strip(),
            vital=values["vital"],
            quadrant=Quadrant(values["quadrant"]) if values["quadrant"] else None,
        )
        visit = self._session.visit
        if self._number:
            self._recorded_key = self.key
            needing.change_help(visit, self._number, line)
        else:
            needing.place_help(visit, line)
            same = ((number, known) for number, known in visit.conversation.numbered_help(self.need))
            number = next(n for n, known in same if (known.part, known.who) == (line.part, line.who.strip()))
            self._recorded_key = f"{self.need}/{number}"

    def _taken(self) -> None:
        self.taken.emit(self._recorded_key)


class ShellFold(Fold):
    """The form `shell`: how far a shell of `need` reaches, and why."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._put_there = self._put_outcome = ""
        """What this put in the form itself; anything else there is being written by somebody."""
        self.need = ""
        t, words = session.words.t, session.words
        others = people(session, (RESIDENT, CONSULTANT))
        fields: list[Field] = [
            ChoiceField("outcome", t("Hoe ver reikt die?"), options(Outcome, words)),
            TextField("because", t("Want …"), t("“nee, want …” is een volledig antwoord")),
            ChoiceField("shell", t("Welke schil?"), options(Shell, words)),
            PickField("part", t("Alleen voor een deel van de schil"), lambda: options(Part, words)),
            PickField("who", t("Over wie gaat het? Een huisgenoot"), others, free=True),
        ]
        super().__init__(
            t("Hoe ver reikt dit?"), Form("shell", session, fields, t("Opschrijven"), self._judge), open_at_first=True
        )

    def show_shell(self, shell: Shell, part: Part | None) -> None:
        """Show what was said of a shell or of a part of it, unless something else is being written here."""
        form = self.form
        chips = field(form, "shell", ChoiceField)
        because, outcome = field(form, "because", TextField), field(form, "outcome", ChoiceField)
        if because.value().strip() not in ("", self._put_there) or outcome.value() not in ("", self._put_outcome):
            return
        found = self._judgement(shell.value, part.value if part else "")
        chips.choose(shell.value)
        field(form, "part", PickField).choose(part.value if part else "")
        field(form, "who", PickField).clear()
        outcome.choose(found.outcome.value if found else "")
        self._put_there, self._put_outcome = (found.because, outcome.value()) if found else ("", "")
        if because.value() != self._put_there:
            because.restore(self._put_there)
            # What is recorded is no draft.
            self._session.drafts.forget(form)

    def judge(self, shell: Shell, part: Part | None) -> None:
        """Go to the answers for a shell."""
        if self.form.isHidden():
            self.set_open(True)
        self.show_shell(shell, part)
        self.form.field("outcome").setFocus(Qt.FocusReason.OtherFocusReason)

    def _judgement(self, shell: str, part: str) -> ShellJudgement | None:
        judged = self._session.conversation.judgements
        key = (self.need, shell, part, "")
        return next((j for j in judged if (j.need, j.shell.value, j.part.value if j.part else "", j.who) == key), None)

    def _judge(self, values: Values) -> None:
        for name in ("shell", "outcome"):
            if not values[name]:
                raise Refused("empty", name)
        judgement = ShellJudgement(
            need=self.need,
            shell=Shell(values["shell"]),
            outcome=Outcome(values["outcome"]),
            because=values["because"].strip(),
            part=Part(values["part"]) if values["part"] else None,
            who=values["who"],
        )
        needing.judge_shell(self._session.visit, judgement)
