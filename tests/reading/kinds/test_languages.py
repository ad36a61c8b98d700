"""Golden cases of the languages: what is read, in golden/kinds-<language>.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from accounted import Claim, read_text
from accounted.model import CountClaim, EventClaim, EvidenceClaim, LabelClaim, PersonClaim, PositionClaim

FILES = sorted((Path(__file__).parents[2] / "golden").glob("kinds-*.yaml"))
CASES = [
    pytest.param(path.stem.removeprefix("kinds-"), case, id=f"{path.stem}: {case['teaches']}")
    for path in FILES
    for case in yaml.safe_load(path.read_text("utf-8"))
]


def described(claim: Claim) -> str:
    """A claim in the notation of the golden files."""
    by = "" if claim.said_by.own_voice else f" by {claim.said_by.name}"
    denied = " denied" if claim.polarity == "denied" else ""
    return f"{claim.kind} {_says(claim)}{denied} | {claim.passage.exact}{by}"


def _says(claim: Claim) -> str:
    day = f" {claim.period.edtf}" if claim.period else ""
    match claim:
        case CountClaim():
            return f"{claim.fate.code} {claim.amount.exact}" + (f" at {claim.place.name}" if claim.place else "")
        case LabelClaim():
            return f"{claim.category} {claim.use}"
        case EventClaim():
            doers = f" of {', '.join(claim.actors)}" if claim.read_by.rule == "event-deed" else ""
            return f"{claim.type}{day}{doers}"
        case EvidenceClaim() | PositionClaim():
            return claim.type
        case PersonClaim():
            return f"{claim.fate.code} {claim.name.exact}"
    raise AssertionError(claim.kind)


@pytest.mark.parametrize(("language", "case"), CASES)
def test_golden(language: str, case: dict[str, Any]) -> None:
    claims = read_text(case["text"], name="text", lang=language)
    assert [described(claim) for claim in claims] == case["claims"]
    assert all(claim.passage.exact in case["text"] for claim in claims)
