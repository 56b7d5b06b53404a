"""The released pack: complete, unchanged, drawn, and in Dutch that a person can follow."""

import hashlib
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from keukentafel.content.library import ResourceLibrary
from keukentafel.content.packs import RIGHTS, SHELLS, newest_version, read_pack
from keukentafel.domain.content.pack import ContentPack

LIFE_DOMAINS = [
    "zin",
    "dag",
    "huis",
    "wonen",
    "zorg_zelf",
    "lichaam",
    "hoofd",
    "op_pad",
    "mensen",
    "thuis_veilig",
    "kinderen",
    "geld",
    "taal_digi",
    "regie",
    "mantelzorg",
]
CODES = [
    f"{letter}{number}"
    for letter, last in {"A": 5, "Z": 6, "N": 6, "M": 5, "V": 4, "X": 4, "S": 4, "D": 15, "R": 6}.items()
    for number in range(1, last + 1)
]
SIGNING_ACTS = [
    "received",
    "read",
    "correct",
    "partly",
    "incorrect",
    "application_yes",
    "application_no",
    "application_later",
    "interpreted",
    "consultant",
]
WAYS_OF_SIGNING = ["drawn", "cross", "spoken", "refused", "unable", "later", "by_representative"]


def test_every_prompt_right_domain_and_shell_of_the_design_is_there(pack: ContentPack) -> None:
    assert set(CODES) <= {prompt.code for prompt in pack.prompts}
    assert [domain.id for domain in pack.life_domains] == LIFE_DOMAINS
    assert {right.id for right in pack.rights} == set(RIGHTS)
    assert tuple(shell.id for shell in pack.shells) == SHELLS
    parts = [part.id for part in pack.shell("netwerk").parts]
    assert parts == ["gebruikelijke_hulp", "mantelzorg", "overig_netwerk"]


def test_every_signing_act_and_way_has_its_text(pack: ContentPack) -> None:
    ids = {text.id for text in pack.signing}
    assert {f"signing.{act}" for act in SIGNING_ACTS} <= ids
    assert {f"signing.how.{way}" for way in WAYS_OF_SIGNING} <= ids


def test_a_new_version_keeps_every_code_id_and_slot_of_the_one_before(pack: ContentPack, resources: Path) -> None:
    """A conversation holds ids only, so one that began with an older version goes on with the newest."""
    folder = resources / "content" / "basis"
    for version in range(1, pack.version):
        older = read_pack(folder / str(version))
        assert {text.id for text in older.resident_texts()} <= {text.id for text in pack.resident_texts()}
        assert older.spoken_only_ids() <= pack.spoken_only_ids()
        slots = {text.id: text.placeholders for text in pack.resident_texts()}
        assert all(slots[text.id] == text.placeholders for text in older.resident_texts())


def test_the_newest_version_is_used_and_an_older_one_can_be_opened(resources: Path, tmp_path: Path) -> None:
    assert ResourceLibrary(resources, tmp_path).pack().version == newest_version(resources / "content" / "basis") == 3
    assert ResourceLibrary(resources, tmp_path, version=1).pack().version == 1


def test_ids_are_unique(pack: ContentPack) -> None:
    ids = [text.id for text in pack.resident_texts()]
    assert len(ids) == len(set(ids))


def test_every_slot_has_words_and_stands_in_its_sentence(pack: ContentPack) -> None:
    with_slot = [prompt for prompt in pack.prompts if prompt.slot]
    assert {prompt.code for prompt in with_slot} == {"Z2", "N5"}
    for prompt in with_slot:
        assert prompt.slot is not None
        assert len(pack.words(prompt.slot)) > 5
        assert f"{{{prompt.slot}}}" in prompt.dutch


def test_what_is_only_spoken_is_among_no_texts_for_a_resident(pack: ContentPack) -> None:
    assert pack.spoken_only_ids() == {"S4", "D10", "domain.thuis_veilig"}
    assert not pack.spoken_only_ids() & {text.id for text in pack.resident_texts()}
    dutch = " ".join(text.dutch for text in pack.resident_texts())
    assert "veiligheid" not in dutch.lower()


def test_only_spoken_prompts_have_no_picture(pack: ContentPack) -> None:
    assert {prompt.code for prompt in pack.prompts if not prompt.picture} == {"S4", "D10"}


def test_carer_prompts_are_marked_for_carers(pack: ContentPack) -> None:
    marked = {prompt.code: prompt.only_for for prompt in pack.prompts if prompt.only_for}
    assert marked == {
        "R2": "carer", "M1": "carer", "M2": "carer", "M3": "carer", "M4": "carer", "M5": "carer_outside_home",
    }  # fmt: skip


def _hash_of(folder: Path) -> str:
    """SHA-256 in hexadecimal over the names and contents of the files of a pack, with Unix line ends."""
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.toml")):
        content = file.read_bytes().replace(b"\r\n", b"\n")
        digest.update(file.name.encode() + b"\0" + str(len(content)).encode() + b"\0" + content)
    return digest.hexdigest()


def test_released_packs_do_not_change(resources: Path) -> None:
    recorded = tomllib.loads((resources / "content" / "hashes.toml").read_text(encoding="utf-8"))
    found = {
        f"{folder.parent.name}/{folder.name}": _hash_of(folder)
        for folder in (resources / "content").glob("*/*")
        if folder.is_dir()
    }
    assert found == recorded


def test_the_hash_sees_a_change_and_not_the_line_ends(own_resources: Path) -> None:
    folder = own_resources / "content" / "basis" / "1"
    before = _hash_of(folder)
    file = folder / "choices.toml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert _hash_of(folder) == before
    file.write_bytes(file.read_bytes().replace(b"Pauze", b"Rust"))
    assert _hash_of(folder) != before


def test_every_picture_is_drawn_in_the_one_style_without_words(pack: ContentPack, resources: Path) -> None:
    drawn = {file.stem for file in (resources / "icons" / "prompts").glob("*.svg")}
    assert drawn == {prompt.picture for prompt in pack.prompts if prompt.picture} | {c.picture for c in pack.choices}
    for name in drawn:
        root = ElementTree.parse(resources / "icons" / "prompts" / f"{name}.svg").getroot()
        assert root.attrib["viewBox"] == "0 0 120 120"
        assert root.attrib["stroke"] == "#24211D"
        colours = {element.attrib.get("stroke", "#B8AD9D") for element in root}
        assert colours <= {"#B8AD9D"}, name
        assert not [element for element in root.iter() if element.tag.endswith("text")]


def test_every_picture_of_a_prompt_has_words_and_no_words_are_for_nothing(pack: ContentPack) -> None:
    of_prompts = {prompt.picture for prompt in pack.prompts} - {""}
    of_choices = {choice.picture for choice in pack.choices}
    words = {text.id.removeprefix("picture.") for text in pack.pictures}
    assert of_prompts <= words <= of_prompts | of_choices


def test_every_prompt_life_domain_and_choice_has_a_picture_of_its_own(pack: ContentPack) -> None:
    shown = [prompt.picture for prompt in pack.prompts if prompt.picture] + [c.picture for c in pack.choices]
    assert [picture for picture in shown if shown.count(picture) > 1] == []
    for domain in pack.life_domains:
        assert domain.spoken_only or pack.prompt(domain.prompt_code).picture, domain.id
