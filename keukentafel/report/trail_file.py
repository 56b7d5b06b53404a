"""The trail of who did what as a file for a supervisor: JSON that a person can read, signed by the store's seal key."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Collection, Mapping

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_der_private_key
from pyhanko.sign.signers import SimpleSigner

from keukentafel.domain.marks import N_
from keukentafel.domain.safekeeping.trail import SignedTrail
from keukentafel.domain.verdicts import FileVerdict, Sign, Told
from keukentafel.report.sealing import keys
from keukentafel.report.sealing.keys import SealKey
from keukentafel.report.sealing.sentences import on_the_list
from keukentafel.report.wording import Translate

FORMAT = "keukentafel-trail/1"
_MARK = b'"keukentafel-trail/'
_BEGINNING = 200

_WHOLE = N_("Het register is heel: er is niets veranderd sinds het werd ondertekend.")
_CHANGED = N_("Het register is veranderd nadat het werd ondertekend, of de ondertekening is beschadigd.")
_UNREADABLE = N_("Dit bestand is beschadigd en kan niet worden gelezen.")


def signed(trail: SignedTrail, key: SealKey) -> bytes:
    """The file. The same trail and key give a file with the same content."""
    content = {
        "format": FORMAT,
        "store": trail.store,
        "made_at": trail.made_at.isoformat(),
        "count": len(trail.lines),
        "link": trail.link,
        "lines": [
            {"at": line.at.isoformat(), "event": line.event, "subject": line.subject, "dutch": line.text}
            for line in trail.lines
        ],
    }
    seal = _sealed(key, _canonical(content))
    signature = {
        "certificate": b64encode(key.certificate.public_bytes(Encoding.DER)).decode(),
        "value": b64encode(seal).decode(),
    }
    return json.dumps({**content, "signature": signature}, ensure_ascii=False, indent=1).encode()


def is_trail(data: bytes) -> bool:
    """Whether a file says that it is one of these."""
    return data[:_BEGINNING].lstrip().startswith(b"{") and _MARK in data[:_BEGINNING]


def verdict(
    data: bytes, ours: Collection[str], t: Translate, listed: Mapping[str, str] | None = None
) -> FileVerdict:
    """What can be said of it; `ours` and `listed` are the keys that `sentences.about` knows. Never raises."""
    listed = listed or {}
    try:
        content = json.loads(data)
        signature = content.pop("signature")
        certificate = x509.load_der_x509_certificate(b64decode(signature["certificate"], validate=True))
        whole = content["count"] == len(content["lines"]) and _holds(certificate, signature["value"], content)
        store, count = str(content["store"]), int(content["count"])
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, UnsupportedAlgorithm):
        told, short = Told(t(_UNREADABLE), Sign.WRONG), Told(t("Niet te lezen"), Sign.WRONG)
        return FileVerdict(2, (told.text,), {"exit_code": 2, "kind": "trail"}, short, (told,))
    mark = keys.fingerprint(certificate)
    heading = t("Het register van wie wat deed")
    what = t("Dit is het register van kluis {store}, met {count} regels.").format(store=store, count=count)
    if mark in ours:
        whose = t("De sleutel is van deze laptop.")
    elif mark in listed:
        whose = on_the_list(listed[mark], t)
    else:
        whose = t("Vraag de gemeente of dit het kenmerk van de sleutel van die laptop is.")
    signer = t("Ondertekend met de sleutel met kenmerk {mark}.").format(mark=mark)
    sentences = (
        Told(what, Sign.PLAIN, heading),
        Told(signer, Sign.PLAIN, heading),
        Told(whose, Sign.GOOD if mark in ours or mark in listed else Sign.LOOK, heading),
        Told(t(_WHOLE), Sign.GOOD) if whole else Told(t(_CHANGED), Sign.WRONG),
    )
    headline = Told(t("Heel en ondertekend"), Sign.GOOD) if whole else Told(t("Veranderd"), Sign.WRONG)
    code = 0 if whole else 1
    details = {
        "kind": "trail", "exit_code": code, "store": store, "count": count, "link": content.get("link"),
        "fingerprint": mark,
    }  # fmt: skip
    return FileVerdict(code, tuple(one.text for one in sentences), details, headline, sentences)


def _sealed(key: SealKey, content: bytes) -> bytes:
    signer = key.signer()
    if not isinstance(signer, SimpleSigner):
        raise keys.KeyNotUsableError("only a key in a file can sign a trail")
    private = load_der_private_key(signer.signing_key.dump(), None)
    if isinstance(private, ec.EllipticCurvePrivateKey):
        return private.sign(content, ec.ECDSA(SHA256()))
    if isinstance(private, rsa.RSAPrivateKey):
        return private.sign(content, padding.PKCS1v15(), SHA256())
    raise keys.KeyNotUsableError("only EC and RSA keys can seal")


def _holds(certificate: x509.Certificate, value: str, content: object) -> bool:
    public, seal = certificate.public_key(), b64decode(value, validate=True)
    try:
        if isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(seal, _canonical(content), ec.ECDSA(SHA256()))
        elif isinstance(public, rsa.RSAPublicKey):
            public.verify(seal, _canonical(content), padding.PKCS1v15(), SHA256())
        else:
            return False
    except InvalidSignature:
        return False
    return True


def _canonical(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()
