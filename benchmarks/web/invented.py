"""Invented documents of any number, each with about twenty claims, about invented places; the same on every machine."""

from __future__ import annotations

import random
from collections.abc import Iterator

FIRST = ("Hal", "Nor", "Vel", "Tam", "Kor", "Sel", "Bri", "Dun", "Mar", "Osk", "Lin", "Pra")
LAST = ("den", "wick", "mora", "stad", "haven", "burg", "vik", "rova", "ting", "ford")
SPEAKERS = (
    "the harbour office", "the Ministry of Health", "police", "the mayor", "the hospital", "the fire service",
    "the governor's office", "the army", "a nurse", "the relief committee", "the district court", "the dockers",
)  # fmt: skip
PAPERS = ("Coast Radio", "Evening Post", "The Pilot", "Northern Wire", "Harbour News", "Daily Ledger")
MONTHS = ("January", "March", "May", "June", "August", "October")
SENTENCES = (
    "At least {a} people were killed and {b} wounded in the shelling of {place} on {day} {month} {year}, {one} said.",
    "{One} said that {a} people had died in {place}, among them {c} children and {d} women.",
    "{One} put the number of missing at {c} and of displaced people at {e}.",
    "According to {one}, {a} bodies were found in {place}.",
    "{One} reported that {b} people were injured and {d} captured on {day} {month} {year}.",
    "Some {e} people fled {place}, {one} added, while {two} said that {c} people were killed.",
    "{One} called it a massacre and condemned the shelling of {place}.",
)


def documents(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The name and the text of each, with publisher and date in its head."""
    chance = random.Random(seed)
    places = [first + last for first in FIRST for last in LAST]
    for number in range(count):
        place, year = places[number % len(places)], 1990 + number // len(places) % 30
        month = MONTHS[number // 7 % len(MONTHS)]
        lines = []
        for sentence in range(9):
            one, two = chance.sample(SPEAKERS, 2)
            a = chance.randint(3, 900)
            said = {
                "a": a, "b": a * 2 + 1, "c": max(a // 9, 2), "d": max(a // 5, 3), "e": a * 10, "one": one, "two": two,
                "One": one[0].upper() + one[1:], "place": place, "day": chance.randint(1, 28), "month": month,
                "year": year,
            }  # fmt: skip
            lines.append(SENTENCES[(number + sentence) % len(SENTENCES)].format(**said))
        head = f"---\npublisher: {PAPERS[number % len(PAPERS)]}\ndated: {year}-12-{number % 28 + 1:02}\n---\n"
        yield f"{number:05}-{place}.md", head + "\n\n".join(lines) + "\n"
