"""What holds of every comparison of a whole case, whatever is compared."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from accounted.comparison import Compared, Comparison, compare
from accounted.comparison.contradictions import contradiction
from accounted.model import Claim, CountClaim, Judgement
from tests.comparison.test_properties import KEPT_OUT, keys
from tests.strategies import Material, cases

NOW = "2026-01-01T00:00:00Z"


def compared(material: Material, *judgements: Judgement) -> Compared:
    return compare(material.claims, material.documents, judgements, title="Vareth")


def written(result: Compared) -> str:
    parts = [
        (one.to_dict(), one.about(), [it.to_dict() for it in one.origins], [it.to_dict() for it in one.timeline],
         [it.to_dict() for it in (*one.labels, *one.evidence, *one.speakers, *one.persons)])
        for one in result.comparisons
    ]  # fmt: skip
    return json.dumps([parts, dict(result.gathering.none), dict(result.gathering.whys)], sort_keys=True)


def decision(verdict: str, *targets: str, seq: int = 1, **changes: str) -> Judgement:
    return Judgement(verdict, targets, "A. Reviewer", "Read again.", NOW, seq, changes)


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
def test_every_claim_has_its_place_and_every_id_leads_to_one(material: Material) -> None:
    result = compared(material)
    about = [claim for one in result.gathering.incidents for claim in one.claims]
    assert sorted([*about, *result.gathering.none]) == sorted({claim.id for claim in material.claims})
    assert all(result.gathering.none.values())
    for one in result.comparisons:
        _every_id_leads_to_a_claim_and_no_key_prefers_a_figure(one, material)
        _a_contradiction_is_between_two_claims_and_has_a_sentence(one)


def _every_id_leads_to_a_claim_and_no_key_prefers_a_figure(one: Comparison, material: Material) -> None:
    known = {claim.id: claim for claim in material.claims}
    assert not {word for key in keys(one.to_dict()) for word in key.lower().split("_")} & KEPT_OUT
    named = [claim for it in one.against for claim in it.claims]
    named += [repeat.claim for origin in one.origins for repeat in origin.repeats]
    named += [claim for moment in one.timeline for claim in moment.claims]
    named += [claim for rest in one.rests for claim in (rest.whole, *rest.parts)]
    assert set(named) <= set(known)
    counts = {id for id in one.claims if isinstance(known[id], CountClaim)}
    assert {repeat.claim for origin in one.origins for repeat in origin.repeats} == counts


def _a_contradiction_is_between_two_claims_and_has_a_sentence(one: Comparison) -> None:
    assert len({it.id for it in one.against}) == len(one.against)
    for it in one.against:
        assert len(set(it.claims)) == 2
        assert it.why.endswith(".")
        assert it.status == "open"


def test_a_contradiction_is_the_same_from_either_side() -> None:
    assert contradiction("conflict", "a", "b", "Why.").id == contradiction("conflict", "b", "a", "Why.").id


@given(cases(), st.data())
def test_a_part_never_contradicts_its_whole(material: Material, data: st.DataObject) -> None:
    counts = [claim for claim in material.claims if isinstance(claim, CountClaim)]
    if len(counts) < 2:
        return
    whole, part = data.draw(st.permutations(counts))[:2]
    linked: list[Claim] = [one for one in material.claims if one.id != part.id]
    linked.append(part.with_changes(part_of=whole.id))
    for one in compared(Material(linked, material.documents, material.incident)).comparisons:
        both = [it for it in one.contradictions if set(it.claims) == {whole.id, part.id} and it.kind != "actor"]
        assert all("denies" in it.why for it in both)


@given(cases(), st.data())
def test_the_later_of_two_decisions_on_a_pair_counts(material: Material, data: st.DataObject) -> None:
    counts = sorted(claim.id for claim in material.claims if isinstance(claim, CountClaim))
    if len(counts) < 2:
        return
    pair = data.draw(st.permutations(counts))[:2]
    apart = decision("different_origin", *pair)
    for one in compared(material, apart).comparisons:
        assert not any(set(pair) <= {repeat.claim for repeat in origin.repeats} for origin in one.origins)
    together = compared(material, apart, decision("same_origin", *pair, seq=2))
    homes = [one for one in together.comparisons if set(pair) <= set(one.claims)]
    for one in homes:
        assert any(set(pair) <= {repeat.claim for repeat in origin.repeats} for origin in one.origins)


@settings(max_examples=25)
@given(cases(), st.data())
def test_explained_and_dismissed_are_kept_and_marked(material: Material, data: st.DataObject) -> None:
    found = [it for one in compared(material).comparisons for it in one.contradictions]
    if not found:
        return
    chosen = data.draw(st.sampled_from(found))
    judged = compared(material, decision("explain", chosen.id), decision("dismiss", chosen.id, seq=2))
    states = {it.id: it.status for one in judged.comparisons for it in one.contradictions}
    assert states[chosen.id] == "dismissed"
    assert {id for id, state in states.items() if state == "open"} == {it.id for it in found} - {chosen.id}
