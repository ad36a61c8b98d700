"""Tables between rules in a PDF: words in their cells whatever their length, labels where they reach, places kept."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from accounted.case.opening import Opening, open_and_read
from accounted.intake import BUILT_IN
from accounted.intake.pdf.grids import grids_among
from accounted.intake.pdf.rules import MOST_LINES, Rule
from accounted.model import CountClaim, Original, digest_of, places
from tests.documents import FONTS
from tests.intake.conftest import opened

LONG = "The hospital counted them, and the police said in May that 3 people were wounded there; no more is known."
TOLL = [["Place", "Killed", "Injured", "Remarks"], ["Northern quarter of the old town", "14", "6", LONG],
        ["Lund", "21", "9", ""], ["Malmo", "5", "4", "See the list of the municipality of Malmo"]]  # fmt: skip
PERSONS = [["No", "Surname", "Given name", "Year of birth"], ["1", "Svensson", "Anna Maria of the upper mill", "1951"],
           ["2", "Larsson", "Erik", "1960"], ["3", "Berg", "Olof", "1971"]]  # fmt: skip
ARABIC = [["المكان", "القتلى", "الجرحى"], ["حلب", "14", "6"], ["حمص", "21", "9"]]


def page(draw: Callable[[Any], None], language: str = "en") -> bytes:
    from fpdf import FPDF

    made = FPDF(format="A4")
    made.set_creation_date(datetime(2020, 1, 1, tzinfo=UTC))
    made.add_font("noto", fname=FONTS / ("NotoNaskhArabic-Regular.ttf" if language == "ar" else "NotoSans-Regular.ttf"))
    made.add_font("latin", fname=FONTS / "NotoSans-Regular.ttf")
    made.set_fallback_fonts(["latin"])
    made.add_page()
    made.set_font("noto", size=10)
    made.set_text_shaping(True)
    draw(made)
    return bytes(made.output())


def table(rows: Sequence[Sequence[str]], before: str = "", behind: str = "", **how: Any) -> Callable[[Any], None]:
    def draw(made: Any) -> None:
        if before:
            made.multi_cell(0, 6, before, new_x="LMARGIN", new_y="NEXT")
        with made.table(first_row_as_headings=False, **how) as drawn:
            for cells in rows:
                row = drawn.row()
                for cell in cells:
                    row.cell(cell)
        if behind:
            made.ln(4)
            made.multi_cell(0, 6, behind, new_x="LMARGIN", new_y="NEXT")

    return draw


def read(content: bytes) -> Opening:
    return open_and_read(Original(digest_of(content), len(content)), content, "report.pdf", {}, BUILT_IN)


def cells(opening: Opening, number: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row] for row in opening.document.tables[number].rows]


def test_words_stand_in_their_cells_and_figures_have_their_row_column_and_place_on_the_page() -> None:
    found = read(
        page(table(TOLL, "The commission said that 12 people were killed.", "He said that 7 people were missing."))
    )
    assert cells(found) == TOLL
    assert found.text.startswith("The commission said that 12 people were killed.\n\nPlace | Killed")
    assert found.text.endswith("He said that 7 people were missing.")
    claims = [it for it in found.claims if isinstance(it, CountClaim)]
    told = {(it.fate.code, it.amount.exact, it.passage.row, it.passage.column) for it in claims}
    assert told == {
        ("killed", "12", None, None), ("killed", "14", 2, 2), ("injured", "6", 2, 3), ("injured", "3", 2, 4),
        ("killed", "21", 3, 2), ("injured", "9", 3, 3), ("killed", "5", 4, 2), ("injured", "4", 4, 3),
        ("missing", "7", None, None),
    }  # fmt: skip
    (lund,) = (it for it in claims if it.amount.exact == "21")
    ((number, box),) = places(found.document.pages, lund.amount.start, lund.amount.end)
    assert number == 1
    assert 595 * 0.25 < box.left < box.right < 595 * 0.5, "in the second of four columns"


def test_a_table_of_persons_is_offered_as_a_list() -> None:
    found = opened(page(table(PERSONS)), "report.pdf")
    assert [[cell.text for cell in row] for row in found.document.tables[0].rows] == PERSONS
    assert any("looks like a list of 3 persons" in note for note in found.document.notes)


def test_a_table_that_runs_from_the_right_begins_with_its_right_column() -> None:
    found = read(page(table([row[::-1] for row in ARABIC]), "ar"))
    assert cells(found) == ARABIC


def test_headings_of_two_rows_are_one_and_a_title_stands_above() -> None:
    def draw(made: Any) -> None:
        from fpdf.enums import TableSpan

        with made.table(first_row_as_headings=False) as drawn:
            for cells in (
                ["Losses by place", TableSpan.COL, TableSpan.COL], ["Place", "Killed", TableSpan.COL],
                [TableSpan.ROW, "Men", "Women"], ["Lund", "14", "6"], ["Malmo", "21", "9"],
            ):  # fmt: skip
                row = drawn.row()
                for cell in cells:
                    row.cell(cell)

    found = read(page(draw))
    assert cells(found) == [["Place", "Killed Men", "Killed Women"], ["Lund", "14", "6"], ["Malmo", "21", "9"]]
    assert found.text.startswith("Losses by place\n\n")


def test_a_frame_around_a_page_is_no_table_and_words_beside_a_grid_are_not_lost() -> None:
    def framed(made: Any) -> None:
        made.rect(5, 5, 200, 287)
        made.multi_cell(0, 6, "The police said that 12 people were killed.")

    def beside(made: Any) -> None:
        made.text(150, 20, "A note beside it.")
        table(TOLL, width=80, align="LEFT")(made)

    assert read(page(framed)).document.tables == ()
    found = read(page(beside)).text
    assert all(word in found for word in ("beside", "Northern", "hospital", "21"))


def rules(count: int, long: float = 100) -> list[Rule]:
    return [Rule(level, 10.0 * i, 0, long) for level in (True, False) for i in range(count)]


def test_lines_that_do_not_meet_are_no_grid_and_too_many_are_none_in_a_moment() -> None:
    assert [grid.size for grid in grids_among(rules(4))] == [(3, 3)]
    assert grids_among([*rules(4)[:4], *(it._replace(begin=500, end=600) for it in rules(4)[4:])]) == []
    assert grids_among(rules(MOST_LINES // 2, 1e6)) == []
    assert grids_among(rules(400, 4_000)) == []


@pytest.mark.parametrize("broken", [[], rules(1), rules(4)[:4], [Rule(True, 1, 0, 5)] * 50])
def test_few_lines_are_no_grid(broken: list[Rule]) -> None:
    assert grids_among(broken) == []


LONG_TOLL = [["Place", "Killed"], *[[f"Village {chr(65 + at % 26)}{at}", str(at + 2)] for at in range(60)]]


@pytest.mark.parametrize("headings", [1, 0])
def test_a_table_that_goes_on_over_pages_is_one_and_each_figure_is_on_its_page(headings: int) -> None:
    from fpdf import FontFace

    def draw(made: Any) -> None:
        made.multi_cell(0, 6, "The commission said that 12 people were missing.", new_x="LMARGIN", new_y="NEXT")
        style = FontFace(fill_color=None)
        with made.table(first_row_as_headings=bool(headings), headings_style=style) as drawn:
            for row in LONG_TOLL:
                cells = drawn.row()
                for cell in row:
                    cells.cell(cell)

    found = read(page(draw))
    assert len(found.document.pages) > 1
    assert len(found.document.tables) == 1
    assert cells(found) == LONG_TOLL
    claims = {it.amount.exact: it for it in found.claims if isinstance(it, CountClaim)}
    for exact, number in (("2", 1), ("61", len(found.document.pages))):
        claim = claims[exact]
        assert (claim.fate.code, claim.passage.row, claim.passage.column) == ("killed", int(exact), 2)
        ((at, _),) = places(found.document.pages, claim.amount.start, claim.amount.end)
        assert at == number
    again = [found.text[mark.start : mark.end] for mark in found.document.marks if mark.kind == "margin"]
    assert again == ["Place Killed"] * (headings * (len(found.document.pages) - 1))


def test_another_table_at_the_head_of_a_page_is_another() -> None:
    def draw(made: Any) -> None:
        table(TOLL[:1] + TOLL[2:])(made)
        made.add_page()
        table([["Village", "Burnt", "Looted", "Remarks"], ["Orvale", "3", "2", "none"], ["Ystad", "7", "1", "none"]])(
            made
        )

    found = read(page(draw))
    assert [len(one.rows) for one in found.document.tables] == [3, 3]
