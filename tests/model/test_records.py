"""Documents, judgements, custody, runs and ids."""

import dataclasses
import inspect
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import accounted.model
from accounted.errors import BadInput
from accounted.model import (
    Cell,
    CustodyEvent,
    Document,
    Judgement,
    Original,
    Period,
    Place,
    Run,
    Table,
    canonical,
    content_id,
    digest_of,
)
from tests.strategies import documents, periods

DIGEST = digest_of(b"report")


@given(documents())
def test_a_document_can_be_read_back_and_says_what_each_value_rests_on(document: Document) -> None:
    written = document.to_dict()
    assert Document.from_dict(written) == document
    assert set(written["basis"]) == {key for key in ("language", "publisher", "published", "title") if written[key]}


@given(documents())
def test_a_documents_id_comes_from_its_bytes(document: Document) -> None:
    assert document.id == content_id("document", document.digest)


@pytest.mark.parametrize("digest", ["", "report", "sha256:", "sha256:" + "A" * 64, "md5:" + "a" * 64, DIGEST + "\n"])
def test_what_is_no_digest_is_refused(digest: str) -> None:
    with pytest.raises(BadInput, match="digest"):
        Original(digest, 0)


def test_an_original_cannot_be_smaller_than_nothing() -> None:
    assert Original(DIGEST, 0).to_dict() == {"digest": DIGEST, "size_bytes": 0}
    with pytest.raises(BadInput):
        Original(DIGEST, -1)


@given(periods())
def test_a_period_can_be_read_back(period: Period) -> None:
    assert Period.from_dict(period.to_dict()) == period


def test_a_place_is_as_long_as_its_name() -> None:
    assert Place.from_dict(Place("Vareth", 4, 10).to_dict()) == Place("Vareth", 4, 10)
    with pytest.raises(BadInput):
        Place("Vareth", 4, 9)


def test_a_table_can_be_read_back_empty_cells_too() -> None:
    table = Table(((Cell(1, 1, 0, 4, "Name"), Cell(1, 2, 5, 5, "")), (Cell(2, 1, 6, 9, "Ana"),)), True, "The dead")
    assert Table.from_dict(table.to_dict()) == table


# Judgements

DECIDED: dict[str, Any] = {"verdict": "reject", "targets": ("claim-1",), "by": "A. Reviewer", "why": "A year.",
                           "at": "2026-01-01T00:00:00Z", "seq": 1}  # fmt: skip


def test_a_judgement_can_be_read_back_and_two_like_ones_differ_by_their_place() -> None:
    judgement = Judgement(**DECIDED)
    assert Judgement.from_dict(judgement.to_dict()) == judgement
    assert Judgement(**DECIDED | {"seq": 2}).id != judgement.id


@pytest.mark.parametrize(
    "wrong",
    [{"by": " "}, {"why": ""}, {"targets": ()}, {"verdict": "frown"}, {"changes": {"low": 1}}, {"verdict": "correct"}],
    ids=["unsigned", "without a reason", "of nothing", "unknown verdict", "sets values", "corrects nothing"],
)
def test_a_judgement_without_what_it_needs_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        Judgement(**DECIDED | wrong)


# Custody


def test_an_event_names_the_one_before_it_and_any_change_shows() -> None:
    particulars: dict[str, Any] = {"seq": 0, "time": "2026-01-01T00:00:00Z", "actor": "A. Keeper", "kind": "sealed",
                                   "refs": (DIGEST,), "payload": {"name": "a.txt"}, "nonce": "0" * 32,
                                   "previous": "0" * 64}  # fmt: skip
    event = CustodyEvent(**particulars)
    assert CustodyEvent(**particulars).hash == event.hash
    for change in ({"seq": 1}, {"actor": "B"}, {"payload": {"name": "b.txt"}}, {"nonce": "1" * 32}, {"refs": ()}):
        assert CustodyEvent(**particulars | change).hash != event.hash
    assert "a.txt" not in event.line


# Ids

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=2), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abcé", max_size=3), JSON), st.randoms(use_true_random=False))
def test_a_value_has_one_spelling_whatever_the_order_of_its_keys(value: dict[str, Any], chance: Any) -> None:
    keys = list(value)
    chance.shuffle(keys)
    assert canonical({key: value[key] for key in keys}) == canonical(value)


def test_keys_stand_in_the_order_of_their_utf_16_units_however_they_are_nested() -> None:
    beyond, before = "\N{GRINNING FACE}", "\ufb33"  # by code points it is the other way round
    assert (
        canonical([{before: 1, "a": ({beyond: 2, before: 3},)}])
        == f'[{{"a":[{{"{beyond}":2,"{before}":3}}],"{before}":1}}]'
    )


@given(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.text(max_size=4), max_size=3), st.booleans())
def test_the_line_of_an_event_is_canonical_json(actor: str, refs: list[str], salted: bool) -> None:
    event = CustodyEvent(7, "2026", actor, "sealed", tuple(refs), {"a": actor}, "0" * 32, "1" * 64, salt="2" * salted)
    assert canonical(json.loads(event.line)) == event.line
    assert json.loads(event.line) == {
        "v": 1 + salted, "seq": 7, "time": "2026", "actor": actor, "kind": "sealed", "refs": refs,
        "payload_hash": event.payload_hash, "nonce": "0" * 32, "prev": "1" * 64,
    }  # fmt: skip


def test_a_number_without_one_spelling_is_refused() -> None:
    with pytest.raises(TypeError, match="spelling"):
        canonical({"share": [0.1]})


def test_a_run_is_known_by_what_went_in() -> None:
    run = Run("rules", "1", (DIGEST,), {"language": "en"})
    assert run.id == Run("rules", "1", (DIGEST,), {"language": "en"}).id == run.to_dict()["id"]
    others = [
        Run("rules", "2", (DIGEST,), {"language": "en"}),
        Run("rules", "1", (), {"language": "en"}),
        Run("rules", "1", (DIGEST,)),
    ]
    assert run.id not in {other.id for other in others}


def test_a_digest_is_that_of_the_bytes() -> None:
    assert digest_of(b"") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


RECORDS = [
    record for name in accounted.model.__all__
    if inspect.isclass(record := getattr(accounted.model, name)) and dataclasses.is_dataclass(record)
]  # fmt: skip


@pytest.mark.parametrize("record", RECORDS, ids=lambda it: it.__name__)
def test_no_frozen_record_is_kept_out_of_a_set_by_a_mapping_in_it(record: Any) -> None:
    for one in dataclasses.fields(record):
        if str(one.type).startswith(("Mapping", "dict", "list", "set", "Sequence")):
            assert one.hash is False, f"{record.__name__}.{one.name} can't be hashed."
