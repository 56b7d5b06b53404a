"""The cellar, locked: the encrypted store of conversations. Nothing here logs or prints content."""

from keukentafel.storage.slots import KdfCost
from keukentafel.storage.vault import SqlCipherVault

__all__ = ["KdfCost", "SqlCipherVault"]
