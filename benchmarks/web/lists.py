"""Two invented lists of persons that share some of them, for a large case; the same on every machine."""

from __future__ import annotations

import csv
import random
from pathlib import Path

from benchmarks.comparison.invented import SYLLABLES

PERSONS, LISTED = 2_500, 0.6
"""How many persons there are, and which share of them each list holds."""
COLUMNS = ("rec_id", "surname", "given", "sex", "birth_year", "place")


def lists(folder: Path, seed: int = 11) -> list[Path]:
    """The two lists as files."""
    chance = random.Random(seed)
    families, given = [_name(chance, 3) for _ in range(400)], [_name(chance, 2) for _ in range(150)]
    places = [_name(chance, 4) for _ in range(60)]
    persons = [
        [chance.choice(families), chance.choice(given), chance.choice("mf"), chance.randint(1900, 1990),
         chance.choice(places)]
        for _ in range(PERSONS)
    ]  # fmt: skip
    paths = []
    for name in ("hospital", "parish"):
        paths.append(folder / f"{name}.csv")
        with paths[-1].open("w", encoding="utf-8", newline="") as out:
            rows = csv.writer(out)
            rows.writerow(COLUMNS)
            held = (it for it in persons if chance.random() < LISTED)
            rows.writerows([number, *_written(it, chance)] for number, it in enumerate(held, 1))
    return paths


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(SYLLABLES, k=syllables)).title()


def _written(person: list[object], chance: random.Random) -> list[object]:
    """A person as a clerk writes them, sometimes a year off, sometimes with a letter lost."""
    surname, given, sex, born, place = person
    if chance.random() < 0.1:
        born = int(str(born)) + chance.choice((-1, 1))
    if chance.random() < 0.1:
        surname = str(surname)[:-1]
    return [surname, given, sex, born, place]
