"""From a finding to the very input that fills it: the page is there already, this brings the right thing forward."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from keukentafel.domain.checks import CHECKS, Check, Level
from keukentafel.domain.conversation import Conversation
from keukentafel.ui.parts.changeable import ChangeableRecords
from keukentafel.ui.parts.fields import Field, ManyField, PickField
from keukentafel.ui.parts.form import Form, called
from keukentafel.ui.parts.page import Page
from keukentafel.ui.parts.prefill import put
from keukentafel.ui.shells.need_picker import NeedPicker
from keukentafel.ui.story.statement_list import StatementList


def arrive(page: Page, catch: QWidget, code: str, about: str, conversation: Conversation) -> None:
    """Show what the finding is about on its page, open the form, and put the keyboard in the input.

    What can be chosen beforehand is chosen; nothing that was typed is replaced. What is not on the page any more
    is left out.
    """
    check = next(check for check in CHECKS if check.code == code)
    _show_about(page, about, conversation)
    form_name, _, key = check.field.partition(".")
    form = _changed_in_its_row(page, form_name, about) or _opened(page, form_name)
    if form is not None:
        _choose_beforehand(form, check, about)
        target: QWidget | None = _wanted(form, key, check)
    else:
        _choose_in_line(catch, check)
        target = called(page, check.field) or catch.findChild(QWidget, check.field)
    if target is None or not check.field:
        target = page.first_stop()
    if target is not None:
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if page.isAncestorOf(target):
            page.ensureWidgetVisible(target)


def _show_about(page: Page, about: str, conversation: Conversation) -> None:
    need_id = about.partition("/")[0]
    picker = page.findChild(NeedPicker)
    if picker is not None and conversation.need(need_id) is not None:
        picker.choose(need_id)
    statements = page.findChild(StatementList)
    if statements is not None and about:
        theirs = (s.id for s in conversation.statements if about in (s.id, s.speaker))
        statements.select(next(theirs, ""))
    page.show_about(about)


def _changed_in_its_row(page: Page, form_name: str, about: str) -> Form | None:
    for records in page.findChildren(ChangeableRecords):
        form = records.change_with(form_name, about)
        if form is not None:
            return form
    return None


def _opened(page: Page, form_name: str) -> Form | None:
    form = page.findChild(Form, form_name)
    if form is None:
        return None
    if form.isHidden():
        button = page.findChild(QPushButton, f"fold.{form_name}")
        if button is None or not button.isVisible():
            return None
        button.click()
    return form


def _choose_beforehand(form: Form, check: Check, about: str) -> None:
    person = about.partition("/")[2]
    for name, value in check.fill:
        if name not in form.fields:
            continue
        field = form.field(name)
        if isinstance(field, PickField):
            field.refresh()
        chosen = value.format(about=about, person=person)
        put(field, (chosen,) if isinstance(field, ManyField) else chosen)


def _wanted(form: Form, key: str, check: Check) -> Field:
    """The input that is meant; for a gap that asks several things, the first that is still empty."""
    fields = form.fields
    wanted = fields.get(key) or next(iter(fields.values()))
    if check.level is Level.GAP and form.name.endswith("_change") and wanted.value():
        names = list(fields)
        after = (fields[name] for name in names[names.index(key) + 1 :])
        return next((field for field in after if not field.value()), wanted)
    return wanted


def _choose_in_line(catch: QWidget, check: Check) -> None:
    for name, value in check.fill:
        box = catch.findChild(QComboBox, f"catch.{name}")
        if box is not None and check.field.startswith("catch.") and box.findData(value) >= 0:
            box.setCurrentIndex(box.findData(value))
