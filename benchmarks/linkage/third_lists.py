"""Make invented, overlapping lists of peoples that neither the engine nor its authors' other lists had to do with.

  chad      Hausa, Fulani and Kanuri names of the Lake Chad basin: own and father's name, English and French schooling,
            Arabic letters, titles, some under the name of their town
  arakan    Burmese names of two to four syllables without surnames, joined or apart, with U and Daw and without;
            Kachin names with a clan's name, Rohingya names; Burmese letters
  kabul     Afghan names: one or two names, father's name, a surname that half of the lists leave out; Dari letters, a
            German office, Cyrillic by clerks of Soviet schooling

Written from knowledge of the names before what they should test was changed. Errors are those of hands, ears and
scribes: a neighbouring key, a stranger's ear, a stranger's spelling. Single errors of these lists are not to be mended.

    third_lists.py --setting chad --records 5000 --seed 1 --out lists.csv
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

STOCK = Stock("third_names.yaml")
stock = STOCK.names
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
HEARD = (("kh", "h"), ("q", "k"), ("gh", "r"), ("dj", "j"), ("tch", "ch"), ("sh", "s"), ("ng", "n"), ("th", "t"),
         ("ph", "p"), ("ai", "e"), ("au", "o"), ("aw", "ou"), ("ee", "e"), ("oo", "o"), ("ou", "o"), ("ei", "ay"),
         ("mb", "m"), ("nt", "n"), ("d", "t"), ("b", "p"), ("z", "s"), ("w", "v"), ("a", "o"), ("i", "e"), ("u", "o"),
         ("e", "a"))  # fmt: skip
"""What a stranger's ear takes a sound for."""


def mistyped(text: str, rng: random.Random) -> str:
    """As a hasty typist leaves it: a neighbouring key, two letters the wrong way round, one missed or struck twice."""
    if len(text) < 4 or not text.isascii():
        return text
    place = rng.randrange(1, len(text) - 1)
    letter = text[place].lower()
    row = next((keys for keys in KEYS if letter in keys), "")
    beside = [row[at] for at in (row.find(letter) - 1, row.find(letter) + 1) if row and 0 <= at < len(row)]
    return rng.choice((
        text[:place] + rng.choice(beside or [letter]) + text[place + 1 :],
        text[:place] + text[place + 1] + text[place] + text[place + 2 :],
        text[:place] + text[place + 1 :],
        text[:place] + text[place] + text[place:],
    ))  # fmt: skip


def misheard(text: str, rng: random.Random) -> str:
    """As a stranger writes it who heard it once: one or two sounds are taken for others."""
    for _ in range(rng.choice((1, 1, 2))):
        fits = [(one, other) for one, other in HEARD if one in text[1:]]
        if fits:
            one, other = rng.choice(fits)
            text = text[0] + text[1:].replace(one, other, 1)
    return text


class Third(Setting):
    """A setting whose clerks write by their schooling, mistype and mishear."""

    ear: ClassVar[dict[str, float]] = {}

    def spell(self, name: Name, schooling: str, clerk: Clerk) -> str:
        """One spelling; a clerk keeps mostly to the one he knows."""
        spellings = name[schooling]
        kept = clerk.spelling.setdefault(schooling + spellings[0], clerk.rng.randrange(len(spellings)))
        return spellings[kept % len(spellings)] if clerk.rng.random() < 0.75 else clerk.rng.choice(spellings)

    def noisy(self, text: str, name: str, clerk: Clerk) -> str:
        """The text as it reaches the list."""
        if text.isascii() and clerk.rng.random() < self.ear.get(name, 0.0):
            text = misheard(text, clerk.rng)
        return mistyped(text, clerk.rng) if clerk.rng.random() < 0.04 else text


class Chad(Third):
    lists: ClassVar = {"clinic": 0.4, "prefecture": 0.35, "mosque": 0.22, "camp": 0.25}
    ear: ClassVar = {"camp": 0.3, "clinic": 0.1}
    year = 2015

    def __init__(self, rng: random.Random, size: int) -> None:
        self.men, self.women = (stock(f"CHAD_{sex}", "english", "french", "arabic") for sex in "MF")
        super().__init__(rng, size)

    def village(self) -> dict[str, str]:
        name = invented(
            self.rng, ["ku", "ma", "ba", "nga", "du", "gu", "ra", "ki", "bo", "da", "wa", "le"], ["ri", "wa", "", "no"]
        )
        arabic = dict(zip("abdegiklmnoruw", "ابديغيكلمنوروو", strict=True))
        return {"english": name, "french": name.replace("u", "ou").replace("wa", "oua"),
                "arabic": "".join(arabic[c] for c in name.lower()),
                "district": self.rng.choice(("Marte", "Ngigmi"))}  # fmt: skip

    def line(self) -> dict[str, Any]:
        return {"grandfather": of_many(self.men, self.rng)}

    def person(self, line: dict[str, Any], father: Any, sex: str) -> dict[str, Any]:
        rng = self.rng
        own, title = of_many(self.men if sex == "M" else self.women, rng), rng.choice(STOCK[f"CHAD_TITLES_{sex}"])
        title = title if rng.random() < 0.2 else ""
        if father is None:
            return {"own": own, "father": line["grandfather"], "grandfather": of_many(self.men, rng), "title": title}
        if father == "married in":
            return {"own": own, "father": of_many(self.men, rng), "grandfather": of_many(self.men, rng), "title": title}
        return {"own": own, "father": father["own"], "grandfather": line["grandfather"], "title": title}

    def name(self, person: dict[str, Any], name: str, clerk: Clerk) -> Row:
        rng = clerk.rng
        schooling = {"prefecture": "french", "mosque": "arabic"}.get(name, "english")
        own, father, grandfather = (
            self.noisy(self.spell(person[key], schooling, clerk), name, clerk)
            for key in ("own", "father", "grandfather")
        )
        titled = f"{person['title']} {own}" if person["title"] and rng.random() < 0.6 and name != "mosque" else own
        if name == "prefecture":
            return {"given": own, "surname": father.upper() if clerk.habit else father}
        if name == "mosque":
            return {
                "full_name": f"{own} بن {father}" if clerk.habit == 1 and person["sex"] == "M" else f"{own} {father}"
            }
        if name == "camp":
            return {"full_name": titled, "patronymic": father} if clerk.habit else {"full_name": f"{titled} {father}"}
        return {
            "full_name": f"{titled} {father}"
            + (f" {grandfather}" if rng.random() < (0.1, 0.3, 0.5)[clerk.habit] else "")
        }

    def place(self, place: dict[str, str], name: str, clerk: Clerk) -> str:
        if clerk.rng.random() < clerk.district and name != "mosque":
            return place["district"]
        schooling = {"prefecture": "french", "mosque": "arabic"}.get(name, "english")
        return self.noisy(place[schooling], name, clerk)


BURMESE = {"ka": "က", "ma": "မ", "ta": "တ", "la": "လ", "na": "န", "sa": "စ", "pa": "ပ", "ya": "ယ"}


class Arakan(Third):
    lists: ClassVar = {"township": 0.4, "monks": 0.25, "camp": 0.35, "press": 0.25}
    ear: ClassVar = {"camp": 0.15, "press": 0.25}
    year = 2019

    def __init__(self, rng: random.Random, size: int) -> None:
        self.syllables = {sex: stock(f"ARAKAN_SYLLABLES_{sex}", "latin", "burmese") for sex in "MF"}
        self.muslim = {sex: stock(f"ARAKAN_MUSLIM_{sex}", "latin", "burmese") for sex in "MF"}
        self.kachin = {sex: stock(f"KACHIN_{sex}", "latin", "burmese") for sex in "MF"}
        self.clans = stock("KACHIN_CLANS", "latin", "burmese")
        super().__init__(rng, size)

    def village(self) -> dict[str, str]:
        parts = [self.rng.choice(sorted(BURMESE)) for _ in range(self.rng.choice((2, 3)))]
        end = self.rng.choice(("|", "ywa|ရွာ", "taung|တောင်", "chaung|ချောင်း")).split("|")
        return {"latin": "".join(parts).capitalize() + end[0], "district": self.rng.choice(("Myebon", "Mrauk-U")),
                "burmese": "".join(BURMESE[part] for part in parts) + end[1]}  # fmt: skip

    def line(self) -> dict[str, Any]:
        people = self.rng.choices(("burmese", "kachin", "muslim"), (0.6, 0.2, 0.2))[0]
        return {"people": people, "clan": of_many(self.clans, self.rng)}

    def person(self, line: dict[str, Any], father: Any, sex: str) -> dict[str, Any]:
        rng = self.rng
        own = self._own(line["people"], sex)
        known = father["own"] if isinstance(father, dict) else self._own(line["people"], "M")
        return {"own": own, "father": known, "people": line["people"], "elder": rng.random() < 0.5,
                "clan": line["clan"] if father != "married in" else of_many(self.clans, rng)}  # fmt: skip

    def _own(self, people: str, sex: str) -> list[Name]:
        rng = self.rng
        if people == "burmese":
            return [of_many(self.syllables[sex], rng) for _ in range(rng.choices((2, 3, 4), (45, 45, 10))[0])]
        return [of_many((self.kachin if people == "kachin" else self.muslim)[sex], rng)]

    def name(self, person: dict[str, Any], name: str, clerk: Clerk) -> Row:
        rng = clerk.rng
        own, father = (self._written(person[key], person["people"], name, clerk) for key in ("own", "father"))
        if name != "monks":
            if person["people"] == "kachin" and rng.random() < 0.7:
                own = f"{self.spell(person['clan'], 'latin', clerk)} {own}"
            if person["people"] == "burmese" and rng.random() < (0.2, 0.6, 0.9)[clerk.habit]:
                titles = ("U", "Daw") if person["elder"] else ("Ko", "Ma") if clerk.habit else ("Maung", "Ma")
                own = f"{titles[person['sex'] == 'F']} {own}"
        father = f"U {father}" if person["people"] == "burmese" and name == "township" and clerk.habit else father
        return {"full_name": own, "patronymic": father if name in ("township", "monks") and clerk.habit != 1 else ""}

    def _written(self, words: list[Name], people: str, name: str, clerk: Clerk) -> str:
        if name == "monks":
            return "".join(word["burmese"][0] for word in words)
        spelled = [self.noisy(self.spell(word, "latin", clerk), name, clerk) for word in words]
        if people == "burmese" and clerk.rng.random() < 0.12:
            return spelled[0] + "".join(word.lower() for word in spelled[1:])
        return " ".join(spelled)

    def place(self, place: dict[str, str], name: str, clerk: Clerk) -> str:
        if name == "monks":
            return place["burmese"]
        return place["district"] if clerk.rng.random() < clerk.district else self.noisy(place["latin"], name, clerk)


class Kabul(Third):
    lists: ClassVar = {"agency": 0.4, "ministry": 0.35, "office": 0.2, "archive": 0.25}
    ear: ClassVar = {"agency": 0.12, "office": 0.12}
    year = 1993
    schooling: ClassVar = {"agency": "english", "office": "german", "ministry": "dari", "archive": "cyrillic"}

    def __init__(self, rng: random.Random, size: int) -> None:
        self.men, self.women, self.surnames = (
            stock(f"KABUL_{kind}", "english", "german", "dari", "cyrillic") for kind in "MFS"
        )
        super().__init__(rng, size)

    def village(self) -> dict[str, str]:
        name = invented(
            self.rng, ["sha", "ba", "ra", "ka", "du", "ga", "na", "mi", "za", "la", "pu", "ta"], ["bad", "an", "i", ""]
        )
        dari = dict(zip("abdghiklmnprstuz", "ابدگهیکلمنپرستوز", strict=True))
        cyrillic = dict(zip("abdghiklmnprstuz", "абдгхиклмнпрстуз", strict=True))
        plain = name.lower().replace("sh", "ş")
        return {"english": name, "german": name.replace("sh", "sch").replace("Sh", "Sch").replace("z", "s"),
                "dari": "".join({**dari, "ş": "ش"}[c] for c in plain),
                "cyrillic": "".join({**cyrillic, "ş": "ш"}[c] for c in plain).capitalize(),
                "district": "Jaghatu"}  # fmt: skip

    def line(self) -> dict[str, Any]:
        return {"surname": of_many(self.surnames, self.rng), "grandfather": self._man()}

    def _man(self) -> list[Name]:
        return [of_many(self.men, self.rng) for _ in range(1 + (self.rng.random() < 0.55))]

    def person(self, line: dict[str, Any], father: Any, sex: str) -> dict[str, Any]:
        own = self._man() if sex == "M" else [of_many(self.women, self.rng)]
        if father is None:
            return {"own": own, "father": line["grandfather"], "grandfather": self._man(), "surname": line["surname"]}
        if father == "married in":
            return {"own": own, "father": self._man(), "grandfather": self._man(),
                    "surname": of_many(self.surnames, self.rng)}  # fmt: skip
        return {"own": own, "father": father["own"], "grandfather": line["grandfather"], "surname": line["surname"]}

    def name(self, person: dict[str, Any], name: str, clerk: Clerk) -> Row:
        rng, schooling = clerk.rng, self.schooling[name]
        own, father = (
            " ".join(self.noisy(self.spell(word, schooling, clerk), name, clerk) for word in person[key])
            for key in ("own", "father")
        )
        surname = self.noisy(self.spell(person["surname"], schooling, clerk), name, clerk)
        if name == "agency":
            full = f"{own} {surname}" if rng.random() < (0.3, 0.5, 0.7)[clerk.habit] else own
            return {"full_name": full, "patronymic": father if rng.random() < 0.8 else ""}
        if name == "office":
            return {"given": own, "surname": surname}
        if name == "archive":
            return {"full_name": f"{surname} {own}" if clerk.habit else own, "patronymic": father}
        behind = {"M": "فرزند", "F": "بنت"}[person["sex"]] if clerk.habit == 2 else ""
        return {"full_name": f"{own} {behind} {father}"} if behind else {"given": own, "patronymic": father,
                "surname": surname if rng.random() < 0.4 else ""}  # fmt: skip

    def place(self, place: dict[str, str], name: str, clerk: Clerk) -> str:
        if name in ("agency", "office") and clerk.rng.random() < clerk.district:
            return place["district"]
        return self.noisy(place[self.schooling[name]], name, clerk)


SETTINGS: dict[str, type[Setting]] = {"chad": Chad, "arakan": Arakan, "kabul": Kabul}


def make(setting: str, records: int, seed: int) -> list[Row]:
    """The rows of all lists, with the truth in `true_id` and `family_id`."""
    return made_for(SETTINGS[setting], setting, records, seed)


if __name__ == "__main__":
    on_the_command_line(make, SETTINGS, __doc__)
