"""Strings that break software, through every place where a person or a file may put one, and out again unchanged.

The shared collection holds 515; where it is not beside the checkout, those of our own are tried alone.
"""

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from accounted import Case
from accounted.model import digest_of
from accounted.vault import acts
from tests.conftest import SHARED
from tests.documents import zipped
from tests.publication.hostile import FORMULAS, MARKUP, UNRULY

SAID = "The police said that 12 people were killed in Lund."
BLNS = SHARED / "data" / "evidence" / "naughty" / "blns.json"


def strings() -> list[str]:
    """All of them, each once, in which there is anything to be kept."""
    shared = json.loads(BLNS.read_text("utf-8")) if BLNS.is_file() else []
    return list(dict.fromkeys(one for one in [*shared, *FORMULAS, *MARKUP, *UNRULY] if one.strip()))


ALL = strings()
NAMES = [one for one in ALL[:: max(len(ALL) // 12, 1)] if "\x00" not in one]
TITLES = [one for one in ALL[3 :: max(len(ALL) // 5, 1)] if "\x00" not in one]
SAID_AS = [one.strip() for one in TITLES]
"""What a person says in a field loses the white space around it, and nothing else."""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case that has them as names in an archive, a text, cells of a table, titles, and words of judgements."""
    place = tmp_path_factory.mktemp("naughty")
    with Case.new(place / "case", ALL[0]) as made:
        text = f"{SAID}\n\n" + "\n\n".join(ALL).replace("\x00", "")
        (place / "all.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
        table = io.StringIO(newline="")
        writer = csv.writer(table, lineterminator="\r\n")
        writer.writerow(["name", "note"])
        writer.writerows((f"n{number}", one.replace("\x00", "")) for number, one in enumerate(ALL))
        (place / "all.csv").write_bytes(table.getvalue().encode())
        members: dict[str, bytes | str] = {one: f"{SAID} {number}" for number, one in enumerate(NAMES)}
        (place / "names.zip").write_bytes(zipped(members))
        assert "refused" not in {
            one.outcome for one in made.add([place / f for f in ("all.txt", "all.csv", "names.zip")])
        }
        for number, title in enumerate(TITLES):
            (place / f"{number}.txt").write_text(f"{SAID} {number}.")
            assert [one.outcome for one in made.add([place / f"{number}.txt"], title=title, publisher=title)] == [
                "added"
            ]
        claims = [one.claim.id for one in made.claims.all("count")]
        for claim, words in zip(claims, TITLES, strict=False):
            made.judge("accept", [claim], by=words, why=words)
        yield made


def test_a_text_and_the_cells_of_a_table_are_kept_letter_for_letter(case: Case) -> None:
    text = case.documents.text(case.documents["all.txt"].id)
    assert text == f"{SAID}\n\n" + "\n\n".join(ALL).replace("\x00", "")
    (table,) = case.documents["all.csv"].tables
    assert [row[1].text for row in table.rows[1:]] == [one.replace("\x00", "") for one in ALL]


def test_names_in_an_archive_are_kept_exactly_and_are_no_paths(case: Case) -> None:
    told = [event.payload["metadata"].get("member") for event in case.desk.store.given.events(acts.ANNOUNCED)]
    assert [one for one in told if one is not None] == NAMES
    stored = {path.name for path in (case.folder / "objects").rglob("*") if path.is_file()}
    assert all(len(name) == 64 for name in stored)


def test_titles_and_judgements_come_back_as_they_were_said(case: Case) -> None:
    titles = {one.title.value for one in case.documents if one.title and one.title.basis == "given"}
    assert titles == set(SAID_AS)
    assert [one.judgement.why for one in case.judgements] == TITLES[: len(list(case.judgements))]


def test_lines_of_json_give_them_back_byte_for_byte(case: Case, tmp_path: Path) -> None:
    case.export("jsonl", tmp_path / "all.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "all.jsonl").read_bytes().split(b"\n") if line]
    said = {value for line in lines for value in _strings(line)}
    assert {one for one in SAID_AS if one not in said} == set()


def test_a_bag_gives_the_same_case_back(case: Case, tmp_path: Path) -> None:
    case.export("bag", tmp_path / "bag")
    with Case.from_bag(tmp_path / "bag", tmp_path / "again") as again:
        assert again.verify().ok
        for name in ("all.txt", "all.csv"):
            one = again.documents[name]
            assert digest_of(again.documents.text(one.id).encode()) == case.documents[name].text_digest
        assert {one.title.value for one in again.documents if one.title and one.title.basis == "given"} == set(SAID_AS)
        assert sorted(one.name for one in again.documents) == sorted(one.name for one in case.documents)


def test_no_name_is_changed_into_another_form_of_unicode(case: Case) -> None:
    names = {one.name for one in case.documents}
    last = {one.replace("\\", "/").rstrip("/").rpartition("/")[2] or "unnamed" for one in NAMES}
    assert last <= names
    assert {unicodedata.normalize("NFC", one) for one in last} >= {
        one for one in last if one == unicodedata.normalize("NFC", one)
    }


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
