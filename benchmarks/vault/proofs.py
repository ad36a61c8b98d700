"""Proofs, and one hearing of the whole log, in a case of a million events.

    .venv/bin/python benchmarks/vault/proofs.py [EVENTS]

It takes some minutes and two gigabytes of disk. Writes proofs.json, and `run.py` tells of it in last-accepted.md.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from accounted import Case
from accounted.case.checkpoints import grow, tree
from accounted.case.desk import Desk
from accounted.vault.hearing import hear
from accounted.vault.merkle import leaf_hash, proves_consistency, proves_inclusion

HERE = Path(__file__).parent


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """The seconds it takes, by the clock and of processor time."""
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - cpu


def of_proofs(folder: Path, events: int) -> dict[str, Any]:
    """What an open case takes for each of the things."""
    Case.new(folder, "Long").close()
    shutil.rmtree(folder / "heads")
    _filled(folder, events)
    with Case.open(folder) as case:
        few = 5_000
        logging = timed(lambda: _logged(case.desk, few))
        with case.desk.store.writing():
            growing = timed(lambda: grow(case.desk))
        signing = timed(case.checkpoint)
        chance, took, given = random.Random(1), [], case.desk.store.given
        for _ in range(200):
            seq = chance.randrange(events)
            took.append(timed(partial(case.prove, str(seq + 1))))
        indexing = timed(case.desk.store.index_log)
        about = [timed(partial(case.prove, f"sha256:{chance.randrange(events):064x}")) for _ in range(200)]
        fitting = timed(lambda: _fits(case.desk))
        with case.desk.store.reading():
            size, whole = given.head()[0], tree(case.desk)
            root = whole.root()
            for _ in range(200):
                index, old = chance.randrange(size), chance.randrange(1, size)
                leaf = leaf_hash(given.leaf_lines(index + 1, 1)[0].encode())
                assert proves_inclusion(leaf, index, size, whole.inclusion(index), root)
                assert proves_consistency(old, whole.root(old), size, root, whole.consistency(old))
            heard: list[Any] = []
            hearing = timed(lambda: heard.append(hear(given.lines(), None, (size,), given.nodes)))
            assert not heard[0].problems
            assert heard[0].roots[size] == root
    clocks, busy = (sorted(it[at] for it in took) for at in (0, 1))
    named, named_busy = (sorted(it[at] for it in about) for at in (0, 1))
    return {
        "events": size, "ms of a proof, median": _ms(clocks, 0.5), "ms of a proof, 95 of 100": _ms(clocks, 0.95),
        "ms of computing in it, median": _ms(busy, 0.5), "ms of computing in it, 95 of 100": _ms(busy, 0.95),
        "ms to find and prove all that is about one original, 95 of 100": _ms(named, 0.95),
        "ms of computing in that, 95 of 100": _ms(named_busy, 0.95),
        "seconds of computing to index the log, once": round(indexing[1], 1),
        "seconds of computing to hold the index against the log": round(fitting[1], 1),
        "µs to log an event": round(logging[0] / few * 1e6, 1),
        "µs of computing to log an event": round(logging[1] / few * 1e6, 1),
        "seconds to grow the tree": round(growing[0], 1), "seconds of computing to grow the tree": round(growing[1], 1),
        "seconds to hear the whole log": round(hearing[0], 1),
        "seconds of computing to hear the whole log": round(hearing[1], 1), "seconds to sign it": round(signing[0], 2),
        "MiB at the peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip


def _ms(sorted_ones: list[float], part: float) -> float:
    return round(sorted_ones[int(len(sorted_ones) * part)] * 1e3, 2)


def _fits(desk: Desk) -> None:
    assert not list(desk.store.made.damage())


def _logged(desk: Desk, events: int) -> None:
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


def main(events: int) -> None:
    """Measure all of it."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ACCOUNTED_KEYS"] = str(Path(folder, "keys"))
        made = of_proofs(Path(folder, "long"), events)
    if events >= 1_000_000:
        (HERE / "proofs.json").write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n")
    print(json.dumps(made, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
