"""The seed article against its gold annotation, where both lie beside the checkout."""

import json
from pathlib import Path
from typing import Any

import pytest

from accounted.model import Claim
from tests.reading.kinds.conftest import found_in

SPEAKERS = {"trt": "publisher", "turkiye": "Türkiye", "tr_mfa": "Turkish Foreign Ministry",
            "az_mfa": "Azerbaijan’s Foreign Ministry"}  # fmt: skip


@pytest.fixture(scope="module")
def seed(shared: Path) -> tuple[dict[str, Any], list[Claim]]:
    gold = json.loads((shared / "data/seed/khojaly_trt_2024.gold.json").read_text("utf-8"))
    return gold, found_in((shared / "data/seed/khojaly_trt_2024.txt").read_text("utf-8"), "TRT World")


def hits(claims: list[Claim], kind: str, span: dict[str, Any], speaker: str) -> list[Claim]:
    """The claims of a kind that overlap a span and have its speaker."""
    return [
        c for c in claims
        if c.kind == kind and c.passage.start < span["end"] and span["start"] < c.passage.end
        and c.said_by.name.endswith(SPEAKERS[speaker])
    ]  # fmt: skip


def test_labels_are_found_with_speaker_and_use(seed: tuple[dict[str, Any], list[Claim]]) -> None:
    gold, claims = seed
    terms = gold["characterisations"]
    right = [
        t for t in terms if any(c.use == t["use"] for c in hits(claims, "label", t["passage"], t["attributed_to"]))
    ]
    assert len(right) >= 28, [t["id"] for t in terms if t not in right]
    assert sum(claim.kind == "label" for claim in claims) <= 36


def test_evidence_is_found_and_a_photo_credit_is_none(seed: tuple[dict[str, Any], list[Claim]]) -> None:
    gold, claims = seed
    found = {item["id"] for item in gold["evidence"] if hits(claims, "evidence", item["text"], item["asserted_by"])}
    assert found == {"v01", "v02", "v03", "v04", "v05"}
    assert sum(claim.kind == "evidence" for claim in claims) == 5


def test_positions_are_found(seed: tuple[dict[str, Any], list[Claim]]) -> None:
    gold, claims = seed
    missing = [p["id"] for p in gold["positions"] if not hits(claims, "position", p["text"], p["by"])]
    assert missing == []
    assert sum(claim.kind == "position" for claim in claims) <= 9


def test_events_have_their_dates_or_none(seed: tuple[dict[str, Any], list[Claim]]) -> None:
    gold, claims = seed
    right = [
        e["id"] for e in gold["events"]
        if any((c.period.edtf if c.period else None) == e["edtf"]
               for c in hits(claims, "event", e["passage"], e["attributed_to"]))
    ]  # fmt: skip
    assert len(right) >= 15, right
    assert sum(claim.kind == "event" for claim in claims) <= 24


def test_the_article_names_no_victim(seed: tuple[dict[str, Any], list[Claim]]) -> None:
    assert [claim for claim in seed[1] if claim.kind == "person"] == []
