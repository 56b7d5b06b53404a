"""What can go wrong outside the program: the errors that a window says to a person in plain words."""

from __future__ import annotations


class WorldError(Exception):
    """Something of the world went wrong; the window says it in the consultant's words and nothing is lost."""


class WrongPassphrase(WorldError):
    """The passphrase opens no slot."""


class WrongRecoveryCode(WorldError):
    """The recovery code, or the organisation's key, opens no slot."""


class StoreMissing(WorldError):
    """There is no store at this place yet."""


class StoreDamaged(WorldError):
    """The store or its slot file cannot be read; nothing was overwritten."""


class StoreOfTwoMoments(StoreDamaged):
    """The files of the store are of different moments, as when its folder is copied while somebody works in it."""


class StoreTooNew(WorldError):
    """The store was written by a newer version of the program."""


class StoreBusy(WorldError):
    """Another program, or another window of this one, holds the store."""


class StoreFull(WorldError):
    """There is no room on the disk; the last change was not written and earlier ones are safe."""


class StoreUnwritable(WorldError):
    """The store may not be written (read-only, or a disk error)."""


class StoreGone(StoreUnwritable):
    """The store was open and its folder is not there any more, as with a stick that was pulled out."""


class CopyDamaged(WorldError):
    """A copy of the store cannot be read, or is not whole; nothing was changed."""


class TracesLeft(WorldError):
    """The copy was made, but what was erased could not be wiped from the free room of the store; tried again later."""


class CopyTooSlow(WorldError):
    """Making a copy of the store took longer than may be waited for; there is no new copy."""


class CopySilent(WorldError):
    """The disk with a copy of the store does not answer; nothing was changed."""


class GivenUp(WorldError):
    """Somebody stopped it before it changed anything."""
