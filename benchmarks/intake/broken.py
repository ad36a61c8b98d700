"""Thousands of broken files of every format into one case: what became of them, how long it took, how memory grew.

    .venv/bin/python benchmarks/intake/broken.py [--count 2000] [--seed 1]

Writes `benchmarks/intake/last-accepted.md`.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from accounted import Case
from tests.mutants import mutants


def main() -> int:
    """Run it; the exit status is 1 when a file was lost, refused, or met a fault of ours."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report, bad = run(Path(folder), asked.count, asked.seed)
    (HERE / "last-accepted.md").write_text(report, "utf-8")
    print(report)
    return int(bad)


def run(folder: Path, count: int, seed: int) -> tuple[str, bool]:
    """What became of so many broken files, as a page, and whether something is wrong."""
    files = folder / "files"
    files.mkdir()
    for name, content in mutants(count, seed):
        (files / name).write_bytes(content)
    outcomes: Counter[tuple[str, str]] = Counter()
    faults, crashed, begun = [], Counter[str](), time.monotonic()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with Case.new(folder / "case") as case:
        for one in case.add(files):
            if "!/" in one.path:
                continue
            outcomes[one.path.rpartition(".")[2], one.outcome] += 1
            if "fault in Accounted" in (one.why or "") or one.outcome == "refused":
                faults.append(f"{Path(one.path).name}: {one.why}")
            if "parser" in (one.why or "") or "seconds of processor" in (one.why or ""):
                crashed[one.why or ""] += 1
        whole = case.verify()
    seconds, grown = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    lost = count - sum(outcomes.values())
    kinds = ["added", "already_held", "sealed_unread", "refused"]
    endings = sorted({ending for ending, _ in outcomes})
    rows = [f"| {it} | {' | '.join(str(outcomes[it, kind]) for kind in kinds)} |" for it in endings]
    ended = [f"- {times} × {why}" for why, times in crashed.most_common()]
    page = [
        "# Broken files", "",
        f"{count:,} files, seed {seed}, by `benchmarks/intake/broken.py`. Lost: {lost}. Refused or met a",
        f"fault of ours: {len(faults)}. The parser crashed or was ended, which its line says: {sum(crashed.values())}.",
        f"The case verifies: {'yes' if whole.ok else 'no'}. Memory of the program itself grew by {grown // 1024} MB;",
        f"{count / seconds:.0f} files a second on two processors that others used as well.", "",
        "| format | added | held already | sealed, not read | refused |", "|---|---|---|---|---|", *rows, "",
        *(["## Faults", "", *(f"- {it}" for it in faults[:50]), ""] if faults else []),
        *(["## Crashed or ended", "", *ended, ""] if ended else []),
    ]  # fmt: skip
    return "\n".join(page), bool(lost or faults or not whole.ok)


if __name__ == "__main__":
    raise SystemExit(main())
