"""Strata of records: places in all their spellings, what follows from dates and ages, and what nobody said."""

import pytest

from accounted.case.strata import one_name, strata_of
from accounted.errors import BadInput
from accounted.model import Record


def records(*values: dict[str, str]) -> list[Record]:
    """One record for each set of values."""
    return [Record(f"r{place}", "A", "d", place, value) for place, value in enumerate(values, start=1)]


def column(name: str, *values: dict[str, str]) -> list[str]:
    """What each record says in a column."""
    strata, _ = strata_of(records(*values), [name], "here")
    return [said for (said,) in strata.values()]


def test_spellings_of_a_place_are_one_and_places_are_not() -> None:
    found = one_name(["Novlar", "Novlar", "Новлар", "Zozidərə", "Зозидара", "Dovi"])
    assert found["Новлар"] == found["Novlar"] == "Novlar"
    assert found["Зозидара"] == found["Zozidərə"]
    assert len(set(found.values())) == 3


def test_sexes_are_one_in_whatever_language_a_list_says_them() -> None:
    said = ("M", "Ж", "f", "муж", "kişi", "intersex", "")
    assert column("sex", *({"sex": one} for one in said)) == ["m", "f", "f", "m", "m", "intersex", ""]


def test_which_spellings_were_taken_as_one_is_said() -> None:
    _, said = strata_of(records({"place": "Novlar"}, {"place": "Новлар"}, {"place": "Dovi"}), ["place"], "here")
    assert said == ("Taken as one place, since they sound alike: Novlar, Новлар.",)


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("year", {"death_date": "1992-02-26"}, "1992"),
        ("year", {"death_date": "unknown"}, ""),
        ("month", {"death_date": "1992-02-26"}, "1992-02"),
        ("month", {"death_date": "1992"}, ""),
        ("age_group", {"age": "17"}, "under 18"),
        ("age_group", {"age": "18"}, "18 to 59"),
        ("age_group", {"birth_year": "1930", "death_date": "1992"}, "60 and over"),
        ("age_group", {"birth_year": "1930"}, ""),
        ("age_group", {"age": "42 года"}, "18 to 59"),
        ("age_group", {"age": "60 months"}, "under 18"),
        ("age_group", {"birth_date": "02.03.1930", "death_date": "26.02.1992"}, "60 and over"),
        ("year", {"death_date": "26.02.1992"}, "1992"),
        ("month", {"death_date": "26.02.1992"}, "1992-02"),
        ("sex", {"sex": "F"}, "f"),
    ],
)
def test_columns_that_follow_from_others(name: str, values: dict[str, str], expected: str) -> None:
    known = {"death_date": "1990-01-01", "age": "30", "sex": "M"}
    assert column(name, values, known)[0] == expected


def test_a_column_of_its_own_wins() -> None:
    assert column("year", {"year": "second", "death_date": "1992"}) == ["second"]


def test_a_column_that_nobody_has_is_said() -> None:
    with pytest.raises(BadInput, match="No record"):
        column("colour", {"sex": "F"})
