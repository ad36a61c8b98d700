"""What holds of every comparison, whatever is compared."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from accounted.comparison import Comparison, Row, side_by_side
from accounted.model import Amount, CountClaim, Fate, Group, Incident, Passage
from tests.strategies import Material, amounts, cases, count_claims

KEPT_OUT = {"mean", "median", "average", "best", "sum", "total", "truth", "true", "actual", "consensus"}


def compared(material: Material) -> Comparison:
    return side_by_side(material.claims, material.documents, material.incident)


def written(comparison: Comparison) -> str:
    return json.dumps([comparison.to_dict(), comparison.lines()], ensure_ascii=False)


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from keys(item)


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_inputs_changes_nothing_nor_does_giving_a_record_twice(material: Material, chance: Any) -> None:
    before = written(compared(material))
    twice = Material(material.claims * 2, material.documents * 2, material.incident)
    chance.shuffle(twice.claims)
    chance.shuffle(twice.documents)
    chance.shuffle(material.claims)
    chance.shuffle(material.documents)
    assert written(compared(material)) == before
    assert written(compared(twice)) == before


@given(cases())
def test_every_number_leads_to_its_claim_and_none_is_computed_or_preferred(material: Material) -> None:
    comparison = compared(material)
    _no_key_speaks_of_a_computed_or_preferred_figure(comparison)
    _every_count_stands_in_one_row(comparison, material)
    for row in comparison.rows:
        assert row.low is None or row.high is None or row.low.value <= row.high.value
        _no_part_and_no_denied_figure_is_an_end(row, material)


def _no_key_speaks_of_a_computed_or_preferred_figure(comparison: Comparison) -> None:
    parts = {word for key in keys([comparison.to_dict(), comparison.lines()]) for word in key.lower().split("_")}
    assert not parts & KEPT_OUT


def _every_count_stands_in_one_row(comparison: Comparison, material: Material) -> None:
    counts = {claim.id: claim for claim in material.claims if isinstance(claim, CountClaim)}
    placed = [claim for row in comparison.rows for entry in row.entries for claim in entry.claims]
    assert sorted(placed) == sorted(counts)
    for row in comparison.rows:
        for entry in row.entries:
            assert entry.amount == counts[entry.first].amount
        for end in (end for end in (row.low, row.high) if end):
            assert end.value in (counts[end.claim].amount.low, counts[end.claim].amount.high)


def _no_part_and_no_denied_figure_is_an_end(row: Row, material: Material) -> None:
    claims = {claim.id: claim for claim in material.claims}
    for end in (end for end in (row.low, row.high) if end):
        claim = claims[end.claim]
        assert isinstance(claim, CountClaim)
        assert claim.polarity == "affirmed"
        assert not claim.fate.merged
        assert row.group is not None or claim.part_of is None


@given(cases(), count_claims(), st.data())
def test_a_part_never_changes_the_ends_of_the_whole(material: Material, part: CountClaim, data: st.DataObject) -> None:
    wholes = [claim for claim in material.claims if isinstance(claim, CountClaim)]
    if not wholes or part.id in {claim.id for claim in material.claims}:
        return
    whole = data.draw(st.sampled_from(wholes))
    added = part.with_changes(part_of=whole.id, fate=whole.fate, unit=whole.unit)
    more = Material([*material.claims, added], material.documents, material.incident)
    assert ends_of_wholes(compared(more)) == ends_of_wholes(compared(material))


def ends_of_wholes(comparison: Comparison) -> dict[Any, Any]:
    rows = (row for row in comparison.rows if row.group is None and (row.low or row.high))
    return {(row.fate, row.unit): (row.low, row.high, row.open_above) for row in rows}


@given(st.lists(amounts(), min_size=1, max_size=8), st.data())
def test_the_ends_are_what_the_amounts_allow(given_amounts: list[Amount], data: st.DataObject) -> None:
    plain = {"polarity": "affirmed", "modality": "certain", "group": Group(), "fate": Fate("killed")}
    base = data.draw(count_claims()).with_changes(**plain)
    claims = [
        base.with_changes(id=f"claim-{number}", amount=amount, passage=Passage(0, amount.end, amount.exact))
        for number, amount in enumerate(given_amounts)
    ]
    (row,) = side_by_side(claims, [], Incident("incident-1", "Vareth, 1992")).rows
    numbers = [one for one in given_amounts if one.precision not in ("vague", "unquantified")]
    numbers = numbers or [one for one in given_amounts if one.quantified]
    lows = [one.low for one in numbers if one.low is not None]
    highs = [one.high if one.high is not None else one.low for one in numbers]
    assert (row.low and row.low.value) == (min(lows) if lows else None)
    assert (row.high and row.high.value) == (max(highs) if highs else None)
    assert row.open_above == any(one.open_above for one in numbers)
    assert row.open_below == any(one.open_below for one in numbers)
    shown = row.below or row.low
    assert (shown and shown.value) == min(
        (end for one in numbers for end in (one.low, one.high) if end is not None), default=None
    )
