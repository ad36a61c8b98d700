"""Several programs that write to one case at once: every event stands in the log once, and nobody waits long.

    .venv/bin/python benchmarks/vault/writers.py [EVENTS]

Two programs and then eight, each of which logs so many events, every one in a transaction of its own. Writes
writers.json.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from accounted import Case
from accounted.case import verify_case

HERE = Path(__file__).parent


def write(folder: Path, name: str, events: int) -> None:
    """Log so many events, and print the seconds that each took."""
    with Case.open(folder) as case:
        for number in range(events):
            start = time.perf_counter()
            with case.desk.store.writing():
                case.desk.log("received_again", [f"{name}-{number}"], {"name": name})
            print(f"{time.perf_counter() - start:.4f}")
        case.desk.logged = False  # what is signed at the end is another matter


def tried(folder: Path, programs: int, events: int) -> dict[str, Any]:
    """So many programs at once."""
    Case.new(folder).close()
    words = [sys.executable, __file__, "write", str(folder)]
    running = [subprocess.Popen([*words, f"program-{number}", str(events)], stdout=subprocess.PIPE, text=True)
               for number in range(programs)]  # fmt: skip
    waits = sorted(float(line) for one in running for line in one.communicate()[0].split())
    with Case.open(folder) as case:
        refs = [event.refs[0] for event in case.desk.store.given.events("received_again")]
        seqs = [event.seq for event in case.desk.store.given.events()]
    return {
        "programs": programs, "events of each": events, "ended well": sum(one.returncode == 0 for one in running),
        "each event once": len(refs) == len(set(refs)) == programs * events,
        "numbers without a gap": seqs == list(range(1, len(seqs) + 1)), "verifies": verify_case(folder).ok,
        "ms for an event, 99 of 100": round(waits[int(len(waits) * 0.99)] * 1e3, 1),
    }  # fmt: skip


def main(events: int) -> None:
    """Two, then eight."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ACCOUNTED_KEYS"] = str(Path(folder, "keys"))
        made = [tried(Path(folder, str(programs)), programs, events) for programs in (2, 8)]
    (HERE / "writers.json").write_text(json.dumps(made, indent=1) + "\n")
    print(json.dumps(made, indent=1))


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        write(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
