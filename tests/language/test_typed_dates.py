"""Dates as people type them where one is asked for."""

from __future__ import annotations

import inspect
import re

import pytest

from accounted.errors import BadInput
from accounted.language import typed_date, typed_dates
from accounted.model.edtf import days


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ("3 May 1999", "1999-05-03"), ("3 may 1999", "1999-05-03"), ("May 3rd, 1999", "1999-05-03"),
        ("03.05.1999", "1999-05-03"), ("3. 5. 1999", "1999-05-03"), ("13/05/1999", "1999-05-13"),
        ("5/13/1999", "1999-05-13"), ("05/05/1999", "1999-05-05"), ("1999/05/03", "1999-05-03"),
        ("1999-5-3", "1999-05-03"), ("1999-5", "1999-05"),
        ("May 1999", "1999-05"), ("05/1999", "1999-05"), ("1999", "1999"), ("the 1990s", "199X"),
        ("spring 1992", "1992-21"), ("about May 1999", "1999-05~"), ("since May 1999", "1999-05/.."),
        ("3–5 May 1999", "1999-05-03/1999-05-05"), ("3 May 1999?", "1999-05-03?"), ("1999-05-03~", "1999-05-03~"),
        ("3 мая 1999 г.", "1999-05-03"), ("٣ أيار ١٩٩٩", "1999-05-03"), ("١٩٩٩", "1999"),
        ("3 травня 1999", "1999-05-03"),
        ("le 3 mai 1999", "1999-05-03"), ("1 mayıs 1999", "1999-05-01"), ("1999 թ. մայիսի 3", "1999-05-03"),
        ("1992-02/1992-05", "1992-02/1992-05"), ("\u200f13/05/1999\u200e", "1999-05-13"),
        ("\u20673 أيار 1999\u2069", "1999-05-03"),
    ],
)  # fmt: skip
def test_a_date_in_words_digits_or_edtf_is_understood(said: str, edtf: str) -> None:
    assert typed_date(said) == edtf
    days(edtf)


@pytest.mark.parametrize("said", ["03/05/1999", "3-5-1999", "3 5 1999", "٠٣/٠٥/١٩٩٩"])
def test_what_could_be_two_days_is_refused_with_both(said: str) -> None:
    with pytest.raises(BadInput, match=r"could be 3 May 1999 or 5 March 1999") as refused:
        typed_date(said)
    assert refused.value.do == "Write 1999-05-03 or 1999-03-05, or name the month."


@pytest.mark.parametrize("said", ["01/02/1999", "03/04/1999", "05/06/1999", "07/08/1999", "09/10/1999", "11/12/1999"])
def test_both_days_are_said_by_month_whatever_the_language_of_the_system(said: str) -> None:
    with pytest.raises(BadInput) as refused:
        typed_date(said)
    one, two = map(str.strip, refused.value.what.partition("could be ")[2].rstrip(".").split(" or "))
    assert [typed_date(one), typed_date(two)] == re.findall(r"\d{4}-\d\d-\d\d", refused.value.do or "")
    assert not re.search(r"%[aAbBpcxX]", inspect.getsource(typed_dates))  # these follow the system's language


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("", "not a date"), ("yesterday", "not a date"), ("May", "not a date"), ("3 May 99", "two digits"),
        ("03.05.99", "two digits"), ("31.02.1999", "in the calendar"), ("1999-13-45", "in the calendar"),
        ("3 May 1999 or 4 June 2000", "not a date"), ("in 1999 there were 20", "not a date"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(said: str, what: str) -> None:
    with pytest.raises(BadInput, match=what):
        typed_date(said)
