"""The report, record and annex of mevrouw Uysal (fictional) as they were closed, ready to be packed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from keukentafel.domain.handover import PackageParts
from keukentafel.domain.verdicts import FileVerdict
from keukentafel.handover.checking import check_package
from tests.report import uysal
from tests.report.conftest import Room, Visit, room, visit

__all__ = ["Check", "parts", "room", "visit"]

LATER = uysal.FROZEN + timedelta(minutes=20)

Check = Callable[..., FileVerdict]


@pytest.fixture(scope="session")
def parts(room: Room, visit: Visit) -> PackageParts:
    profile = room.library.profile("voorbeeld")
    assert profile.archive is not None
    annex = room.press.annex(room.annex(visit, LATER), room.key, LATER).pdf
    return PackageParts(
        visit.document, visit.record, visit.printed.pdf, annex, profile.name, profile.archive, LATER
    )


@pytest.fixture(scope="session")
def check(room: Room) -> Check:
    """The verdict of the real print room and the letter box about a package."""

    def checked(data: bytes, key: X25519PrivateKey | None = None) -> FileVerdict:
        return check_package(data, key, room.press.verify, room.press.document, str)

    return checked
