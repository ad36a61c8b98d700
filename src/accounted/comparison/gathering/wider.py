"""Figures whose words say that they count people of more than one incident."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from accounted.language import lookup_form
from accounted.model import Claim
from accounted.model.edtf import days

__all__ = ["why_wider"]

LONG_DAYS = 60
"""A period given by its two ends that is longer is wider than one incident."""


@cache
def _pattern() -> re.Pattern[str]:
    source = files(__package__).joinpath("wider.yaml")
    raw = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
    return re.compile("|".join(sorted((_of(phrase) for phrase in raw["wider"]), key=lambda one: (-len(one), one))))


def _of(phrase: str) -> str:
    words = []
    for word in lookup_form(phrase).split():
        bare = re.escape(word.rstrip("*"))
        words.append(r"(?:[\w’'-]+\s+){0,2}" if word == "_" else bare + (r"\w*" if word.endswith("*") else "") + r"\s+")
    pattern = "".join(words)
    return rf"(?<!\w){pattern.removesuffix(chr(92) + 's+')}(?!\w)"


def why_wider(claim: Claim) -> str | None:
    """One sentence on why a claim counts people of more than one incident, or None where nothing says so."""
    period = claim.period
    if period and period.basis == "sentence" and "/" in period.edtf:
        first, last = days(period.edtf)
        if first is None or last is None or (last - first).days > LONG_DAYS:
            return f"It speaks of {period.exact or period.edtf}, which is longer than one incident."
    found = _pattern().search(lookup_form(claim.passage.exact))
    return f"“{found.group().strip()}” speaks of more than one incident." if found else None
