"""Figures whose words say that they count people of more than one incident."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

import yaml

from accounted.comparison.gathering.times import NEAR_DAYS, Stretch
from accounted.language import lookup_form
from accounted.model import Claim, dated, say
from accounted.model.edtf import days

__all__ = ["all_over", "counts_since", "why_wider"]

LONG_DAYS = 60
"""A period given by its two ends that is longer is wider than one incident."""


@cache
def _written() -> dict[str, list[str]]:
    return cast(
        "dict[str, list[str]]",
        yaml.load(files(__package__).joinpath("wider.yaml").read_text("utf-8"), Loader=yaml.BaseLoader),
    )


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(_written()["wider"])


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(_of, _phrases()), key=lambda one: (-len(one), one))))


@cache
def _needed() -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """Of each phrase, the whole words and the beginnings of words without which it can't stand in a text."""
    return tuple((_whole(phrase), _begun(phrase)) for phrase in map(lookup_form, _phrases()))


def _whole(phrase: str) -> frozenset[str]:
    words = (word for word in phrase.split() if word != "_" and not word.endswith("*"))
    return frozenset(part for word in words for part in _LETTERS.findall(word))


def _begun(phrase: str) -> tuple[str, ...]:
    return tuple(word.rstrip("*") for word in phrase.split() if word.endswith("*"))


_LETTERS = re.compile(r"\w+")


def _of(phrase: str) -> str:
    words = []
    for word in lookup_form(phrase).split():
        bare = re.escape(word.rstrip("*"))
        words.append(r"(?:[\w’'-]+\s+){0,2}" if word == "_" else bare + (r"\w*" if word.endswith("*") else "") + r"\s+")
    pattern = "".join(words)
    return rf"(?<!\w){pattern.removesuffix(chr(92) + 's+')}(?!\w)"


def why_wider(claim: Claim, when: Stretch | None = None) -> str | None:
    """One sentence on why a claim counts people of more than one incident, or None where nothing says so.

    A count until some day ("by 2006") is a count under way. Args: when: the days of the incident of its document; a
    period that begins with these, or later, is no wider.
    """
    period = claim.period
    if period and period.basis == "sentence" and "/" in period.edtf:
        first, last = days(period.edtf)
        within = first and when and first >= when.first - timedelta(days=NEAR_DAYS)
        if first and not within and (last is None or (last - first).days > LONG_DAYS):
            time = period.exact or dated(period.edtf)
            return say("It speaks of {time}, which is longer than one incident.", time=time)
    passage = claim.passage.exact
    for name in (claim.said_by.name, *claim.said_by.via):
        passage = passage.replace(name, " . ")  # a ministry of war speaks of one incident like any other
    found = _phrase_in(passage)
    return say("“{words}” speaks of more than one incident.", words=found) if found else None


@lru_cache(maxsize=65536)
def _phrase_in(passage: str) -> str | None:
    """The phrase of a passage; where it lacks a word of each, the long pattern is not tried."""
    text = lookup_form(passage)
    words = {*_LETTERS.findall(text)}
    if not any(whole <= words and all(part in text for part in begun) for whole, begun in _needed()):
        return None
    found = _pattern().search(text)
    return found.group().strip() if found else None


def all_over(claim: Claim) -> bool:
    """Whether a claim counts people of a year or longer all over a country or region: "across the country in 2019"."""
    if claim.period is None or claim.period.basis != "sentence":
        return False
    first, last = days(claim.period.edtf)
    long = first is None or last is None or (last - first).days > LONG_DAYS
    return long and any(not it[1].islower() for it in _all_over().finditer(claim.passage.exact))


@cache
def _all_over() -> re.Pattern[str]:
    """Words for all of a country or region, with the first letter of what stands behind them."""
    over, articles = ("|".join(map(re.escape, _written()[key])) for key in ("all_over", "articles"))
    return re.compile(rf"(?<!\w)(?:{over}) (?:(?:{articles}) )?(\w)", re.IGNORECASE)


def counts_since(claim: Claim) -> bool:
    """Whether the words make the claim's date the day since which somebody counts: since 27 September, à ce jour."""
    period = claim.period
    if period is None or not period.exact or period.basis not in ("sentence", "derived"):
        return False
    before, _, behind = claim.passage.exact.partition(period.exact)
    words = lookup_form(before).split()
    since, until = _since()
    return bool(words and words[-1] in since) or lookup_form(behind).lstrip("'’").startswith(until)


@cache
def _since() -> tuple[frozenset[str], tuple[str, ...]]:
    return frozenset(map(lookup_form, _written()["since"])), tuple(map(lookup_form, _written()["until_now"]))
