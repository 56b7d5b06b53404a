"""The commands of a help desk: a pair of keys, letting somebody in again, and getting out what reads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from keukentafel.domain.ports import WrongPassphrase, WrongRecoveryCode
from keukentafel.domain.safekeeping.recovery_codes import understood
from keukentafel.domain.safekeeping.trail import Way
from keukentafel.services import unlocking
from keukentafel.storage import slot_sealing, slots
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import NOON, at, opened, said
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import files_of

NEW = "drie nieuwe schoenen op de mat"
PASSWORD = "zes losse woorden voor deze sleutel"


def run(home: Path, stdin: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "keukentafel", *arguments],
        env={**os.environ, "KEUKENTAFEL_HOME": str(home)},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the key pair that the command made."""
    folder = tmp_path_factory.mktemp("sleutels")
    done = run(folder, f"{PASSWORD}\n{PASSWORD}\n", "keypair", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert 'recovery_public_key = """' in done.stdout and PASSWORD not in done.stdout
    assert "PRIVATE" not in done.stdout
    return folder


@pytest.fixture
def home(tmp_path: Path, pair: Path) -> Path:
    """The home of a consultant whose profile has that key, with one conversation."""
    public = (pair / "noodsleutel-openbaar.pem").read_text()
    vault = SqlCipherVault(tmp_path / "home" / "kluis", CHEAP, organisations=lambda: (public,))
    store = unlocking.make(vault, PASSPHRASE, NOON)
    with store.work() as work:
        opened(work, said(2, "s1", "Zwavelgeel zag ik hem staan."))
    store.close()
    return tmp_path / "home"


def vault_of(home: Path) -> SqlCipherVault:
    return SqlCipherVault(home / "kluis", CHEAP, organisations=None)


def events(home: Path, passphrase: str) -> list[tuple[str, str]]:
    store = vault_of(home).unlock(passphrase)
    with store.work() as work:
        found = [(event, subject) for _, event, subject in work.audit.lines()]
    store.close()
    return found


def test_the_secret_key_is_for_its_owner_and_is_never_replaced(pair: Path) -> None:
    secret = pair / "noodsleutel-geheim.pem"
    if os.name == "posix":
        assert secret.stat().st_mode & 0o777 == 0o600
    assert "ENCRYPTED" in secret.read_text()
    before = files_of(pair)
    again = run(pair, f"{PASSWORD}\n{PASSWORD}\n", "keypair", str(pair))
    assert again.returncode == 2 and "nooit vervangen" in again.stderr and files_of(pair) == before


def test_a_weak_or_mistyped_password_makes_no_key(tmp_path: Path) -> None:
    weak = run(tmp_path, "kort\nkort\n", "keypair", str(tmp_path))
    other = run(tmp_path, f"{PASSWORD}\n{PASSWORD}x\n", "keypair", str(tmp_path), "--for", "pakketten")
    assert (weak.returncode, other.returncode) == (2, 2) and "niet hetzelfde" in other.stderr
    assert not list(tmp_path.glob("*.pem"))


def test_a_new_passphrase_by_the_municipality_is_in_the_trail(home: Path, pair: Path) -> None:
    key = str(pair / "noodsleutel-geheim.pem")
    done = run(home, f"{PASSWORD}\n{NEW}\n{NEW}\n", "recover", "--key", key)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Zwavelgeel" not in done.stdout and NEW not in done.stdout
    with pytest.raises(WrongPassphrase):
        vault_of(home).unlock(PASSPHRASE)
    assert events(home, NEW)[-2:] == [("unlocked", "organisation"), ("passphrase_set_by_organisation", "")]
    assert vault_of(home).ways_in().organisations == 1, "who can open it stays as it was"


def test_a_new_code_leaves_the_passphrase(home: Path, pair: Path) -> None:
    done = run(home, f"{PASSWORD}\n", "recover", "--code", "--key", str(pair / "noodsleutel-geheim.pem"))
    assert done.returncode == 0, done.stderr
    code = understood(done.stdout.splitlines()[0].rpartition(" ")[2])
    assert events(home, PASSPHRASE)[-1] == ("code_set_by_organisation", "")
    vault_of(home).recover(code, NEW).close()


def test_what_is_wrong_is_said_plainly_and_nothing_changes(home: Path, pair: Path, tmp_path: Path) -> None:
    key = str(pair / "noodsleutel-geheim.pem")
    other = tmp_path / "andere.pem"
    other.write_text(slot_sealing.new_organisation_key(PASSWORD)[0])
    before = {name: data for name, data in files_of(home / "kluis").items() if name.endswith((".json", ".db"))}
    answers = f"{PASSWORD}\n{NEW}\n{NEW}\n"
    assert "andere kluis of gemeente" in run(home, answers, "recover", "--key", str(other)).stderr
    assert "wachtwoord is anders" in run(home, f"mis\n{NEW}\n{NEW}\n", "recover", "--key", key).stderr
    (tmp_path / "rommel.pem").write_bytes(b"\xff\x00")
    assert "geen noodsleutel" in run(home, answers, "recover", "--key", str(tmp_path / "rommel.pem")).stderr
    assert "geen kluis" in run(tmp_path / "nergens", answers, "recover", "--key", key).stderr
    after = files_of(home / "kluis")
    assert all(after[name] == data for name, data in before.items())
    assert events(home, PASSPHRASE)[-1] == ("store_made", "")
    for name in slots.COPIES:
        (home / "kluis" / name).write_bytes(b"{}")
    damaged = run(home, answers, "recover", "--key", key)
    assert damaged.returncode == 2 and "beschadigd" in damaged.stderr


def test_a_store_without_such_a_key_says_so(tmp_path: Path, pair: Path) -> None:
    vault = SqlCipherVault(tmp_path / "kluis", CHEAP)
    vault.create(PASSPHRASE).close()
    done = run(tmp_path, f"{PASSWORD}\n", "recover", "--key", str(pair / "noodsleutel-geheim.pem"))
    assert done.returncode == 2 and "kent geen noodsleutel" in done.stderr


def test_a_try_with_another_key_is_kept(home: Path) -> None:
    private, _ = slot_sealing.new_organisation_key(PASSWORD)
    with pytest.raises(WrongRecoveryCode):
        unlocking.open_by_organisation(vault_of(home), private, PASSWORD, at(3), NEW)
    unlocking.unlock(vault_of(home), PASSPHRASE, at(9)).close()
    assert ("unlock_failed", "organisation") in events(home, PASSPHRASE)


def test_a_wrong_passphrase_of_a_rescue_is_in_the_trail(home: Path) -> None:
    wrong = run(home, "mis\n", "rescue")
    assert wrong.returncode == 2 and "past niet" in wrong.stderr
    assert not list((home / "reservekopieen").glob("*.ktkopie"))
    assert [failed.way for failed in vault_of(home).tries()] == [Way.PASSPHRASE]
    unlocking.unlock(vault_of(home), PASSPHRASE, at(60)).close()
    assert events(home, PASSPHRASE)[-2:] == [("unlock_failed", "passphrase"), ("unlocked", "passphrase")]


def test_rescue_says_what_it_saved(home: Path, tmp_path: Path) -> None:
    before = files_of(home / "kluis")
    done = run(home, f"{PASSPHRASE}\n", "rescue", "--out", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert "Gered zijn: gesprekken 1," in done.stdout and "Zwavelgeel" not in done.stdout
    assert files_of(home / "kluis") == before
    content = bytearray((home / "kluis" / "store.db").read_bytes())
    content[-2000] ^= 1
    (home / "kluis" / "store.db").write_bytes(content)
    assert run(home, f"{PASSPHRASE}\n", "rescue").returncode == 1
    assert list((home / "reservekopieen").glob("*.ktkopie"))
    wrong = run(home, "mis\n", "rescue")
    assert wrong.returncode == 2 and "past niet" in wrong.stderr
    (home / "kluis" / "store.db").write_bytes(bytes(50_000))
    nothing = run(home, f"{PASSPHRASE}\n", "rescue")
    assert nothing.returncode == 2 and "reservekopie terug" in nothing.stderr
