"""Tables: which cells count people, what befell them, who they are, of which whole, where, when, and who says so."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from accounted.model import CountClaim

Counts = Callable[..., list[CountClaim]]
CASES = yaml.safe_load((Path(__file__).parent.parent / "golden" / "tables.yaml").read_text("utf-8"))


def described(claim: CountClaim, claims: Sequence[CountClaim]) -> str:
    """A claim of a table in the notation of the golden file."""
    words = [claim.fate.code, claim.amount.exact]
    words += [claim.group.code] if claim.group.code else []
    words += [claim.unit] if claim.unit != "person" else []
    if claim.part_of:
        words.append(f"part of {next(other.amount.exact for other in claims if other.id == claim.part_of)}")
    words += [f"at {claim.place.name}"] if claim.place else []
    words += [f"on {claim.period.edtf}"] if claim.period else []
    words += [f"by {claim.said_by.name}"] if not claim.said_by.own_voice else []
    return " ".join(words)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['teaches']}")
def test_a_table_counts_what_its_headings_rows_and_caption_say(case: dict[str, Any], counts: Counts) -> None:
    claims = counts(case["text"], None, None, case["language"], case.get("title"))
    assert [described(claim, claims) for claim in claims] == case.get("claims", [])
