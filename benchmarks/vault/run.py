"""The vault against the least that durability allows, and against bagit.py over the same bytes.

    .venv/bin/python benchmarks/vault/run.py [--rounds 7] [--scale 1]

Every figure that counts is a ratio of two programs run by turns here, once by the clock and once by processor time
(user and system, of all their processes), each the least of its rounds: the clock follows the disk and whoever else
uses it, and what waiting for the disk costs the processor differs threefold between one minute and the next. So
importing is measured once more in memory, where flushing costs nothing and only the programs' own work is left. Two
sizes of files are measured, short documents and scans. Writes last-accepted.json, and last-accepted.md with what
`proofs.py` measured.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SIZES = ((1_000, 10_000), (500, 400_000))
"""How many files of how many bytes."""

MEMORY = Path("/dev/shm")
"""A folder in memory, on Linux."""

TIMED = """
import resource, sys, time
def spent():
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(it.ru_utime + it.ru_stime for it in both)
def timed(work):
    clock, cpu = time.perf_counter(), spent()
    work()
    print(f"{time.perf_counter() - clock:.4f} {spent() - cpu:.4f}")
"""
FLOOR = f"""{TIMED}
sys.path.insert(0, {str(HERE)!r})
from pathlib import Path
from floor import floor
files = sorted(Path(sys.argv[1]).iterdir())
timed(lambda: floor(files, Path(sys.argv[2]), 64))
"""
IMPORT = f"""{TIMED}
from pathlib import Path
from accounted import Case
from accounted.case.receipts import receipts
from accounted.case.sealing import Sealing
from accounted.case.walk import Found
with Case.open(sys.argv[1]) as case:
    files = [Found(path) for path in sorted(Path(sys.argv[2]).iterdir())]
    def sealed():
        sealing = Sealing(case.desk, {{}}, receipts(case.desk.store.given.events()), {{}})
        for first in range(0, len(files), 64):
            sealing.seal(files[first : first + 64])
    timed(sealed)
"""
MAKE_BAG = f"""{TIMED}
import bagit, shutil
timed(lambda: shutil.copytree(sys.argv[1], sys.argv[2]))
timed(lambda: bagit.make_bag(sys.argv[2], checksums=["sha256"], processes=1))
"""
EXPORT = f"""{TIMED}
import accounted.case.bagging, accounted.publication, accounted.reading
import cryptography.hazmat.primitives.asymmetric.ed25519, cryptography.hazmat.primitives.serialization
from accounted import Case
with Case.open(sys.argv[1]) as case:
    case.desk.store.given.count()
    timed(lambda: case.export("bag", sys.argv[2]))
"""
VALIDATE = "import bagit, sys; bagit.Bag(sys.argv[1]).validate(processes=1)"
VERIFY = """
import resource, sys
from pathlib import Path
from accounted.case import verify_case
found = verify_case(Path(sys.argv[1]))
assert found.ok, found.problems[:3]
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

Spent = tuple[float, float]
"""Seconds by the clock, and of processor time."""


def run(program: str, *words: object) -> tuple[Spent, str]:
    """What a small program took as a whole, from its start on, and what it printed."""
    clock, before = time.perf_counter(), _of_children()
    done = subprocess.run([sys.executable, "-c", program, *map(str, words)], capture_output=True, text=True, check=True)
    return (time.perf_counter() - clock, _of_children() - before), done.stdout.strip()


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def inside(program: str, *words: object) -> Spent:
    """What the work in a program took, by its own account, without its start."""
    (spent,) = parts_inside(program, *words)
    return spent


def parts_inside(program: str, *words: object) -> list[Spent]:
    """The same of each part of a program's work."""
    told = (line.split() for line in run(program, *words)[1].splitlines())
    return [(float(clock), float(cpu)) for clock, cpu in told]


def files_of(folder: Path, count: int, size: int) -> Path:
    """A folder of files of chance."""
    chance = random.Random(count)
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number:06}.bin").write_bytes(chance.randbytes(size))
    return folder


def told(theirs: list[Spent], ours: list[Spent], ratio: Callable[[float, float], float]) -> dict[str, Any]:
    """Both by turns, and the ratios of the least of each."""
    made: dict[str, Any] = {}
    for at, what in enumerate(("clock", "processor")):
        one, other = ([round(it[at], 3) for it in them] for them in (theirs, ours))
        made[what] = {"theirs": one, "ours": other, "ratio": round(ratio(min(one), min(other)), 2)}
    return made


def of_size(place: Path, count: int, size: int, rounds: int) -> dict[str, Any]:
    """Importing, verifying and exporting so many files, by turns with the others."""
    place.mkdir()
    files = files_of(place / "files", count, size)
    floors, imports, makes, with_copies, exports, validates, verifies = ([] for _ in range(7))
    for number in range(rounds):
        case, bag = place / f"case-{number}", place / f"bag-{number}"
        subprocess.run([sys.executable, "-m", "accounted", "new", str(case)], check=True, capture_output=True)
        floors.append(inside(FLOOR, files, place / f"floor-{number}"))
        imports.append(inside(IMPORT, case, files))
        copy, make = parts_inside(MAKE_BAG, files, bag)
        makes.append(make)
        with_copies.append((copy[0] + make[0], copy[1] + make[1]))
        validates.append(run(VALIDATE, bag)[0])
        verifies.append(run(VERIFY, case)[0])
        subprocess.run([sys.executable, "-m", "accounted", "rebuild", "--case", str(case)], check=True,
                       capture_output=True)  # fmt: skip
        exports.append(inside(EXPORT, case, place / f"ours-{number}"))
    shutil.rmtree(place)  # not sooner: some file systems look long for room among what was just removed
    return {
        "files": count, "bytes": size, "import": told(floors, imports, lambda floor, own: floor / own),
        "verify": told(validates, verifies, lambda bagit, own: bagit / own),
        "export": told(makes, exports, lambda bagit, own: own / bagit),
        "export, with the copy": told(with_copies, exports, lambda bagit, own: own / bagit),
    }  # fmt: skip


def of_importing(place: Path, count: int, size: int, rounds: int) -> dict[str, Any]:
    """Importing alone, by turns with the floor."""
    files = files_of(place / "files", count, size)
    floors, imports = [], []
    for number in range(rounds):
        case, floor = place / f"case-{number}", place / f"floor-{number}"
        subprocess.run([sys.executable, "-m", "accounted", "new", str(case)], check=True, capture_output=True)
        floors.append(inside(FLOOR, files, floor))
        imports.append(inside(IMPORT, case, files))
    return {"files": count, "bytes": size, "import": told(floors, imports, lambda floor, own: floor / own)}


def of_opened(place: Path, count: int, rounds: int) -> dict[str, Any]:
    """Verifying a case of documents that were opened and read, by turns with bagit.py over its originals.

    Once as it is, and once with its comparison kept, which has to be compared anew to be tried.
    """
    texts = place / "texts"
    texts.mkdir()
    for number in range(count):
        said = f"Police said that {number + 3} people were killed in Aghdam. "
        (texts / f"{number:06}.txt").write_text(said + "The mayor spoke of the water supply. " * 250)
    case, compared, bag = place / "opened", place / "compared", place / "opened-bag"
    for words in (["new", str(case)], ["add", "--case", str(case), str(texts)]):
        subprocess.run([sys.executable, "-m", "accounted", *words], check=True, capture_output=True)
    shutil.copytree(case, compared)
    subprocess.run([sys.executable, "-m", "accounted", "figures", "--case", str(compared)], check=True,
                   capture_output=True)  # fmt: skip
    parts_inside(MAKE_BAG, texts, bag)
    validates, verifies, with_comparison = [], [], []
    for _ in range(rounds):
        validates.append(run(VALIDATE, bag)[0])
        verifies.append(run(VERIFY, case)[0])
        with_comparison.append(run(VERIFY, compared)[0])
    return {
        "documents": count, "as they are": told(validates, verifies, lambda bagit, own: bagit / own),
        "compared": told(validates, with_comparison, lambda bagit, own: bagit / own),
    }  # fmt: skip


def of_memory(place: Path, counts: tuple[int, int]) -> dict[str, Any]:
    """The peak memory of verifying few and many originals."""
    peaks = []
    for count in counts:
        case, files = place / f"case-of-{count}", files_of(place / f"files-of-{count}", count, 10_000)
        subprocess.run([sys.executable, "-m", "accounted", "new", str(case)], check=True, capture_output=True)
        inside(IMPORT, case, files)
        peaks.append(int(run(VERIFY, case)[1]) // 1024)
    return {"originals": list(counts), "MiB at the peak of verifying": peaks}


def page(measured: dict[str, Any], proofs: dict[str, Any] | None) -> str:
    """The same for people."""
    lines = ["# The vault, measured", "", "`benchmarks/vault/run.py` and `proofs.py` write this page.", ""]
    told = "in brackets the seconds that the others and ours took"
    lines += [f"{measured['machine']}. The least of {measured['rounds']} rounds; {told}.", ""]
    lines += ["| what | goal | processor time | by the clock |", "|---|---|---|---|"]
    for it in measured["sizes"]:
        files = f"{it['files']:,} × {it['bytes'] // 1000:,} kB"
        lines += [
            _row(f"import without reading, of the floor: {files}", "≥ 0.5", it["import"]),
            _row(f"verify, of `bagit validate`: {files}", "≥ 0.7", it["verify"]),
            _row(f"export, against `bagit.make_bag`: {files}", "≤ 2", it["export"]),
            _row(f"export, against that with the copy it needs first: {files}", "none", it["export, with the copy"]),
        ]
    if it := measured.get("in memory"):
        files = f"{it['files']:,} × {it['bytes'] // 1000:,} kB"
        lines.append(_row(f"import without reading, of the floor, in memory: {files}", "none", it["import"]))
    opened = measured["opened"]
    read = f"{opened['documents']} documents that were read"
    lines += [
        _row(f"verify {read}, of `bagit validate`", "none", opened["as they are"]),
        _row(f"verify {read} and compared, of `bagit validate`", "none", opened["compared"]),
    ]
    memory = measured["memory"]
    peaks = " and ".join(f"{it} MiB" for it in memory["MiB at the peak of verifying"])
    few, many = memory["originals"]
    lines.append(f"| memory of verifying {few:,} and {many:,} originals | flat | {peaks} | |")
    if proofs:
        lines += [
            f"| a proof of one event among {proofs['events']:,}, 95 of 100 | ≤ 5 ms |"
            f" {proofs['ms of computing in it, 95 of 100']} ms | {proofs['ms of a proof, 95 of 100']} ms |",
            f"| hearing that whole log | | {proofs['seconds of computing to hear the whole log']} s |"
            f" {proofs['seconds to hear the whole log']} s |",
            f"| memory of all that | ≤ 500 MB | {proofs['MiB at the peak']} MiB | |",
        ]
        if "ms of computing in that, 95 of 100" in proofs:
            lines.append(
                "| proofs of all that is about one original there, by its digest, 95 of 100 | ≤ 5 ms |"
                f" {proofs['ms of computing in that, 95 of 100']} ms |"
                f" {proofs['ms to find and prove all that is about one original, 95 of 100']} ms |"
            )
    lines += ["", *(f"- {note}" for note in NOTES)]
    return "\n".join(lines) + "\n"


def _row(what: str, goal: str, made: dict[str, Any]) -> str:
    told = (f"{it['ratio']} ({min(it['theirs']):.2f}, {min(it['ours']):.2f})" for it in
            (made["processor"], made["clock"]))  # fmt: skip
    return f"| {what} | {goal} | {' | '.join(told)} |"


NOTES = (
    "The floor ([floor.py](floor.py)) hashes, writes, flushes, renames, and puts a row for each file into one"
    " transaction for 64 files. Sealing also announces every file in an event of its own, asks what is held, and"
    " chains and numbers the events; it lets eight files wait for the disk at a time, which the floor does not. In"
    " memory nobody waits for a disk, so that only what ours does besides is left to compare.",
    "`bagit.make_bag` works on a folder in place, so that whoever keeps the files makes a copy for it first, as ours"
    " makes one; the goal is against `bagit.make_bag` alone. It waits for no disk, ours does. Both without the start of"
    " their programs.",
    "`accounted verify` does more than `bagit validate`: it also follows the log, its signatures and its tree, tries"
    " every row of both databases, and compares every list with the log. Both are whole programs, from their start on.",
    "Nothing is removed before all rounds are over: on ext4, whoever makes thousands of files soon after thousands were"
    " removed pays three times as much for it, and earlier runs had charged that to the export alone.",
    "Of documents that were read, each text, claim, quotation and row of the index is tried as well, for which a bag"
    " has nothing to compare. A comparison that is kept is tried by comparing anew.",
)


def main() -> None:
    """Measure all of it."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--rounds", type=int, default=7)
    wanted.add_argument("--scale", type=float, default=1, help="a part of the files, to try the runner out")
    given = wanted.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # ours is loaded as bagit.py is: compiled
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ["ACCOUNTED_KEYS"] = str(place / "keys")
        run(VERIFY.partition("found")[0])  # compiled before anything is measured
        measured = {
            "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}",
            "rounds": given.rounds,
            "sizes": [of_size(place / str(it[1]), int(it[0] * given.scale), it[1], given.rounds) for it in SIZES],
            "in memory": in_memory(int(SIZES[0][0] * given.scale), SIZES[0][1], given.rounds),
            "opened": of_opened(place, int(200 * given.scale), given.rounds),
            "memory": of_memory(place, (int(250 * given.scale), int(2_000 * given.scale))),
        }  # fmt: skip
    if given.scale == 1:
        (HERE / "last-accepted.json").write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n")
        (HERE / "last-accepted.md").write_text(page(measured, kept_proofs()))
    print(page(measured, kept_proofs()))


def in_memory(count: int, size: int, rounds: int) -> dict[str, Any] | None:
    """Importing where a flush costs nothing; None where there is no such folder."""
    if not MEMORY.is_dir():
        return None
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        return of_importing(Path(folder), count, size, rounds)


def kept_proofs() -> dict[str, Any] | None:
    """What `proofs.py` measured last."""
    kept = HERE / "proofs.json"
    made: dict[str, Any] | None = json.loads(kept.read_text()) if kept.exists() else None
    return made


if __name__ == "__main__":
    main()
