"""Whatever people decide, undoing it brings back exactly what was there before."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounted import Case

NOTES = {
    "ministry.md": "---\npublisher: Ministry of Health\ndated: 1999-05-03\n---\n"
    "At least 30 people were killed in Vareth on 2 May 1999, among them 4 women, and 45 people were injured.\n",
    "paper.txt": "Police said that 52 people were killed. The mayor said that 40 people were injured.\n",
    "radio.txt": "A nurse said that 12 people were missing. The army denied that 52 people were killed.\n",
}
CHANGES = [
    {"amount": "7"},
    {"said_by": "the mayor"},
    {"group": "civilians"},
    {"polarity": "denied"},
    {"period": "1999-05"},
]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder: Path = tmp_path_factory.mktemp("undoing")
    (folder / "notes").mkdir()
    for name, words in NOTES.items():
        (folder / "notes" / name).write_text(words, "utf-8")
    with Case.new(folder / "case", title="Vareth") as made:
        assert {one.outcome for one in made.add(folder / "notes")} == {"added"}
        yield made


def state(case: Case) -> list[Any]:
    return [[one.to_dict() for one in case.claims], case.figures().to_dict(), case.agreement()]


Decision = Callable[[Case], str]


@st.composite
def decisions(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Decision:
    """One judgement on something that the case holds; gives its id."""
    kind = draw(st.sampled_from(["accept", "reject", "correct", "origin", "confidential", "rename", "read"]))
    first, second = draw(st.integers(0, 20)), draw(st.integers(0, 20))
    by, change = draw(st.sampled_from(["Ana", "Ben"])), draw(st.sampled_from(CHANGES))

    def decide(case: Case) -> str:
        ids = sorted(one.claim.id for one in case.claims.all(kind="count"))
        one, other = ids[first % len(ids)], ids[second % len(ids)]
        if kind == "read":
            text = case.documents.text("radio.txt")
            start = text.index("people") + first % 3
            found = case.claims.add("radio.txt", start, start + 6 + second % 9, fate="missing", by=by)
            return [it.judgement.id for it in case.judgements.on(found.claim.id) if it.judgement.verdict == "read"][-1]
        if kind == "origin":
            targets, sets = [one, other if one != other else ids[(ids.index(one) + 1) % len(ids)]], {}
            return case.judge(f"{'same' if first % 2 else 'different'}-origin", targets, by=by, why="so").id
        targets = [case.incident.id] if kind == "rename" else [one]
        sets = {"rename": {"title": "Another name"}, "correct": change}.get(kind, {})
        return case.judge(kind, targets, by=by, why="so", set=sets).id

    return decide


@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(decisions(), min_size=1, max_size=5), st.permutations(range(5)))
def test_undoing_everything_restores_everything(case: Case, made: list[Decision], order: list[int]) -> None:
    from accounted.errors import BadInput

    before, ids = state(case), list[str]()
    for decide in made:
        try:
            ids.append(decide(case))
        except BadInput as refused:  # the same words read by hand twice
            assert "there already" in refused.what  # noqa: PT017 (only some orders are refused)
    for _, id in sorted(zip(order, ids, strict=False)):
        case.judge("undo", id, by="Cleo", why="to see what was there")
    assert state(case) == before
    states = {one.judgement.id: one.state for one in case.judgements}
    assert {states[id] for id in ids} <= {"undone"}
    assert case.verify().ok
