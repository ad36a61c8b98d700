"""Learn how much each sign tells of whether a figure counts people of another event than its document, or of more.

    .venv/bin/python benchmarks/comparison/weigh_beyond.py [--write]

Figures are those of the cases beside this file that rules leave with the incident of their document, on what the rules
read and on the figures as judged by hand. One is of something else where the gold puts it to another incident than most
that are gathered with it, or to none. The weights are those of a logistic regression, held small (ridge). What is
printed is measured on the cases of each author with weights learnt from those of the others: first how well that is
told, then what the comparison finds. With --write, `weights.yaml` gets the weights learnt from all.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from unittest import mock

from run import AUTHORS, HERE, MODES, author_of
from scoring import Case, Marks, Score, by_hand, load, score
from weigh import _lines, _write, learnt, total

from accounted.comparison import compare
from accounted.comparison.gathering import gist, sharing
from accounted.comparison.gathering.beyond import own, peers
from accounted.model import Claim

RIDGE = 60.0
NEWEST = 84


class Seen(NamedTuple):
    """A figure with its signs, and whether people judged it to be of something else."""

    author: int
    case: int
    mode: str
    signs: Mapping[str, float]
    right: bool


def claims_of(case: Case, mode: str) -> Sequence[Claim]:
    """The claims of a case in one mode."""
    return case.claims if mode == "read" else by_hand(case)


def number_of(case: Case) -> int:
    """The number in the name of a case."""
    return int(case.name.split("-")[1])


def figures_of(case: Case, mode: str) -> Iterator[Seen]:
    """The figures of a case that are asked about, while none is put elsewhere by its signs."""
    signs: defaultdict[str, dict[str, float]] = defaultdict(dict)
    asked: set[str] = set()
    claims = claims_of(case, mode)

    def own_signs(*given: Any) -> Iterator[Any]:
        for one, held in own_signs_of(*given):
            signs[one.claim] |= held
            yield one, held

    def beside(of: Any, one: Any, *given: Any) -> None:
        signs[one.claim] |= peers.signs(of, one, *given)

    def shared(digest: str, home: Any, *given: Any) -> Any:
        found = share(digest, home, *given)
        asked.update(id for one in found.shares if one.home == home for id in one.claims)
        return found

    own_signs_of, share = own.own_signs, sharing.share
    with (
        mock.patch.object(own, "own_signs", own_signs), mock.patch.object(peers.Peers, "beyond", beside),
        mock.patch.object(sys.modules["accounted.comparison.gathering.gather"], "share", shared),
    ):  # fmt: skip
        compared = compare(claims, case.documents.values(), (), case.texts, case.name)
    marks, votes = Marks(case, claims), defaultdict[str, Counter[str]](Counter)
    home = {id: one.incident.id for one in compared.comparisons for id in one.claims}
    for id, figure in marks.figure_of.items():
        if id in home and marks.figures[figure]["incident"]:
            votes[home[id]][marks.figures[figure]["incident"]] += 1
    most = {it: min(held, key=lambda one: (-held[one], one)) for it, held in votes.items()}
    for id in sorted(asked & signs.keys() & marks.figure_of.keys()):
        judged = marks.figures[marks.figure_of[id]]["incident"]
        yield Seen(author_of(case.name), number_of(case), mode, signs[id], judged != most.get(home[id]))


def told(seen: Sequence[Seen], without: Mapping[int, Mapping[str, float]]) -> Iterator[str]:
    """How well it is told of each author's figures by the weights learnt from the others'."""
    for mode, title in MODES.items():
        for first in (1, NEWEST):
            held = [it for it in seen if it.mode == mode and it.case >= first]
            said = [it for it in held if total(without[it.author], it.signs) > 0]
            right, judged = sum(it.right for it in said), sum(it.right for it in held)
            yield f"{title}, dev-{first:02d} on: precision {right / max(len(said), 1):.2f}, " + (
                f"recall {right / max(judged, 1):.2f} ({judged} of {len(held)} judged)"
            )


def found(cases: Sequence[Case], without: Mapping[int, Mapping[str, float]]) -> Iterator[str]:
    """What the comparison finds in each author's cases by the weights learnt from the others'."""
    sums = {(mode, first): Score() for mode in MODES for first in (1, NEWEST)}
    for case in cases:
        table = without[author_of(case.name)]
        with (
            mock.patch.object(own, "weights", return_value=table),
            mock.patch.object(peers, "weights", return_value=table),
        ):
            for mode in MODES:
                one = score(case, claims_of(case, mode))
                for (of, first), it in sums.items():
                    if of == mode and number_of(case) >= first:
                        it.add(one)
    for (mode, first), it in sums.items():
        held, pairs, kept = it.contradictions, it.origin_pairs, it.summed_up()["incidents"]
        yield (
            f"{MODES[mode]}, dev-{first:02d} on: figures {kept['figures']}, pairs {kept['pairs']['precision']} and "
            f"{kept['pairs']['recall']}; contradictions {held['found']} of {held['judged']}, {held['false_alarms']} "
            f"false; origins {pairs['right']} of {pairs['proposed']} proposed"
        )


def main() -> int:
    """Learn, print, and write the weights where that is wanted."""
    cases = [load(path.parent) for path in sorted((HERE / "cases").glob("*/gold.yaml"))]
    return learn(cases, "--write" in sys.argv)


def learn(cases: Sequence[Case], write: bool) -> int:
    """Learn from cases that were opened, print, and write."""
    seen = [one for case in cases for mode in MODES for one in figures_of(case, mode)]
    without = {author: learnt([it for it in seen if it.author != author], RIDGE) for author in AUTHORS}
    print(*told(seen, without), *found(cases, without), sep="\n")
    weights = learnt(seen, RIDGE)
    print(weights)
    if write:
        _write(gist.__name__.rpartition(".")[0] + ".beyond", "weights.yaml", _lines(weights), len(cases))
    return 0


if __name__ == "__main__":
    sys.exit(main())
