"""A disk with copies that never answers, as one across a network that is gone, keeps nobody from their work."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event, enumerate as all_threads

import pytest

from keukentafel.domain.ports import CopySilent, CopyTooSlow, StoreUnwritable
from keukentafel.domain.safekeeping.destruction import Ground
from keukentafel.storage import slots
from keukentafel.storage.backups import CopyShelf, copy_durably
from keukentafel.storage.destroyed_list import list_file
from keukentafel.storage.names import STORE_FILE
from keukentafel.storage.patience import NoAnswer, Patience
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import NOON, opened
from tests.storage import silent_file
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import files_of


@pytest.mark.skipif(not silent_file.HERE, reason="only Linux makes who opens a file wait")
def test_a_disk_with_copies_that_does_not_answer_keeps_nobody_waiting(folder: Path, tmp_path: Path) -> None:
    store = SqlCipherVault(folder, CHEAP, shelf=CopyShelf(lambda: tmp_path)).create(PASSPHRASE)
    made = store.back_up(NOON)
    store.close()
    vault = SqlCipherVault(folder, CHEAP, shelf=CopyShelf(lambda: tmp_path, seconds=0.1, answers_within=0.1))
    with silent_file.silent(made.folder / made.name / slots.COPIES[0], list_file(made.folder, made.store)):
        store = vault.unlock(PASSPHRASE)
        assert vault.copies() == ()
        with pytest.raises(CopyTooSlow):
            store.back_up(NOON + timedelta(hours=2))
        with pytest.raises(StoreUnwritable):
            vault.discard(made)
        with store.work() as work:
            opened(work)
            work.destructions.destroy_case("c1", Ground.TERM, NOON)
        store.close()
        store = vault.unlock(PASSPHRASE)
        with store.work() as work:
            assert len(work.destructions.destroyed()) == 1
        store.close()


def test_a_silent_disk_is_asked_again_when_it_has_answered(tmp_path: Path) -> None:
    answers, patience, before = Event(), Patience(0.05), set(all_threads())
    with pytest.raises(NoAnswer):
        patience.within(tmp_path, answers.wait)
    [asking] = set(all_threads()) - before
    with pytest.raises(NoAnswer):
        patience.within(tmp_path, lambda: True, 60)
    assert patience.within(tmp_path / "other", lambda: "another disk", 60) == "another disk"
    answers.set()
    asking.join()
    assert patience.within(tmp_path, lambda: "here again", 60) == "here again"
    with pytest.raises(ZeroDivisionError):
        patience.within(tmp_path, lambda: 1 // 0, 60)


def test_a_disk_that_answers_somebody_else_is_no_silent_one(tmp_path: Path) -> None:
    patience = Patience(60)
    assert patience.within(tmp_path, lambda: patience.within(tmp_path, lambda: "meanwhile")) == "meanwhile"


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe with a name is a thing of POSIX")
def test_a_disk_that_falls_silent_half_way_a_file_is_given_up(tmp_path: Path) -> None:
    source, shelf = tmp_path / "source", CopyShelf(lambda: tmp_path, seconds=0.2)
    os.mkfifo(source)
    other_end = os.open(source, os.O_RDWR)
    os.write(other_end, b"the first piece")
    asks = partial(shelf.asked, place=tmp_path)
    try:
        with pytest.raises(CopySilent):
            # Patience of its own: who waits for the rest of a pipe waits for ever.
            Patience(60).within(tmp_path, lambda: copy_durably(source, tmp_path / "target", asks=asks))
    finally:
        os.close(other_end)
    assert (tmp_path / "target").read_bytes() == b"the first piece"


@pytest.mark.skipif(not silent_file.HERE, reason="only Linux makes who opens a file wait")
@pytest.mark.parametrize("name", [slots.COPIES[0], STORE_FILE])
def test_a_copy_that_does_not_answer_is_given_up_and_the_store_is_as_it_was(
    folder: Path, tmp_path: Path, name: str
) -> None:
    store = SqlCipherVault(folder, CHEAP, shelf=CopyShelf(lambda: tmp_path)).create(PASSPHRASE)
    made = store.back_up(NOON)
    store.close()
    before = files_of(folder)
    with silent_file.silent(made.folder / made.name / name):
        for act in ("look_into", "restore"):
            # Each asks a disk that it does not know yet to be silent.
            vault = SqlCipherVault(folder, CHEAP, shelf=CopyShelf(lambda: tmp_path, seconds=0.2, answers_within=0.1))
            with pytest.raises(CopySilent):
                getattr(vault, act)(made, PASSPHRASE)
            assert files_of(folder) == before
        vault.unlock(PASSPHRASE).close()
