"""Ages as lists write them: parts of a year, in the words of many languages, and what is no age."""

import pytest

from accounted.linkage.ages import age_of
from accounted.linkage.days import ages_in, days_in, years_of_birth


@pytest.mark.parametrize(
    "written",
    ["3 months", "8 months", "3-month-old", "11 mos.", "6 мес.", "9мес", "8 місяців", "١٠ أشهر", "3 aylıq", "3 ay",
     "6 ամսական", "5 meses", "3 mois", "5 Monate", "10 days", "2 недели", "3 həftəlik", "5 днів", "٥ أيام",
     "4 hours", "0", "0.5", "<1", "< 1 year",
     "newborn", "Новорождённый", "yenidoğan", "nouveau-né", "رضيع", "شهرين", "2 months 10 days"],
)  # fmt: skip
def test_who_has_not_lived_a_year_is_0(written: str) -> None:
    assert ages_in([written]).tolist() == [0]


@pytest.mark.parametrize(
    ("written", "age"),
    [("31", 31), ("31.0", 31), ("42 года", 42), ("31 г.", 31), ("16 років", 16), ("25 yaş", 25), ("7 y.o.", 7),
     ("30 տարեկան", 30), ("٣١ سنة", 31), ("7-year-old", 7), ("18 months", 1), ("24 мес.", 2), ("1,5 года", 1),
     ("1 год 6 мес", 1), ("5 y 3 m", 5), ("1г. 6м.", 1), ("2 yrs, 6 mos", 2), ("ca. 40", 40), ("40+", 40),
     ("aged 7", 7), ("36 ж", 36), ("60 м", 60), ("30-ти лет", 30)],
)  # fmt: skip
def test_an_age_is_told_in_whole_years(written: str, age: int) -> None:
    assert ages_in([written, None]).tolist() == [age, -1]


@pytest.mark.parametrize("written", ["", "abc", "400", "25-30", "3 m", "6 м", "1992", "12+3", "9" * 5000, "adult"])
def test_what_may_be_months_or_years_or_is_no_age_is_none(written: str) -> None:
    assert age_of(written) == -1


def test_a_child_of_months_is_born_in_the_year_it_died_or_near_it() -> None:
    nothing, death = days_in([None]), days_in(["1992-02-26"])
    born, from_age, heaped = years_of_birth([None], ["8 months"], nothing, death)
    assert (born.tolist(), from_age.tolist(), heaped.tolist()) == ([1992], [True], [False])
