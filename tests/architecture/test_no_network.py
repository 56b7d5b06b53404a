"""The program opens no connection: nothing of ours imports what could."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.imports import PACKAGE, ROOT

OUTSIDE = {
    "PySide6.QtNetwork", "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests",
    "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "webbrowser", "xmlrpc",
}  # fmt: skip
SOURCES = sorted((ROOT / PACKAGE).rglob("*.py"))


def _imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def _outside(source: str) -> set[str]:
    return {way for name in _imported(source) for way in OUTSIDE if name == way or name.startswith(f"{way}.")}


def test_nothing_of_ours_can_open_a_connection() -> None:
    found = {str(path.relative_to(ROOT)): _outside(path.read_text("utf-8")) for path in SOURCES}
    assert {name: ways for name, ways in found.items() if ways} == {}


@pytest.mark.parametrize(
    "source",
    ["import socket", "from urllib import request", "from PySide6 import QtNetwork", "import http.client as c"],
)
def test_the_search_finds_a_way_out(source: str) -> None:
    assert _outside(source)
    assert not _outside("from urllib.parse import quote\nfrom PySide6 import QtCore")

