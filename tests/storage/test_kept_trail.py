"""A trail that a supervisor kept is laid beside that of the store: what was cut off or rewritten since then is seen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from keukentafel import app
from keukentafel.domain.safekeeping.trail import SignedTrail, TrailLine
from keukentafel.report import trail_file
from keukentafel.report.sealing.keys import make_self_signed, open_pkcs12
from keukentafel.services import backups, unlocking
from keukentafel.storage.audit import ChainedAudit
from keukentafel.storage.check_findings import DAMAGED, NOT_EXAMINED, WHOLE, Examination
from keukentafel.storage.engine import open_engine
from keukentafel.storage.slots import opened, read
from keukentafel.storage.trail_mark import TrailMark, write
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import NOON, at
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import BEGUN, connect, files_of

KEY = open_pkcs12(make_self_signed("Gemeente Voorbeeld", "Keukentafel zegel", NOON, b"zin"), b"zin")


def exported(vault: SqlCipherVault, day: int) -> bytes:
    store = unlocking.unlock(vault, PASSPHRASE, at(day))
    with store.work() as work:
        work.audit.note("trail_exported", at(day))
        lines = tuple(TrailLine(*line) for line in work.audit.lines())
        file = trail_file.signed(SignedTrail(store.id, at(day), lines, work.audit.link()), KEY)
    store.close()
    return file


@pytest.fixture
def kept(vault: SqlCipherVault) -> bytes:
    """The trail after the second opening; the store was opened once more since."""
    unlocking.make(vault, PASSPHRASE, NOON).close()
    unlocking.unlock(vault, PASSPHRASE, at(1)).close()
    file = exported(vault, 2)
    unlocking.unlock(vault, PASSPHRASE, at(3)).close()
    return file


def looked(folder: Path, kept: bytes) -> Examination:
    before = files_of(folder)
    found = app.check_store(folder, lambda: PASSPHRASE, kept)
    assert files_of(folder) == before
    return found


def rewrite(folder: Path, keep: int) -> None:
    """Cut the trail, write other lines, and make the note beside it anew: all that the passphrase can do."""
    connection = connect(folder, PASSPHRASE)
    for statement in (
        BEGUN, "DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete", f"DELETE FROM audit WHERE id > {keep}",
        f"UPDATE sqlite_sequence SET seq = {keep} WHERE name = 'audit'",
    ):  # fmt: skip
        connection.execute(statement)
    connection.close()
    key = opened(read(folder), PASSPHRASE)
    engine = open_engine(folder / "store.db", key)
    with engine.begin() as connected:
        trail = ChainedAudit(connected)
        for _ in range(9):
            trail.note("unlocked", at(9), "passphrase")
        assert isinstance(trail.end, TrailMark)
        write(folder, trail.end, key.trail_key())
    engine.dispose()


def test_a_trail_that_goes_on_is_told(folder: Path, kept: bytes) -> None:
    found = looked(folder, kept)
    assert found.exit_code == WHOLE and "wat er daarna bij kwam, past erop" in "".join(found.lines)
    assert "bewaarde register" not in "".join(app.check_store(folder, lambda: PASSPHRASE).lines)


def test_a_trail_that_was_rewritten_with_all_that_guards_it_is_seen(folder: Path, kept: bytes) -> None:
    rewrite(folder, 2)
    assert app.check_store(folder, lambda: PASSPHRASE).exit_code == WHOLE
    found = looked(folder, kept)
    assert found.exit_code == DAMAGED and "herschreven of afgekapt" in "".join(found.lines)


def test_an_older_copy_that_was_put_back_is_a_question(vault: SqlCipherVault, folder: Path) -> None:
    store = unlocking.make(vault, PASSPHRASE, NOON)
    copy = store.back_up(at(1))
    store.close()
    kept = exported(vault, 2)
    backups.restore(vault, copy, PASSPHRASE, at(3)).close()
    found = looked(folder, kept)
    assert found.exit_code == NOT_EXAMINED and "vraag wanneer en waarom" in "".join(found.lines)


def test_that_of_another_store_is_no_witness(tmp_path: Path, folder: Path, kept: bytes) -> None:
    other = SqlCipherVault(tmp_path / "ander" / "kluis", CHEAP)
    unlocking.make(other, PASSPHRASE, NOON).close()
    found = looked(tmp_path / "ander" / "kluis", kept)
    assert found.exit_code == NOT_EXAMINED and "van een andere kluis" in "".join(found.lines)


@pytest.mark.parametrize("change", [
    lambda said: said["lines"].pop(), lambda said: said.pop("signature"), lambda said: said.update(link="ff" * 32),
])  # fmt: skip
def test_what_was_changed_is_no_witness(folder: Path, kept: bytes, change: Callable[[object], object]) -> None:
    said = json.loads(kept)
    change(said)
    with pytest.raises(ValueError):
        looked(folder, json.dumps(said).encode())


@pytest.mark.parametrize("link", ["", "geen getal", "zz"])
def test_a_signed_file_with_nonsense_is_refused_or_does_not_fit(vault: SqlCipherVault, folder: Path, link: str) -> None:
    unlocking.make(vault, PASSPHRASE, NOON).close()
    file = trail_file.signed(SignedTrail(read(folder).vault, NOON, (TrailLine(NOON, "unlocked", ""),), link), KEY)
    try:
        assert looked(folder, file).exit_code == DAMAGED
    except ValueError:
        assert link
