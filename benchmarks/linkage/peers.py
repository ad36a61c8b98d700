"""Splink 5 and dedupe on the same rows, in an environment of their own (`peers.lock`), started as another program.

They get what serves them best: names, dates and sexes as our reading has them, in Latin letters, skeletons as keys.
Splink trains itself without labels; of its thresholds 0.5, 0.9 and 0.99 the one counts that has the best F1, which only
the truth can tell. dedupe asks 100 pairs, which the truth answers; on longer lists it takes many minutes.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from accounted.language.names import plain, readings_of, skeletons_of, words_in
from accounted.linkage.days import Days
from accounted.linkage.roster import roster_of
from benchmarks.linkage.scoring import pairwise

APART = Path(__file__).with_name("peers_apart.py")
PATIENCE_SECONDS = 300


def measure(rows: list[dict[str, str]], python: Path, asking: bool) -> dict[str, dict[str, Any]]:
    """Scores by peer; a peer that fails on the rows, or takes too long, says so.

    Args:
        python: of the environment in which the peers are installed.
        asking: whether dedupe runs too.
    """
    correct = [row["true_id"] for row in rows]
    found: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.json"
        path.write_text(json.dumps(_keyed(rows)), "utf-8")
        for name in ("splink", "dedupe") if asking else ("splink",):
            try:
                run = subprocess.run(
                    [str(python), str(APART), name, str(path)], capture_output=True, text=True,
                    timeout=PATIENCE_SECONDS, check=True,
                )  # fmt: skip
            except subprocess.TimeoutExpired:
                found[name] = {"why": f"no answer in {PATIENCE_SECONDS} s"}
            except subprocess.CalledProcessError as error:
                found[name] = {"why": "failed: " + (error.stderr.strip().splitlines() or ["?"])[-1][:90]}
            else:
                answer = json.loads(run.stdout.splitlines()[-1])
                scores = (pairwise(correct, clusters) for clusters in answer["clusters"])
                found[name] = {**max(scores, key=lambda one: one["f1"]), "seconds": answer["seconds"]}
    return found


def _keyed(rows: list[dict[str, str]]) -> list[dict[str, Any]]:
    roster = roster_of({name: [row.get(name) or None for row in rows] for name in {n for row in rows for n in row}})

    def said(values: Any, place: int) -> str:
        return values.values[values.codes[place]] if values.codes[place] >= 0 else ""

    keyed = []
    for place, row in enumerate(rows):
        given, surname, where = (said(values, place) for values in (roster.given, roster.surname, roster.place))
        keyed.append({
            "unique_id": place, "true_id": row["true_id"], "given_f": _folded(given), "surname_f": _folded(surname),
            "father_f": _folded(said(roster.patronymic, place)), "place_f": _folded(where),
            "given_k": _skeleton(given), "surname_k": _skeleton(surname), "place_k": _skeleton(where),
            "sex": str(roster.sex[place]) if roster.sex[place] > 0 else None, "died": _day(roster.death, place),
            "born": str(roster.born[place]) if roster.born[place] > 0 else None,
            "birthday": _day(roster.birth, place),
        })  # fmt: skip
    return keyed


def _day(days: Days, place: int) -> str | None:
    """A date as far as it is said, written one way whatever the list."""
    if days.written[place] >= 0:
        return f"{days.written[place]:08d}"
    parts = [int(part[place]) for part in (days.year, days.month)]
    return "-".join(str(part) for part in parts if part > 0) or None


def _folded(text: str) -> str | None:
    return " ".join(readings[0] for readings in readings_of(words_in(plain(text)))) or None


def _skeleton(text: str) -> str | None:
    folded = _folded(text)
    return skeletons_of([folded.replace(" ", "")])[0] if folded else None
