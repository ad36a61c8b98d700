"""Claims of all six kinds: their public JSON, their ids, and what they refuse."""

import json
from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from accounted.errors import BadInput, UnknownCode
from accounted.model import (
    OWN_VOICE,
    Amount,
    Claim,
    CountClaim,
    EventClaim,
    Explanation,
    Fate,
    Group,
    LabelClaim,
    Passage,
    ReadBy,
    Source,
    Span,
    Step,
    claim_from_dict,
    digest_of,
)
from tests.strategies import claims, count_claims, explanations, words

SHARED: dict[str, Any] = {
    "source": Source(digest_of(b"report"), "report.txt"), "passage": Passage(10, 30, "At least 30 drowned."),
    "said_by": OWN_VOICE, "read_by": ReadBy("rules", "1", "en"),
}  # fmt: skip
COUNT = CountClaim(**SHARED, fate=Fate("killed"), amount=Amount("30", 19, 21, 30, None, "at_least"))

COMMON_KEYS = {"schema", "id", "kind", "document", "passage", "said_by", "carried_by", "polarity", "modality", "place",
               "period", "actor", "about", "read_by"}  # fmt: skip
OWN_KEYS = {
    "count": {"fate", "amount", "unit", "group", "group_text", "part_of", "merged_fates"},
    "event": {"what", "type", "actors", "order"},
    "person": {"name", "fate", "attributes"},
    "label": {"term", "category", "use", "forum"},
    "evidence": {"type", "for", "shown"},
    "position": {"type", "target"},
}


@given(claims())
def test_what_is_written_can_be_read_back(claim: Claim) -> None:
    written = claim.to_dict()
    explained = {"explanation"} if claim.explanation else set()
    assert set(written) == COMMON_KEYS | explained | OWN_KEYS[claim.kind]
    read = claim_from_dict(json.loads(json.dumps(written, ensure_ascii=False)))
    assert read == claim
    assert read.to_dict() == written


@given(claims())
def test_a_claim_can_stand_in_a_set_whatever_it_holds(claim: Claim) -> None:
    again = claim_from_dict(json.loads(json.dumps(claim.to_dict(), ensure_ascii=False)))
    assert {claim: "found"}[again] == "found"


@given(claims(), explanations())
def test_how_a_claim_was_read_is_no_part_of_what_it_says(claim: Claim, explanation: Explanation) -> None:
    other = claim.with_changes(id="", explanation=explanation)
    assert (other, other.id) == (claim, claim.id)
    read = claim_from_dict(json.loads(json.dumps(other.to_dict())))
    assert read.explanation == explanation, "equality of claims leaves it out, so it is compared by itself"
    assert {(it.start, it.end, it.exact) for it in explanation.spans()} <= set(read.spans())


def test_a_figure_is_told_from_a_mention_and_a_mention_has_no_number() -> None:
    steps = Explanation((Step("amount.mention-one", (Span(19, 26, "a nurse"),)),))
    mention = COUNT.with_changes(amount=Amount("a nurse", 19, 26, None, None, "unquantified", "one"), explanation=steps)
    assert mention.to_dict()["explanation"] == {"tier": "mention", **steps.to_dict()}
    assert COUNT.with_changes(explanation=steps).to_dict()["explanation"]["tier"] == "figure"
    assert "explanation" not in COUNT.to_dict()


def test_an_explanation_without_a_step_explains_nothing_and_is_refused() -> None:
    with pytest.raises(BadInput):
        Explanation(())


@given(claims(), words(), st.sampled_from(["denied", "affirmed"]))
def test_an_id_comes_from_what_the_document_says_and_from_nothing_else(claim: Claim, name: str, polarity: str) -> None:
    # Who carries it, how it was judged and what the file was called don't move a claim.
    same = {"source": Source(claim.source.digest, name), "carried_by": name, "polarity": polarity, "about": ("i", name)}
    assert claim.with_changes(id="", **same).id == claim.id
    assume(digest_of(name.encode()) != claim.source.digest)
    other = Source(digest_of(name.encode()), claim.source.name)
    moved = Passage(claim.passage.start + 1, claim.passage.end + 1, claim.passage.exact)
    assert claim.with_changes(id="", source=other).id != claim.id
    assert claim.with_changes(id="", passage=moved).id != claim.id


@given(count_claims())
def test_two_fates_of_the_same_people_are_two_claims(claim: CountClaim) -> None:
    others = [claim.with_changes(id="", fate=Fate("tortured")), claim.with_changes(id="", group=Group("elderly"))]
    assert len({claim.id, *(other.id for other in others)}) == 3


@given(claims(), st.sampled_from(["certain", "possible"]))
def test_a_correction_keeps_the_id(claim: Claim, modality: str) -> None:
    assert claim.with_changes(modality=modality).id == claim.id


@given(claims())
def test_every_stretch_a_claim_quotes_is_as_long_as_its_words(claim: Claim) -> None:
    spans = claim.spans()
    assert spans[0] == (claim.passage.start, claim.passage.end, claim.passage.exact)
    assert all(end - start == len(exact) for start, end, exact in spans)


def test_the_id_is_the_same_on_every_machine() -> None:
    # Judgements hang on this id: if this changes, write a migration of the hand shelf with it.
    assert COUNT.id == "claim-1dbcb8844600c3024e2b"


def test_a_claim_is_not_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        COUNT.polarity = "denied"  # type: ignore[misc] (wrong on purpose)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (CountClaim, {"fate": Fate("killed"), "amount": COUNT.amount, "unit": "goat"}),
        (CountClaim, {"fate": Fate("killed"), "amount": COUNT.amount, "polarity": "maybe"}),
        (EventClaim, {"what": "it rained", "type": "Heavy Rain"}),
        (LabelClaim, {"term": "massacre", "category": "massacre", "use": "whisper"}),
    ],
    ids=["unit", "polarity", "shape of an event type", "use of a label"],
)
def test_a_word_outside_its_vocabulary_is_refused_with_the_words_there_are(kind: Any, more: dict[str, Any]) -> None:
    with pytest.raises(UnknownCode, match="Use one of") as refused:
        kind(**SHARED, **more)
    assert refused.value.known


@pytest.mark.parametrize("key", ["fate", "amount", "passage", "said_by", "polarity"])
def test_json_without_a_key_is_refused_by_its_name(key: str) -> None:
    written = COUNT.to_dict()
    del written[key]
    with pytest.raises(BadInput, match=key):
        claim_from_dict(written)


@pytest.mark.parametrize("wrong", [{"schema": "claim/2"}, {"kind": "rumour"}, {"schema": None}])
def test_json_of_another_schema_or_kind_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="claim/1"):
        claim_from_dict(COUNT.to_dict() | wrong)
