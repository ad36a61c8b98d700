"""Dates: as vague as the words, and never a day or month that the words do not hold."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.language import Date, dates, tokenise, words_for
from accounted.model.edtf import is_edtf
from tests.timing import processor_seconds

EN = words_for("en")
PUBLISHED = "2024-02-26"  # a Monday
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]  # fmt: skip


def read(text: str, published: str | None = PUBLISHED, context_year: int | None = None) -> list[Date]:
    return dates(tokenise(text), EN, published, context_year)


def the_only(text: str, published: str | None = PUBLISHED) -> tuple[str, str | None]:
    (found,) = read(text, published)
    assert found.kind == "date"
    return found.exact, found.edtf


@given(st.dates(date(1000, 1, 1), date(2100, 12, 31)), st.sampled_from(range(6)))
def test_a_full_date_is_read_back(day: date, form: int) -> None:
    month = MONTHS[day.month - 1]
    written = [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month[:3]}. {day.year}",
        day.isoformat(),
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        f"{day.day}th of {month}, {day.year}",
    ][form]
    if month == "May":
        written = written.replace(". ", " ")
    assert the_only(f"seen on {written}.") == (written, day.isoformat())


WORDS = [
    "in", "on", "the", "of", "from", "to", "between", "and", "since", "until", "about", "early", "mid", "late",
    "winter", "spring", "beginning of", "end of", "final days of", "first half of", "second half of", "week",
    "1992", "1991-1992", "1990s", "1980", "90s", "twentieth century", "February", "May", "march", "March",
    "Dec.", "2015,", "2,000", "people", "was",
]  # fmt: skip
POINTING = ["Monday", "yesterday", "two", "3", "19th", "first", "years", "ago", "old", "-", "/", ",", "last", "this"]


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([None, "2024", "2024-02", PUBLISHED]))
def test_no_day_without_a_day_in_the_words(words: list[str], published: str | None) -> None:
    for found in read(" ".join(words), published):
        days = re.findall(r"\d{4}-\d\d-\d\d~?", found.edtf or "")
        assert not days or any(day.endswith("~") for day in days), found


@given(st.lists(st.sampled_from([*WORDS, *POINTING])))
def test_dates_are_ordered_and_quote_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    assert all(text[d.start : d.end] == d.exact for d in found)
    assert all(d.edtf is None or is_edtf(d.edtf) for d in found), found
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "exact", "edtf"),
    [
        ("in February 1992", "February 1992", "1992-02"),
        ("on 26 Feb.", "26 Feb.", "2024-02-26"),
        ("25-26 February 1992", "25-26 February 1992", "1992-02-25/1992-02-26"),
        ("the night of 25 to 26 February 1992", "25 to 26 February 1992", "1992-02-25/1992-02-26"),
        ("from 3 to 6 March 1992", "3 to 6 March 1992", "1992-03-03/1992-03-06"),
        ("between 1980 and 1984", "1980 and 1984", "1980/1984"),
        ("Between 1 January and 30 June 2015", "1 January and 30 June 2015", "2015-01-01/2015-06-30"),
        ("30 December to 2 January 1992", "30 December to 2 January 1992", "1991-12-30/1992-01-02"),
        ("2010-2015", "2010-2015", "2010/2015"),
        ("in the 1990s", "1990s", "199X"),
        ("the early 1990s", "early 1990s", "1990~/1993~"),
        ("the mid-1990s", "mid-1990s", "1994~/1996~"),
        ("the late 1980s", "late 1980s", "1987~/1989~"),
        ("the second half of the 1980s", "second half of the 1980s", "1985~/1989~"),
        ("the final days of 1991", "final days of 1991", "1991-12-25~/1991-12-31"),
        ("the early part of March", "early part of March", "2023-03-01~/2023-03-10~"),
        ("the winter of 1991-1992", "winter of 1991-1992", "1991-24"),
        ("spring 1992", "spring 1992", "1992-21"),
        ("since October 1991", "October 1991", "1991-10/.."),
        ("until May 1993", "May 1993", "../1993-05"),
        ("in the 19th century", "19th century", "18XX"),
        ("about 25 February 2020", "25 February 2020", "2020-02-25~"),
        ("c. 1992", "1992", "1992~"),
        ("on Monday", "Monday", "2024-02-26"),
        ("last Monday", "last Monday", "2024-02-19"),
        ("Friday's strike", "Friday", "2024-02-23"),
        ("A day earlier", "A day earlier", "2024-02-25"),
        ("two days ago", "two days ago", "2024-02-24"),
        ("two days earlier", "two days earlier", None),
        ("three weeks ago", "three weeks ago", "2024-02-05~"),
        ("last month", "last month", "2024-01"),
        ("last year", "last year", "2023"),
        ("The 1992 massacre", "1992", "1992"),
        ("the inquiry of 1970 acknowledged", "1970", "1970"),
        ("26 Feb 92, at night", "26 Feb 92", "1992-02-26"),
        ("in January last year", "January last year", "2023-01"),
        ("Sunday, March 5, 2023", "Sunday, March 5, 2023", "2023-03-05"),
        ("a year ago", "a year ago", "2023~"),
        ("4/5/1992", "4/5/1992", "1992"),
        ("14/8/2013", "14/8/2013", "2013-08-14"),
        ("31 February 1992", "31 February 1992", None),
    ],
)
def test_one_date(text: str, exact: str, edtf: str | None) -> None:
    assert the_only(text) == (exact, edtf)


@pytest.mark.parametrize(
    "text",
    ["1992 people", "of 1200 prisoners", "by 1500 soldiers", "May 2 people died", "they march 3 miles", "S/2004/88"],
)
def test_numbers_that_are_no_dates(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "exact", "kind"),
    [
        ("at 23:00", "23:00", "time"),
        ("At 0340 hrs a unit", "0340 hrs", "time"),
        ("until four o'clock", "four o'clock", "time"),
        ("a two-hour attack", "two-hour", "duration"),
        ("36 hours", "36 hours", "duration"),
        ("over the years", "over the years", "duration"),
        ("nineteen years old", "nineteen years old", "age"),
        ("aged 41", "41", "age"),
        ("said Sanam, 41.", "41", "age"),
        ("under the age of ten", "ten", "age"),
        ("the 32nd anniversary", "32nd anniversary", "anniversary"),
    ],
)
def test_words_about_time_that_are_no_dates(text: str, exact: str, kind: str) -> None:
    (found,) = read(text)
    assert (found.exact, found.kind, found.edtf) == (exact, kind, None)


def test_a_missing_year_comes_from_the_context_or_stays_missing() -> None:
    (found,) = read("on 14 March", None)
    assert (found.edtf, found.basis) == (None, "context")
    (found,) = read("on 14 March", PUBLISHED)
    assert (found.edtf, found.basis) == ("2023-03-14", "context")
    (found,) = read("on 14 March", PUBLISHED, context_year=1999)
    assert found.edtf == "1999-03-14"


def test_a_date_without_a_year_takes_that_of_the_one_before_it() -> None:
    first, second = read("It began on 25 May 1992 and ended on 2 June", PUBLISHED)
    assert (first.edtf, second.edtf) == ("1992-05-25", "1992-06-02")


def test_years_in_a_list_are_years() -> None:
    assert [d.edtf for d in read("In 1992, 1993 and 1994")] == ["1992", "1993", "1994"]
    assert [d.edtf for d in read("in January and February 1992")] == ["1992-01", "1992-02"]


def test_from_opens_a_stretch_only_where_no_end_follows() -> None:
    assert [d.edtf for d in read("from Monday")] == ["2024-02-26/.."]
    assert [d.edtf for d in read("from Monday to Friday")] == ["2024-02-26", "2024-02-23"]


@pytest.mark.parametrize(
    "unit", ["1-", "1992 ", "26 February ", "from ", "early ", "a ", "the day ", "May and ", "12:"]
)
def test_time_is_linear_on_monotonous_texts(unit: str) -> None:
    def seconds(times: int, tries: int = 1) -> float:
        tokens = tokenise(unit * times)
        return processor_seconds(lambda: dates(tokens, EN, PUBLISHED), tries)

    assert seconds(10_000, 3) < 60 * max(seconds(1_000, 3), 0.01)


def test_weekdays_need_the_day_of_publication() -> None:
    assert the_only("on Monday", None) == ("Monday", None)
    assert the_only("on Monday", "2024-02") == ("Monday", None)


@pytest.mark.parametrize(("language", "text", "exact", "edtf"), [
    ("fr", "la nuit du mercredi 5 au jeudi 6 juin 2019", "mercredi 5 au jeudi 6 juin 2019", "2019-06-05/2019-06-06"),
    ("en", "in the night of Thursday to Friday", "Thursday to Friday", "2019-06-06/2019-06-07"),
    ("ru", "в ночь с четверга на пятницу", "четверга на пятницу", "2019-06-06/2019-06-07"),
    ("tr", "5 Haziran'ı 6 Haziran'a bağlayan gece", "5 Haziran'ı 6 Haziran'a", "2019-06-05/2019-06-06"),
    ("az", "iyunun 5-dən 6-na keçən gecə", "iyunun 5-dən 6-na", "2019-06-05/2019-06-06"),
    ("hy", "հունիսի 5-ի լույս 6-ի գիշերը", "հունիսի 5-ի լույս 6-ի", "2019-06-05/2019-06-06"),
    ("ar", "فجر يوم الأحد 2 يونيو", "يوم الأحد 2 يونيو", "2019-06-02"),
    ("ar", "يوم الثلاثاء", "يوم الثلاثاء", "2019-06-04"),
    ("uk", "дев'ятого травня", "дев'ятого травня", "2019-05-09"),
    ("ru", "двадцать восьмого мая", "восьмого мая", "2019-05-28"),
    ("en", "on the Sunday, the second, they came", "Sunday, the second", "2019-06-02"),
])  # fmt: skip
def test_nights_weekdays_and_days_in_words_are_one_date(language: str, text: str, exact: str, edtf: str) -> None:
    (found,) = dates(tokenise(text), words_for(language), "2019-06-08")
    assert (found.exact, found.edtf) == (exact, edtf)


@pytest.mark.parametrize("text", ["from Thursday to Friday they met", "in the night of Thursday and on Saturday"])
def test_days_without_a_night_between_them_stay_two(text: str) -> None:
    assert len(dates(tokenise(text), words_for("en"), "2019-06-08")) == 2
