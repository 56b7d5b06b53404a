"""A key on a card, as sealing wants it: the certificate is here, the signature comes from the card."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from keukentafel.domain.refusals import Refused
from keukentafel.report.sealing.card_process import CardProcess
from keukentafel.report.sealing.keys import fingerprint, to_asn1

_TRIAL = b"Is this the key that belongs to the certificate?"
_LARGEST_EC_SIGNATURE = 144
"""Bytes of DER for the largest curve, P-521."""


@dataclass(frozen=True, repr=False)
class OutsideKey:
    """A key on a card. Without a process it can be told and recognised, and cannot seal."""

    module: Path
    serial: str
    key_id: str
    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]
    process: CardProcess | None = None

    def __repr__(self) -> str:
        return f"OutsideKey({fingerprint(self.certificate)})"

    def signer(self) -> Signer:
        """Raises Refused when the card is not open."""
        if self.process is None:
            raise Refused("card_gone")
        return _CardSigner(self)

    def sign(self, data: bytes) -> bytes:
        """The signature of the card over SHA-256 of `data`. Raises Refused."""
        if self.process is None:
            raise Refused("card_gone")
        said = self.process.ask("sign", id=self.key_id, data=b64encode(data).decode())
        return b64decode(said["signature"])

    def as_kept(self) -> bytes:
        """Where the key is and what its certificates are; `from_kept` reads it."""
        certificates = [_text(each) for each in (self.certificate, *self.others)]
        kept = {"module": str(self.module), "serial": self.serial, "id": self.key_id, "certificates": certificates}
        return json.dumps({"card": kept}).encode()


def from_kept(kept: dict[str, str | list[str]], process: CardProcess | None = None) -> OutsideKey:
    """The key that `as_kept` wrote down."""
    first, *more = (x509.load_der_x509_certificate(b64decode(each)) for each in kept["certificates"])
    return OutsideKey(Path(str(kept["module"])), str(kept["serial"]), str(kept["id"]), first, tuple(more), process)


def belongs(key: OutsideKey) -> bool:
    """Whether what the card signs fits the certificate: another key may lie under the same number. Raises Refused."""
    signature, public = key.sign(_TRIAL), key.certificate.public_key()
    try:
        if isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(signature, _TRIAL, ec.ECDSA(hashes.SHA256()))
        elif isinstance(public, rsa.RSAPublicKey):
            public.verify(signature, _TRIAL, padding.PKCS1v15(), hashes.SHA256())
        else:
            return False
    except InvalidSignature:
        return False
    return True


class _CardSigner(Signer):
    def __init__(self, key: OutsideKey) -> None:
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple([to_asn1(other) for other in key.others])
        super().__init__(signing_cert=to_asn1(key.certificate), cert_registry=store)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        assert digest_algorithm == "sha256"
        if dry_run:
            public = self._key.certificate.public_key()
            size = public.key_size // 8 if isinstance(public, rsa.RSAPublicKey) else _LARGEST_EC_SIGNATURE
            return bytes(size)
        return self._key.sign(data)


def _text(certificate: x509.Certificate) -> str:
    return b64encode(certificate.public_bytes(Encoding.DER)).decode()
