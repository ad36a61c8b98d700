"""Golden cases: a text in, its figures out. A change in reading shows as a change in golden/reading-<language>.yaml."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from accounted.model import CountClaim

FILES = sorted((Path(__file__).parent.parent / "golden").glob("reading-*.yaml"))
CASES = [
    pytest.param(
        path.stem.removeprefix("reading-"), case, id=f"{path.stem.removeprefix('reading-')}: {case['teaches']}"
    )
    for path in FILES
    for case in yaml.safe_load(path.read_text("utf-8"))
]


def described(claim: CountClaim, claims: Sequence[CountClaim]) -> str:
    """A claim in the notation of the golden file."""
    low, high = ("" if end is None else end for end in (claim.amount.low, claim.amount.high))
    words = [claim.fate.code, f"{low}..{high}", claim.amount.precision]
    words += [claim.group.code] if claim.group.code else []
    words += [claim.unit] if claim.unit != "person" else []
    if claim.part_of:
        words.append(f"part of {[other.id for other in claims].index(claim.part_of) + 1}")
    words += ["merged " + "+".join(claim.fate.merged)] if claim.fate.merged else []
    words += [claim.polarity] if claim.polarity != "affirmed" else []
    words += ["by", claim.said_by.name] if not claim.said_by.own_voice else []
    words += ["via", *claim.said_by.via] if claim.said_by.via else []
    return " ".join(words)


@pytest.mark.parametrize(("language", "case"), CASES)
def test_golden(language: str, case: dict[str, Any], counts: Callable[..., list[CountClaim]]) -> None:
    claims = counts(case["text"], case.get("publisher"), case.get("published"), language)
    assert [described(claim, claims) for claim in claims] == case["claims"]
