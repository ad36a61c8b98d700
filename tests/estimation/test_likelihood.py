"""Chapman, Chao and the log-linear models, against worked examples, published values and simulated populations."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounted.errors import BadInput
from accounted.estimation import Asked, Chao, Chapman, LogLinear, LogLinearAverage, floor
from accounted.estimation.loglinear.candidates import candidates, fitted, settled
from accounted.estimation.loglinear.cells import Cells
from accounted.estimation.loglinear.existence import existence
from accounted.estimation.loglinear.hierarchy import all_models, in_words
from accounted.model import OverlapTable
from tests.estimation.tables import ASKED, published, simulated, table


def test_two_lists_by_hand() -> None:
    made = Chapman().estimate(table("A B", p10=6, p01=9, p11=3), ASKED)
    assert made.value == pytest.approx(10 * 13 / 4 - 1)
    assert made.lower is not None
    assert made.upper is not None
    assert 18 <= made.lower < made.value < made.upper
    assert made.status == "warning"


def test_the_floor_by_hand() -> None:
    found = floor(table("A B C", p100=4, p010=3, p001=2, p110=2, p111=1))
    assert found.value == pytest.approx(12 + 2 / 3 * 9 * 8 / (2 * 3))


def test_there_are_as_many_models_as_there_should_be() -> None:
    assert [len(all_models(number)) for number in (3, 4, 5)] == [8, 113, 6893]
    assert len({in_words(model, "ABCD") for model in all_models(4)}) == 113


@pytest.mark.parametrize(
    ("name", "model", "value", "lower", "upper"),
    [
        ("kosovo_1999_4lists", "[EXH ABA OSCE][EXH HRW][OSCE HRW]", 10356.5, 8994, 12110),
        ("madigan_york_5lists", "[L1 L2][L3 L5][L4 L5]", 620.5, None, None),
    ],
)
def test_published_values(
    shared: Path, name: str, model: str, value: float, lower: float | None, upper: float | None
) -> None:
    made = LogLinear().estimate(published(shared, name), ASKED)
    assert (made.status, made.detail["model"]) == ("ok", model)
    assert made.value == pytest.approx(value, abs=0.1)
    if lower is not None:
        assert (made.lower, made.upper) == (pytest.approx(lower, abs=1), pytest.approx(upper, abs=1))


def test_values_of_named_models(shared: Path) -> None:
    kosovo = Cells.of(published(shared, "kosovo_1999_4lists"))
    by_name = {in_words(one.model, kosovo.lists): one for one in candidates(kosovo)}
    for name, value in [("[EXH][ABA][OSCE][HRW]", 7394.6), ("[EXH ABA OSCE][EXH OSCE HRW]", 12741.0)]:
        assert kosovo.observed + (by_name[name].unseen or 0) == pytest.approx(value, abs=0.1)
    no_highest = max(by_name.values(), key=lambda one: len(one.model))
    assert kosovo.observed + (no_highest.unseen or 0) == pytest.approx(16942, abs=1)
    assert floor(published(shared, "kosovo_1999_4lists")).value == pytest.approx(8797, abs=1)


def test_the_model_without_the_highest_interaction_has_a_closed_form() -> None:
    given_ = table("A B C", p100=40, p010=30, p001=20, p110=6, p101=5, p011=4, p111=2)
    cells = Cells.of(given_)
    widest = max(candidates(cells), key=lambda one: len(one.model))
    assert widest.unseen == pytest.approx(40 * 30 * 20 * 2 / (6 * 5 * 4), rel=1e-6)


def test_a_model_without_an_estimate_is_told_by_name(shared: Path) -> None:
    artificial = published(shared, "artificial_nonexistence_3lists")
    cells = Cells.of(artificial)
    exist = {in_words(one.model, cells.lists): settled(cells, one).unseen for one in candidates(cells)}
    assert {name for name, unseen in exist.items() if unseen is None} == {
        "[A B][C]", "[A B][A C]", "[A B][B C]", "[A B][A C][B C]",
    }  # fmt: skip
    assert exist["[A C][B C]"] == pytest.approx(200)
    for estimator in (LogLinear(), LogLinearAverage()):
        made = estimator.estimate(artificial, ASKED)
        assert made.refused
        assert "C" in (made.why or "")
        assert "A and B" in (made.why or "")


def test_models_without_an_estimate_are_left_out_of_the_average() -> None:
    # Nobody on D stands on A or B too, so every model with [A D] and [B D] but not the other way round loses cells.
    sparse = table("A B C D", p1000=60, p0100=50, p0010=40, p0001=30, p1100=9, p1010=8, p0110=7, p0011=6, p1110=2)
    made = LogLinearAverage().estimate(sparse, ASKED)
    assert not made.refused
    assert made.upper is not None
    assert made.upper < 100 * sparse.observed
    cells = Cells.of(sparse)
    assert any(settled(cells, one).unseen is None for one in candidates(cells))


@settings(max_examples=25)
@given(st.lists(st.integers(0, 4), min_size=15, max_size=15).filter(lambda counts: sum(map(bool, counts)) > 5))
def test_existence_agrees_with_what_the_fit_does(counts: list[int]) -> None:
    # Where the linear programme says that the ordinary maximum exists, no expected count goes to 0, and the reverse.
    cells = Cells(("A", "B", "C", "D"), np.array(counts, dtype=float))
    for model in all_models(4)[::9]:
        found = existence(cells.columns(cells.effects(model)), cells.counts)
        one = settled(cells, fitted(cells, [model])[0])
        assert (one.unseen is not None) == found.unseen_determined
        assert (one.fitted == found.fitted).all()


@pytest.mark.parametrize("estimator", [Chao(), LogLinear(), LogLinearAverage()])
def test_the_order_of_lists_and_rows_changes_nothing(estimator: LogLinear) -> None:
    one = simulated(3, [(900, [0.3, 0.2, 0.25, 0.2]), (300, [0.6, 0.5, 0.5, 0.4])])
    turned = OverlapTable(one.lists[::-1], {pattern[::-1]: one.counts[pattern] for pattern in reversed(one.counts)})
    first, second = estimator.estimate(one, ASKED), estimator.estimate(turned, ASKED)
    assert [first.value, first.lower, first.upper] == pytest.approx([second.value, second.lower, second.upper], 1e-6)


def test_independent_lists_give_the_number_there_is() -> None:
    made = LogLinear().estimate(simulated(5, [(2000, [0.3, 0.25, 0.2, 0.25])]), ASKED)
    assert made.lower is not None
    assert made.upper is not None
    assert made.lower < 2000 < made.upper


@pytest.mark.parametrize("number", [6, 8, 12])
def test_many_lists_are_searched(number: int) -> None:
    probabilities = [0.2 + 0.01 * place for place in range(number)]
    made = LogLinear().estimate(simulated(7, [(1500, probabilities)]), ASKED)
    assert not made.refused
    assert made.value == pytest.approx(1500, rel=0.1)


def test_a_wider_level_gives_a_wider_interval() -> None:
    given_ = simulated(9, [(800, [0.3, 0.2, 0.25])])
    narrow, wide = (LogLinear().estimate(given_, Asked(level)) for level in (0.8, 0.99))
    assert wide.lower is not None
    assert narrow.lower is not None
    assert wide.lower < narrow.lower


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (table("A", p1=5), "There is one list, A"),
        (table("A B C", p100=5, p010=5, p001=3), "No person stands on two of the lists A, B and C"),
        (table("A B C", p100=5, p110=5), "Nobody stands on the list C"),
        (table("A B C"), "Nobody stands on any"),
        (table("A B", p11=5, p10=3, p01=2), "at least 3 lists; this table has 2: A and B"),
    ],
)
def test_what_cannot_be_estimated_says_why(one: OverlapTable, said: str) -> None:
    made = LogLinear().estimate(one, ASKED)
    assert made.refused
    assert said in (made.why or "")


def test_a_criterion_is_one_of_two() -> None:
    with pytest.raises(BadInput, match="no criterion"):
        LogLinear("best")
