"""What a disk may hold after a power cut, worked out from the system calls of a process that strace wrote down.

Promised by the disk is only what was synced: the content of a file by a sync of the file, its name by a sync of
the folder. Of the rest anything may be there: writes are dropped, overtaken and torn at sectors of 512 bytes.
Names are less wild: a file system keeps the order of what happened in one folder.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

SECTOR = 512
CALLS = "openat,write,pwrite64,pwritev,writev,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,mkdir"
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FILE = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})*)>")
_STANDARD_OUTPUT = "1"
_OWN_MEMORY = "-shm"
"""SQLite's index of the log file is shared memory in the shape of a file, and made anew after a crash."""


class Fate(Enum):
    """What becomes of what was not synced."""

    DROPPED = "dropped"
    OVERTAKEN = "some of it is there"
    TORN = "some sectors of it are there"
    WRITTEN = "all of it is there"


@dataclass(frozen=True)
class Write:
    """Bytes at a place in a file; none for the end of a file that is cut off there."""

    offset: int
    data: bytes | None


@dataclass
class Inode:
    """A file: what is surely on the disk, and what was written after that."""

    synced: bytearray = field(default_factory=bytearray)
    waiting: list[Write] = field(default_factory=list)

    def content(self) -> bytearray:
        """What whoever reads it finds, synced or not."""
        found = bytearray(self.synced)
        for write in self.waiting:
            _apply(found, write)
        return found


@dataclass(frozen=True)
class Name:
    """A name in a folder becomes this file, or a folder, or (None) nothing."""

    path: Path
    inode: Inode | None
    folder: bool = False


class Disk:
    """Follows the calls of one process below one folder."""

    def __init__(self, root: Path) -> None:
        self.said: list[str] = []
        self._root = root
        self._now: dict[Path, Name] = {}
        self._synced: dict[Path, Name] = {}
        self._waiting: dict[Path, list[tuple[Name, ...]]] = {}

    def follow(self, call: str, rest: str) -> bool:
        """Take one call; whether it was about this folder."""
        texts = [bytes.fromhex(found.replace("\\x", "")) for found in _TEXT.findall(rest)]
        at = _FILE.match(rest)
        path = Path(bytes.fromhex(at[2].replace("\\x", "")).decode()) if at else Path(texts[0].decode())
        if call == "openat":
            path = Path(texts[0].decode())
        if call == "write" and at is not None and at[1] == _STANDARD_OUTPUT:
            self.said.append(texts[0].decode().strip())
            return True
        if not path.is_relative_to(self._root) or path.name.endswith(_OWN_MEMORY):
            return False
        match call:
            case "openat":
                if path not in self._now and "O_CREAT" in rest:
                    self._name(Name(path, Inode()))
                elif "O_TRUNC" in rest:
                    raise ValueError("a file is emptied in place")
            case "mkdir":
                self._name(Name(path, None, folder=True))
            case "rename":
                inode = self._now[path].inode
                self._name(Name(path, None), Name(Path(texts[1].decode()), inode))
            case "unlink":
                self._name(Name(path, None))
            case "write":
                inode = self._inode(path)
                self._inode(path).waiting.append(Write(len(inode.content()), texts[0]))
            case "pwrite64":
                self._inode(path).waiting.append(Write(int(rest.rsplit(",", 1)[1]), texts[0]))
            case "ftruncate":
                self._inode(path).waiting.append(Write(int(rest.rsplit(",", 1)[1]), None))
            case "fsync" | "fdatasync":
                self._sync(path)
            case _:
                raise ValueError(f"{call} is not understood")
        return True

    def names(self) -> dict[Path, Inode]:
        """The files that are there at this moment, by their path below the root."""
        return {path.relative_to(self._root): name.inode for path, name in self._now.items() if name.inode is not None}

    def left_behind(self, fate: Fate, chance: random.Random) -> dict[Path, bytes]:
        """The files after a cut at this moment, by their path below the root."""
        names = dict(self._synced)
        for waiting in self._waiting.values():
            some = {Fate.DROPPED: 0, Fate.WRITTEN: len(waiting)}.get(fate, chance.randint(0, len(waiting)))
            for together in waiting[:some]:
                _rename(names, *together)
        folders = {path for path, name in names.items() if name.folder} | {self._root}
        return {
            path.relative_to(self._root): _content(name.inode, fate, chance)
            for path, name in names.items()
            if name.inode is not None and path.parent in folders
        }

    def _inode(self, path: Path) -> Inode:
        inode = self._now[path].inode
        assert inode is not None
        return inode

    def _name(self, *together: Name) -> None:
        (parent,) = {name.path.parent for name in together}
        _rename(self._now, *together)
        self._waiting.setdefault(parent, []).append(together)

    def _sync(self, path: Path) -> None:
        if path == self._root or self._now[path].folder:
            for together in self._waiting.pop(path, []):
                _rename(self._synced, *together)
            return
        inode = self._inode(path)
        for write in inode.waiting:
            _apply(inode.synced, write)
        inode.waiting.clear()


def calls_of(code: str, *arguments: str, log: Path) -> Iterator[tuple[str, str]]:
    """Run Python code under strace, to its end; its calls that went well, with what strace says of them."""
    strace = ["strace", "-f", "-y", "-xx", "-s", "1000000", "-o", str(log), "-e", f"trace={CALLS}"]
    command = [*strace, sys.executable, "-c", code, *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=Path.cwd())
    with log.open() as lines:
        for line in lines:
            if found := _LINE.match(line):
                yield found[1], found[2]


def can_trace() -> bool:
    """Whether strace is here and may look."""
    try:
        return subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0
    except OSError:
        return False


def _rename(names: dict[Path, Name], *together: Name) -> None:
    for name in together:
        if name.inode is None and not name.folder:
            names.pop(name.path, None)
        else:
            names[name.path] = name


def _apply(content: bytearray, write: Write) -> None:
    if write.offset > len(content):
        content.extend(bytes(write.offset - len(content)))
    if write.data is None:
        del content[write.offset :]
    else:
        content[write.offset : write.offset + len(write.data)] = write.data


def _content(inode: Inode, fate: Fate, chance: random.Random) -> bytes:
    content = bytearray(inode.synced)
    for write in inode.waiting:
        for part in _parts(write) if fate is Fate.TORN else [write]:
            if fate is Fate.WRITTEN or (fate is not Fate.DROPPED and chance.random() < 0.5):
                _apply(content, part)
    return bytes(content)


def _parts(write: Write) -> Iterator[Write]:
    if write.data is None:
        yield write
        return
    begin = 0
    while begin < len(write.data):
        end = begin + SECTOR - (write.offset + begin) % SECTOR
        yield Write(write.offset + begin, write.data[begin:end])
        begin = end
