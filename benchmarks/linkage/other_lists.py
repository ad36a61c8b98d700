"""Make invented, overlapping lists of victims of other peoples and with other errors than the first generator's.

Three settings, each with its own lists, scripts and habits; everybody in them is invented.

  andes     Spanish names with two surnames: a registry, a church list (full names, surnames first), families by
            telephone (nicknames, by ear), scanned newspapers (recognition errors)
  levant    given, father's and family names: Arabic script, English and French spellings by ear, Hebrew script
  balkans   Bosnian and Serbian in Latin and Cyrillic, Ukrainian and Georgian families among them, English lists
  lakes     Rwandan names (a name of one's own and a Christian name), French and English spelling, hardly any dates

Errors: optical recognition, spelling by ear, whole columns empty for some villages, cells one column off, a household
copied down from its first row (surname, place and date of the first), dates day first, ages guessed to tens, one person
twice on a list. The truth is in `true_id` and `family_id`.

    other_lists.py --setting levant --records 5000 --seed 1 --out lists.csv
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar

import yaml

Row = dict[str, Any]
Person = dict[str, Any]
COLUMNS = ("rec_id", "list", "full_name", "given", "patronymic", "surname", "sex", "age", "birth_year", "birth_date",
           "death_date", "place", "identifier", "true_id", "family_id")  # fmt: skip

NAMES: dict[str, Any] = yaml.load(
    Path(__file__).with_name("other_names.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
)
VOWELS = "aeiou"


def turned(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(letter, letter) for letter in text.lower())


def capital(text: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))


def plain_letters(text: str) -> str:
    return text.translate(str.maketrans("áéíóúñüšđčćžÁÉÍÓÚÑŠĐČĆŽèêëâàç", "aeiounusdcczAEIOUNSDCCZeeeaac"))


def serbian(text: str) -> str:
    text = text.lower().replace("lj", "љ").replace("nj", "њ").replace("dž", "џ")
    return capital(turned(text, NAMES["LATIN_TO_SERBIAN"]))


def english_bosnian(text: str, rng: random.Random) -> str:
    if rng.random() < 0.5:
        text = (
            text.replace("Đ", "Dj")
            .replace("đ", "dj")
            .replace("ć", "ch" if rng.random() < 0.3 else "c")
            .replace("š", "sh" if rng.random() < 0.4 else "s")
            .replace("Š", "Sh")
            .replace("č", "ch")
            .replace("ž", "z")
        )
    return plain_letters(text)


def by_ear(text: str, rng: random.Random) -> str:
    """As somebody writes who heard it: vowels change, doubled letters and h come and go."""
    if not text or rng.random() < 0.5:
        return text
    letters = list(text)
    for place in range(1, len(letters)):
        if letters[place] in VOWELS and rng.random() < 0.18:
            letters[place] = rng.choice({"a": "ae", "e": "ia", "i": "ey", "o": "ua", "u": "ou"}[letters[place]])
    heard = "".join(letters)
    for one, other in (
        ("z", "s"),
        ("v", "b"),
        ("ll", "y"),
        ("h", ""),
        ("c", "k"),
        ("qu", "k"),
        ("gh", "g"),
        ("ss", "s"),
        ("y", "i"),
    ):
        if one in heard[1:] and rng.random() < 0.12:
            heard = heard[0] + heard[1:].replace(one, other, 1)
    return heard


MISREAD = [
    ("rn", "m"),
    ("m", "rn"),
    ("l", "1"),
    ("i", "l"),
    ("o", "0"),
    ("e", "c"),
    ("c", "e"),
    ("u", "n"),
    ("n", "u"),
    ("h", "b"),
    ("ñ", "n"),
    ("é", "6"),
    ("a", "o"),
    ("t", "f"),
    ("li", "h"),
    ("cl", "d"),
]


def scanned(text: str, rng: random.Random, rate: float = 0.22) -> str:
    """As optical recognition leaves it."""
    if text and rng.random() < rate:
        one, other = rng.choice([pair for pair in MISREAD if pair[0] in text[1:]] or [("", "")])
        text = text[0] + text[1:].replace(one, other, 1) if one else text
    return text


def slip(text: str, rng: random.Random) -> str:
    if len(text) < 4:
        return text
    place = rng.randrange(1, len(text) - 1)
    swapped = text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :] if place > 1 else text
    return rng.choice([text[:place] + text[place + 1 :], text[:place] + text[place] + text[place:], swapped])


def often_first(names: Sequence[Any], rng: random.Random, flat: float = 0.55) -> Any:
    return names[min(int(rng.random() ** (1 / flat) * len(names)), len(names) - 1)]


def entries(text: list[str]) -> list[tuple[str, list[str], str]]:
    return [(one[0], one[1].split(","), one[2]) for one in (line.split("|") for line in text)]


def villages(count: int, rng: random.Random, sounds: Sequence[str], endings: Sequence[str]) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < count:
        made[capital("".join(rng.choice(sounds) for _ in range(rng.choice((2, 2, 3)))) + rng.choice(endings))] = None
    return list(made)


class Andes:
    lists: ClassVar = {"registry": 0.45, "church": 0.35, "families": 0.25, "press": 0.22}
    year = 1984

    def __init__(self, rng: random.Random, size: int) -> None:
        self.rng = rng
        sounds = ["hua", "man", "ca", "pa", "lla", "ya", "co", "cha", "sa", "ra", "qui", "ñu", "ti", "ma"]
        self.places = villages(max(6, size // 90), rng, sounds, ["", "", "bamba", "pampa", "marca", "cocha"])

    def family(self) -> dict[str, Any]:
        surnames = [often_first(NAMES["ANDES_S"], self.rng) for _ in range(2)]
        return {"surname": surnames[0], "mother": surnames[1], "father": often_first(NAMES["ANDES_M"], self.rng)}

    def person(self, family: dict[str, Any], role: str, sex: str) -> dict[str, Any]:
        names = NAMES["ANDES_M"] if sex == "M" else NAMES["ANDES_F"]
        given = [often_first(names, self.rng)] + ([often_first(names, self.rng)] if self.rng.random() < 0.4 else [])
        second = family["mother"] if role == "child" else often_first(NAMES["ANDES_S"], self.rng)
        first = often_first(NAMES["ANDES_S"], self.rng) if role == "wife" else family["surname"]
        return {"given": given, "surnames": [first, second]}

    def write(self, person: Person, name: str) -> Row:
        rng = self.rng
        given, surnames = list(person["given"]), list(person["surnames"])
        if name == "families":
            given = [NAMES["ANDES_SHORT"].get(given[0], given[0]) if rng.random() < 0.25 else given[0]]
            return {
                "given": by_ear(plain_letters(" ".join(given)), rng),
                "surname": by_ear(" ".join(surnames[: 1 + (rng.random() < 0.5)]), rng),
            }
        if name == "church":
            return {
                "full_name": " ".join(surnames + given).upper()
                if rng.random() < 0.5
                else f"{' '.join(surnames)}, {' '.join(given)}"
            }
        if name == "press":
            used = given[: 1 + (rng.random() < 0.4)]
            return {"full_name": " ".join(scanned(word, rng) for word in used + surnames[: 1 + (rng.random() < 0.4)])}
        return {"given": " ".join(given), "surname": " ".join(surnames)}

    def place(self, place: str, name: str) -> str:
        return (
            scanned(place, self.rng)
            if name == "press"
            else by_ear(plain_letters(place), self.rng)
            if name == "families"
            else place
        )


class Levant:
    lists: ClassVar = {"ministry": 0.5, "english": 0.3, "french": 0.22, "hebrew": 0.2}
    year = 2009

    def __init__(self, rng: random.Random, size: int) -> None:
        self.rng = rng
        self.men, self.women, self.surnames = (
            entries(NAMES["LEVANT_M"]),
            entries(NAMES["LEVANT_F"]),
            entries(NAMES["LEVANT_S"]),
        )
        names = villages(
            max(6, size // 150),
            rng,
            ["bay", "ra", "ma", "ta", "ja", "bal", "ka", "far", "na", "sha", "da", "hu", "ra", "ni"],
            ["", "a", "in", "un", "iya"],
        )
        arabic = dict(zip("abdfhijklmnrstuyz", "ابدفهيجكلمنرستويز", strict=True)) | {"a": "ا"}
        hebrew = dict(zip("abdfhijklmnrstuyz", "אבדפהיגכלמנרסטויז", strict=True))
        self.spelled = {
            one: ("".join(arabic[c] for c in one.lower()), "".join(hebrew[c] for c in one.lower())) for one in names
        }
        self.places = names

    def family(self) -> dict[str, Any]:
        return {
            "surname": often_first(self.surnames, self.rng),
            "father": often_first(self.men, self.rng),
            "grandfather": often_first(self.men, self.rng),
        }

    def person(self, family: dict[str, Any], role: str, sex: str) -> dict[str, Any]:
        rng, men = self.rng, self.men
        if role == "father":
            return {
                "given": family["father"],
                "line": [family["grandfather"], often_first(men, rng)],
                "surname": family["surname"],
            }
        if role == "wife":
            return {
                "given": often_first(self.women, rng),
                "line": [often_first(men, rng), often_first(men, rng)],
                "surname": often_first(self.surnames, rng),
            }
        given = (
            family["grandfather"]
            if sex == "M" and rng.random() < 0.15
            else often_first(men if sex == "M" else self.women, rng)
        )
        return {"given": given, "line": [family["father"], family["grandfather"]], "surname": family["surname"]}

    def write(self, person: Person, name: str) -> Row:
        rng = self.rng
        if name == "ministry":
            return {"full_name": " ".join(one[0] for one in (person["given"], *person["line"], person["surname"]))}
        if name == "hebrew":
            return {
                "given": person["given"][2],
                "patronymic": person["line"][0][2] if rng.random() < 0.4 else "",
                "surname": person["surname"][2],
            }
        french = name == "french"

        def spell(one: tuple[str, list[str], str]) -> str:
            text = one[1][-1] if french and rng.random() < 0.6 else rng.choice(one[1])
            return by_ear(text, rng) if rng.random() < 0.3 else text

        line = [spell(one) for one in person["line"][: rng.choice((0, 1, 1, 2))]]
        if french:
            return {
                "given": spell(person["given"]),
                "surname": spell(person["surname"]).upper(),
                "patronymic": "ben " + line[0] if line and rng.random() < 0.5 else "",
            }
        return {"full_name": " ".join([spell(person["given"]), *line, spell(person["surname"])])}

    def place(self, place: str, name: str) -> str:
        if name in ("ministry", "hebrew"):
            return self.spelled[place][name == "hebrew"]
        return by_ear(place, self.rng)


class Balkans:
    lists: ClassVar = {"institute": 0.5, "red_cross": 0.35, "court": 0.25, "diaspora": 0.2, "north": 0.15}
    year = 1995

    def __init__(self, rng: random.Random, size: int) -> None:
        self.rng = rng
        self.places = villages(
            max(6, size // 130),
            rng,
            ["bra", "tu", "po", "to", "ža", "lje", "su", "ha", "gla", "va", "kra", "vi", "ce", "đu"],
            ["ci", "ica", "ovo", "nica", "ac"],
        )

    def family(self) -> dict[str, Any]:
        people = self.rng.choices(("bs", "uk", "ka"), (0.76, 0.12, 0.12))[0]
        men, surnames = {
            "bs": (NAMES["BALKANS_M"], NAMES["BALKANS_S"]),
            "uk": (NAMES["UKRAINE_M"], NAMES["UKRAINE_S"]),
            "ka": (NAMES["GEORGIA_M"], NAMES["GEORGIA_S"]),
        }[people]
        return {
            "people": people,
            "surname": often_first(surnames, self.rng),
            "father": often_first(men, self.rng),
            "grandfather": often_first(men, self.rng),
        }

    def person(self, family: dict[str, Any], role: str, sex: str) -> dict[str, Any]:
        rng, people = self.rng, family["people"]
        men, women = {
            "bs": (NAMES["BALKANS_M"], NAMES["BALKANS_F"]),
            "uk": (NAMES["UKRAINE_M"], NAMES["UKRAINE_F"]),
            "ka": (NAMES["GEORGIA_M"], NAMES["GEORGIA_F"]),
        }[people]
        if role == "father":
            return {
                "people": people,
                "given": family["father"],
                "father": family["grandfather"],
                "surname": family["surname"],
                "maiden": "",
            }
        if role == "wife":
            return {
                "people": people,
                "given": often_first(women, rng),
                "father": often_first(men, rng),
                "surname": family["surname"],
                "maiden": "",
            }
        given = (
            family["grandfather"]
            if sex == "M" and rng.random() < 0.1
            else often_first(men if sex == "M" else women, rng)
        )
        return {
            "people": people,
            "given": given,
            "father": family["father"],
            "surname": family["surname"],
            "maiden": "",
        }

    def _spell_bosnian(self, text: str, name: str) -> str:
        rng = self.rng
        if name == "red_cross":
            return english_bosnian(text, rng)
        if name == "diaspora":
            return by_ear(plain_letters(NAMES["BALKANS_SHORT"].get(text, text) if rng.random() < 0.3 else text), rng)
        if name == "north":
            return capital(turned(text.replace("Š", "Ш").replace("Ž", "Ж"), NAMES["LATIN_TO_SERBIAN"]))
        return serbian(text) if name == "court" else text

    def _spell(self, text: str, people: str, name: str) -> str:
        rng = self.rng
        if people == "bs":
            return self._spell_bosnian(text, name)
        table, russian = (
            (NAMES["UKRAINIAN_TO_LATIN"], NAMES["UKRAINIAN_TO_RUSSIAN"])
            if people == "uk"
            else (NAMES["GEORGIAN_TO_LATIN"], NAMES["GEORGIAN_TO_RUSSIAN"])
        )
        if name in ("court", "north"):
            return capital(turned(text, russian))
        if name == "institute" and rng.random() < 0.5:
            return text
        latin = capital(turned(text, table))
        if people == "uk" and rng.random() < 0.4:
            latin = capital(
                turned(
                    turned(text, NAMES["UKRAINIAN_TO_RUSSIAN"]),
                    {"г": "g", "ы": "y", "и": "i", "е": "e"} | NAMES["UKRAINIAN_TO_LATIN"],
                )
            )
        return by_ear(latin, rng) if name == "diaspora" else latin

    def write(self, person: Person, name: str) -> Row:
        rng = self.rng
        given, father, surname = (
            self._spell(person[key], person["people"], name) for key in ("given", "father", "surname")
        )
        if name == "institute":
            return {"given": given, "patronymic": father, "surname": surname}
        if name == "court":
            return {"full_name": f"{surname} ({father}) {given}" if rng.random() < 0.2 else f"{given} {surname}"}
        if name == "north":
            return {"full_name": f"{surname} {given}"}
        return {"given": given, "surname": surname, "patronymic": father if rng.random() < 0.3 else ""}

    def place(self, place: str, name: str) -> str:
        return (
            serbian(place)
            if name in ("court", "north")
            else plain_letters(place)
            if name in ("red_cross", "diaspora")
            else place
        )


class Lakes:
    lists: ClassVar = {"commune": 0.45, "survivors": 0.35, "tribunal": 0.25}
    year = 1994

    def __init__(self, rng: random.Random, size: int) -> None:
        self.rng = rng
        self.places = villages(
            max(6, size // 110),
            rng,
            ["gi", "ka", "mu", "ru", "nya", "bu", "sha", "ngo", "ra", "ma", "ke", "mbe", "re", "zi"],
            ["", "ra", "ma", "yi", "ngo"],
        )

    def family(self) -> dict[str, Any]:
        return {"father": (often_first(NAMES["LAKES_OWN"], self.rng), often_first(NAMES["LAKES_M"], self.rng))}

    def person(self, family: dict[str, Any], role: str, sex: str) -> dict[str, Any]:
        if role == "father":
            return {"own": family["father"][0], "christian": family["father"][1]}
        return {
            "own": often_first(NAMES["LAKES_OWN"], self.rng),
            "christian": often_first(NAMES["LAKES_M"] if sex == "M" else NAMES["LAKES_F"], self.rng),
        }

    def write(self, person: Person, name: str) -> Row:
        rng = self.rng
        own, christian = person["own"], person["christian"]
        if name == "commune":
            return {"full_name": f"{own.upper()} {christian}"}
        if name == "survivors":
            short = christian.split("-")[0] if rng.random() < 0.4 else christian
            spelled = own.replace("r", "l", 1) if rng.random() < 0.1 else by_ear(own, rng)
            return {"given": "" if rng.random() < 0.2 else plain_letters(short), "surname": spelled}
        return {"full_name": f"{plain_letters(christian).replace('-', ' ')} {scanned(own, rng, 0.1)}"}

    def place(self, place: str, name: str) -> str:
        return by_ear(place, self.rng) if name == "survivors" else place


SETTINGS: dict[str, Callable[[random.Random, int], Any]] = {
    "andes": Andes,
    "levant": Levant,
    "balkans": Balkans,
    "lakes": Lakes,
}


def make(setting: str, records: int, seed: int) -> list[Row]:
    """The rows of all lists, with the truth in `true_id` and `family_id`."""
    rng = random.Random(f"{setting} {seed}")
    size = int(records / (sum(SETTINGS[setting].lists.values()) * 1.02))  # type: ignore[attr-defined]  # each setting has lists
    world = SETTINGS[setting](rng, size)
    persons = _persons(world, size, rng)
    rows = [row for name, share in world.lists.items() for row in _list(world, name, share, persons, rng)]
    rng.shuffle(rows)
    for number, row in enumerate(rows):
        row["rec_id"] = f"{setting[0].upper()}{number:06d}"
    return rows


def _persons(world: Any, size: int, rng: random.Random) -> list[Person]:
    days = {place: (rng.randint(1, 12), rng.randint(1, 28)) for place in world.places}
    weight = {place: rng.random() ** 2 + 0.05 for place in world.places}
    persons: list[Person] = []
    while len(persons) < size:
        family, number = world.family(), len(persons)
        place = rng.choices(world.places, [weight[one] for one in world.places])[0]
        month, day = days[place] if rng.random() < 0.6 else (rng.randint(1, 12), rng.randint(1, 28))
        seen, father_born = rng.gauss(0, 0.7), world.year - rng.randint(25, 70)
        for member in range(rng.choices((1, 2, 3, 4, 5, 7), (28, 20, 18, 16, 10, 8))[0]):
            role = ("father", "wife", "child")[min(member, 2)]
            sex = {"father": "M", "wife": "F"}.get(role) or rng.choice("MF")
            born = father_born + {"father": 0, "wife": rng.randint(-3, 9)}.get(role, rng.randint(18, 38))
            together = rng.random() < 0.85
            date = (month, day) if together else (rng.randint(1, 12), rng.randint(1, 28))
            persons.append({**world.person(family, role, sex), "sex": sex, "born": min(born, world.year),
                            "place": place, "date": date, "seen": seen,
                            "true_id": f"T{len(persons):06d}", "family_id": f"F{number:06d}",
                            "born_on": (rng.randint(1, 12), rng.randint(1, 28)),
                            "number": f"{rng.randrange(10**9):09d}"})  # fmt: skip
    return persons[:size]


def _list(world: Any, name: str, share: float, persons: list[Person], rng: random.Random) -> list[Row]:
    silent = {
        place: {column for column in ("age", "death_date", "sex") if rng.random() < 0.15} for place in world.places
    }
    with_age, with_date, gives_year = rng.uniform(0.4, 0.9), rng.uniform(0.4, 0.9), rng.random() < 0.4
    with_birthday, with_number = (
        (0.6, 0.25) if name in ("institute", "red_cross", "registry", "ministry") else (0.0, 0.0)
    )
    if setting_without_dates := isinstance(world, Lakes):
        with_date = 0.25
    rows: list[Row] = []
    before: tuple[Person, Row] | None = None
    for person in persons:
        if rng.random() > min(0.95, max(0.02, share + 0.09 * person["seen"])):
            continue
        for _ in range(1 + (rng.random() < (0.04 if setting_without_dates else 0.02))):
            row = _row(world, name, person, rng, silent[person["place"]], with_age, with_date, gives_year)
            if rng.random() < with_birthday:
                row["birth_date"] = f"{person['born_on'][1]:02d}.{person['born_on'][0]:02d}.{person['born']}"
            if rng.random() < with_number:
                row["identifier"] = person["number"]
            if before and before[0]["family_id"] == person["family_id"] and rng.random() < 0.06:
                for column in ("surname", "place", "death_date"):  # copied down from the row above
                    if before[1].get(column):
                        row[column] = before[1][column]
            rows.append({"list": name, **row, "true_id": person["true_id"], "family_id": person["family_id"]})
            before = person, row
    return rows


def _row(
    world: Any, name: str, person: Person, rng: random.Random, silent: set[str], with_age: float, with_date: float,
    gives_year: bool,
) -> Row:  # fmt: skip
    row: Row = dict(world.write(person, name))
    for column in ("given", "surname", "full_name"):
        if row.get(column) and rng.random() < 0.05:
            row[column] = slip(row[column], rng)
    if row.get("given") and row.get("surname") and rng.random() < 0.015:
        row["given"], row["surname"] = row["surname"], row["given"]
    age = world.year - person["born"] + (rng.choice((-3, -2, -1, 1, 2, 4)) if rng.random() < 0.2 else 0)
    if "age" not in silent and rng.random() < with_age:
        if gives_year:
            row["birth_year"] = world.year - age
        else:
            row["age"] = max(0, round(age, -1) if rng.random() < 0.25 else age)
    month, day = person["date"]
    if "death_date" not in silent and rng.random() < with_date:
        if rng.random() < 0.06:
            day = rng.randint(1, 28)
        whole = rng.random()
        day_first = name in ("registry", "court", "commune", "french")
        full = f"{day:02d}.{month:02d}.{world.year}" if day_first else f"{world.year}-{month:02d}-{day:02d}"
        row["death_date"] = full if whole < 0.7 else f"{world.year}-{month:02d}" if whole < 0.9 else str(world.year)
    if "sex" not in silent and rng.random() < 0.85:
        row["sex"] = person["sex"]
    if rng.random() < 0.85:
        row["place"] = world.place(person["place"], name)
    return row


def write(rows: list[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows)


def on_the_command_line(
    make: Callable[[str, int, int], list[Row]], settings: Iterable[str], description: str | None
) -> None:
    """Ask for a setting, a size, a seed and a file, make the lists and write them."""
    asked = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--setting", choices=sorted(settings), required=True)
    asked.add_argument("--records", type=int, default=5000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    made = make(given.setting, given.records, given.seed)
    write(made, given.out)
    print(f"{len(made):,} records", file=sys.stderr)


if __name__ == "__main__":
    on_the_command_line(make, SETTINGS, __doc__)
