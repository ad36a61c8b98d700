"""Dates in EDTF: which days each may mean, their order, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.errors import BadInput
from accounted.model.edtf import days, in_words, is_edtf, precision, sort_key
from tests.strategies import EDTF

DAYS = [
    ("1992-02-26", date(1992, 2, 26), date(1992, 2, 26), "day"),
    ("1992-02", date(1992, 2, 1), date(1992, 2, 29), "month"),
    ("1992-12", date(1992, 12, 1), date(1992, 12, 31), "month"),
    ("1992", date(1992, 1, 1), date(1992, 12, 31), "year"),
    ("199X", date(1990, 1, 1), date(1999, 12, 31), "years"),
    ("19XX", date(1900, 1, 1), date(1999, 12, 31), "years"),
    ("1992-XX", date(1992, 1, 1), date(1992, 12, 31), "year"),
    ("1992-02-XX", date(1992, 2, 1), date(1992, 2, 29), "month"),
    ("1992-21", date(1992, 3, 1), date(1992, 5, 31), "year"),
    ("1992-24", date(1992, 12, 1), date(1993, 2, 28), "year"),
    ("1992-02~", date(1992, 2, 1), date(1992, 2, 29), "month"),
    ("1992-02-25/1992-02-26", date(1992, 2, 25), date(1992, 2, 26), "days"),
    ("1990~/1993~", date(1990, 1, 1), date(1993, 12, 31), "years"),
    ("1985-04/..", date(1985, 4, 1), None, "years"),
    ("../1992-02-26", None, date(1992, 2, 26), "years"),
    ("9999-02", date(9999, 2, 1), date(9999, 2, 28), "month"),
    ("9999-12", date(9999, 12, 1), date(9999, 12, 31), "month"),
]


@pytest.mark.parametrize(("edtf", "first", "last", "fineness"), DAYS)
def test_the_days_a_date_may_mean(edtf: str, first: date | None, last: date | None, fineness: str) -> None:
    assert days(edtf) == (first, last)
    assert precision(edtf) == fineness


@pytest.mark.parametrize(("edtf", "words"), [
    ("1991-24", "winter 1991–92"), ("1999-24~", "winter 1999–2000~"), ("1992-21", "spring 1992"),
    ("1991-23/1991-24", "autumn 1991 to winter 1991–92"), ("1992-22/..", "summer 1992 on"), ("199X-22", "summer 199X"),
    ("1991-12-24", "1991-12-24"), ("1992-02/1992-03", "1992-02/1992-03"),
    ("1992-12-21/1992-12-24",) * 2,
])  # fmt: skip
def test_a_season_is_said_by_its_name(edtf: str, words: str) -> None:
    assert in_words(edtf) == words


WRONG = [
    "",
    "26.02.1992",
    "1992-2-6",
    "1992-13",
    "1992-02-30",
    "1992-02-26T10:00",
    "1993/1992",
    "February 1992",
    "1992-",
]


@pytest.mark.parametrize("edtf", WRONG)
def test_what_is_no_date_is_refused_with_an_example(edtf: str) -> None:
    assert not is_edtf(edtf)
    with pytest.raises(BadInput) as refused:
        days(edtf)
    assert refused.value.do


@given(st.dates())
def test_a_day_means_itself(day: date) -> None:
    assert days(day.isoformat()) == (day, day)


@given(st.dates(), st.dates())
def test_a_period_runs_from_its_first_to_its_last_day(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert days(f"{first.isoformat()}/{last.isoformat()}") == (first, last)


@given(st.permutations([*EDTF, None]))
def test_dates_have_one_order_and_the_undated_come_last(dates: list[str | None]) -> None:
    ordered = sorted(dates, key=lambda edtf: (sort_key(edtf), edtf or ""))
    assert ordered == sorted([*EDTF, None], key=lambda edtf: (sort_key(edtf), edtf or ""))
    assert ordered[-1] is None
    assert ordered.index("1992-02") < ordered.index("1992-02-26")
