"""Groups of documents are one incident by the figures that they share, and never by chance."""

from datetime import date, timedelta
from random import Random

from accounted.comparison.gathering import gist_of
from accounted.comparison.gathering.joined import one_incident
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.times import Home, Stretch
from accounted.model import Claim, Fate
from tests.comparison.statements import document, said

CODES = ("killed", "injured", "missing", "captured")


def counts(name: str, *figures: tuple[str, int]) -> tuple[str, list[Claim]]:
    where = document(name, name)
    told = [said(where, f"{number} people, {fate}.", str(number), fate=Fate(fate)) for fate, number in figures]
    return where.digest, list(told)


def homes(*groups: tuple[str, list[Claim]]) -> dict[str, Home]:
    """The homes of groups of one document each, on days far apart, at no place."""
    days = [date(1950, 1, 1) + timedelta(days=100 * number) for number in range(len(groups))]
    home = {digest: Home(None, Stretch(day, day)) for (digest, _), day in zip(groups, days, strict=True)}
    places = Places([])
    return one_incident(home, {digest: gist_of(None, told, None, places) for digest, told in groups}, places)


def test_small_figures_that_many_incidents_give_join_none_of_them() -> None:
    chance = Random(7)
    told = [counts(f"{n}.txt", *((fate, int(60 ** chance.random())) for fate in CODES)) for n in range(120)]
    assert len(set(homes(*told).values())) == 120


def test_two_that_share_telling_figures_are_one_among_many_others() -> None:
    chance = Random(7)
    others = [counts(f"{n}.txt", *((fate, chance.randint(1, 60)) for fate in CODES)) for n in range(40)]
    shared = (("killed", 613), ("injured", 487), ("captured", 1275), ("missing", 158))
    one, other = counts("one.txt", *shared, ("killed", 9)), counts("other.txt", *shared)
    found = homes(*others, one, other)
    assert found[one[0]] == found[other[0]]
    assert len(set(found.values())) == 41
