"""Learn how much each sign tells of whether people set two accounts of who did it against each other.

    .venv/bin/python benchmarks/comparison/weigh_accounts.py [--write]

Pairs are those of the cases beside this file that can't both be right, on what the rules read. The weights are those
of a logistic regression, held small (ridge). What is printed are the rivals found and the false ones, on the cases of
each author with weights learnt from those of the others, by the least chance from which a pair is proposed and by how
many of an incident are. With --write, `likely.yaml` gets the weights learnt from all.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from run import HERE, author_of
from scoring import Case, Marks, _matches, _stands, load
from weigh import learnt

from accounted.comparison import compare
from accounted.comparison.contradictions import Happening, rival_accounts
from accounted.comparison.contradictions.accounts import pairs, rivals, stated

comparing = importlib.import_module("accounted.comparison.compare")
THRESHOLDS, MOST = (0.3, 0.35, 0.4, 0.45, 0.5), (1, 2, 3)
RIDGE = 8.0


class Folder(NamedTuple):
    """A case: what is told in each of its incidents, and which sentences people set against each other."""

    author: int
    case: Case
    marks: Marks
    told: tuple[Sequence[Happening], ...]


class Pair(NamedTuple):
    """Two accounts that can't both be right, with their signs; `right` where people set them against each other."""

    author: int
    signs: Mapping[str, float]
    right: bool


def folder_of(case: Case) -> Folder:
    """A case gathered once, so that its accounts can be weighed anew."""
    held: list[Sequence[Happening]] = []

    def kept(happenings: Sequence[Happening]) -> list[Any]:
        held.append(list(happenings))
        return []

    with mock.patch.object(comparing, "rival_accounts", kept):
        compare(case.claims, case.documents.values(), (), case.texts, case.name)
    return Folder(author_of(case.name), case, Marks(case, case.claims), tuple(held))


def pairs_of(folder: Folder) -> Iterator[Pair]:
    """The pairs of a case that can't both be right."""
    judged = [one for one in folder.case.gold["contradictions"] if "a" in one]
    for told in folder.told:
        for one, other in combinations(stated.accounts_of(told), 2):
            if pairs.against(one, other):
                ids = one.by.claim.id, other.by.claim.id
                right = any(_stands(a, it["a"], folder.marks) and _stands(b, it["b"], folder.marks)
                            for it in judged for a, b in (ids, ids[::-1]))  # fmt: skip
                yield Pair(folder.author, pairs.signs(one, other), right)


def scored(folder: Folder, weights: Mapping[str, float], least: float, most: int) -> Counter[str]:
    """How many rivals were judged, found, and proposed falsely, with these weights."""
    with (
        mock.patch.object(rivals, "_weights", return_value=weights), mock.patch.object(rivals, "ENOUGH", least),
        mock.patch.object(rivals, "MOST", most),
    ):  # fmt: skip
        proposed = [it for told in folder.told for it in rival_accounts(told)]
    counts, taken = Counter[str](), set[str]()
    for gold in folder.case.gold["contradictions"]:
        hits = [it.id for it in proposed if "a" in gold and _matches(it, gold, folder.marks)]
        taken |= set(hits)
        if gold["kind"] == "actor" and not gold.get("optional"):
            counts.update(judged=1, found=bool(hits))
    counts["false"] = sum(it.id not in taken for it in proposed)
    return counts


def table(folders: Sequence[Folder], seen: Sequence[Pair]) -> Iterator[str]:
    """Rivals found and false by the least chance and by how many of an incident."""
    weights = {it: learnt([one for one in seen if one.author != it], RIDGE) for it in {one.author for one in folders}}
    for least, most in product(THRESHOLDS, MOST):
        sums = Counter[str]()
        for folder in folders:
            sums += scored(folder, weights[folder.author], least, most)
        yield f"- from {least}, at most {most}: {sums['found']} of {sums['judged']} found, {sums['false']} false"


def learn(folders: Sequence[Folder], write: bool) -> int:
    """Learn from cases that were gathered, print, and write."""
    seen = [pair for folder in folders for pair in pairs_of(folder)]
    print(f"{len(seen)} pairs, {sum(one.right for one in seen)} right; each author by the others:")
    print("\n".join(table(folders, seen)))
    lines = [f"{name}: {weight}" for name, weight in learnt(seen, RIDGE).items()]
    print("\n".join(lines))
    if write:
        there = Path(str(files("accounted.comparison.contradictions.accounts").joinpath("likely.yaml")))
        head = re.sub(r"in \d+ invented", f"in {len(folders)} invented", there.read_text("utf-8").split("\n\n")[0])
        there.write_text(head + "\n\n" + "\n".join(lines) + "\n", "utf-8")
    return 0


def main() -> int:
    """Learn, print, and write the weights where that is wanted."""
    cases = [load(path.parent) for path in sorted((HERE / "cases").glob("*/gold.yaml"))]
    return learn([folder_of(case) for case in cases], "--write" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
