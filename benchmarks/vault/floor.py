"""The least that durability allows: what any program must do that says "stored" and means it.

    python benchmarks/vault/floor.py FOLDER-OF-FILES TARGET [BATCH]

Reads each file, hashes it, writes it under a temporary name, flushes it, gives it its name, flushes the folders, and
puts a row and a leaf of a Merkle tree for each batch into SQLite in one transaction, fully synchronised. Nothing is
announced, nobody is asked whether the bytes are held, no event is made. One thread, as the program that is measured.
"""

import hashlib
import os
import sqlite3
import sys
import time
from pathlib import Path


def stored(source: Path, tmp: Path, objects: Path, number: int) -> tuple[str, int, Path]:
    """Copy a file in, hashed and flushed, and name it by its digest."""
    content = source.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    part, folder = tmp / f"{number}.part", objects / digest[:2]
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    os.write(descriptor, content)
    os.fsync(descriptor)
    os.close(descriptor)
    folder.mkdir(exist_ok=True)
    part.rename(folder / digest)
    return digest, len(content), folder


def flush(folder: Path) -> None:
    """Wait until the folder's names are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def floor(files: list[Path], target: Path, batch: int) -> float:
    """The seconds it takes."""
    start, tmp, objects = time.perf_counter(), target / "tmp", target / "objects"
    for folder in (tmp, objects):
        folder.mkdir(parents=True)
    base = sqlite3.connect(target / "floor.db", isolation_level=None)
    base.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE object (digest TEXT PRIMARY KEY, size INTEGER, line TEXT, leaf BLOB)")
    for first in range(0, len(files), batch):
        rows, folders = [], set()
        for number, path in enumerate(files[first : first + batch], first):
            digest, size, folder = stored(path, tmp, objects, number)
            line = f'{{"digest":"{digest}","size":{size}}}'
            rows.append((digest, size, line, hashlib.sha256(b"\0" + line.encode()).digest()))
            folders.add(folder)
        for folder in (*folders, objects, tmp):
            flush(folder)
        base.execute("BEGIN IMMEDIATE")
        base.executemany("INSERT INTO object VALUES (?, ?, ?, ?)", rows)
        base.execute("COMMIT")
    return time.perf_counter() - start


if __name__ == "__main__":
    here = sorted(path for path in Path(sys.argv[1]).rglob("*") if path.is_file())
    print(f"{floor(here, Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 64):.3f}")
