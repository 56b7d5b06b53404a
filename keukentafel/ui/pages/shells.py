"""The four shells around one need: how far each reaches, who does what in them, and what other laws give."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from keukentafel.domain.needs import Law, OtherLaw
from keukentafel.domain.people import RESIDENT
from keukentafel.domain.refusals import Refused
from keukentafel.domain.shells import (
    ConfirmedHow,
    HelpLine,
    Outcome,
    Part,
    Quadrant,
    Shell,
    ShellJudgement,
    outcomes_of,
)  # fmt: skip
from keukentafel.i18n import format_day
from keukentafel.services import needing
from keukentafel.ui.choices import name, options
from keukentafel.ui.fields import (
    ChoiceField,
    DateField,
    Field,
    LineField,
    PickField,
    Row,
    SwitchField,
    TextField,
)  # fmt: skip
from keukentafel.ui.form import Form, Values
from keukentafel.ui.need_picker import NeedPicker
from keukentafel.ui.page import Fold, Page, label
from keukentafel.ui.pickers import people
from keukentafel.ui.pieces import Records, joined
from keukentafel.ui.rings import RingHelper, Rings
from keukentafel.ui.session import Session
from keukentafel.ui.shells_still import ShellsStill
from keukentafel.ui.theme import Palette


class ShellsPage(Page):
    """The drawing is the page; what is said about it stands beside it, the forms beneath."""

    place = "shells"

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(session, session.words.t("De vier schillen"))
        t = self.t
        self.needs = NeedPicker("shells", session)
        self.needs.picked.connect(self.refresh)
        self.column.addWidget(self.needs)
        self._still = ShellsStill(session)
        self.column.addWidget(self._still)
        row = QHBoxLayout()
        row.setSpacing(28)
        self.rings = Rings(session.words, palette)
        self.rings.helper_chosen.connect(self._edit_helper)
        self.rings.shell_chosen.connect(self._edit_shell)
        row.addWidget(self.rings, 3)
        beside = QVBoxLayout()
        beside.setSpacing(6)
        row.addLayout(beside, 2)
        beside.addWidget(label(t("Hoe ver reikt het?"), "head"))
        self._reach = Records("shells.reach", t("Nog niet besproken."))
        beside.addWidget(self._reach)
        beside.addWidget(label(t("Wie doet wat?"), "head"))
        self._help = Records("shells.help", t("Er is nog niemand in een schil gezet."))
        beside.addWidget(self._help)
        key = t("hele rand: bevestigd · streepjes: nog niet gevraagd\n◇ niemand achter de hand")
        beside.addWidget(label(key, "quiet"))
        beside.addStretch(1)
        self.column.addLayout(row)
        self._shell_form = self._make_shell_form()
        self._shell_fold = Fold(t("Hoe ver reikt een schil?"), self._shell_form, open_at_first=True)
        self.column.addWidget(self._shell_fold)
        self._help_form = self._make_help_form()
        self._help_fold = Fold(t("Iemand in een schil zetten"), self._help_form)
        self.column.addWidget(self._help_fold)
        other_law = Form(
            "other_law",
            session,
            [
                ChoiceField("law", t("Welke andere wet of regeling?"), options(Law, session.words)),
                TextField("because", t("Wat geeft die, of waarom niet?")),
            ],
            t("Opschrijven"),
            self._consider,
        )
        self.column.addWidget(Fold(t("Andere wetten"), other_law))
        self._laws = Records("shells.laws", t("Nog geen andere wet besproken."))
        self.column.addWidget(self._laws)
        self.column.addStretch(1)

    def _make_shell_form(self) -> Form:
        t, session, words = self.t, self.session, self.session.words
        fields: list[Field | Row] = [
            ChoiceField("shell", t("Welke schil?"), options(Shell, words)),
            ChoiceField("outcome", t("Hoe ver reikt die?"), options(Outcome, words)),
            TextField("because", t("Want …"), t("“nee, want …” is een volledig antwoord")),
            Row(
                PickField("part", t("Alleen voor een deel van de schil"), lambda: options(Part, words)),
                PickField("who", t("Over wie gaat het? Een huisgenoot"), people(session), free=True),
            ),
        ]
        return Form("shell", session, fields, t("Opschrijven"), self._judge)

    def _make_help_form(self) -> Form:
        t, session, words = self.t, self.session, self.session.words
        fields: list[Field | Row] = [
            Row(
                PickField("who", t("Wie helpt?"), people(session), free=True),
                PickField("part", t("Waar hoort deze hulp?"), lambda: options(Part, words)),
            ),
            LineField("task", t("Wat doet die persoon?")),
            Row(
                LineField("frequency", t("Hoe vaak?")),
                DateField("until", t("Tot wanneer?")),
                LineField("backup", t("Wie valt in?")),
            ),
            Row(
                DateField("confirmed_on", t("Zei ja op")),
                ChoiceField("confirmed_how", t("Hoe zei die persoon ja?"), options(ConfirmedHow, words)),
            ),
            SwitchField("vital", t("Zonder deze hulp gaat het mis")),
            ChoiceField("quadrant", t("Wat voor hulp is het?"), options(Quadrant, words)),
        ]
        return Form("help", session, fields, t("In de schil zetten"), self._place)

    def _judge(self, values: Values) -> None:
        for key in ("shell", "outcome"):
            if not values[key]:
                raise Refused("empty", key)
        judgement = ShellJudgement(
            need=self.needs.current,
            shell=Shell(values["shell"]),
            outcome=Outcome(values["outcome"]),
            because=values["because"].strip(),
            part=Part(values["part"]) if values["part"] else None,
            who=values["who"],
        )
        needing.judge_shell(self.session.visit, judgement)

    def _place(self, values: Values) -> None:
        if not values["part"]:
            raise Refused("empty", "part")
        line = HelpLine(
            need=self.needs.current,
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
        needing.place_help(self.session.visit, line)

    def _consider(self, values: Values) -> None:
        if not values["law"]:
            raise Refused("empty", "law")
        needing.consider_law(self.session.visit, OtherLaw(Law(values["law"]), values["because"].strip()))

    def show_about(self, about: str) -> None:
        need, _, number = about.partition("/")
        if need == self.needs.current and number.isdecimal() and int(number) <= len(
            self.session.conversation.help_of(need)
        ):
            self._edit_helper(int(number) - 1)

    def _edit_helper(self, place: int) -> None:
        line = self.session.conversation.help_of(self.needs.current)[place]
        self._help_fold.set_open(True)
        fields = self._help_form.fields
        for key in ("task", "frequency", "backup"):
            fields[key].restore(getattr(line, key))
        for key in ("until", "confirmed_on"):
            field = fields[key]
            assert isinstance(field, DateField)
            field.set_day(getattr(line, key))
        for key, value in (("who", line.who), ("part", line.part.value)):
            pick = fields[key]
            assert isinstance(pick, PickField)
            pick.choose(value)
        for key, chosen in (("confirmed_how", line.confirmed_how), ("quadrant", line.quadrant)):
            chips = fields[key]
            assert isinstance(chips, ChoiceField)
            chips.choose(chosen.value if chosen else "")
        vital = fields["vital"]
        assert isinstance(vital, SwitchField)
        vital.box.setChecked(line.vital)
        fields["task"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit_shell(self, shell: str) -> None:
        self._shell_fold.set_open(True)
        chips = self._shell_form.field("shell")
        assert isinstance(chips, ChoiceField)
        chips.choose(shell)
        self._shell_form.field("because").setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self.needs.refresh()
        conversation, words, need_id = self.session.conversation, self.session.words, self.needs.current
        self._still.refresh(need_id)
        judged = [j for j in conversation.judgements if j.need == need_id]
        outcomes = outcomes_of(judged)
        lines = conversation.help_of(need_id)
        helpers = [RingHelper(line, _short_name(line.who, self.session)) for line in lines]
        need = conversation.need(need_id)
        self.rings.show_need(self.t("de vraag") if need else "", helpers, outcomes)
        reach = []
        for judgement in judged:
            part = name(judgement.part, words) if judgement.part else ""
            who = conversation.name_of(judgement.who) if judgement.who else ""
            head = joined(name(judgement.shell, words), part, who)
            reach.append((f"{head}: {name(judgement.outcome, words)}", judgement.because))
        self._reach.show_records(reach)
        self._help.show_records((self._helper_line(line), self._helper_meta(line)) for line in lines)
        self._laws.show_records((name(law.law, words), law.because) for law in conversation.other_laws)

    def _helper_line(self, line: HelpLine) -> str:
        return f"{_short_name(line.who, self.session)}: {line.task}"

    def _helper_meta(self, line: HelpLine) -> str:
        t = self.t
        until = t("tot {day}").format(day=format_day(line.until)) if line.until else ""
        sure = t("bevestigd") if line.confirmed else t("nog niet gevraagd")
        backup = t("valt uit: {backup}").format(backup=line.backup) if line.backup else t("◇ niemand achter de hand")
        return joined(name(line.part, self.session.words), line.frequency, until, sure, backup)


def _short_name(who: str, session: Session) -> str:
    if who == RESIDENT:
        return session.conversation.case.form_of_address
    person = session.conversation.participant(who)
    return person.id if person else who
