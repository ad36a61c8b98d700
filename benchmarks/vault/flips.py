"""One bit flipped in many places of a case, and how many of them a check names.

    .venv/bin/python benchmarks/vault/flips.py [ORIGINALS] [LIVE-PLACES-IN-THE-DATABASE] [SEED]

Originals: one bit in each of them, all at once; each must be named. Databases, that of what was given and that of what
programs made: one bit at a time, in a copy of a small case, at places of chance until so many were live: a place is
live where flipping it changes what any table gives when it is read. So are 200 bits in the checkpoints and 50 cuts of
the database. Writes flips.json.
"""

import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import Any

from accounted import Case
from accounted.case import verify_case
from accounted.store import mentions

HERE = Path(__file__).parent


def of_originals(place: Path, count: int, chance: random.Random) -> dict[str, int]:
    """How many of so many altered originals are named."""
    files = place / "files"
    files.mkdir()
    for number in range(count):
        (files / f"{number:05}.bin").write_bytes(chance.randbytes(chance.randint(1, 4_000)))
    with Case.new(place / "case") as case:
        held = [one.digest for one in case.add([files], read=False)]
        paths = [case.desk.vault.path(str(digest)) for digest in held]
    for path in paths:
        flip(path, chance.randrange(path.stat().st_size * 8))
    found = {one.where for one in verify_case(place / "case").problems if one.kind == "original_changed"}
    return {
        "flipped": count,
        "named": len(found & set(map(str, held))),
        "named besides": len(found - set(map(str, held))),
    }


def flip(path: Path, bit: int) -> None:
    """Flip one bit of a file."""
    path.chmod(0o600)
    with path.open("r+b") as file:
        file.seek(bit // 8)
        byte = file.read(1)[0]
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))


def small_case(place: Path) -> None:
    """A case of one document, read, judged, compared, indexed and signed, in `small`."""
    (place / "note.txt").write_text("Police said that 12 people were killed in Aghdam.")
    mentions.WORTH_IT = 1  # a log as short as this has no index else
    with Case.new(place / "small", "T") as case:
        list(case.add(place / "note.txt"))
        case.judge("accept", [next(iter(case.claims)).claim.id], by="N. N.", why="so")
        case.figures()
        case.desk.store.index_log()
        case.checkpoint()


def of_database(place: Path, name: str, count: int, chance: random.Random) -> dict[str, Any]:
    """How many of so many bits of a database that were flipped in live content are named."""
    before, missed = content_of(place / "small" / name), list[int]()
    flipped = live = named = 0
    size, alone, copy = (place / "small" / name).stat().st_size, place / "alone.db", place / "copy"
    while live < count:
        bit, flipped = chance.randrange(size * 8), flipped + 1
        shutil.copy(place / "small" / name, alone)
        flip(alone, bit)
        if content_of(alone) == before:
            continue
        shutil.copytree(place / "small", copy)
        flip(copy / name, bit)
        seen = not verify_case(copy).ok
        live, named, missed = live + 1, named + seen, missed + ([] if seen else [bit])
        shutil.rmtree(copy)
    return {"flipped": flipped, "in live content": live, "named": named, "missed": missed}


def of_heads(place: Path, count: int, chance: random.Random) -> dict[str, Any]:
    """How many of so many flipped bits in the files of `heads` are named, one bit at a time."""
    missed, named = [], 0
    for _ in range(count):
        copy = place / "copy"
        shutil.copytree(place / "small", copy)
        path = chance.choice(sorted((copy / "heads").iterdir()))
        flip(path, bit := chance.randrange(path.stat().st_size * 8))
        seen = not verify_case(copy).ok
        named += seen
        missed += [] if seen else [f"{path.name}: {bit}"]
        shutil.rmtree(copy)
    return {"flipped": count, "named": named, "missed": missed}


def of_cuts(place: Path, count: int, chance: random.Random) -> dict[str, Any]:
    """How many of so many databases that were cut off are named, and have all their originals still."""
    content, missed, named, whole = (place / "small" / "case.db").read_bytes(), [], 0, 0
    before = sorted(path.name for path in (place / "small" / "objects").rglob("*") if path.is_file())
    for _ in range(count):
        copy = place / "copy"
        shutil.copytree(place / "small", copy)
        (copy / "case.db").write_bytes(content[: (cut := chance.randrange(len(content)))])
        seen = not verify_case(copy).ok
        named += seen
        missed += [] if seen else [cut]
        whole += sorted(path.name for path in (copy / "objects").rglob("*") if path.is_file()) == before
        shutil.rmtree(copy)
    return {"cut": count, "named": named, "with all originals": whole, "missed": missed}


def content_of(database: Path) -> object:
    """All rows of all tables; what the engine says where it can't read them."""
    connection = sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)
    connection.text_factory = bytes
    try:
        names = sorted(
            row[0].decode() for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
        )
        return [connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return str(error)
    finally:
        connection.close()


def main(originals: int, places: int, seed: int) -> None:
    """Flip, check, count."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ACCOUNTED_KEYS"] = str(Path(folder, "keys"))
        place = Path(folder)
        small_case(place)
        made = {"seed": seed, "originals": of_originals(place, originals, chance),
                "case.db": of_database(place, "case.db", places, chance),
                "made.db": of_database(place, "made.db", places, chance), "heads": of_heads(place, 200, chance),
                "case.db cut off": of_cuts(place, 50, chance)}  # fmt: skip
    (HERE / "flips.json").write_text(json.dumps(made, indent=1) + "\n")
    print(json.dumps(made, indent=1))


if __name__ == "__main__":
    main(*(int(it) for it in (*sys.argv[1:], *("1000", "1000", "1")[len(sys.argv) - 1 :])))
