"""The second window: readable from across the table, in every language, and empty when it must be."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.refusals import Refused
from keukentafel.i18n import Catalogue
from keukentafel.ui.resident import resident_layout, resident_pieces, resident_text, resident_window
from keukentafel.ui.resident.resident_pieces import TouchTarget
from keukentafel.ui.resident.resident_screen import ResidentScreen
from keukentafel.ui.resident.resident_text import BlockLabel
from keukentafel.ui.resident.resident_window import ResidentWindow
from keukentafel.ui.style.theme import LIGHT
from tests.ui.second_window import every_view, faults, sentence_points

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "resources" / "icons" / "prompts"
LANGUAGES = ("nl", "tr", "ar")
SIZES = (QSize(640, 480), QSize(800, 600), QSize(1024, 600), QSize(1280, 800), QSize(1920, 1080), QSize(3840, 2160))


@pytest.fixture
def screen(library: ResourceLibrary) -> Iterator[ResidentScreen]:
    made = ResidentScreen(lambda: library, PICTURES, LIGHT, Catalogue("ui", "nl", ROOT / "translations"))
    yield made
    made.close_window()
    made.window.deleteLater()


def label(window: QWidget, name: str) -> QLabel:
    found = window.findChild(QLabel, name)
    assert found is not None, name
    return found


def target(window: QWidget, name: str) -> TouchTarget:
    found = window.findChild(TouchTarget, name)
    assert found is not None, name
    return found


def heard(interface: QAccessibleInterface) -> list[str]:
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
    texts = [interface.text(kind) for kind in kinds]
    for place in range(interface.childCount()):
        texts += heard(interface.child(place))
    return [text for text in texts if text]


def is_only_paper(image: QImage) -> bool:
    paper = QColor(LIGHT.paper).rgb()
    return all(image.pixel(x, y) == paper for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))


def test_it_starts_blank(window: ResidentWindow) -> None:
    window.show()
    assert window.is_blank
    assert window.windowTitle() == "Keukentafel"
    assert is_only_paper(window.grab().toImage())


def test_blank_leaves_no_text_anywhere(window: ResidentWindow, library: ResourceLibrary) -> None:
    window.show()
    window.show_view(library.prompt_view("G1", "ar"))
    assert not is_only_paper(window.grab().toImage())
    assert len(heard(QAccessible.queryAccessibleInterface(window))) > 8
    window.blank()
    assert [part.text() for part in window.findChildren(QLabel) if part.text()] == []
    assert [button.text() for button in window.findChildren(QAbstractButton) if button.text()] == []
    assert [w for w in window.findChildren(QWidget) if w.isVisible() or w.accessibleName() or w.toolTip()] == []
    assert set(heard(QAccessible.queryAccessibleInterface(window))) <= {"Keukentafel"}
    assert is_only_paper(window.grab().toImage())


def test_closing_it_only_blanks_and_hides_it(screen: ResidentScreen) -> None:
    screen.show_prompt("A2")
    screen.window.close()
    assert (screen.is_open, screen.is_blank) == (False, True)
    screen.open_window()
    assert (screen.is_open, screen.is_blank) == (True, True)
    assert is_only_paper(screen.window.grab().toImage())


def test_nothing_can_reach_it_but_a_prompt_view() -> None:
    allowed = {
        "keukentafel.domain.content.prompts", "keukentafel.domain.content.languages", "keukentafel.ui.style.theme",
        "keukentafel.ui.resident.resident_layout", "keukentafel.ui.resident.resident_pieces",
        "keukentafel.ui.resident.resident_text",
    }  # fmt: skip
    for module in (resident_window, resident_layout, resident_pieces, resident_text):
        tree = ast.parse(inspect.getsource(module))
        ours = {
            node.module for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("keukentafel")
        }  # fmt: skip
        assert ours <= allowed
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    taken = {name: method for name, method in vars(ResidentWindow).items() if inspect.isfunction(method)}
    public = {name: list(inspect.signature(method).parameters.values())[1:] for name, method in taken.items()
              if not name.startswith("_") and not name.endswith("Event")}  # fmt: skip
    given = {parameter.annotation for parameters in public.values() for parameter in parameters}
    assert given == {"PromptView", "Direction", "bool"}
    assert [name for name, parameters in public.items() if parameters] == ["show_view", "offer_voice", "turn"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_no_prompt_is_clipped_or_overlaps_or_has_a_missing_letter(
    window: ResidentWindow, library: ResourceLibrary, language: str, size: QSize
) -> None:
    window.resize(size)
    window.show()
    for view in every_view(library, language):
        window.show_view(view)
        assert faults(window, view) == []
        if size.width() >= 800:
            assert sentence_points(window) >= 28, view.code


def test_a_letter_that_no_font_has_is_noticed(window: ResidentWindow) -> None:
    setter = resident_text.TextSetter(window)
    block = setter.set("\U000e5fff", resident_text.Letters(("Noto Sans",)), 30, 400)
    assert any(0 in run.glyphIndexes() for run in block.layout.glyphRuns())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ink_of_every_sentence_stays_inside_its_label(
    window: ResidentWindow, library: ResourceLibrary, language: str
) -> None:
    for view in every_view(library, language):
        window.show_view(view)
        sentence = window.findChild(BlockLabel, "resident.text")
        assert sentence is not None and sentence.block is not None
        room = 40
        image = QImage(sentence.size() + QSize(2 * room, 2 * room), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        sentence.block.layout.draw(painter, QPoint(room, room))
        painter.fillRect(QRectF(room - 1, room - 1, sentence.width() + 2, sentence.height() + 2), Qt.GlobalColor.white)
        painter.end()
        assert bytes(image.constBits()).strip(b"\xff") == b"", view.code


def test_arabic_runs_from_the_right_with_the_code_as_an_island(
    window: ResidentWindow, library: ResourceLibrary
) -> None:
    window.show()
    window.show_view(library.prompt_view("G1", "ar"))
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    code = label(window, "resident.code")
    text = label(window, "resident.text")
    assert code.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert code.geometry().right() > window.width() - 100
    assert text.geometry().right() > window.width() - 100
    assert label(window, "resident.picture").geometry().left() < 100
    good, bad = (target(window, f"resident.choice.{value}") for value in ("good", "not"))
    assert good.x() > bad.x()
    window.show_view(library.prompt_view("G1", "tr"))
    assert window.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert code.geometry().left() < 100
    assert good.x() < bad.x()


def test_every_line_of_arabic_begins_at_the_same_edge(window: ResidentWindow, library: ResourceLibrary) -> None:
    for view in every_view(library, "ar"):
        window.show_view(view)
        for name in ("resident.text", "resident.dutch"):
            block = window.findChild(BlockLabel, name).block  # type: ignore[union-attr]
            assert block is not None
            lines = [block.layout.lineAt(place) for place in range(block.layout.lineCount())]
            edges = {round(line.x() + line.horizontalAdvance()) for line in lines}
            assert max(edges) - min(edges) <= 1, view.code


def test_a_language_that_is_mainly_spoken_shows_the_picture_the_code_and_the_dutch_sentence(
    screen: ResidentScreen,
) -> None:
    screen.start_language("rif")
    assert screen.language == "rif"
    screen.show_prompt("A2")
    window = screen.window
    assert label(window, "resident.text").text() == "Wat is belangrijk voor u in het leven?"
    assert label(window, "resident.dutch").isHidden()
    assert label(window, "resident.draft").isHidden()
    assert not label(window, "resident.picture").pixmap().isNull()


def test_darija_has_a_text_and_still_the_picture_first(screen: ResidentScreen) -> None:
    screen.start_language("ary")
    screen.show_prompt("A2")
    window = screen.window
    assert label(window, "resident.dutch").text() == "Wat is belangrijk voor u in het leven?"
    assert label(window, "resident.text").text() != label(window, "resident.dutch").text()
    assert not label(window, "resident.draft").isHidden()
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert not label(window, "resident.picture").pixmap().isNull()


def test_it_turns_with_its_language_also_while_it_is_blank(screen: ResidentScreen) -> None:
    for code, direction in (("ar", Qt.LayoutDirection.RightToLeft), ("tr", Qt.LayoutDirection.LeftToRight)):
        screen.set_language(code)
        assert screen.window.layoutDirection() is direction


def test_a_draft_says_so_and_dutch_does_not(screen: ResidentScreen) -> None:
    screen.start_language("tr")
    screen.show_prompt("A2")
    draft = label(screen.window, "resident.draft")
    assert "concept" in draft.text()
    screen.set_language("nl")
    assert draft.text() == ""
    assert draft.isHidden()


def test_touching_gives_the_id_of_the_choice_and_the_voice_is_honestly_grey(screen: ResidentScreen) -> None:
    touched: list[str] = []
    screen.choice_touched.connect(touched.append)
    screen.start_language("tr")
    screen.show_prompt("G1")
    for choice in ("not", "listen", "pause"):
        button = target(screen.window, f"resident.choice.{choice}")
        assert button.height() >= 44
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert touched == ["not", "pause"]
    screen.resume()
    voice = target(screen.window, "resident.choice.listen")
    assert not voice.isEnabled()
    assert voice.accessibleDescription()


def test_it_has_no_menu_no_tooltip_and_leaves_the_keyboard_alone(screen: ResidentScreen) -> None:
    screen.show_prompt("G1")
    window = screen.window
    assert not window.findChildren(QMenu)
    assert [w.toolTip() for w in (window, *window.findChildren(QWidget)) if w.toolTip()] == []
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert not window.isActiveWindow()


@pytest.mark.parametrize(
    ("code", "slot", "reason"),
    [
        ("D10", None, "spoken_only"),
        ("S4", None, "spoken_only"),
        ("Q9", None, "unknown_prompt"),
        ("Z2", None, "slot_not_filled"),
        ("Z2", "", "slot_not_filled"),
        ("Z2", "vliegen", "slot_not_filled"),
    ],
)
def test_what_cannot_be_shown_is_refused_and_what_stood_there_stays(
    screen: ResidentScreen, code: str, slot: str | None, reason: str
) -> None:
    screen.show_prompt("A2")
    with pytest.raises(Refused) as refused:
        screen.show_prompt(code, slot)
    assert refused.value.code == reason
    assert screen.current is not None
    assert screen.current.code == "A2"


def test_everything_that_is_only_spoken_is_refused_in_every_language(
    screen: ResidentScreen, library: ResourceLibrary
) -> None:
    spoken = [prompt.code for prompt in library.pack().prompts if prompt.spoken_only]
    assert spoken
    for language in (language.code for language in library.languages()):
        screen.start_language(language)
        for code in spoken:
            with pytest.raises(Refused):
                screen.show_prompt(code)
    assert screen.is_blank
    assert not screen.is_open


def test_a_language_switches_at_once_and_keeps_the_word_in_the_slot(
    screen: ResidentScreen, library: ResourceLibrary
) -> None:
    screen.show_prompt("Z2", "boodschappen doen")
    assert label(screen.window, "resident.text").text() == (
        "Hoe vaak lukte boodschappen doen in de afgelopen week?")  # fmt: skip
    for code in ("tr", "ar"):
        screen.set_language(code)
    expected = library.prompt_view("Z2", "ar", "boodschappen")
    assert screen.current == expected
    assert label(screen.window, "resident.text").text() == expected.text


def test_a_language_that_is_not_in_the_table_is_refused(screen: ResidentScreen) -> None:
    with pytest.raises(Refused) as refused:
        screen.set_language("xx")
    assert refused.value.code == "unknown_language"


def test_a_language_without_a_catalogue_shows_the_dutch_sentence(
    screen: ResidentScreen, library: ResourceLibrary
) -> None:
    screen.show_prompt("A2")
    for language in library.languages():
        if not library.offered_on_second_window(language.code):
            screen.set_language(language.code)
            assert screen.current is not None
            assert (screen.current.code, screen.current.translated) == ("A2", False)
            assert screen.current.text == screen.current.dutch
            screen.start_language(language.code)
            assert screen.language == "nl"


def test_it_stays_blank_after_a_screen_was_unplugged(screen: ResidentScreen) -> None:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    screen.show_prompt("A2")
    application.screenRemoved.emit(application.primaryScreen())
    assert screen.is_blank
    assert is_only_paper(screen.window.grab().toImage())
    screen.show_prompt("A2")
    assert not screen.is_blank


def test_who_watches_hears_of_every_change_once(screen: ResidentScreen) -> None:
    heard_of: list[tuple[bool, bool]] = []
    screen.changed.connect(lambda: heard_of.append((screen.is_open, screen.is_blank)))
    screen.toggle()
    screen.show_prompt("A2")
    screen.set_language("tr")
    screen.set_language("tr")
    screen.blank()
    screen.blank()
    screen.toggle()
    assert heard_of == [(True, True), (True, False), (True, False), (True, True), (False, True)]
