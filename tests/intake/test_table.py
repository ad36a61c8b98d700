"""Every cell of a table is found again in the text by its row, column and offsets."""

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from accounted.case.opening import open_and_read
from accounted.intake import BUILT_IN
from accounted.intake.cells import Layout, layout_of, rows_of
from accounted.intake.table import has_header
from accounted.model import CountClaim, Original, digest_of
from tests.intake.conftest import from_zoo, opened, quotes

CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
ROWS = st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=8)


def written(rows: list[list[str]], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@given(ROWS, st.sampled_from(",;\t|"))
def test_what_csv_writes_comes_back_cell_for_cell(rows: list[list[str]], delimiter: str) -> None:
    text = written(rows, delimiter)
    found = list(rows_of(text, Layout(delimiter, 0)))
    assert [[cell.text for cell in row] for row in found] == rows
    for number, row in enumerate(found, 1):
        for column, cell in enumerate(row, 1):
            assert (cell.row, cell.column) == (number, column)
            assert quotes(text, cell)
            assert '"' in cell.text or text[cell.start : cell.end] == cell.text


@given(ROWS, st.sampled_from(",;\t|"))
def test_offsets_quote_the_text_whatever_delimiter_is_found(rows: list[list[str]], delimiter: str) -> None:
    text = written(rows, delimiter)
    assume(text.strip())
    for row in rows_of(text, layout_of(text)):
        assert all(quotes(text, cell) for cell in row)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("place,killed\nNorth,14\n", ","),
        ("place;killed;share\nNorth;14;1,5\nSouth;6;0,5\n", ";"),
        ("place\tkilled\nNorth, upper\t14\n", "\t"),
        ("place|killed\nNorth|14\n", "|"),
        ("sep=;\nplace;killed\nNorth;14\n", ";"),
        ('"a;b";killed\n"c;d";14\n', ";"),
    ],
)
def test_the_delimiter_is_what_cuts_rows_evenly(text: str, delimiter: str) -> None:
    assert layout_of(text).delimiter == delimiter


def test_a_table_document_keeps_its_text_and_names_its_columns() -> None:
    result = opened(b"\xef\xbb\xbfplace,killed\r\nNorth,14\r\n", "figures.csv")
    (table,) = result.document.tables
    assert (result.document.kind, result.document.media_type) == ("table", "text/csv")
    assert result.text == "\ufeffplace,killed\r\nNorth,14\r\n"
    assert [[cell.text for cell in row] for row in table.rows] == [["place", "killed"], ["North", "14"]]
    assert table.header


@pytest.mark.parametrize(
    ("text", "header"),
    [("place,killed\nNorth,14\n", True), ("North,14\nSouth,6\n", False), ("place,place\nNorth,14\n", False),
     ("2021-05-04,North\n2021-05-05,South\n", False), ("place,killed\n", False), ("place,\nNorth,\nx,1\n", False)],
)  # fmt: skip
def test_a_first_row_names_columns_only_if_it_looks_like_names(text: str, header: bool) -> None:
    assert has_header(tuple(rows_of(text, Layout(",", 0)))) is header


def test_uneven_rows_are_kept_and_named() -> None:
    document = from_zoo("uneven-rows.csv").document
    assert [len(row) for row in document.tables[0].rows] == [3, 3, 2, 4, 3]
    assert document.notes == (
        "Its rows are uneven: row 3 has 2, row 4 has 4, against 3 cells in the others. All cells are kept.",
    )


def test_a_quoted_cell_holds_newlines_and_quotes() -> None:
    rows = from_zoo("quoted-newlines.csv").document.tables[0].rows
    assert [cell.text for cell in rows[1]] == ["North", 'first line\r\nsecond, "so to say" line']
    assert [cell.text for cell in rows[2]] == ["South", ""]


def test_a_quote_that_never_closes_does_not_swallow_the_rest() -> None:
    rows = from_zoo("quote-never-closed.csv").document.tables[0].rows
    assert [cell.text for cell in rows[2]] == ["South", "none", "6"]


def test_semicolons_and_decimal_commas() -> None:
    document = from_zoo("semicolons.csv").document
    assert [cell.text for cell in document.tables[0].rows[2]] == ["Cənub", "1,5", "0"]


def test_what_a_cell_tells_in_sentences_is_read_with_its_row_and_column_and_the_day_of_its_row() -> None:
    told = (
        b"Date,Place,What happened\n"
        b'1999-02-26,Orvale,"The Ministry of Health said that 106 people were killed, and 487 people were injured."\n'
        b'1999-02-27,Lund,"A witness said that 40 people had been taken away. She called it ""an operation""."\n'
        b"1999-02-28,Lund,Nothing was reported\n"
    )
    opening = open_and_read(Original(digest_of(told), len(told)), told, "told.csv", {}, BUILT_IN)
    counts = [claim for claim in opening.claims if isinstance(claim, CountClaim)]
    read = [
        (it.fate.code, it.amount.exact, it.said_by.name, it.passage.row, it.passage.column, it.period.edtf)
        for it in counts
        if it.period
    ]
    assert read == [
        ("killed", "106", "The Ministry of Health", 2, 3, "1999-02-26"),
        ("injured", "487", "The Ministry of Health", 2, 3, "1999-02-26"),
        ("abducted", "40", "A witness", 3, 3, "1999-02-27"),
    ]
    assert all(claim.passage.row for claim in opening.claims)
    assert all(opening.text[it.passage.start : it.passage.end] == it.passage.exact for it in opening.claims)


@pytest.mark.parametrize(
    "title", ["Losses by village,,", '"Losses by village, after the register"', "Losses,,\n,,\nMay 1995,,"]
)
def test_lines_above_the_heading_of_a_table_do_not_hide_its_columns(title: str) -> None:
    content = f"{title}\nVillage,Killed,Injured\nLund,34,12\nHarl,5,7\n".encode()
    result = open_and_read(Original(digest_of(content), len(content)), content, "losses.csv", {}, BUILT_IN)
    (table,) = result.document.tables
    assert table.header
    assert [cell.text for cell in table.rows[0]] == ["Village", "Killed", "Injured"]
    assert table.rows[0][0].row == table.first_row == title.count("\n") + 2
    counts = [one for one in result.claims if isinstance(one, CountClaim)]
    assert [(one.fate.code, one.amount.low) for one in counts] == [
        ("killed", 34), ("injured", 12), ("killed", 5), ("injured", 7),
    ]  # fmt: skip
    assert any("above its table" in note for note in result.document.notes)


def test_a_row_with_one_cell_is_no_line_above_a_table_whose_next_row_names_nothing() -> None:
    (table,) = opened(b"Lund\n34,5\n7,8\n", "a.csv").document.tables
    assert (table.first_row, table.rows[0][0].text) == (1, "Lund")
