"""What the two peoples of seventh_lists.py share: villages, families, who is on which list, and how clerks err.

What is drawn, and in which order, must stay as it is, or the lists that were judged by cannot be made again.
"""

from __future__ import annotations

import datetime
import random
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from benchmarks.linkage.other_lists import Row, often_first
from benchmarks.linkage.stocks import Stock

STOCK = Stock("seventh_names.yaml")
LISTED = {"A": 0.46, "B": 0.33, "C": 0.245, "D": 0.27}
RECORDS_OF_A_PERSON = 1.37
DAY_OFF = (-7, -3, -2, -1, -1, 1, 1, 2, 3, 5, 10)
YEARS_OFF = (-4, -3, -2, -1, -1, 1, 1, 2, 3, 5, -5)


def pairs(key: str) -> list[tuple[str, str]]:
    """What stands before and behind the stroke in each line of a key."""
    return [(one["before"][0], one["behind"][0]) for one in STOCK.names(key, "before", "behind")]


def forms(key: str) -> dict[str, list[str]]:
    """The forms of each name of a key."""
    return {one["name"][0]: list(one["forms"]) for one in STOCK.names(key, "name", "forms")}


def capital(text: str) -> str:
    return re.sub(r"(^|[\s/(])(\w)", lambda found: found[1] + found[2].upper(), text)


def without_marks(text: str) -> str:
    text = text.replace("đ", "dj").replace("Đ", "Dj").replace("'", "").replace("ʼ", "")
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def respelled(text: str, table: Mapping[str, str]) -> str:
    """Small letters by a table, the longest that fit first, in one pass."""
    longest_first = sorted(table, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), lambda found: table[found[0]], text)


@dataclass
class Village:
    name: str
    other: str
    town: tuple[str, str]
    people: str
    kind: str
    days: list[datetime.date]
    reach: float


@dataclass
class Family:
    number: int
    village: Village
    people: str
    surname: str
    grandfather: str
    father: str
    great_grandfather: str
    mothers: str
    wifes: str
    fate: float
    wife: str
    died: datetime.date
    size: int
    born: int
    used: set[str] = field(default_factory=set)


@dataclass
class Member:
    sex: str
    given: str
    father: str
    born: int
    second: str


@dataclass
class Person:
    number: int
    family: Family
    given: str
    father: str
    surname: str
    sex: str
    born: int
    died: datetime.date
    wife: bool

    @property
    def reach(self) -> float:
        """How much more than others lists have a family and a village."""
        return self.family.fate + self.family.village.reach


@dataclass
class Written:
    """How a list writes a person and a place: the village, and the next town."""

    given: str
    father: str
    surname: str
    full: str
    place: str
    town: str


class World:
    """A people's villages and persons; what a kind leaves open is how they are named and written."""

    peoples: ClassVar[dict[str, float]] = {}
    settlers: ClassVar[tuple[str, ...]] = ()
    shift: ClassVar[dict[str, dict[str, float]]] = {}
    """By people and list: how much more of them it has."""
    cut: ClassVar[dict[str, tuple[float, float, float, float]]] = {}
    """By list: the share of dates cut short, and of dates, places and sexes that are missing."""
    ages: ClassVar[dict[str, tuple[float, float, float, float]]] = {}
    """By list: the share of exact ages, of rounded ones, of years of birth and of ranges; the rest is missing."""
    times: ClassVar[tuple[tuple[tuple[int, int, int], int, int], ...]] = ()
    """When it happened: the first day, the number of days, and the share in a hundred."""
    fathers_namesakes = 0.1
    kinds: ClassVar[list[str]] = []
    heard: ClassVar[list[tuple[str, str]]] = []

    def __init__(self, rng: random.Random, size: int) -> None:
        self.rng = rng
        self.taken: set[str] = set()
        self.apart = {people: list(STOCK[f"{people}_VILLAGES"]) for people in ("KOSOVO", "GUATEMALA")}
        for names in self.apart.values():
            rng.shuffle(names)
        count = max(8, size // 110)
        self.towns = [self._new_names(town=True) for _ in range(max(3, count // 6))]
        self.villages = [self._village(number) for number in range(count)]
        self.persons: list[Person] = []
        families = 0
        while len(self.persons) < size:
            families += 1
            self._settle(self._family(families))
        del self.persons[size:]

    def place_names(self, *, town: bool) -> tuple[str, str]:
        """A name of a village or town, and another of the same."""
        raise NotImplementedError

    def people_of(self, number: int) -> str:
        """The people of most families in a village."""
        raise NotImplementedError

    def given(self, people: str, sex: str) -> str:
        raise NotImplementedError

    def surname(self, people: str) -> str:
        raise NotImplementedError

    def surnames(self, family: Family, member: Member, number: int) -> str:
        """All surnames of a member of a family."""
        raise NotImplementedError

    def written(self, name: str, person: Person) -> Written:
        """A person as a list writes him."""
        raise NotImplementedError

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def _new_names(self, *, town: bool = False) -> tuple[str, str]:
        while True:
            name, other = self.place_names(town=town)
            if name not in self.taken and (not other or other not in self.taken):
                self.taken.update((name, other))
                return name, other

    def _village(self, number: int) -> Village:
        rng = self.rng
        name, other = self._new_names()
        people = self.people_of(number)
        return Village(name, other, rng.choice(self.towns), people, rng.choice(self.kinds) if self.kinds else "",
                       [self._day() for _ in range(rng.choice((1, 2, 2, 3)))], rng.gauss(0, 0.6))  # fmt: skip

    def _day(self) -> datetime.date:
        first, days, _ = self.rng.choices(self.times, [share for *_, share in self.times])[0]
        return datetime.date(*first) + datetime.timedelta(self.rng.randrange(days))

    def _family(self, number: int) -> Family:
        rng = self.rng
        village = often_first(self.villages, rng, 0.7)
        people = village.people if self.chance(0.95) else rng.choice(self.settlers)
        surname, grandfather = self.surname(people), self.given(people, "M")
        father, great_grandfather = self.given(people, "M"), self.given(people, "M")
        mothers, wifes = self.surname(people), self.surname(people)
        fate, wife = rng.gauss(0, 0.8), self.given(people, "F")
        died = rng.choice(village.days) if self.chance(0.65) else self._day()
        size = rng.choices((1, 2, 3, 4, 5, 6, 8), (30, 20, 16, 14, 10, 6, 4))[0]
        born = died.year - rng.randint(24, 66)
        return Family(number, village, people, surname, grandfather, father, great_grandfather, mothers, wifes,
                      fate, wife, died, size, born)  # fmt: skip

    def _settle(self, family: Family) -> None:
        for number in range(family.size):
            one = self._member(family, number)
            died = family.died
            if number and not self.chance(0.93):
                died += datetime.timedelta(self.rng.randint(1, 20))
            surname, wife = self.surnames(family, one, number), number == 1 and one.sex == "F"
            self.persons.append(
                Person(len(self.persons), family, one.given, one.father, surname, one.sex, one.born, died, wife)
            )

    def _member(self, family: Family, number: int) -> Member:
        rng, people, born = self.rng, family.people, family.born
        if number == 0:
            return Member("M", family.father, family.grandfather, born, family.mothers)
        if number == 1 and self.chance(0.7):
            return Member("F", family.wife, self.given(people, "M"), born + rng.randint(-2, 9), self.surname(people))
        if number == 2 and self.chance(0.35):
            born -= rng.randint(20, 32)
            return Member("M", family.grandfather, family.great_grandfather, born, self.surname(people))
        sex = rng.choice("MF")
        given = self._childs_name(family, sex)
        family.used.add(given)
        born = rng.randint(born + 17, min(family.died.year, born + 38))
        return Member(sex, given, family.father, born, family.wifes)

    def _childs_name(self, family: Family, sex: str) -> str:
        after = self.rng.random()
        if sex == "M" and after < self.fathers_namesakes and family.father not in family.used:
            return family.father
        if sex == "M" and after < 0.28 and family.grandfather not in family.used:
            return family.grandfather
        given = self.given(family.people, sex)
        for _ in range(5):
            if given not in family.used:
                break
            given = self.given(family.people, sex)
        return given

    def on_lists(self) -> list[tuple[str, Person]]:
        """The lists' records, each as the list and the person, in any order; some are on a list twice."""
        found = []
        for person in self.persons:
            for name, usual in LISTED.items():
                share = usual + self.shift[person.family.people][name] + 0.07 * person.reach
                if self.chance(min(0.95, max(0.01, share))):
                    found += [(name, person)] * (1 + self.chance(0.02))
        self.rng.shuffle(found)
        return found

    def row(self, number: int, name: str, person: Person) -> Row:
        """A record of a list."""
        _, _, no_place, no_sex = self.cut[name]
        known = self.written(name, person)
        place = known.place
        if self.chance(0.08):
            place = known.town
        elif self.chance(0.05):
            place = self.slip(place).upper() if place.isupper() else self.slip(place)
        place = "" if self.chance(no_place) else " ".join(place.split())
        age, birth_year = self._age(name, person)
        death_date = self._date(name, person)
        sex = "" if self.chance(no_sex) else person.sex
        if sex and self.chance(0.01):
            sex = {"M": "F", "F": "M"}[sex]
        return {"rec_id": f"R{number:07d}", "list": name, "full_name": known.full, "given": known.given,
                "patronymic": known.father, "surname": known.surname, "sex": sex, "age": age, "birth_year": birth_year,
                "death_date": death_date, "place": place, "true_id": f"P{person.number:07d}",
                "family_id": f"F{person.family.number:07d}"}  # fmt: skip

    def _date(self, name: str, person: Person) -> str:
        rng, date, error = self.rng, person.died, self.rng.random()
        cut, missing, _, _ = self.cut[name]
        if self.chance(0.1):
            if error < 0.65:
                date += datetime.timedelta(rng.choice(DAY_OFF))
            elif error < 0.85:
                date += datetime.timedelta(rng.choice((-30, 30, 31)))
            elif date.day <= 12:  # day and month changed places
                date = date.replace(month=date.day, day=date.month)
            else:
                date += datetime.timedelta(-365 if date.year == 1999 else rng.choice((-365, 365)))
        if self.chance(missing):
            return ""
        if self.chance(cut):
            return date.isoformat()[: 7 if self.chance(0.75) else 4]
        return date.isoformat()

    def _age(self, name: str, person: Person) -> tuple[str, str]:
        """An age or a year of birth, or neither; never both."""
        rng, born = self.rng, person.born
        age = true_age = person.died.year - born
        if self.chance(0.15):
            error = rng.choice(YEARS_OFF)
            if true_age >= error:
                born, age = born + error, true_age - error
        exact, rounded, year, span = self.ages[name]
        habit = rng.random()
        if habit < exact:
            return str(age), ""
        if habit < exact + rounded:
            if age > 30 and self.chance(0.35):
                return str(10 * round(age / 10)), ""
            return str(max(1 if age else 0, 5 * round(age / 5))), ""
        if habit < exact + rounded + year:
            return "", str(born // 5 * 5 if self.chance(0.06) else born)
        return (self._range(age) if habit < exact + rounded + year + span else ""), ""

    def _range(self, age: int) -> str:
        rng = self.rng
        width = rng.choice((5, 10, 10, 15, 20)) if age >= 15 else rng.choice((2, 3, 4))
        low = age - rng.randint(0, width)
        low = max(0, low + (rng.choice((-3, 3)) if self.chance(0.1) else 0))
        if age >= 15 and self.chance(0.7):
            low = 5 * round(low / 5)
        return f"{low}-{low + width}"

    def _misheard(self, text: str) -> str:
        rng, small = self.rng, text.lower()
        for _ in range(30):
            said, written = rng.choice(self.heard)
            places = [at.start() for at in re.finditer(re.escape(said), small) if at.start() or len(small) > 4]
            if places:
                place = rng.choice(places)
                wrong = small[:place] + written + small[place + len(said) :]
                if len(wrong) > 1 and wrong != small:
                    return capital(wrong)
        return text

    def slip(self, text: str) -> str:
        """Misheard mostly, or else a slip of the pen."""
        if len(text) < 3 or self.chance(0.65):
            return self._misheard(text)
        place, kind = self.rng.randrange(1, len(text)), self.rng.random()
        if kind < 0.4:
            return text[:place] + text[place + 1 :]
        if kind < 0.7:
            return text[:place] + text[place] + text[place:]
        return text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :] if place > 1 else text[:-1]


def made_of(kind: type[World], setting: str, records: int, seed: int) -> list[Row]:
    """The rows of all lists of a people."""
    world = kind(random.Random(f"{setting}-{seed}"), int(records / RECORDS_OF_A_PERSON) + 1)
    return [world.row(number, *kept) for number, kept in enumerate(world.on_lists())]
