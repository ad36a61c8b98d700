"""Measure how the figures of the comparison's cases are read: found, right in each respect, and what else was read.

    .venv/bin/python benchmarks/comparison/figures.py [--only A-B] [FOLDER …]

Without a folder, the cases beside this file are read, of those with a number from A to B only. A figure is found when
a claim of the same fate stands on its number words, with the same ends and precision; then its speaker, group, unit
and polarity are looked at. Where the gold names the figure's incident, its place is right when a word of the place
read sounds like one of the incident's, and its day when the two periods have a day in common. What overlaps no figure
of the gold is extra.
Dates, durations and actors that contradict one another stand as sentences in the gold: a side is read when a claim of
one of its sentences has what is meant: a date by words of that sentence, an event with a length of time, an actor.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scoring import Case, load

from accounted.comparison.spelling import plain, sounds, tokens_of
from accounted.model import Claim, CountClaim, EventClaim
from accounted.model.edtf import days

HERE = Path(__file__).resolve().parent
RESPECTS = ("said_by", "group", "unit", "polarity")


@dataclass(slots=True)
class Read:
    """Counts over cases, and every error in a line, by its class."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[str, str]] = field(default_factory=list)

    def wrong(self, kind: str, said: str) -> None:
        """Count an error and keep its line."""
        self.counts[kind] += 1
        self.errors.append((kind, said))


def look(case: Case, made: Read) -> None:
    """Add what was read of one case."""
    taken: set[str] = set()
    for figure in case.gold["figures"]:
        document = case.of(figure["document"])
        near = [one for one in _counts(case, document.digest) if _overlap(one, figure)]
        taken |= {one.id for one in near}
        made.counts["judged"] += 1
        _figure(case, figure, near, made)
    for one in case.claims:
        if isinstance(one, CountClaim) and one.amount.quantified and one.id not in taken:
            made.wrong("extra", f"{case.name[:6]} {one.source.name[:6]} {_said(one)}: {_sentence(case, one)}")
    for gold in case.gold["contradictions"]:
        for side in ("a", "b"):
            for sentence in gold.get(side, ()):
                _side(case, gold["kind"], sentence, made)


def _counts(case: Case, digest: str) -> list[CountClaim]:
    return [
        one for one in case.claims
        if isinstance(one, CountClaim) and one.source.digest == digest and one.amount.quantified
    ]  # fmt: skip


def _overlap(claim: CountClaim, figure: Mapping[str, Any]) -> bool:
    return claim.amount.start < figure["end"] and figure["start"] < claim.amount.end


def _figure(case: Case, figure: Mapping[str, Any], near: list[CountClaim], made: Read) -> None:
    where = f"{case.name[:6]} {figure['id']}"
    line = figure["sentence"].replace("\n", " ")
    if not near:
        made.wrong("missed", f"{where} {figure['number']!r} {figure['fate']}: {line}")
        return
    best = min(near, key=lambda one: (one.fate.code != figure["fate"], one.amount.start != figure["start"], one.id))
    if best.fate.code != figure["fate"]:
        made.wrong("fate", f"{where} {figure['number']!r} {best.fate.code} for {figure['fate']}: {line}")
        return
    amount = best.amount
    if (amount.start, amount.end) != (figure["start"], figure["end"]):
        made.wrong("span", f"{where} {amount.exact!r} for {figure['number']!r}: {line}")
        return
    if (amount.low, amount.high, amount.precision) != (figure["low"], figure["high"], figure["precision"]):
        said = f"{amount.low}-{amount.high} {amount.precision} for {figure['low']}-{figure['high']}"
        made.wrong("bounds", f"{where} {amount.exact!r} {said} {figure['precision']}: {line}")
        return
    made.counts["found"] += 1
    read = {
        "said_by": _named(best, str(figure["said_by"])),
        "group": best.group.code,
        "unit": best.unit,
        "polarity": best.polarity,
    }
    for respect in RESPECTS:
        gold = figure.get(respect, "affirmed" if respect == "polarity" else None)
        if read[respect] != gold and not (respect == "said_by" and _one_name(str(read[respect]), str(gold))):
            made.wrong(respect, f"{where} {amount.exact!r} {read[respect]!r} for {gold!r}: {line}")
    incident = case.incident(figure["incident"])
    if incident is not None:
        made.counts["of an incident"] += 1
        _judge(
            made,
            "place",
            _place(best, incident),
            f"{where} {best.place and best.place.name!r} for {incident['place']}: {line}",
        )
        _judge(
            made,
            "day",
            _day(best, incident),
            f"{where} {best.period and best.period.edtf} for {incident['period']}: {line}",
        )


def _judge(made: Read, respect: str, right: bool | None, said: str) -> None:
    """Count whether a place or a day is right; None is none read."""
    if right:
        made.counts[f"{respect} right"] += 1
    else:
        made.wrong(f"no {respect}" if right is None else f"other {respect}", said)


def _place(claim: CountClaim, incident: Mapping[str, Any]) -> bool | None:
    if claim.place is None or not incident.get("place"):
        return None
    read, gold = ({sounds(word) or word for word in tokens_of(name)} for name in (claim.place.name, incident["place"]))
    return bool(read & gold)


def _day(claim: CountClaim, incident: Mapping[str, Any]) -> bool | None:
    if claim.period is None or not incident.get("period"):
        return None
    read, gold = days(claim.period.edtf), days(str(incident["period"]))
    if None in (read.first, read.last, gold.first, gold.last):
        return None
    return read.first <= gold.last and gold.first <= read.last


def _named(claim: CountClaim, gold: str) -> str:
    """Who is read as speaking; the publisher by that word where the gold says so, else by the gold's name for it."""
    publisher = claim.carried_by or ""
    own = claim.said_by.name == "publisher" or (bool(publisher) and _one_name(claim.said_by.name, publisher))
    named = gold == "publisher" or (bool(publisher) and _one_name(gold, publisher))
    return gold if own and named else claim.said_by.name


def _one_name(read: str, gold: str) -> bool:
    """Whether two names differ in small words, case, or in words that only one of them has."""
    one, other = ({word for word in plain(name).split() if len(word) > 2} - {"the"} for name in (read, gold))
    return "publisher" not in (read, gold) and bool(one and other) and (one <= other or other <= one)


def _side(case: Case, kind: str, sentence: Mapping[str, str], made: Read) -> None:
    document = case.of(sentence["document"])
    start = case.texts[document.digest].find(sentence["sentence"])
    end = start + len(sentence["sentence"])
    there = [
        one for one in case.claims
        if one.source.digest == document.digest and one.passage.start < end and start < one.passage.end
    ]  # fmt: skip
    read = [one for one in there if _fits(one, kind)]
    made.counts[f"sides of {kind}"] += 1
    made.counts[f"sides of {kind} read"] += bool(read)
    line = f"{case.name[:6]} {sentence['document'][:6]} {sentence['sentence']}".replace("\n", " ")
    what = "; ".join(f"{one.kind} {_beside(one)}" for one in there)
    made.errors.append((f"{kind} {'read' if read else 'not read'}", f"{line}\n      {what}"))


def _beside(one: Claim) -> str:
    period = f"{one.period.edtf} {one.period.basis}" if one.period else "-"
    what = f"{one.type}:{one.what!r}" if isinstance(one, EventClaim) else ""
    return f"{what} [{period}] by {one.actor.name if one.actor else '-'} said {one.said_by.name}"


def _fits(one: Claim, kind: str) -> bool:
    if kind == "actor":
        return one.actor is not None or bool(isinstance(one, EventClaim) and one.actors)
    if kind == "date":
        return one.period is not None and bool(one.period.exact) and one.period.exact in one.passage.exact
    return isinstance(one, EventClaim)


def _said(one: CountClaim) -> str:
    return f"{one.amount.exact!r} {one.fate.code} {one.group.code} by {one.said_by.name}"


def _sentence(case: Case, one: CountClaim) -> str:
    text = case.texts[one.source.digest]
    return text[max(0, one.amount.start - 70) : one.amount.end + 70].replace("\n", " ⏎ ")


def written(made: Read) -> Iterator[str]:
    """The counts, then every error by class."""
    counts = made.counts
    read = counts["judged"] - counts["missed"]
    yield f"figures: {counts['judged']}, read: {read}, found: {counts['found']}, extra: {counts['extra']}"
    yield f"fate wrong: {counts['fate']}, span: {counts['span']}, bounds: {counts['bounds']}"
    for respect in RESPECTS:
        yield f"{respect} right: {counts['found'] - counts[respect]} of {counts['found']}"
    for respect in ("place", "day"):
        of = f"{counts[f'{respect} right']} of {counts['of an incident']}"
        yield f"{respect} right: {of}, another: {counts[f'other {respect}']}, none: {counts[f'no {respect}']}"
    for key in sorted(counts):
        if key.startswith("sides of") and not key.endswith("read"):
            yield f"{key}: {counts[f'{key} read']} of {counts[key]}"
    for kind in dict.fromkeys(kind for kind, _ in made.errors):
        yield f"\n## {kind}\n"
        yield from (f"- {said}" for one, said in made.errors if one == kind)


def main() -> int:
    """Read and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE / "cases"])
    parser.add_argument("--only", metavar="A-B", default="0-9999", help="cases with a number from A to B")
    asked = parser.parse_args()
    first, last = map(int, asked.only.split("-"))
    made = Read()
    for folder in asked.folders:
        for path in sorted(folder.glob("*/gold.yaml")):
            if first <= int(path.parent.name.split("-")[1]) <= last:
                look(load(path.parent), made)
    print("\n".join(written(made)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
