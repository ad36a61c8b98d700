"""The plain signs by which a figure counts all of a fate in its incident or some, now or up to its hour.

Nearly all are of no language: where a figure stands, what stands beside it, who gives it, when. Each has a weight for
each property in `weights.yaml`, learnt from figures that people judged (`benchmarks/comparison/weigh.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import inf, log

from accounted.comparison.clocks import says
from accounted.comparison.origins import Told
from accounted.comparison.scope import Scope
from accounted.comparison.wholes.clauses import KINDS, spoken_of
from accounted.comparison.wholes.field import Field, people

__all__ = ["UNDATED", "interim_signs", "part_signs", "signs"]

_MOST, _FARTHEST = 7.0, 4.0  # logarithms beyond which more makes no difference
UNDATED = date(9000, 1, 1)
"""Documents without a date stand behind all others, at the end of the calendar."""
_MONTH = 30
_DAYS = {
    "same_day": (-inf, 0), "next_day": (0, 1), "second_day": (1, 2), "fourth_day": (2, 4), "first_week": (4, 7),
}  # fmt: skip
"""Steps of days after the event, each behind the first of both and up to the second."""
_FINDING = frozenset({"commission", "court", "hospital"})


def signs(told: Told, field: Field, scope: Scope, ended: date | None) -> Mapping[str, Mapping[str, float]]:
    """The signs of a figure by property, each by the name that has a weight."""
    return {"part": part_signs(told, field, scope), "interim": interim_signs(told, field, scope, ended)}


def part_signs(told: Told, field: Field, scope: Scope) -> dict[str, float]:
    """The signs of whether a figure counts some of those of its fate, or people of another event."""
    claim, profile, counted, fate = told.claim, told.profile, told.counted, told.claim.fate.code
    words, hospital = spoken_of(claim, scope.languages.get(claim.id)), "hospital" in told.profile.bodies
    return {
        **_beside(told, field), **_of_a_part(told, field),
        "late_in_document": field.place_in_document(told), "first_of_these_here": float(field.first_here(told)),
        "people": min(log(people(told) + 1), _MOST), "nobody": float(people(told) < 1),
        "at_most": float(_is(told, "at_most")), "at_least": float(_is(told, "at_least")),
        "of_a_group": float(counted.group is not None), "of_children": float(counted.group == "children"),
        "of_women": float(counted.group == "women"), "of_helpers": float(counted.group in ("humanitarian", "medical")),
        "killed": float(counted.fate == "killed"), "bodies_found": float(counted.fate == "body_found"),
        "missing": float(fate == "missing"), "released": float(fate == "released"),
        "publisher_says": float(told.own), "witness_says": float(bool(told.witness)), "in_a_paper": float(told.press),
        "body_says": float(profile.office), "army_says": float("army" in profile.bodies),
        "hospital_says": float(hospital), "hospital_counts_wounded": float(hospital and fate == "injured"),
        "speaker_known_elsewhere": float(field.speaks_elsewhere(told)),
        "place_of_its_own": float(field.place_of_its_own(told)), "at_one_spot": float(claim.id in scope.spots),
        **{f"speaks_of_{kind}": float(kind in words) for kind in KINDS},
        "killed_by_one_cause": float(counted.fate == "killed" and "cause" in words),
        "witness_late_in_document": bool(told.witness) * field.place_in_document(told),
    }  # fmt: skip


def _of_a_part(told: Told, field: Field) -> dict[str, float]:
    """Whether a figure is said to be a part: of its row, or of the people of no group, as all their women are."""
    part = told.claim.part_of is not None
    return {
        "said_to_be_a_part": float(part),
        "part_of_a_group": float(part and told.counted.group is not None),
        "part_and_more_of_no_group_here": float(part and field.whole_here(told)),
    }


def _beside(told: Told, field: Field) -> dict[str, float]:
    """How a figure compares with those beside it, in its sentence, its document and others."""
    here, others, sentence = people(told), field.largest_of_others(told), field.in_its_sentence(told)
    middle = others[len(others) // 2] if others else here
    return {
        "speaker_gives_more_here": float(field.larger_of_speaker(told) is not None),
        "more_of_no_group_here": float(field.whole_here(told)),
        "figures_in_its_sentence": log(len(sentence)),
        "more_of_another_fate_beside": float(
            any(it.counted.fate != told.counted.fate and people(it) > here for it in sentence)
        ),
        "fewer_of_these_beside": float(any(it.counted == told.counted and people(it) < here for it in sentence)),
        "largest_elsewhere_near": log(1 + field.near_largest(told)),
        "documents_giving_it": log(1 + field.giving(told)),
        "nobody_else_counts_these": float(not others), "figures_of_these": log(1 + field.of_these(told)),
        "below_what_others_give": _apart(middle / here), "above_what_others_give": _apart(here / middle),
    }  # fmt: skip


def interim_signs(told: Told, field: Field, scope: Scope, ended: date | None) -> dict[str, float]:
    """The signs of whether a figure is one of a count that goes on."""
    later = [people(one) for one in field.later(told)]
    here, others, profile = people(told), field.largest_of_others(told), told.profile
    words = spoken_of(told.claim, scope.languages.get(told.id))
    return {
        **_since(told, ended), "turn_of_its_document": field.turn(told),
        "says_so": float(says(told.claim, "so_far")), "more_later": float(any(one > here for one in later)),
        "same_later": float(here in later), "share_of_later_above": field.exceeded(told),
        "late_in_document": field.place_in_document(told),
        "late_in_a_late_document": field.place_in_document(told) * field.turn(told),
        "captured": float(told.counted.fate == "captured"), "with_a_place": float(told.claim.place is not None),
        "below_all_others": _apart(others[0] / here) if others else 0.0,
        "at_most": float(_is(told, "at_most")), "nobody": float(here < 1), "publisher_says": float(told.own),
        "finder_says": float(bool(profile.bodies & _FINDING)), "in_a_table": float(told.claim.passage.row is not None),
        "of_civilians": float(told.claim.group.code == "civilians"),
        "of_fighters": float(told.claim.group.code == "combatants"),
        "speaks_of_ourselves": float("ourselves" in words), "said_to_be_earlier": float(says(told.claim, "earlier")),
        "people": min(log(here + 1), _MOST), "missing": float(told.claim.fate.code == "missing"),
        "body_says": float(profile.office),
    }  # fmt: skip


def _since(told: Told, ended: date | None) -> dict[str, float]:
    """How long after the event its document appeared, in steps that grow."""
    if ended is None or told.dated[1] >= UNDATED:
        return {"no_day": 1.0, **dict.fromkeys(_DAYS, 0.0), "months": 0.0}
    after = (told.dated[1] - ended).days
    until = {name: float(first < after <= last) for name, (first, last) in _DAYS.items()}
    return {"no_day": 0.0, **until, "months": max(0.0, log(max(after, 1) / _MONTH))}


def _apart(times: float) -> float:
    return min(max(log(times), 0.0), _FARTHEST)


def _is(told: Told, precision: str) -> bool:
    return told.claim.amount.precision == precision
