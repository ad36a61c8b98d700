"""What a claim is found by: the columns beside its JSON, which follow from it."""

from __future__ import annotations

from typing import Any

from accounted.model import Claim, CountClaim, PersonClaim, content_id


def columns_of(claim: Claim) -> dict[str, Any]:
    """The columns of a claim, but for its JSON, its run and its seal."""
    amount = claim.amount if isinstance(claim, CountClaim) else None
    own = claim.said_by.own_voice and claim.carried_by
    return {
        "id": claim.id, "document": content_id("document", claim.source.digest), "kind": claim.kind,
        "fate": claim.fate.code if isinstance(claim, CountClaim | PersonClaim) else None,
        "start": claim.passage.start, "amount_start": amount.start if amount else -1,
        "low": amount.low if amount else None, "high": amount.high if amount else None,
        "said_by": claim.carried_by if own else claim.said_by.name, "place": claim.place.name if claim.place else None,
    }  # fmt: skip
