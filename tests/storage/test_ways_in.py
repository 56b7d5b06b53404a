"""The ways to the data key beside the passphrase: a code on paper, an organisation's key, another passphrase."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from keukentafel.domain.ports import StoreDamaged, WrongPassphrase, WrongRecoveryCode
from keukentafel.services import unlocking
from keukentafel.storage import slot_sealing, slots
from keukentafel.storage.keys import DataKey
from keukentafel.storage.slot_kinds import TARGET_SECONDS, CodeSlot, KdfCost, OrganisationSlot, calibrated
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import at
from tests.storage.conftest import CHEAP, PASSPHRASE, assert_opens
from tests.storage.raw import PAGE, connect, files_of

NEW = "drie nieuwe schoenen op de mat"
OTHERS_CODE = slot_sealing.by_code("", DataKey.random())[1]


def test_a_passphrase_changes_and_the_store_is_not_touched(made: SqlCipherVault, folder: Path) -> None:
    before = (folder / "store.db").read_bytes()
    made.change_passphrase(PASSPHRASE, NEW)
    assert (folder / "store.db").read_bytes() == before
    assert_opens(made, NEW)
    with pytest.raises(WrongPassphrase):
        made.unlock(PASSPHRASE)


def test_a_store_whose_list_does_not_read_lets_nobody_in_and_can_be_rescued(made: SqlCipherVault, folder: Path) -> None:
    connection = connect(folder, PASSPHRASE)
    ((root,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'conversation'").fetchall()
    connection.close()
    file = folder / "store.db"
    content = bytearray(file.read_bytes())
    content[(root - 1) * PAGE + 100] ^= 0xFF
    file.write_bytes(content)
    for _ in range(2):
        with pytest.raises(StoreDamaged):
            unlocking.unlock(made, PASSPHRASE, at(5))
    assert made.rescue(PASSPHRASE, at(6)).place.is_dir()


def test_a_wrong_passphrase_changes_nothing(made: SqlCipherVault, folder: Path) -> None:
    before = files_of(folder)
    with pytest.raises(WrongPassphrase):
        made.change_passphrase("iets anders", NEW)
    with pytest.raises(WrongPassphrase):
        made.new_recovery_code("iets anders")
    assert files_of(folder) == before


def test_a_passphrase_changes_while_the_store_is_open(made: SqlCipherVault) -> None:
    store = made.unlock(PASSPHRASE)
    made.change_passphrase(PASSPHRASE, NEW)
    with store.work() as work:
        assert len(work.logs.entries("c1")) == 2
    store.close()
    assert_opens(made, NEW)


def test_the_code_on_paper_opens_and_gives_a_new_passphrase(made: SqlCipherVault) -> None:
    assert not made.ways_in().code
    code = made.new_recovery_code(PASSPHRASE)
    assert made.ways_in().code
    made.recover(code, NEW).close()
    assert_opens(made, NEW)
    with pytest.raises(WrongPassphrase):
        made.unlock(PASSPHRASE)
    made.recover(code, PASSPHRASE).close()
    assert_opens(made, PASSPHRASE)


def test_a_new_code_makes_the_old_one_worthless_and_a_new_passphrase_does_not(made: SqlCipherVault) -> None:
    first = made.new_recovery_code(PASSPHRASE)
    second = made.new_recovery_code(PASSPHRASE)
    made.change_passphrase(PASSPHRASE, NEW)
    with pytest.raises(WrongRecoveryCode):
        made.recover(first, "x")
    assert_opens(made, NEW)
    made.recover(second, PASSPHRASE).close()


def test_a_wrong_code_changes_nothing(made: SqlCipherVault, folder: Path) -> None:
    made.new_recovery_code(PASSPHRASE)
    before = files_of(folder)
    with pytest.raises(WrongRecoveryCode):
        made.recover(OTHERS_CODE, NEW)
    assert files_of(folder) == before


def test_a_store_without_a_code_opens_with_none(made: SqlCipherVault) -> None:
    with pytest.raises(WrongRecoveryCode):
        made.recover(OTHERS_CODE, NEW)


def test_the_code_stands_nowhere(made: SqlCipherVault, folder: Path) -> None:
    code = made.new_recovery_code(PASSPHRASE)
    for content in files_of(folder).values():
        assert code.encode() not in content
        assert code.replace("-", "").encode() not in content


def test_a_slot_of_another_store_does_not_open_this_one(made: SqlCipherVault, folder: Path, tmp_path: Path) -> None:
    other = SqlCipherVault(tmp_path / "andere", CHEAP)
    other.create(PASSPHRASE).close()
    code = other.new_recovery_code(PASSPHRASE)
    (slot,) = (slot for slot in slots.read(tmp_path / "andere").slots if isinstance(slot, CodeSlot))
    mine = slots.read(folder)
    slots.write(folder, replace(mine, slots=(*mine.slots, slot)))
    with pytest.raises(WrongRecoveryCode):
        made.recover(code, NEW)


class TestAnOrganisation:
    private, public = slot_sealing.new_organisation_key("geheim van de helpdesk")

    def vault(self, folder: Path, *keys: str) -> SqlCipherVault:
        return SqlCipherVault(folder, CHEAP, organisations=lambda: keys)

    def test_its_key_opens_every_store_that_was_made_for_it(self, folder: Path) -> None:
        vault = self.vault(folder, self.public)
        vault.create(PASSPHRASE).close()
        assert vault.ways_in().organisations == 1
        file = slots.read(folder)
        key = slots.opened_by_organisation(file, self.private, "geheim van de helpdesk")
        assert key.secret == slots.opened(file, PASSPHRASE).secret

    def test_a_store_gets_its_slot_at_the_next_unlock_and_once(self, made: SqlCipherVault, folder: Path) -> None:
        assert made.ways_in().organisations == 0
        self.vault(folder, self.public).unlock(PASSPHRASE).close()
        first = slots.read(folder)
        self.vault(folder, self.public).unlock(PASSPHRASE).close()
        assert slots.read(folder) == first and slots.organisations(first) == 1

    def test_a_key_that_left_the_profile_leaves_the_store(self, folder: Path) -> None:
        self.vault(folder, self.public).create(PASSPHRASE).close()
        _, newer = slot_sealing.new_organisation_key("ander")
        self.vault(folder, newer).unlock(PASSPHRASE).close()
        (slot,) = (slot for slot in slots.read(folder).slots if isinstance(slot, OrganisationSlot))
        assert slot.recipient == slot_sealing.recipient(newer)
        with pytest.raises(WrongRecoveryCode):
            slots.opened_by_organisation(slots.read(folder), self.private, "geheim van de helpdesk")

    def test_another_password_or_another_key_opens_nothing(self, folder: Path) -> None:
        self.vault(folder, self.public).create(PASSPHRASE).close()
        file = slots.read(folder)
        with pytest.raises(ValueError):
            slots.opened_by_organisation(file, self.private, "ander")
        with pytest.raises(ValueError):
            slots.opened_by_organisation(file, "geen sleutel")
        private, _ = slot_sealing.new_organisation_key("ander")
        with pytest.raises(WrongRecoveryCode):
            slots.opened_by_organisation(file, private, "ander")

    def test_a_broken_key_in_a_profile_keeps_nobody_from_her_work(self, folder: Path) -> None:
        vault = self.vault(folder, "-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----\n")
        vault.create(PASSPHRASE).close()
        vault.unlock(PASSPHRASE).close()
        assert vault.ways_in().organisations == 0


@pytest.mark.parametrize(("per_pass", "passes"), [(0.05, 20), (0.4, 3), (1.7, 3), (0.001, 40), (0.0, 40), (0.1, 10)])
def test_the_cost_is_about_a_second_and_never_less_than_the_least(per_pass: float, passes: int) -> None:
    assert TARGET_SECONDS == 1.0
    assert calibrated(lambda cost: per_pass * cost.passes) == KdfCost(64 * 1024, passes, 4)


@pytest.mark.parametrize("field", ["nonce", "sealed", "salt"])
def test_a_code_slot_with_something_missing_is_damage(made: SqlCipherVault, folder: Path, field: str) -> None:
    from keukentafel.storage.slot_text import checksum

    made.new_recovery_code(PASSPHRASE)
    for name in slots.COPIES:
        document = json.loads((folder / name).read_bytes())
        del document["content"]["slots"][0][field]
        document["sha256"] = checksum(document["content"])
        (folder / name).write_text(json.dumps(document))
    with pytest.raises(StoreDamaged):
        made.unlock(PASSPHRASE)
