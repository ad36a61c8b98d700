"""How the time of a comparison grows with the case, and what an edit, and asking again, cost then.

    .venv/bin/python benchmarks/comparison/growth.py [INCIDENTS…] [--case DIR]

Invented cases of so many incidents (5, 25, 50, 125, 250 and 500 unless told otherwise; 500 are 5,000 documents and
100,000 claims) are put on the shelves, compared, edited and asked. A row of `growth.json` is made for each size, and
`growth.md` shows all of them. Seconds and milliseconds are of one core: what the processor worked, not what was waited.
With --case, the case of the last size lies there, and is not made anew when it is there already.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from accounted.case import Case, Leaf
from benchmarks.comparison.invented import Told, documents
from benchmarks.comparison.large import large_case, put

SIZES = (5, 25, 50, 125, 250, 500)
COLUMNS = {
    "incidents": "incidents", "documents": "documents", "claims": "claims", "whole_s": "whole case, s",
    "ms_per_1000": "ms per 1,000 claims", "figures_ms": "figures of one incident, ms",
    "leaf_ms": "50 contradictions of all, ms", "origin_ms": "after a judgement on an origin, ms",
    "compared_after_origin": "incidents compared", "reject_s": "after a rejected claim, s",
    "compared_after_reject": "incidents compared ", "added_s": "after a new document, s",
    "compared_after_added": "incidents compared  ",
}  # fmt: skip


def took(work: Callable[[], Any]) -> float:
    """How many seconds the processor worked."""
    begun = process_time()
    work()
    return process_time() - begun


def measured(case: Case, incidents: int) -> dict[str, Any]:
    """The row of a case that was not compared yet, or in another version."""
    with case.desk.store.writing():
        case.desk.store.comparisons.settle(None)
    whole = took(case.figures)
    order = [id for id, _ in case.memory.shelf().order()]
    some = order[len(order) // 2]
    figures = case.figures(some)
    case.memory.shelf()
    made = {
        "incidents": len(order), "documents": len(case.documents), "claims": case.claims.page(limit=1).total,
        "whole_s": whole, "figures_ms": 1000 * min(took(lambda: case.figures(some)) for _ in range(5)),
        "leaf_ms": 1000 * took(lambda: case.contradictions(leaf=Leaf(1000, 50))),
    }  # fmt: skip
    made["ms_per_1000"] = 1e6 * whole / made["claims"]
    before = case.memory.shelf().keys()

    def edited(name: str, edit: Callable[[], Any], unit: float) -> None:
        nonlocal before
        edit()
        made[f"{name}_{'ms' if unit > 1 else 's'}"] = unit * took(lambda: case.figures(some))
        after = case.memory.shelf().keys()
        made[f"compared_after_{name}"] = sum(before.get(id) != key for id, key in after.items())
        before = after

    pair = list(figures.claims[:2])
    edited("origin", lambda: case.judge("same-origin", pair, by="A benchmark", why="measured"), 1000)
    edited("reject", lambda: case.judge("reject", figures.claims[2], by="A benchmark", why="measured"), 1)
    new = next(iter(documents(1, seed=8)))
    told = Told(f"new-{incidents}.txt", new.language, new.publisher, new.published, new.title, new.text, new.made)
    edited("added", lambda: put(case, [told]), 1)
    return made


def main() -> int:
    """Measure, and write the rows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("incidents", type=int, nargs="*", default=SIZES)
    parser.add_argument("--case", type=Path)
    said = parser.parse_args()
    kept = HERE / "growth.json"
    rows = {row["incidents"]: row for row in json.loads(kept.read_text("utf-8"))} if kept.exists() else {}
    for number in said.incidents:
        with tempfile.TemporaryDirectory() as place:
            folder = said.case if said.case and number == said.incidents[-1] else Path(place) / "case"
            there = (folder / "case.db").exists()
            with Case.open(folder) if there else large_case(folder, documents(number)) as case:
                rows[number] = {**measured(case, number), "incidents": number}
        print(json.dumps(rows[number]), flush=True)
        kept.write_text(json.dumps([rows[one] for one in sorted(rows)], indent=1) + "\n", "utf-8")
    (HERE / "growth.md").write_text(table(sorted(rows.values(), key=lambda row: int(row["incidents"]))), "utf-8")
    return 0


def table(rows: list[dict[str, Any]]) -> str:
    """The rows as a page."""
    head = (
        "# How the time grows\n\nWritten by `benchmarks/comparison/growth.py`; invented claims in five languages,"
        " seconds of one core.\n\n"
    )
    lines = ["| " + " | ".join(name.strip() for name in COLUMNS.values()) + " |", "|" + "--:|" * len(COLUMNS)]
    for row in rows:
        lines.append("| " + " | ".join(_said(row[key], key) for key in COLUMNS) + " |")
    return head + "\n".join(lines) + "\n"


def _said(value: float, key: str) -> str:
    return f"{value:,.1f}" if key.endswith("_s") else f"{value:,.0f}"


if __name__ == "__main__":
    sys.exit(main())
