"""Learn how much each sign tells of whether a statement repeats an earlier one that gives the same number.

    .venv/bin/python benchmarks/comparison/weigh_origins.py [--write]

Pairs come from the cases beside this file, on what the rules read and on the figures as judged by hand. The weights are
those of a logistic regression, held small (ridge). What is printed are the pairs of one origin that all links together
make, on the cases of each author with weights learnt from those of the others, by the least chance from which a repeat
is proposed. With --write, `likely.yaml` gets the weights learnt from all.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from run import HERE, MODES, author_of
from scoring import Case, Marks, by_hand, load
from weigh import learnt

from accounted.comparison import compare
from accounted.comparison.origins import Told, chains, likely

comparing = importlib.import_module("accounted.comparison.compare")
links = importlib.import_module("accounted.comparison.origins.links")
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)


class Folder(NamedTuple):
    """A case in one mode: the statements of each incident, and which claim is which figure of the gold."""

    author: int
    mode: str
    marks: Marks
    told: tuple[Sequence[Told], ...]


class Pair(NamedTuple):
    """Two statements of one number, with their signs; `right` where people judged them to have one origin."""

    author: int
    signs: Mapping[str, float]
    right: bool


def folder_of(case: Case, mode: str) -> Folder:
    """A case gathered once, so that its statements can be linked with other weights."""
    claims = case.claims if mode == "read" else by_hand(case)
    held: list[Sequence[Told]] = []

    def kept(told: Sequence[Told], judgements: Any) -> Any:
        held.append(sorted(told, key=lambda one: one.order))
        return chains(told, judgements)

    with mock.patch.object(comparing, "chains", kept), mock.patch.object(comparing, "_against", return_value=[]):
        compare(claims, case.documents.values(), (), case.texts, case.name)
    return Folder(author_of(case.name), mode, Marks(case, claims), tuple(held))


def pairs_of(folder: Folder) -> Iterator[Pair]:
    """The pairs of equal numbers in a case that both are figures of its gold, and whether they have one origin."""
    marks = folder.marks
    for told in folder.told:
        given = likely.Given(told)
        for later, first in given.alike():
            ids = [id for one in (later, first) if (id := marks.figure_of.get(one.id))]
            if len(ids) == 2 and not marks.optional & set(ids):
                right = len({marks.origin.get(id, id) for id in ids}) == 1
                yield Pair(folder.author, given.signs(later, first), right)


def scored(folder: Folder, weights: Mapping[str, float], least: float) -> Counter[str]:
    """How many pairs of figures of one origin were judged, proposed and right, with these weights."""
    home: dict[str, str] = {}
    with mock.patch.object(likely, "_weights", return_value=weights), mock.patch.object(links, "ENOUGH", least):
        for told in folder.told:
            home |= {step.told.id: chain.first.id for chain in chains(told) for step in chain.steps}
    marks, counts = folder.marks, Counter[str]()
    for judged, first, second in marks.pairs():
        claims = [marks.of_figure.get(id) for id in (first, second)]
        proposed = None not in claims and home.get(claims[0] or "") == home.get(claims[1] or "") is not None
        counts.update(judged=judged, proposed=proposed, right=judged and proposed)
    return counts


def table(folders: Sequence[Folder], pairs: Sequence[Pair]) -> Iterator[str]:
    """Precision and recall by the least chance from which a repeat is proposed."""
    weights = {it: learnt([one for one in pairs if one.author != it]) for it in {one.author for one in pairs}}
    for mode, title in MODES.items():
        yield f"{title}, each author by the others:"
        for least in THRESHOLDS:
            sums = Counter[str]()
            for folder in folders:
                sums += scored(folder, weights[folder.author], least) if folder.mode == mode else Counter()
            precise, found = sums["right"] / max(sums["proposed"], 1), sums["right"] / max(sums["judged"], 1)
            yield f"- from {least}: precision {precise:.3f}, recall {found:.3f} ({sums['right']} of {sums['judged']})"


def main() -> int:
    """Learn, print, and write the weights where that is wanted."""
    cases = [load(path.parent) for path in sorted((HERE / "cases").glob("*/gold.yaml"))]
    folders = [folder_of(case, mode) for case in cases for mode in MODES]
    return learn(folders, "--write" in sys.argv, len(cases))


def learn(folders: Sequence[Folder], write: bool, cases: int) -> int:
    """Learn from cases that were gathered, print, and write."""
    pairs = [pair for folder in folders for pair in pairs_of(folder)]
    print("\n".join(table(folders, pairs)))
    lines = [f"{name}: {weight}" for name, weight in learnt(pairs).items()]
    print("\n".join(lines))
    if write:
        there = Path(str(files("accounted.comparison.origins").joinpath("likely.yaml")))
        head = re.sub(r"in \d+ invented", f"in {cases} invented", there.read_text("utf-8").split("\n\n")[0])
        there.write_text(head + "\n\n" + "\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
