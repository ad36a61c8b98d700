"""Whether the words behind a person's own name are her father's and his father's, learned from the lists themselves.

Where women bear behind their own name what is otherwise a name of men, it is their father's. Where they bear a second
name of women, it is their own; and a surname is borne by both alike. So the sexes that a list gives tell chains of
names (own, father's, grandfather's) from double names, among any people and in any script.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from accounted.language.names import first_readings

__all__ = ["SexesOfNames"]

FEWEST = 12
"""Women with a further name that must be seen before anything is concluded."""
MANLY = 0.5
"""How far their further names must be names of men: 1 as men's own names are, 0 as what both bear alike."""
MOSTLY = 2.0
"""How many bearers of the usual mixture each name is taken to have beside those that are seen."""
WOMANLY, BORNE = 0.9, 4.0
"""From which share of women among so many bearers on a name tells that whoever bears it is a woman."""
MALE, FEMALE = 1, 2


class SexesOfNames:
    """Which names are borne by men and which by women, as the own names of all lists have it."""

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        """Count from own names, in small letters, and the sex of their bearers."""
        each = [(word, sex) for word, sex in names if sex in (MALE, FEMALE)]
        self._bearers: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for key, (_, sex) in zip(first_readings([word for word, _ in each]), each, strict=True):
            self._bearers[key][sex - 1] += 1
        men = sum(sex == MALE for _, sex in each)
        self._usual = men / len(each) if each else 0.5

    def women_among(self, names: Sequence[str]) -> list[bool]:
        """Which of these own names are women's, as the lists that say the sex have them; to be asked of other lists."""
        bearers = [self._bearers.get(key, (0.0, 0.0)) for key in first_readings(names)]
        return [men + women >= BORNE and women >= WOMANLY * (men + women) for men, women in bearers]

    def are_of_men(self, words: Sequence[str]) -> bool:
        """Whether these further names of women are mostly names of men: then they are fathers' names."""
        if len(words) < FEWEST or not 0.05 < self._usual < 0.95:
            return False
        shares = []
        for key in first_readings(words):
            men, women = self._bearers.get(key, (0.0, 0.0))
            if men + women >= 1:
                shares.append((men + MOSTLY * self._usual) / (men + women + MOSTLY))
        if len(shares) < FEWEST:
            return False
        mean = sum(shares) / len(shares)
        return (mean - self._usual) / (1 - self._usual) >= MANLY
