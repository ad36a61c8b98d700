"""Which pairs of records are worth comparing: those that share a key of two or three parts, found in DuckDB.

A key is made of skeletons of names and places, and of years and days. A key that too many records share is made
narrower by a further part, so that the number of pairs grows with the records and not with their square. How many true
pairs no key finds is estimated from how many the keys find once and twice (`unseen`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.roster import Roster
from accounted.linkage.similarity import Words
from accounted.linkage.values import Values

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Candidates", "candidates", "unseen"]

Ints = NDArray[np.int64]

RULES: tuple[tuple[str, ...], ...] = (
    ("identifier",),
    ("birthday", "given"),
    ("birthday", "surname"),
    ("surname", "given"),
    ("given", "patronymic"),
    ("surname", "patronymic"),
    ("surname", "place"),
    ("given", "place"),
    ("address", "given"),
    ("address", "surname"),
    ("given", "born"),
    ("given", "month"),
    ("surname", "born"),
    ("surname", "month"),
)
"""The keys; pairs that share one are candidates. Surname with given name is found in either order."""
EITHER_WAY = ("surname", "given")
NARROWER = ("patronymic", "place", "born", "day", "month")
"""What a key that too many share is narrowed by."""
MOST_SHARING = (200, 100, 60, 40, 25, 16, 10, 6, 4)
"""Records that may share a key before it is narrowed: the first of these with no more pairs than a rule may give."""
USUAL_PAIRS_A_RECORD, MORE_PAIRS = 4, (5, 6, 8, 11, 15)
"""Pairs that a rule, or a rule with a further part, may give for each record, and what is tried where there is room."""
ALL_PAIRS_A_RECORD, MANY = 14.5, 1_000_000
"""Pairs that all rules together may give for each record; and the pairs from which on no room is looked for."""
MEMORY, THREADS = "1200MB", 2


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs by the places of their records, left before right, and for each the rules that found it, as bits."""

    left: Ints
    right: Ints
    found_by: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.left)


def candidates(roster: Roster, names: Words, places: Words, addresses: Words) -> Candidates:
    """The pairs that share a key, in order."""
    import duckdb

    parts = dict(_parts(roster, names, places, addresses))
    with duckdb.connect(config={"memory_limit": MEMORY, "threads": THREADS, "preserve_insertion_order": False}) as base:
        for name, (records, keys) in parts.items():
            part = {"record": records, "key": keys}  # noqa: F841 (DuckDB finds it by its name)
            base.execute(f"CREATE TABLE {name} AS SELECT DISTINCT record, key FROM part")
        room = ALL_PAIRS_A_RECORD * len(roster)
        found = _found(base, set(parts), len(roster), USUAL_PAIRS_A_RECORD)
        for most in MORE_PAIRS if len(found) < min(room, MANY) else ():
            more = _found(base, set(parts), len(roster), most)
            if len(more) > room:
                break
            found = more
    return found


def _found(base: DuckDBPyConnection, parts: set[str], size: int, most: int) -> Candidates:
    """The pairs that all rules find, each with up to `most` for each record."""
    base.execute("CREATE OR REPLACE TABLE pair (one INTEGER, other INTEGER, rule INTEGER)")
    for number, rule in enumerate(RULES):
        if parts.issuperset(rule):
            narrower = [part for part in NARROWER if part in parts and part not in rule]
            _follow(base, rule, number, narrower, size * most)
    found = base.execute(
        "SELECT one, other, bit_or(rule) AS rules FROM pair GROUP BY one, other ORDER BY one, other"
    ).fetchnumpy()
    return Candidates(found["one"].astype(np.int64), found["other"].astype(np.int64), found["rules"].astype(np.int32))


def _follow(base: DuckDBPyConnection, rule: tuple[str, ...], number: int, narrower: list[str], limit: int) -> None:
    """Add the pairs that share the key of a rule; a key that too many share is narrowed by each further part."""
    run = base.execute
    keys = ", ".join(f"{part}.key" for part in rule)
    key = f"hash(least({keys}), greatest({keys}))" if rule == EITHER_WAY else f"hash({keys})"
    joined = f"{rule[0]} " + " ".join(f"JOIN {part} ON {part}.record = {rule[0]}.record" for part in rule[1:])
    run(f"CREATE OR REPLACE TEMP TABLE keyed AS SELECT DISTINCT {rule[0]}.record AS record, {key} AS key FROM {joined}")
    most = _pair_up(run, "keyed", number, limit)
    run(f"CREATE OR REPLACE TEMP TABLE crowd AS SELECT key FROM keyed GROUP BY key HAVING count(*) > {most}")
    for part in narrower:
        run(
            "CREATE OR REPLACE TEMP TABLE narrow AS SELECT k.record, hash(k.key, p.key) AS key FROM keyed k "
            f"JOIN crowd c ON c.key = k.key JOIN {part} p ON p.record = k.record"
        )
        _pair_up(run, "narrow", number, limit)


def _pair_up(run: Callable[[str], Any], table: str, number: int, limit: int) -> int:
    """Pair the records of each key that not too many share; how many those may be."""
    run(f"CREATE OR REPLACE TEMP TABLE size AS SELECT key, count(*) AS n FROM {table} GROUP BY key HAVING count(*) > 1")
    sums = ", ".join(f"coalesce(sum(n * (n - 1) / 2) FILTER (WHERE n <= {most}), 0)" for most in MOST_SHARING)
    pairs = run(f"SELECT {sums} FROM size").fetchone()
    most = next((one for one, made in zip(MOST_SHARING, pairs, strict=True) if made <= limit), 2)
    run(
        f"INSERT INTO pair SELECT DISTINCT a.record, b.record, {1 << number} FROM {table} a "
        f"JOIN (SELECT key FROM size WHERE n <= {most}) s ON s.key = a.key "
        f"JOIN {table} b ON a.key = b.key AND a.record < b.record"
    )
    return most


def _parts(roster: Roster, names: Words, places: Words, addresses: Words) -> Iterator[tuple[str, tuple[Ints, Ints]]]:
    """Each part with the records that have it and their keys; a record may have several keys of one part."""
    numbers: dict[str, int] = {}
    tables = {
        name: _skeletons(values, words, numbers)
        for name, values, words in (
            ("given", roster.given, names), ("surname", roster.surname, names),
            ("patronymic", roster.patronymic, names),
            ("place", roster.place, places), ("address", roster.address, addresses),
        )
    }  # fmt: skip
    every = np.arange(len(roster), dtype=np.int64)
    identified = roster.identifier.codes >= 0
    tables["identifier"] = every[identified], roster.identifier.codes[identified].astype(np.int64)
    tables["birthday"] = _days(every, roster.birth.year, roster.birth.month, roster.birth.day)
    tables["day"] = _days(every, roster.death.year, roster.death.month, roster.death.day)
    tables["month"] = _days(every, roster.death.year, roster.death.month)
    tables["born"] = _years(every, roster.born)
    for name, (records, keys) in tables.items():
        if len(records):
            yield name, (records, keys)


def _skeletons(values: Values, words: Words, numbers: dict[str, int]) -> tuple[Ints, Ints]:
    """Records and the numbers of the skeletons of their words; words of one consonant say too little alone."""
    of_value: list[list[int]] = []
    for row in values.table[:-1]:
        found = {one for word in row if word >= 0 for one in words.skeletons[word] if one}
        of_value.append([numbers.setdefault(one, len(numbers)) for one in sorted(found)])
    counts = np.array([*map(len, of_value), 0], dtype=np.int64)
    flat = np.array([key for keys in of_value for key in keys], dtype=np.int64)
    starts = np.concatenate((np.cumsum(counts) - counts,))
    records = np.repeat(np.arange(len(values.codes), dtype=np.int64), counts[values.codes])
    within = np.arange(len(records)) - np.repeat(
        np.cumsum(counts[values.codes]) - counts[values.codes], counts[values.codes]
    )
    return records, flat[starts[values.codes[records]] + within] if len(records) else records


def _days(
    every: Ints, year: NDArray[np.int32], month: NDArray[np.int32], day: NDArray[np.int32] | None = None
) -> tuple[Ints, Ints]:
    known = (year > 0) & (month > 0) & (True if day is None else day > 0)
    key = year.astype(np.int64) * 372 + month * 31 + (0 if day is None else day)
    return every[known], key[known]


def _years(every: Ints, born: NDArray[np.int32]) -> tuple[Ints, Ints]:
    """Years of birth in spans of six years that overlap by half, so that three years' difference still meets."""
    known = born > 0
    first, second = born[known] // 6, (born[known] + 3) // 6
    return np.concatenate((every[known], every[known])), np.concatenate((first * 2, second * 2 + 1)).astype(np.int64)


def unseen(found_by: NDArray[np.int32], probability: NDArray[np.float64]) -> float:
    """How many true pairs no rule found, estimated from those that one rule and two rules found.

    Source:
        Scand. J. Statist. 11 (1984) 265–270, the lower bound from counts of one and two, in its bias-corrected form.
        Rules overlap, which makes it too low rather than too high.
    """
    rules = np.zeros(len(found_by), dtype=np.int64)
    for number in range(len(RULES)):
        rules += (found_by >> number) & 1
    once, twice = float(probability[rules == 1].sum()), float(probability[rules == 2].sum())
    return once * max(once - 1, 0) / (2 * (twice + 1))


def rule_names() -> Mapping[int, str]:
    """The rules by their bit, in words."""
    return {1 << number: " and ".join(rule).replace("_", " ") for number, rule in enumerate(RULES)}
