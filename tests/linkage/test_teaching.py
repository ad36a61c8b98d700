"""What answers teach: what follows from them, what they say of pairs that nobody asked about, and whom to ask about."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from accounted.linkage import Linkage, Settings, link, linking, worth_asking
from accounted.linkage.company import COMPANY, company, in_company, usual
from accounted.linkage.implied import settled
from benchmarks.linkage import fourth_lists
from benchmarks.linkage.scoring import pairs_in, pairwise

NOT_FOR_LINKING = {"true_id", "family_id"}


def test_what_follows_from_answers_is_settled_too() -> None:
    left, right = np.array([0, 0, 0, 1, 1, 2, 3]), np.array([1, 2, 3, 2, 3, 3, 4])
    known = settled(left, right, {(0, 1): True, (1, 2): True, (2, 3): False}, 5)
    same = dict(zip(known.places.tolist(), known.same.tolist(), strict=True))
    assert same == {0: True, 1: True, 2: False, 3: True, 4: False, 5: False}
    assert known.places[known.asked].tolist() == [0, 3, 5]


def test_an_answer_on_a_pair_wins_over_what_would_follow() -> None:
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    known = settled(left, right, {(0, 1): True, (1, 2): True, (0, 2): False}, 3)
    assert known.same.tolist() == [True, False, True]
    assert known.asked.all()


def test_who_is_like_a_third_as_well_has_rivals_unless_both_are() -> None:
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    both = company(left, right, np.array([2.0, 2.0, 2.0]), np.array([0, 0, 0]))
    one = company(left, right, np.array([2.0, 2.0, -6.0]), np.array([0, 0, 1]))
    rivals = COMPANY.index("rivals")
    like = 1 / (1 + np.exp(-2.0))
    assert one[0, rivals] == pytest.approx(like)
    assert both[0, rivals] == pytest.approx(2 * like * (1 - like))


def test_the_other_pairs_of_two_groups_speak_for_and_against_a_pair() -> None:
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    found = company(left, right, np.array([4.0, 2.0, -3.0]), np.array([0, 0, 1]))
    assert found[:, COMPANY.index("kept out")].tolist() == [0, -5, 5]
    assert found[:, COMPANY.index("kept in")].tolist() == [0, 0, 0]
    assert found[:, COMPANY.index("several")].tolist() == [0, 1, 1]
    assert found[:, COMPANY.index("together")].tolist() == [1, 0, 0]
    one_group = company(left, right, np.array([4.0, 2.0, -3.0]), np.array([0, 0, 0]))
    assert one_group[:, COMPANY.index("kept in")].tolist() == [-4.5, -1.5, 6]


def test_company_is_believed_where_many_records_of_several_lists_are_linked() -> None:
    many, few, alone = np.repeat([0, 1], 300), np.array([0, 1]), np.zeros(600, dtype=int)
    assert not usual(alone).any()
    assert np.abs(usual(few)).max() < 0.02
    assert usual(many)[3 + COMPANY.index("rivals")] < -0.5


def test_who_has_rivals_is_less_believed_than_who_has_none() -> None:
    left, right, lists = np.array([0, 0, 400]), np.array([300, 301, 700]), np.repeat([0, 1], 500)
    moved = in_company(left, right, np.array([2.0, 2.0, 2.0]), np.arange(1000), lists)
    assert moved[0] == moved[1] < moved[2]


class Lists:
    """Invented lists whose persons are known, and what somebody who knows them answers."""

    def __init__(self, setting: str, records: int, seed: int) -> None:
        rows = [{key: str(value) for key, value in row.items()} for row in fourth_lists.make(setting, records, seed)]
        names = {name for row in rows for name in row} - NOT_FOR_LINKING
        self.columns = {name: [row.get(name) or None for row in rows] for name in sorted(names)}
        self.person = {row["rec_id"]: row["true_id"] for row in rows}
        _, sizes = np.unique(list(self.person.values()), return_counts=True)
        self.there = pairs_in(sizes.tolist())

    def link(self, answers: Mapping[tuple[str, str], bool] | None = None) -> Linkage:
        return link(self.columns, [(*pair, same) for pair, same in (answers or {}).items()], Settings(1))

    def answered(self, linkage: Linkage, most: int, asked: dict[tuple[str, str], bool]) -> None:
        for place in worth_asking(linkage, most, asked):
            pair = linkage.pair(place)
            asked[pair.left, pair.right] = self.person[pair.left] == self.person[pair.right]

    def f1(self, linkage: Linkage) -> float:
        return pairwise([self.person[id] for id in linkage.ids], linkage.groups.tolist())["f1"]


@pytest.fixture(scope="module")
def plateau() -> Lists:
    return Lists("plateau", 1_000, 8)


@pytest.fixture(scope="module")
def before(plateau: Lists) -> Linkage:
    return plateau.link()


@pytest.fixture(scope="module")
def answers(plateau: Lists, before: Linkage) -> dict[tuple[str, str], bool]:
    found: dict[tuple[str, str], bool] = {}
    plateau.answered(before, 50, found)
    plateau.answered(plateau.link(found), 50, found)
    return found


@pytest.fixture(scope="module")
def after(plateau: Lists, answers: dict[tuple[str, str], bool]) -> Linkage:
    return plateau.link(answers)


def test_answers_teach_about_pairs_that_nobody_asked_about(
    plateau: Lists, before: Linkage, after: Linkage, answers: dict[tuple[str, str], bool]
) -> None:
    assert plateau.f1(after) > plateau.f1(before) + 0.05
    log_loss = [_log_loss(plateau, linkage, answers) for linkage in (before, after)]
    assert log_loss[1] < 0.9 * log_loss[0]


def _log_loss(lists: Lists, linkage: Linkage, answers: dict[tuple[str, str], bool]) -> float:
    ids, pairs = linkage.ids, linkage.pairs
    both = [(ids[a], ids[b]) for a, b in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)]
    asked = np.array([pair in answers for pair in both])
    same = np.array([lists.person[one] == lists.person[other] for one, other in both])
    right = np.where(same, linkage.probability, 1 - linkage.probability)[~asked]
    return float(-np.log(np.maximum(right, 1e-4)).sum())


def test_after_answers_the_probabilities_add_up_and_tell_how_far_off_they_may_be(
    plateau: Lists, before: Linkage, after: Linkage
) -> None:
    pairs, person = after.pairs, [plateau.person[id] for id in after.ids]
    compared = sum(person[a] == person[b] for a, b in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    assert abs(after.expected - compared) < abs(before.expected - compared) / 2
    assert after.expected_interval is not None
    low, high = after.expected_interval
    assert 0 < low < after.expected < high
    assert high - low > abs(after.expected - compared)
    assert before.expected_interval is None


def test_half_of_the_answers_is_foretold_from_the_other_half(
    before: Linkage, after: Linkage, answers: dict[tuple[str, str], bool]
) -> None:
    assert before.lesson is None
    assert after.lesson is not None
    told = after.to_dict()["foretold"]
    assert 80 < told["answers"] <= len(answers)
    assert 0 < told["same"] <= sum(answers.values())
    assert told["expected_same"] == pytest.approx(told["same"], abs=15)


def test_every_answer_holds(after: Linkage, answers: dict[tuple[str, str], bool]) -> None:
    group = dict(zip(after.ids, after.groups.tolist(), strict=True))
    assert all((group[one] == group[other]) is same for (one, other), same in answers.items())


def test_wrong_answers_among_right_ones_hold_too_and_break_nothing(
    plateau: Lists, before: Linkage, answers: dict[tuple[str, str], bool]
) -> None:
    wrong = {pair: same != (number % 33 == 0) for number, (pair, same) in enumerate(answers.items())}
    linkage = plateau.link(wrong)
    assert plateau.f1(linkage) > plateau.f1(before) + 0.03
    group = dict(zip(linkage.ids, linkage.groups.tolist(), strict=True))
    assert all(group[one] == group[other] for (one, other), same in wrong.items() if same)


def test_one_answer_moves_few_persons(plateau: Lists, before: Linkage, answers: dict[tuple[str, str], bool]) -> None:
    pair, same = next(iter(answers.items()))
    linkage = plateau.link({pair: same})
    kept = pairwise(before.groups.tolist(), linkage.groups.tolist())
    assert kept["f1"] > 0.9


def test_without_answers_nothing_is_taught(plateau: Lists, before: Linkage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "taught", None)
    assert (plateau.link().log_odds == before.log_odds).all()


def test_what_follows_from_answers_is_not_asked(after: Linkage) -> None:
    pairs, ids = after.pairs, after.ids
    known = set(settled(pairs.left, pairs.right, after.judged, len(ids)).places.tolist())
    assert known
    assert not known & set(worth_asking(after, 200))


def test_an_answer_that_bears_on_more_pairs_is_asked_first(before: Linkage) -> None:
    asked = worth_asking(before, 50)
    one, other = before.groups[before.pairs.left], before.groups[before.pairs.right]
    sizes = np.bincount(before.groups)
    borne_on = np.where(one == other, sizes[one] - 1, sizes[one] * sizes[other])
    doubtful = np.argsort(np.abs(before.probability - 0.5))[:50]
    assert borne_on[asked].mean() > borne_on[doubtful].mean()
