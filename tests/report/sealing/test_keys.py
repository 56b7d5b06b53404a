from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12

from keukentafel.report.sealing.keys import (
    KeyNotUsableError,
    Pkcs12Key,
    common_name,
    fingerprint,
    make_self_signed,
    open_pkcs12,
    organisation,
)
from keukentafel.report.sealing.seal import seal

from .conftest import AT


def test_a_key_of_set_up_says_the_organisation_and_no_person(key: Pkcs12Key) -> None:
    assert organisation(key.certificate) == "Gemeente Voorbeeldstad"
    assert common_name(key.certificate) == "Zegel van Keukentafel"
    assert {attribute.oid._name for attribute in key.certificate.subject} == {
        "countryName",
        "organizationName",
        "commonName",
    }
    assert isinstance(key.certificate.public_key(), ec.EllipticCurvePublicKey)


def test_a_key_of_set_up_lasts_ten_years(key: Pkcs12Key) -> None:
    assert key.certificate.not_valid_after_utc == AT.replace(year=2036)
    assert AT - key.certificate.not_valid_before_utc == timedelta(days=1)


def test_a_key_made_on_a_leap_day_lasts_ten_years() -> None:
    leap = datetime(2028, 2, 29, 12, 0, tzinfo=UTC)
    made = open_pkcs12(make_self_signed("Gemeente", "Zegel", leap, b"x"), b"x")
    assert made.certificate.not_valid_after_utc == datetime(2038, 2, 28, 12, 0, tzinfo=UTC)


def test_the_fingerprint_can_be_compared_by_eye(key: Pkcs12Key) -> None:
    groups = fingerprint(key.certificate).split(" ")
    assert [len(group) for group in groups] == [4] * 16
    assert bytes.fromhex("".join(groups)) == key.certificate.fingerprint(hashes.SHA256())


@pytest.mark.parametrize(
    ("organisation_name", "purpose", "now", "passphrase"),
    [
        ("", "Zegel", AT, b"x"),
        ("Gemeente", "  ", AT, b"x"),
        ("G" * 65, "Zegel", AT, b"x"),
        ("Gemeente", "Zegel", AT.replace(tzinfo=None), b"x"),
        ("Gemeente", "Zegel", AT, b""),
    ],
)
def test_a_key_needs_names_a_moment_and_no_empty_passphrase(
    organisation_name: str, purpose: str, now: datetime, passphrase: bytes
) -> None:
    with pytest.raises(ValueError, match=r"."):
        make_self_signed(organisation_name, purpose, now, passphrase)


def test_the_private_key_is_not_in_the_file_without_its_passphrase() -> None:
    made = make_self_signed("Gemeente", "Zegel", AT, b"goed")
    with pytest.raises(KeyNotUsableError):
        open_pkcs12(made, b"fout")


def test_a_key_for_an_encrypted_place_needs_no_passphrase(unsealed: bytes) -> None:
    made = open_pkcs12(make_self_signed("Gemeente", "Zegel", AT, None), None)
    assert seal(unsealed, "bewoner", made, None, "Gelezen", AT, certify=True).startswith(unsealed)


@pytest.mark.parametrize("data", [b"", b"geen sleutel", b"\x30\x82\x00\x01"])
def test_a_file_that_is_no_key_is_refused(data: bytes) -> None:
    with pytest.raises(KeyNotUsableError):
        open_pkcs12(data, b"x")


def test_a_file_without_a_private_key_is_refused(key: Pkcs12Key) -> None:
    bare = pkcs12.serialize_key_and_certificates(b"bare", None, None, [key.certificate], NoEncryption())
    with pytest.raises(KeyNotUsableError):
        open_pkcs12(bare, b"")


def test_a_kind_of_key_that_cannot_seal_is_refused() -> None:
    private = ed25519.Ed25519PrivateKey.generate()
    name = x509.Name([])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(1)
        .not_valid_before(AT)
        .not_valid_after(AT + timedelta(days=1))
        .sign(private, None)
    )
    made = pkcs12.serialize_key_and_certificates(b"ed", private, certificate, None, NoEncryption())
    with pytest.raises(KeyNotUsableError):
        open_pkcs12(made, b"")


def test_the_private_key_is_not_in_repr(key: Pkcs12Key) -> None:
    assert repr(key) == f"Pkcs12Key({fingerprint(key.certificate)})"
