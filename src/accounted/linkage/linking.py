"""Linking, whole: records in, persons out, with pairs, probabilities and what remains uncertain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from accounted.linkage.blocking import Candidates, Finds, candidates, found_here
from accounted.linkage.clustering import JUDGED, gathered, join_from
from accounted.linkage.company import in_company
from accounted.linkage.comparing import FIELDS, Comparer, Levels, joined, taken
from accounted.linkage.implied import Answers
from accounted.linkage.odds import probabilities
from accounted.linkage.reach import Reach, reached
from accounted.linkage.result import Linkage
from accounted.linkage.roster import Roster, roster_of
from accounted.linkage.scoring import Model, learn
from accounted.linkage.settings import Settings
from accounted.linkage.similarity import distinct, uncollected
from accounted.linkage.teaching import taught

__all__ = ["link"]

FEW = 600
"""Records below which the answer says that it rests mostly on what was expected beforehand."""
BRIDGED = -1.5
"""Log odds of two pairs from which on their outer records are compared too."""
MOST_BRIDGED = 2_000_000
_HALVINGS = 6
"""How often the interval is halved in which the odds are sought from which partitions join."""
_SHAKEN = 40_000
"""How many records are shaken in that search, all draws together, where there are fewer."""
HEARD_UP_TO = 60_000
"""Records up to which names are heard a second time, by what the lists show of letters."""
HOPELESS = -9.0
"""Log odds below which a pair, once compared, is not looked at again."""

Column = Sequence[str | None]
Judged = Iterable[tuple[str, str, bool]]
Compares = Callable[[Comparer, NDArray[np.int64], NDArray[np.int64]], Levels]


def link(
    columns: Mapping[str, Column],
    judged: Judged = (),
    settings: Settings | None = None,
    step: Callable[[str, int, int | None], None] = lambda _what, _done, _of: None,
    engine: str = "duckdb",
) -> Linkage:
    """Link the records of all lists.

    Args:
        columns: by the names in `roster.COLUMNS`, a value for each record; `rec_id` is needed.
        judged: what people decided: two ids of records, and whether they are of one person. A judgement on a pair
            wins over the machine, and so does what follows from several; together they also teach about all other
            pairs (see `teaching`).
        engine: `duckdb`, on this machine, or `spark`; the persons are the same.

    Returns:
        Every record in one person, and every compared pair with a calibrated probability.

    Raises:
        BadInput: Spark is asked for, and is not here, not set up, or stops.
    """
    with uncollected():
        if engine != "spark":
            return _linked(columns, judged, settings, step, found_here, Comparer.compare)
        from accounted.linkage.spark import OnSpark

        with OnSpark() as spark:
            made = _linked(columns, judged, settings, step, spark.found, spark.compare)
        if spark.left:
            made.notes.append(spark.left)
        return made


def _linked(
    columns: Mapping[str, Column], judged: Judged, settings: Settings | None,
    step: Callable[[str, int, int | None], None], find: Finds, compare: Compares,
) -> Linkage:  # fmt: skip
    settings = settings or Settings()
    random = np.random.default_rng(settings.seed)
    step("Reading names", 0, 5)
    roster = roster_of(columns)
    comparer = Comparer(roster)
    if len(roster) < 2:
        return _alone(comparer)
    step("Finding pairs", 1, 5)
    labels = _labels(roster, judged)
    found, left, right = found_for(comparer, find, [*labels])
    step("Comparing", 2, 5)
    pairs = compare(comparer, left, right)
    if not len(pairs):
        return _alone(comparer)
    step("Learning", 3, 5)
    model = learn(comparer, pairs, random)
    if len(roster) <= HEARD_UP_TO:
        comparer.hear(pairs, probabilities(model.weights(pairs, roster.lists)))
        found, left, right = found_for(comparer, find, [*labels])
        pairs = compare(comparer, left, right)
        model = learn(comparer, pairs, random)
    compared = len(pairs)
    pairs = _bridged(comparer, compare, _hopeful(pairs, model, roster, labels))
    log_odds = model.weights(pairs, roster.lists)
    reach, lesson = reached(found, pairs.left, pairs.right, probabilities(log_odds), len(roster)), None
    if not labels:
        groups = gathered(len(roster), pairs.left, pairs.right, log_odds, join_from(log_odds, reach.share))
        log_odds = in_company(pairs.left, pairs.right, log_odds, groups, roster.lists)
    else:
        log_odds, lesson = taught(model, pairs, roster.lists, labels, reach.share)
        reach = reached(found, pairs.left, pairs.right, probabilities(log_odds), len(roster))
    step("Gathering persons", 4, 5)
    groups = gathered(len(roster), pairs.left, pairs.right, log_odds, join_from(log_odds, reach.share))
    made = Linkage(roster.ids, groups, pairs, log_odds, model.by_field, labels, reach, compared, lesson)
    made.notes = _notes(roster)
    if settings.partitions:
        least = _as_many_pairs(len(roster), pairs, log_odds, random)
        for _ in range(settings.partitions):
            made.partitions.append(drawn_partition(len(roster), pairs, log_odds, random, least))
    return made


def drawn_partition(
    records: int, pairs: Levels, log_odds: NDArray[np.float64], random: np.random.Generator, least: float = 0.0
) -> NDArray[np.int64]:
    """One partition drawn from the probabilities: every pair is shaken by as much as it is uncertain, then gathered.

    A logistic shake makes a pair that stands alone join as often as its probability says. Among three and more records
    some joins shut out others; `least`, the mean log odds from which groups join, makes up for them.
    """
    settled = np.abs(log_odds) >= JUDGED
    shaken = np.where(settled, log_odds, log_odds + random.logistic(size=len(log_odds)))
    return gathered(records, pairs.left, pairs.right, shaken, least)


def _as_many_pairs(records: int, pairs: Levels, log_odds: NDArray[np.float64], random: np.random.Generator) -> float:
    """From which log odds groups must join for a partition to hold as many pairs as the probabilities promise."""
    promised = float((1 / (1 + np.exp(-log_odds))).sum())
    # One shake of a small list has too many or too few by chance; of a large one it hardly has.
    seeds = random.integers(2**32, size=max(1, min(8, _SHAKEN // records)))
    low, high = -3.0, 0.0
    for _ in range(_HALVINGS):
        middle, held = (low + high) / 2, 0.0
        for seed in seeds.tolist():
            sizes = np.bincount(drawn_partition(records, pairs, log_odds, np.random.default_rng(seed), middle))
            held += float((sizes * (sizes - 1) / 2).sum()) / len(seeds)
        low, high = (middle, high) if held > promised else (low, middle)
    return (low + high) / 2


def _alone(comparer: Comparer) -> Linkage:
    """Every record as a person of its own, and why nothing was compared."""
    roster, none = comparer.roster, np.zeros(0, dtype=np.int64)
    why = "No two records share anything that few others share as well, so nothing was compared."
    if len(roster) < 2:
        why = "There are fewer than two records, so nothing was compared."
    pairs = comparer.compare(none, none)
    return Linkage(
        roster.ids, np.arange(len(roster)), pairs, np.zeros(0), no_weights, {}, Reach(1.0), notes=[why]
    )  # fmt: skip


def no_weights(pairs: Levels) -> NDArray[np.float32]:
    """Nothing to weigh, where nothing was compared."""
    return np.zeros((len(pairs), len(FIELDS)), dtype=np.float32)


def _labels(roster: Roster, judged: Judged) -> Answers:
    """Judgements by the places of their records; those on records that are not here are left out."""
    place = {name: number for number, name in enumerate(roster.ids)}
    found: dict[tuple[int, int], bool] = {}
    for one, other, same in judged:
        a, b = place.get(one), place.get(other)
        if a is not None and b is not None and a != b:
            found[min(a, b), max(a, b)] = same
    return found


def found_for(
    comparer: Comparer, find: Finds, more: list[tuple[int, int]]
) -> tuple[Candidates, NDArray[np.int64], NDArray[np.int64]]:
    """The candidates, by how words sound to the comparer by now, and the left and right records of them and of more."""
    roster, records = comparer.roster, len(comparer.roster)
    found = candidates(roster, comparer.names, comparer.places, comparer.addresses, find)
    asked = np.array([a * records + b for a, b in more], np.int64)
    keys = distinct(np.concatenate((found.left * records + found.right, asked)))[0]
    return found, keys // records, keys % records


def _hopeful(pairs: Levels, model: Model, roster: Roster, labels: Answers) -> tuple[Levels, NDArray[np.float64]]:
    """The pairs that could yet be of one person, and those that people judged; and their log odds as they stand."""
    log_odds = model.weights(pairs, roster.lists)
    keep = log_odds > HOPELESS
    if labels:
        judged = np.array([a * len(roster) + b for a, b in labels], dtype=np.int64)
        keep |= np.isin(pairs.left * len(roster) + pairs.right, judged)
    return taken(pairs, keep), log_odds[keep]


def _bridged(comparer: Comparer, compare: Compares, hopeful: tuple[Levels, NDArray[np.float64]]) -> Levels:
    """The pairs, and those whose two records are both probable matches of a third: they are compared as well."""
    (pairs, log_odds), size = hopeful, len(comparer.roster)
    strong = log_odds > BRIDGED
    a, b = pairs.left[strong], pairs.right[strong]
    one = csr_array((np.ones(2 * len(a)), (np.concatenate((a, b)), np.concatenate((b, a)))), shape=(size, size))
    two = (one @ one).tocoo()
    upper = two.row < two.col
    keys = np.setdiff1d(two.row[upper].astype(np.int64) * size + two.col[upper], pairs.left * size + pairs.right)
    if not len(keys) or len(keys) > MOST_BRIDGED:
        return pairs
    return joined(pairs, compare(comparer, keys // size, keys % size), size)


def _notes(roster: Roster) -> list[str]:
    notes = []
    if len(roster) < FEW:
        notes.append("The lists are short: the probabilities rest mostly on what is usual for such lists.")
    if not (roster.place.codes >= 0).any():
        notes.append("No places are given, so neighbours can't be told from strangers.")
    return notes
