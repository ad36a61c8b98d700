"""Documents are of one subject by the names, days and figures that they share, and never by chance."""

from random import Random

from accounted.comparison.gathering import Gist, gist_of
from accounted.comparison.gathering.homes import homes
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.times import Home
from accounted.model import Claim, Fate, Period
from tests.comparison.statements import document, said

CODES = ("killed", "injured", "missing", "captured")


def told(name: str, *figures: tuple[str, int], text: str = "") -> tuple[str, Gist]:
    """A document of some figures, at no place and on no day."""
    where = document(name, name)
    claims: list[Claim] = [
        said(where, f"{number} people, {fate}.", str(number), fate=Fate(fate)) for fate, number in figures
    ]
    return where.digest, gist_of(where, claims, text, Places([]))


def homes_of(*documents: tuple[str, Gist]) -> dict[str, Home]:
    return homes(dict(documents), Places([]))


def test_small_figures_that_many_documents_give_join_none_of_them() -> None:
    chance = Random(7)
    many = [told(f"{n}.txt", *((fate, int(60 ** chance.random())) for fate in CODES)) for n in range(120)]
    assert len(set(homes_of(*many).values())) == 120


def test_two_that_share_telling_figures_are_one_among_many_others() -> None:
    chance = Random(7)
    others = [told(f"{n}.txt", *((fate, chance.randint(1, 60)) for fate in CODES)) for n in range(40)]
    shared = (("killed", 613), ("injured", 487), ("captured", 1275), ("missing", 158))
    one, other = told("one.txt", *shared, ("killed", 9)), told("other.txt", *shared)
    found = homes_of(*others, one, other)
    assert found[one[0]] == found[other[0]]
    assert len(set(found.values())) == 41


def test_one_small_figure_in_common_is_chance_among_many_and_two_large_ones_are_not() -> None:
    small = [told(f"{n}.txt", ("killed", 5 + n), ("injured", 9)) for n in range(40)]
    one, other = (told(name, ("killed", 613), ("injured", 487)) for name in ("one.txt", "other.txt"))
    found = homes_of(*small, one, other)
    assert found[one[0]] == found[other[0]]
    assert len(set(found.values())) == 41


def test_those_who_name_the_same_people_are_one_in_any_script() -> None:
    others = [told(f"{n}.txt", ("killed", 100 + n)) for n in range(20)]
    one = told(
        "one.txt", ("killed", 61), text="The order came from Colonel Tarvan of the Vareth garrison, said Selim Omar."
    )
    other = told(
        "other.txt", ("killed", 35), text="Приказ отдал полковник Тарван из гарнизона Варет, сказал Селим Омар."
    )
    third = told(
        "third.txt", ("killed", 47), text="The order came from Colonel Brosk of the Ilmen garrison, said Pavel Ruzhin."
    )
    found = homes_of(*others, one, other, third)
    assert found[one[0]] == found[other[0]] != found[third[0]]


def test_a_document_that_says_nothing_goes_with_more_than_half_of_all() -> None:
    text = "The order came from Colonel Tarvan of the Vareth garrison, said Selim Omar."
    same = [told(f"{n}.txt", ("killed", 100 + n), text=text) for n in range(3)]
    silent, another = told("silent.txt", ("killed", 9)), told("another.txt", ("killed", 8))
    assert len(set(homes_of(*same, silent).values())) == 1
    assert len(set(homes_of(*same[:1], silent, another).values())) == 3


def dated(name: str, published: str, told_of: str | None) -> tuple[str, Gist]:
    """A document that appeared on a day, with people killed on another."""
    where = document(name, name, published)
    text = "The order came from Colonel Tarvan of the Vareth garrison, said Selim Omar: 31 people were killed."
    period = Period(told_of, "sentence", told_of) if told_of else None
    claim = said(where, text, "31", fate=Fate("killed"), period=period)
    return where.digest, gist_of(where, [claim], text, Places([]))


def test_an_event_is_on_no_day_before_which_documents_told_of_it() -> None:
    early = [dated("early.txt", "2014-05-20", "2014-05-16")]
    early += [dated(f"{day}.txt", f"2014-05-{day}", None) for day in (21, 22)]
    late = [dated(f"{month}.txt", f"2014-0{month}-30", "2014-07-02") for month in (7, 8)]
    when = {one.when for one in homes_of(*early, *late).values()}
    assert [one and one.first.isoformat() for one in when] == ["2014-05-16"]


def test_one_name_in_common_is_enough_in_a_small_case_and_not_among_many() -> None:
    one, other = (told(f"{n}.txt", ("killed", n), text="We heard the order of Tarvan.") for n in (61, 35))
    many = [told(f"{n}.txt", ("killed", n)) for n in range(100, 140)]
    few, found = homes_of(*many[:2], one, other), homes_of(*many, one, other)
    assert few[one[0]] == few[other[0]]
    assert found[one[0]] != found[other[0]]


def test_a_word_that_opens_a_sentence_is_a_name_where_another_document_has_it_within_one() -> None:
    one = told("one.txt", ("killed", 61), text="We heard the order of Tarvan.")
    other = told("other.txt", ("killed", 35), text="Tarvan gave the order.")
    others = [told(f"{n}.txt", ("killed", n), text="Nobody gave the order.") for n in (47, 58)]
    found = homes_of(one, other, *others)
    assert found[one[0]] == found[other[0]]
    assert len(set(found.values())) == 3
