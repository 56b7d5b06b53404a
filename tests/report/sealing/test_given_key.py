"""A key that the municipality gives: RSA, in PKCS#12 with the certificate of who vouches for it."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from keukentafel.report.sealing.keys import Pkcs12Key, open_pkcs12
from keukentafel.report.sealing.seal import seal
from keukentafel.report.sealing.verify import verify

from .conftest import AT, LATER

_PASSPHRASE = b"van de gemeente"


def _named(organisation: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)])


def _certificate(
    subject: x509.Name,
    public: ec.EllipticCurvePublicKey | rsa.RSAPublicKey,
    issuer: x509.Name,
    signing: ec.EllipticCurvePrivateKey,
    ca: bool,
) -> x509.Certificate:
    usage = x509.KeyUsage(not ca, not ca, False, False, False, ca, ca, False, False)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(AT - timedelta(days=1))
        .not_valid_after(AT + timedelta(days=365))
        .add_extension(x509.BasicConstraints(ca, None), critical=True)
        .add_extension(usage, critical=True)
        .sign(signing, hashes.SHA256())
    )


@pytest.fixture(scope="module")
def voucher() -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    private = ec.generate_private_key(ec.SECP256R1())
    name = _named("Stamcertificaat Proef")
    return private, _certificate(name, private.public_key(), name, private, ca=True)


@pytest.fixture(scope="module")
def given(voucher: tuple[ec.EllipticCurvePrivateKey, x509.Certificate]) -> Pkcs12Key:
    signing, root = voucher
    private = rsa.generate_private_key(65537, 2048)
    leaf = _certificate(_named("Gemeente Voorbeeldstad"), private.public_key(), root.subject, signing, ca=False)
    protection = BestAvailableEncryption(_PASSPHRASE)
    data = pkcs12.serialize_key_and_certificates(b"zegel", private, leaf, [root], protection)
    return open_pkcs12(data, _PASSPHRASE)


@pytest.fixture(scope="module")
def sealed_by_given(unsealed: bytes, given: Pkcs12Key) -> bytes:
    first = seal(unsealed, "bewoner", given, None, "Gelezen", AT, certify=True)
    return seal(first, "consulent", given, None, "Vastgesteld", LATER, certify=False)


def test_who_vouches_for_a_key_makes_it_known(
    sealed_by_given: bytes, voucher: tuple[ec.EllipticCurvePrivateKey, x509.Certificate]
) -> None:
    verdict = verify(sealed_by_given, [voucher[1]])
    assert verdict.exit_code == 0
    assert [(one.organisation, one.known) for one in verdict.seals] == [("Gemeente Voorbeeldstad", True)] * 2


def test_a_given_key_itself_may_be_the_known_one(sealed_by_given: bytes, given: Pkcs12Key) -> None:
    assert all(one.known for one in verify(sealed_by_given, [given.certificate]).seals)


def test_nobody_vouches_for_a_given_key(sealed_by_given: bytes, stranger: Pkcs12Key) -> None:
    verdict = verify(sealed_by_given, [stranger.certificate])
    assert verdict.exit_code == 0
    assert not any(one.known for one in verdict.seals)
