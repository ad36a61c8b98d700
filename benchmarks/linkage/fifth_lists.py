"""Make invented, overlapping lists that judge: peoples whose names have no surname, cut short or begun with initials.

  aceh       Acehnese and Javanese names: one name or two, no surname; cut at home to their ends (Harto, Yati); titles;
             today's spelling and the old Dutch one; Jawi letters; fathers' names behind bin and binti on some lists
  jaffna     Tamil names with the father's ahead, as an initial or whole, behind abroad, the husband's for women;
             Sinhala neighbours with initials of the house; Tamil and Sinhala letters

Single errors of these lists are not to be looked at; only their totals.

    fifth_lists.py --setting aceh --records 5000 --seed 1 --out lists.csv
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any, ClassVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from benchmarks.linkage.further_lists import Clerk, Name, Row, Setting, invented, made_for, of_many
from benchmarks.linkage.other_lists import on_the_command_line
from benchmarks.linkage.stocks import Stock
from benchmarks.linkage.third_lists import misheard, mistyped

STOCK = Stock("fifth_names.yaml")
stock = STOCK.names


class Fifth(Setting):
    """A setting whose clerks have a schooling; some write what they hear."""

    schooling: ClassVar[dict[str, str]] = {}
    ear: ClassVar[dict[str, float]] = {}

    def spelled(self, name: Name, schooling: str, clerk: Clerk) -> str:
        """One spelling; a clerk keeps mostly to the one he knows."""
        spellings = name[schooling]
        kept = clerk.spelling.setdefault(f"{schooling} {spellings[0]}", clerk.rng.randrange(len(spellings)))
        return spellings[kept % len(spellings)] if clerk.rng.random() < 0.75 else clerk.rng.choice(spellings)

    def as_read(self, text: str, where: str, clerk: Clerk) -> str:
        """The text as it reaches the list."""
        if text.isascii() and clerk.rng.random() < self.ear.get(where, 0.0):
            text = misheard(text, clerk.rng)
        return mistyped(text, clerk.rng) if clerk.rng.random() < 0.03 else text


class Aceh(Fifth):
    lists: ClassVar = {"village": 0.4, "court": 0.3, "mosque": 0.25, "families": 0.3}
    schooling: ClassVar = {"village": "today", "court": "old", "mosque": "jawi", "families": "today"}
    ear: ClassVar = {"families": 0.2}
    year = 2001

    def __init__(self, rng: random.Random, size: int) -> None:
        self.names = {sex: stock(f"ACEH_{sex}", "today", "old", "jawi", "short") for sex in "MF"}
        super().__init__(rng, size)

    def village(self) -> dict[str, str]:
        name = invented(
            self.rng, ["lam", "ma", "ra", "ku", "ta", "lu", "ba", "ga", "di", "su", "pi", "no"], ["", "h", "ng", "ti"]
        )
        jawi = dict(zip("abdghiklmnoprstu", "ابدڬهيكلمنوفرستو", strict=True))
        old = name.replace("u", "oe").replace("U", "Oe")
        return {"today": name, "old": old, "jawi": "".join(jawi[c] for c in name.lower()),
                "district": self.rng.choice(("Pidie", "Tangse", "Bireuen"))}  # fmt: skip

    def line(self) -> dict[str, Any]:
        return {"grandfather": self._own("M")}

    def _own(self, sex: str) -> list[Name]:
        return [of_many(self.names[sex], self.rng) for _ in range(1 + (self.rng.random() < 0.35))]

    def person(self, line: dict[str, Any], father: Any, sex: str) -> dict[str, Any]:
        known = line["grandfather"] if father is None else father["own"] if father != "married in" else self._own("M")
        return {"own": self._own(sex), "father": known, "title": self.rng.choice(STOCK[f"ACEH_TITLES_{sex}"]),
                "titled": self.rng.random() < 0.3, "cut": self.rng.random() < 0.4}  # fmt: skip

    def _name(self, words: list[Name], name: str, clerk: Clerk) -> str:
        return " ".join(self.as_read(self.spelled(one, self.schooling[name], clerk), name, clerk) for one in words)

    def name(self, person: dict[str, Any], name: str, clerk: Clerk) -> Row:
        rng = clerk.rng
        own, father = self._name(person["own"], name, clerk), self._name(person["father"], name, clerk)
        if name in ("families", "village") and person["cut"] and rng.random() < (0.5 if name == "families" else 0.2):
            own = self.as_read(self.spelled(person["own"][-1], "short", clerk), name, clerk)
        elif len(person["own"]) > 1 and rng.random() < 0.15:
            own = self._name(person["own"][:1], name, clerk)
        if person["titled"] and name != "mosque" and rng.random() < 0.6:
            own = f"{person['title']} {own}"
        behind = ("bin", "binti")[person["sex"] == "F"]
        if name == "court" and clerk.habit:
            return {"full_name": f"{own} {behind} {father}"}
        if name == "mosque" and clerk.habit == 1:
            return {"full_name": f"{own} {'بن' if person['sex'] == 'M' else 'بنت'} {father}"}
        if name == "village" and clerk.habit == 2:
            return {"full_name": own, "patronymic": father if rng.random() < 0.7 else ""}
        return {"full_name": own}

    def place(self, place: dict[str, str], name: str, clerk: Clerk) -> str:
        if name != "mosque" and clerk.rng.random() < clerk.district:
            return place["district"]
        return self.as_read(place[self.schooling[name]], name, clerk)


TAMIL = dict(zip("kctpmnlrvy", "கசதபமநலரவய", strict=True))
SINHALA = dict(zip("kctpmnlrvy", "කචතපමනලරවය", strict=True))
SIGNS = {"a": ("", ""), "i": ("ி", "ි"), "u": ("ு", "ු"), "e": ("ே", "ේ"), "o": ("ோ", "ෝ")}


class Jaffna(Fifth):
    lists: ClassVar = {"parish": 0.35, "police": 0.3, "delegates": 0.3, "abroad": 0.25}
    schooling: ClassVar = {"parish": "tamil", "police": "sinhala", "delegates": "latin", "abroad": "latin"}
    ear: ClassVar = {"delegates": 0.12}
    year = 1990

    def __init__(self, rng: random.Random, size: int) -> None:
        self.tamil = {sex: stock(f"JAFFNA_{sex}", "latin", "tamil", "sinhala") for sex in "MF"}
        self.sinhala = {sex: stock(f"RUHUNA_{sex}", "latin", "tamil", "sinhala") for sex in "MFS"}
        super().__init__(rng, size)

    def village(self) -> dict[str, str]:
        parts = [self.rng.choice("kctpmnlrvy") + self.rng.choice("aiueo") for _ in range(self.rng.choice((2, 3, 4)))]
        tamil, sinhala = (
            "".join(letters[one] + SIGNS[vowel][number] for one, vowel in parts)
            for number, letters in enumerate((TAMIL, SINHALA))
        )
        name = "".join(parts).replace("c", "ch").capitalize()
        return {"latin": name, "tamil": tamil, "sinhala": sinhala,
                "district": self.rng.choice(("Mannar", "Vavuniya"))}  # fmt: skip

    def line(self) -> dict[str, Any]:
        people = "sinhala" if self.rng.random() < 0.2 else "tamil"
        return {"people": people, "grandfather": self._own(people, "M"), "house": self.rng.choice("ABDGHKMRWP"),
                "surname": of_many(self.sinhala["S"], self.rng)}  # fmt: skip

    def _own(self, people: str, sex: str) -> Name:
        name: Name = of_many((self.tamil if people == "tamil" else self.sinhala)[sex], self.rng)
        return name

    def person(self, line: dict[str, Any], father: Any, sex: str) -> dict[str, Any]:
        people = line["people"]
        known = line["grandfather"] if father is None else father["own"] if father != "married in" else None
        return {"own": self._own(people, sex), "father": known or self._own(people, "M"), "people": people,
                "husband": self._own(people, "M") if father == "married in" and self.rng.random() < 0.6 else None,
                "surname": line["surname"], "house": line["house"]}  # fmt: skip

    def name(self, person: dict[str, Any], name: str, clerk: Clerk) -> Row:
        rng, schooling = clerk.rng, self.schooling[name]
        head = person["husband"] if person["husband"] and rng.random() < 0.6 else person["father"]
        own, before, surname = (
            self.as_read(self.spelled(one, schooling, clerk), name, clerk)
            for one in (person["own"], head, person["surname"])
        )
        if person["people"] == "sinhala":
            house = f"{person['house']}. " if name in ("delegates", "abroad") and rng.random() < 0.4 else ""
            if name == "abroad":
                return {"given": f"{house}{own}", "surname": surname}
            return {"full_name": f"{house}{own} {surname}"}
        if name == "abroad":
            return {"given": own, "surname": before}
        if name == "parish":
            return {"full_name": own, "patronymic": before} if clerk.habit else {"full_name": f"{before} {own}"}
        if name == "delegates" and rng.random() < (0.2, 0.5, 0.7)[clerk.habit]:
            return {"full_name": f"{before[0]}. {own}"}
        return {"full_name": f"{before} {own}"}

    def place(self, place: dict[str, str], name: str, clerk: Clerk) -> str:
        if name in ("delegates", "abroad") and clerk.rng.random() < clerk.district:
            return place["district"]
        return self.as_read(place[self.schooling[name]], name, clerk)


SETTINGS: dict[str, type[Setting]] = {"aceh": Aceh, "jaffna": Jaffna}


def make(setting: str, records: int, seed: int) -> list[Row]:
    """The rows of all lists, with the truth in `true_id` and `family_id`."""
    return made_for(SETTINGS[setting], setting, records, seed)


if __name__ == "__main__":
    on_the_command_line(make, SETTINGS, __doc__)
