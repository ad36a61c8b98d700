"""How likely a figure counts some only, and how likely its count goes on; the sign that tells most is the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

import yaml

from accounted.comparison.origins import Told
from accounted.comparison.scope import Scope
from accounted.comparison.wholes.clauses import spoken_of
from accounted.comparison.wholes.field import Field
from accounted.comparison.wholes.signs import signs
from accounted.model import Sentence, say
from accounted.model.amount import in_words

__all__ = ["Chance", "chances", "reason", "weights"]

_NONE: Mapping[str, float] = {}


class Chance(NamedTuple):
    """What speaks for it that a figure counts some only (`part`), and that its count goes on (`interim`).

    Both are logarithms of odds: nothing speaks for either side at 0. `why` is the sign that tells most for a part.
    """

    part: float = 0.0
    interim: float = 0.0
    why: str = ""

    @property
    def goes_on(self) -> float:
        """How likely its count goes on, from 0 to 1."""
        return 1 / (1 + exp(-self.interim))


def chances(told: Iterable[Told], scope: Scope, ended: date | None) -> dict[str, Chance]:
    """The chance of each figure of an incident, by its claim.

    Args:
        ended: the last day of the event, where it is known to the day.
    """
    held = [one for one in told if one.claim.amount.quantified]
    field, table = Field(held), weights()
    return {one.id: _chance(signs(one, field, scope, ended), table) for one in held}


def _chance(found: Mapping[str, Mapping[str, float]], table: Mapping[str, Mapping[str, float]]) -> Chance:
    part, interim = (table[name]["always"] + sum(_told(found[name], table[name]).values()) for name in found)
    telling = {name: it for name, it in _told(found["part"], table["part"]).items() if name in _REASONS and it > 0}
    return Chance(part, interim, max(sorted(telling), key=lambda name: telling[name], default=""))


def _told(found: Mapping[str, float], table: Mapping[str, float]) -> dict[str, float]:
    return {name: table.get(name, 0.0) * value for name, value in found.items() if value}


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weights of the signs, by property."""
    source = files(__package__).joinpath("weights.yaml")
    read: dict[str, dict[str, float]] = yaml.safe_load(source.read_text("utf-8"))
    return read


_REASONS = {
    "said_to_be_a_part": say("it is said to be a part"),
    "speaker_gives_more_here": say("its speaker gives more beside it"),
    "nobody_else_counts_these": say("no other document counts these"),
    "below_what_others_give": say("others give more"),
    "above_what_others_give": say("others give fewer, as of one event among several"),
    "late_in_document": say("it stands after the other figures of its document"),
    "of_helpers": say("it counts helpers only"),
    "bodies_found": say("bodies are found one after another"),
    "publisher_says": say("who brings it out tells it, and names nobody who counted"),
    "witness_says": say("a witness tells of those whom one saw"),
    "hospital_says": say("a hospital counts those who came there"),
    "place_of_its_own": say("its sentence names a place that no other document names"),
    "at_one_spot": say("its sentence speaks of one place of several"),
    "speaks_of_ourselves": say("its words speak of the speaker's own people"),
    "speaks_of_spot": say("its words speak of one spot"),
    "speaks_of_cause": say("its words name one cause of death"),
    "speaks_of_only": say("its words speak of some only"),
}


def reason(told: Told, chance: Chance, language: str | None) -> Sentence:
    """Why a figure most likely counts some only, as the reason of a comparison."""
    figure = in_words(told.claim.amount)
    because = _REASONS.get(chance.why, say("more speaks for it than against it"))
    quoted = spoken_of(told.claim, language).get(chance.why.removeprefix("speaks_of_"), "")
    if quoted:
        return say("{figure} most likely counts some only: {because} (“{words}”)", figure=figure, because=because,
                   words=quoted)  # fmt: skip
    return say("{figure} most likely counts some only: {because}", figure=figure, because=because)
