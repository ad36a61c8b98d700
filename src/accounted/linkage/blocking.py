"""Which pairs of records are worth comparing: those that share a key of two or three parts, found in DuckDB.

A key is made of skeletons of names and places, and of years and days. A key that too many records share is made
narrower by a further part, so that the number of pairs grows with the records and not with their square. Which
share of the true pairs is found is estimated in `reach`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.nearness import near_words
from accounted.linkage.roster import Roster
from accounted.linkage.sifting import sifted
from accounted.linkage.similarity import Words
from accounted.linkage.values import Values

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Candidates", "Finds", "candidates", "found_here", "rules_of", "sharing"]

Ints = NDArray[np.int64]

Near = list[tuple[int, ...]]
Part = tuple[Ints, Ints]
"""Records and their keys of one part."""

RULES: tuple[tuple[str, ...], ...] = (
    ("identifier",),
    ("birthday", "word"),
    ("words",),
    ("word", "place"),
    ("word", "born"),
    ("word", "month"),
    ("address", "word"),
    ("word",),
)
"""The keys; pairs that share one are candidates. `word` is any word of the own name, `words` are any two of all."""
NARROWER = ("place", "born", "day", "month")
"""What a key that too many share is narrowed by."""
MOST_SHARING = (200, 100, 60, 40, 25, 16, 10, 6, 4)
"""Records that may share a key before it is narrowed: the first of these with no more pairs than a rule may give."""
FEWEST_PAIRS, MOST_PAIRS, PAIRS_IN_ALL = 4, 75, 3_000_000
"""Pairs that a rule, or a rule with a further part, may give for each record: as many as there is room for in all."""
ALL_PAIRS_A_RECORD = 14.5
"""Pairs for each record that are compared: of all that share a key, those that share the most."""
NEAR_UP_TO = 60_000
"""Records up to which words also meet by what is near them."""
MOST_KEYS = 14
"""Words of one record, near ones among them, that are put together by twos."""
MEMORY, THREADS = "1200MB", 2


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs by the places of their records, left before right, and for each the rules that found it, as bits."""

    left: Ints
    right: Ints
    found_by: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.left)


class Finds(Protocol):
    """Finds the pairs that share a key, each rule up to `most` for each record: here, or on Spark."""

    def __call__(self, parts: Mapping[str, Part], size: int, most: int, /) -> Candidates:
        """The pairs by the parts of their records."""


def candidates(roster: Roster, names: Words, places: Words, addresses: Words, find: Finds | None = None) -> Candidates:
    """The pairs that share a key, in order; of too many, those that share the most."""
    near_names, near_places = (
        _near(words, *values, near=len(roster) <= NEAR_UP_TO)
        for words, values in (
            (names, (roster.given, roster.surname, roster.patronymic)), (places, (roster.place,)),
        )
    )  # fmt: skip
    parts = dict(_parts(roster, (names, near_names), (places, near_places), addresses))
    most = int(min(max(PAIRS_IN_ALL / (len(RULES) * max(len(roster), 1)), FEWEST_PAIRS), MOST_PAIRS))
    found = (find or found_here)(parts, len(roster), most)
    stay = sifted(
        roster, names, near_names, near_places, found.left, found.right, int(ALL_PAIRS_A_RECORD * len(roster))
    )
    return Candidates(found.left[stay], found.right[stay], found.found_by[stay])


def _near(words: Words, *columns: Values, near: bool) -> list[tuple[int, ...]]:
    counts = np.zeros(len(words.words), dtype=np.int64)
    for values in columns:
        table = values.table[:-1]
        rows, places = np.nonzero(table >= 0)
        np.add.at(counts, table[rows, places], values.counts[rows])
    return near_words(words, counts, alike_only=not near)


def found_here(parts: Mapping[str, Part], size: int, most: int) -> Candidates:
    """The pairs that all rules find, each with up to `most` for each record; in DuckDB, on this machine."""
    import duckdb

    with duckdb.connect(config={"memory_limit": MEMORY, "threads": THREADS, "preserve_insertion_order": False}) as base:
        for name, (records, keys) in parts.items():
            part = {"record": records, "key": keys}  # noqa: F841 (DuckDB finds it by its name)
            base.execute(f"CREATE TABLE {name} AS SELECT DISTINCT record, key FROM part")
        base.execute("CREATE OR REPLACE TABLE pair (one INTEGER, other INTEGER, rule INTEGER)")
        for number, rule, narrower in rules_of(parts):
            _follow(base, rule, number, narrower, size * most)
        found = base.execute(
            "SELECT one, other, bit_or(rule) AS rules FROM pair GROUP BY one, other ORDER BY one, other"
        ).fetchnumpy()
    return Candidates(found["one"].astype(np.int64), found["other"].astype(np.int64), found["rules"].astype(np.int32))


def rules_of(parts: Mapping[str, Part]) -> list[tuple[int, tuple[str, ...], list[str]]]:
    """The rules whose parts there are: number, parts, and what a key that too many share is narrowed by."""
    return [
        (number, rule, [part for part in NARROWER if part in parts and part not in rule])
        for number, rule in enumerate(RULES)
        if parts.keys() >= set(rule)
    ]


def sharing(pairs: Sequence[float], limit: int) -> int:
    """How many records may share a key, by the pairs that each number of `MOST_SHARING` would make."""
    return next((one for one, made in zip(MOST_SHARING, pairs, strict=True) if made <= limit), 2)


def _follow(base: DuckDBPyConnection, rule: tuple[str, ...], number: int, narrower: list[str], limit: int) -> None:
    """Add the pairs that share the key of a rule; a key that too many share is narrowed by each further part."""
    run = base.execute
    keys = ", ".join(f"{part}.key" for part in rule)
    joined = f"{rule[0]} " + " ".join(f"JOIN {part} ON {part}.record = {rule[0]}.record" for part in rule[1:])
    keyed = f"SELECT DISTINCT {rule[0]}.record AS record, hash({keys}) AS key FROM {joined}"
    run(f"CREATE OR REPLACE TEMP TABLE keyed AS {keyed}")
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
    most = sharing(pairs, limit)
    run(
        f"INSERT INTO pair SELECT DISTINCT a.record, b.record, {1 << number} FROM {table} a "
        f"JOIN (SELECT key FROM size WHERE n <= {most}) s ON s.key = a.key "
        f"JOIN {table} b ON a.key = b.key AND a.record < b.record"
    )
    return most


def _parts(
    roster: Roster, names: tuple[Words, Near], places: tuple[Words, Near], addresses: Words
) -> Iterator[tuple[str, Part]]:
    """Each part with the records that have it and their keys; a record may have several keys of one part."""
    numbers: dict[str, int] = {}
    given, surname, patronymic, place = (
        _skeletons(values, *words, numbers)
        for values, words in (
            (roster.given, names), (roster.surname, names), (roster.patronymic, names), (roster.place, places),
        )
    )  # fmt: skip
    word = np.concatenate((given[0], surname[0])), np.concatenate((given[1], surname[1]))
    tables = {"word": word, "place": place, "address": _skeletons(roster.address, addresses, [], numbers)}
    tables["words"] = _any_two(given, surname, patronymic, len(numbers))
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


def _any_two(given: Part, surname: Part, patronymic: Part, numbers: int) -> Part:
    """Any two words of a record's names, in whatever order and part they stand."""
    records = np.concatenate((given[0], surname[0], patronymic[0]))
    order = np.argsort(records, kind="stable")
    records, keys = records[order], np.concatenate((given[1], surname[1], patronymic[1]))[order]
    found_records, found_keys = [], []
    for apart in range(1, MOST_KEYS):
        both = records[apart:] == records[:-apart]
        if not both.any():
            break
        one, other = keys[:-apart][both], keys[apart:][both]
        differ = one != other
        found_records.append(records[apart:][both][differ])
        found_keys.append((np.minimum(one, other) * numbers + np.maximum(one, other))[differ])
    nothing = np.zeros(0, dtype=np.int64)
    return np.concatenate([nothing, *found_records]), np.concatenate([nothing, *found_keys])


def _skeletons(values: Values, words: Words, near: Near, numbers: dict[str, int]) -> Part:
    """Records and the numbers of the skeletons of their words, and of the words near them."""
    of_value: list[list[int]] = []
    for row in values.table[:-1].tolist():
        found: dict[str, None] = {}
        for word in row:
            if word >= 0:
                found.update(dict.fromkeys(words.skeletons[word]))
                for other in near[word] if near else ():
                    found.setdefault(words.skeletons[other][0])
        of_value.append([numbers.setdefault(one, len(numbers)) for one in found if one])
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


def rule_names() -> Mapping[int, str]:
    """The rules by their bit, in words."""
    return {1 << number: " and ".join(rule).replace("_", " ") for number, rule in enumerate(RULES)}
