"""Ten thousand broken files of every format into cases: what became of each, how long it took, how memory grew.

    .venv/bin/python benchmarks/intake/broken.py [--count 10000] [--seed 1] [--rows build/broken.jsonl]

A row is written for every file as soon as its outcome is known, so that a run that was stopped goes on where it was.
With all rows there it writes `benchmarks/intake/last-accepted.md`; `--report` writes it of the rows there are.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from accounted import Case
from accounted.model import digest_of
from tests.mutants import mutant

BATCH = 130
"""Files that go into one case, which is verified then."""

ENDED = re.compile(r"The parser (crashed|ended|gave up)|processor time|minutes to open|takes more than")
KINDS = ("added", "already_held", "sealed_unread", "refused")


def main() -> int:
    """Run it; the exit status is 1 when a file was lost, refused, or met a fault of ours."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=Path, default=HERE.parent.parent / "build/broken.jsonl")
    parser.add_argument("--report", action="store_true")
    asked = parser.parse_args()
    asked.rows.parent.mkdir(exist_ok=True)
    if not asked.report:
        todo = sorted(set(range(asked.count)) - {row["number"] for row in rows_in(asked.rows, asked.seed)})
        for begin in range(0, len(todo), BATCH):
            with tempfile.TemporaryDirectory() as folder, asked.rows.open("a", encoding="utf-8") as kept:
                for row in outcomes(Path(folder), todo[begin : begin + BATCH], asked.seed):
                    kept.write(json.dumps(row, ensure_ascii=False) + "\n")
                    kept.flush()
    rows = list(rows_in(asked.rows, asked.seed))
    page, bad = report(rows, asked.count, asked.seed)
    if asked.report or len(rows) >= asked.count:
        (HERE / "last-accepted.md").write_text(page, "utf-8")
    print(page)
    return int(bad)


def rows_in(path: Path, seed: int) -> Iterator[dict[str, Any]]:
    """The rows written so far, each number once; a last line that was cut off is not one."""
    seen = set[int]()
    for line in path.read_text("utf-8").splitlines() if path.exists() else []:
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if row["seed"] == seed and row["number"] not in seen:
            seen.add(row["number"])
            yield row


def outcomes(folder: Path, numbers: list[int], seed: int) -> Iterator[dict[str, Any]]:
    """What became of these files, added to a new case, and whether the case kept each byte for byte."""
    files = folder / "files"
    files.mkdir()
    made = {}
    for number in numbers:
        name, content = mutant(number, seed)
        made[name] = number, digest_of(content)
        (files / name).write_bytes(content)
    rows, last = [], time.monotonic()
    with Case.new(folder / "case") as case:
        for one in case.add(files):
            seconds, last = time.monotonic() - last, time.monotonic()
            if "!/" not in one.path:
                name = Path(one.path).name
                number, digest = made[name]
                kept = one.digest == digest and digest_of(case.desk.vault.read(digest)) == digest
                row = {"seed": seed, "number": number, "name": name, "outcome": one.outcome, "why": one.why,
                       "kept": kept, "seconds": round(seconds, 2), "inside": 0}  # fmt: skip
                rows.append(row)
            else:
                rows[-1]["inside"] += 1
                rows[-1]["seconds"] = round(rows[-1]["seconds"] + seconds, 2)
        sound = case.verify().ok
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    for row in rows:
        yield {**row, "case_verifies": sound, "megabytes": grown}


def report(rows: list[dict[str, Any]], count: int, seed: int) -> tuple[str, bool]:
    """The rows as a page, and whether something is wrong."""
    came = Counter((_format(row["name"]), row["outcome"]) for row in rows)
    broke = Counter((_fault(row["name"]), row["outcome"]) for row in rows)
    faults = [row for row in rows if "fault in Accounted" in (row["why"] or "") or row["outcome"] == "refused"]
    ended = Counter(row["why"] for row in rows if ENDED.search(row["why"] or ""))
    lost = [row for row in rows if not row["kept"]]
    unsaid = [row for row in rows if row["outcome"] == "sealed_unread" and not row["why"]]
    unsound = [row for row in rows if not row["case_verifies"]]
    seconds = sorted(row["seconds"] for row in rows) or [0.0]
    memory = [row["megabytes"] for row in rows] or [0]
    reasons = Counter(re.sub(r"\d[\d,]*|'[^']*'|\(.*\)", "…", row["why"]) for row in rows if row["why"])
    page = [
        "# Broken files", "",
        f"{len(rows):,} of {count:,} files, seed {seed}, by `benchmarks/intake/broken.py`.", "",
        "| what | count |", "|---|---|",
        f"| lost or changed | {len(lost)} |",
        f"| refused, or met a fault of ours | {len(faults)} |",
        f"| not read, without a reason | {len(unsaid)} |",
        f"| in a case that does not verify | {len(unsound)} |",
        f"| the parser crashed or was ended, which its line says | {ended.total()} |",
        f"| distinct kinds of reasons | {len(reasons)} |", "",
        f"The longest took {seconds[-1]:.1f} seconds by the clock, half of them {seconds[len(seconds) // 2]:.1f} or "
        "less, on processors that others used as well.",
        f"Memory of the program itself: {min(memory)} MB after the first case, at most {max(memory)} MB.", "",
        *_table("format", came), "", *_table("fault", broke), "",
        *_listed("Faults", [f"{row['name']}: {row['outcome']}, {row['why']}" for row in faults]),
        *_listed("Lost", [row["name"] for row in lost]),
        *_listed("Crashed or ended", [f"{times} × {why}" for why, times in ended.most_common()]),
        *_listed("Reasons", [f"{times} × {why}" for why, times in reasons.most_common(60)]),
    ]  # fmt: skip
    return "\n".join(page).rstrip() + "\n", bool(lost or faults or unsaid or unsound)


def _table(what: str, counts: Counter[tuple[str, str]]) -> list[str]:
    names = sorted({name for name, _ in counts})
    rows = [f"| {name} | {' | '.join(str(counts[name, kind]) for kind in KINDS)} |" for name in names]
    return [f"| {what} | added | held already | sealed, not read | refused |", "|---|---|---|---|---|", *rows]


def _listed(title: str, lines: list[str]) -> list[str]:
    return [f"## {title}", "", *(f"- {line}" for line in lines[:100]), ""] if lines else []


def _format(name: str) -> str:
    return name.partition(".")[2]


def _fault(name: str) -> str:
    return name.partition(".")[0].split("-", 2)[2]


if __name__ == "__main__":
    raise SystemExit(main())
