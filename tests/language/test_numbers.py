"""Numbers: what is written can be read back, and what is no count is not returned as one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.language import COUNTS, Number, numbers, tokenise, words_for
from tests.language.spelling import spelled
from tests.timing import processor_seconds

EN = words_for("en")
PIECES = [
    "a", "one", "two", "ten", "hundred", "thousand", "and", "-", "or", "to", "between", "no", "half", "third",
    "dozen", "5", "1,000", "%", "12:30", ".",
]  # fmt: skip


def read(text: str) -> list[Number]:
    return numbers(tokenise(text), EN)


def the_only(text: str) -> tuple[str, int | None, int | None, str]:
    (number,) = read(text)
    return text[number.start : number.end], number.low, number.high, number.form


@given(st.integers(1, 999_999), st.sampled_from(["-", " ", "-\n"]), st.sampled_from([" and ", " "]))
def test_number_words_are_read_back(value: int, hyphen: str, joiner: str) -> None:
    words = spelled(value, hyphen, joiner)
    assert the_only(f"They buried {words} persons") == (words, value, value, "exact")


@given(st.integers(0, 10**17), st.sampled_from(["{}", "{:,}"]))
def test_digits_are_read_back(value: int, form: str) -> None:
    digits = form.format(value)
    assert the_only(f"about {digits} persons") == (digits, value, value, "exact")


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from([" to ", "-", " or "]))
def test_ends_of_a_range_are_in_order(a: int, b: int, link: str) -> None:
    found = read(f"some {a}{link}{b} persons")
    assert all(n.low is None or n.high is None or n.low <= n.high for n in found)
    assert (found[0].form == "range") == (a < b)


@given(st.lists(st.sampled_from(PIECES)))
def test_numbers_are_ordered_and_quote_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    assert all(a.last < b.first and a.end <= b.start for a, b in pairwise(found))
    assert all(n.start < n.end and text[n.start : n.end].strip() for n in found)


@pytest.mark.parametrize(
    ("text", "exact", "low", "high", "form"),
    [
        ("a hundred and fifty of them", "a hundred and fifty", 150, 150, "exact"),
        ("Not less than hundred persons", "hundred", 100, 100, "exact"),
        ("three-score and two dyed", "three-score and two", 62, 62, "exact"),
        ("threescore and ten", "threescore and ten", 70, 70, "exact"),
        ("half a dozen still missing", "half a dozen", 6, 6, "exact"),
        ("about a dozen employees", "a dozen", 12, 12, "exact"),
        ("twelve hundred men", "twelve hundred", 1200, 1200, "exact"),
        ("2.5 million people", "2.5 million", 2_500_000, 2_500_000, "exact"),
        ("1.2m people", "1.2m", 1_200_000, 1_200_000, "exact"),
        ("two and a half million", "two and a half million", 2_500_000, 2_500_000, "exact"),
        ("14 thousand", "14 thousand", 14_000, 14_000, "exact"),
        ("2OO prisoners", "2OO", 200, 200, "exact"),
        ("forty-\ntwo were freed", "forty-\ntwo", 42, 42, "exact"),
        ("denied that a single man fell", "a single", 1, 1, "exact"),
        ("dozens of militants", "dozens", 24, 99, "vague"),
        ("several hundred civilians", "several hundred", 200, 999, "vague"),
        ("tens of thousands fled", "tens of thousands", 20_000, 99_999, "vague"),
        ("two-and-a-half million", "two-and-a-half million", 2_500_000, 2_500_000, "exact"),
        ("a couple of dozen", "a couple of dozen", 24, 24, "exact"),
        ("no one was hurt", "no one", 0, 0, "zero"),
        ("not a single casualty", "not a single", 0, 0, "zero"),
        ("between 150 and 170 civilians", "150 and 170", 150, 170, "range"),
        ("between two and five hundred", "two and five hundred", 200, 500, "range"),
        ("between one hundred and two hundred", "one hundred and two hundred", 100, 200, "range"),
        ("between one hundred and fifty and two hundred", "one hundred and fifty and two hundred", 150, 200, "range"),
        ("nine or ten bodies", "nine or ten", 9, 10, "range"),
        ("a dozen, maybe fifteen", "a dozen, maybe fifteen", 12, 15, "range"),
        ("500-1,000 dead", "500-1,000", 500, 1000, "range"),
        ("3-4 million", "3-4 million", 3_000_000, 4_000_000, "range"),
        ("30 per cent of women", "30 per cent", 30, 30, "percent"),
        ("the 32nd anniversary", "32nd", 32, 32, "ordinal"),
        ("the twenty-first victim", "twenty-first", 21, 21, "ordinal"),
        ("two thirds of the men", "two thirds", None, None, "fraction"),
        ("one in two victims", "one in two", None, None, "fraction"),
        ("at 23:00 sharp", "23:00", None, None, "time"),
        ("document S/2004/88", "2004/88", None, None, "code"),
        ("7.45 metres", "7.45", None, None, "decimal"),
        ("9" * 40, "9" * 40, None, None, "code"),
    ],
)
def test_one_number(text: str, exact: str, low: int | None, high: int | None, form: str) -> None:
    assert the_only(text) == (exact, low, high, form)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("revised down from 31 to 28", [31, 28]),
        ("was raised from seven to eight", [7, 8]),
        ("rose by 12 to 64", [12, 64]),
        ("60 and 80 men", [60, 80]),
        ("No. 14 and no fewer than 20", [14, 20]),
        ("No 5", [5]),
        ("killed one in two days", [1, 2]),
        ("40 killed and as many injured", [40, 40]),
        ("as many as 6,000", [6000]),
        ("the score was 2", [2]),
    ],
)
def test_figures_that_are_not_what_they_resemble(text: str, counts: list[int]) -> None:
    assert [n.low for n in read(text) if n.form in COUNTS] == counts


def test_marks_of_approximation_and_plus() -> None:
    assert [(n.end, n.plus) for n in read("20+ dead, 200-plus hurt")] == [(3, True), (13, True)]
    assert [n.approximate for n in read("fifty-odd graves, a couple hurt, half a million fled")] == [True] * 3


def test_a_range_keeps_its_ends_and_its_cue() -> None:
    (number,) = read("estimates run from 300 to 900")
    assert (number.cue, [end.low for end in number.ends]) == ("from", [300, 900])


@pytest.mark.parametrize("unit", ["1", "one ", "hundred and ", "two or ", "1-", "between 5 and ", "12:", "no ", "a "])
def test_time_is_linear_on_monotonous_texts(unit: str) -> None:
    def seconds(times: int, tries: int = 1) -> float:
        tokens = tokenise(unit * times)
        return processor_seconds(lambda: numbers(tokens, EN), tries)

    assert seconds(20_000, 3) < 50 * max(seconds(2_000, 3), 0.004)
