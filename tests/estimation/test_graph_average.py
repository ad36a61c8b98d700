"""Averaging over decomposable graphs, against the values of another program and against sums over every number."""

from pathlib import Path

import numpy as np
import pytest
from scipy.special import gammaln

from accounted.estimation import GraphAverage
from accounted.estimation.graphs import decomposable
from accounted.model import OverlapTable
from tests.estimation.tables import ASKED, published, simulated, table


def test_there_are_as_many_graphs_as_there_should_be() -> None:
    assert [len(decomposable(number)) for number in (1, 2, 3, 4, 5, 6)] == [1, 2, 8, 61, 822, 18154]


@pytest.mark.parametrize(
    ("name", "settings", "median", "lower", "upper"),
    [
        ("kosovo_1999_4lists", {}, 12595, 9827, 16544),
        ("kosovo_1999_4lists", {"delta": 0.5}, 11323, 4500, 14486),
        ("kosovo_1999_4lists", {"delta": 1.0}, 4617, 4408, 6860),
        ("uk_2013_5lists", {}, 22990, 10387, 33508),
        ("netherlands_5lists", {}, 49385, 41405, 168992),
        ("neworleans_5lists", {}, 869, 511, 1758),
        ("hiv_rome_4lists", {}, 11220, 9404, 14095),
        ("madigan_york_5lists", {"delta": 0.5}, 616, 588, 655),
        ("madigan_york_3lists", {"delta": 1.0, "most": 3.0}, 732, 682, 800),
    ],
)
def test_reference_values(
    shared: Path, name: str, settings: dict[str, float], median: float, lower: float, upper: float
) -> None:
    made = GraphAverage(**settings).estimate(published(shared, name), ASKED)
    assert [made.value, made.lower, made.upper] == pytest.approx([median, lower, upper], rel=0.006)


def test_the_nodes_lose_nothing_against_a_sum_over_every_number() -> None:
    one = simulated(11, [(9000, [0.05, 0.04, 0.06])])
    made = GraphAverage(most=30.0).estimate(one, ASKED)
    unseen, found = np.arange(29 * one.observed + 1.0), []
    complete = np.zeros((2, 2, 2))
    for pattern, count in one.counts.items():
        complete[pattern] = count
    for factors in decomposable(3):
        logs = gammaln(one.observed + unseen + 1) - gammaln(unseen + 1) - np.log(one.observed + unseen)
        for some in range(1, 8):
            away = tuple(place for place in range(3) if not some >> place & 1)
            margin, prior = complete.sum(axis=away).ravel(), 2.0 ** -(3 - len(away))
            held = (
                gammaln(margin[0] + unseen + prior) + gammaln(margin[1:] + prior).sum() - len(margin) * gammaln(prior)
            )
            logs += factors[some] * (held + gammaln(1.0) - gammaln(one.observed + unseen + 1.0))
        found.append(logs)
    total = np.exp(np.array(found) - np.max(found)).sum(axis=0)
    at = one.observed + np.searchsorted(np.cumsum(total) / total.sum(), [0.5, 0.025, 0.975])
    assert [made.value, made.lower, made.upper] == pytest.approx(list(at), rel=2e-4)


def test_a_search_that_ends_too_soon_is_told(shared: Path) -> None:
    made = GraphAverage().estimate(published(shared, "netherlands_5lists"), ASKED)
    assert made.status == "warning"
    assert "172,914" in (made.why or "")


def test_more_than_six_lists_are_refused() -> None:
    made = GraphAverage().estimate(simulated(1, [(300, [0.3] * 7)]), ASKED)
    assert made.refused
    assert "three to six lists; this table has 7" in (made.why or "")


def test_the_order_of_lists_changes_nothing() -> None:
    one = simulated(3, [(900, [0.3, 0.2, 0.25, 0.2])])
    turned = OverlapTable(one.lists[::-1], {pattern[::-1]: count for pattern, count in one.counts.items()})
    first, second = (GraphAverage().estimate(given, ASKED) for given in (one, turned))
    assert [first.value, first.lower, first.upper] == pytest.approx([second.value, second.lower, second.upper], 1e-9)


def test_tiny_and_huge_tables_have_an_answer() -> None:
    tiny = GraphAverage().estimate(table("A B C", p100=1, p010=1, p001=1, p110=1, p011=1), ASKED)
    huge = GraphAverage().estimate(simulated(5, [(400_000, [0.3, 0.25, 0.2, 0.25])]), ASKED)
    assert tiny.value is not None
    assert huge.value == pytest.approx(400_000, rel=0.01)


def test_the_graph_of_all_lists_says_nothing_and_that_is_said() -> None:
    # Every cell is far from any product, so that only the graph that joins all lists describes the table.
    many = table("A B C", p100=90_000, p010=200, p001=40_000, p110=70_000, p101=300, p011=50_000, p111=10)
    made = GraphAverage().estimate(many, ASKED)
    assert made.refused
    assert "joins all lists" in (made.why or "")
    assert made.diagnostics["weight_of_the_whole"] > 0.5


def test_more_persons_than_numbers_to_look_at() -> None:
    ones = {1: 1_323_000, 2: 567_000, 3: 243_000}  # nine million persons, three in ten of them on each list
    every = [(one, other, third) for one in (0, 1) for other in (0, 1) for third in (0, 1)]
    many = OverlapTable(("A", "B", "C"), {pattern: ones[sum(pattern)] for pattern in every if any(pattern)})
    made = GraphAverage().estimate(many, ASKED)
    assert made.value == pytest.approx(9_000_000, rel=0.002)
    assert made.lower is not None
    assert made.lower > 8_900_000
