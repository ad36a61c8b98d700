"""What a verdict may be on and what it may set."""

import pytest

from accounted.errors import BadInput
from accounted.model import Judgement, verdict, vocabulary

KINDS = ["claim", "contradiction", "record", "person", "document", "incident", "judgement", "place", "list"]
FITS = {
    "accept": ["claim", "claim"], "reject": ["claim"], "correct": ["claim"], "same_origin": ["claim", "claim"],
    "different_origin": ["claim", "claim", "claim"], "explain": ["contradiction"], "dismiss": ["contradiction"],
    "same_person": ["record", "record"], "different_person": ["record", "record"], "unsure": ["record", "record"],
    "confidential": ["person", "document", "claim", "record"], "merge": ["incident", "incident"],
    "split": ["incident", "claim", "claim"], "rename": ["incident"], "move": ["claim", "incident"],
    "undo": ["judgement"], "read": ["document", "claim"], "locate": ["place"],
    "graphic": ["claim", "claim"], "split_person": ["record"], "describe": ["document"],
    "contradict": ["claim", "claim"], "withdraw": ["document"],
}  # fmt: skip


def test_every_verdict_says_what_it_is_on() -> None:
    assert set(FITS) == set(vocabulary("verdicts").codes)


@pytest.mark.parametrize("code", FITS)
def test_a_verdict_takes_what_it_is_for_and_refuses_the_rest(code: str) -> None:
    one = verdict(code)
    one.check_on(FITS[code])
    with pytest.raises(BadInput, match=f"'{one.said}' is a judgement on"):
        one.check_on([])
    for kind in KINDS:
        if kind not in one.on:
            with pytest.raises(BadInput, match=f"given: .*1 {kind}"):
                one.check_on([*FITS[code], kind])


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("same_origin", ["claim"]),
        ("different_person", ["record"] * 3),
        ("rename", ["incident"] * 2),
        ("split", ["incident"]),
    ],
)
def test_too_few_or_too_many_are_refused(code: str, kinds: list[str]) -> None:
    with pytest.raises(BadInput):
        verdict(code).check_on(kinds)


def test_a_judgement_sets_what_its_verdict_sets() -> None:
    def made(code: str, **changes: str) -> Judgement:
        return Judgement(code, ("x",), "N. N.", "so", "2026-01-01T00:00:00Z", 1, changes)

    assert made("rename", title="The bridge").changes == {"title": "The bridge"}
    assert made("correct", fate="killed").changes == {"fate": "killed"}
    assert made("confidential", level="sealed").changes == {"level": "sealed"}
    for code, changes in (
        ("rename", {}),
        ("rename", {"title": " "}),
        ("rename", {"title": "x", "name": "x"}),
        ("correct", {}),
        ("accept", {"fate": "killed"}),
        ("confidential", {"level": "secret"}),
        ("undo", {"title": "x"}),
    ):
        with pytest.raises(BadInput):
            made(code, **changes)
