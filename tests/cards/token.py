"""A real token in a temporary folder (SoftHSM), and keys to put on it; every call is a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

PIN = "4321"
CONF = "SOFTHSM2_CONF"
_PLACES = ("/usr/lib/softhsm", "/usr/lib/x86_64-linux-gnu/softhsm", "/usr/lib64/softhsm")

_PUT = """
import json, sys
from base64 import b64decode
import pkcs11
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate
told = json.load(sys.stdin)
token = pkcs11.lib(told["module"]).get_token(token_label=told["label"])
with token.open(rw=True, user_pin=told["pin"]) as session:
    kept = {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.ID: bytes.fromhex(told["id"])}
    if told["key"]:
        decode = decode_ec_private_key if told["ec"] else decode_rsa_private_key
        key = decode(b64decode(told["key"]))
        key.update({pkcs11.Attribute.PRIVATE: True, pkcs11.Attribute.SIGN: True, **kept})
        session.create_object(key)
    shown = decode_x509_certificate(b64decode(told["certificate"]))
    session.create_object({**shown, **kept})
"""

Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def module() -> Path | None:
    """The library of SoftHSM, where it is installed with its command."""
    found = (Path(place) / "libsofthsm2.so" for place in _PLACES)
    return next((file for file in found if file.is_file()), None) if shutil.which("softhsm2-util") else None


@dataclass(frozen=True)
class Token:
    """A token with a PIN; `gone` takes it out."""

    module: Path
    folder: Path
    label: str

    def put(self, number: int, key: Private | None, certificate: x509.Certificate) -> None:
        """Put a certificate on it, with its key when there is one."""
        form = PrivateFormat.TraditionalOpenSSL
        der = key.private_bytes(Encoding.DER, form, NoEncryption()) if key else b""
        told = {
            "module": str(self.module), "label": self.label, "pin": PIN, "id": f"{number:02x}",
            "ec": isinstance(key, ec.EllipticCurvePrivateKey), "key": b64encode(der).decode(),
            "certificate": b64encode(certificate.public_bytes(Encoding.DER)).decode(),
        }  # fmt: skip
        subprocess.run([sys.executable, "-c", _PUT], input=json.dumps(told), text=True, check=True)

    def gone(self) -> None:
        """Take it out of the laptop."""
        for stored in (self.folder / "tokens").iterdir():
            shutil.rmtree(stored)


def insert(folder: Path, label: str = "Kaart Proef") -> Token:
    """Put a new, empty token in; `SOFTHSM2_CONF` of this process must name `conf` in the folder."""
    found = module()
    assert found is not None
    tokens = folder / "tokens"
    tokens.mkdir(exist_ok=True)
    (folder / "conf").write_text(f"directories.tokendir = {tokens}\nobjectstore.backend = file\nlog.level = ERROR\n")
    subprocess.run(
        ["softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", "12345678", "--pin", PIN],
        env={**os.environ, CONF: str(folder / "conf")},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return Token(found, folder, label)


def certificate_of(key: Private, name: str, now: datetime, days: int = 365) -> x509.Certificate:
    """A self-signed certificate of an organisation, from the day before `now` on, for so many days."""
    whose = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Gemeente Voorbeeldstad"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    begin = now - timedelta(days=1) if days > 0 else now + timedelta(days=days)
    end = now + timedelta(days=days) if days > 0 else now - timedelta(days=1)
    return (
        x509.CertificateBuilder()
        .subject_name(whose)
        .issuer_name(whose)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .sign(key, hashes.SHA256())
    )
