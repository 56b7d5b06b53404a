"""What is asked of a key before it is let in, and what it is called after that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from keukentafel.domain.refusals import Refused
from keukentafel.report.sealing.given_key import check_given
from keukentafel.report.sealing.keys import open_pkcs12
from keukentafel.report.sealing.seal import seal
from keukentafel.report.sealing.sentences import about
from keukentafel.report.sealing.verify import verify

from .conftest import AT, LATER

PASSWORD = b"van de gemeente"


def name(organisation: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)])


@dataclass(frozen=True)
class Given:
    """A key file with what can be wrong about it."""

    signs: bool = True
    begins: datetime = AT - timedelta(days=1)
    ends: datetime = AT + timedelta(days=365)
    vouched_by_another: bool = False
    voucher_is_authority: bool = True
    with_voucher: bool = True
    voucher_ends: datetime = AT + timedelta(days=365)

    def file(self) -> bytes:
        root_key, other_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        key = ec.generate_private_key(ec.SECP256R1())
        root = self._certificate("Stamcertificaat Proef", root_key, "Stamcertificaat Proef", root_key, True)
        signer = other_key if self.vouched_by_another else root_key
        leaf = self._certificate("Gemeente Voorbeeldstad", key, "Stamcertificaat Proef", signer, False)
        chain = [root] if self.with_voucher else None
        return pkcs12.serialize_key_and_certificates(b"zegel", key, leaf, chain, BestAvailableEncryption(PASSWORD))

    def _certificate(
        self, subject: str, key: ec.EllipticCurvePrivateKey, issuer: str, signer: ec.EllipticCurvePrivateKey, root: bool
    ) -> x509.Certificate:
        signs = self.signs and not root
        usage = x509.KeyUsage(signs, signs, not signs, False, False, root, root, False, False)
        constraints = x509.BasicConstraints(root and self.voucher_is_authority, None)
        return (
            x509.CertificateBuilder()
            .subject_name(name(subject))
            .issuer_name(name(issuer))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(AT - timedelta(days=400) if root else self.begins)
            .not_valid_after(self.voucher_ends if root else self.ends)
            .add_extension(constraints, critical=True)
            .add_extension(usage, critical=True)
            .sign(signer, hashes.SHA256())
        )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (Given(signs=False), "key_not_for_sealing"),
        (Given(begins=AT - timedelta(days=9), ends=AT - timedelta(days=1)), "key_not_valid_now"),
        (Given(begins=AT + timedelta(days=1)), "key_not_valid_now"),
        (Given(voucher_ends=AT - timedelta(days=1)), "key_not_valid_now"),
        (Given(vouched_by_another=True), "key_chain_broken"),
        (Given(voucher_is_authority=False), "key_chain_broken"),
    ],
)
def test_a_key_that_cannot_be_used_is_refused_with_the_reason(given: Given, code: str) -> None:
    with pytest.raises(Refused) as refused:
        check_given(given.file(), PASSWORD, AT)
    assert refused.value.code == code


@pytest.mark.parametrize("given", [Given(), Given(with_voucher=False)], ids=["whole_chain", "issuer_not_in_it"])
def test_a_good_key_is_taken(given: Given) -> None:
    check_given(given.file(), PASSWORD, AT)


@pytest.mark.parametrize("data", [b"", b"geen sleutel", Given().file()[:-40]])
def test_what_does_not_open_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        check_given(data, PASSWORD, AT)
    assert refused.value.code == "key_not_opened"


def test_a_wrong_password_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        check_given(Given().file(), b"anders", AT)
    assert (refused.value.code, refused.value.field) == ("key_not_opened", "passphrase")


def test_a_file_without_a_key_is_refused() -> None:
    _, certificate, _ = pkcs12.load_key_and_certificates(Given().file(), PASSWORD)
    assert certificate
    alone = pkcs12.serialize_key_and_certificates(b"x", None, None, [certificate], BestAvailableEncryption(PASSWORD))
    with pytest.raises(Refused) as refused:
        check_given(alone, PASSWORD, AT)
    assert refused.value.code == "key_without_private"


def _self_signed(key: rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey) -> bytes:
    made = (
        x509.CertificateBuilder()
        .subject_name(name("Gemeente Voorbeeldstad"))
        .issuer_name(name("Gemeente Voorbeeldstad"))
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(AT - timedelta(days=1))
        .not_valid_after(AT + timedelta(days=1))
    )
    algorithm = None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    certificate = made.sign(key, algorithm)
    return pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, BestAvailableEncryption(PASSWORD))


@pytest.mark.parametrize(
    "key", [ed25519.Ed25519PrivateKey.generate(), rsa.generate_private_key(65537, 1024)], ids=["ed25519", "short_rsa"]
)
def test_a_kind_of_key_that_does_not_seal_is_refused(key: rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey) -> None:
    with pytest.raises(Refused) as refused:
        check_given(_self_signed(key), PASSWORD, AT)
    assert refused.value.code == "key_not_for_sealing"


def test_the_verdict_names_who_gave_the_certificate(unsealed: bytes) -> None:
    key = open_pkcs12(Given().file(), PASSWORD)
    first = seal(unsealed, "bewoner", key, None, "Gelezen", AT, certify=True)
    both = seal(first, "consulent", key, None, "Vastgesteld", LATER, certify=False)
    lines = [told.text for told in about(verify(both, []), str)]
    assert lines.count("Het certificaat noemt als uitgever: Stamcertificaat Proef.") == 2
