"""Losses of power replayed: what a disk may hold after one, at any moment of adding, judging and signing.

    .venv/bin/python benchmarks/vault/power_cuts.py [control] [STATES] [SEED]

It needs strace. The work runs once, with every call that writes, names or flushes recorded. Then, after each recorded
call, states of the disk are built that the calls so far allow: what was flushed is there; of the rest nothing, or the
names only, or the names with zeros for bytes, or any part of it, torn at sectors. In each state the case must check
without a problem and hold all that was acknowledged; in one of fifty, going on must end as if nothing had happened.
Writes power_cuts.json beside this file. With `control` the flushes of the databases are ignored, so that states must be
found wrong; that writes power_cuts_control.json. (A disk that lies about what it has flushed is not replayed.)
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from accounted import Case
from accounted.errors import AccountedError
from tests.case.killing import add, checked, checkpoint, documents, hands, judge, state

CALLS = ("openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,"
         "rmdir,ftruncate,sync,syncfs")  # fmt: skip
SECTOR = 512
WAYS = ("dropped", "names", "zeros", "parts", "parts")
_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_HELD = re.compile(r"^(\w+)<([^>]*)>")


@dataclass(eq=False)
class File:
    """A file: its bytes now, those that were flushed, and what was written since."""

    now: bytearray = field(default_factory=bytearray)
    flushed: bytes = b""
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, offset: int, content: bytes | None) -> None:
        """Write there; None cuts the file off there."""
        self.since.append((offset, content))
        _put(self.now, offset, content)


def _put(target: bytearray, offset: int, content: bytes | None) -> None:
    if len(target) < offset:
        target.extend(bytes(offset - len(target)))
    if content is None:
        del target[offset:]
    else:
        target[offset : offset + len(content)] = content


@dataclass
class Disk:
    """Names and files as the program sees them, and the names that were flushed; a folder is a name without a file."""

    names: dict[str, File | None]
    flushed: dict[str, File | None] = field(default_factory=dict)
    since: list[tuple[str, bool, File | None]] = field(default_factory=list)

    @classmethod
    def of(cls, root: Path) -> Disk:
        """A disk that holds that folder, all of it flushed."""
        names: dict[str, File | None] = {}
        for path in (root, *sorted(root.rglob("*"))):
            content = path.read_bytes() if path.is_file() else b""
            names[str(path)] = File(bytearray(content), content) if path.is_file() else None
        return cls(names, dict(names))

    def name(self, path: str, file: File | None) -> None:
        """Give a file or folder a name."""
        self.names[path] = file
        self.since.append((path, True, file))

    def unname(self, path: str) -> None:
        """Take a name away."""
        self.since.append((path, False, self.names.pop(path, None)))

    def flush(self, path: str) -> None:
        """Flush a file's bytes, or the names in a folder."""
        if (file := self.names.get(path)) is not None:
            file.flushed, file.since = bytes(file.now), []
            return
        mine = [one for one in self.since if str(Path(one[0]).parent) == path]
        self.since = [one for one in self.since if str(Path(one[0]).parent) != path]
        _renamed(self.flushed, mine)

    def after_a_cut(self, way: str, chance: random.Random) -> dict[str, bytes | None]:
        """What may lie on it after a loss of power: bytes by path, None for a folder."""
        names = dict(self.flushed)
        kept = len(self.since) if way in ("names", "zeros") else chance.randint(0, len(self.since))
        _renamed(names, [] if way == "dropped" else self.since[:kept])
        there = {path for path in names if all(str(above) in names for above in Path(path).parents if _within(above))}
        return {path: None if (file := names[path]) is None else _bytes(file, way, chance) for path in sorted(there)}


def _renamed(names: dict[str, File | None], done: list[tuple[str, bool, File | None]]) -> None:
    for path, named, file in done:
        if named:
            names[path] = file
        else:
            names.pop(path, None)


def _bytes(file: File, way: str, chance: random.Random) -> bytes:
    if way == "zeros":
        return file.flushed + bytes(max(len(file.now) - len(file.flushed), 0))
    made = bytearray(file.flushed)
    if way == "parts":
        for offset, content in file.since:
            if chance.random() < 0.5:
                torn = content is not None and chance.random() < 0.2
                cut = SECTOR * chance.randint(0, len(content or b"") // SECTOR)
                _put(made, offset, content[:cut] if torn and content else content)
    return bytes(made)


_roots: list[str] = []


def _within(path: Path) -> bool:
    return str(path).startswith(_roots[0])


def recorded(root: Path) -> Iterator[tuple[str, list[str], int]]:
    """The calls that the work makes: name, arguments and result; a call that was waited for, when it came back."""
    trace = root.with_name("trace")
    words = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={CALLS}", "-o", str(trace), sys.executable,
             __file__, "work", str(root)]  # fmt: skip
    subprocess.run(words, stdout=subprocess.PIPE, check=True)
    waiting: dict[str, str] = {}
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            who = line.split(" ", 1)[0]
            if line.endswith("<unfinished ...>\n"):
                waiting[who] = line.removesuffix("<unfinished ...>\n")
                continue
            resumed = re.match(r"^\d+ +<\.\.\. \w+ resumed>(.*)", line)
            if found := _CALL.match(waiting.pop(who, "") + resumed[1] if resumed else line):
                yield found[1], found[2].split(", "), int(found[3])


def _plain(word: str) -> bytes:
    return bytes.fromhex(word.strip(' "').replace("\\x", ""))


def _path(words: list[str]) -> str:
    """The path that a call names, after the folder that it is told from."""
    folder = held[2] if len(words) > 1 and (held := _HELD.match(words[0])) else ""
    folder = _plain(folder).decode() if folder.startswith("\\x") else folder
    return os.path.join(folder, _plain(words[-1]).decode())  # noqa: PTH118 (an absolute name stands for itself)


class Replay:
    """The calls carried out on a disk that only remembers; `said` is what was acknowledged so far."""

    def __init__(self, disk: Disk, control: bool = False) -> None:
        self.disk, self.said, self._control = disk, list[str](), control
        self._offsets: dict[tuple[str, str], int] = {}

    def take(self, call: str, words: list[str], result: int) -> bool:
        """Carry out a call; whether it changed anything."""
        if result < 0:
            return False
        if call in ("write", "pwrite64", "fsync", "fdatasync", "ftruncate"):
            return self._on_file(call, words, result)
        if call == "openat":
            return self._opened(_path(words[:2]), words[2], str(result).split("<", 1)[0])
        if call in ("sync", "syncfs"):
            for path in list(self.disk.names):
                self.disk.flush(path)
            return True
        at = call.endswith("at") or call == "renameat2"
        first = _path(words[:2]) if at else _path(words[:1])
        if not _within(Path(first)):
            return False
        if call.startswith("mkdir"):
            self.disk.name(first, None)
        elif call.startswith(("unlink", "rmdir")):
            self.disk.unname(first)
        else:
            self.disk.name(_path(words[2:4]) if at else _path(words[1:2]), self.disk.names[first])
            if call.startswith("rename"):
                self.disk.unname(first)
        return True

    def _opened(self, path: str, ways: str, descriptor: str) -> bool:
        if not _within(Path(path)) or ("O_WRONLY" not in ways and "O_RDWR" not in ways):
            return False
        self._offsets[descriptor, path] = 0
        if path not in self.disk.names:
            self.disk.name(path, File())
        elif "O_TRUNC" in ways and (file := self.disk.names[path]) is not None:
            file.write(0, None)
        return True

    def _on_file(self, call: str, words: list[str], result: int) -> bool:
        held = _HELD.match(words[0])
        if held is None:
            return False
        path = _plain(held[2]).decode() if held[2].startswith("\\x") else held[2]
        if held[1] == "1" and call == "write":
            self.said += _plain(words[1]).decode().split()
            return True
        if not _within(Path(path)) or path not in self.disk.names:
            return False
        file = self.disk.names[path]
        if call in ("fsync", "fdatasync"):
            if not (self._control and ".db" in Path(path).name):
                self.disk.flush(path)
        elif file is not None and call == "ftruncate":
            file.write(int(words[1]), None if int(words[1]) < len(file.now) else b"")
        elif file is not None:
            sequential = call == "write"
            offset = self._offsets.get((held[1], path), 0) if sequential else int(words[3])
            file.write(offset, _plain(words[1])[:result])
            if sequential:
                self._offsets[held[1], path] = offset + result
        return True


def work(root: Path) -> None:
    """What is recorded: adding, judging, signing with a key that is new; each thing acknowledged is printed."""

    def say(said: str) -> None:
        os.write(1, f"{said}\n".encode())

    for act in (add, judge, checkpoint):
        act(root, say)


def prepared(root: Path) -> Path:
    """A small case, and more documents to add."""
    root.mkdir()
    Case.new(root / "case", "T", hands(root)).close()
    documents(root / "few", 1)
    documents(root / "more", 5)
    with Case.open(root / "case", hands(root)) as case:
        list(case.add([root / "few"]))
    return root


def wrong_in(root: Path, said: list[str], uninterrupted: dict[str, object] | None) -> str | None:
    """What is wrong with the case in a state of the disk."""
    try:
        if problems := checked(root).problems:
            return problems[0].what
        with Case.open(root / "case", hands(root)) as case:
            held = {one.digest for one in case.desk.store.given.originals()} | {
                it.id for it in case.desk.store.hand.judgements()
            }
        held |= {path.stem for path in (root / "case" / "heads").glob("*.note")}
        if lost := set(said) - held:
            return f"{len(lost)} acknowledged things are lost"
        if uninterrupted is not None:
            work_again(root)
            if problems := checked(root).problems:
                return f"after going on: {problems[0].what}"
            if state(root) != uninterrupted:
                return "after going on: another state than without the cut"
    except AccountedError as error:
        return error.what
    return None


def work_again(root: Path) -> None:
    """Go on with the work, unheard."""
    for act in (add, judge, checkpoint):
        act(root, lambda _said: None)


def main(count: int, seed: int, control: bool) -> None:
    """Record, cut, check."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        root = prepared(Path(folder, "root"))
        _roots[:] = [str(root)]
        replay = Replay(Disk.of(root), control)
        calls = list(recorded(root))
        uninterrupted = state(root)
        cuts: dict[str, tuple[str, dict[str, bytes | None], list[str]]] = {}
        for number, (call, words, result) in enumerate(calls):
            if replay.take(call, words, result):
                for way in WAYS:
                    found = replay.disk.after_a_cut(way, chance)
                    told = hashlib.sha256(repr(sorted(found.items())).encode() + repr(replay.said).encode()).hexdigest()
                    cuts.setdefault(told, (f"call {number} ({call}), {way}", found, list(replay.said)))
        chosen = chance.sample(sorted(cuts), min(count, len(cuts)))
        shutil.rmtree(root)
        wrong: list[str] = []
        for number, told in enumerate(chosen, 1):
            where, found, said = cuts[told]
            laid(found)
            if why := wrong_in(root, said, uninterrupted if number % 50 == 0 else None):
                wrong.append(f"{where}: {why}")
            shutil.rmtree(root)
            made: dict[str, Any] = {"states": number, "of": len(cuts), "seed": seed, "passed": number - len(wrong),
                                    "gone on with": number // 50, "wrong": wrong}  # fmt: skip
            name = "power_cuts_control.json" if control else "power_cuts.json"
            (HERE / name).write_text(json.dumps(made, indent=1) + "\n")
        print(json.dumps(made, indent=1))


def laid(found: dict[str, bytes | None]) -> None:
    """Lay a state of the disk out; the shared memory of databases is not of the disk."""
    for path, content in found.items():
        if content is None:
            Path(path).mkdir(parents=True, exist_ok=True)
        elif not path.endswith("-shm"):
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_bytes(content)


if __name__ == "__main__":
    if sys.argv[1:2] == ["work"]:
        work(Path(sys.argv[2]))
    else:
        given = [it for it in sys.argv[1:] if it != "control"]
        main(*(int(it) for it in (*given, *("600", "1")[len(given) :])), control="control" in sys.argv)
