"""Agreement figures, against worked examples and against what they must always satisfy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.comparison.agreement import agreement, cohen, krippendorff, wilson

# Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: four observers, twelve units, gaps.
OBSERVERS = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]


def test_alpha_of_the_published_example() -> None:
    units = [[row[unit] for row in OBSERVERS if row[unit] != "."] for unit in range(12)]
    alpha = krippendorff([answers for answers in units if len(answers) > 1])
    assert alpha is not None
    assert round(alpha, 3) == 0.743


def test_kappa_of_a_table_worked_by_hand() -> None:
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: observed .7, by chance .5
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen(pairs) == pytest.approx(0.4)


def test_the_interval_of_a_share() -> None:
    # Wilson's score interval of 8 in 10, as tables give it
    lower, upper = wilson(8, 10)
    assert (round(lower, 3), round(upper, 3)) == (0.490, 0.943)
    assert wilson(0, 5)[0] == 0
    assert wilson(5, 5)[1] == 1


def test_what_only_one_reviewer_answered_does_not_count() -> None:
    assert agreement("reading", {"a": {"A": "kept"}, "b": {}}) is None
    one = agreement("reading", {"a": {"A": "kept", "B": "rejected"}, "b": {"A": "kept"}})
    assert one is not None
    assert (one.items, one.percent, one.apart) == (1, 0, (("a", (("A", "kept"), ("B", "rejected"))),))
    assert "Only 1 item was" in one.note


def test_where_all_answers_are_the_same_kappa_and_alpha_are_undefined() -> None:
    found = agreement("reading", {str(one): {"A": "kept", "B": "kept"} for one in range(40)})
    assert found is not None
    assert (found.percent, found.kappa, found.alpha, found.apart) == (1, None, None, ())
    assert "undefined" in found.note
    assert "Only" not in found.note
    assert "independently" in found.note


def test_who_only_gives_the_last_word_is_no_reviewer() -> None:
    two = {str(n): {"A": "kept", "B": "kept" if n % 3 else "rejected"} for n in range(9)}
    settled = {item: {**of, **({"C": "kept"} if of["A"] != of["B"] else {})} for item, of in two.items()}
    alone, beside = agreement("pairs", two), agreement("pairs", settled)
    assert alone is not None
    assert beside is not None
    assert (beside.kappa, beside.percent, beside.reviewers) == (alone.kappa, alone.percent, ("A", "B"))
    assert (beside.adjudicators, alone.adjudicators) == (("C",), ())
    every = agreement("pairs", {**settled, "x": {"A": "kept", "C": "kept"}})
    assert every is not None
    assert every.reviewers == ("A", "B", "C")


answers = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.dictionaries(st.sampled_from(["A", "B", "C"]), st.sampled_from(["x", "y", "z"]), max_size=3),
    max_size=8,
)


@given(answers)
def test_the_figures_stay_in_their_bounds_and_names_change_nothing(given: dict[str, dict[str, str]]) -> None:
    found = agreement("q", given)
    if found is None:
        return
    assert 0 <= found.lower <= found.percent <= found.upper <= 1
    assert found.alpha is None or found.alpha <= 1
    assert (found.percent == 1) == (found.apart == ())
    if found.alpha is not None and found.percent == 1:
        assert found.alpha == pytest.approx(1)
    other = {"A": "Zoe", "B": "Ana", "C": "Ben"}
    renamed = agreement("q", {item: {other[by]: said for by, said in of.items()} for item, of in given.items()})
    assert renamed is not None
    assert renamed.percent == found.percent
    assert renamed.alpha == pytest.approx(found.alpha) if found.alpha is not None else renamed.alpha is None
