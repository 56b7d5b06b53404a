"""Keys made once for all tests here, and a report at each of its three stages."""

from datetime import datetime, timedelta, timezone

import pytest

from keukentafel.report.sealing.keys import Pkcs12Key, make_self_signed, open_pkcs12
from keukentafel.report.sealing.seal import seal

from .sample import sample

AT = datetime(2026, 11, 24, 14, 3, tzinfo=timezone(timedelta(hours=1)))
LATER = AT + timedelta(minutes=4)
STROKES = (
    ((0, 10.0, 10.0, 0.2), (10, 40.0, 50.0, 0.5), (20, 80.0, 20.0, 0.9), (30, 120.0, 40.0, 0.4)),
    ((50, 60.0, 60.0, 0.5),),
)


@pytest.fixture(scope="session")
def key() -> Pkcs12Key:
    made = make_self_signed("Gemeente Voorbeeldstad", "Zegel van Keukentafel", AT, b"geheim")
    return open_pkcs12(made, b"geheim")


@pytest.fixture(scope="session")
def stranger() -> Pkcs12Key:
    made = make_self_signed("Gemeente Elders", "Zegel van Keukentafel", AT, b"anders")
    return open_pkcs12(made, b"anders")


@pytest.fixture(scope="session")
def unsealed() -> bytes:
    return sample()


@pytest.fixture(scope="session")
def one_seal(unsealed: bytes, key: Pkcs12Key) -> bytes:
    return seal(unsealed, "bewoner", key, STROKES, "Gelezen", AT, certify=True)


@pytest.fixture(scope="session")
def sealed(one_seal: bytes, key: Pkcs12Key) -> bytes:
    return seal(one_seal, "consulent", key, STROKES, "Vastgesteld", LATER, certify=False)
