"""Tables that are safe to open, and from which the exact words can be had back."""

import csv
import io
import json
import re
from collections.abc import Iterable

import pytest
from hypothesis import given

from accounted.model import Claim
from accounted.publication import CsvExporter, JsonLinesExporter
from accounted.publication.cells import guarded, unguarded
from accounted.publication.sheets import SHEETS
from tests.comparison.statements import called, document, said
from tests.publication.hostile import FORMULAS, MARKUP, UNRULY, naughty
from tests.publication.selections import selection, written
from tests.strategies import words

NOTE = document("note.txt", "Coast Radio", "1994-06-09")
BEGINS_A_FORMULA = re.compile(r"[\s\u200b\ufeff\u202e\u00a0]*[=+\-@＝＋－＠|%]|[\t\r\n']")

CORPORA = {"formulas": FORMULAS, "markup": MARKUP, "unruly": UNRULY, "shared": naughty()}


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode(), newline="")))


@pytest.mark.parametrize("hostile", CORPORA.values(), ids=CORPORA)
def test_no_cell_begins_a_formula_and_every_cell_can_be_had_back(hostile: list[str]) -> None:
    for one in hostile:
        cell = guarded(one)
        assert cell.startswith("'") or not BEGINS_A_FORMULA.match(cell), one
        assert unguarded(cell) == one


@given(words())
def test_any_words_come_back_from_their_cell(words: str) -> None:
    assert unguarded(guarded(words)) == words
    assert guarded(guarded(words)).startswith("'") or guarded(words) == words


def test_numbers_stay_numbers_and_nothing_is_not_zero() -> None:
    assert [guarded(one) for one in (613, 0, None, True, False)] == ["613", "0", "", "true", "false"]


def test_the_tables_hold_what_is_claimed_and_describe_every_column() -> None:
    words = "The harbour office said that at least 9 people were killed."
    nine = said(NOTE, words, "9", "the harbour office", "at_least")
    twelve = said(NOTE, "A nurse said that 12 people had died.", "12", "A nurse")
    files = written(CsvExporter().export(selection([nine, twelve], [NOTE])))
    claims = {row["id"]: row for row in rows(files["claims.csv"])}
    assert (claims[nine.id]["low"], claims[nine.id]["high"], claims[nine.id]["precision"]) == ("9", "", "at_least")
    assert claims[twelve.id]["quote"] == "A nurse said that 12 people had died."
    assert claims[twelve.id]["published"] == "1994-06-09"
    (span,) = rows(files["ranges.csv"])
    assert (span["low"], span["high"], span["open_above"]) == ("9", "12", "true")
    assert [row["claims"] for row in rows(files["figures.csv"])] == [nine.id, twelve.id]
    package = json.loads(files["datapackage.json"])
    for resource in package["resources"]:
        header = files[resource["path"]].decode().split("\n", 1)[0].split(",")
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"].endswith((".", "…")) for field in resource["schema"]["fields"])
    assert {f"{sheet.name}.csv" for sheet in SHEETS} | {"datapackage.json"} == set(files)


@pytest.mark.parametrize("hostile", CORPORA.values(), ids=CORPORA)
def test_hostile_words_stay_in_their_cell_in_every_table(hostile: list[str]) -> None:
    where = document("=1+1.txt", "=cmd|' /C calc'!A0")
    claims = [called(where, words, words if words.strip() else "x") for words in hostile if words]
    files = written(CsvExporter().export(selection(_apart(claims), [where])))
    table = rows(files["claims.csv"])
    assert [unguarded(row["term"]) for row in table] == [one.term for one in claims]
    for name in (name for name in files if name.endswith(".csv")):
        cells = [cell for row in rows(files[name]) for cell in row.values()]
        assert [cell for cell in cells if BEGINS_A_FORMULA.match(cell) and not cell.startswith("'")] == []


def _apart(claims: Iterable[Claim]) -> list[Claim]:
    """The same claims, each with an id of its own."""
    return [one.with_changes(id=f"claim-{number:020}") for number, one in enumerate(claims)]


def test_every_line_is_one_object_whoever_parts_the_lines() -> None:
    claims = _apart([called(NOTE, words, "A nurse") for words in [*UNRULY, *MARKUP]])
    (content,) = written(JsonLinesExporter().export(selection(claims, [NOTE]))).values()
    lines = content.decode().splitlines()
    assert lines == content.decode().rstrip("\n").split("\n")
    objects = [json.loads(line) for line in lines]
    assert objects[: len(claims)] == [{**one.to_dict(), "judged": None} for one in claims]
    assert [one["schema"] for one in objects[len(claims) :]] == ["document/1", "figures/1", "export/1"]
    assert objects[-1]["holds"]["claims"] == len(claims)
