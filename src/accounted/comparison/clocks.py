"""What a passage says of the clock of its figure: a count under way, an earlier state, a figure put right, a list."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from accounted.language import lookup_form
from accounted.model import Claim, CountClaim

__all__ = ["says", "says_beside"]

_BREAKS = (", ", "; ", " – ", " — ", "، ", "؛")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    source = files(__package__).joinpath("clocks.yaml")
    raw: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
    return {kind: _any_of(words) for kind, words in raw.items()}


def _any_of(words: list[str]) -> re.Pattern[str]:
    bare = sorted({lookup_form(word) for word in words}, key=lambda word: (-len(word), word))
    parts = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in bare)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def says(claim: Claim, kind: str) -> bool:
    """Whether the claim's passage holds words of a kind of `clocks.yaml`."""
    return _says(claim.passage.exact, kind)


def says_beside(claim: CountClaim, kind: str) -> bool:
    """Whether such words stand in the claim's clause: from the comma before its number to the one behind it."""
    passage, start = claim.passage.exact, claim.amount.start - claim.passage.start
    if not 0 <= start < len(passage):
        return False
    before = max(passage.rfind(mark, 0, start) for mark in _BREAKS)
    ends = [at for mark in _BREAKS if (at := passage.find(mark, start + len(claim.amount.exact))) >= 0]
    return _says(passage[before + 1 : min(ends, default=len(passage))], kind)


@lru_cache(maxsize=65536)
def _says(passage: str, kind: str) -> bool:
    return bool(_patterns()[kind].search(lookup_form(passage)))
