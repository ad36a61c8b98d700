"""Words are found letter for letter; only two ways to write a letter, and a space for a line end, are the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.reading.language_model.finding import Searchable, normal


def found(text: str, words: str) -> list[str]:
    return [text[start:end] for start, end in Searchable(text, 0, len(text)).places(words)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("At least 9 people died.", "9 people", ["9 people"]),
        ("9 people were\n  killed and", "9 people were killed", ["9 people were\n  killed"]),
        ("le pre\u0301fet a dit", "le préfet", ["le pre\u0301fet"]),
        ("le préfet a dit", "le pre\u0301fet", ["le préfet"]),
        ("\u1112\u1161\u11ab people", "\ud55c", ["\u1112\u1161\u11ab"]),
        ("19 people died", "9 people", []),
        ("9 peoples", "9 people", []),
        ("Nine people", "nine people", []),
        ("the préfet", "prefet", []),
        ("\u1112\u1161\u0301", "\u0301", []),
        ("9 dead", "", []),
        ("9 dead, 9 dead", "9 dead", ["9 dead", "9 dead"]),
        ("9 dead", "9 dead and more", []),
        ("9 dead", "\ud800", []),
    ],
)
def test_what_is_found(text: str, words: str, expected: list[str]) -> None:
    assert found(text, words) == expected


def test_places_are_those_of_the_whole_text() -> None:
    text = "e\u0301te\u0301: 9 morts. 9 morts."
    searchable = Searchable(text, 7, len(text))
    assert [text[start:end] for start, end in searchable.places("9 morts")] == ["9 morts", "9 morts"]
    assert searchable.places("9 morts", (7, 15)) == [(7, 14)]


def test_the_words_before_tell_two_places_apart() -> None:
    text = "Police said 9 died. The mayor\nsaid 9 died."
    searchable = Searchable(text, 0, len(text))
    assert searchable.places_behind("9 died", "The mayor said ") == [(35, 41)]
    assert searchable.places_behind("9 died", "A nurse said") == []
    assert searchable.places_behind("9 died", "") == []


@given(st.text(alphabet="ae\u0301\u0327 \n9.\u1112\u1161\u11abé", max_size=40), st.data())
def test_every_stretch_of_a_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for form in ("NFC", "NFD"):
        wanted = unicodedata.normalize(form, text[start:end])
        for first, last in Searchable(text, 0, len(text)).places(wanted):
            assert normal(text[first:last]) == normal(wanted)
