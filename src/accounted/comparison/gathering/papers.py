"""Dates that are those of a letter, a reply or a list, and of nothing that happened to people."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

import yaml

from accounted.language import lookup_form
from accounted.model import Claim

__all__ = ["ends_a_count", "is_of_a_paper", "tells_of_a_deed"]

_BEFORE = 3
"""How many words before a date say whose date it is."""
_MARKS = ".,;:!?«»“”\"'()،؛։"
_NEAR = 8
"""So many words on either side of a date tell of no paper and nobody's statement where it is surely that of a deed."""


def is_of_a_paper(claim: Claim) -> bool:
    """Whether the words right before a claim's date make it that of a letter, a list, or of another paper."""
    exact = claim.period.exact if claim.period else None
    return bool(exact) and _papers_before(claim.passage.exact, exact or "")


@lru_cache(maxsize=65536)
def _papers_before(passage: str, exact: str) -> bool:
    head, found, _ = passage.partition(exact)
    before = lookup_form(head).split()[-_BEFORE:] if found else []
    return any(_papers().fullmatch(word) for word in before) or bool(_small().intersection(before[-1:]))


def tells_of_a_deed(claim: Claim) -> bool:
    """Whether a claim's own sentence gives its date, and no words near that are of a paper, a statement or a count."""
    if claim.period is None or not claim.period.exact or claim.period.basis != "sentence":
        return False
    before, found, behind = claim.passage.exact.partition(claim.period.exact)
    words = [*lookup_form(before).split()[-_NEAR:], *lookup_form(behind).split()[:_NEAR]]
    said = ends_a_count(before, behind) or _papers_before(claim.passage.exact, claim.period.exact)
    return bool(found) and not said and not any(_papers().fullmatch(word.strip(_MARKS)) for word in words)


@lru_cache(maxsize=65536)
def ends_a_count(before: str, behind: str) -> bool:
    """Whether the words before or behind a date make it the day up to which somebody counted: up to the evening of it.

    Args:
        before: the text of its sentence up to the date. behind: the rest of that.
    """
    until, since = _counted()
    return bool(until.search(lookup_form(before)) or since.match(lookup_form(behind)))


@cache
def _counted() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the last day of a count, up to its end, and what stands behind one, from its beginning."""
    until, earlier, parts, small, behind = (
        _any_of(_written()[key])
        for key in ("counted_until", "earlier_than", "parts_of_the_day", "small", "counted_until_behind")
    )
    before = rf"(?<!\w)(?:{until}(?:\s+(?:{parts}|{small}))*|{earlier}(?:\s+{small})*)\s+$"
    return re.compile(before), re.compile(rf"['’-]?\w{{0,4}}[\s-]+{behind}(?!\w)")


def _any_of(words: list[str]) -> str:
    bare = sorted(map(lookup_form, words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in bare) + ")"


@cache
def _written() -> dict[str, list[str]]:
    source = files(__package__).joinpath("papers.yaml")
    return cast("dict[str, list[str]]", yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader))


@cache
def _small() -> frozenset[str]:
    return frozenset(map(lookup_form, _written()["right_before"]))


@cache
def _papers() -> re.Pattern[str]:
    return re.compile(_any_of(_written()["papers"]))
