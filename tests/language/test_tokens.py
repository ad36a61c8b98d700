"""Tokens: nothing is changed, nothing but space and marks of direction is lost, and a number stays in one piece."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.language import lookup_form, tokenise
from tests.timing import processor_seconds

SCRIPTS = st.text(
    alphabet=st.sampled_from("aZéı Ёжßәø-–'’\"«»„.,:;!?…()$%0123456789٠١٢OoIl\u00a0\u2009\n\tնՒ՞՝։بَـة\u0301")
)


def pieces(text: str) -> list[str]:
    return [token.text for token in tokenise(text)]


NO_TEXT = "⁰¹²³⁴⁵⁶⁷⁸⁹" + "\u061c\u200e\u200f" + "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))


@given(st.one_of(st.text(), SCRIPTS))
def test_tokens_quote_the_text_in_order_and_lose_only_whitespace_and_what_is_no_text(text: str) -> None:
    tokens = tokenise(text)
    assert all(text[t.start : t.end] == t.text and t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    inside = {i for t in tokens for i in range(t.start, t.end)}
    assert all(text[i].isspace() or text[i] in NO_TEXT for i in range(len(text)) if i not in inside)


@given(SCRIPTS, st.integers(0, 20))
def test_offsets_count_in_the_whole_text(text: str, start: int) -> None:
    assert all(text[t.start : t.end] == t.text and t.start >= start for t in tokenise(text, start))


@pytest.mark.parametrize(
    "number", ["1,275", "1.275", "1\u00a0275", "1\u2009275", "1 275", "12 275 301", "2.5", "7,4", "2OO", "l38", "32nd",
               "1990s", "0340", "26.02.1992", "٢١٬٢٠١", "1'275", "1275"],
)  # fmt: skip
def test_a_number_is_one_token(number: str) -> None:
    token = tokenise(f"saw {number} there")[1]
    assert (token.text, token.kind) == (number, "number")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 1992 613 people", ["in", "1992", "613", "people"]),
        ("In 1992,613 people", ["In", "1992", ",", "613", "people"]),
        ("On May 26 613 people", ["On", "May", "26", "613", "people"]),
        ("555 0142", ["555", "0142"]),
        ("9mm, $1.5, 10l", ["9", "mm", ",", "$", "1.5", ",", "10", "l"]),
        ("500-1,000 in two-hour", ["500", "-", "1,000", "in", "two", "-", "hour"]),
        ("14/15 at 23:00", ["14", "/", "15", "at", "23", ":", "00"]),
        ("forty-\ntwo", ["forty", "-", "two"]),
        ("Azerbaijan’s, дев’ять", ["Azerbaijan’s", ",", "дев’ять"]),
        ("“a” «b» „c“ --", ["“", "a", "”", "«", "b", "»", "„", "c", "“", "--"]),
        ("it rose to 613.", ["it", "rose", "to", "613", "."]),
        ("ինչո՞ւ։ زوهվել՝", ["ինչո՞ւ", "։", "زوهվել", "՝"]),
        ("بـ17 cafe\u0301", ["بـ", "17", "cafe\u0301"]),
    ],
)
def test_where_tokens_end(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text", ["6\u200f13 dead", "1\u200f,200 dead", "١\u200e٢ قتيلا", "12\u00ad3", "1\u2060200", "9\u200b9"]
)
def test_digits_with_an_unseen_mark_among_them_are_no_number(text: str) -> None:
    assert not [token for token in tokenise(text) if token.kind == "number"]


@pytest.mark.parametrize(
    "text",
    [
        "\u200f613\u200f dead",
        "26\u200f/\u200f2\u200f/\u200f1992",
        "in 1992\u200f, 13 dead",
        "12\u200f.13",
        "3\u200f,14",
    ],
)
def test_an_unseen_mark_beside_a_number_leaves_it_one(text: str) -> None:
    kept = [token.text for token in tokenise(text) if token.kind == "number"]
    assert kept == re.findall(r"\d+", text)


def test_lookup_form_serves_the_lexicons_and_leaves_the_text_alone() -> None:
    assert lookup_form("İKİ") == lookup_form("iki")
    assert lookup_form("ALTI") == lookup_form("altı")
    assert lookup_form("ещё") == "еще"
    assert lookup_form("Doctors’") == "doctors'"
    assert tokenise("ИЗЪЯТО")[0].text == "ИЗЪЯТО"


@pytest.mark.parametrize(
    "unit", ["1", "1 234 ", "O", "l1", ".", "1,2", "1.234,", "a’", "é\u0301", "1-", "9" * 3 + "\u00a0"]
)
def test_time_is_linear_on_monotonous_texts(unit: str) -> None:
    def seconds(times: int) -> float:
        return processor_seconds(lambda: tokenise(unit * times), 3)

    assert seconds(80_000) < 40 * max(seconds(8_000), 0.002)
