"""The command that opens a package: what it says, and with which exit code."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
)

from keukentafel.cli import run
from keukentafel.domain.handover import PackageParts
from keukentafel.handover.letter_box import HandoverBox


def test_a_package_is_judged_with_and_without_its_key(
    parts: PackageParts, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = X25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    locked = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"drie losse woorden"))
    package, private = tmp_path / "overdracht.pakket", tmp_path / "sleutel.pem"
    package.write_bytes(HandoverBox().package(parts, public))
    private.write_bytes(locked)

    assert run(["package", str(package)]) == 2
    assert "versleuteld" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO("drie losse woorden\n"))
    assert run(["package", str(package), "--key", str(private), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["faults"] == []
    monkeypatch.setattr("sys.stdin", io.StringIO("andere woorden\n"))
    assert run(["package", str(package), "--key", str(private)]) == 2
    assert "geen sleutel die past" in capsys.readouterr().err
    assert run(["package", str(tmp_path / "er-is-niets")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
