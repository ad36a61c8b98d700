"""A name is known again however a language writes its sounds."""

import pytest

from accounted.comparison.gathering.places import Places
from accounted.comparison.spelling import plain, sounds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Çənlidağ", "Ченлидаг"),
        ("Çənlidağ", "Chanlidagh"),
        ("Čelin", "Челин"),
        ("Žitnik", "Житник"),
        ("Karma", "كرمة"),
        ("Sidra", "سدرة"),
    ],
)
def test_a_mark_under_or_over_a_letter_is_heard(one: str, other: str) -> None:
    assert sounds(one) == sounds(other)


def test_a_french_cedilla_is_an_s_as_before() -> None:
    assert plain("Français, Françoise, ça") == "francais francoise ca"


def test_an_armenian_name_is_one_word() -> None:
    assert plain("Չենլիդաղ") == "chenlidagh"


def test_a_place_written_without_its_marks_is_the_same_place() -> None:
    places = Places([[("Akçabölme", "tr"), ("Karaçay", "tr")], [("Akcabolme", "en")]])
    (marked,), (bare,), (other,) = map(places.names_in, ("Akçabölme", "Akcabolme", "Karaçay"))
    assert places.place_of(marked) == places.place_of(bare) != places.place_of(other)
