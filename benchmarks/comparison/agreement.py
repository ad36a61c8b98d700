"""Measure how far two careful annotators agree on origins and contradictions, and the comparison on what both say.

    .venv/bin/python benchmarks/comparison/agreement.py

Of the cases that hold a `second.yaml`, a second annotator was given the documents and the figures, and judged
incidents, origins and contradictions without having seen the author's. What is found of the author's so is what one
reaches who reads with care; the comparison is then measured on what both say.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml
from scoring import Case, Marks, Score, by_hand, load, score

CASES = Path(__file__).resolve().parent / "cases"
Pair = tuple[str, str]


def main() -> int:
    """Measure and print, a line for each measure."""
    people: Counter[str] = Counter()
    machine = {"as read": Score(), "by hand": Score()}
    folders = sorted(path.parent for path in CASES.glob("*/second.yaml"))
    for folder in folders:
        case = load(folder)
        second = yaml.safe_load((folder / "second.yaml").read_text("utf-8"))
        marks = Marks(case, by_hand(case))
        people += _origins(marks, second)
        people += _contradictions(case, marks, second)
        machine["as read"].add(score(case, case.claims))
        machine["by hand"].add(score(case, by_hand(case)))
    print(f"{len(folders)} cases, judged by their author and by a second annotator")
    print("second annotator against the author:", dict(sorted(people.items())))
    for mode, found in machine.items():
        counts = found.contradictions
        share = f"{counts['found']} of {counts['judged']}"
        print(
            f"the comparison against what both say, {mode}: {share} found, {counts['false_alarms']} that neither names"
        )
    return 0


def _origins(marks: Marks, second: Mapping[str, Any]) -> Counter[str]:
    """Pairs of one origin, in different documents, of one incident, fate, group and unit."""
    theirs = {id: number for number, ids in enumerate(second["origins"]) for id in ids}
    found: Counter[str] = Counter()
    for one, other in combinations(sorted(marks.figures), 2):
        alike = marks.row(one) == marks.row(other)
        if alike and marks.figures[one]["document"] != marks.figures[other]["document"]:
            author = one in marks.origin and marks.origin[one] == marks.origin.get(other)
            again = one in theirs and theirs[one] == theirs.get(other)
            found.update(origin_pairs=author, origin_pairs_second=again, origin_pairs_both=author and again)
    return found


def _contradictions(case: Case, marks: Marks, second: Mapping[str, Any]) -> Counter[str]:
    """Contradictions between figures; in the case, those that only one of the two names become optional."""
    alike = _alike(marks, second["origins"])
    author = [one for one in case.gold["contradictions"] if "figures" in one]
    theirs = [one for one in second["contradictions"] if len(one["figures"]) == 2]
    found: Counter[str] = Counter()
    for one in author:
        both = any(alike(_pair(one), _pair(other)) for other in theirs)
        if not one.get("optional"):
            found.update(contradictions=1, contradictions_both=both)
        one["optional"] = one.get("optional", False) or not both
    for other in theirs:
        alone = not any(alike(_pair(one), _pair(other)) for one in author)
        found.update(contradictions_second=1, contradictions_second_alone=alone)
        if alone:
            case.gold["contradictions"].append({**other, "optional": True})
    return found


def _pair(one: Mapping[str, Any]) -> Pair:
    first, second = one["figures"]
    return first, second


def _alike(marks: Marks, origins: Iterable[Iterable[str]]) -> Callable[[Pair, Pair], bool]:
    """Whether two pairs of figures say the same: each figure, or its repeat by the origins of either."""
    theirs = {id: number for number, ids in enumerate(origins) for id in ids}

    def stands_for(one: str, other: str) -> bool:
        first, second = marks.figures[one], marks.figures[other]
        amounts = [(it["fate"], it["low"], it["high"]) for it in (first, second)]
        return one == other or (
            amounts[0] == amounts[1]
            and (
                (one in marks.origin and marks.origin[one] == marks.origin.get(other))
                or (one in theirs and theirs[one] == theirs.get(other))
            )
        )

    def alike(first: Pair, second: Pair) -> bool:
        return any(all(map(stands_for, first, turned)) for turned in (second, second[::-1]))

    return alike


if __name__ == "__main__":
    sys.exit(main())
