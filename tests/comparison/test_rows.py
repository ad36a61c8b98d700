"""Which row a figure stands in, what its ends are, and which figures set none."""

from typing import Any

import pytest

from accounted.comparison import Comparison, End, Row, side_by_side
from accounted.errors import BadInput
from accounted.model import Claim, Fate
from tests.comparison.statements import INCIDENT, document, said

POST = document("post.txt", "The Eastern Post", "1931-05-06")
RADIO = document("radio.txt", "Vareth Radio", "1931-05-05")
LETTER = document("letter.txt")


def compared(*claims: Claim) -> Comparison:
    return side_by_side(claims, [POST, RADIO, LETTER], INCIDENT)


def row(comparison: Comparison, fate: str = "killed", group: str | None = None) -> Row:
    return next(row for row in comparison.rows if (row.fate, row.group) == (fate, group))


def ends(found: Row) -> tuple[Any, Any, bool]:
    low, high = (end and (end.value, end.precision) for end in (found.low, found.high))
    return low, high, found.open_above


def test_the_ends_are_the_smallest_and_largest_figure_that_somebody_gives() -> None:
    claims = [
        said(POST, "At least 16 people were killed.", "16", precision="at_least"),
        said(RADIO, "The mayor spoke of 61 dead.", "61", "the mayor"),
        said(RADIO, "About 80 died, a nurse said.", "80", "a nurse", "approximate"),
    ]
    found = row(compared(*claims))
    assert ends(found) == ((16, "at_least"), (80, "approximate"), True)
    assert found.low is not None
    assert found.low.claim == claims[0].id


def test_at_least_gives_its_number_to_either_end() -> None:
    assert ends(row(compared(said(POST, "Over 100 were killed.", "100", precision="at_least")))) == (
        (100, "at_least"), (100, "at_least"), True,
    )  # fmt: skip


def test_at_most_gives_no_lower_end() -> None:
    assert ends(row(compared(said(POST, "Up to 20 were killed.", "20", precision="at_most")))) == (
        None, (20, "at_most"), False,
    )  # fmt: skip


def test_who_claims_fewer_is_in_the_range_as_who_claims_more() -> None:
    few = said(POST, "No more than 20 were killed.", "20", "the army", precision="at_most")
    most, many = (
        said(RADIO, "It killed 23 people.", "23"),
        said(LETTER, "At least 50 died.", "50", "a nurse", "at_least"),
    )
    shown = row(compared(few, most, many))
    assert shown.low is not None
    assert (shown.low.value, shown.below, shown.open_below, shown.open_above) == (
        23,
        End(20, "at_most", few.id),
        True,
        True,
    )
    lines = side_by_side([few, most, many], [POST, RADIO, LETTER], INCIDENT).lines()
    assert (lines[0]["below"], lines[0]["high"]) == ("at most 20", "at least 50")
    thirty = said(POST, "No more than 30 were killed.", "30", "the army", precision="at_most")
    inside = row(compared(thirty, most))
    assert (inside.below, inside.open_below) == (None, True)


def test_a_range_gives_both_ends() -> None:
    claim = said(POST, "Between 500-1,000 people may have died.", "500-1,000", precision="range")
    assert ends(row(compared(claim))) == ((500, "range"), (1000, "range"), False)


def test_a_vague_word_sets_an_end_only_where_no_number_does() -> None:
    vague = said(POST, "The storm killed hundreds.", "hundreds", precision="vague")
    assert ends(row(compared(vague))) == ((200, "vague"), (999, "vague"), False)
    upper = said(RADIO, "Up to 20 were killed.", "20", precision="at_most")
    assert ends(row(compared(vague, upper))) == (None, (20, "at_most"), False)


def test_a_mention_without_a_number_is_shown_and_has_no_ends() -> None:
    found = row(compared(said(POST, "Nurses were killed.", "Nurses", precision="unquantified")))
    assert ends(found) == (None, None, False)
    assert [entry.amount.exact for entry in found.entries] == ["Nurses"]


def test_between_equal_ends_at_least_stands_first_then_the_earlier_document() -> None:
    earlier, later = said(RADIO, "It killed 90 people.", "90"), said(POST, "It killed 90 people.", "90")
    found = row(compared(later, earlier))
    assert found.high is not None
    assert found.high.claim == earlier.id
    bound = said(POST, "It killed more than 90 people.", "90", precision="at_least")
    assert ends(row(compared(later, earlier, bound))) == ((90, "at_least"), (90, "at_least"), True)


@pytest.mark.parametrize(
    "more",
    [
        {"polarity": "denied"},
        {"modality": "hypothetical"},
        {"fate": Fate("killed", ("killed", "injured"))},
    ],
    ids=["denied", "hypothetical", "one number for two fates"],
)
def test_a_figure_held_back_is_shown_and_sets_no_end(more: dict[str, Any]) -> None:
    found = row(compared(said(POST, "Of 900 nobody knows.", "900", **more), said(RADIO, "It killed 60.", "60")))
    assert ends(found) == ((60, "exact"), (60, "exact"), False)
    assert [entry.amount.low for entry in found.entries] == [60, 900]
    assert not any(entry.share for entry in found.entries)


def test_a_possible_figure_sets_an_end() -> None:
    claim = said(POST, "As many as 900 may have died.", "900", precision="at_most", modality="possible")
    assert ends(row(compared(claim))) == (None, (900, "at_most"), False)


# Parts and groups


def test_a_part_sets_no_end_of_the_whole_and_speaks_for_its_own_group() -> None:
    text = "It killed 61 people, including 7 children."
    whole = said(POST, text, "61")
    part = said(POST, text, "7", group="children", part_of=whole.id)
    other = said(RADIO, "It killed 9 children.", "9", group="children")
    comparison = compared(whole, part, other)
    assert ends(row(comparison)) == ((61, "exact"), (61, "exact"), False)
    assert ends(row(comparison, group="children")) == ((7, "exact"), (9, "exact"), False)


def test_a_part_of_its_own_group_is_a_share_of_it() -> None:
    text = "It killed 12 children, 7 of them children of the mill."
    whole = said(POST, text, "12", group="children")
    part = said(POST, text, "7", group="children", part_of=whole.id)
    assert ends(row(compared(whole, part), group="children")) == ((12, "exact"), (12, "exact"), False)


def test_a_part_of_people_under_another_fate_sets_no_end() -> None:
    text = "Some 15 of the 127 captives remain missing."
    whole = said(POST, text, "127", fate=Fate("captured"))
    part = said(POST, text, "15", fate=Fate("missing"), part_of=whole.id)
    found = row(compared(whole, part), "missing")
    assert ends(found) == (None, None, False)
    assert [(entry.share, entry.share_why) for entry in found.entries] == [(True, f"It is a part of {whole.id}.")]


def test_a_part_of_a_share_is_a_share_in_its_own_group() -> None:
    text = "Examiners saw 18 of the dead, 5 of them women."
    whole = said(POST, text, "18")
    part = said(POST, text, "5", group="women", part_of=whole.id)
    assert ends(row(compared(whole, part), group="women")) == (None, None, False)


@pytest.mark.parametrize("other", ["claim-gone", None], ids=["its whole was rejected", "each part of the other"])
def test_a_part_whose_whole_cannot_be_seen_is_a_share(other: str | None) -> None:
    first = said(POST, "Among them were 7 children.", "7", group="children")
    second = said(RADIO, "Among them were 9 women.", "9", group="women", part_of=first.id)
    first = first.with_changes(part_of=other or second.id)
    comparison = compared(first, second)
    assert ends(row(comparison, group="children")) == (None, None, False)


def test_civilians_of_the_whole_stand_in_the_row_of_the_whole() -> None:
    comparison = compared(
        said(POST, "It killed 61 civilians.", "61", group="civilians"), said(RADIO, "It killed 100 people.", "100")
    )
    assert ends(row(comparison)) == ((61, "exact"), (100, "exact"), False)
    assert [found.group for found in comparison.rows] == [None]


def test_civilians_beside_soldiers_are_a_group_of_their_own() -> None:
    text = "The shelling killed 12 soldiers and 30 civilians."
    comparison = compared(
        said(POST, text, "12", group="combatants"),
        said(POST, text, "30", group="civilians"),
        said(RADIO, "42 died.", "42"),
    )
    assert ends(row(comparison)) == ((42, "exact"), (42, "exact"), False)
    assert ends(row(comparison, group="civilians")) == ((30, "exact"), (30, "exact"), False)


def test_soldiers_counted_in_another_sentence_of_the_speaker_leave_civilians_a_group_of_their_own() -> None:
    comparison = compared(
        said(POST, "The mayor said that 30 civilians were killed.", "30", "the mayor", group="civilians"),
        said(POST, "He said that 12 soldiers had died.", "12", "the mayor", group="combatants"),
        said(RADIO, "25 civilians died, said the mayor.", "25", "the mayor", group="civilians"),
    )
    assert ends(row(comparison, group="civilians")) == ((30, "exact"), (30, "exact"), False)
    assert ends(row(comparison)) == ((25, "exact"), (25, "exact"), False)


def test_nobody_among_the_civilians_is_no_figure_of_the_whole() -> None:
    none = said(POST, "0 civilians were killed, said the army.", "0", "the army", group="civilians")
    comparison = compared(none, said(RADIO, "It killed 100 people.", "100"))
    assert ends(row(comparison)) == ((100, "exact"), (100, "exact"), False)
    assert ends(row(comparison, group="civilians")) == ((0, "exact"), (0, "exact"), False)


def test_units_and_fates_are_never_mixed() -> None:
    comparison = compared(
        said(POST, "It wiped out 8 families.", "8", fate=Fate("family_wiped_out"), unit="family"),
        said(POST, "It injured 48 people.", "48", fate=Fate("injured")),
        said(POST, "It killed 61 people.", "61"),
        said(POST, "It killed 5 women.", "5", group="women"),
        said(POST, "It killed 5 boys.", "5", group="boys"),
        said(POST, "The dead fill 9 households.", "9", unit="household"),
    )
    assert [(found.fate, found.group, found.unit) for found in comparison.rows] == [
        ("killed", None, "person"),
        ("killed", None, "household"),
        ("killed", "boys", "person"),
        ("killed", "women", "person"),
        ("injured", None, "person"),
        ("family_wiped_out", None, "family"),
    ]


def test_a_fate_of_a_recorders_own_has_its_row_after_those_of_the_vocabulary() -> None:
    comparison = compared(
        said(POST, "It blinded 4 people.", "4", fate=Fate("blinded")),
        said(POST, "Of 3 nothing is known.", "3", fate=Fate("unknown")),
    )
    assert [found.fate for found in comparison.rows] == ["unknown", "blinded"]


# What a reviewer decided


def test_a_rejected_claim_is_left_out_and_named() -> None:
    kept, out = said(POST, "It killed 61 people.", "61"), said(RADIO, "It killed 6,100 people.", "6,100")
    comparison = side_by_side([kept, out], [POST, RADIO], INCIDENT, rejected=[out.id])
    assert ends(row(comparison)) == ((61, "exact"), (61, "exact"), False)
    assert comparison.to_dict()["rejected"] == [out.id]


def test_a_corrected_claim_counts_with_its_corrected_value() -> None:
    claim = said(POST, "It killed 61 people.", "61")
    corrected = claim.with_changes(fate=Fate("injured"))
    assert [found.fate for found in compared(corrected).rows] == ["injured"]
    with pytest.raises(BadInput, match="one id"):
        compared(claim, corrected)
