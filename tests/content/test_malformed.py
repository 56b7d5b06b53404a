"""Malformed input: the file, the key and the reason are named, and nothing else happens."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from keukentafel.content.errors import ContentError
from keukentafel.content.library import ResourceLibrary
from keukentafel.content.reader import Table
from keukentafel.domain.content.content_text import placeholders

PACK = "content/basis/3"
SPOILED = [
    (f"{PACK}/prompts.toml", 'code = "A2"', 'code = "A1"', "prompt.code"),
    (f"{PACK}/prompts.toml", 'code = "A2"', 'code = "a2"', "code"),
    (f"{PACK}/prompts.toml", 'code = "A2"', "code = 2", "code"),
    (f"{PACK}/prompts.toml", 'code = "A2"', 'kode = "A2"', "code"),
    (f"{PACK}/prompts.toml", 'picture = "heart"', 'picture = "heart"\ncolour = "red"', "colour"),
    (f"{PACK}/prompts.toml", 'picture = "heart"', 'picture = "dragon"', "A2"),
    (f"{PACK}/prompts.toml", 'picture = "heart"', 'picture = ""', "picture"),
    (f"{PACK}/prompts.toml", "lukte {dit} in", "lukte {dat} in", "slot"),
    (f"{PACK}/prompts.toml", "lukte {dit} in", "lukte {dit in", "dutch"),
    (f"{PACK}/prompts.toml", 'group = "zelf"', 'group = "elders"', "Z1"),
    (f"{PACK}/prompts.toml", 'life_domain = "zin"', 'life_domain = "thuis_veilig"', "A2"),
    (f"{PACK}/prompts.toml", 'life_domain = "zin"', 'life_domain = "tuin"', "A2"),
    (f"{PACK}/prompts.toml", "spoken_only = true", 'spoken_only = "ja"', "spoken_only"),
    (f"{PACK}/prompts.toml", 'only_for = "carer"', 'only_for = "dog"', "only_for"),
    (f"{PACK}/prompts.toml", '["rating", "resident"]', '["stars"]', "choices"),
    (f"{PACK}/words.toml", 'slot = "wie"', 'slot = "wat"', "slot.wat.helper"),
    (f"{PACK}/words.toml", 'dutch = "koken"', 'dutch = "koken "', "dutch"),
    (f"{PACK}/life_domains.toml", 'prompt = "D2"', 'prompt = "D1"', "dag"),
    (f"{PACK}/life_domains.toml", 'id = "dag"', 'id = "Dag!"', "id"),
    (f"{PACK}/shells.toml", 'id = "maatwerk"', 'id = "luxe"', "shell"),
    (f"{PACK}/rights.toml", 'id = "costs"', 'id = "privacy"', "right.id"),
    (f"{PACK}/rights.toml", 'prompt = "R6"', 'prompt = "S4"', "costs"),
    (f"{PACK}/choices.toml", 'group = "rating"', 'group = "grade"', "group"),
    (f"{PACK}/summary.toml", "{phone}", "{mobile}", "questions"),
    (f"{PACK}/summary.toml", "{phone}", "{phone.secret}", "questions"),
    (f"{PACK}/pack.toml", "papers = true", 'papers = "ja"', "papers"),
    (f"{PACK}/invitation.toml", "{plan_date}", "{amount}", "lines.until"),
    (f"{PACK}/invitation.toml", "{plan_date}", "{plan_date", "lines.until"),
    (f"{PACK}/invitation.toml", 'id = "support"', 'id = "help"', "part"),
    (f"{PACK}/invitation.toml", 'id = "visit"', 'id = "Visit"', "id"),
    (f"{PACK}/invitation.toml", 'heading = "Wie komt', 'kop = "Wie komt', "kop"),
    (f"{PACK}/invitation.toml", 'greeting = "Beste {name},"', "greeting = 3", "lines.greeting"),
    (f"{PACK}/invitation.toml", "greeting = ", "heading = ", "lines.heading"),
    (f"{PACK}/invitation.toml", "greeting = ", "Greeting = ", "lines.Greeting"),
    (f"{PACK}/rights_paper.toml", "{support_phone}", "{number}", "lines.call"),
    (f"{PACK}/rights_paper.toml", "bullets = true", "bullets = 1", "bullets"),
    (f"{PACK}/prompt_sheet.toml", 'welkom = "Welkom"', 'hallo = "Welkom"', "headings"),
    (f"{PACK}/prompt_sheet.toml", "Zeg de code", "Zeg {code}", "lines.say_code"),
    (f"{PACK}/glossary.toml", 'id = "melding"', 'id = "onderzoek"', "entry.id"),
    (f"{PACK}/glossary.toml", 'term = "melding"', 'term = "onderzoek"', "entry.term"),
    (f"{PACK}/glossary.toml", 'term = "melding"', 'word = "melding"', "term"),
    (f"{PACK}/glossary.toml", 'id = "melding"', 'id = "een melding"', "id"),
    (f"{PACK}/glossary.toml", "intro = ", "inleiding = ", "intro"),
    (f"{PACK}/briefing.toml", "{people}", "{names}", "lines"),
    (f"{PACK}/briefing.toml", "In de kamer zijn: {people}.", "U bent er.", "lines"),
    (f"{PACK}/briefing.toml", "In de kamer zijn: ", "In de kamer zijn: " + "nog een " * 20, "lines"),
    (f"{PACK}/briefing.toml", "lines = [", "lines = []\nother = [", "lines"),
    (f"{PACK}/signing.toml", "drawn = ", "Drawn = ", "how.Drawn"),
    (f"{PACK}/pack.toml", "version = 3", "version = 4", "id"),
    ("languages.toml", 'direction = "rtl"', 'direction = "up"', "direction"),
    ("languages.toml", 'fonts = ["Noto Sans"]', "fonts = []", "fonts"),
    ("languages.toml", 'code = "nl"', 'code = "de"', "language"),
    ("languages.toml", 'code = "en"', 'code = "nl"', "language.code"),
    ("calendar.toml", "valid_until = 2028-12-31", "valid_until = 2027-12-31", "royal_decree_days"),
    ("calendar.toml", "valid_until = 2028-12-31", 'valid_until = "2028"', "valid_until"),
    ("calendar.toml", "valid_until = 2028-12-31", "valid_until = 2028-12-31T00:00:00", "valid_until"),
]
SPOILED_PROFILES = [
    ('pdf_part = "3a"', 'pdf_part = "1b"', "pdf_part"),
    ('id = "voorbeeld"', 'id = "elders"', "id"),
    ("response_days = 14", "response_days = -1", "response_days"),
    ("response_days = 14", "response_days = true", "response_days"),
    ("op dit moment", "altijd", "sentence"),
    ("valid_until = 2026-12-31", "valid_until = 2025-12-31", "valid_until"),
    ('quadrant = "formeel-collectief"', 'quadrant = "ergens"', "quadrant"),
    ('languages = ["nl", "tr", "ar"]', 'languages = ["xx"]', "languages"),
    ('account_code = "VOORBEELD-0001"', "", "account_code"),
    ('pdf_part = "3a"', 'pdf_part = "3a"\nrecovery_public_key = "no key"', "recovery_public_key"),
    ("[interpreter]", "[tolk]", "interpreter"),
    ("notice_days = 7 ", "notice_days = 6 ", "notice_days"),
    ("backup_days = 366 ", "backup_days = 367 ", "backup_days"),
    ("backup_days = 366 ", "backup_days = 6 ", "backup_days"),
    ("destruction_days = 30 ", "destruction_days = 61 ", "copies_after_destruction_days"),
]


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("name", "old", "new", "key"), SPOILED)
def test_a_spoiled_file_is_named_with_its_key(
    own_resources: Path, tmp_path: Path, name: str, old: str, new: str, key: str
) -> None:
    spoil(own_resources / name, old, new)
    with pytest.raises(ContentError) as caught:
        ResourceLibrary(own_resources, tmp_path)
    assert caught.value.key.rsplit("].", 1)[-1].removeprefix("[") == key
    assert caught.value.file.is_relative_to(own_resources)


@pytest.mark.parametrize(("old", "new", "key"), SPOILED_PROFILES)
def test_a_spoiled_profile_is_named_with_its_key(
    own_resources: Path, tmp_path: Path, old: str, new: str, key: str
) -> None:
    spoil(own_resources / "municipalities" / "voorbeeld.toml", old, new)
    library = ResourceLibrary(own_resources, tmp_path)
    with pytest.raises(ContentError) as caught:
        library.profile("voorbeeld")
    assert caught.value.key.rsplit(".", 1)[-1] == key


def test_a_slot_without_words_is_named_with_its_prompt(own_resources: Path, tmp_path: Path) -> None:
    file = own_resources / PACK / "words.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index('[[word]]\nslot = "wie"')], encoding="utf-8")
    with pytest.raises(ContentError, match="N5"):
        ResourceLibrary(own_resources, tmp_path)


def test_two_amounts_on_one_day_are_refused(own_resources: Path, tmp_path: Path) -> None:
    file = own_resources / "municipalities" / "voorbeeld.toml"
    text = file.read_text(encoding="utf-8")
    block = text[text.index("[[own_contribution]]") : text.index("[[social_map]]")]
    file.write_text(text.replace(block, block + block, 1), encoding="utf-8")
    with pytest.raises(ContentError, match="two amounts"):
        ResourceLibrary(own_resources, tmp_path).profile("voorbeeld")


@pytest.mark.parametrize(
    "name",
    [
        f"{PACK}/prompts.toml",
        f"{PACK}/summary.toml",
        f"{PACK}/invitation.toml",
        f"{PACK}/glossary.toml",
        "languages.toml",
        "calendar.toml",
    ],
)
def test_an_absent_or_unreadable_file_is_named(own_resources: Path, tmp_path: Path, name: str) -> None:
    file = own_resources / name
    for content in (b"= broken", b"\xff\xfe", None):
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content)
        with pytest.raises(ContentError) as caught:
            ResourceLibrary(own_resources, tmp_path)
        assert caught.value.file == file


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1), inner, max_size=3),
    max_leaves=5,
)


@given(VALUES)
def test_a_reader_gives_the_asked_type_or_names_the_key(value: object) -> None:
    table = Table(Path("file.toml"), {"key": value})
    for read, kind in ((table.text, str), (table.number, int), (table.sentence, str), (table.texts, tuple)):
        try:
            assert isinstance(read("key"), kind)
        except ContentError as problem:
            assert (problem.file, problem.key) == (Path("file.toml"), "key")


@given(st.text())
def test_a_sentence_that_is_taken_can_be_filled(text: str) -> None:
    try:
        sentence = Table(Path("file.toml"), {"key": text}).sentence("key")
    except ContentError:
        return
    assert isinstance(sentence.format(**dict.fromkeys(placeholders(sentence), "x")), str)
