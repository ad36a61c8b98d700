"""How likely a figure counts people of another event than its document is about, or of more than one, and why.

The weights of the signs were learnt from figures that people judged (`benchmarks/comparison/weigh_beyond.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from accounted.model import Sentence, say

__all__ = ["Beyond", "Telling", "reason", "told", "weights"]


class Beyond(NamedTuple):
    """A figure that more likely than not is of something else; `why` names the sign that tells most. `spans` says
    whether its sentence speaks of a long time or a wide area, and so may be of no one incident."""

    why: str
    spans: bool


class Telling(NamedTuple):
    """What signs tell together, as the logarithm of odds; `why` is the one of those that can be a reason that tells
    most, and `most` how much that is."""

    odds: float
    why: str
    most: float


@cache
def weights() -> Mapping[str, float]:
    """The weights of the signs."""
    source = files(__package__).joinpath("weights.yaml")
    read: dict[str, float] = yaml.safe_load(source.read_text("utf-8"))
    return read


def told(signs: Mapping[str, float], table: Mapping[str, float]) -> Telling:
    """What signs tell by their weights."""
    odds, why, most = 0.0, "", 0.0
    for name, value in signs.items():
        if value:
            tells = table.get(name, 0.0) * value
            odds += tells
            if tells > most and name in _REASONS:
                why, most = name, tells
    return Telling(odds, why, most)


_REASONS = {
    "since_beside_it": say("its words speak of a longer time"),
    "over_a_span": say("its words speak of a longer time"),
    "over_its_days": say("its words speak of a longer time"),
    "long_before": say("its words speak of an earlier time"),
    "wide_area": say("its words speak of a wider area"),
    "at_the_same_time": say("its words speak of something else at that time"),
    "calls_to_mind": say("its words call something to mind"),
    "names_others_only": say("its sentence names another place"),
    "its_place_is_another": say("its sentence names another place"),
    "above_what_others_give": say("others give fewer, as of one event among several"),
    "below_what_others_give": say("others give more"),
    "late_in_document": say("it stands after the other figures of its document"),
    "in_last_paragraph": say("it stands after the other figures of its document"),
    "publisher_says": say("who brings it out tells it, and names nobody who counted"),
}


def reason(beyond: Beyond) -> Sentence:
    """Why a figure is most likely of something else, as the reason of where it is put."""
    because = _REASONS.get(beyond.why, say("more speaks for it than against it"))
    return say("It most likely counts people of another event, or of more than one: {because}.", because=because)
