"""What a help desk does with a store from the command line: getting out what reads, and letting somebody in again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from keukentafel.app.place import named_store
from keukentafel.app.rooms import WallClock, copy_shelf

if TYPE_CHECKING:
    from keukentafel.domain.safekeeping.rescued import Rescued
    from keukentafel.domain.safekeeping.vault import Vault


def rescue_store(home: Path | None, out: Path | None, ask_secret: Callable[[], str]) -> Rescued:
    """Make a new store of what still reads in the one of that home; among its copies, or in `out`.

    `out` is made when it is not there. A wrong secret is kept as a try in vain. Raises OSError, and what Vault.rescue
    raises.
    """
    from keukentafel.domain.ports import StoreMissing
    from keukentafel.services import unlocking
    from keukentafel.storage.backups import CopyShelf
    from keukentafel.storage.names import was_made
    from keukentafel.storage.vault import SqlCipherVault

    folder, own = named_store(home)
    if not was_made(folder):
        raise StoreMissing
    shelf = CopyShelf(lambda: out) if out is not None else copy_shelf(own)
    secret = ask_secret()
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    return unlocking.rescue(SqlCipherVault(folder, shelf=shelf), secret, WallClock().now())


def set_passphrase_by_organisation(home: Path | None, private_key: str, password: str, passphrase: str) -> None:
    """Let the store of that home open with this passphrase from now on, by the municipality's private key.

    Raises WrongRecoveryCode, ValueError for a key or password that is not right, and what Vault.unlock raises.
    """
    from keukentafel.services import unlocking

    unlocking.open_by_organisation(_vault(home), private_key, password, WallClock().now(), passphrase).close()


def new_code_by_organisation(home: Path | None, private_key: str, password: str) -> str:
    """A new recovery code for that store; raises what `set_passphrase_by_organisation` raises."""
    from keukentafel.services import unlocking

    return unlocking.new_code_by_organisation(_vault(home), private_key, password, WallClock().now())


def organisations_of(home: Path | None) -> int:
    """How many organisations can open that store. Raises StoreMissing, StoreDamaged, StoreTooNew."""
    return _vault(home).ways_in().organisations


def make_organisation_key(private: Path, public: Path, password: str) -> str:
    """Make the key pair of a municipality in two files that are not there yet, as may be their folder; the public one.

    Raises FileExistsError, or another OSError.
    """
    from keukentafel.storage.files import write_atomically
    from keukentafel.storage.slot_sealing import new_organisation_key

    for file in (private, public):
        if file.exists():
            raise FileExistsError(file)
    for file in (private, public):
        file.parent.mkdir(parents=True, exist_ok=True)
    secret, open_to_all = new_organisation_key(password)
    write_atomically(private, secret.encode())
    write_atomically(public, open_to_all.encode())
    return open_to_all


def _vault(home: Path | None) -> Vault:
    from keukentafel.storage.vault import SqlCipherVault

    folder, own = named_store(home)
    # The profiles of this computer may not be those of the consultant's: who can open the store stays as it is.
    return SqlCipherVault(folder, organisations=None, shelf=copy_shelf(own))
