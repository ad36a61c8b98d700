"""Estimates over sampled partitions of records into persons, so that doubts of linkage reach the interval.

Each partition gives a table and each table an estimate; the answers of a model are mixed in equal parts (Sadinle, Ann.
Appl. Stat. 12 (2018) 1013–1038, arXiv 1812.09590 for the mixture). How much of the variance lies between partitions is
the share that comes from linkage.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from accounted.errors import BadInput
from accounted.estimation.floor import Floor
from accounted.estimation.gates import names
from accounted.estimation.intervals import at, ends, spread_of
from accounted.estimation.result import answered
from accounted.estimation.strata import NOT_KNOWN
from accounted.model import Estimate, OverlapTable, refusal
from accounted.model.estimate import shown

MOST_REFUSED = 0.1
"""Above this share of partitions without an estimate a model is refused."""


@dataclass(frozen=True, slots=True)
class Partition:
    """One way in which records make persons: the cluster of each record."""

    draw: str
    clusters: Mapping[str, str]


def partitions_in(text: str, name: str) -> tuple[Partition, ...]:
    """The partitions in the text of a CSV with the columns draw, rec_id, cluster_id.

    Raises:
        BadInput: a column is missing, or a record stands twice in a draw.
    """
    found: dict[str, dict[str, str]] = {}
    for line, row in _rows(text, name, ("draw", "rec_id", "cluster_id")):
        held = found.setdefault(row["draw"], {})
        if row["rec_id"] in held:
            said = f"The record {row['rec_id']} stands twice in draw {row['draw']}, the second time on line {line}."
            raise BadInput(said, name, "Give each record one cluster in each draw.")
        held[row["rec_id"]] = row["cluster_id"]
    if not found:
        raise BadInput("There is no partition in the file.", name, "Make some:  accounted link --partitions 20")
    return tuple(Partition(draw, clusters) for draw, clusters in found.items())


def lists_in(text: str, name: str, by: Sequence[str] = ()) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Of each record its list and its stratum, from the text of a CSV with rec_id, list and the columns of `by`."""
    rows = _rows(text, name, ("rec_id", "list", *by))
    return {row["rec_id"]: (row["list"], tuple(row[column] for column in by)) for _, row in rows}


Records = Mapping[str, tuple[str, tuple[str, ...]]]
"""Of each record its list and what it says in each column of strata."""


def table_of(partition: Partition, records: Records, by: Sequence[str] = ()) -> tuple[OverlapTable, ...]:
    """The overlap table of a partition, or one for each stratum; see `tables_over`."""
    return tables_over([partition], records, by)[0]


def tables_over(
    partitions: Sequence[Partition], records: Records, by: Sequence[str] = ()
) -> list[tuple[OverlapTable, ...]]:
    """The overlap table of each partition, or one for each stratum, the strata the same for all partitions.

    Where records of a person say different things in a column, the person counts where most of those stand that say
    anything, the first by name where two are even; a person of whom no record says anything is `not known`.

    Raises:
        BadInput: a record of a partition is in no list.
    """
    lists = sorted({on for on, _ in records.values()})
    parted = [_parted(partition, records) for partition in partitions]
    every = sorted({key for strata in parted for key in strata})
    return [
        tuple(
            OverlapTable.of_persons(lists, strata.get(key, []), dict(zip(by, key, strict=True)))
            for key in every or [()]
        )
        for strata in parted
    ]


def _parted(partition: Partition, records: Records) -> dict[tuple[str, ...], list[set[str]]]:
    """The lists of each person, by stratum."""
    persons: dict[str, list[str]] = {}
    for record, cluster in partition.clusters.items():
        if record not in records:
            said = f"The record {record} of draw {partition.draw} stands in no list that was given."
            raise BadInput(said, None, "Give the lists from which the partitions were sampled.")
        persons.setdefault(cluster, []).append(record)
    strata: dict[tuple[str, ...], list[set[str]]] = {}
    for held in persons.values():
        told = zip(*(records[record][1] for record in held), strict=True)
        key = tuple(_most_said(column) for column in told)
        strata.setdefault(key, []).append({records[record][0] for record in held})
    return strata


def _most_said(column: Iterable[str]) -> str:
    counts = Counter(value for value in column if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else NOT_KNOWN


def mixed(estimates: Sequence[Estimate]) -> Estimate:
    """One model's answers over partitions mixed in equal parts.

    `share_of_linkage` among the diagnostics is the share of the variance that lies between partitions; of the variance
    of the logarithm, so that it does not hang on a few long tails.
    """
    first, given = estimates[0], answered(estimates)
    if len(given) < (1 - MOST_REFUSED) * len(estimates) or not given:
        lacking = [one for one in estimates if one.refused]
        why = f"In {len(lacking)} of {len(estimates)} partitions there is no estimate. {lacking[0].why}"
        return refusal(first.model, first.assumption, first.level, why, first.bayesian)
    spreads = np.array([one.spread for one in given])
    logs = np.log(np.maximum(spreads, 1.0))
    between, within = float(logs.mean(axis=1).var()), float(logs.var(axis=1).mean())
    share = between / (between + within) if between + within > 0 else 0.0
    spread = spread_of(spreads)
    low, high = ends(spread, first.level)
    value = at(spread, 0.5) if given[0].bayesian else float(np.median([one.value or 0.0 for one in given]))
    made = replace(
        given[0], status="ok", why=None, value=value, lower=low, upper=high, spread=spread, detail={},
        diagnostics={"partitions": len(given), "share_of_linkage": round(share, 3), **_worst(given)},
    )  # fmt: skip
    if len(given) < len(estimates):
        made = made.warned(f"{len(estimates) - len(given)} partitions without an estimate are left out.")
    warned = [one for one in given if one.status == "warning"]
    return made.warned(f"In {len(warned)} partitions: {warned[0].why}") if warned else made


def mixed_floor(floors: Sequence[Floor], observed: int) -> Floor:
    """The floors of the partitions mixed in equal parts; the number observed where too many have none."""
    given = [one for one in floors if one.spread]
    if len(given) < (1 - MOST_REFUSED) * len(floors) or not given:
        return Floor("observed", observed)
    spread = spread_of(np.array([one.spread for one in given]))
    return Floor("chao", float(np.median([one.value for one in given])), spread, given[0].level)


def documented(tables: Iterable[Iterable[OverlapTable]]) -> dict[str, Any]:
    """How many persons the partitions make of the records: the middle and the ends."""
    counts = [sum(table.observed for table in strata) for strata in tables]
    low, middle, high = np.quantile(counts, [0.025, 0.5, 0.975])
    return {"median": shown(middle), "lower": shown(low), "upper": shown(high)}


def _worst(given: Sequence[Estimate]) -> dict[str, Any]:
    found = [one.diagnostics["rhat"] for one in given if "rhat" in one.diagnostics]
    return {"rhat": max(found)} if found else {}


def _rows(text: str, name: str, wanted: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [column for column in wanted if column not in (reader.fieldnames or ())]
    if missing:
        known = f"Its columns: {names(reader.fieldnames)}." if reader.fieldnames else "It is empty."
        raise BadInput(f"The file has no column {missing[0]!r}.", name, known)
    return [(reader.line_num, {column: (row[column] or "").strip() for column in wanted}) for row in reader]
