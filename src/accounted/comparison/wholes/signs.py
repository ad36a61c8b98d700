"""The plain signs by which a figure counts all of a fate in its incident or some, now or up to its hour.

Nearly all are of no language: where a figure stands, what stands beside it, who gives it, when. Each has a weight for
each property in `weights.yaml`, learnt from figures that people judged (`benchmarks/comparison/weigh.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import log

from accounted.comparison.clocks import says
from accounted.comparison.origins import Told
from accounted.comparison.scope import Scope
from accounted.comparison.wholes.clauses import KINDS, spoken_of
from accounted.comparison.wholes.field import Field, people

__all__ = ["interim_signs", "part_signs", "signs"]

_MOST, _FARTHEST = 7.0, 4.0  # logarithms beyond which more makes no difference
_UNDATED = date(9000, 1, 1)
_WEEK, _MONTH = 7, 30
_FINDING = frozenset({"commission", "court", "hospital"})


def signs(told: Told, field: Field, scope: Scope, ended: date | None) -> Mapping[str, Mapping[str, float]]:
    """The signs of a figure by property, each by the name that has a weight."""
    return {"part": part_signs(told, field, scope), "interim": interim_signs(told, field, scope, ended)}


def part_signs(told: Told, field: Field, scope: Scope) -> dict[str, float]:
    """The signs of whether a figure counts some of those of its fate, or people of another event."""
    claim, profile, counted = told.claim, told.profile, told.counted
    here, others = people(told), field.largest_of_others(told)
    middle = others[len(others) // 2] if others else here
    words = spoken_of(claim, scope.languages.get(claim.id))
    larger = field.larger_of_speaker(told)
    return {
        "said_to_be_a_part": float(claim.part_of is not None),
        "speaker_gives_more_here": float(larger is not None),
        "more_of_no_group_here": float(field.whole_here(told)),
        "largest_elsewhere_near": log(1 + field.near_largest(told)),
        "documents_giving_it": log(1 + field.giving(told)),
        "nobody_else_counts_these": float(not others),
        "below_what_others_give": _apart(middle / here),
        "above_what_others_give": _apart(here / middle),
        "late_in_document": field.place_in_document(told),
        "first_of_these_here": float(field.first_here(told)),
        "people": min(log(here + 1), _MOST), "nobody": float(here < 1), "at_most": float(_is(told, "at_most")),
        "of_a_group": float(counted.group is not None), "of_children": float(counted.group == "children"),
        "of_women": float(counted.group == "women"), "of_helpers": float(counted.group in ("humanitarian", "medical")),
        "killed": float(counted.fate == "killed"), "bodies_found": float(counted.fate == "body_found"),
        "publisher_says": float(told.own), "witness_says": float(bool(told.witness)), "in_a_paper": float(told.press),
        "body_says": float(profile.office), "army_says": float("army" in profile.bodies),
        "hospital_says": float("hospital" in profile.bodies),
        "place_of_its_own": float(field.place_of_its_own(told)), "at_one_spot": float(claim.id in scope.spots),
        **{f"speaks_of_{kind}": float(kind in words) for kind in KINDS},
    }  # fmt: skip


def interim_signs(told: Told, field: Field, scope: Scope, ended: date | None) -> dict[str, float]:
    """The signs of whether a figure is one of a count that goes on."""
    later = [people(one) for one in field.later(told)]
    here, others, profile = people(told), field.largest_of_others(told), told.profile
    words = spoken_of(told.claim, scope.languages.get(told.id))
    return {
        **_since(told, ended), "turn_of_its_document": field.turn(told),
        "says_so": float(says(told.claim, "so_far")), "more_later": float(any(one > here for one in later)),
        "same_later": float(here in later), "late_in_document": field.place_in_document(told),
        "below_all_others": _apart(others[0] / here) if others else 0.0,
        "at_most": float(_is(told, "at_most")), "nobody": float(here < 1), "publisher_says": float(told.own),
        "finder_says": float(bool(profile.bodies & _FINDING)), "in_a_table": float(told.claim.passage.row is not None),
        "of_civilians": float(told.claim.group.code == "civilians"),
        "of_fighters": float(told.claim.group.code == "combatants"),
        "speaks_of_ourselves": float("ourselves" in words),
    }  # fmt: skip


def _since(told: Told, ended: date | None) -> dict[str, float]:
    """How long after the event its document appeared, in steps that grow."""
    if ended is None or told.dated[1] >= _UNDATED:
        return {"no_day": 1.0, "same_day": 0.0, "next_day": 0.0, "second_day": 0.0, "first_week": 0.0, "months": 0.0}
    after = (told.dated[1] - ended).days
    return {
        "no_day": 0.0, "same_day": float(after <= 0), "next_day": float(after == 1), "second_day": float(after == 2),
        "first_week": float(2 < after <= _WEEK), "months": max(0.0, log(max(after, 1) / _MONTH)),
    }  # fmt: skip


def _apart(times: float) -> float:
    return min(max(log(times), 0.0), _FARTHEST)


def _is(told: Told, precision: str) -> bool:
    return told.claim.amount.precision == precision
