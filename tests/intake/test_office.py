"""Word, OpenDocument, RTF, workbooks and subtitles: what they claim, at which address, and what stands beside it."""

import pytest

from accounted.case.opening import Opening, open_and_read
from accounted.errors import CannotOpen
from accounted.intake import BUILT_IN
from accounted.model import CountClaim, Original, digest_of
from tests.documents import SENTENCES, SRT, TOLL, docx, ods, odt, paragraph, xls, xlsx, zipped
from tests.intake.conftest import opened


def read(content: bytes, name: str) -> Opening:
    return open_and_read(Original(digest_of(content), len(content)), content, name, {}, BUILT_IN)


def figures(opening: Opening) -> list[CountClaim]:
    return [claim for claim in opening.claims if isinstance(claim, CountClaim)]


def marked(opening: Opening, kind: str) -> list[str]:
    return [opening.text[mark.start : mark.end] for mark in opening.document.marks if mark.kind == kind]


BY = 'w:author="N. N." w:date="2020-05-01T10:00:00Z"'
CHANGED = (
    "<w:p><w:r><w:t xml:space='preserve'>The hospital said that </w:t></w:r>"
    f"<w:del {BY}><w:r><w:delText>12</w:delText></w:r></w:del><w:ins {BY}><w:r><w:t>13</w:t></w:r></w:ins>"
    "<w:r><w:t xml:space='preserve'> people were killed.</w:t></w:r></w:p>"
)


def test_tracked_changes_are_read_as_accepted_and_what_was_struck_out_is_kept_apart() -> None:
    opening = read(docx(CHANGED), "statement.docx")
    (claim,) = figures(opening)
    assert claim.amount.exact == "13"
    assert [(mark.kind, mark.about["author"]) for mark in claim.passage.marks] == [("inserted", "N. N.")]
    assert marked(opening, "deleted") == ["Struck out (N. N., 2020-05-01T10:00:00Z): 12"]
    assert "12" not in opening.text[: opening.document.body_end]
    assert "1 put in, 1 struck out" in opening.document.notes[0]


def test_a_paragraph_whose_end_is_struck_out_is_one_with_the_next() -> None:
    struck = f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr><w:r><w:t>At least </w:t></w:r></w:p>"
    assert read(docx(struck + paragraph("30 people were killed.")), "a.docx").text == "At least 30 people were killed."


def test_words_that_are_moved_stand_where_they_were_moved_to() -> None:
    def run(words: str) -> str:
        return f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"

    gone = f"<w:moveFrom {BY}>{run('Two. ')}</w:moveFrom>"
    moved = f"<w:p>{run('One. ')}{gone}{run('Three. ')}<w:moveTo {BY}>{run('Two.')}</w:moveTo></w:p>"
    opening = read(docx(moved), "moved.docx")
    assert opening.text[: opening.document.body_end] == "One. Three. Two."


def test_comments_are_kept_with_author_and_words_and_read_by_nobody() -> None:
    said = f'<w:comment w:id="0" {BY}>{paragraph("I heard that 500 people were killed.")}</w:comment>'
    opening = read(docx(paragraph(SENTENCES["en"]), comments=said), "draft.docx")
    assert [claim.amount.exact for claim in figures(opening)] == ["106", "487", "150"]
    assert marked(opening, "comment") == ["Comment (N. N., 2020-05-01T10:00:00Z): I heard that 500 people were killed."]
    assert opening.document.notes == ("It has 1 comment; it stands behind the body and is not read for claims.",)


def test_a_comment_on_a_place_and_on_no_stretch_of_words_says_which_place() -> None:
    said = f'<w:comment w:id="7" {BY}>{paragraph("Ask again.")}</w:comment>'
    here = '<w:p><w:r><w:t>Nine died.</w:t></w:r><w:r><w:commentReference w:id="7"/></w:r></w:p>'
    opening = read(docx(here + paragraph("Then it rained."), comments=said), "draft.docx")
    (mark,) = (one for one in opening.document.marks if one.kind == "comment")
    assert mark.about["from"] == str(len("Nine died."))


def test_a_footnote_is_read_and_its_number_is_no_figure() -> None:
    body = '<w:p><w:r><w:t>The police said that 613</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    body += "<w:r><w:t xml:space='preserve'> people were killed.</w:t></w:r></w:p>"
    note = f'<w:footnote w:id="2">{paragraph("The hospital said that 40 people were injured.")}</w:footnote>'
    opening = read(docx(body, footnotes=note), "report.docx")
    assert [(claim.fate.code, claim.amount.exact) for claim in figures(opening)] == [
        ("killed", "613"),
        ("injured", "40"),
    ]
    assert marked(opening, "footnote") == ["¹ The hospital said that 40 people were injured."]


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"


def test_a_table_of_word_keeps_its_columns_under_merged_cells() -> None:
    rows = [
        cell("Place") + cell("Killed") + cell("Injured"),
        cell("Orvale", '<w:vMerge w:val="restart"/>') + cell("106") + cell("487"),
        cell("", "<w:vMerge/>") + cell("none known", '<w:gridSpan w:val="2"/>'),
    ]
    opening = read(docx(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"), "table.docx")
    (table,) = opening.document.tables
    assert [[it.text for it in row] for row in table.rows][1:] == [
        ["Orvale", "106", "487"],
        ["Orvale", "none known", "none known"],
    ]
    assert [(it.amount.exact, it.passage.row, it.passage.column) for it in figures(opening)] == [
        ("106", 2, 2),
        ("487", 2, 3),
    ]


def test_heads_and_feet_of_pages_stand_behind_the_body() -> None:
    opening = read(
        docx(paragraph(SENTENCES["en"]), header1=paragraph("Confidential"), footer1=paragraph("Page")), "a.docx"
    )
    assert marked(opening, "margin") == ["Page", "Confidential"]
    assert opening.text[: opening.document.body_end] == SENTENCES["en"]


ODT_CHANGE = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
    "<dc:creator>N. N.</dc:creator><dc:date>2020-05-01</dc:date></office:change-info><text:p>12</text:p>"
    '</text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion><office:change-info>'
    "<dc:creator>N. N.</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
)


def test_an_opendocument_text_is_read_like_a_word_document() -> None:
    body = ODT_CHANGE + (
        '<text:p>The hospital<text:s/>said that <text:change text:change-id="c1"/>'
        '<text:change-start text:change-id="c2"/>13<text:change-end text:change-id="c2"/>'
        " people <text:span>were killed.</text:span>"
        '<text:note text:id="n"><text:note-body><text:p>A note.</text:p></text:note-body></text:note>'
        "<office:annotation><dc:creator>M. M.</dc:creator><text:p>Is it so?</text:p></office:annotation></text:p>"
    )
    opening = read(odt(body), "statement.odt")
    assert opening.text[: opening.document.body_end] == "The hospital said that 13 people were killed.¹\n\n¹ A note."
    assert [claim.amount.exact for claim in figures(opening)] == ["13"]
    assert marked(opening, "inserted") == ["13"]
    assert marked(opening, "deleted") == ["Struck out (N. N., 2020-05-01): 12"]
    assert marked(opening, "comment") == ["Comment (M. M.): Is it so?"]


def test_rtf_is_read_in_its_code_page() -> None:
    words = "Полиция заявила, что погибли 12 человек."
    escaped = "".join(one if one < "\x80" else f"\\'{one.encode('cp1251').hex()}" for one in words)
    opening = read(rf"{{\rtf1\ansi\ansicpg1251\deff0{{\fonttbl{{\f0 Arial;}}}}\pard {escaped}\par}}".encode(), "a.rtf")
    assert opening.text == words
    assert [claim.amount.exact for claim in figures(opening)] == ["12"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", xlsx(TOLL)), ("a.xls", xls(TOLL)), ("a.ods", ods({"Toll": [[str(it) for it in row] for row in TOLL]}))],
)
def test_a_workbook_is_read_with_sheet_row_and_column(name: str, content: bytes) -> None:
    opening = read(content, name)
    found = [(it.fate.code, it.amount.exact, it.passage.row, it.passage.column) for it in figures(opening)]
    assert found[:3] == [("killed", "106", 2, 2), ("injured", "487", 2, 3), ("missing", "150", 2, 4)]
    assert {mark.about["name"] for it in figures(opening) for mark in it.passage.marks} == {"Toll"}


def test_merged_headings_and_titles_keep_rows_and_columns_where_the_sheet_has_them() -> None:
    rows = [("Losses in May",), ("Place", "Killed", None, "Injured"), (None, "men", "women", None),
            ("Orvale", 60, 46, 487), (None, 3, 1, 7)]  # fmt: skip
    opening = read(xlsx(rows, ["A1:D1", "A2:A3", "B2:C2", "D2:D3", "A4:A5", "D4:D5"]), "merged.xlsx")
    found = [(it.group.code, it.amount.exact, it.passage.row, it.passage.column) for it in figures(opening)]
    assert found[:4] == [("men", "60", 4, 2), ("women", "46", 4, 3), (None, "487", 4, 4), ("men", "3", 5, 2)]
    assert [it[1] for it in found].count("487") == 1  # one merged figure over two rows is one figure
    (table,) = opening.document.tables
    assert (table.caption, table.first_row, table.rows[2][0].text) == ("Toll", 3, "Orvale")


def test_a_list_of_persons_is_recognised_and_offered_as_one() -> None:
    rows = [("Siyahı",), ("Adı, soyadı", "Yaşı", "Kənd"), ("A. A.", 30, "X"), ("B. B.", 41, "Y"), ("C. C.", 5, "X")]
    (note,) = opened(xlsx(rows, sheet="Həlak olanlar"), "list.xlsx").document.notes
    assert note.startswith(
        "The sheet 'Həlak olanlar' looks like a list of 3 persons (columns Adı, soyadı, Yaşı, Kənd)."
    )
    assert "accounted list add" in note
    assert opened(xlsx(TOLL), "toll.xlsx").document.notes == ()


def test_subtitles_are_sentences_with_their_time_codes() -> None:
    opening = read(SRT.encode(), "interview.srt")
    assert (
        opening.text.split("\n\n")[0]
        == "The Ministry of Health said that 106 people were killed in the shelling of Orvale."
    )
    killed, missing = figures(opening)
    assert [(mark.about["from"], mark.about["to"]) for mark in killed.passage.marks] == [
        ("00:00:01.000", "00:00:04.200"), ("00:00:04.300", "00:00:06.500")]  # fmt: skip
    assert [mark.about["from"] for mark in missing.passage.marks] == ["00:00:15.000"]


def test_webvtt_names_its_speaker() -> None:
    text = "WEBVTT\n\nintro\n00:01.000 --> 00:03.000 align:start\n<v Dr. N.>We counted &amp; buried 12 people.</v>\n"
    opening = read(text.encode(), "talk.vtt")
    assert opening.text == "Dr. N.: We counted & buried 12 people."
    assert opening.document.marks[0].about == {"from": "00:00:01.000", "to": "00:00:03.000"}


ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
BAD = {
    "entity.docx": (zipped({"[Content_Types].xml": "", "word/document.xml": f"{ENTITY}<w>&a;</w>"}), "entities"),
    "empty.docx": (docx(""), "^0 characters were read"),
    "no-body.docx": (zipped({"[Content_Types].xml": "", "word/other.xml": "<a/>"}), "without a body"),
    "cut.docx": (docx(paragraph("x"))[:-40], "damaged"),
    "half.docx": (zipped({"[Content_Types].xml": "", "word/document.xml": "<w:document><w:body>"}), "damaged"),
    "no-body.odt": (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, ["mimetype"]), "without a body"),
    "cut.xlsx": (xlsx(TOLL)[:-200], "ZIP|damaged"),
    "empty.xlsx": (xlsx([]), "^0 characters were read"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "no workbook"),
    "no-cue.srt": (b"There is no time code in this.", "no cue"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_broken_says_in_a_sentence_what_and_what_to_do(name: str) -> None:
    content, words = BAD[name]
    with pytest.raises(CannotOpen, match=words) as refusal:
        opened(content, name)
    assert refusal.value.do


def test_a_bomb_in_a_word_file_is_refused_by_its_size_before_it_is_unpacked() -> None:
    with pytest.raises(CannotOpen, match="unpacks to more than 200 MB"):
        opened(zipped({"[Content_Types].xml": "", "word/document.xml": bytes(210 * 1024**2)}), "bomb.docx")


def test_a_table_of_figures_with_a_table_in_a_cell_keeps_its_rows_and_the_inner_one_stands_behind_it() -> None:
    def word(rows: list[list[str]]) -> str:
        cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    def open_document(rows: list[list[str]]) -> str:
        cells = ["".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row) for row in rows]
        return (
            "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in cells) + "</table:table>"
        )

    inner, outer = [["Street", "Killed"], ["Mill Street", "3"]], [["Place", "Killed", "Detail"], ["Lund", "7", ""]]
    for made, table, said, name in (
        (docx, word, paragraph, "a.docx"),
        (odt, open_document, lambda words: f"<text:p>{words}</text:p>", "a.odt"),
    ):
        rows = [[said(cell) for cell in row] for row in outer]
        rows[1][2] = table([[said(cell) for cell in row] for row in inner]) + said("")
        found = opened(made(table(rows)), name).document
        assert [[[cell.text for cell in row] for row in one.rows] for one in found.tables] == [outer, inner]
        layout = table([[rows[1][2], said("A column of words.")], [said("More words."), said("And more.")]])
        assert len(opened(made(layout), name).document.tables) == 1, "what lays out a page is still no table"


@pytest.mark.parametrize(("row", "of_cell"), [("<w:trPr><w:del w:author='P'/></w:trPr>", ""), ("", "<w:cellDel w:author='P'/>")])  # fmt: skip # noqa: E501
def test_a_table_in_a_row_or_cell_that_was_struck_out_is_struck_out_with_it(row: str, of_cell: str) -> None:
    def cells(*written: str) -> str:
        return "".join(f"<w:tc><w:tcPr>{of_cell if '<w:tbl>' in it else ''}</w:tcPr>{it}</w:tc>" for it in written)

    inner = f"<w:tbl><w:tr>{cells(paragraph('340 people were killed'))}</w:tr></w:tbl>"
    living = [f"<w:tr>{cells(paragraph(name), paragraph('5'))}</w:tr>" for name in ("Lund", "Malmo", "Ystad", "Kalmar")]
    gone = f"<w:tr>{row}{cells(paragraph('Visby'), paragraph('9') + inner)}</w:tr>"
    opening = read(docx(f"<w:tbl>{''.join(living)}{gone}</w:tbl>"), "a.docx")
    body = opening.text[: opening.document.body_end]
    assert "Lund | 5" in body
    assert "340" not in body
    assert "340 people were killed" in opening.text[len(body) :]


def test_the_properties_of_a_shape_in_rtf_are_no_words() -> None:
    shape = r"{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt{In a box 5 people were missing.\par}}}}"
    assert opened(rf"{{\rtf1\ansi Before it.{shape}\par}}".encode(), "a.rtf").text == (
        "Before it.\n\nIn a box 5 people were missing."
    )
