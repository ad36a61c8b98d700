"""Work on a case killed at many points; each time checked, gone on with, and compared.

    .venv/bin/python benchmarks/vault/crashes.py [SEED]

Adding, judging, exporting over an earlier bag, rebuilding, and signing with a new key are killed; `rekeying.py` does
the same to encrypting. Each is first run to its end, to learn how many calls and seconds it takes, and then killed at
points spread over both.
A point passes when nothing that was acknowledged is lost, a check right after the kill finds no problem, a bag is the
old one or the new, and after going on the case is the same as one that nobody killed. Writes crashes.json beside this
file after every point; with the same seed it goes on from there.
"""

import json
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from accounted import Case
from accounted.case import verify_case
from tests.case import killing
from tests.case.killing import Run, checked, documents, hands, killed, state

HERE = Path(__file__).parent
KEPT = HERE / "crashes.json"
POINTS = {"add": 100, "judge": 40, "export": 40, "rebuild": 30, "checkpoint": 30}
"""How many points of each act are tried."""


def prepared(place: Path) -> Path:
    """A case with some documents, one judgement and a bag of it, and more documents to add."""
    place.mkdir()
    Case.new(place / "case", "T", hands(place)).close()
    documents(place / "few", 4)
    documents(place / "more", 10)
    with Case.open(place / "case", hands(place)) as case:
        list(case.add(place / "few"))
        case.figures()
        case.export("bag", place / "bag")
        case.judge("accept", [next(iter(case.claims)).claim.id], by="N. N.", why="first look")
    return place


def copied(before: Path, place: Path) -> Path:
    """The same in a place of its own."""
    shutil.copytree(before, place)
    return place


def tried(before: Path, place: Path, act: str, point: dict[str, Any], uninterrupted: dict[str, object]) -> str | None:
    """What went wrong at a point; None when nothing did."""
    work = getattr(killing, act)
    run = killed(copied(before, place), work, **point)
    if problems := checked(place).problems:
        return f"looks tampered with: {problems[0].what}"
    if why := _lost(place, act, run):
        return why
    work(place, lambda _said: None)
    if problems := checked(place).problems:
        return f"not whole after going on: {problems[0].what}"
    if act == "export" and (why := _bag(place)):
        return f"after going on, {why}"
    left = [
        path.name for path in place.iterdir() if path.name not in ("case", "few", "more", "bag", "keys", "other-keys")
    ]
    if left:
        return f"something is left over: {left[0]}"
    return None if state(place) == uninterrupted else "another state than without the kill"


def _lost(place: Path, act: str, run: Run) -> str | None:
    with Case.open(place / "case", hands(place)) as case:
        held = {one.digest for one in case.desk.store.given.originals()} | {it.judgement.id for it in case.judgements}
        exported = {ref for event in case.desk.store.given.events("exported") for ref in event.refs}
    kept = {path.stem for path in (place / "case" / "heads").glob("*.note")}
    if set(run.acknowledged) - held - exported - kept - {"rebuilt"}:
        return "something acknowledged is lost"
    return _bag(place) if act == "export" else None


def _bag(place: Path) -> str | None:
    if not (place / "bag").is_dir():
        return "neither the old nor the new bag is there"
    problems = verify_case(place / "bag", hands(place)).problems
    return f"a bag that is not whole: {problems[0].what}" if problems else None


def points_of(act: str, before: Path, place: Path, chance: random.Random) -> list[dict[str, Any]]:
    """Where an act is killed: half at calls, each another, half at moments."""
    start = time.perf_counter()
    run = killed(copied(before, place), getattr(killing, act))
    seconds = time.perf_counter() - start
    if not run.ended:
        raise SystemExit(f"{act} does not come to its end by itself.")
    half = POINTS[act] // 2
    calls = sorted(chance.sample(range(run.calls), min(half, run.calls)))
    moments = [round(seconds * (number + chance.random()) / (POINTS[act] - len(calls)), 4)
               for number in range(POINTS[act] - len(calls))]  # fmt: skip
    return [*({"at_call": call} for call in calls), *({"after_seconds": moment} for moment in moments)]


def main(seed: int) -> None:
    """Try all the points."""
    made = _kept(seed)
    with tempfile.TemporaryDirectory() as folder:
        before = prepared(Path(folder, "before"))
        for act, count in POINTS.items():
            told = made["acts"].setdefault(act, {"points": 0, "passed": 0, "wrong": []})
            if told["points"] >= count:
                continue
            whole = Path(folder, f"{act}-whole")
            points = points_of(act, before, whole, random.Random(f"{seed} {act}"))
            uninterrupted = state(whole)
            for number, point in enumerate(points):
                if number < told["points"]:
                    continue
                place = Path(folder, f"{act}-{number}")
                if why := tried(before, place, act, point, uninterrupted):
                    told["wrong"].append(f"{point}: {why}")
                shutil.rmtree(place)
                told["points"], told["passed"] = number + 1, number + 1 - len(told["wrong"])
                made["points"] = sum(it["points"] for it in made["acts"].values())
                made["passed"] = sum(it["passed"] for it in made["acts"].values())
                KEPT.write_text(json.dumps(made, indent=1) + "\n")
                print(f"{act}: {told['passed']} of {told['points']}", flush=True)
    print("\n".join(why for it in made["acts"].values() for why in it["wrong"]) or "All passed.")


def _kept(seed: int) -> dict[str, Any]:
    """What was tried before with this seed."""
    made: dict[str, Any] = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    return made if made.get("seed") == seed and "acts" in made else {"seed": seed, "points": 0, "passed": 0, "acts": {}}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
