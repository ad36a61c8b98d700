"""PDF: the words of every claim are found again on the page, in the box that is said to hold them."""

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest

from accounted.case.opening import Opening, open_and_read
from accounted.errors import CannotOpen
from accounted.intake import BUILT_IN
from accounted.model import CountClaim, Original, digest_of, places
from tests.conftest import SHARED, needs_shared
from tests.documents import FIGURES, SENTENCES, pdf, placed_pdf
from tests.intake.conftest import opened

LANGUAGES = sorted(SENTENCES)


def read(content: bytes, name: str = "report.pdf") -> Opening:
    return open_and_read(Original(digest_of(content), len(content)), content, name, {}, BUILT_IN)


def figures(opening: Opening) -> list[CountClaim]:
    return [claim for claim in opening.claims if isinstance(claim, CountClaim)]


def words_in_boxes(content: bytes, opening: Opening, start: int, end: int) -> str:
    """What pdfium finds in the boxes of a stretch: the way back from our text to the page."""
    document, found = pypdfium2.PdfDocument(content), []
    for place in places(opening.document.pages, start, end):
        page = document[place.page - 1]
        left, top, right, bottom = place.box
        height = page.get_height()
        text = page.get_textpage().get_text_bounded(left - 0.5, height - bottom, right + 0.5, height - top)
        found.append(text)
    return " ".join(" ".join(found).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_a_pdf_is_read_and_stands_where_its_box_is(language: str) -> None:
    content = pdf([SENTENCES[language]] * 2, language)
    opening = read(content)
    assert opening.document.language is not None
    assert opening.document.language.value == language
    claims = figures(opening)
    assert [(claim.fate.code, claim.amount.exact) for claim in claims] == FIGURES * 2
    for claim in claims:
        assert claim.passage.page == 1
        assert words_in_boxes(content, opening, claim.amount.start, claim.amount.end) == claim.amount.exact


PRINTED = [
    Path(__file__).parent / "printed" / f"{name}.pdf"
    for name in (
        "ar-chromium",
        "ar-libreoffice",
        "az-libreoffice",
        "en-libreoffice",
        "hy-libreoffice",
        "ru-libreoffice",
    )
]
"""The same sentences among others, printed by programs that draw the letters in their own ways: numbers and commas of a
line after its words, Arabic with spaces out of place, letters without a common height."""


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.stem)
def test_figures_that_other_programs_printed_are_read_and_stand_where_their_boxes_are(path: Path) -> None:
    opening = read(content := path.read_bytes())
    claims = figures(opening)
    assert [(claim.fate.code, claim.amount.exact) for claim in claims] == FIGURES
    for claim in claims:
        assert words_in_boxes(content, opening, claim.amount.start, claim.amount.end) == claim.amount.exact


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_a_pdf_is_what_was_printed_letter_for_letter(language: str) -> None:
    assert read(pdf([SENTENCES[language]], language)).text == SENTENCES[language]


def test_the_box_of_a_figure_has_ink_and_the_paper_beside_the_text_has_none() -> None:
    content = pdf([SENTENCES["hy"]], "hy")
    opening = read(content)
    image = pypdfium2.PdfDocument(content)[0].render(scale=2).to_pil().convert("L")
    for claim in figures(opening):
        (place,) = places(opening.document.pages, claim.amount.start, claim.amount.end)
        box = tuple(int(2 * edge) for edge in place.box)
        assert min(image.crop(box).get_flattened_data()) < 100
    assert min(image.crop((0, 0, 20, image.height)).get_flattened_data()) > 200


def test_a_box_is_right_on_a_turned_page() -> None:
    document = pypdfium2.PdfDocument(pdf([SENTENCES["en"]]))
    document[0].set_rotation(90)
    written = io.BytesIO()
    document.save(written)
    opening = read(written.getvalue())
    image = pypdfium2.PdfDocument(written.getvalue())[0].render(scale=2).to_pil().convert("L")
    page = opening.document.pages[0]
    assert page.width > page.height
    for claim in figures(opening):
        (place,) = places(opening.document.pages, claim.amount.start, claim.amount.end)
        left, top, right, bottom = place.box
        assert bottom - top > right - left  # 106 stands upright on a page that lies
        assert (
            min(image.crop((int(2 * left), int(2 * top), int(2 * right), int(2 * bottom))).get_flattened_data()) < 100
        )


Line = tuple[float, float, float, str]
TEXT = (
    "The commission found that on 3 May 1999 at least 106 people were killed in the shelling of the village of Orvale"
    " and that 487 people were injured there and brought to the hospital of the town which the police had cleared"
    " the day before while 150 people were still missing when the report was written by the three members"
)
WORDS = TEXT.split()


def column(left: float, words: Sequence[str], top: float = 45, per_line: int = 7) -> list[Line]:
    lines = [" ".join(words[i : i + per_line]) for i in range(0, len(words), per_line)]
    return [(left, top + 5 * number, 10, line) for number, line in enumerate(lines)]


def test_columns_are_read_one_after_the_other_though_the_file_draws_them_line_by_line() -> None:
    half = len(WORDS) // 2 // 7 * 7
    left, right = column(20, WORDS[:half]), column(112, WORDS[half:])
    drawn = [line for pair in zip(left, right, strict=False) for line in pair] + right[len(left) :]
    title: Line = (20, 30, 18, "What happened at Orvale in the month of May, as was found")
    assert read(placed_pdf([[title, *drawn]])).text == f"{title[3]}\n\n{' '.join(WORDS)}"


def test_heads_and_page_numbers_stand_behind_the_body_and_a_sentence_runs_on_over_pages() -> None:
    pages = []
    for number, words in enumerate((WORDS[:21], WORDS[21:42], WORDS[42:]), 1):
        edge: list[Line] = [(20, 12, 9, "Report on Orvale"), (100, 288, 9, f"Page {number} of 3")]
        pages.append([*edge, *column(20, words, top=230)])
    opening = read(placed_pdf(pages))
    assert opening.text[: opening.document.body_end] == " ".join(WORDS)
    assert opening.text[opening.document.body_end :].count("Report on Orvale") == 3
    assert {mark.kind for mark in opening.document.marks} == {"margin"}
    assert [claim.passage.page for claim in figures(opening)][:2] == [1, 1]


def test_a_word_parted_at_the_end_of_a_line_is_whole_and_a_compound_keeps_its_hyphen() -> None:
    lines = ["The hospital of the dis-", "trict said that 12 peo-", "ple of Nagorno-", "Karabakh were killed there."]
    opening = read(placed_pdf([[(20, 40 + 5 * number, 10, line) for number, line in enumerate(lines)]]))
    assert opening.text == "The hospital of the district said that 12 people of Nagorno-Karabakh were killed there."
    assert [claim.amount.exact for claim in figures(opening)] == ["12"]
    at = opening.text.index("people")
    assert len(places(opening.document.pages, at, at + len("people"))) == 2


def test_a_footnote_under_the_page_does_not_break_the_sentence_above_it() -> None:
    note: Line = (20, 270, 7, "1 Interview with a nurse of the hospital on the day after.")
    pages = [[*column(20, WORDS[:21], top=200), note], column(20, WORDS[21:])]
    opening = read(placed_pdf(pages))
    assert opening.text == f"{' '.join(WORDS)}\n\n{note[3]}"
    assert [mark.kind for mark in opening.document.marks] == ["footnote"]


def test_the_number_of_a_footnote_is_not_read_as_part_of_a_figure() -> None:
    lines = [
        (20.0, 40.0, 12.0, "The police said that 613"),
        (68.0, 38.3, 6.5, "2"),
        (72.0, 40.0, 12.0, "people were killed."),
    ]
    text = read(placed_pdf([lines])).text
    assert "6132" not in text
    assert "613 ²" in text


def test_a_table_keeps_its_rows_and_columns() -> None:
    rows = [("Place", "Killed", "Injured"), ("Orvale", "106", "487"), ("Lund", "3", "12")]
    page = [
        (x, 40.0 + 6 * r, 10.0, cell)
        for r, row in enumerate(rows)
        for x, cell in zip((20.0, 80.0, 120.0), row, strict=True)
    ]
    opening = read(placed_pdf([page]))
    (table,) = opening.document.tables
    assert [[cell.text for cell in row] for row in table.rows] == [list(row) for row in rows]
    found = [(it.fate.code, it.amount.exact, it.passage.row, it.passage.column) for it in figures(opening)]
    assert found == [("killed", "106", 2, 2), ("injured", "487", 2, 3), ("killed", "3", 3, 2), ("injured", "12", 3, 3)]


def test_an_encrypted_file_says_that_it_needs_its_password() -> None:
    with pytest.raises(CannotOpen, match="encrypted and opens only with a password") as refusal:
        opened(pdf([SENTENCES["en"]], password="secret"), "locked.pdf")
    assert refusal.value.do


def test_a_file_without_letters_says_loudly_that_nothing_was_read() -> None:
    with pytest.raises(CannotOpen, match=r"^0 characters were read"):
        opened(placed_pdf([[], []]), "blank.pdf")


def test_a_cut_file_is_read_as_far_as_a_reader_gets() -> None:
    content = pdf([SENTENCES["en"]])
    assert "106 people were killed" in read(content[: content.rindex(b"xref")]).text


@needs_shared
@pytest.mark.parametrize("name", sorted(path.name for path in (SHARED / "data/evidence/pdf").glob("*.pdf")))
def test_odd_files_of_others_open_or_say_why_not(name: str) -> None:
    opening = read((SHARED / "data/evidence/pdf" / name).read_bytes(), name)
    assert bool(opening.text) != bool(opening.why and opening.why.startswith("0 characters"))
    assert "fault in Accounted" not in (opening.why or "")
