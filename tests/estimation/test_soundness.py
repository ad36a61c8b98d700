"""No estimate without ground: what a table cannot say is refused or warned of, and every model is held to the table."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounted.case import Wanted, estimate_text
from accounted.errors import BadInput
from accounted.estimation import Chao, Chapman, GraphAverage, LogLinear, LogLinearAverage, estimate, floor, tables_in
from accounted.estimation.predictive import predictive_check
from accounted.model import OverlapTable
from tests.estimation.tables import ASKED, simulated, table

MODELS = (Chao(), LogLinear(), LogLinearAverage(), GraphAverage())


@st.composite
def tables(draw: st.DrawFn) -> OverlapTable:
    """Two to four lists, most patterns empty, counts from one to a million."""
    number = draw(st.integers(2, 4))
    patterns = st.tuples(*[st.integers(0, 1)] * number).filter(any)
    counts = st.one_of(st.integers(1, 9), st.integers(10, 999), st.integers(1000, 1_000_000))
    return OverlapTable(tuple("ABCD"[:number]), draw(st.dictionaries(patterns, counts, min_size=1)))


@given(tables())
@settings(max_examples=40, deadline=None)
def test_every_answer_is_a_number_in_its_interval_or_a_reason(one: OverlapTable) -> None:
    for model in estimate([one], MODELS, ASKED, {}).models:
        if model.value is None or model.lower is None or model.upper is None:
            assert model.why
            continue
        assert np.isfinite([model.value, model.lower, model.upper]).all()
        assert one.observed - 1e-6 <= model.lower <= model.value <= model.upper
        assert model.upper <= 1000 * one.observed
        assert model.status == "warning" or model.upper > model.lower


def test_a_number_without_bounds_is_refused() -> None:
    # One person in a million stands on both lists.
    one = table("A B", p10=1_000_000, p01=1_000_000, p11=1)
    (made,) = estimate([one], [Chao()], ASKED, {}).models
    assert made.refused
    assert "1,000 times" in (made.why or "")


def test_a_bound_without_anybody_on_one_list_alone_is_refused() -> None:
    one = table("A B C", p110=9, p011=3, p101=1)
    made = Chao().estimate(one, ASKED)
    assert made.refused
    assert "on one list alone" in (made.why or "")
    assert floor(one).to_dict() == {"method": "observed", "value": 13}


@pytest.mark.parametrize("one", [table("A B", p10=10, p11=6), table("A B C", p100=9, p110=8, p101=7, p111=3)])
def test_a_list_that_holds_everybody_leaves_nothing_to_infer(one: OverlapTable) -> None:
    found = estimate([one], [*MODELS, Chapman()], ASKED, {})
    assert all(model.refused for model in found.models)
    assert all("stands on A" in (model.why or "") for model in found.models)
    assert found.floor.method == "observed"


def test_an_interval_without_width_is_refused() -> None:
    (made,) = estimate([table("A B", p10=1, p01=1, p11=100_000)], [Chapman()], ASKED, {}).models
    assert made.refused
    assert "without any width" in (made.why or "")


def test_a_model_is_warned_of_below_the_interval_of_the_floor_and_not_below_its_value() -> None:
    few = estimate([table("A B", p10=20, p01=30, p11=2)], [Chapman()], ASKED, {})
    assert few.models[0].value < few.floor.value  # type: ignore[operator] (both are there)
    assert few.floor.to_dict()["lower"] < few.models[0].value
    assert "lies below" not in (few.models[0].why or "")
    nested = estimate([table("A B", p10=300, p01=2, p11=60)], [Chapman()], ASKED, {})
    assert "lies below that of Chao's lower-bound estimator" in (nested.models[0].why or "")


def test_two_lists_are_warned_of_in_both_directions() -> None:
    found = estimate([table("A B", p10=20, p01=30, p11=9)], [Chapman(), Chao()], ASKED, {})
    assert "too low" in (found.models[0].why or "")
    assert "too high" in (found.models[0].why or "")
    assert "too high" in (found.models[1].why or "")
    assert any("too few for a number to publish" in one for one in found.warnings)


def test_a_far_number_is_warned_of() -> None:
    (made,) = estimate([table("A B", p10=900, p01=900, p11=12)], [Chao()], ASKED, {}).models
    assert made.status == "warning"
    assert "times the number documented" in (made.why or "")


def test_every_model_of_a_table_is_held_to_it() -> None:
    one = simulated(8, [(2000, [0.3, 0.25, 0.2, 0.25])])
    for model in MODELS[1:]:
        check = model.estimate(one, ASKED).diagnostics["predictive_check"]
        assert 0.02 < check["p"] <= 1, model.name
        assert check["lists"] == list("ABCD")


def test_a_model_that_does_not_describe_its_table_is_found_out() -> None:
    one = table("A B", p10=50, p01=50, p11=100)
    patterns = ((1, 0), (0, 1), (1, 1))
    fits = predictive_check(one, patterns, np.tile([0.25, 0.25, 0.5], (400, 1)), 1)
    wrong = predictive_check(one, patterns, np.tile([0.5, 0.25, 0.25], (400, 1)), 1)
    assert fits["p"] > 0.9
    assert (wrong["p"], wrong["worst_pattern"]) == (0, "11")


def test_digits_too_many_are_said() -> None:
    with pytest.raises(BadInput, match="at most 100,000,000"):
        tables_in("A,B,count\n1,0,90000000\n0,1,90000000\n", "t")


def test_twelve_lists_get_answers_or_reasons() -> None:
    one = simulated(9, [(400, [0.1] * 12)])
    text = "\n".join(",".join(row) for row in one.rows())
    found = estimate_text(text, Wanted(models=("chao", "graph-average"))).models
    assert found[0].value is not None
    assert "three to six lists" in (found[1].why or "")
