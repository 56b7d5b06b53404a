"""The end of the path: what is still open, the concept, definitive versions, signing, and what goes out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from keukentafel.domain.checks import CHECKS, Level
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.difference_words import sentence
from keukentafel.domain.signing import Ended, FrozenVersion, ReportKind
from keukentafel.services import agreeing, freezing
from keukentafel.services.overview import findings_of
from keukentafel.ui.parts.choices import name, options
from keukentafel.ui.parts.fields import ChoiceField, Field, LineField, Option, PickField, Row, TextField
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.page import Fold, Page, label
from keukentafel.ui.parts.pieces import Records, joined
from keukentafel.ui.report.export_form import ExportForm
from keukentafel.ui.report.findings_list import FindingsList
from keukentafel.ui.report.page_view import PageView
from keukentafel.ui.report.seal_now import SealNow
from keukentafel.ui.report.version_list import VersionList
from keukentafel.ui.report.version_words import acts_told, changed_line
from keukentafel.ui.shared.session import Session


class ReportPage(Page):
    """Nothing here is a score: what is open may stay open, and the report says so without excuses."""

    place = "report"
    letters = 110

    jump = Signal(str)
    """A finding is filled at that place of the path."""
    arrive = Signal(str, str)
    """By its code and its about: the finding that is to be filled there."""
    sign_asked = Signal()
    """Somebody wants to sign."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words.t("Verslag"))
        t = self.t
        self._view = PageView(session)
        self.column.addWidget(self._view)
        self._seal = SealNow(session)
        self.column.addWidget(self._seal)
        self.column.addSpacing(8)
        self.column.addWidget(label(t("Definitieve versies"), "head"))
        self._versions = VersionList(session)
        self._versions.asked.connect(self._see_version)
        self.column.addWidget(self._versions)
        self._changed = Records("report.changed", t("Er is niets veranderd in wat er staat."))
        self.column.addWidget(self._changed)
        self.column.addWidget(Fold(t("Het verslag definitief maken"), self._freeze_form()))
        sign = QPushButton(t("Tekenen of antwoorden"))
        sign.setObjectName("report.sign")
        sign.setAccessibleName(t("Tekenen of antwoorden, op een eigen bladzijde"))
        sign.clicked.connect(self.sign_asked)
        self.column.addWidget(sign, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(Fold(t("Een bestand meegeven"), ExportForm(session)))
        self._findings = FindingsList(session, "report.findings")
        self._findings.jump.connect(self.jump)
        self._findings.arrive.connect(self.arrive)
        self._findings.picked.connect(self._picked)
        self._motivate = self._motivate_form()
        self.column.addWidget(Fold(t("Opschrijven waarom iets open blijft"), self._motivate))
        self.column.add_hung(self._findings)
        self.column.addStretch(1)

    def _freeze_form(self) -> Form:
        t, words = self.t, self.session.words
        form = Form(
            "freeze", self.session,
            lambda: [
                ChoiceField("kind", t("Welk verslag?"), options(ReportKind, words)),
                ChoiceField("ended", t("Hoe is het geëindigd?"), options(Ended, words), Ended.COMPLETE.value),
            ],
            t("Definitief maken"), self._freeze,
        )  # fmt: skip
        form.said = t("definitief gemaakt")
        return form

    def _motivate_form(self) -> Form:
        t = self.t
        return Form("motivate", self.session, self._motivate_fields, t("Opschrijven"), self._write_motivation)

    def _motivate_fields(self) -> list[Field | Row]:
        t = self.t
        return [
            Row(
                PickField("finding", t("Wat blijft open?"), self._motivatable),
                LineField("about", t("Waarover? Leeg als het over alles gaat")),
            ),
            TextField("text", t("Waarom blijft dit open?")),
        ]

    def _motivatable(self) -> list[Option]:
        open_now: set[str] = set()
        if self.session.has_visit:
            open_now = {finding.code for finding in findings_of(self.session.visit) if finding.open_gap}
        gaps = [check for check in CHECKS if check.level is Level.GAP and check.motivatable]
        gaps.sort(key=lambda check: check.code not in open_now)
        return [(check.code, self.t(check.title)) for check in gaps]

    def _picked(self, code: str, about: str) -> None:
        field = self._motivate.field("finding")
        assert isinstance(field, PickField)
        field.refresh()
        field.choose(code)
        if field.value() == code:
            self._motivate.restore("about", about)

    def _freeze(self, values: Values) -> None:
        if not values["kind"]:
            raise Refused("empty", "kind")
        ended = Ended(values["ended"] or Ended.COMPLETE)
        freezing.freeze(self.session.visit, ReportKind(values["kind"]), ended)

    def _write_motivation(self, values: Values) -> None:
        if not values["finding"]:
            raise Refused("empty", "finding")
        agreeing.motivate(self.session.visit, values["finding"], values["about"], values["text"])

    def refresh(self) -> None:
        conversation, words = self.session.conversation, self.session.words
        self._view.refresh()
        self._seal.refresh()
        self._findings.show_findings(findings_of(self.session.visit))
        current = conversation.current_version
        versions = []
        for version in reversed(conversation.versions):
            changed = version is current and conversation.draft_since_freeze
            later = changed_line(self.session.words) if changed else ""
            ended = name(version.ended, words) if version.ended is not Ended.COMPLETE else ""
            signed = acts_told(conversation, version, words)
            told = joined(ended, later)
            versions.append((version, "\n".join(line for line in (*signed, told) if line)))
        self._versions.show_versions(versions)
        self._show_changed()

    def _see_version(self, version: FrozenVersion) -> None:
        self._view.show_version(version)
        # A sheet is higher than the window: it is read from its top.
        self.verticalScrollBar().setValue(0)

    def _show_changed(self) -> None:
        """What the next version would say is different, before it is made; also the report itself will say it."""
        visit, words = self.session.visit, self.session.words
        current = visit.conversation.current_version
        waiting = current is not None and visit.conversation.draft_since_freeze
        self._changed.setVisible(waiting)
        if current is None or not waiting:
            return
        changed = freezing.changed_since(visit, current.kind)
        title = words.t("Sinds het {kind}, versie {number}").format(
            kind=name(current.kind, words), number=current.number
        )
        lines = [sentence(change, words.t, words.day) for change in changed.changes] if changed else []
        nothing = words.t("niets anders in wat er gezegd en afgesproken is")
        self._changed.show_records([(title, "\n".join(lines) or nothing)])
