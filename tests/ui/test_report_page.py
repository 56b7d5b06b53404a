"""The report page: what is open without a score, versions that say what changed, and files that go out quietly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.checks import CHECKS, Level
from keukentafel.domain.needs import Need
from keukentafel.domain.ports import StoreFull
from keukentafel.domain.press import Printed
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.signing import Act, Ended, How, ReportKind, SigningAct
from keukentafel.domain.statements import Certainty, Share
from keukentafel.services import agreeing, closing, freezing, needing, overview, signing, telling
from keukentafel.services.telling import Told
from keukentafel.ui.pages.report import ReportPage
from keukentafel.ui.parts.form import Form
from keukentafel.ui.shared.doors import Doors
from keukentafel.ui.shared.session import Session
from tests.fakes.kept_exits import KeptExits
from tests.fakes.memory_store import MemoryStore
from tests.ui.fake_press import FakePress
from tests.ui.finding import box, find, line, pick, press

CODE, ABOUT, LEVEL = (Qt.ItemDataRole.UserRole + step for step in range(3))
PRIVATE = "Mijn zoon schreeuwt tegen mij."


class ThreePages(FakePress):
    """A print room whose concept has three pages, each of another size."""

    def concept(self, document: ReportDocument) -> Printed:
        return replace(super().concept(document), pages=3)

    def page_picture(self, pdf: bytes, page: int, width_px: int) -> bytes:
        assert 0 <= page < 3
        return super().page_picture(pdf, 0, 600 - 100 * page)


@pytest.fixture
def doors(doors: Doors) -> Doors:
    press = ThreePages()
    return replace(doors, press=lambda: press)


@pytest.fixture
def page(qtbot: QtBot, visit_session: Session) -> ReportPage:
    made = ReportPage(visit_session)
    visit_session.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(880, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    return made


def open_form(page: ReportPage, name: str) -> None:
    if find(page, QWidget, name).isHidden():
        press(page, f"fold.{name}")


def findings(page: ReportPage) -> QListWidget:
    return find(page, QListWidget, "report.findings")


def rows(page: ReportPage) -> list[QListWidgetItem]:
    listed = findings(page)
    return [listed.item(place) for place in range(listed.count())]


def row(page: ReportPage, code: str, about: str = "") -> QListWidgetItem:
    found = [item for item in rows(page) if (item.data(CODE), item.data(ABOUT)) == (code, about)]
    assert len(found) == 1, f"{code} {about}: {len(found)}"
    return found[0]


def words_of(page: ReportPage, item: QListWidgetItem) -> str:
    labels = findings(page).itemWidget(item).findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.text())


def refused(page: ReportPage, form: str) -> str:
    return str(find(page, QWidget, form).property("refused"))


def freeze(page: ReportPage, kind: str) -> None:
    open_form(page, "freeze")
    press(page, f"freeze.kind.{kind}")
    press(page, "freeze.save")


def export(page: ReportPage, kind: str, lang: str = "") -> None:
    open_form(page, "export")
    press(page, f"export.kind.{kind}")
    if lang:
        pick(page, "export.lang", lang)
    press(page, "export.save")


def asked_path(session: Session, answer: Path | None) -> list[str]:
    """Answers for the dialog, and remembers which names were suggested."""
    names: list[str] = []

    def ask(suggested: str) -> Path | None:
        names.append(suggested)
        return answer / suggested if answer else None

    session.doors.ask_path = ask
    return names


def test_every_finding_is_a_row_with_its_code_about_and_level(page: ReportPage, visit_session: Session) -> None:
    found = overview.findings_of(visit_session.visit)
    shown = [(item.data(CODE), item.data(ABOUT), item.data(LEVEL)) for item in rows(page) if item.data(CODE)]
    assert sorted(shown) == sorted((f.code, f.about, f.level.value) for f in found)


def test_what_can_be_done_at_the_table_stands_first_and_warnings_last(page: ReportPage, visit_session: Session) -> None:
    telling.record(visit_session.visit, Told("Ze kookt nog, denk ik.", "zoon", certainty=Certainty.ASSUMED))
    heads = [item.data(Qt.ItemDataRole.AccessibleTextRole) for item in rows(page) if not item.data(CODE)]
    assert heads == ["Voor het gespreksverslag", "Voor het onderzoeksverslag", "Om op te letten"]
    assert rows(page)[1].data(CODE) in {"no_private_moment", "share_undecided", "no_teach_back", "no_follow_up"}
    assert rows(page)[-1].data(LEVEL) == "warning"


def test_a_head_cannot_be_chosen(page: ReportPage) -> None:
    assert all(item.flags() == Qt.ItemFlag.NoItemFlags for item in rows(page) if not item.data(CODE))


def test_a_row_says_what_it_is_about_in_words(page: ReportPage, visit_session: Session) -> None:
    needing.state_need(visit_session.visit, Need("h1", "weer veilig de trap op kan", "ik naar buiten kan"))
    said = telling.record(visit_session.visit, Told("Ze kookt nog, denk ik.", "zoon", certainty=Certainty.ASSUMED))
    assert "hulpvraag 1" in words_of(page, row(page, "letter_b", "h1"))
    assert "de heer K. Karaca: Ze kookt nog, denk ik." in words_of(page, row(page, "assumption", said))
    assert "de heer K. Karaca" in words_of(page, row(page, "informant_rarely_present", "zoon"))


def test_nothing_told_in_private_is_read_here(page: ReportPage, visit_session: Session) -> None:
    visit = visit_session.visit
    telling.open_private(visit)
    said = telling.record(visit, Told(PRIVATE, "bewoner", certainty=Certainty.ASSUMED))
    telling.flag_urgent(visit, said)
    telling.end_private(visit)
    for code in ("share_undecided", "urgent_undecided", "assumption"):
        item = row(page, code, said)
        assert "apart verteld" in words_of(page, item)
        assert PRIVATE not in words_of(page, item)
        assert PRIVATE not in item.data(Qt.ItemDataRole.AccessibleTextRole)


def test_no_count_and_no_alarm(page: ReportPage) -> None:
    heads = [words_of(page, item) for item in rows(page) if not item.data(CODE)]
    assert not any(letter.isdigit() for head in heads for letter in head)
    roles = {label.property("role") for label in findings(page).findChildren(QLabel)}
    assert roles <= {"", "head", "quiet", None}


def test_ctrl_enter_and_a_double_click_go_to_where_it_is_filled(page: ReportPage, qtbot: QtBot) -> None:
    item = row(page, "identity_not_seen")
    findings(page).setCurrentItem(item)
    with qtbot.waitSignal(page.jump) as heard, qtbot.waitSignal(page.arrive) as there:
        QTest.keyClick(findings(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (heard.args, there.args) == (["rights"], ["identity_not_seen", ""])
    with qtbot.waitSignal(page.jump) as heard:
        findings(page).itemDoubleClicked.emit(row(page, "no_follow_up"))
    assert heard.args == ["agreements"]


def test_the_page_follows_the_arrow_keys_through_the_list(page: ReportPage) -> None:
    page.resize(880, 420)
    QApplication.processEvents()
    listed = findings(page)
    listed.setFocus()
    for _ in range(listed.count()):
        QTest.keyClick(listed, Qt.Key.Key_Down)
    last = listed.visualItemRect(listed.currentItem())
    assert listed.currentItem() is rows(page)[-1]
    shown = listed.viewport().mapTo(page, last.center())
    assert 0 < shown.y() < page.height()


def test_choosing_a_gap_fills_the_form_for_its_reason(page: ReportPage, visit_session: Session) -> None:
    needing.state_need(visit_session.visit, Need("h1", "weer veilig de trap op kan", "ik naar buiten kan"))
    findings(page).setCurrentItem(row(page, "letter_b", "h1"))
    open_form(page, "motivate")
    assert box(page, "motivate.finding").currentData() == "letter_b"
    assert line(page, "motivate.about").text() == "h1"
    find(page, QWidget, "motivate.text").setFocus()
    page.forms()[-1].restore("text", "Dat bespreek ik in het tweede gesprek.")
    press(page, "motivate.save")
    assert "gemotiveerd: Dat bespreek ik in het tweede gesprek." in words_of(page, row(page, "letter_b", "h1"))


def test_every_gap_that_can_be_motivated_is_offered_and_open_ones_come_first(
    page: ReportPage, visit_session: Session
) -> None:
    open_form(page, "motivate")
    offered = [box(page, "motivate.finding").itemData(place) for place in range(box(page, "motivate.finding").count())]
    codes = [code for code in offered if code]
    assert set(codes) == {check.code for check in CHECKS if check.level is Level.GAP and check.motivatable}
    open_now = {gap.code for gap in overview.open_gaps_of(visit_session.visit)}
    assert set(codes[: len(open_now)]) == open_now


def test_what_is_chosen_stays_chosen_when_something_else_changes(page: ReportPage, visit_session: Session) -> None:
    findings(page).setCurrentItem(row(page, "identity_not_seen"))
    needing.state_need(visit_session.visit, Need("h1", "weer veilig de trap op kan", "ik naar buiten kan"))
    assert findings(page).currentItem().data(CODE) == "identity_not_seen"


def test_a_refused_freeze_says_why_at_the_form(page: ReportPage, visit_session: Session) -> None:
    freeze(page, "investigation")
    assert refused(page, "freeze") == "freeze_with_gaps"
    assert "nog niet klaar" in find(page, QLabel, "freeze.error").text()
    telling.record(visit_session.visit, Told(PRIVATE, "bewoner", share=Share.ASK))
    freeze(page, "conversation")
    assert refused(page, "freeze") == "freeze_with_gaps"
    assert "mag dit in het verslag" in find(page, QLabel, "freeze.error").text()
    assert visit_session.conversation.versions == ()


def test_a_version_says_when_it_was_made_who_signed_and_what_came_after(
    page: ReportPage, visit_session: Session
) -> None:
    freeze(page, "conversation")
    versions = find(page, QWidget, "report.versions")
    assert versions.findChildren(QLabel)[0].text() == (
        "gespreksverslag, versie 1, definitief dinsdag 24 november 2026 10:00"
    )
    (version,) = visit_session.conversation.versions
    now = visit_session.doors.clock.now()
    act = SigningAct("bewoner", Act.RECEIVED, How.LATER, now, version.kind, version.number)
    signing.sign(visit_session.visit, act)
    agreeing.write_view(visit_session.visit, "De trap is niet veilig.")
    QApplication.processEvents()
    meta = [label.text() for label in versions.findChildren(QLabel) if label.isVisible()][1]
    assert "mevrouw Karaca: later, thuis (niet gegeven: ontvangen)" in meta
    assert "er is daarna iets veranderd: een nieuwe versie is een concept" in meta


def test_signing_is_asked_for_even_when_there_is_nothing_to_sign_yet(page: ReportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.sign_asked):
        press(page, "report.sign")


@pytest.mark.parametrize(
    ("kind", "lang", "file"),
    [
        ("report", "", "gespreksverslag.pdf"),
        ("annex", "", "bijlage-beoordelaar.pdf"),
        ("summary", "", "samenvatting-tr.pdf"),
        ("summary", "ar", "samenvatting-ar.pdf"),
    ],
)
def test_a_file_goes_out_under_a_name_that_names_nobody(
    page: ReportPage, visit_session: Session, exits: KeptExits, kind: str, lang: str, file: str
) -> None:
    suggested = asked_path(visit_session, Path("out"))
    freeze(page, "conversation")
    export(page, kind, lang)
    assert refused(page, "export") == ""
    assert suggested == [file]
    assert list(exits.written) == [Path("out") / file]
    (exported,) = visit_session.exported
    assert (exported.path, exported.version) == (Path("out") / file, 1)
    assert exported.pages > 0
    assert len(exported.sha256) == 64


def test_who_thinks_better_of_it_hears_nothing_and_keeps_what_was_chosen(
    page: ReportPage, visit_session: Session, exits: KeptExits
) -> None:
    suggested = asked_path(visit_session, None)
    freeze(page, "conversation")
    saves = visit_session.saves
    export(page, "report")
    assert suggested == ["gespreksverslag.pdf"]
    assert exits.written == {}
    assert visit_session.exported == []
    assert visit_session.saves == saves
    assert refused(page, "export") == ""
    assert find(page, QPushButton, "export.kind.report").isChecked()


@pytest.mark.parametrize(("kind", "code"), [("package", "not_frozen"), ("report", "not_frozen")])
def test_what_cannot_go_out_is_refused_before_anybody_is_asked(
    page: ReportPage, visit_session: Session, kind: str, code: str
) -> None:
    suggested = asked_path(visit_session, Path("out"))
    export(page, kind)
    assert refused(page, "export") == code
    assert suggested == []


def test_a_full_store_lets_nothing_out_and_loses_nothing(
    page: ReportPage, visit_session: Session, exits: KeptExits, store: MemoryStore, qtbot: QtBot
) -> None:
    asked_path(visit_session, Path("out"))
    freeze(page, "conversation")
    store.fail_with = StoreFull()
    with qtbot.waitSignal(visit_session.failed):
        export(page, "report")
    assert exits.written == {}
    store.fail_with = None
    press(page, "export.save")
    assert list(exits.written) == [Path("out/gespreksverslag.pdf")]


def test_the_concept_and_the_summary_are_looked_at_inside_the_window(
    page: ReportPage, visit_session: Session, exits: KeptExits
) -> None:
    sheet = find(page, QLabel, "report.view")
    assert not sheet.isVisible()
    press(page, "report.view.concept")
    assert not sheet.pixmap().isNull()
    assert sheet.accessibleName() == "Concept van het gespreksverslag: bladzijde 1 van 3"
    press(page, "report.view.summary")
    assert sheet.accessibleName() == "Samenvatting, om voor te lezen: bladzijde 1 van 1"
    assert box(page, "report.view.lang").currentData() == "tr"
    assert exits.written == {}


def test_pages_are_turned_one_by_one_and_end_at_the_last(page: ReportPage) -> None:
    press(page, "report.view.concept")
    sheet = find(page, QLabel, "report.view")
    forward, back = (find(page, QPushButton, f"report.view.{way}") for way in ("next", "previous"))
    assert not back.isEnabled()
    for number in (2, 3):
        before = sheet.pixmap().toImage()
        press(page, "report.view.next")
        assert sheet.accessibleName().endswith(f"bladzijde {number} van 3")
        assert sheet.pixmap().toImage() != before
    assert not forward.isEnabled()
    press(page, "report.view.previous")
    assert sheet.accessibleName().endswith("bladzijde 2 van 3")


def test_the_sealed_file_can_be_looked_at_once_there_is_one(page: ReportPage, visit_session: Session) -> None:
    sealed = find(page, QPushButton, "report.view.sealed")
    assert not sealed.isVisible()
    freezing.freeze(visit_session.visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    assert not sealed.isVisible()
    closing.close(visit_session.visit)
    page.refresh()
    press(page, "report.view.sealed")
    assert find(page, QLabel, "report.view").accessibleName().startswith("Definitief verslag, met de zegels")


def test_closing_and_locking_forget_the_pages(page: ReportPage, visit_session: Session) -> None:
    sheet = find(page, QLabel, "report.view")
    press(page, "report.view.concept")
    press(page, "report.view.close")
    assert sheet.pixmap().isNull()
    press(page, "report.view.concept")
    visit_session.lock()
    assert sheet.pixmap().isNull()
    assert not sheet.isVisible()


def test_everything_that_can_be_focused_has_a_name(page: ReportPage) -> None:
    for form in ("freeze", "export", "motivate"):
        open_form(page, form)
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    assert [one.objectName() for one in buttons if not one.accessibleName()] == []
    assert findings(page).accessibleName()
    assert all(item.data(Qt.ItemDataRole.AccessibleTextRole) for item in rows(page))


def test_the_words_of_a_story_are_suggested_shown_and_never_kept(
    page: ReportPage, visit_session: Session, exits: KeptExits, store: MemoryStore
) -> None:
    asked_path(visit_session, Path("out"))
    open_form(page, "export")
    press(page, "export.kind.story")
    words = line(page, "export.words")
    assert len(words.text().split()) == 7 and words.echoMode() is QLineEdit.EchoMode.Normal
    words.selectAll()
    QTest.keyClicks(words, "zeven groene laarzen bij de sloot")
    assert words.echoMode() is QLineEdit.EchoMode.Password
    visit_session.drafts.flush()
    with store.work() as work:
        assert "laarzen" not in repr(work.drafts.kept(visit_session.visit.id))
    press(page, "export.save")
    assert refused(page, "export") == ""
    assert [path.name for path in exits.written] == ["mijn-verhaal.keukentafel", "mijn-verhaal.pdf"]
    assert words.text() == "" and b"laarzen" not in b"".join(exits.written.values())


@pytest.mark.parametrize(
    ("kind", "asked"),
    [("report", set()), ("annex", set()), ("summary", {"lang"}), ("package", {"annex"}), ("story", {"words"})],
)
def test_a_file_asks_only_what_it_has(page: ReportPage, kind: str, asked: set[str]) -> None:
    open_form(page, "export")
    form = find(page, Form, "export")
    press(page, f"export.kind.{kind}")
    assert {name for name in ("lang", "annex", "words") if form.field(name).isVisibleTo(form)} == asked
