"""Learn how much each sign tells: of a figure, whether it counts all; of two, whether they count the same people.

    .venv/bin/python benchmarks/comparison/weigh.py [--write]

Figures and pairs come from the cases beside this file, on what the rules read and on the figures as judged by hand. The
weights are those of logistic regressions, held small (ridge). First those of single figures are learnt: whether one
counts some only (the gold's `share`, a part within its own row, or another incident than most figures that it is
compared with), and whether its count goes on (`running`). Then those of pairs, with the chances of single figures among
the signs. What is printed is measured on the cases of each author with all weights learnt from those of the others, so
that no figure weighs in its own judgement. With --write, `weights.yaml` and `likely.yaml` get those learnt from all.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from unittest import mock

import numpy as np
from run import AUTHORS, HERE, MODES, author_of
from scoring import Case, Marks, by_hand, load

from accounted.comparison import compare
from accounted.comparison.contradictions import figures, likely
from accounted.comparison.contradictions.peers import Peers
from accounted.comparison.contradictions.positions import Position
from accounted.comparison.wholes import odds
from accounted.comparison.wholes.field import Field
from accounted.comparison.wholes.signs import signs

comparing = importlib.import_module("accounted.comparison.compare")
RIDGE, RIDGE_OF_FIGURES = 20.0, 40.0
THRESHOLDS = (1.5, 2, 2.5, 3, 4, 10)
OF_FIGURES = ("conflict", "revision", "same_list_two_sizes", "within_document")


class Folder(NamedTuple):
    """A case in one mode: what was compared of each incident, and which claim is which figure of the gold."""

    author: int
    mode: str
    case: Case
    marks: Marks
    compared: tuple[tuple[Any, ...], ...]


class Seen(NamedTuple):
    """A figure with the signs of a property, and whether people judged it to have that."""

    author: int
    mode: str
    signs: Mapping[str, float]
    right: bool


class Pair(NamedTuple):
    """A pair that rules propose, with its signs, None where rules are sure; `found` are the numbers of the
    contradictions judged that it is, `repeat` says that it is one between the same origins with another number."""

    author: int
    mode: str
    case: str
    signs: Mapping[str, float] | None
    right: bool
    repeat: bool
    found: tuple[int, ...]


class Judged(Protocol):
    """What has signs, and whether people judged it to be what is looked for."""

    @property
    def signs(self) -> Any:
        """The signs, by their names."""

    @property
    def right(self) -> bool:
        """Whether it is."""


def folder_of(case: Case, mode: str) -> Folder:
    """A case gathered once, ready to be compared with other weights."""
    claims = case.claims if mode == "read" else by_hand(case)
    held: list[tuple[Any, ...]] = []

    def kept(*given: Any) -> list[Any]:
        held.append(given)
        return []

    with mock.patch.object(comparing, "_against", kept):
        compare(claims, case.documents.values(), (), case.texts, case.name)
    return Folder(author_of(case.name), mode, case, Marks(case, claims), tuple(held))


def figures_of(folder: Folder) -> Iterator[dict[str, Seen]]:
    """The figures of a case by property."""
    marks, held = folder.marks, list[tuple[Any, ...]]()
    with mock.patch.object(comparing, "chances", lambda *given: held.append(given) or {}):
        for given in folder.compared:
            comparing._against(*given)
    for statements, scope, ended in held:
        told = [one for one in statements if one.claim.amount.quantified]
        known = {one.id: marks.figures[id] for one in told if (id := marks.figure_of.get(one.id))}
        most = Counter(it["incident"] for it in known.values()).most_common(1)
        field = Field(told)
        for one in told:
            judged = known.get(one.id)
            if judged is None or one.claim.polarity != "affirmed":
                continue
            found = signs(one, field, scope, ended)
            part = bool(judged.get("share")) or _in_its_row(judged, marks) or judged["incident"] != most[0][0]
            yield {
                "part": Seen(folder.author, folder.mode, found["part"], part),
                "interim": Seen(folder.author, folder.mode, found["interim"], bool(judged.get("running"))),
            }


def _in_its_row(judged: Mapping[str, Any], marks: Marks) -> bool:
    """Whether a figure is a part of one of its own group."""
    if not judged.get("part_of"):
        return False
    own, whole = (
        None if it["group"] == "civilians" else it["group"] for it in (judged, marks.figures[judged["part_of"]])
    )
    return own in (None, whole)


def pairs_of(folder: Folder, weights: Mapping[str, Mapping[str, float]]) -> Iterator[Pair]:
    """The pairs that rules propose in a case, and whether people judged them to be contradictions."""
    told: dict[frozenset[str], Mapping[str, float]] = {}

    def recorded(one: Position, other: Position, peers: Peers, replaced: bool) -> bool:
        told[frozenset((one.first.id, other.first.id))] = likely.signs(one, other, peers, replaced)
        return True

    with mock.patch.object(figures, "is_likely", recorded), mock.patch.object(odds, "weights", return_value=weights):
        against = [it for given in folder.compared for it in comparing._against(*given)]
    marks, gold = folder.marks, folder.case.gold
    judged = [one for one in gold["contradictions"] if "figures" in one]
    same = [frozenset(map(marks.same, one["figures"])) for one in judged]
    sides = {frozenset(map(marks.sides, one["figures"])) for one in judged}
    seeming = {frozenset(map(marks.same, one["figures"])) for one in gold["not_contradictions"] if "figures" in one}
    for it in against:
        if not it.holds or it.kind not in OF_FIGURES:
            continue
        known = [marks.figure_of.get(id) for id in it.claims]
        ids = [id for id in known if id] if None not in known else []
        own, between = frozenset(map(marks.same, ids)), frozenset(map(marks.sides, ids))
        found = tuple(number for number, one in enumerate(same) if ids and one == own)
        counted = tuple(number for number in found if not judged[number].get("optional"))
        repeat = bool(ids) and not found and between in sides and own not in seeming
        signs_of = told.get(frozenset(it.claims))
        yield Pair(folder.author, folder.mode, folder.case.name, signs_of, bool(found) or repeat, repeat, counted)


def learnt(seen: Sequence[Judged], ridge: float = RIDGE) -> dict[str, float]:
    """The weights of a logistic regression, found by Newton's method."""
    names = sorted(seen[0].signs)
    told = np.array([[1.0, *(one.signs[name] for name in names)] for one in seen])
    right = np.array([float(one.right) for one in seen])
    spread = told.std(0)
    spread[spread == 0] = 1.0
    scaled, held = told / spread, np.diag([0.0, *[ridge] * len(names)])
    weights = np.zeros(told.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chance - right) + held @ weights
        step = np.linalg.solve((scaled * (chance * (1 - chance))[:, None]).T @ scaled + held, slope)
        weights -= step
        if abs(step).max() < 1e-6:
            break
    return dict(zip(("always", *names), (weights / spread).round(2).tolist(), strict=True))


def total(weights: Mapping[str, float], signs_of: Mapping[str, float]) -> float:
    """The logarithm of the odds that signs give."""
    return weights["always"] + sum(weights[name] * value for name, value in signs_of.items())


def by_author(seen: Sequence[Seen]) -> Iterator[str]:
    """Of each author's figures, how well the property is told by weights learnt from the others."""
    for mode, title in MODES.items():
        sums: Counter[str] = Counter()
        for author in AUTHORS:
            weights = learnt([one for one in seen if one.author != author], RIDGE_OF_FIGURES)
            found = [(total(weights, it.signs) > 0, it.right) for it in seen if (it.author, it.mode) == (author, mode)]
            one = Counter(
                right=sum(a and b for a, b in found), said=sum(a for a, _ in found), judged=sum(b for _, b in found)
            )
            sums += one
            yield f"  dev-{author:02d} on, {title}: {_shares(one)}"
        yield f"  all, {title}: {_shares(sums)}"


def _shares(counts: Counter[str]) -> str:
    precise, found = counts["right"] / max(counts["said"], 1), counts["right"] / max(counts["judged"], 1)
    return f"precision {precise:.2f}, recall {found:.2f} ({counts['judged']} judged)"


def table(pairs: Sequence[Pair], ridge: float = RIDGE) -> Iterator[str]:
    """What is found and what is false, by the least chance from which a pair is proposed, and by author at the last."""
    weights = {it: learnt([one for one in pairs if one.signs and one.author != it], ridge) for it in AUTHORS}
    chances = [1.0 if it.signs is None else 1 / (1 + np.exp(-total(weights[it.author], it.signs))) for it in pairs]
    for mode, title in MODES.items():
        yield f"{title}, each author by the others:"
        for one_in in THRESHOLDS:
            kept = [it for it, chance in zip(pairs, chances, strict=True) if it.mode == mode and chance * one_in >= 1]
            newest = [it for it in kept if it.author >= AUTHORS[-2]]
            yield f"- one in {one_in}: {_counted(kept)}; of the two newest {_counted(newest)}"
        kept = [
            it for it, chance in zip(pairs, chances, strict=True) if it.mode == mode and chance * likely.ONE_IN >= 1
        ]
        yield "- by author: " + ", ".join(_counted([it for it in kept if it.author == one]) for one in AUTHORS)


def _counted(kept: Sequence[Pair]) -> str:
    found = {(it.case, number) for it in kept for number in it.found}
    return f"{len(found)} found, {sum(not it.right for it in kept)} false"


def main() -> int:
    """Learn, print, and write the weights where that is wanted."""
    cases = [load(path.parent) for path in sorted((HERE / "cases").glob("*/gold.yaml"))]
    folders = [folder_of(case, mode) for case in cases for mode in MODES]
    return learn(folders, "--write" in sys.argv, len(cases))


def learn(folders: Sequence[Folder], write: bool, cases: int) -> int:
    """Learn from cases that were gathered, print, and write."""
    told = [one for folder in folders for one in figures_of(folder)]
    of_figures = {name: [one[name] for one in told] for name in ("part", "interim")}
    for name, seen in of_figures.items():
        print(f"{name}:", *by_author(seen), sep="\n")
    without = {
        author: {name: learnt([one for one in seen if one.author != author], RIDGE_OF_FIGURES)
                 for name, seen in of_figures.items()} for author in AUTHORS
    }  # fmt: skip
    pairs = [pair for folder in folders for pair in pairs_of(folder, without[folder.author])]
    print(*table(pairs), sep="\n")
    single = {name: learnt(seen, RIDGE_OF_FIGURES) for name, seen in of_figures.items()}
    both = learnt([one for one in pairs if one.signs], RIDGE)
    print(single, both, sep="\n")
    if write:
        body = "\n\n".join(f"{name}:\n" + _lines(held, "  ") for name, held in single.items())
        _write("accounted.comparison.wholes", "weights.yaml", body, cases)
        _write("accounted.comparison.contradictions", "likely.yaml", _lines(both), cases)
    return 0


def _lines(weights: Mapping[str, float], indent: str = "") -> str:
    return "\n".join(f"{indent}{name}: {weight}" for name, weight in weights.items())


def _write(package: str, name: str, body: str, cases: int) -> None:
    there = Path(str(files(package).joinpath(name)))
    head = re.sub(r"in \d+ invented", f"in {cases} invented", there.read_text("utf-8").split("\n\n")[0])
    there.write_text(head + "\n\n" + body + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
