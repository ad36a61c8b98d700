"""Make invented, overlapping lists that judge: yet other peoples and errors, written before what they test was changed.

  plateau    Igbo, Tiv, Berom and Idoma names: a name at home and one of the church, of which a list may have either or
             both; short forms; English and French schooling; a hospital's scanned books
  galicia    Ukrainian villagers in a council's Ukrainian, Russian with fathers' names, a Polish office that turns names
             into its own, and the English of emigrants; women under maiden names, given names cut short

Single errors of these lists are not to be looked at; only their totals.

    fourth_lists.py --setting galicia --records 5000 --seed 1 --out lists.csv
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

STOCK = Stock("fourth_names.yaml")
stock = STOCK.names
MISREAD = (("rn", "m"), ("m", "rn"), ("cl", "d"), ("l", "i"), ("h", "b"), ("e", "c"), ("u", "n"), ("n", "u"),
           ("o", "a"), ("w", "vv"), ("g", "q"), ("f", "t"), ("k", "h"), ("j", "i"), ("y", "v"))  # fmt: skip
"""What a scanner takes letters for."""
MISREAD_CYRILLIC = (("н", "и"), ("и", "н"), ("п", "н"), ("ш", "щ"), ("л", "п"), ("е", "с"), ("о", "а"), ("т", "г"))

WOMEN = (("ський", "ська"), ("цький", "цька"), ("ский", "ская"), ("цкий", "цкая"), ("cki", "cka"), ("ski", "ska"),
         ("ов", "ова"))  # fmt: skip
"""Endings of surnames, and those that women bear."""


def misread(text: str, rng: random.Random) -> str:
    """As a scanner reads a faded page: one sign or two for others."""
    pairs = MISREAD if text.isascii() else MISREAD_CYRILLIC
    for _ in range(rng.choice((1, 1, 2))):
        fits = [(one, other) for one, other in pairs if one in text[1:]]
        if fits:
            one, other = rng.choice(fits)
            at = rng.choice([n for n in range(1, len(text)) if text.startswith(one, n)])
            text = text[:at] + other + text[at + len(one) :]
    return text


class Fourth(Setting):
    """A setting whose clerks have a schooling, and some of whose books were scanned."""

    schooling: ClassVar[dict[str, str]] = {}
    scanned: ClassVar[dict[str, float]] = {}

    def written(self, name: Name, where: str, clerk: Clerk) -> str:
        """One spelling; a clerk keeps mostly to the one he knows."""
        schooling = self.schooling[where]
        spellings = name[schooling]
        kept = clerk.spelling.setdefault(f"{schooling} {spellings[0]}", clerk.rng.randrange(len(spellings)))
        return spellings[kept % len(spellings)] if clerk.rng.random() < 0.7 else clerk.rng.choice(spellings)

    def as_read(self, text: str, where: str, clerk: Clerk) -> str:
        """The text as it stands on the list, after the scanner."""
        return misread(text, clerk.rng) if clerk.rng.random() < self.scanned.get(where, 0.0) else text


class Plateau(Fourth):
    lists: ClassVar = {"hospital": 0.35, "church": 0.3, "government": 0.35, "border": 0.2}
    schooling: ClassVar = {
        "hospital": "english", "church": "english", "government": "english", "border": "french",
    }  # fmt: skip
    scanned: ClassVar = {"hospital": 0.12}
    year = 2014

    def __init__(self, rng: random.Random, size: int) -> None:
        self.home = {sex: stock(f"PLATEAU_{sex}", "english", "french") for sex in "MF"}
        self.church = {sex: stock(f"PLATEAU_CHURCH_{sex}", "english", "french") for sex in "MF"}
        self.surnames = stock("PLATEAU_S", "english", "french")
        super().__init__(rng, size)

    def village(self) -> dict[str, str]:
        name = self.rng.choice(STOCK["PLATEAU_PLACES"]) + self.rng.choice(("", "", " Gida", " Uku", " Kura", " Tudu"))
        other = invented(self.rng, ["kwa", "ra", "gu", "ta", "shi", "bo", "da", "ngo", "ma", "zo"], ["", "m", "ng"])
        name = name if self.rng.random() < 0.4 else other
        french = name.replace("sh", "ch").replace("Sh", "Ch").replace("u", "ou").replace("Gu", "Gou")
        return {"english": name, "french": french, "district": self.rng.choice(("Barkin Ladi", "Agatu", "Guma"))}

    def line(self) -> dict[str, Any]:
        return {"surname": of_many(self.surnames, self.rng)}

    def person(self, line: dict[str, Any], father: Any, sex: str) -> dict[str, Any]:
        own, church = of_many(self.home[sex], self.rng), of_many(self.church[sex], self.rng)
        maiden = of_many(self.surnames, self.rng) if father == "married in" else None
        return {"own": own, "church": church, "surname": line["surname"], "maiden": maiden,
                "baptised": self.rng.random() < 0.7}  # fmt: skip

    def name(self, person: dict[str, Any], name: str, clerk: Clerk) -> Row:
        rng = clerk.rng
        own, church = (self.written(person[key], name, clerk) for key in ("own", "church"))
        kept = person["maiden"] if person["maiden"] and rng.random() < 0.25 else person["surname"]
        surname = self.as_read(self.written(kept, name, clerk), name, clerk)
        chance = {"hospital": 0.5, "church": 0.9, "government": 0.5, "border": 0.3}[name]
        both = [own]
        if person["baptised"] and rng.random() < chance:
            both = [church] if rng.random() < 0.35 else [church, own] if rng.random() < 0.7 else [own, church]
        given = " ".join(self.as_read(one, name, clerk) for one in both)
        if name == "government":
            return {"full_name": f"{surname} {given}" if clerk.habit else f"{given} {surname}"}
        if name == "church" and clerk.habit == 2:
            return {"full_name": f"{given} {surname}"}
        if name == "border" and rng.random() < 0.1:
            return {"given": given}
        return {"given": given, "surname": surname}

    def place(self, place: dict[str, str], name: str, clerk: Clerk) -> str:
        if clerk.rng.random() < clerk.district:
            return place["district"]
        return self.as_read(place[self.schooling[name]], name, clerk)


class Galicia(Fourth):
    lists: ClassVar = {"council": 0.4, "soviet": 0.35, "office": 0.3, "emigrants": 0.25}
    schooling: ClassVar = {
        "council": "ukrainian", "soviet": "russian", "office": "polish", "emigrants": "english",
    }  # fmt: skip
    scanned: ClassVar = {"soviet": 0.08, "office": 0.1}
    year = 1943

    def __init__(self, rng: random.Random, size: int) -> None:
        columns = ("ukrainian", "russian", "polish", "english")
        self.men, self.women, self.surnames = (stock(f"GALICIA_{kind}", *columns) for kind in "MFS")
        super().__init__(rng, size)

    def village(self) -> dict[str, str]:
        parts = [
            "бере|бере|bere|bere", "вола|вола|woła|vola", "гли|глы|hły|hly", "дуб|дуб|dub|dub", "зави|зави|zawi|zavi",
            "кам|кам|kam|kam", "лоза|лоза|łoza|loza", "мости|мосты|mosty|mosty", "печі|пече|pecze|pechi",
            "рудо|рудо|rudo|rudo", "стри|стры|stry|stry", "тере|тере|tere|tere", "шид|шид|szyd|shyd",
        ]  # fmt: skip
        ends = ["вичі|вичи|wicze|vychi", "ів|ов|ów|iv", "ки|ки|ki|ky", "нів|нев|niów|niv", "бля|бля|bla|blia"]
        one, other, end = self.rng.choice(parts), self.rng.choice([*parts, "|||", "|||"]), self.rng.choice(ends)
        forms = ["".join(each) for each in zip(one.split("|"), other.split("|"), end.split("|"), strict=True)]
        named = dict(zip(("ukrainian", "russian", "polish", "english"), forms, strict=True))
        return {"district": "Sokal", **{key: form.capitalize() for key, form in named.items()}}

    def line(self) -> dict[str, Any]:
        return {"surname": of_many(self.surnames, self.rng), "grandfather": of_many(self.men, self.rng)}

    def person(self, line: dict[str, Any], father: Any, sex: str) -> dict[str, Any]:
        own = of_many(self.men if sex == "M" else self.women, self.rng)
        if father == "married in":
            return {"own": own, "father": of_many(self.men, self.rng), "surname": line["surname"],
                    "maiden": of_many(self.surnames, self.rng)}  # fmt: skip
        known = line["grandfather"] if father is None else father["own"]
        return {"own": own, "father": known, "surname": line["surname"], "maiden": None}

    def name(self, person: dict[str, Any], name: str, clerk: Clerk) -> Row:
        rng, woman = clerk.rng, person["sex"] == "F"
        maiden = person["maiden"]
        use_maiden = maiden and rng.random() < {"office": 0.35, "council": 0.1}.get(name, 0.05)
        own, surname = (
            self.as_read(self.written(one, name, clerk), name, clerk)
            for one in (person["own"], maiden if use_maiden else person["surname"])
        )
        if woman:
            for end, instead in WOMEN:
                if surname.endswith(end):
                    surname = surname.removesuffix(end) + instead
                    break
        if name == "soviet":
            father = self.written(person["father"], name, clerk)
            stem = father.rstrip("ьйая")
            stem = stem[:-1] + "ь" if stem.endswith("и") and len(stem) > 3 else stem
            father = (
                stem + ("евна" if woman else "евич") if father[-1] in "йь" else stem + ("овна" if woman else "ович")
            )
            if clerk.habit == 2 and rng.random() < 0.4:
                return {"full_name": f"{surname} {own[0]}. {father[0]}."}
            return {"full_name": f"{surname} {own} {father}"}
        if name == "office":
            if rng.random() < 0.15 and len(own) > 4:
                own = own[: rng.choice((3, 4))] + "."
            return {"given": own, "surname": surname}
        if name == "emigrants":
            return {"full_name": f"{own} {surname}" if clerk.habit else f"{surname}, {own}"}
        if clerk.habit == 1:
            father = self.written(person["father"], name, clerk)
            return {"given": own, "surname": surname, "patronymic": father if rng.random() < 0.7 else ""}
        return {"full_name": f"{surname} {own}"}

    def place(self, place: dict[str, str], name: str, clerk: Clerk) -> str:
        if name in ("office", "emigrants") and clerk.rng.random() < clerk.district:
            return place["district"]
        return self.as_read(place[self.schooling[name]], name, clerk)


SETTINGS: dict[str, type[Setting]] = {"plateau": Plateau, "galicia": Galicia}


def make(setting: str, records: int, seed: int) -> list[Row]:
    """The rows of all lists, with the truth in `true_id` and `family_id`."""
    return made_for(SETTINGS[setting], setting, records, seed)


if __name__ == "__main__":
    on_the_command_line(make, SETTINGS, __doc__)
