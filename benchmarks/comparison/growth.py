"""How the time of a comparison grows with the case: invented claims, up to 100,000 in 5,000 documents of 500 incidents.

    .venv/bin/python benchmarks/comparison/growth.py

Each incident has ten documents with about twenty claims each; places, speakers and figures are drawn by a fixed seed.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from time import perf_counter

from accounted.comparison import compare, compare_one
from accounted.model import (
    OWN_VOICE,
    Amount,
    Claim,
    CountClaim,
    Document,
    Fate,
    Group,
    Passage,
    Period,
    Place,
    ReadBy,
    Source,
    Speaker,
    Stated,
    digest_of,
)  # fmt: skip

HERE = Path(__file__).resolve().parent
SIZES = (5, 50, 125, 250, 500)
SYLLABLES = ("ka", "ro", "ve", "lim", "ta", "su", "nor", "di", "pesh", "ga", "mu", "zel", "or", "bi", "shan")
SPEAKERS = ("the Ministry of Health", "the police", "the mayor", "the district hospital", "a survivor", "the army")
FATES = ("killed", "injured", "missing", "captured", "displaced")


def invented(incidents: int, chance: random.Random) -> tuple[list[Document], list[Claim], dict[str, str]]:
    """Documents, claims and texts of that many incidents."""
    documents, claims, texts = [], list[Claim](), {}
    for number in range(incidents):
        place = "".join(chance.choices(SYLLABLES, k=4)).title()
        day = f"19{chance.randint(50, 99)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        tolls = {fate: chance.randint(12, 900) for fate in FATES}
        for one in range(10):
            name = f"{number:03}-{one}.txt"
            published = f"{int(day[:4]) + one // 5}{day[4:]}"
            document, text = _document(name, place, published), ""
            made = []
            for _ in range(20):
                fate, speaker = chance.choice(FATES), chance.choice((None, *SPEAKERS))
                value = tolls[fate] if chance.random() < 0.7 else chance.randint(12, 900)
                sentence = f"{speaker or 'It'} said that {value} people were {fate} in {place} on {day}. "
                made.append(_claim(document, text, sentence, value, fate, speaker, place, day))
                text += sentence
            documents.append(document)
            claims += made
            texts[document.digest] = text
    return documents, claims, texts


def _document(name: str, place: str, published: str) -> Document:
    return Document(
        digest=digest_of(name.encode()), name=name, kind="text", media_type="text/plain", importer="text/1",
        title=Stated(f"What happened in {place}", "given"), publisher=Stated(f"Paper {name[-5]}", "given"),
        published=Stated(published, "given"),
    )  # fmt: skip


def _claim(
    document: Document, text: str, sentence: str, value: int, fate: str, speaker: str | None, place: str, day: str
) -> CountClaim:
    start, number = len(text), str(value)
    at, where = start + sentence.index(number), start + sentence.index(place)
    return CountClaim(
        source=Source(document.digest, document.name),
        passage=Passage(start, start + len(sentence), sentence, text[-32:], ""),
        said_by=Speaker(speaker, "indirect") if speaker else OWN_VOICE, read_by=ReadBy("rules", "1", "en"),
        carried_by=document.publisher.value if document.publisher else None, fate=Fate(fate), group=Group(),
        amount=Amount(number, at, at + len(number), value, value, "exact"),
        place=Place(place, where, where + len(place)), period=Period(day, "sentence", day),
    )  # fmt: skip


def main() -> int:
    """Measure, print and write the curve."""
    lines = ["| incidents | documents | claims | whole case, s | ms per 1,000 claims | one incident, ms |",
             "|---|---|---|---|---|---|"]  # fmt: skip
    for incidents in SIZES:
        documents, claims, texts = invented(incidents, random.Random(7))
        begun = perf_counter()
        found = compare(claims, documents, (), texts, "growth")
        took = perf_counter() - begun
        one = found.comparisons[0]
        about = set(one.claims)
        digests = {claim.source.digest for claim in claims if claim.id in about}
        mine = [claim for claim in claims if claim.id in about]
        near = [document for document in documents if document.digest in digests]
        begun = perf_counter()
        compare_one(one.incident, mine, near)
        single = perf_counter() - begun
        lines.append(
            f"| {len(found.comparisons):,} | {len(documents):,} | {len(claims):,} | {took:.1f} | "
            f"{took / len(claims) * 1e6:.0f} | {single * 1000:.0f} |"
        )
        print(lines[-1], flush=True)
    head = "# How the time grows\n\nWritten by `benchmarks/comparison/growth.py`, on one core; invented claims.\n\n"
    (HERE / "growth.md").write_text(head + "\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
