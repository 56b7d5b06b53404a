"""The schema goes up, down and up with data in it, whole or not at all, with a copy first."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from keukentafel.domain.changes import VersionFrozen
from keukentafel.domain.history import Undone
from keukentafel.domain.ports import StoreDamaged, StoreTooNew
from keukentafel.domain.signing import Ended, FrozenVersion, ReportKind
from keukentafel.storage import slots
from keukentafel.storage.engine import open_engine
from keukentafel.storage.keys import DataKey
from keukentafel.storage.migrate import HEAD, SCRIPTS, MigrationLoses, alembic_config, migrate, revision_of
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.tables import metadata
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import at, entry, opened, said
from tests.storage.conftest import PASSPHRASE
from tests.storage.raw import BEGUN, connect, files_of

NEXT = f"{int(HEAD) + 1:04}"
HEADER = f'from alembic import op\nimport sqlalchemy as sa\nrevision = "{NEXT}"\ndown_revision = "{HEAD}"\n'
REBUILDS = """
def upgrade():
    with op.batch_alter_table("conversation", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text))

def downgrade():
    with op.batch_alter_table("conversation", recreate="always") as table:
        table.drop_column("colour")
"""
LOSES_TRIGGERS = """
def upgrade():
    with op.batch_alter_table("audit", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text))
"""
LOSES_ROWS = """
def upgrade():
    op.execute("DELETE FROM log_entry WHERE seq = 2")
"""
LOSES_REFERENCES = """
def upgrade():
    op.execute("UPDATE conversation SET id = 'c2'")
"""
BREAKS = """
def upgrade():
    op.execute("DELETE FROM log_entry")
    op.execute("SELECT no_such_thing()")
"""


@pytest.fixture
def filled(vault: SqlCipherVault, folder: Path) -> Path:
    """The file of a store with data in every corner that a migration may lose."""
    store = vault.create(PASSPHRASE)
    with store.work() as work:
        opened(work, *(said(seq, f"s{seq}", f"Regel {seq}.") for seq in range(2, 50)))
        work.audit.note("opened", work.logs.summaries()[0].changed_at)
    store.close()
    return folder / "store.db"


@pytest.fixture
def key(filled: Path, folder: Path) -> DataKey:
    return slots.opened(slots.read(folder), PASSPHRASE)


def scripts_with(second: str, tmp_path: Path) -> Path:
    """The revisions of the program and one more."""
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"r{NEXT}_next.py").write_text(HEADER + second)
    return scripts


def schema(folder: Path) -> set[tuple[str, str, str]]:
    connection = connect(folder, PASSPHRASE)
    rows = set(connection.execute("SELECT type, name, sql FROM sqlite_master"))
    connection.close()
    return rows


def test_the_head_is_the_last_revision() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_current_head() == HEAD


def test_the_revisions_make_what_the_tables_say(filled: Path, key: DataKey) -> None:
    def ours(item: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
        return not (kind == "table" and name is not None and name.startswith("statement_words"))

    engine = open_engine(filled, key)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_down_and_up_again(filled: Path, key: DataKey, folder: Path) -> None:
    before = schema(folder)
    engine = open_engine(filled, key, foreign_keys=False)
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), "base")
    engine.dispose()
    assert {row[1] for row in schema(folder) if not row[1].startswith("sqlite_")} == {"alembic_version"}
    engine = open_engine(filled, key, foreign_keys=False)
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), HEAD)
    engine.dispose()
    assert schema(folder) == before


def test_that_a_store_goes_up_is_said_before_it_begins_and_only_then(folder: Path, filled: Path, key: DataKey) -> None:
    told: list[str | None] = []

    def beside(act: Callable[[], None]) -> None:
        assert not (folder / "copies").exists()
        engine = open_engine(filled, key)
        told.append(revision_of(engine))
        engine.dispose()
        thread = Thread(target=act)
        thread.start()
        thread.join()

    opening = SqlCipherVault(folder, upgrading=beside)
    opening.unlock(PASSPHRASE).close()
    assert told == []
    engine = open_engine(filled, key, foreign_keys=False)
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), "0002")
    engine.dispose()
    opening.unlock(PASSPHRASE).close()
    opening.unlock(PASSPHRASE).close()
    assert told == ["0002"]


def test_an_older_store_goes_up_with_its_data_and_is_copied_first(
    filled: Path, key: DataKey, folder: Path, tmp_path: Path, vault: SqlCipherVault
) -> None:
    scripts = scripts_with(REBUILDS, tmp_path)
    before = schema(folder)
    migrate(filled, key, NEXT, scripts)
    with pytest.raises(StoreTooNew):
        vault.unlock(PASSPHRASE)
    copies = files_of(folder / "copies")
    assert set(copies) == {f"{HEAD}.{name}" for name in ("store.db", "keys.json", "keys.copy.json")}
    assert not any(b"SQLite format" in content or b"Regel" in content for content in copies.values())
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in (folder / "copies").iterdir())

    engine = open_engine(filled, key, foreign_keys=False)
    with engine.begin() as connection:
        columns = connection.exec_driver_sql("SELECT name FROM pragma_table_info('conversation')").scalars()
        assert "colour" in set(columns)
        assert connection.exec_driver_sql("SELECT count(*) FROM log_entry").scalar() == 49
        command.downgrade(alembic_config(connection, scripts), HEAD)
        connection.exec_driver_sql(BEGUN)
    engine.dispose()
    assert {row[1] for row in schema(folder)} == {row[1] for row in before}
    assert_whole(vault.unlock(PASSPHRASE))

    restored = SqlCipherVault(tmp_path / "restored")
    (tmp_path / "restored").mkdir()
    for name, content in copies.items():
        (tmp_path / "restored" / name.removeprefix(f"{HEAD}.")).write_bytes(content)
    assert_whole(restored.unlock(PASSPHRASE))


@pytest.mark.parametrize(
    ("second", "what"),
    [(LOSES_TRIGGERS, "triggers"), (LOSES_ROWS, "rows"), (LOSES_REFERENCES, "references")],
)
def test_a_revision_that_loses_something_changes_nothing(
    filled: Path, key: DataKey, folder: Path, tmp_path: Path, vault: SqlCipherVault, second: str, what: str
) -> None:
    before = schema(folder)
    with pytest.raises(MigrationLoses, match=what):
        migrate(filled, key, NEXT, scripts_with(second, tmp_path))
    assert schema(folder) == before
    assert_whole(vault.unlock(PASSPHRASE))


def test_a_revision_that_breaks_off_changes_nothing(
    filled: Path, key: DataKey, tmp_path: Path, vault: SqlCipherVault
) -> None:
    with pytest.raises(Exception, match="no_such_thing"):
        migrate(filled, key, NEXT, scripts_with(BREAKS, tmp_path))
    assert_whole(vault.unlock(PASSPHRASE))


@pytest.mark.parametrize(("revision", "error"), [(NEXT, StoreTooNew), ("abcd", StoreTooNew), (None, StoreDamaged)])
def test_a_revision_from_elsewhere(
    filled: Path, folder: Path, vault: SqlCipherVault, revision: str | None, error: type[Exception]
) -> None:
    connection = connect(folder, PASSPHRASE)
    connection.execute(BEGUN)
    connection.execute("DELETE FROM alembic_version")
    if revision is not None:
        connection.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
    connection.close()
    with pytest.raises(error):
        vault.unlock(PASSPHRASE)
    assert not (folder / "copies").exists()


def test_another_database_under_this_key_is_damage(filled: Path, key: DataKey, folder: Path) -> None:
    connection = connect(folder, PASSPHRASE)
    connection.execute("DROP TABLE alembic_version")
    connection.close()
    with pytest.raises(StoreDamaged):
        migrate(filled, key)


def test_an_empty_file_has_no_revision(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "new.db", DataKey.random())
    assert revision_of(engine) is None
    engine.dispose()


def test_alembic_is_not_loaded_to_open_a_store_of_today(filled: Path, folder: Path) -> None:
    opens = (
        "import sys; from pathlib import Path; from keukentafel.storage.vault import SqlCipherVault;"
        f"SqlCipherVault(Path({str(folder)!r})).unlock({PASSPHRASE!r}).close();"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", opens], check=False).returncode == 0


def test_what_was_put_on_the_shelf_cannot_be_changed(filled: Path, key: DataKey) -> None:
    engine = open_engine(filled, key)
    for statement in ("UPDATE audit SET event = 'nothing'", "DELETE FROM audit"):
        with pytest.raises(Exception, match="never changed"), engine.begin() as connection:
            connection.exec_driver_sql(statement)
    engine.dispose()


def assert_whole(store: SqlCipherStore) -> None:
    with store.work() as work:
        assert len(work.logs.entries("c1")) == 49
        assert len(work.logs.search("regel")) == 48
        assert len(work.audit.lines()) == 1
    store.close()


def test_an_agenda_is_made_of_the_logs_that_were_there(filled: Path, key: DataKey, vault: SqlCipherVault) -> None:
    day = date(2026, 11, 12)
    with closing(vault.unlock(PASSPHRASE)) as store, store.work() as work:
        opened(work, conversation_id="untouched")
        opened(work, said(2, "s1", "Ja."), entry(3, Undone(2)), conversation_id="undone")
        frozen = FrozenVersion(ReportKind.INVESTIGATION, 1, Ended.COMPLETE, at(3), "0" * 64)
        opened(work, said(2, "s1", "Ja."), entry(3, VersionFrozen(frozen)), conversation_id="done")
        again = said(4, "s2", "En nog iets.")
        opened(work, said(2, "s1", "Ja."), entry(3, VersionFrozen(frozen)), again, conversation_id="later")
    engine = open_engine(filled, key, foreign_keys=False)
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), "0001")
    engine.dispose()
    with closing(vault.unlock(PASSPHRASE)) as store, store.work() as work:
        found = {each.conversation_id: each for each in work.logs.summaries()}
    assert {each.form_of_address for each in found.values()} == {"mevrouw De Boer"}
    assert {each.municipality for each in found.values()} == {"voorbeeld"}
    assert {name: each.talked_on for name, each in found.items()} == {
        "c1": day, "untouched": None, "undone": None, "done": day, "later": day,
    }  # fmt: skip
    assert {name: each.investigated_on for name, each in found.items()} == {
        "c1": None, "untouched": None, "undone": None, "done": day, "later": None,
    }  # fmt: skip


def test_words_that_were_indexed_before_are_found_without_their_accents(
    filled: Path, key: DataKey, vault: SqlCipherVault
) -> None:
    with closing(vault.unlock(PASSPHRASE)) as store, store.work() as work:
        opened(work, said(2, "s1", "Işıklar kapalı."), said(3, "s2", "هذا كِتَاب."), conversation_id="c2")
    engine = open_engine(filled, key, foreign_keys=False)
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), "0002")
    engine.dispose()
    with closing(vault.unlock(PASSPHRASE)) as store, store.work() as work:
        assert [hit.text for hit in work.logs.search("isik")] == ["Işıklar kapalı."]
        assert [hit.statement_id for hit in work.logs.search("كتاب")] == ["s2"]
        assert len(work.logs.search("regel")) == 48
