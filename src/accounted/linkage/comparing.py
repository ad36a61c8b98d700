"""Pairs of records compared field by field: each gives a level, from equal to different, 0 where one side is silent.

Beside the level stands how often two records that have nothing to do with each other would agree as well on this very
value (`by_chance`): a rare surname says more than a common one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.birthdays import birthdays
from accounted.linkage.crossing import Crossed, across
from accounted.linkage.hearing import heard
from accounted.linkage.initials import LoneInitials
from accounted.linkage.rarity import agreeing
from accounted.linkage.roster import Roster
from accounted.linkage.similarity import CLOSE, EQUAL, SIMILAR, Words
from accounted.linkage.values import Values, alike, sound_of, words_of_names, words_together

__all__ = ["FIELDS", "LEVELS", "Comparer", "Levels", "joined", "stacked", "taken"]

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

LEVELS: dict[str, tuple[str, ...]] = {
    "given": ("", "equal", "close", "short form", "initial", "similar", "different"),
    "surname": ("", "equal", "close", "similar", "different"),
    "patronymic": ("", "equal", "close", "similar", "different"),
    "initial": ("", "same", "different"),
    "order": ("", "as usual", "swapped"),
    "kin": ("", "no", "one is named after the other"),
    "sex": ("", "same", "different"),
    "born": (
        "",
        "same year, or ages a year apart",
        "2 years apart",
        "5 years apart",
        "12 years apart",
        "further apart",
    ),
    "birthday": (
        "",
        "same day",
        "one sign differs",
        "one part differs",
        "two signs differ",
        "same as far as said",
        "different",
    ),
    "place": ("", "equal", "close", "different"),
    "died": ("", "same day", "same month", "same year", "days apart", "months apart", "years apart"),
    "address": ("", "equal", "close", "different"),
    "identifier": ("", "equal", "one sign differs", "different"),
}
"""What two records may say about each other, field by field; the first level stands for silence."""
FIELDS = tuple(LEVELS)
RARE = ("given", "surname", "patronymic", "place", "died", "address", "birthday", "identifier")
"""Fields in which a rare value says more."""

NEAR_PLACE = 0.8
SLIP = 0.1
"""How rare a spelling is, beside a name close to it, that is a slip for that name rather than a name of its own."""
USUALLY_SHOW, USUALLY_ALIKE = 4.0, 0.01
"""How many records what is usual weighs as, and how often two strangers usually agree on a name or a place."""
TEACHES = 0.5
"""From which probability on a pair shows how its lists spell."""
ANY_PART = 2.0
"""How much more often chance agrees on a word that may stand in any part of the name; more where it has more words."""


@dataclass(slots=True)
class Levels:
    """The levels of some pairs, and for the fields in `RARE` how often chance agrees as well on the value.

    `scripts` is 0 for names in one script, 1 for two, 2 where one of two leaves vowels out; `exactness` says of dates
    whether both sides give the day (0), the month (1) or only the year (2).
    """

    left: Ints
    right: Ints
    level: dict[str, Bytes] = field(default_factory=dict)
    by_chance: dict[str, Floats] = field(default_factory=dict)
    scripts: Bytes = field(default_factory=lambda: np.zeros(0, dtype=np.uint8))
    rounded: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))
    exactness: dict[str, Bytes] = field(default_factory=dict)
    same_list: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))

    def __len__(self) -> int:
        return len(self.left)


def taken(pairs: Levels, places: NDArray[Any]) -> Levels:
    """Some of the pairs, by their places or by a mask."""

    def each(columns: dict[str, Any]) -> dict[str, Any]:
        return {name: column[places] for name, column in columns.items()}

    return Levels(
        pairs.left[places], pairs.right[places], each(pairs.level), each(pairs.by_chance), pairs.scripts[places],
        pairs.rounded[places], each(pairs.exactness), pairs.same_list[places],
    )  # fmt: skip


def stacked(parts: Sequence[Levels]) -> Levels:
    """The pairs of all parts, one part behind the other."""

    def both(columns: list[NDArray[Any]]) -> NDArray[Any]:
        return np.concatenate(columns)

    def each(columns: list[dict[str, Any]]) -> dict[str, Any]:
        return {name: both([column[name] for column in columns]) for name in columns[0]}

    return Levels(
        both([p.left for p in parts]), both([p.right for p in parts]), each([p.level for p in parts]),
        each([p.by_chance for p in parts]), both([p.scripts for p in parts]), both([p.rounded for p in parts]),
        each([p.exactness for p in parts]), both([p.same_list for p in parts]),
    )  # fmt: skip


def joined(one: Levels, other: Levels, records: int) -> Levels:
    """The pairs of both, in the order of their records."""
    made = stacked((one, other))
    return taken(made, np.argsort(made.left * records + made.right, kind="stable"))


class Comparer:
    """Compares records of one roster; what it learns of values is kept, so make one and use it for all pairs."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.names = words_of_names(roster.given, roster.patronymic, roster.surname)
        self.places, self.addresses = Words(roster.place.words), Words(roster.address.words)
        self._chance = self._chances()
        self._initials = LoneInitials(roster, self.names)

    def _chances(self) -> dict[str, tuple[Floats, Floats]]:
        roster = self.roster
        return {
            "given": agreeing(roster.given, self.names),
            "surname": agreeing(roster.surname, self.names),
            "patronymic": agreeing(roster.patronymic, self.names),
            "place": agreeing(roster.place, self.places),
            "address": agreeing(roster.address, self.addresses),
        }

    def hear(self, pairs: Levels, person: NDArray[np.float64]) -> None:
        """From now on compare words by the letters that pairs of one person write for one another.

        Args:
            person: how probable it is that each pair is of one person.
        """
        roster, at = self.roster, np.nonzero(person >= TEACHES)[0]
        hearing = heard(
            each
            for words, values in ((self.names, roster.given), (self.names, roster.patronymic),
                                  (self.names, roster.surname), (self.places, roster.place))
            for each in words_together(words, values, pairs.left[at], pairs.right[at], person[at])
        )  # fmt: skip
        self.names.hear(hearing)
        self.places.hear(hearing)
        self._chance = self._chances()

    def compare(self, left: Ints, right: Ints) -> Levels:
        """The levels of the pairs of records at these places."""
        made = Levels(left, right)
        self._names(made)
        self._people(made)
        self._times(made)
        self._where(made)
        made.same_list = self.roster.lists[left] == self.roster.lists[right]
        one, other = self.roster.script[left], self.roster.script[right]
        vowelless = self.roster.vowelless
        made.scripts = np.where(one == other, 0, np.where(vowelless[left] | vowelless[right], 2, 1)).astype(np.uint8)
        return made

    def _names(self, made: Levels) -> None:
        roster, a, b = self.roster, made.left, made.right
        given = self._sound(roster.given, roster.given, a, b)
        surname = self._sound(roster.surname, roster.surname, a, b)
        swapped, given, surname = self._swapped(a, b, given, surname)
        crossed = across(roster, self.names, a, b, given, surname)
        given, surname = crossed.given, crossed.surname
        made.level["given"] = self._given_level(given, a, b, swapped)
        made.level["surname"] = _name_level(surname)
        patronymic = self._sound(roster.patronymic, roster.patronymic, a, b)
        made.level["patronymic"] = self._father_level(_name_level(patronymic), a, b)
        self._letters(made)
        both = (given >= 0) & (surname >= 0) & roster.order_known[a] & roster.order_known[b]
        made.level["order"] = np.where(both, 1 + swapped, 0).astype(np.uint8)
        made.level["kin"] = np.zeros(len(a), dtype=np.uint8)
        look = np.nonzero(made.level["surname"] <= 2)[0]  # kin bear one surname, where both are said
        made.level["kin"][look] = self._kin(a[look], b[look])
        for name in ("given", "surname", "patronymic"):
            made.by_chance[name] = self._by_chance(name, a, b, made.level[name] == 2)
        self._chance_across(made, crossed)
        self._chance_swapped(made, np.nonzero(swapped)[0])

    def _letters(self, made: Levels) -> None:
        """A surname or father's name that is just a letter says what `initial` says, and nothing by itself."""
        a, b, lone = made.left, made.right, self._initials
        made.level["initial"] = np.zeros(len(a), dtype=np.uint8)
        if lone.any:
            made.level["initial"] = lone.levels(a, b)
            made.level["surname"][lone.in_surname[a] | lone.in_surname[b]] = 0
            made.level["patronymic"][lone.in_patronymic[a] | lone.in_patronymic[b]] = 0

    def _chance_across(self, made: Levels, crossed: Crossed) -> None:
        """Where a word was found in another part, how often chance agrees on it is counted where it stands as usual."""
        words = sum(
            (values.table >= 0).sum(axis=1)[values.codes] for values in (self.roster.given, self.roster.surname)
        )
        for name, left, right in (
            ("given", crossed.given_left, crossed.given_right),
            ("surname", crossed.surname_left, crossed.surname_right),
        ):
            values: Values = getattr(self.roster, name)
            equal, near = self._chance[name]
            for records, others, other in ((made.left, made.right, right), (made.right, made.left, left)):
                at = np.nonzero(other)[0]
                places = np.maximum(ANY_PART, words[others[at]])
                code = values.codes[records[at]]
                chance = np.where(made.level[name][at] == 2, near[code].max(axis=1), equal[code].max(axis=1))
                made.by_chance[name][at] = np.minimum(places * chance, 0.5)

    def _chance_swapped(self, made: Levels, at: Ints) -> None:
        """Where one side has given name and surname the other way round, chance is counted from the usual side."""
        for name in ("given", "surname"):
            values: Values = getattr(self.roster, name)
            equal, near = self._chance[name]
            close = made.level[name][at] == 2
            sides = [
                np.where(close, near[c].max(axis=1), equal[c].max(axis=1))
                for c in (values.codes[made.left[at]], values.codes[made.right[at]])
            ]
            made.by_chance[name][at] = np.maximum(*sides)

    def _swapped(self, a: Ints, b: Ints, given: Floats, surname: Floats) -> tuple[NDArray[np.bool_], Floats, Floats]:
        """Where given name and surname fit better the other way round, those likenesses instead."""
        roster = self.roster
        look = np.nonzero((given < SIMILAR) & (surname < CLOSE) & (given >= 0) & (surname >= 0))[0]
        one = self._sound(roster.given, roster.surname, a[look], b[look])
        other = self._sound(roster.surname, roster.given, a[look], b[look])
        better = (one >= SIMILAR) & (other >= SIMILAR) & (one + other > given[look] + surname[look] + 0.4)
        swapped = np.zeros(len(a), dtype=bool)
        swapped[look[better]] = True
        given, surname = given.copy(), surname.copy()
        given[look[better]], surname[look[better]] = one[better], other[better]
        return swapped, given, surname

    def _given_level(self, sound: Floats, a: Ints, b: Ints, swapped: NDArray[np.bool_]) -> Bytes:
        level = np.select([sound < 0, sound >= EQUAL, sound >= CLOSE, sound >= SIMILAR], [0, 1, 2, 5], 6).astype(
            np.uint8
        )
        look = np.nonzero((level >= 5) & ~swapped)[0]
        table, codes = self.roster.given.table, self.roster.given.codes
        left, right = table[codes[a[look]]], table[codes[b[look]]]
        level[look[alike(self.names, left, right, forms=True) >= CLOSE]] = 3
        level[look[self.names.initial_of(left[:, 0], right[:, 0])]] = 4
        return level

    def _father_level(self, level: Bytes, a: Ints, b: Ints) -> Bytes:
        """Two forms of one given name are close as fathers' names too, however they sound: Yusuf and Iosif."""
        look = np.nonzero(level >= 3)[0]
        table, codes = self.roster.patronymic.table, self.roster.patronymic.codes
        forms = alike(self.names, table[codes[a[look]]], table[codes[b[look]]], forms=True)
        level[look[forms >= CLOSE]] = 2
        return level

    def _kin(self, a: Ints, b: Ints) -> Bytes:
        """Whether one bears as given name what is the other's father's name: parent and child, or grandchild."""
        one = self._sound(self.roster.given, self.roster.patronymic, a, b)
        other = self._sound(self.roster.patronymic, self.roster.given, a, b)
        said = (one >= 0) | (other >= 0)
        return np.where(said, 1 + (np.maximum(one, other) >= 0.9), 0).astype(np.uint8)

    def _sound(self, one: Values, other: Values, a: Ints, b: Ints) -> Floats:
        return sound_of(self.names, one, other, a, b)

    def _by_chance(self, name: str, a: Ints, b: Ints, close: NDArray[np.bool_]) -> Floats:
        """The chance of agreeing as well on the values of a pair: the mean of both sides', in logarithms."""
        values: Values = getattr(self.roster, name)
        equal, near = self._chance[name]
        x, y = values.codes[a], values.codes[b]
        # Two words agree by chance far less often than one: what counts is how many each side gives.
        of_x, of_y = values.many[x], values.many[y]
        one, other = equal[x, of_y], equal[y, of_x]
        at = np.nonzero(close)[0]
        one[at], other[at] = near[x[at], of_y[at]], near[y[at], of_x[at]]
        # Whoever bears the other's value agrees as well, wherever it was grouped.
        share = np.append(values.counts / np.maximum(values.totals[values.many[:-1]], 1), 1.0).astype(np.float32)
        one, other = np.maximum(one, share[y]), np.maximum(other, share[x])
        both = np.sqrt(one * other)
        # Few records show little of how common a value is, and the two themselves are among them.
        there = np.sqrt(np.outer(values.totals, values.totals))
        shown = (there / (there + USUALLY_SHOW)).astype(np.float32)[of_x, of_y]
        both = both * shown + USUALLY_ALIKE * (1 - shown)
        # A slip, or a reading of another script, is for the more usual of the two.
        usual_x, usual_y = equal[x[at], of_x[at]], equal[y[at], of_y[at]]
        rare = np.minimum(usual_x, usual_y) < SLIP * np.maximum(usual_x, usual_y)
        slip = rare | (self.roster.script[a[at]] != self.roster.script[b[at]])
        for_usual = np.where(
            usual_x >= usual_y, np.maximum(one[at], SLIP * usual_x), np.maximum(other[at], SLIP * usual_y)
        )
        both[at[slip]] = for_usual[slip]
        return np.asarray(both, dtype=np.float32)

    def _people(self, made: Levels) -> None:
        roster, a, b = self.roster, made.left, made.right
        sex_a, sex_b = roster.sex[a], roster.sex[b]
        made.level["sex"] = np.where((sex_a > 0) & (sex_b > 0), 1 + (sex_a != sex_b), 0).astype(np.uint8)
        apart = np.abs(roster.born[a] - roster.born[b]).astype(np.int64)
        from_age = roster.born_from_age[a].astype(np.int64) | roster.born_from_age[b]
        apart = np.maximum(apart - from_age, 0)  # an age leaves a year open
        said = (roster.born[a] > 0) & (roster.born[b] > 0)
        made.level["born"] = np.where(said, 1 + np.searchsorted([0, 2, 5, 12], apart, side="left"), 0).astype(np.uint8)
        made.rounded = roster.heaped[a] | roster.heaped[b]

    def _times(self, made: Levels) -> None:
        roster, a, b = self.roster, made.left, made.right
        for name, days in (("birthday", roster.birth), ("died", roster.death)):
            whole, months = (days.day[a] > 0) & (days.day[b] > 0), (days.month[a] > 0) & (days.month[b] > 0)
            if name == "birthday":
                whole = (days.written[a] >= 0) & (days.written[b] >= 0)
            made.exactness[name] = np.where(whole, 0, np.where(months, 1, 2)).astype(np.uint8)
        made.level["birthday"], made.by_chance["birthday"] = birthdays(roster.birth, a, b)
        whole = made.level["birthday"] > 0
        made.level["born"][whole] = 0  # the date says it already
        made.level["died"], made.by_chance["died"] = _deaths(roster, a, b)

    def _where(self, made: Levels) -> None:
        roster, a, b = self.roster, made.left, made.right
        for name, values, words in (("place", roster.place, self.places), ("address", roster.address, self.addresses)):
            sound = sound_of(words, values, values, a, b)
            level = np.select([sound < 0, sound >= 0.95, sound >= NEAR_PLACE], [0, 1, 2], 3).astype(np.uint8)
            made.level[name], made.by_chance[name] = level, self._by_chance(name, a, b, level == 2)
        codes, texts = roster.identifier.codes, roster.identifier.values
        level = np.where((codes[a] >= 0) & (codes[b] >= 0), np.where(codes[a] == codes[b], 1, 3), 0).astype(np.uint8)
        look = np.nonzero(level == 3)[0]
        level[look[[_one_sign(texts[i], texts[j]) for i, j in zip(codes[a[look]], codes[b[look]], strict=True)]]] = 2
        made.level["identifier"] = level
        made.by_chance["identifier"] = np.full(len(a), 1 / max(len(texts), 10), dtype=np.float32)


def _name_level(sound: Floats) -> Bytes:
    level = np.select([sound < 0, sound >= EQUAL, sound >= CLOSE, sound >= SIMILAR], [0, 1, 2, 3], 4)
    return np.asarray(level, dtype=np.uint8)


def _deaths(roster: Roster, a: Ints, b: Ints) -> tuple[Bytes, Floats]:
    """Levels of dates of death, and how often chance agrees on a day, month or year as these are spread."""
    death = roster.death
    year_a, year_b, month_a, month_b = death.year[a], death.year[b], death.month[a], death.month[b]
    day_a, day_b = death.day[a], death.day[b]
    said, same_year = (year_a > 0) & (year_b > 0), year_a == year_b
    months, days = (month_a > 0) & (month_b > 0), (day_a > 0) & (day_b > 0)
    same_month = same_year & (month_a == month_b)
    apart = np.abs((year_a - year_b) * 372 + (month_a - month_b) * 31 + day_a - day_b)
    level = np.select(
        [~said, days & (apart == 0), days & (apart <= 3), months & same_month & ~days, same_year & ~months,
         same_month, same_year | (np.abs(year_a - year_b) * 12 + month_a - month_b <= 2) & months],
        [0, 1, 4, 2, 3, 4, 5], 6,
    )  # fmt: skip
    shares = [_shares(death.year * 372 + death.month * 31 + death.day, death.day > 0),
              _shares(death.year * 12 + death.month, death.month > 0), _shares(death.year, death.year > 0)]  # fmt: skip
    chance = np.ones(len(a), dtype=np.float32)
    for number, share in zip((1, 2, 3), shares, strict=True):
        chance = np.where(level == number, share[a], chance)
    return level.astype(np.uint8), chance.astype(np.float32)


def _shares(keys: NDArray[np.int32], known: NDArray[np.bool_]) -> Floats:
    """For each record, the share of records with the same key."""
    shares = np.ones(len(keys), dtype=np.float32)
    if known.any():
        _, back, counts = np.unique(keys[known], return_inverse=True, return_counts=True)
        shares[known] = counts[back] / known.sum()
    return shares


def _one_sign(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    return min(len(one), len(other)) >= 5 and OSA.distance(one, other, score_cutoff=1) <= 1
