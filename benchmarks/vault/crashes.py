"""An `add` killed at many points, by calls to the system and by moments; each time checked, gone on with, compared.

    .venv/bin/python benchmarks/vault/crashes.py [POINTS] [SEED]

Prints how many of the points passed, and writes crashes.json beside this file after every point; with more points and
the same seed it goes on from there. A point passes when nothing that was
acknowledged is lost, a check right after the kill finds no problem, and after going on the case is the same as one that
nobody killed.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from accounted import Case
from tests.case.killing import checked, documents, hands, killed, points, state

HERE = Path(__file__).parent
KEPT = HERE / "crashes.json"


def tried(before: Path, place: Path, point: dict[str, Any], uninterrupted: dict[str, object]) -> str | None:
    """What went wrong at a point; None when nothing did."""
    shutil.copytree(before, place, ignore=shutil.ignore_patterns("copy"))
    run = killed(place, place / "more", **point)
    if problems := checked(place).problems:
        return f"looks tampered with: {problems[0].what}"
    with Case.open(place / "case", hands(place)) as case:
        if set(run.acknowledged) - {one.digest for one in case.desk.store.given.originals()}:
            return "an acknowledged original is lost"
        list(case.add(place / "more"))
    if problems := checked(place).problems:
        return f"not whole after going on: {problems[0].what}"
    return None if state(place) == uninterrupted else "another state than without the kill"


def main(count: int, seed: int) -> None:
    """Try all the points."""
    before_now = _kept(seed)
    done, wrong = before_now["points"], list(before_now["wrong"])
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder, "before")
        before.mkdir()
        Case.new(before / "case", "T", hands(before)).close()
        documents(before / "few", 3)
        documents(before / "more", 24)
        with Case.open(before / "case", hands(before)) as case:
            list(case.add(before / "few"))
        shutil.copytree(before, before / "copy", ignore=shutil.ignore_patterns("copy"))
        with Case.open(before / "copy" / "case", hands(before / "copy")) as case:
            list(case.add(before / "more"))
        uninterrupted = state(before / "copy")
        for number, point in enumerate(points(count, 420, 2.0, seed), 1):
            if number <= done:
                continue
            place = Path(folder, str(number))
            if why := tried(before, place, point, uninterrupted):
                wrong.append(f"{point}: {why}")
            shutil.rmtree(place)
            made = {"points": number, "seed": seed, "documents": 24, "passed": number - len(wrong), "wrong": wrong}
            KEPT.write_text(json.dumps(made, indent=1) + "\n")
            print(f"\r{number - len(wrong)} of {number}", end="", flush=True)
    print()
    print("\n".join(wrong) or "All passed.")


def _kept(seed: int) -> dict[str, Any]:
    """What was tried before with this seed."""
    made: dict[str, Any] = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    return made if made.get("seed") == seed else {"points": 0, "wrong": []}


if __name__ == "__main__":
    main(*(int(it) for it in (*sys.argv[1:], *("200", "1")[len(sys.argv) - 1 :])))
