"""The article the project began from, against its annotation; read from beside the checkout, never kept here."""

import json
from pathlib import Path
from typing import Any

import pytest

from accounted.model import CountClaim
from accounted.reading import read
from tests.reading.conftest import document

FATES = {"families_wiped_out": "family_wiped_out"}
UNITS = {"persons": "person", "families": "family", "families_wiped_out": "family", "events": "person"}
SPEAKERS = {"tr_mfa": "Turkish Foreign Ministry", "az_figures": "Azerbaijani figures"}


@pytest.fixture(scope="module")
def article(shared: Path) -> tuple[str, dict[str, Any]]:
    folder = shared / "data" / "seed"
    text = (folder / "khojaly_trt_2024.txt").read_bytes().decode("utf-8")
    return text, json.loads((folder / "khojaly_trt_2024.gold.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def claims(article: tuple[str, dict[str, Any]]) -> list[CountClaim]:
    text, _ = article
    return [c for c in read(document(text, "TRT World"), text) if isinstance(c, CountClaim)]


def numbered(gold: dict[str, Any]) -> list[dict[str, Any]]:
    return [claim for claim in gold["claims"] if claim["number"]]


def match(gold: dict[str, Any], claims: list[CountClaim]) -> CountClaim:
    span = gold["number"]
    return next(c for c in claims if (c.amount.start, c.amount.end) == (span["start"], span["end"]))


def test_every_figure_is_found_with_its_ends_and_its_fate(article: Any, claims: list[CountClaim]) -> None:
    for gold in numbered(article[1]):
        claim = match(gold, claims)
        low = gold["low"] if gold["low"] is not None else gold["value"]
        high = gold["high"] if gold["high"] is not None else gold["value"]
        assert (claim.amount.low, claim.amount.high, claim.amount.precision) == (low, high, gold["precision"])
        assert claim.fate.code == FATES.get(gold["fate"], gold["fate"])
        assert claim.unit == UNITS[gold["unit"]]
        assert claim.group.code in (gold["subgroup"], "civilians" if gold["subgroup"] is None else None)


def test_each_figure_has_its_own_speaker(article: Any, claims: list[CountClaim]) -> None:
    for gold in numbered(article[1]):
        claim = match(gold, claims)
        assert claim.said_by.mode == gold["attribution_mode"]
        if claim.said_by.mode != "own_voice":
            assert claim.said_by.name == SPEAKERS[gold["attributed_to"]]


def test_a_part_names_its_whole(article: Any, claims: list[CountClaim]) -> None:
    ids = {gold["id"]: match(gold, claims).id for gold in numbered(article[1])}
    for gold in numbered(article[1]):
        assert match(gold, claims).part_of == ids.get(gold["subset_of"] or "")


def test_the_azerbaijani_figures_are_five(claims: list[CountClaim]) -> None:
    assert sum(claim.said_by.name == "Azerbaijani figures" for claim in claims) == 5


def test_no_other_number_becomes_a_figure(article: Any, claims: list[CountClaim]) -> None:
    others = [(d["span"]["start"], d["span"]["end"], d["span"]["text"]) for d in article[1]["not_casualty_numbers"]]
    figures = [claim.amount for claim in claims if claim.amount.quantified]
    taken = [words for start, end, words in others for a in figures if a.start < end and start < a.end]
    assert taken == []
    assert len(figures) == len(numbered(article[1]))


def test_mentions_without_a_number_are_kept_apart(article: Any, claims: list[CountClaim]) -> None:
    mentions = [claim for claim in claims if not claim.amount.quantified]
    golds = [gold for gold in article[1]["claims"] if not gold["number"]]
    found = [
        gold["id"]
        for gold in golds
        for claim in mentions
        if claim.fate.code == gold["fate"]
        and claim.passage.start < gold["fate_cue"]["end"]
        and gold["fate_cue"]["start"] < claim.passage.end
    ]
    assert len(set(found)) >= 3


def test_the_same_ids_every_time(article: Any, claims: list[CountClaim]) -> None:
    text, _ = article
    again = [c.id for c in read(document(text, "TRT World"), text) if isinstance(c, CountClaim)]
    assert again == [claim.id for claim in claims]
    assert len(set(again)) == len(again)
