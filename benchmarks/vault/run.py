"""The vault against the least that durability allows, and against bagit.py over the same bytes.

    .venv/bin/python benchmarks/vault/run.py [--files 2000] [--events 1000000]

Every figure that counts is a ratio of two programs run one after the other here, because absolute speeds follow the
disk and whoever else uses it. Writes last-accepted.json and last-accepted.md beside this file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SIZE = 10_000

IMPORT = """
import sys, time
from pathlib import Path
from accounted import Case
from accounted.case.receipts import receipts
from accounted.case.sealing import Sealing
from accounted.case.walk import Found
with Case.open(sys.argv[1]) as case:
    files = [Found(path) for path in sorted(Path(sys.argv[2]).iterdir())]
    start = time.perf_counter()
    sealing = Sealing(case.desk, {}, receipts(case.desk.store.given.events()), {})
    for first in range(0, len(files), 64):
        sealing.seal(files[first : first + 64])
    took = time.perf_counter() - start
print(f"{took:.3f}")
"""
MAKE_BAG = "import bagit, sys; bagit.make_bag(sys.argv[1], checksums=['sha256'], processes=1)"
VALIDATE = "import bagit, sys; bagit.Bag(sys.argv[1]).validate(processes=1)"
VERIFY = """
import resource, sys
from pathlib import Path
from accounted.case import verify_case
found = verify_case(Path(sys.argv[1]))
assert found.ok, found.problems[:3]
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
EXPORT = """
import sys, time
from accounted import Case
with Case.open(sys.argv[1]) as case:
    start = time.perf_counter()
    case.export("bag", sys.argv[2])
    print(f"{time.perf_counter() - start:.3f}")
"""


def run(program: str, *words: object) -> tuple[float, str]:
    """Seconds and output of a small program."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program, *map(str, words)], capture_output=True, text=True, check=True)
    return time.perf_counter() - start, done.stdout.strip()


def files_of(folder: Path, count: int, size: int = SIZE) -> Path:
    """A folder of files of chance."""
    chance = random.Random(count)
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number:06}.bin").write_bytes(chance.randbytes(size))
    return folder


def of_import(place: Path, files: Path, rounds: int) -> dict[str, Any]:
    """The floor and our sealing, by turns."""
    floors, ours = [], []
    for number in range(rounds):
        command = [sys.executable, str(HERE / "floor.py"), str(files), str(place / f"floor-{number}")]
        floors.append(float(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
        subprocess.run([sys.executable, "-m", "accounted", "new", str(place / f"sealed-{number}")], check=True,
                       capture_output=True)  # fmt: skip
        ours.append(float(run(IMPORT, place / f"sealed-{number}", files)[1]))
    return told(floors, ours, "seconds of the floor", "seconds of ours", lambda floor, own: floor / own)


def told(
    theirs: list[float], ours: list[float], one: str, other: str, ratio: Callable[[float, float], float]
) -> dict[str, Any]:
    """Both by turns, and the ratio of their medians."""
    middle = ratio(statistics.median(theirs), statistics.median(ours))
    return {one: [round(it, 3) for it in theirs], other: [round(it, 3) for it in ours], "ratio": round(middle, 2)}


def of_bags(place: Path, files: Path, rounds: int) -> dict[str, dict[str, Any]]:
    """Verifying and exporting, by turns with bagit.py over the same bytes."""
    case = place / "case"
    subprocess.run([sys.executable, "-m", "accounted", "new", str(case)], check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "accounted", "add", "--no-read", "--case", str(case), str(files)],
                   capture_output=True, check=False)  # fmt: skip
    makes, copies, exports, validates, verifies = [], [], [], [], []
    for number in range(rounds):
        bag = place / f"bag-{number}"
        copies.append(timed(lambda to=bag: shutil.copytree(files, to)))
        makes.append(run(MAKE_BAG, bag)[0])
        exports.append(float(run(EXPORT, case, place / f"ours-{number}")[1]))
        validates.append(run(VALIDATE, bag)[0])
        verifies.append(run(VERIFY, case)[0])
    made = told(makes, exports, "seconds of bagit.make_bag", "seconds of ours", lambda bagit, own: own / bagit)
    with_copy = [make + copy for make, copy in zip(makes, copies, strict=True)]
    made["ratio with the copy that bagit needs first"] = round(
        statistics.median(exports) / statistics.median(with_copy), 2
    )
    checked = told(validates, verifies, "seconds of bagit validate", "seconds of ours", lambda bagit, own: bagit / own)
    return {"verify": checked, "export": made}


SHAPES = ((10_000, 10_000), (20, 20_000_000))
"""How many files of how many bytes are sealed, and checked, beside a bag of them."""


def of_shapes(place: Path, rounds: int) -> list[dict[str, Any]]:
    """Verifying sealed originals of several shapes, by turns with bagit.py over the same bytes."""
    found = []
    for count, size in SHAPES:
        case, files, bag = (
            place / f"case-{count}-{size}",
            place / f"files-{count}-{size}",
            place / f"bag-{count}-{size}",
        )
        files_of(files, count, size)
        subprocess.run([sys.executable, "-m", "accounted", "new", str(case)], check=True, capture_output=True)
        run(IMPORT, case, files)
        shutil.copytree(files, bag)
        run(MAKE_BAG, bag)
        shutil.rmtree(files)
        validates, verifies = [], []
        for _ in range(rounds):
            validates.append(run(VALIDATE, bag)[0])
            verifies.append(run(VERIFY, case)[0])
        made = told(validates, verifies, "seconds of bagit validate", "seconds of ours", lambda bagit, own: bagit / own)
        found.append({"files": count, "bytes": size, **made})
        shutil.rmtree(case)
        shutil.rmtree(bag)
    return found


def timed(work: Callable[[], object]) -> float:
    """The seconds it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def of_memory(place: Path, counts: tuple[int, int]) -> dict[str, Any]:
    """The peak memory of verifying few and many originals."""
    peaks = []
    for count in counts:
        case, files = place / f"case-of-{count}", files_of(place / f"files-of-{count}", count)
        subprocess.run([sys.executable, "-m", "accounted", "new", str(case)], check=True, capture_output=True)
        run(IMPORT, case, files)
        peaks.append(int(run(VERIFY, case)[1]) // 1024)
    return {"originals": list(counts), "MiB at the peak of verifying": peaks}


def of_proofs(place: Path, events: int) -> dict[str, Any]:
    """Proofs, and one hearing of the whole log, in a case of so many events."""
    from accounted import Case
    from accounted.case.checkpoints import grow, tree
    from accounted.vault.hearing import hear
    from accounted.vault.merkle import leaf_hash, proves_consistency, proves_inclusion

    folder = place / "long"
    Case.new(folder, "Long").close()
    shutil.rmtree(folder / "heads")
    _filled(folder, events)
    with Case.open(folder) as case:
        few = 5_000
        logging = timed(lambda: _logged(case.desk, few)) / few
        with case.desk.store.writing():
            growing = timed(lambda: grow(case.desk))
        chance, took, busy, given = random.Random(1), [], [], case.desk.store.given
        with case.desk.store.reading():
            size, whole = given.head()[0], tree(case.desk)
            root = whole.root()
            for _ in range(200):
                index, old = chance.randrange(size), chance.randrange(1, size)
                start, spent = time.perf_counter(), time.process_time()
                path = tree(case.desk).inclusion(index)
                took.append(time.perf_counter() - start)
                busy.append(time.process_time() - spent)
                leaf = leaf_hash(given.leaf_lines(index + 1, 1)[0].encode())
                assert proves_inclusion(leaf, index, size, path, root)
                assert proves_consistency(old, whole.root(old), size, root, whole.consistency(old))
            heard: list[Any] = []
            hearing = timed(lambda: heard.append(hear(given.lines(), None, (size,), given.nodes)))
            assert not heard[0].problems
            assert heard[0].roots[size] == root
        signing = timed(case.checkpoint)
    took.sort()
    busy.sort()
    return {
        "events": size, "ms of a proof, median": round(took[len(took) // 2] * 1e3, 2),
        "ms of a proof, 95 of 100": round(took[int(len(took) * 0.95)] * 1e3, 2),
        "ms of computing in it, 95 of 100": round(busy[int(len(busy) * 0.95)] * 1e3, 2),
        "µs to log an event": round(logging * 1e6, 1), "seconds to grow the tree": round(growing, 1),
        "seconds to hear the whole log": round(hearing, 1), "seconds to sign it": round(signing, 2),
        "MiB at the peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


def _logged(desk: Any, events: int) -> None:
    with desk.store.writing():
        desk.log_all(("received_again", [f"sha256:{it:064x}"], {"name": f"{it}.txt"}) for it in range(events))


def _filled(folder: Path, events: int) -> None:
    """Events put into the log as it keeps them, without the program: a million of them would take it minutes."""
    base = sqlite3.connect(folder / "case.db")
    seq, before = base.execute("SELECT seq, hash FROM head").fetchone()
    rows: list[tuple[int, str, str, str]] = []
    for number in range(events):
        seq += 1
        kept = f'{{"digest":"sha256:{number:064x}","name":"{number}.txt","salt":"{number:032x}"}}'
        told = hashlib.sha256(kept.encode()).hexdigest()
        line = (
            f'{{"actor":"N. N.","kind":"received_again","nonce":"{number:032x}","payload_hash":"{told}",'
            f'"prev":"{before}","refs":["sha256:{number:064x}"],"seq":{seq},"time":"2026-02-26T14:03:00Z","v":2}}'
        )
        before = hashlib.sha256(line.encode()).hexdigest()
        rows.append((seq, line, kept, before))
        if len(rows) == 50_000 or number == events - 1:
            base.executemany("INSERT INTO event (seq, line, payload, hash) VALUES (?, ?, ?, ?)", rows)
            rows.clear()
    base.execute("UPDATE head SET seq = ?, hash = ?", (seq, before))
    base.commit()
    base.close()


def page(measured: dict[str, Any]) -> str:
    """The same for people."""
    lines = ["# The vault, measured", "", "`benchmarks/vault/run.py` writes this page.", ""]
    lines += [f"{measured['machine']}. {measured['files']:,} files of {SIZE:,} bytes.", ""]
    lines += ["| what | goal | measured |", "|---|---|---|"]
    lines += [f"| {what} | {goal} | {shown} |" for what, goal, shown in _rows(measured)]
    lines += ["", *(f"- {note}" for note in NOTES)]
    return "\n".join(lines) + "\n"


NOTES = (
    "The floor ([floor.py](floor.py)) hashes, writes, flushes, renames, and puts a row for each file into one"
    " transaction for 64 files. Sealing also announces every file in an event of its own, asks what is held, and"
    " chains and numbers the events; it lets eight files wait for the disk at a time, which the floor does not.",
    "`bagit.make_bag` moves files within their folder and waits for no disk; ours copies and waits.",
    "`accounted verify` does more than `bagit validate`: it also follows the log and compares every list with it. Both"
    " are whole programs, from their start on; ours takes 0.4 s of a processor to load, theirs 0.1 s.",
)


def _rows(measured: dict[str, Any]) -> list[tuple[str, str, str]]:
    export, proofs, memory = measured["export"], measured["proofs"], measured["memory"]
    peaks = memory["MiB at the peak of verifying"]
    return [
        ("import without reading, of the floor", "≥ 0.5", f"{measured['import']['ratio']}"),
        ("verify of opened documents, of `bagit validate`", "≥ 0.7", f"{measured['verify']['ratio']}"),
        *((f"verify of {it['files']:,} × {it['bytes']:,} bytes, of `bagit validate`", "≥ 0.7", f"{it['ratio']}")
          for it in measured["shapes"]),
        ("export, against `bagit.make_bag`", "≤ 2", f"{export['ratio']} "
         f"({export['ratio with the copy that bagit needs first']} with the copy that bagit needs first)"),
        (f"a proof among {proofs['events']:,} events, 95 of 100", "≤ 5 ms",
         f"{proofs['ms of a proof, 95 of 100']} ms, of which {proofs['ms of computing in it, 95 of 100']} computing"),
        ("memory of verifying " + " and ".join(f"{it:,}" for it in memory["originals"]) + " originals", "flat",
         " and ".join(f"{it} MiB" for it in peaks)),
        ("hearing that whole log, peak memory with all of the above", "≤ 500 MB", f"{proofs['MiB at the peak']} MiB, "
         f"{proofs['seconds to hear the whole log']} s"),
    ]  # fmt: skip


def main() -> None:
    """Measure all of it."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--files", type=int, default=2_000)
    wanted.add_argument("--events", type=int, default=1_000_000)
    wanted.add_argument("--rounds", type=int, default=3)
    given = wanted.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # ours is loaded as bagit.py is: compiled
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ["ACCOUNTED_KEYS"] = str(place / "keys")
        files = files_of(place / "files", given.files)
        measured = {
            "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}",
            "files": given.files, "import": of_import(place, files, given.rounds),
            **of_bags(place, files, given.rounds), "shapes": of_shapes(place, given.rounds),
            "memory": of_memory(place, (given.files // 8, given.files)), "proofs": of_proofs(place, given.events),
        }  # fmt: skip
    (HERE / "last-accepted.json").write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n")
    (HERE / "last-accepted.md").write_text(page(measured))
    print(page(measured))


if __name__ == "__main__":
    main()
