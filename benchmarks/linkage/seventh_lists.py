"""Make invented, overlapping lists that judge: two peoples by somebody who had not seen what links them.

  kosovo     Albanian names with Serbian neighbours': a register in Albanian (A), a Serbian clerk's list in Cyrillic as
             he hears them (B), an international one without marks (C), families (D); villages have two names
  guatemala  Spanish given names, Maya and Spanish surnames: a church's list (A), a commission's in capitals (B), a
             forensic one with ages as ranges (C), families with short names and Maya forms (D)

The generator was written blind, with guesses of its own at how many err; only its form was changed here, and its lists
come out as they were when they were judged by. Single errors of these lists are not to be looked at; only their totals.

    seventh_lists.py --setting kosovo --records 5000 --seed 1 --out lists.csv
"""

from __future__ import annotations

import random
import re
import sys
from dataclasses import astuple
from pathlib import Path
from typing import ClassVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from benchmarks.linkage.other_lists import Row, often_first, on_the_command_line
from benchmarks.linkage.seventh_world import (
    STOCK,
    Family,
    Member,
    Person,
    World,
    Written,
    capital,
    forms,
    made_of,
    pairs,
    respelled,
    without_marks,
)

ALBANIAN, BARE_ALBANIAN, CYRILLIC, SERBIAN, BARE_SERBIAN = (
    "Albanian", "Albanian without marks", "Cyrillic", "Serbian", "Serbian without marks",
)  # fmt: skip


class Kosovo(World):
    peoples: ClassVar = {"albanian": 0.86, "serbian": 0.14}
    settlers: ClassVar = ("albanian", "albanian", "serbian")
    shift: ClassVar = {
        "albanian": {"A": 0.055, "B": -0.015, "C": 0.005, "D": 0.01},
        "serbian": {"A": -0.28, "B": 0.2, "C": 0.02, "D": -0.08},
    }
    cut: ClassVar = {
        "A": (0.06, 0.05, 0.05, 0.05), "B": (0.2, 0.1, 0.15, 0.05), "C": (0.3, 0.12, 0.2, 0.15),
        "D": (0.35, 0.1, 0.12, 0.12),
    }  # fmt: skip
    fatherless: ClassVar = {"A": 0.12, "B": 0.35, "C": 0.7, "D": 0.5}
    ages: ClassVar = {
        "A": (0.03, 0.02, 0.8, 0), "B": (0.5, 0.1, 0.14, 0), "C": (0.3, 0.05, 0.25, 0.05), "D": (0.27, 0.33, 0.1, 0),
    }  # fmt: skip
    times: ClassVar = (((1999, 3, 20), 82, 72), ((1998, 2, 28), 300, 20), ((1999, 6, 12), 150, 8))
    heard: ClassVar = pairs("KOSOVO_HEARD")

    def __init__(self, rng: random.Random, size: int) -> None:
        self.ends = pairs("KOSOVO_ENDS")
        self.in_serbian, self.in_albanian, self.cyrillic = (
            dict(pairs(f"KOSOVO_{key}")) for key in ("IN_SERBIAN", "IN_ALBANIAN", "CYRILLIC")
        )
        super().__init__(rng, size)

    def place_names(self, *, town: bool) -> tuple[str, str]:
        rng, apart = self.rng, self.apart["KOSOVO"]
        root, (end, albanian_end) = rng.choice(STOCK["KOSOVO_ROOTS"]), rng.choice(self.ends)
        albanian, serbian = capital(respelled(root.lower(), self.in_albanian) + albanian_end), root + end
        kind = rng.random()
        if not town and kind < 0.2:
            albanian += rng.choice((" i Epërm", " i Poshtëm"))
        if albanian.endswith("Epërm"):
            serbian = "Gornji " + serbian
        elif albanian.endswith("Poshtëm"):
            serbian = "Donji " + serbian
        elif kind > 0.7 and apart:
            albanian = apart.pop()
        return albanian, serbian

    def people_of(self, number: int) -> str:
        people = self.rng.choices(list(self.peoples), list(self.peoples.values()))[0]
        return list(self.peoples)[number] if number < 2 else people

    def given(self, people: str, sex: str) -> str:
        return str(often_first(STOCK[f"KOSOVO_{people.upper()}_{sex}"], self.rng, 0.6))

    def surname(self, people: str) -> str:
        return str(often_first(STOCK[f"KOSOVO_{people.upper()}_S"], self.rng, 0.55))

    def surnames(self, family: Family, _member: Member, _number: int) -> str:
        return family.surname

    def _heard_in_serbian(self, word: str) -> str:
        """An Albanian word as a Serbian clerk writes it who hears it."""
        table = dict(self.in_serbian)
        for letter, other, share in (("l", "lj", 0.5), ("q", "č", 0.15), ("y", "u", 0.12)):
            if self.chance(share):
                table[letter] = other
        if word.endswith("ë") and self.chance(0.4):
            word = word[:-1] + ("a" if self.chance(0.5) else "")
        word = respelled(word, table)
        if self.chance(0.12) and (not word.startswith("h") or len(word) > 4):
            word = re.sub(r"h(?=[aeiou])", "", word, count=1)
        return word

    def _word(self, word: str, people: str, hand: str) -> str:
        if people == "albanian" and hand not in (ALBANIAN, BARE_ALBANIAN):
            word = self._heard_in_serbian(word)
        elif people == "serbian" and (hand == ALBANIAN or (hand == BARE_ALBANIAN and self.chance(0.5))):
            word = respelled(word, self.in_albanian)
        if hand == CYRILLIC:
            return respelled(word, self.cyrillic)
        return without_marks(word) if hand in (BARE_ALBANIAN, BARE_SERBIAN) else word

    def _spelled(self, name: str, people: str, hand: str) -> str:
        """A name, spelled as its people does, by another hand."""
        spelled = capital(" ".join(self._word(word, people, hand) for word in name.lower().split()))
        return re.sub(r"\bI (?=[A-ZË])|\bИ (?=[А-Я])", lambda found: found[0].lower(), spelled)

    def _hand(self, name: str, people: str) -> str:
        """In which language, script and marks a record is written."""
        rng, serbian = self.rng, (CYRILLIC, SERBIAN, BARE_SERBIAN)
        hands = {
            "A": BARE_ALBANIAN if self.chance(0.12) else ALBANIAN,
            "B": rng.choices(serbian, (74, 6, 20))[0],
            "D": rng.choices((ALBANIAN, BARE_ALBANIAN, BARE_SERBIAN), (55, 35, 10))[0]
            if people == "albanian"
            else rng.choices(serbian, (60, 20, 20))[0],
        }
        if name != "C":
            return hands[name]
        shares = (66, 22, 8, 4) if people == "albanian" else (25, 55, 0, 20)
        return rng.choices((BARE_ALBANIAN, BARE_SERBIAN, ALBANIAN, SERBIAN), shares)[0]

    def _place(self, name: str, person: Person, hand: str) -> tuple[str, str]:
        village = person.family.village
        if hand in (ALBANIAN, BARE_ALBANIAN):
            place = self._spelled(village.name, "albanian", hand)
            town = self._spelled(village.town[0], "albanian", hand)
            if place.endswith(("ë", "e")) and self.chance(0.3):  # the definite form
                place = place[:-1] + "a"
            if name in "CD" and self.chance(0.15):
                place = self._spelled(village.other, "serbian", BARE_SERBIAN)
        else:
            place = self._spelled(village.other, "serbian", hand)
            town = self._spelled(village.town[1], "serbian", hand)
            if self.chance(0.1):
                place = self._spelled(village.name, "albanian", hand)
        if name == "C" and self.chance(0.12):
            both = (village.name, "albanian", BARE_ALBANIAN), (village.other, "serbian", BARE_SERBIAN)
            place = "/".join(self._spelled(*one) for one in both)
        return place, town

    def _fathers(self, name: str, father: str, hand: str) -> str:
        """The father's name, where a list has it; at times in the Serbian genitive."""
        if self.chance(self.fatherless[name]):
            return ""
        if name == "B" and self.chance(0.4):
            a, e = ("а", "е") if hand == CYRILLIC else ("a", "e")
            return father[:-1] + e if father[-1].lower() in "aeiouаеиоу" else father + a
        return father

    def written(self, name: str, person: Person) -> Written:
        people = person.family.people
        hand = self._hand(name, people)
        given, surname, father = (
            self._spelled(text, people, hand) for text in (person.given, person.surname, person.father)
        )
        place, town = self._place(name, person, hand)
        father = self._fathers(name, father, hand)
        given = self.slip(given) if self.chance(0.07) else given
        surname = self.slip(surname) if self.chance(0.09) else surname
        father = self.slip(father) if father and self.chance(0.06) else father
        father = father[0] + "." if father and self.chance(0.06) else father
        given = given[0] + "." if self.chance(0.02) else given
        if self.chance(0.02):
            given, surname = surname, given
        if self.chance(0.012) and father:
            given, father = father, given
        full = self._in_order(name, given, father, surname)
        return Written(given, father, surname, full, place, town)

    def _in_order(self, name: str, given: str, father: str, surname: str) -> str:
        rng = self.rng
        between = f"({father})" if father and name == "A" and self.chance(0.25) else father
        orders = (surname, between, given), (given, between, surname), (surname, given, between)
        asked = {"A": 1, "B": 0, "C": 1 if self.chance(0.7) else 2, "D": rng.choice((0, 1, 1))}
        return " ".join(word for word in orders[asked[name]] if word)


class Guatemala(World):
    peoples: ClassVar = {"qeqchi": 28, "kiche": 28, "ixil": 22, "qanjobal": 10, "ladino": 12}
    settlers: ClassVar = ("qeqchi", "kiche", "ixil", "ladino")
    shift: ClassVar = {
        "qeqchi": {"A": 0.09, "B": 0, "C": -0.02, "D": 0},
        "kiche": {"A": 0.03, "B": 0, "C": 0.03, "D": 0.02},
        "ixil": {"A": 0.06, "B": 0, "C": 0.05, "D": 0},
        "qanjobal": {"A": -0.08, "B": 0.02, "C": -0.05, "D": 0.02},
        "ladino": {"A": -0.16, "B": 0.02, "C": -0.05, "D": -0.02},
    }
    cut: ClassVar = {
        "A": (0.22, 0.06, 0.07, 0.06), "B": (0.25, 0.08, 0.1, 0.05), "C": (0.45, 0.18, 0.15, 0.22),
        "D": (0.35, 0.1, 0.12, 0.12),
    }  # fmt: skip
    ages: ClassVar = {
        "A": (0.38, 0.24, 0.1, 0), "B": (0.45, 0.15, 0.1, 0), "C": (0.12, 0.03, 0, 0.5), "D": (0.25, 0.38, 0.06, 0.03),
    }  # fmt: skip
    times: ClassVar = (((1982, 1, 1), 365, 62), ((1980, 1, 1), 730, 24), ((1983, 1, 1), 700, 14))
    fathers_namesakes = 0.16
    kinds: ClassVar = STOCK["GUATEMALA_KINDS"]
    heard: ClassVar = pairs("GUATEMALA_HEARD")

    def __init__(self, rng: random.Random, size: int) -> None:
        self.maya, self.called = forms("GUATEMALA_MAYA"), forms("GUATEMALA_CALLED")
        super().__init__(rng, size)

    def place_names(self, *, town: bool) -> tuple[str, str]:
        rng, apart = self.rng, self.apart["GUATEMALA"]
        saints = STOCK["GUATEMALA_SAINTS"]
        maya = rng.choice(STOCK["GUATEMALA_BEGINNINGS"]) + rng.choice(STOCK["GUATEMALA_ENDS"])
        if town:
            return f"{rng.choice(saints)} {maya}", maya
        kind = rng.random()
        if kind < 0.6 or not apart:
            return maya, f"{rng.choice(saints)} {maya}" if self.chance(0.2) else ""
        return (apart.pop() if kind < 0.85 else f"{rng.choice(saints)} {maya}"), ""

    def people_of(self, _number: int) -> str:
        return self.rng.choices(list(self.peoples), list(self.peoples.values()))[0]

    def given(self, people: str, sex: str) -> str:
        names = STOCK[f"GUATEMALA_{sex}"]
        given = often_first(names, self.rng, 0.6)
        if self.chance({"ladino": 0.5, "qanjobal": 0}.get(people, 0.28)):
            second = often_first(names, self.rng, 0.75)
            return f"{given} {second}" if second != given else given
        return str(given)

    def surname(self, people: str) -> str:
        if people == "qanjobal":
            return str(often_first(STOCK["GUATEMALA_M"], self.rng, 0.6))
        people = people if self.chance(0.9) else "ladino"
        return str(often_first(STOCK[f"GUATEMALA_{people.upper()}"], self.rng, 0.6))

    def surnames(self, family: Family, member: Member, number: int) -> str:
        of_the_house = member.father == family.father
        if family.people == "qanjobal":  # the given names of father and grandfather
            before = family.grandfather if of_the_house else family.surname
            return f"{member.father.split()[0]} {before.split()[0]}"
        married_in = number == 1 and member.sex == "F" and not of_the_house
        return f"{family.wifes if married_in else family.surname} {member.second}"

    def _given(self, name: str, person: Person) -> list[str]:
        """The given names: Maya forms, short ones, a second one lost or cut."""
        rng, names = self.rng, person.given.split()
        maya = name in "AD" and person.family.people != "ladino" and names[0] in self.maya
        if maya and self.chance({"A": 0.12, "D": 0.2}[name]):
            names[0] = rng.choice(self.maya[names[0]])
        elif names[0] in self.called and self.chance({"A": 0.02, "B": 0.03, "C": 0.04, "D": 0.16}[name]):
            names = [rng.choice(self.called[names[0]])]
        if len(names) > 1:
            if self.chance({"A": 0.1, "B": 0.3, "C": 0.35, "D": 0.4}[name]):
                names = names[:1] if self.chance(0.85) else names[1:]
            elif self.chance({"A": 0.03, "B": 0.08, "C": 0.1, "D": 0.04}[name]):
                names[1] = names[1][0] + "."
            elif self.chance(0.04):
                names.reverse()
        return names

    def _surnames(self, name: str, person: Person) -> list[str]:
        """The surnames: the second one lost or cut, both turned round, or the husband's behind *de*."""
        first, second = person.surname.split()[:2]
        names = [first, second]
        if self.chance({"A": 0.06, "B": 0.18, "C": 0.25, "D": 0.38}[name]):
            names = [first]
        elif self.chance({"A": 0.01, "B": 0.05, "C": 0.05, "D": 0.02}[name]):
            names = [first, second[0] + "."]
        elif self.chance(0.025):
            names = [second, first]
        if person.wife and self.chance(0.18):
            names = [first, "de", person.family.surname]
        return names

    def _new_spelling(self, name: str) -> str:
        return capital(respelled(name.lower(), {"qu": "k", "c": "k"}).replace("kh", "ch")) if name != "de" else name

    def _place(self, name: str, person: Person) -> tuple[str, str]:
        village = person.family.village
        place, (town, short) = village.name, village.town
        if village.other and self.chance(0.35):
            place = village.other
        kind = self.rng.choice(("Aldea", "Caserío", "Finca")) if self.chance(0.15) else village.kind
        if self.chance({"A": 0.45, "B": 0.3, "C": 0.15, "D": 0.2}[name]):
            place = f"{kind if name == 'A' or not self.chance(0.3) else kind[:3] + '.'} {place}"
        if (share := {"A": 0.2, "C": 0.25}.get(name)) and self.chance(share):
            place += ", " + town
        return place, short if self.chance(0.25) else town

    def written(self, name: str, person: Person) -> Written:
        rng, names, surnames = self.rng, self._given(name, person), self._surnames(name, person)
        names[0] = self.slip(names[0]) if self.chance(0.07) else names[0]
        surnames[0] = self.slip(surnames[0]) if self.chance(0.09) else surnames[0]
        if len(surnames) == 2 and self.chance(0.09):
            surnames[1] = self.slip(surnames[1])
        if person.family.people != "ladino" and name in "AD" and self.chance(0.12):
            surnames = [self._new_spelling(one) for one in surnames]
        names = [names[0][0] + "."] if self.chance(0.02) else names
        given, surname = " ".join(names), " ".join(surnames)
        if self.chance(0.02):
            given, surname = surname, given
        called = self.called.get(person.given.split()[0])
        behind = f' "{rng.choice(called)}"' if name == "D" and called and self.chance(0.04) else ""
        place, town = self._place(name, person)
        surname_first = name == "B" or (name == "D" and self.chance(0.15))
        full = f"{surname} {given}" if surname_first else f"{given}{behind} {surname}"
        return self._in_letters(name, Written(given, "", surname, full, place, town))

    def _in_letters(self, name: str, known: Written) -> Written:
        if name == "B":
            return Written(*(without_marks(text).upper() for text in astuple(known)))
        if (share := {"C": 0.7, "D": 0.4}.get(name)) and self.chance(share):
            return Written(*map(without_marks, astuple(known)))
        return known


SETTINGS: dict[str, type[World]] = {"kosovo": Kosovo, "guatemala": Guatemala}


def make(setting: str, records: int, seed: int) -> list[Row]:
    """The rows of all lists, with the truth in `true_id` and `family_id`."""
    return made_of(SETTINGS[setting], setting, records, seed)


if __name__ == "__main__":
    on_the_command_line(make, SETTINGS, __doc__)
