"""Make invented, overlapping lists of yet other peoples, written to meet the engine only when it was finished.

  horn       Ethiopian, Eritrean and Somali names: own, father's, grandfather's, no surname; Ethiopic and Arabic script
  bengal     Bengali and Rohingya names: Md., Begum, names cut apart and run together; Bengali script; fathers' names
  caucasus   Georgian, Ossetian, Abkhaz and Chechen names in Georgian, Russian with patronymics, Latin by ear
  vietnam    surname, middle and given name, with tone marks and without, given name first abroad; few surnames

Two to four households of one line live in a village, so cousins share fathers' and grandfathers' names. Every list is
kept by several clerks, each with habits: order, capitals, spelling, which columns, ages rounded, villages or only their
district named. Errors: slips, rows copied from the one above, dates of burial instead of death, persons listed twice.

    further_lists.py --setting horn --records 5000 --seed 1 --out lists.csv
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from benchmarks.linkage.other_lists import on_the_command_line, slip

Row = dict[str, Any]
Name = dict[str, Sequence[str]]
"""A name by script: `latin` spellings, then one spelling for each other script."""

STOCK: dict[str, Any] = yaml.load(
    Path(__file__).with_name("further_names.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
)


@dataclass
class Clerk:
    """The habits of whoever keeps a part of a list."""

    rng: random.Random
    habit: int
    rounds: float
    with_age: float
    with_date: float
    with_sex: float
    district: float
    capitals: bool
    year_only: bool
    spelling: dict[str, int] = field(default_factory=dict)

    @classmethod
    def any(cls, rng: random.Random) -> Clerk:
        return cls(rng, rng.randrange(3), rng.choice((0.1, 0.4, 0.7)), rng.uniform(0.5, 0.95), rng.uniform(0.4, 0.95),
                   rng.choice((0.0, 0.9, 0.97)), rng.choice((0.0, 0.05, 0.25)), rng.random() < 0.3,
                   rng.random() < 0.25)  # fmt: skip

    def latin(self, name: Name) -> str:
        """A Latin spelling: a clerk has one for each name, and keeps to it four times in five."""
        spellings = name["latin"]
        kept = self.spelling.setdefault(spellings[0], self.rng.randrange(len(spellings)))
        return spellings[kept] if self.rng.random() < 0.8 else self.rng.choice(spellings)


def stock(key: str, *scripts: str) -> list[Name]:
    found = []
    for line in STOCK[key]:
        latin, *others = line.split("|")
        found.append({"latin": latin.split(","), **{s: [o] for s, o in zip(scripts, others, strict=True)}})
    return found


def put_together(one: Name, other: Name, between: str = "") -> Name:
    """Two names as one compound, in every script."""
    return {
        script: [a + between + b for a, b in zip(one[script] * 3, other[script] * 3, strict=False)][:3]
        for script in one
    }  # fmt: skip


def of_many(names: Sequence[Any], rng: random.Random) -> Any:
    """A name, the first ones of the stock more often, roughly as names are spread."""
    return names[min(int(len(names) * rng.random() ** 1.7), len(names) - 1)]


class Setting:
    lists: ClassVar[dict[str, float]] = {}
    year = 2000

    def __init__(self, rng: random.Random, size: int) -> None:
        self.rng = rng
        self.villages = [self.village() for _ in range(max(6, size // 120))]

    def village(self) -> dict[str, str]:
        raise NotImplementedError

    def line(self) -> dict[str, Any]:
        raise NotImplementedError

    def person(self, line: dict[str, Any], father: Any, sex: str) -> dict[str, Any]:
        raise NotImplementedError

    def name(self, person: dict[str, Any], name: str, clerk: Clerk) -> Row:
        raise NotImplementedError

    def place(self, place: dict[str, str], name: str, clerk: Clerk) -> str:
        raise NotImplementedError


def invented(rng: random.Random, sounds: Sequence[str], ends: Sequence[str]) -> str:
    return "".join(rng.choice(sounds) for _ in range(rng.choice((2, 3)))).capitalize() + rng.choice(ends)


class Horn(Setting):
    lists: ClassVar = {"parish": 0.4, "clinic": 0.35, "council": 0.22, "abroad": 0.25}
    year = 2020

    def __init__(self, rng: random.Random, size: int) -> None:
        self.men = stock("HORN_M", "ethiopic", "arabic")
        self.women = stock("HORN_F", "ethiopic", "arabic")
        ahead = [
            {"latin": [a], "ethiopic": [b], "arabic": [c]} for a, b, c in (x.split("|") for x in STOCK["HORN_BEFORE"])
        ]
        behind = stock("HORN_AFTER", "ethiopic", "arabic")
        made = [put_together(one, other) for one in ahead for other in behind if rng.random() < 0.7]
        rng.shuffle(made)
        self.men = self.men[:14] + made[:12] + self.men[14:] + made[12:]
        super().__init__(rng, size)

    def village(self) -> dict[str, str]:
        name = invented(
            self.rng, ["de", "ra", "ma", "ko", "ha", "we", "ti", "ga", "sha", "be", "lo", "zi"], ["", "y", "t"]
        )
        arabic = dict(zip("abdeghiklmorstwyz", "ابديقهيكلمورستويز", strict=True))
        district = self.rng.choice(("Adiwara", "Maydero", "Shirako"))
        return {"latin": name, "district": district, "ethiopic": ethiopic(name),
                "arabic": "".join(arabic[c] for c in name.lower())}  # fmt: skip

    def line(self) -> dict[str, Any]:
        return {"grandfather": of_many(self.men, self.rng)}

    def person(self, line: dict[str, Any], father: Any, sex: str) -> dict[str, Any]:
        own = of_many(self.men if sex == "M" else self.women, self.rng)
        if father is None:
            return {"own": own, "father": line["grandfather"], "grandfather": of_many(self.men, self.rng)}
        if father == "married in":
            return {"own": own, "father": of_many(self.men, self.rng), "grandfather": of_many(self.men, self.rng)}
        return {"own": own, "father": father["own"], "grandfather": line["grandfather"]}

    def name(self, person: dict[str, Any], name: str, clerk: Clerk) -> Row:
        script = {"parish": "ethiopic", "council": "arabic"}.get(name, "latin")

        def spell(one: Name) -> str:
            return clerk.latin(one) if script == "latin" else one[script][0]

        own, father, grandfather = (spell(person[key]) for key in ("own", "father", "grandfather"))
        if name == "abroad":
            return {"given": own, "surname": father if clerk.habit else grandfather,
                    "patronymic": "" if clerk.habit else father}  # fmt: skip
        if name == "clinic" and clerk.habit == 1 and own.startswith(("Gebre", "Haile", "Tekle", "Welde")):
            own = f"{own[0]}/{own[5:]}" if own[5:] else own
        many = 2 + (clerk.rng.random() < (0.3, 0.6, 0.9)[clerk.habit])
        return {"full_name": " ".join((own, father, grandfather)[:many])}

    def place(self, place: dict[str, str], name: str, clerk: Clerk) -> str:
        if name in ("parish", "council"):
            return place["ethiopic" if name == "parish" else "arabic"]
        if clerk.rng.random() < clerk.district:
            return place["district"]
        text = place["latin"]
        return text.replace("e", "i", 1) if clerk.habit == 2 and clerk.rng.random() < 0.5 else text


ETHIOPIC = dict(zip("hlmrsbtkwzydgq", "ሀለመረሰበተከወዘየደገቀ", strict=True))


def ethiopic(name: str) -> str:
    """A name of simple syllables in Ethiopic letters: each consonant takes the form of the vowel behind it."""
    text, found, place = name.lower().replace("sh", "q"), "", 0
    while place < len(text):
        behind = text[place + 1 : place + 2]
        form = {"u": 1, "i": 2, "a": 3, "e": 4, "o": 6}.get(behind, 5)
        letter = "ሸ" if text[place] == "q" else ETHIOPIC[text[place]]
        found, place = found + chr(ord(letter) + form), place + (1 if form == 5 else 2)
    return found


class Bengal(Setting):
    lists: ClassVar = {"camp": 0.45, "union": 0.35, "bangla": 0.25, "press": 0.2}
    year = 2017

    def __init__(self, rng: random.Random, size: int) -> None:
        self.men, self.women = stock("BENGAL_M", "bengali"), stock("BENGAL_F", "bengali")
        self.first, self.last = stock("BENGAL_FIRST_M", "bengali"), stock("BENGAL_LAST_F", "bengali")
        super().__init__(rng, size)

    def village(self) -> dict[str, str]:
        name = invented(
            self.rng, ["ba", "ra", "shi", "ku", "ta", "ma", "ja", "do", "na", "pa", "li"], ["", "para", "pur", "khali"]
        )
        letters = dict(zip("abdhijklmnoprstu", "াবদহিজকলমনোপরসতু", strict=True))
        return {"latin": name, "bengali": "".join(letters[c] for c in name.lower()),
                "district": self.rng.choice(("Maungdo", "Buthidaun", "Teknafa"))}  # fmt: skip

    def line(self) -> dict[str, Any]:
        return {"grandfather": self._man()}

    def _man(self) -> list[Name]:
        rng = self.rng
        names = [of_many(self.men, rng)]
        if rng.random() < 0.6:
            return [of_many(self.first, rng), *names]
        return [*names, of_many(self.men, rng)]

    def person(self, line: dict[str, Any], father: Any, sex: str) -> dict[str, Any]:
        rng = self.rng
        own = (
            self._man()
            if sex == "M"
            else [of_many(self.women, rng), *([of_many(self.last, rng)] if rng.random() < 0.75 else [])]
        )
        if father is None:
            return {"own": own, "father": line["grandfather"]}
        return {"own": own, "father": self._man() if father == "married in" else father["own"]}

    def name(self, person: dict[str, Any], name: str, clerk: Clerk) -> Row:
        rng = clerk.rng

        def spell(words: list[Name]) -> str:
            if name == "bangla":
                return " ".join(word["bengali"][0] for word in words)
            written = [clerk.latin(word) for word in words]
            if len(written) > 1 and rng.random() < 0.12:  # a name left out, or run together
                return written[0] + written[1].lower() if rng.random() < 0.4 else written[rng.random() < 0.8]
            return " ".join(written)

        own, father = spell(person["own"]), spell(person["father"])
        if name == "union" or (name == "bangla" and clerk.habit):
            return {"full_name": own, "patronymic": father if rng.random() < 0.8 else ""}
        if name == "camp" and clerk.habit == 1:
            return {"full_name": f"{own} {'S/O' if person['sex'] == 'M' else 'D/O'} {father}"}
        return {"full_name": own}

    def place(self, place: dict[str, str], name: str, clerk: Clerk) -> str:
        if name == "bangla":
            return place["bengali"]
        return place["district"] if clerk.rng.random() < clerk.district else place["latin"]


class Caucasus(Setting):
    lists: ClassVar = {"prosecutor": 0.45, "ministry": 0.35, "observers": 0.3}
    year = 2008

    def __init__(self, rng: random.Random, size: int) -> None:
        self.men, self.women, self.surnames = (
            stock(key, "georgian", "russian") for key in ("CAUCASUS_M", "CAUCASUS_F", "CAUCASUS_S")
        )
        super().__init__(rng, size)

    def village(self) -> dict[str, str]:
        name = invented(
            self.rng, ["er", "ga", "mi", "ta", "ne", "kvi", "so", "da", "lu", "be", "nu"], ["i", "eti", "uri"]
        )
        georgian = dict(zip("abdegiklmnorstuv", "აბდეგიკლმნორსტუვ", strict=True))
        russian = dict(zip("abdegiklmnorstuv", "абдегиклмнорстув", strict=True))
        return {"latin": name, "georgian": "".join(georgian[c] for c in name.lower()),
                "russian": "".join(russian[c] for c in name.lower()).capitalize(), "district": "Tskhurebi"}  # fmt: skip

    def line(self) -> dict[str, Any]:
        return {"surname": of_many(self.surnames, self.rng), "grandfather": of_many(self.men, self.rng)}

    def person(self, line: dict[str, Any], father: Any, sex: str) -> dict[str, Any]:
        own = of_many(self.men if sex == "M" else self.women, self.rng)
        if father is None:
            return {"own": own, "father": line["grandfather"], "surname": line["surname"]}
        if father == "married in":
            keeps = self.rng.random() < 0.5
            surname = of_many(self.surnames, self.rng) if keeps else line["surname"]
            return {"own": own, "father": of_many(self.men, self.rng), "surname": surname}
        return {"own": own, "father": father["own"], "surname": line["surname"]}

    def name(self, person: dict[str, Any], name: str, clerk: Clerk) -> Row:
        rng, woman = clerk.rng, person["sex"] == "F"
        if name == "prosecutor":
            own, father, surname = (person[key]["russian"][0] for key in ("own", "father", "surname"))
            stem = father.rstrip("йь")
            father = (
                stem[:-1] + ("иевна" if woman else "иевич")
                if stem.endswith("и")
                else stem + ("овна" if woman else "ович")
            )
            if woman and surname.endswith(("ев", "ов")):
                surname += "а"
            if clerk.habit == 2:
                return {
                    "full_name": f"{surname} {own[0]}. {father[0]}."
                    if rng.random() < 0.25
                    else f"{surname} {own} {father}"
                }
            return {"given": own, "patronymic": father if rng.random() < 0.85 else "", "surname": surname}
        if name == "ministry":
            own, father, surname = (person[key]["georgian"][0] for key in ("own", "father", "surname"))
            return {"full_name": f"{surname} {own}" if clerk.habit else f"{own} {surname}"}
        own, surname = clerk.latin(person["own"]), clerk.latin(person["surname"])
        if woman and surname.endswith("ev") and rng.random() < 0.6:
            surname += "a"
        return {"full_name": f"{own} {surname}"} if clerk.habit else {"given": own, "surname": surname}

    def place(self, place: dict[str, str], name: str, clerk: Clerk) -> str:
        if name == "observers":
            return place["district"] if clerk.rng.random() < clerk.district else place["latin"]
        return place["russian" if name == "prosecutor" else "georgian"]


class Vietnam(Setting):
    lists: ClassVar = {"village": 0.45, "army": 0.3, "letters": 0.25, "stele": 0.3}
    year = 1968

    def village(self) -> dict[str, str]:
        one, other = (self.rng.choice(STOCK["VIETNAM_PLACES"]) for _ in range(2))
        return {"full": f"{one} {other}", "district": self.rng.choice(("Sơn Bình", "Đức Phú"))}

    def line(self) -> dict[str, Any]:
        return {"surname": of_many(STOCK["VIETNAM_S"], self.rng)}

    def person(self, line: dict[str, Any], father: Any, sex: str) -> dict[str, Any]:
        rng = self.rng
        surname = of_many(STOCK["VIETNAM_S"], rng) if father == "married in" else line["surname"]
        return {"surname": surname, "middle": rng.choice(STOCK["VIETNAM_MIDDLE_" + sex]),
                "own": of_many(STOCK["VIETNAM_" + sex], rng)}  # fmt: skip

    def name(self, person: dict[str, Any], name: str, clerk: Clerk) -> Row:
        own, middle, surname = person["own"], person["middle"], person["surname"]
        if name == "army":
            own, middle, surname = map(toneless, (own, middle, surname))
            if clerk.habit == 0:
                return {"given": own, "surname": surname}
            return {"full_name": f"{surname} {middle} {own}" if clerk.habit == 1 else f"{own} {middle} {surname}"}
        if name == "letters":
            own, surname = (toneless(x) if clerk.habit else x for x in (own, surname))
            return {"full_name": f"{surname} {own}" if clerk.rng.random() < 0.6 else f"{surname} {middle} {own}"}
        if name == "stele" and clerk.rng.random() < 0.1:
            own = toneless(own)
        return {"full_name": f"{surname} {middle} {own}"}

    def place(self, place: dict[str, str], name: str, clerk: Clerk) -> str:
        chosen = place["district"] if clerk.rng.random() < clerk.district else place["full"]
        return toneless(chosen) if name == "army" or clerk.habit == 2 else chosen


def toneless(text: str) -> str:
    import unicodedata

    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "D")


SETTINGS: dict[str, type[Setting]] = {
    "horn": Horn, "bengal": Bengal, "caucasus": Caucasus, "vietnam": Vietnam,
}  # fmt: skip


def make(setting: str, records: int, seed: int) -> list[Row]:
    """The rows of all lists, with the truth in `true_id` and `family_id`."""
    return made_for(SETTINGS[setting], setting, records, seed)


def made_for(kind: type[Setting], setting: str, records: int, seed: int) -> list[Row]:
    """The rows of all lists of a setting."""
    rng = random.Random(f"{setting} {seed}")
    size = int(records / sum(kind.lists.values()))
    world = kind(rng, size)
    persons = _population(world, size, rng)
    rows: list[Row] = []
    for name, share in world.lists.items():
        clerks = [Clerk.any(rng) for _ in range(rng.choice((2, 3)))]
        for place in range(len(world.villages)):
            keeper = rng.choice(clerks)
            here = [one for one in persons if one["place"] == place]
            rows += _kept(world, name, share, here, keeper, rng)
    rng.shuffle(rows)
    for number, row in enumerate(rows):
        row["rec_id"] = f"R{number:06d}"
    return rows


def _population(world: Setting, size: int, rng: random.Random) -> list[dict[str, Any]]:
    days = [[(rng.randint(1, 12), rng.randint(1, 28)) for _ in range(rng.choice((1, 2, 3)))] for _ in world.villages]
    persons: list[dict[str, Any]] = []
    lines = 0
    while len(persons) < size:
        line, place = world.line(), rng.randrange(len(world.villages))
        lines += 1
        for household in range(rng.choice((1, 1, 2, 3, 4))):
            at, seen = rng.choice(days[place]), rng.gauss(0, 0.6)
            born = world.year - rng.randint(26, 72)
            head = {**world.person(line, None, "M"), "sex": "M"}
            members = [(head, born)]
            if rng.random() < 0.6:
                members.append(({**world.person(line, "married in", "F"), "sex": "F"}, born + rng.randint(-2, 10)))
            for _ in range(rng.choices((0, 1, 2, 3, 5), (30, 25, 20, 15, 10))[0]):
                sex = rng.choice("MF")
                members.append(({**world.person(line, head, sex), "sex": sex}, born + rng.randint(19, 40)))
            for person, year in members[rng.random() < 0.25 :]:
                date = at if rng.random() < 0.8 else (rng.randint(1, 12), rng.randint(1, 28))
                persons.append({**person, "born": min(year, world.year), "place": place, "date": date, "seen": seen,
                                "true_id": f"T{len(persons):06d}",
                                "family_id": f"F{lines:05d}-{household}"})  # fmt: skip
    return persons[:size]


def _kept(
    world: Setting, name: str, share: float, persons: list[dict[str, Any]], clerk: Clerk, rng: random.Random
) -> list[Row]:
    rows: list[Row] = []
    for person in persons:
        if rng.random() > min(0.95, max(0.02, share + 0.1 * person["seen"])):
            continue
        for _ in range(1 + (rng.random() < 0.03)):
            row = _row(world, name, person, clerk)
            if rows and rng.random() < 0.02:
                row |= {key: rows[-1][key] for key in ("death_date", "age", "birth_year") if rows[-1].get(key)}
            rows.append({"list": name, **row, "true_id": person["true_id"], "family_id": person["family_id"]})
    return rows


def _row(world: Setting, name: str, person: dict[str, Any], clerk: Clerk) -> Row:
    rng = clerk.rng
    row = {key: value for key, value in world.name(person, name, clerk).items() if value}
    for key in ("given", "surname", "full_name"):
        if row.get(key) and rng.random() < 0.04:
            row[key] = slip(row[key], rng)
        if row.get(key) and clerk.capitals:
            row[key] = row[key].upper()
    if rng.random() < clerk.with_age:
        age = max(0, world.year - person["born"] + (rng.choice((-4, -2, -1, 1, 2, 3)) if rng.random() < 0.3 else 0))
        if age > 12 and rng.random() < clerk.rounds:
            age = 5 * round(age / 5)
        row |= {"birth_year": world.year - age} if clerk.year_only and name != "press" else {"age": age}
    if rng.random() < clerk.with_date:
        month, day = person["date"]
        if rng.random() < 0.15:  # the day of burial, or of the report
            day = min(28, day + rng.randint(1, 4))
        row["death_date"] = f"{world.year}-{month:02d}" + (f"-{day:02d}" if rng.random() < 0.75 else "")
    if rng.random() < clerk.with_sex:
        row["sex"] = person["sex"]
    if rng.random() < 0.9:
        row["place"] = world.place(world.villages[person["place"]], name, clerk)
    return row


if __name__ == "__main__":
    on_the_command_line(make, SETTINGS, __doc__)
