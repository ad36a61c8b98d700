"""What the parts of a figure leave over, as arithmetic and never as people: 613 − 239 to 613 − 169."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounted.comparison.origins import Told

__all__ = ["Rest", "rests"]

_BY_AGE = {"children": "children", "girls": "children", "boys": "children"}
_MAY_OVERLAP = frozenset({"women", "men", "elderly"})


@dataclass(frozen=True, slots=True)
class Rest:
    """How many of a whole its stated parts leave undescribed: between `low` and `high`, as parts may overlap.

    `in_words` is the sum as one would write it. Nobody says who the rest are.
    """

    whole: str
    parts: tuple[str, ...]
    low: int
    high: int
    in_words: str

    def to_dict(self) -> dict[str, Any]:
        """The arithmetic with the claims it is made of."""
        return {
            "whole": self.whole, "parts": list(self.parts), "low": self.low, "high": self.high,
            "in_words": self.in_words,
        }  # fmt: skip


def rests(told: Iterable[Told]) -> tuple[Rest, ...]:
    """For each exact whole with at least two exact parts by sex or age: what they leave, by the whole's id.

    Women, men and elderly may overlap one another; children overlap none of them.
    """
    held = {one.id: one for one in told}
    parts: dict[str, list[Told]] = {}
    for one in held.values():
        whole = held.get(one.claim.part_of or "")
        if whole and one.claim.group.code and _plain(one) and _plain(whole) and one.counted.fate == whole.counted.fate:
            parts.setdefault(whole.id, []).append(one)
    return tuple(_rest(held[id], parts[id]) for id in sorted(parts) if len(parts[id]) > 1 and _known(parts[id]))


def _plain(told: Told) -> bool:
    return told.claim.amount.precision == "exact"


def _known(parts: Iterable[Told]) -> bool:
    groups = [one.claim.group.code for one in parts]
    return len(set(groups)) == len(groups) and all(
        group in _MAY_OVERLAP or _BY_AGE.get(group or "") == "children" for group in groups
    )


def _rest(whole: Told, parts: list[Told]) -> Rest:
    ordered = sorted(parts, key=lambda one: one.claim.amount.start)
    sizes = {one.claim.group.code or "": one.claim.amount.low or 0 for one in ordered}
    young = max(sizes.get("children", 0), sizes.get("girls", 0) + sizes.get("boys", 0))
    sexes, aged = sizes.get("women", 0) + sizes.get("men", 0), sizes.get("elderly", 0)
    least, most = young + max(sexes, aged), sum(sizes.values())
    number = whole.claim.amount.low or 0
    low, high = max(number - most, 0), max(number - least, 0)
    written = " + ".join(f"{size:,}" for size in sizes.values())
    words = f"{number:,} − ({written}) = {number - most:,}"
    if least != most:
        words += f"; parts may overlap, so that up to {number:,} − {least:,} = {number - least:,} are not described"
    return Rest(whole.id, tuple(one.id for one in ordered), low, high, words)
