"""Keys that do not leave their card, against a real token, and modules that break down."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from keukentafel.domain.cards import Card
from keukentafel.domain.refusals import Refused
from keukentafel.report.sealing.key_ring import KeyRing
from keukentafel.report.sealing.seal import seal
from keukentafel.report.sealing.verify import verify
from tests.cards.token import CONF, PIN, Private, Token, certificate_of, insert, module
from tests.report.sealing.sample import sample

AT = datetime(2026, 11, 24, 14, 3, tzinfo=timezone(timedelta(hours=1)))

needs_token = pytest.mark.skipif(module() is None, reason="needs Debian's softhsm2")


def refusal(error: pytest.ExceptionInfo[Refused]) -> str:
    return error.value.reason.key


@pytest.fixture
def ring() -> Iterator[KeyRing]:
    made = KeyRing()
    yield made
    made.forget_keys()


@pytest.fixture
def token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Token:
    monkeypatch.setenv(CONF, str(tmp_path / "conf"))
    return insert(tmp_path)


@pytest.fixture(scope="session")
def keys() -> dict[str, Private]:
    return {
        "EC": ec.generate_private_key(ec.SECP256R1()),
        "EC-384": ec.generate_private_key(ec.SECP384R1()),
        "RSA": rsa.generate_private_key(public_exponent=65537, key_size=2048),
    }


def inside(ring: KeyRing, token: Token) -> Card:
    [card] = ring.cards(token.module)
    return card


@needs_token
@pytest.mark.parametrize("kind", ["EC", "EC-384", "RSA"])
def test_a_key_on_a_card_seals_and_its_pin_is_kept_nowhere(
    kind: str, ring: KeyRing, token: Token, keys: dict[str, Private]
) -> None:
    token.put(1, keys[kind], certificate_of(keys[kind], "Zegel op kaart", AT))
    card = inside(ring, token)
    assert card.label == "Kaart Proef"
    [found] = ring.card_keys(card, PIN, AT)
    assert found.told.name == "Zegel op kaart"
    assert PIN.encode() not in found.kept.replace(card.serial.encode(), b"")
    assert ring.asks_pin(found.kept)
    ring.open_key(found.kept, PIN)
    opened = ring._sealing_key(found.kept)
    first = seal(sample(), "bewoner", opened, None, "Gelezen", AT, certify=True)
    both = seal(first, "consulent", opened, None, "Vastgesteld", AT, certify=False)
    verdict = verify(both, [opened.certificate])
    assert verdict.exit_code == 0
    assert both.startswith(first)


@needs_token
def test_only_keys_that_may_seal_now_are_offered(ring: KeyRing, token: Token, keys: dict[str, Private]) -> None:
    token.put(1, keys["EC"], certificate_of(keys["EC"], "Eerste", AT))
    token.put(2, keys["RSA"], certificate_of(keys["RSA"], "Tweede", AT))
    token.put(3, keys["EC-384"], certificate_of(keys["EC-384"], "Verlopen", AT, days=-30))
    stranger = ec.generate_private_key(ec.SECP256R1())
    token.put(4, None, certificate_of(stranger, "Zonder sleutel", AT))
    assert {key.told.name for key in ring.card_keys(inside(ring, token), PIN, AT)} == {"Eerste", "Tweede"}


@needs_token
def test_a_key_that_does_not_belong_to_its_certificate_is_not_offered(
    ring: KeyRing, token: Token, keys: dict[str, Private]
) -> None:
    token.put(1, keys["EC"], certificate_of(ec.generate_private_key(ec.SECP256R1()), "Van een ander", AT))
    with pytest.raises(Refused) as refused:
        ring.card_keys(inside(ring, token), PIN, AT)
    assert refusal(refused) == "card_no_key"


@needs_token
def test_an_expired_certificate_is_said(ring: KeyRing, token: Token, keys: dict[str, Private]) -> None:
    token.put(1, keys["EC"], certificate_of(keys["EC"], "Verlopen", AT, days=-30))
    with pytest.raises(Refused) as refused:
        ring.card_keys(inside(ring, token), PIN, AT)
    assert refusal(refused) == "key_not_valid_now"


@needs_token
@pytest.mark.parametrize("wrong", ["9999", "", "x" * 300])
def test_a_wrong_pin_is_said_and_the_right_one_opens_afterwards(
    wrong: str, ring: KeyRing, token: Token, keys: dict[str, Private]
) -> None:
    token.put(1, keys["EC"], certificate_of(keys["EC"], "Zegel", AT))
    card = inside(ring, token)
    with pytest.raises(Refused) as refused:
        ring.card_keys(card, wrong, AT)
    assert (refusal(refused), refused.value.field) == ("card_pin", "pin")
    [found] = ring.card_keys(card, PIN, AT)
    with pytest.raises(Refused) as refused:
        ring.open_key(found.kept, wrong)
    assert refusal(refused) == "card_pin"
    ring.open_key(found.kept, PIN)


@needs_token
def test_a_card_that_is_not_in_and_one_without_a_key_are_told_apart(ring: KeyRing, token: Token) -> None:
    card = inside(ring, token)
    with pytest.raises(Refused) as refused:
        ring.card_keys(card, PIN, AT)
    assert refusal(refused) == "card_no_key"
    token.gone()
    for ask in (lambda: ring.cards(token.module), lambda: ring.card_keys(card, PIN, AT)):
        with pytest.raises(Refused) as refused:
            ask()
        assert refusal(refused) == "card_missing"


@needs_token
def test_a_card_taken_out_between_two_seals_is_said_and_the_file_is_as_it_was(
    ring: KeyRing, token: Token, keys: dict[str, Private]
) -> None:
    token.put(1, keys["EC"], certificate_of(keys["EC"], "Zegel", AT))
    [found] = ring.card_keys(inside(ring, token), PIN, AT)
    ring.open_key(found.kept, PIN)
    opened = ring._sealing_key(found.kept)
    first = seal(sample(), "bewoner", opened, None, "Gelezen", AT, certify=True)
    token.gone()
    with pytest.raises(Refused) as refused:
        seal(first, "consulent", opened, None, "Vastgesteld", AT, certify=False)
    assert refused.value.code in {"card_gone", "card_failed"}
    assert verify(first, [opened.certificate]).exit_code == 1


@needs_token
def test_without_its_pin_a_key_on_a_card_seals_nothing(
    ring: KeyRing, token: Token, keys: dict[str, Private]
) -> None:
    token.put(1, keys["EC"], certificate_of(keys["EC"], "Zegel", AT))
    [found] = ring.card_keys(inside(ring, token), PIN, AT)
    ring.open_key(found.kept, PIN)
    ring.close_keys()
    with pytest.raises(Refused) as refused:
        seal(sample(), "bewoner", ring._sealing_key(found.kept), None, "Gelezen", AT, certify=True)
    assert refusal(refused) == "card_gone"


@pytest.mark.parametrize("what", ["missing", "text", "no module"])
def test_a_file_that_is_no_module_is_said(what: str, ring: KeyRing, tmp_path: Path) -> None:
    file = tmp_path / "module.so"
    if what == "text":
        file.write_text("geen module")
    if what == "no module":
        library = next(Path("/").glob("lib/*/libz.so.1"), None) or next(Path("/").glob("usr/lib*/libz.so.1"), None)
        if library is None:
            pytest.skip("needs a library that is no module")
        file = library
    with pytest.raises(Refused) as refused:
        ring.cards(file)
    assert refusal(refused) == "card_module"


@pytest.mark.skipif(not shutil.which("cc"), reason="needs a C compiler")
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("__attribute__((constructor)) void at_loading(void) { __builtin_trap(); }", "card_module_broke"),
        ("int C_GetFunctionList(void **list) { *(volatile int *) 0 = 1; return 0; }", "card_module_broke"),
        ("#include <unistd.h>\nint C_GetFunctionList(void **list) { for (;;) pause(); }", "card_no_answer"),
        ('#include <stdio.h>\nint C_GetFunctionList(void **list) { puts("{}"); fflush(stdout); return 5; }',
         "card_module"),
    ],
    ids=["traps when loaded", "writes to zero", "hangs", "prints and fails"],
)  # fmt: skip
def test_a_module_that_breaks_down_takes_only_its_own_process(body: str, code: str, tmp_path: Path) -> None:
    source, library = tmp_path / "module.c", tmp_path / "module.so"
    source.write_text(body)
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source], check=True)
    with pytest.raises(Refused) as refused:
        KeyRing(card_answers_within_s=5.0).cards(library)
    assert refusal(refused) == code
