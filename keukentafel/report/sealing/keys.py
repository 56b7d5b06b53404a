"""The keys that seal: one made at set-up, or one the municipality gives as PKCS#12."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from asn1crypto import keys as asn1_keys, x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers import Signer, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from keukentafel.domain.verdicts import fingerprint_written

_YEARS = 10
_NAME_LIMIT = 64
"""Longest organisation or common name that X.520 allows, in characters."""


class KeyNotUsableError(Exception):
    """A key cannot be opened or cannot seal: wrong passphrase, damaged, no private key, not valid now."""


class SealKey(Protocol):
    """What sealing needs of a key, wherever the key lives (a file, a token)."""

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate that readers of the seal see."""

    def signer(self) -> Signer:
        """Something that makes a CMS signature with this key."""


@dataclass(frozen=True, repr=False)
class Pkcs12Key:
    """A key that was read from PKCS#12; made with `open_pkcs12`. The private key stays out of `repr`."""

    certificate: x509.Certificate
    _signer: SimpleSigner

    def __repr__(self) -> str:
        return f"Pkcs12Key({fingerprint(self.certificate)})"

    def signer(self) -> Signer:
        """What pyHanko signs with."""
        return self._signer


def make_self_signed(organisation: str, purpose: str, now: datetime, passphrase: bytes | None) -> bytes:
    """A new EC P-256 key with a self-signed certificate of ten years, as PKCS#12 (DER) under `passphrase`.

    The certificate says the organisation and what the key is for, and never a person. Without a passphrase
    (None) the key is in the clear: only for a place that is encrypted itself.
    Raises ValueError for an empty name or one over 64 characters, a naive `now`, or an empty passphrase.
    """
    for text in (organisation, purpose):
        if not text.strip() or len(text) > _NAME_LIMIT:
            raise ValueError("organisation and purpose of a key have 1 to 64 characters")
    if now.tzinfo is None:
        raise ValueError("the moment a key is made needs a time zone")
    if passphrase == b"":
        raise ValueError("an empty passphrase protects nothing")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "NL"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, purpose),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        # A laptop whose clock is set back a little after set-up must still be able to seal.
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(_years_later(now))
        .add_extension(_SEAL_USAGE, critical=True)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    protection = NoEncryption() if passphrase is None else BestAvailableEncryption(passphrase)
    return pkcs12.serialize_key_and_certificates(purpose.encode(), key, certificate, None, protection)


def open_pkcs12(data: bytes, passphrase: bytes | None) -> Pkcs12Key:
    """Read a key from PKCS#12, ours or the municipality's. Raises KeyNotUsableError."""
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, passphrase)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise KeyNotUsableError("the key file is damaged, or the passphrase is wrong") from error
    if certificate is None or key is None:
        raise KeyNotUsableError("the key file has no private key with its certificate")
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise KeyNotUsableError("only EC and RSA keys can seal")
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple([to_asn1(other) for other in others])
    der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signer = SimpleSigner(to_asn1(certificate), asn1_keys.PrivateKeyInfo.load(der), store)
    return Pkcs12Key(certificate, signer)


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate, as it is written everywhere."""
    return fingerprint_written(certificate.fingerprint(hashes.SHA256()).hex())


def organisation(certificate: x509.Certificate) -> str:
    """The organisation on the certificate; empty when it says none."""
    return _name_part(certificate.subject, NameOID.ORGANIZATION_NAME)


def common_name(certificate: x509.Certificate) -> str:
    """The common name on the certificate; empty when it says none."""
    return _name_part(certificate.subject, NameOID.COMMON_NAME)


def issuer(certificate: x509.Certificate) -> str:
    """Who says that the certificate is right; empty when it says so itself. Whether that is so is not judged."""
    if certificate.issuer == certificate.subject:
        return ""
    parts = (_name_part(certificate.issuer, oid) for oid in (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME))
    return ", ".join(part for part in parts if part) or certificate.issuer.rfc4514_string()


def to_asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    """The same certificate in the form pyHanko works with."""
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


_SEAL_USAGE = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def _name_part(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    values = name.get_attributes_for_oid(oid)
    return str(values[0].value) if values else ""


def _years_later(now: datetime) -> datetime:
    # 29 February has no counterpart in most years ten years on.
    day = 28 if (now.month, now.day) == (2, 29) else now.day
    return now.replace(year=now.year + _YEARS, day=day)
