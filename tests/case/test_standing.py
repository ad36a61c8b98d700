"""Where judgements leave a claim, and what a correction may set."""

import pytest

from accounted.case.correcting import corrected, keys_of
from accounted.case.standing import judged, standing_by_claim, undone
from accounted.errors import BadInput
from accounted.model import Amount, CountClaim, Fate, Judgement, LabelClaim, Passage, ReadBy, Source, Speaker, digest_of

TEXT = "In Aghdam, the mayor said that 30 civilians were killed near Khojaly."


def count() -> CountClaim:
    start = TEXT.index("30")
    return CountClaim(
        source=Source(digest_of(TEXT.encode()), "note.txt"), passage=Passage.cut(TEXT, 0, len(TEXT)),
        said_by=Speaker("the mayor", "indirect"), read_by=ReadBy("rules", "1", "en"),
        fate=Fate("killed"), amount=Amount("30", start, start + 2, 30, 30, "exact"),
    )  # fmt: skip


def text() -> str:
    return TEXT


def judgement(seq: int, verdict: str, target: str, **changes: str) -> Judgement:
    return Judgement(verdict, (target,), "me", "because", "2026-01-01T00:00:00Z", seq, changes)


def after(*judgements: Judgement) -> CountClaim:
    result = judged(count(), standing_by_claim(judgements).get(count().id, ()), text).claim
    assert isinstance(result, CountClaim)
    return result


def test_a_correction_keeps_the_id_and_leaves_the_claim_as_read_beside_it() -> None:
    claim = count()
    one = judged(claim, [judgement(1, "correct", claim.id, fate="injured")], text)
    assert (one.claim.id, one.read) == (claim.id, claim)
    assert one.claim.to_dict()["fate"] == "injured"
    assert one.to_dict()["judged"]["verdict"] == "correct"


def test_corrections_add_up_and_an_acceptance_confirms_the_claim_as_it_stands() -> None:
    claim = count()
    result = after(
        judgement(1, "correct", claim.id, fate="injured"),
        judgement(2, "correct", claim.id, group="civilians"),
        judgement(3, "accept", claim.id),
    )
    assert (result.fate.code, result.group.code) == ("injured", "civilians")


def test_the_latest_judgement_that_is_not_undone_gives_the_state() -> None:
    claim = count()
    rejected, accepted = judgement(1, "reject", claim.id), judgement(2, "accept", claim.id)
    undo = judgement(3, "undo", accepted.id)
    again = judgement(4, "undo", undo.id)

    def is_rejected(*judgements: Judgement) -> bool:
        return judged(claim, standing_by_claim(judgements).get(claim.id, ()), text).rejected

    assert is_rejected(rejected)
    assert not is_rejected(rejected, accepted)
    assert is_rejected(rejected, accepted, undo)
    assert not is_rejected(rejected, accepted, undo, again)
    assert undone([rejected, accepted, undo, again]) == {undo.id}


def test_a_correction_that_no_longer_fits_is_named_and_changes_nothing() -> None:
    claim = count()
    one = judged(claim, [judgement(1, "correct", claim.id, place="Baku")], text)
    assert one.claim == claim
    assert [it.seq for it in one.unfit] == [1]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"amount": "1,275"}, (1275, 1275, "exact")),
        ({"amount.precision": "at_least"}, (30, None, "at_least")),
        ({"amount.precision": "at_most"}, (None, 30, "at_most")),
        ({"amount.low": "20", "amount.high": "40", "amount.precision": "range"}, (20, 40, "range")),
        ({"amount.precision": "unquantified"}, (None, None, "unquantified")),
    ],
)
def test_an_amount_is_corrected_as_a_whole(
    changes: dict[str, str], expected: tuple[int | None, int | None, str]
) -> None:
    result = corrected(count(), changes, text)
    assert isinstance(result, CountClaim)
    assert (result.amount.low, result.amount.high, result.amount.precision) == expected
    assert result.amount.exact == "30"


def test_a_place_is_taken_as_the_document_writes_it() -> None:
    result = corrected(count(), {"place": "Khojaly"}, text)
    assert result.place is not None
    assert TEXT[result.place.start : result.place.end] == "Khojaly"
    assert corrected(result, {"place": "null"}, text).place is None


def test_another_speaker_loses_the_cue_words_that_named_the_first() -> None:
    assert corrected(count(), {"said_by": "the police"}, text).said_by == Speaker("the police", "indirect")
    assert corrected(count(), {"said_by": "publisher"}, text).said_by.own_voice


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"colour": "red"}, "has no 'colour' to set"),
        ({"amount.low": "50"}, "low is 50, high is 30"),
        ({"amount": "many"}, "not a whole number"),
        ({"amount": "-3"}, "not a whole number"),
        ({"unit": "tonnes"}, "not one of the units"),
        ({"fate": ""}, "can't be empty"),
        ({"period": "last year"}, "not a date"),
        ({"place": "Baku"}, "does not write"),
    ],
)
def test_what_breaks_a_rule_of_the_contract_is_refused(changes: dict[str, str], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        corrected(count(), changes, text)


def test_each_kind_says_what_can_be_set() -> None:
    label = LabelClaim(
        source=count().source,
        passage=count().passage,
        said_by=count().said_by,
        read_by=count().read_by,
        term="massacre",
        category="massacre",
    )
    assert "category" in keys_of(label)
    assert "amount" not in keys_of(label)
    assert corrected(label, {"use": "event_name"}, text).to_dict()["use"] == "event_name"
