"""Whether a key that the municipality gives may set its seals: asked once, when it is let in."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, pkcs12

from keukentafel.domain.refusals import Refused
from keukentafel.report.sealing.pkcs12_rounds import asks_too_much

_Extension = TypeVar("_Extension", bound=x509.ExtensionType)

_LONGEST_CHAIN = 8
_SMALLEST_RSA_BITS = 2048


def check_given(data: bytes, passphrase: bytes, now: datetime) -> None:
    """Raise Refused when this PKCS#12 does not open, or its key cannot or may not seal at `now`.

    A chain that stops at an issuer who is not in the file is taken: the file need not hold the root.
    """
    if asks_too_much(data):
        raise Refused("key_not_opened", "passphrase")
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, passphrase)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise Refused("key_not_opened", "passphrase") from error
    if key is None or certificate is None:
        raise Refused("key_without_private")
    if not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise Refused("key_not_for_sealing")
    try:
        belongs = _public(key.public_key()) == _public(certificate.public_key())
    except (ValueError, UnsupportedAlgorithm) as error:
        raise Refused("key_not_for_sealing") from error
    if not belongs:
        raise Refused("key_without_private")
    check_certificate(certificate, others, now)


def check_certificate(certificate: x509.Certificate, others: Sequence[x509.Certificate], now: datetime) -> None:
    """Raise Refused when the key of this certificate cannot or may not seal at `now`; for the chain see above."""
    try:
        _check_certificate(certificate, others, now)
    except (ValueError, UnsupportedAlgorithm) as error:
        # A certificate is read part by part, when it is asked for.
        raise Refused("key_not_for_sealing") from error


def _check_certificate(certificate: x509.Certificate, others: Sequence[x509.Certificate], now: datetime) -> None:
    public = certificate.public_key()
    if not isinstance(public, ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
        raise Refused("key_not_for_sealing")
    if isinstance(public, rsa.RSAPublicKey) and public.key_size < _SMALLEST_RSA_BITS:
        raise Refused("key_not_for_sealing")
    if not _may_sign(certificate):
        raise Refused("key_not_for_sealing")
    _check_days(certificate, now)
    _check_chain(certificate, others, now)


def _public(key: object) -> bytes:
    assert hasattr(key, "public_bytes")
    encoded: bytes = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return encoded


def _may_sign(certificate: x509.Certificate) -> bool:
    """Without the extension every use is allowed (RFC 5280, 4.2.1.3)."""
    usage = _extension(certificate, x509.KeyUsage)
    return usage is None or usage.digital_signature or usage.content_commitment


def _check_days(certificate: x509.Certificate, now: datetime) -> None:
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise Refused("key_not_valid_now")


def _check_chain(certificate: x509.Certificate, others: Sequence[x509.Certificate], now: datetime) -> None:
    for _ in range(_LONGEST_CHAIN):
        if certificate.issuer == certificate.subject:
            return
        issuers = [other for other in others if other.subject == certificate.issuer]
        if not issuers:
            return
        vouching = next((one for one in issuers if _vouches(one, certificate)), None)
        if vouching is None:
            raise Refused("key_chain_broken")
        _check_days(vouching, now)
        certificate = vouching
    raise Refused("key_chain_broken")


def _vouches(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    constraints = _extension(issuer, x509.BasicConstraints)
    if constraints is None or not constraints.ca:
        return False
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        return False
    return True


def _extension(certificate: x509.Certificate, kind: type[_Extension]) -> _Extension | None:
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None
