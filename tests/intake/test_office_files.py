"""Office documents as LibreOffice wrote them, in every format it writes, out of the two flat files beside them.

    soffice --headless --convert-to odt tests/intake/office/statement.fodt

The same statement must read the same from each format, and so must the same workbook. What only Word writes is added
here by hand.
"""

import io
import zipfile
from pathlib import Path

import pytest

from accounted.case.opening import Opening, open_and_read
from accounted.intake import BUILT_IN
from accounted.intake.office.ods_beside import beside_of_ods
from accounted.intake.office.zipped import Zipped
from accounted.model import CountClaim, Original, digest_of
from tests.documents import docx, paragraph, zipped

FILES = Path(__file__).parent / "office"


def read(content: bytes, name: str) -> Opening:
    return open_and_read(Original(digest_of(content), len(content)), content, name, {}, BUILT_IN)


def marked(opening: Opening, kind: str) -> list[str]:
    return [opening.text[mark.start : mark.end] for mark in opening.document.marks if mark.kind == kind]


def figures(opening: Opening) -> list[tuple[object, ...]]:
    return [
        (it.fate.code, it.group.code, it.amount.exact, it.place.name if it.place else None,
         it.passage.row, it.passage.column)
        for it in opening.claims if isinstance(it, CountClaim)
    ]  # fmt: skip


TABLE = [
    ("killed", "men", "60", "Orvale", 3, 2), ("killed", "women", "46", "Orvale", 3, 3),
    ("injured", None, "487", "Orvale", 3, 4), ("killed", "men", "3", "Orvale", 4, 2),
    ("killed", "women", "1", "Orvale", 4, 3), ("injured", None, "7", "Orvale", 4, 4),
    ("killed", "men", "2", "Lund", 5, 2), ("killed", "women", "0", "Lund", 5, 3), ("injured", None, "6", "Lund", 5, 4),
]  # fmt: skip
"""Under headings of two rows and a place that is merged over two rows."""


@pytest.mark.parametrize("name", ["statement.odt", "statement.docx", "statement.rtf"])
def test_a_statement_with_changes_comments_and_merged_cells_reads_the_same_from_every_format(name: str) -> None:
    opening = read((FILES / name).read_bytes(), name)
    found = figures(opening)
    assert [it for it in found if it[4]] == TABLE
    assert [(fate, number) for fate, _, number, _, row, _ in found if row is None] == [
        ("injured", "487"), ("killed", "106"), ("injured", "13"), ("missing", "30"), ("injured", "4")]  # fmt: skip
    assert marked(opening, "inserted") == ["The police said that 487 people were injured.", "13", "6"]
    assert [it.rpartition(": ")[2] for it in marked(opening, "deleted")] == [
        "12", "The police said that 487 people were injured.", "at least 300 people were dead and", "5"]  # fmt: skip
    assert marked(opening, "margin") == ["Draft of the commission"]
    assert [it.partition(": ")[2] for it in marked(opening, "comment")] == [
        "A neighbour counted 500 people killed; check.", "Only 1 woman?"]  # fmt: skip
    about = [mark.about for mark in opening.document.marks if mark.kind == "comment"]
    assert [opening.text[int(it["from"]) : int(it["to"])] for it in about] == ["106 people", "1"]
    assert [(it["author"], it["date"][:16]) for it in about] == [
        ("Ana Reviewer", "2020-05-03T09:00"), ("Ben Editor", "2020-05-03T09:05")]  # fmt: skip


@pytest.mark.parametrize("name", ["register.ods", "register.xlsx", "register.xls"])
def test_a_workbook_with_merged_headings_dates_and_hidden_rows_reads_the_same_from_every_format(name: str) -> None:
    opening = read((FILES / name).read_bytes(), name)
    victims, toll = opening.document.tables
    assert [cell.text for cell in victims.rows[0]] == [
        "No", "Surname", "Given name", "Born", "Death Date", "Death Place"]  # fmt: skip
    assert [cell.text for cell in victims.rows[2]] == ["2", "Aliyeva", "Sevda", "1960-05-02", "1999-02-26", "Orvale"]
    assert (victims.first_row, toll.first_row, [cell.text for cell in toll.rows[0]][1]) == (3, 3, "Killed men")
    assert any("looks like a list of 4 persons" in note for note in opening.document.notes)
    assert figures(opening)[:2] == [
        ("killed", "men", "60", "Orvale", 4, 2), ("killed", "women", "46", "Orvale", 4, 3)]  # fmt: skip
    if name == "register.xls":
        assert any("are not told of a workbook of this older form" in note for note in opening.document.notes)
        return
    assert marked(opening, "hidden") == [
        "Born", "1955-03-01", "1960-05-02", "3", "Petrosyan", "Anahit", "1971", "1999-02-27", "Lund"]  # fmt: skip
    assert marked(opening, "struck") == ["Ivanov", "Pavel"]
    (comment,) = [mark for mark in opening.document.marks if mark.kind == "comment"]
    assert (comment.about["author"], comment.about["row"], comment.about["column"]) == ("Ana Reviewer", "4", "2")
    assert opening.text[comment.start : comment.end].endswith("His brother says he taught 50 children; see file 12.")


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_a_box_of_words_stands_behind_the_paragraph_it_hangs_on() -> None:
    boxed = f"<txbxContent>{paragraph('The police said that 40 people were injured.')}</txbxContent>"
    choice = f"<mc><Choice><drawing>{boxed}</drawing></Choice><Fallback>{boxed}</Fallback></mc>"
    body = f"<w:p>{run('The hospital said ')}<w:r>{choice}</w:r>{run('that 12 people were killed.')}</w:p>"
    opening = read(docx(body), "boxed.docx")
    assert (
        opening.text == "The hospital said that 12 people were killed.\n\nThe police said that 40 people were injured."
    )


def test_a_row_that_was_struck_out_is_no_row_of_the_table() -> None:
    def row(properties: str, *cells: str) -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(f'<w:tc>{paragraph(it)}</w:tc>' for it in cells)}</w:tr>"

    gone = '<w:del w:author="N. N." w:date="2020-05-01T10:00:00Z"/>'
    rows = row("", "Place", "Killed"), row(gone, "Orvale", "106"), row("", "Lund", "3")
    opening = read(docx(f"<w:tbl>{''.join(rows)}</w:tbl>"), "table.docx")
    assert figures(opening) == [("killed", None, "3", "Lund", 2, 2)]
    assert marked(opening, "deleted") == ["Struck out (N. N., 2020-05-01T10:00:00Z): Orvale 106"]


def test_an_answer_to_a_comment_names_whom_it_answers_and_what_is_done_says_so() -> None:
    def comment(number: int, author: str, words: str) -> str:
        said = f'<w:p w14="" paraId="0000000{number}">{run(words)}</w:p>'
        return f'<w:comment w:id="{number}" w:author="{author}">{said}</w:comment>'

    extended = '<w:commentEx paraId="00000001" done="1"/><w:commentEx paraId="00000002" paraIdParent="00000001"/>'
    said = comment(1, "N. N.", "By whom?") + comment(2, "M. M.", "By the police.")
    opening = read(docx(paragraph("12 people were killed."), comments=said, commentsExtended=extended), "a.docx")
    assert marked(opening, "comment") == [
        "Comment (N. N.), marked as done: By whom?", "Reply to N. N. (M. M.): By the police."]  # fmt: skip


def test_a_sentence_in_a_merged_cell_is_said_once() -> None:
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    told = "The hospital said that 12 people were killed in the market of Lund."

    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"

    rows = [cell("Day") + cell("Account"), cell("2 May") + cell(told, restart), cell("3 May") + cell("", goes_on)]
    opening = read(docx(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"), "table.docx")
    assert opening.text.count(told) == 1


RTF = rb"""{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset178 Arial;}}
{\*\revtbl{Unknown;}{N. N.;}}{\upr{\*\bkmkstart x}{\*\ud{\*\bkmkstart x}}}\pard
{\f1 \'cf\'ee\'eb\'e8\'f6\'e8\'ff \'f1\'ee\'ee\'e1\'f9\'e8\'eb\'e0: }{\field{\*\fldinst LINK}{\fldrslt link}}
 {\u1605?\u1575?} {\deleted\revauthdel1\revdttmdel-1 gone }{\revised\revauth1 here}{\v hidden}\par
{\listtext 1.\tab}{\pict 0a0b}\'93end\'94{\f2\'e3}}"""


def test_rtf_as_word_writes_it() -> None:
    opening = read(RTF, "word.rtf")
    assert opening.text[: opening.document.body_end] == "Полиция сообщила: link ما herehidden\n\n“end”م"
    assert marked(opening, "deleted") == ["Struck out (N. N.): gone"]
    assert opening.document.notes[-1] == "6 of its characters are formatted as hidden; they are read all the same."


@pytest.mark.parametrize("date", ["--5", r"\'b2", "1" * 5000])
def test_a_date_of_a_comment_that_is_no_number_costs_nothing_but_itself(date: str) -> None:
    comment = rf"{{\*\atnauthor N. N.}}{{\*\annotation {{\*\atndate {date}}}Is it so?}}"
    opening = read(rf"{{\rtf1\ansi\ansicpg1252 12 were killed.{comment}\par}}".encode(), "a.rtf")
    assert opening.text.startswith("12 were killed.")
    assert marked(opening, "comment") == ["Comment (N. N.): Is it so?"]


def test_rows_hidden_by_the_million_take_no_room_without_end() -> None:
    row = '<table:table-row table:visibility="collapse" table:number-rows-repeated="90000"/>'
    sheets = "".join(f'<table:table table:name="{it}">{row * 3}</table:table>' for it in range(12))
    names = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    with zipfile.ZipFile(io.BytesIO(zipped({"content.xml": f"<x {names}>{sheets}</x>"}))) as archive:
        found = list(beside_of_ods(Zipped(archive, "a.ods"), "a.ods").values())
    assert [len(it.hidden_rows) for it in found] == [200_000] * 5 + [0] * 7
    assert [it.not_told for it in found] == [0] * 5 + [200_000] * 7
    assert "hides 200,000 more rows or columns than are kept in mind" in next(found[-1].said("Last", None))
