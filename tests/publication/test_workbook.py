"""A workbook whose cells are the words themselves, and none of them a formula."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from accounted.model import Passage
from accounted.publication import AsOf
from accounted.publication.sheets import SHEETS
from accounted.publication.workbook import CUT, MOST_LETTERS, WorkbookExporter
from tests.comparison.statements import called, document, said
from tests.publication.hostile import FORMULAS, MARKUP, UNRULY, naughty
from tests.publication.selections import selection, written

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WHERE = document("note.txt", "Coast Radio", "1994-06-09")


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def strings(files: dict[str, bytes]) -> list[str]:
    tree = ElementTree.fromstring(files["xl/sharedStrings.xml"])
    return ["".join(piece.text or "" for piece in one.iter(f"{MAIN}t")) for one in tree.iter(f"{MAIN}si")]


def sheet(files: dict[str, bytes], number: int) -> list[list[str | float]]:
    held, rows = strings(files), []
    for row in ElementTree.fromstring(files[f"xl/worksheets/sheet{number}.xml"]).iter(f"{MAIN}row"):
        cells = [(cell.get("t"), cell.findtext(f"{MAIN}v") or "") for cell in row.iter(f"{MAIN}c")]
        rows.append([held[int(value)] if kind == "s" else float(value) for kind, value in cells])
    return rows


def test_the_sheets_are_the_tables_and_numbers_are_numbers() -> None:
    nine = said(WHERE, "At least 9 people were killed.", "9", "the harbour office", "at_least")
    files = parts(written(WorkbookExporter().export(selection([nine], [WHERE])))["case.xlsx"])
    named = [one.get("name") for one in ElementTree.fromstring(files["xl/workbook.xml"]).iter(f"{MAIN}sheet")]
    assert named == ["about", *(one.name for one in SHEETS)]
    claims = sheet(files, 2)
    assert claims[0] == [column.name for column in SHEETS[0].columns]
    assert 9.0 in claims[1]
    assert nine.passage.exact in claims[1]


@pytest.mark.parametrize(
    "hostile", [FORMULAS, MARKUP, UNRULY, naughty()], ids=["formulas", "markup", "unruly", "shared"]
)
def test_no_words_become_a_formula_a_link_or_a_number(hostile: list[str]) -> None:
    claims = [
        called(WHERE, words, "A nurse").with_changes(id=f"claim-{number:020}", passage=Passage(0, len(words), words))
        for number, words in enumerate(one for one in hostile if one)
    ]
    files = parts(written(WorkbookExporter().export(selection(claims, [WHERE])))["case.xlsx"])
    for name, content in files.items():
        if name.startswith("xl/worksheets/sheet"):
            tree = ElementTree.fromstring(content)
            assert not [*tree.iter(f"{MAIN}f"), *tree.iter(f"{MAIN}hyperlink")]
    kept = {_told(one) for one in strings(files)}
    assert not [one.term for one in claims if len(one.term) < MOST_LETTERS and _told(one.term) not in kept]


def _told(words: str) -> str:
    """Words as a workbook's XML brings them: ends of lines are one there, and two codes are no characters at all."""
    plain = re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), words)
    return "".join(one for one in plain if one not in "\r\n\ufffe\uffff")


def test_a_cell_too_long_says_that_it_was_cut() -> None:
    long = "é" * 40_000
    claim = called(WHERE, long, "A nurse")
    files = parts(written(WorkbookExporter().export(selection([claim], [WHERE])))["case.xlsx"])
    cut = [one for one in strings(files) if one.endswith(CUT)]
    assert cut
    assert all(len(one) <= MOST_LETTERS for one in strings(files))


def test_the_state_of_the_case_is_the_only_moment_in_it() -> None:
    given = selection([], [WHERE], as_of=AsOf(7, "1999-05-03T10:11:12.000001Z", "0" * 64))
    once, again = (written(WorkbookExporter().export(given))["case.xlsx"] for _ in range(2))
    assert once == again
    core = parts(once)["docProps/core.xml"].decode()
    assert core.count("1999-05-03T10:11:12Z") == 2
