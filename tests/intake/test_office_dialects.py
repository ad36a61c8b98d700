"""What Word and Excel write and other programs don't: words in many runs, controls, boxes, fields, files in files.

The files are put together by hand, after what the two programs write.
"""

import io
import zipfile

import pytest

from accounted.case.opening import open_and_read
from accounted.intake import BUILT_IN
from accounted.intake.opened import Opened
from accounted.model import CountClaim, Original, digest_of
from tests.documents import docx, zipped
from tests.intake.conftest import opened

NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps" xmlns:v="urn:v"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def run(words: str) -> str:
    return f'<w:r w:rsidRPr="00A1"><w:t xml:space="preserve">{words}</w:t></w:r>'


BOX = f"<w:txbxContent><w:p>{run('Boxed: 5 people were killed.')}</w:p></w:txbxContent>"
BODIES = {
    "words and numbers in many runs": (
        f'<w:p w:rsidR="00A1">{run("Police said 3")}<w:proofErr w:type="spellStart"/>{run("4")}'
        f'<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
        f'{run("0 peo")}{run("ple were killed.")}</w:p>',
        "Police said 340 people were killed.",
    ),
    "a smart tag": (
        f'<w:p>{run("In ")}<w:smartTag w:element="City"><w:smartTagPr/>{run("Lund")}</w:smartTag>'
        f'{run(" 4 people died.")}</w:p>',
        "In Lund 4 people died.",
    ),
    "a control with choices that are no words": (
        '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="99 people died"/></w:dropDownList></w:sdtPr>'
        f"<w:sdtContent><w:p>{run('12 people died.')}</w:p></w:sdtContent></w:sdt>",
        "12 people died.",
    ),
    "a control in a line": (
        f"<w:p>{run('At least ')}<w:sdt><w:sdtPr/><w:sdtContent>{run('7')}</w:sdtContent></w:sdt>"
        f"{run(' people died.')}</w:p>",
        "At least 7 people died.",
    ),
    "a box, written twice for older programs": (
        f'<w:p><w:r><mc:AlternateContent {NAMES}><mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}'
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{run('Around it.')}</w:p>",
        "Around it.\n\nBoxed: 5 people were killed.",
    ),
    "fields and links": (
        f'<w:p><w:fldSimple w:instr=" MERGEFIELD n ">{run("21")}</w:fldSimple>{run(" people died, see ")}'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://x/99" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("the list")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'<w:hyperlink {NAMES} r:id="rId9">{run(" here")}</w:hyperlink></w:p>',
        "21 people died, see the list here",
    ),
    "a number that the program counts is no figure": (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        f"{run('3 men died.')}</w:p>",
        "3 men died.",
    ),
    "the entry that is chosen in an older form": (
        f'<w:p>{run("Killed: ")}<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="10 people"/><w:listEntry w:val="20 people"/></w:ddList></w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        "Killed: 20 people",
    ),
    "what was put in and struck out again by another": (
        f'<w:p>{run("4 people died")}<w:ins w:author="A"><w:del w:author="B"><w:r>'
        f'<w:delText>, or 77</w:delText></w:r></w:del></w:ins>{run(".")}</w:p>',
        "4 people died.",
    ),
    "hyphens of both kinds": (
        "<w:p><w:r><w:t>A fourteen</w:t><w:noBreakHyphen/><w:t>year</w:t><w:softHyphen/>"
        "<w:t>-old died.</w:t></w:r></w:p>",
        "A fourteen-year-old died.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", BODIES)
def test_words_are_read_as_word_shows_them(kind: str) -> None:
    body, shown = BODIES[kind]
    found = opened(docx(body), "a.docx")
    assert found.text[: found.document.body_end] == shown


def test_a_figure_in_many_runs_is_one_claim_at_its_place() -> None:
    content = docx(BODIES["words and numbers in many runs"][0])
    read = open_and_read(Original(digest_of(content), len(content)), content, "a.docx", {}, BUILT_IN)
    (claim,) = (one for one in read.claims if isinstance(one, CountClaim))
    assert (claim.amount.exact, read.text[claim.amount.start : claim.amount.end]) == ("340", "340")


def with_files(content: bytes, **files: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, **{name.replace("__", "/").replace("_dot_", "."): one for name, one in files.items()}})


def test_a_workbook_or_page_that_is_kept_whole_in_a_document_is_an_original_of_its_own() -> None:
    content = with_files(
        docx(f"<w:p>{run('See the table.')}</w:p>"),
        word__embeddings__Sheet_dot_xlsx=b"a workbook", word__afchunk1_dot_htm=b"<p>66 people were killed.</p>",
        word__embeddings__oleObject1_dot_bin=b"something else",
    )  # fmt: skip
    found = opened(content, "a.docx")
    assert [one.name for one in found.inside] == ["word/afchunk1.htm", "word/embeddings/Sheet.xlsx"]
    assert any("2 files of other programs, sealed as originals of their own" in note for note in found.document.notes)


S = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="dd.mm.yyyy"/></numFmts><fonts><font/></fonts><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="3"/></cellXfs>'
)
SHARED = (
    "<si><r><t>Pla</t></r><r><rPr><b/></rPr><t>ce</t></r></si>"
    '<si><t>Killed</t><rPh sb="0" eb="1"><t>reading</t></rPh></si><si><t xml:space="preserve"> Lund </t></si>'
)
SHEET = """<cols><col min="3" max="3" hidden="1"/></cols><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr">
<is><r><t>No</t></r><r><t>te</t></r></is></c><c r="D1" t="str"><v>Day</v></c></row>
<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><f>SUM(B3:B4)</f><v>1352</v></c><c r="C2" t="str">
<f>"a"&amp;"b"</f><v>ab</v></c><c r="D2" s="1"><v>41701</v></c></row>
<row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t>Malmo</t></is></c><c r="B3" t="inlineStr"><is><t>12</t></is></c>
<c r="C3" t="e"><f>VLOOKUP(1,A1:B2,3)</f><v>#REF!</v></c><c r="D3" s="2"><v>41702</v></c></row>
<row r="4"><c r="A4" t="inlineStr"><is><t>Orvale</t></is></c><c r="B4" s="3"><v>1340</v></c><c r="C4" t="b"><v>1</v></c>
<c r="D4" t="e"><v>#N/A</v></c></row></sheetData>"""


def workbook(since_1904: bool = False) -> Opened:
    """Three sheets alike, the second hidden, the third hidden from the menu, too."""
    states = ("", ' state="hidden"', ' state="veryHidden"')
    sheets = "".join(f'<sheet name="S{at}" sheetId="{at}" r:id="rId{at}"{one}/>' for at, one in enumerate(states, 1))
    related = {f"rId{at}": ("worksheet", f"worksheets/sheet{at}.xml") for at in (1, 2, 3)}
    related |= {"rId8": ("sharedStrings", "sharedStrings.xml"), "rId9": ("styles", "styles.xml")}
    relations = "".join(
        f'<Relationship Id="{id}" Type="{KINDS}/{kind}" Target="{to}"/>' for id, (kind, to) in related.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    head = f'<Relationships xmlns="{package}/relationships">'
    book = f'<Relationship Id="rId1" Type="{KINDS}/officeDocument" Target="xl/workbook.xml"/>'
    first = f'<workbookPr date1904="{int(since_1904)}"/>'
    content = zipped({
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f"{head}{book}</Relationships>",
        "xl/workbook.xml": f"<workbook {S}>{first}<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"{head}{relations}</Relationships>",
        "xl/sharedStrings.xml": f"<sst {S}>{SHARED}</sst>", "xl/styles.xml": f"<styleSheet {S}>{STYLES}</styleSheet>",
        **{f"xl/worksheets/sheet{at}.xml": f"<worksheet {S}>{SHEET}</worksheet>" for at in (1, 2, 3)},
    })  # fmt: skip
    return opened(content, "a.xlsx")


@pytest.mark.parametrize(
    ("since_1904", "days"), [(False, ("2014-03-03", "2014-03-04")), (True, ("2018-03-04", "2018-03-05"))]
)
def test_a_workbook_is_read_as_excel_shows_it(since_1904: bool, days: tuple[str, str]) -> None:
    found = workbook(since_1904)
    shown = [["Place", "Killed", "Note", "Day"], ["Lund", "1352", "ab", days[0]], ["Malmo", "12", "", days[1]],
             ["Orvale", "1340", "yes", ""]]  # fmt: skip
    assert [[[cell.text for cell in row] for row in table.rows] for table in found.document.tables] == [shown] * 3


def test_hidden_rows_columns_and_sheets_are_read_and_said_and_so_are_errors() -> None:
    notes = workbook().document.notes
    assert [note for note in notes if "is hidden in the workbook" in note] == [
        f"The sheet {name!r} is hidden in the workbook; it is read all the same." for name in ("S2", "S3")
    ]
    assert sum("hides or filters out 1 row and 1 column" in note for note in notes) == 3
    assert "In the sheet 'S1' 2 cells without a value, for an error: C3 (#REF!), D4 (#N/A)." in notes
    hidden = [mark.about["of"] for mark in workbook().document.marks if mark.kind == "hidden"]
    assert hidden.count("row") == 3 * 3
