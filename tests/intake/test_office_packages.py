"""The same words out of any package that office programs write: strict names, parts named in other ways, controls round
rows and cells, cells without their places."""

import re

import pytest

from tests.documents import zipped
from tests.intake.conftest import opened

OFFICE = "http://schemas.openxmlformats.org"
LOOSE = {
    "w": f"{OFFICE}/wordprocessingml/2006/main", "s": f"{OFFICE}/spreadsheetml/2006/main",
    "r": f"{OFFICE}/officeDocument/2006/relationships",
}  # fmt: skip
STRICT = {
    "w": "http://purl.oclc.org/ooxml/wordprocessingml/main", "s": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "r": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}  # fmt: skip
ALSO = (
    f'xmlns:mc="{OFFICE}/markup-compatibility/2006" mc:Ignorable="x14ac w14"'
    ' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def relations(names: dict[str, str], **targets: str) -> str:
    told = "".join(
        f'<Relationship Id="r{number}" Type="{names["r"]}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{told}</Relationships>'


def cell(inner: str) -> str:
    return f"<w:tc><w:p w:rsidR='00A77B3E'><w:r><w:t>{inner}</w:t></w:r></w:p></w:tc>"


def control(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


ROW_IN_CONTROL = control("<w:tr>" + cell("Lund") + control(cell("12")) + "</w:tr>")
BODY = (
    '<w:p w14:paraId="77A1"><w:r><w:t>Police said 34 people were killed.</w:t></w:r></w:p><w:tbl>'
    f"<w:tr>{cell('Place')}{cell('Killed')}</w:tr>{ROW_IN_CONTROL}"
    f"<w:customXml w:element='x'><w:tr>{cell('Malmo')}{cell('7')}</w:tr></w:customXml></w:tbl>"
)


def document(names: dict[str, str] = LOOSE, target: str = "word/document.xml", code: str = "utf-8") -> bytes:
    head = f'<?xml version="1.0" encoding="{code}" standalone="yes"?>'
    part = f'{head}<w:document xmlns:w="{names["w"]}" {ALSO}><w:body>{BODY}</w:body></w:document>'
    rels = relations(names, officeDocument=target)
    return zipped({"[Content_Types].xml": "<Types/>", "_rels/.rels": rels, "word/document.xml": part.encode(code)})


@pytest.mark.parametrize(
    "content",
    [document(), document(STRICT), document(target="/word/document.xml"), document(code="utf-16")],
    ids=["usual", "strict", "from the root", "in UTF-16"],
)
def test_a_document_is_read_from_any_package(content: bytes) -> None:
    found = opened(content, "a.docx")
    assert found.text == "Police said 34 people were killed.\n\nPlace | Killed\nLund | 12\nMalmo | 7"
    assert len(found.document.tables) == 1


STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
ROWS = (
    '<row r="1" spans="1:3" x14ac:dyDescent="0.25"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
    '<c r="C1" t="inlineStr"><is><t>Day</t></is></c></row><row r="2"><c r="A2" t="s"><v>2</v></c>'
    '<c r="B2"><v>1.352E3</v></c><c r="C2" s="1"><v>41701</v></c></row>'
)
BY_NAME = ROWS.replace('s="1"><v>41701', 't="d" s="1"><v>2014-03-03T00:00:00')


def workbook(names: dict[str, str] = LOOSE, rows: str = ROWS, root: str = "", said: str = "") -> bytes:
    of, inner = f'xmlns="{names["s"]}" xmlns:r="{names["r"]}" {ALSO}', "<sheet name='S' sheetId='1' r:id='r1'/>"
    parts = relations(names, worksheet=f"{root}worksheets/sheet1.xml", sharedStrings=f"{root}sharedStrings.xml",
                      styles=f"{root}styles.xml")  # fmt: skip
    return zipped({
        "[Content_Types].xml": "<Types/>", "_rels/.rels": relations(names, officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f"<workbook {of}><workbookPr {said}/><sheets>{inner}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": parts, "xl/styles.xml": f"<styleSheet {of}>{STYLES}</styleSheet>",
        "xl/sharedStrings.xml": f"<sst {of}><si><t>Place</t></si><si><r><t>Kil</t></r><r><rPr><b/></rPr><t>led</t></r>"
                                f"</si><si><t>Lund</t></si></sst>",
        "xl/worksheets/sheet1.xml": f'<worksheet {of}><dimension ref="A1"/><sheetData>{rows}</sheetData></worksheet>',
    })  # fmt: skip


@pytest.mark.parametrize(
    ("content", "day"),
    [
        (workbook(), "2014-03-03"), (workbook(STRICT), "2014-03-03"), (workbook(root="/xl/"), "2014-03-03"),
        (workbook(rows=re.sub(r' r="[A-C]?\d"', "", ROWS)), "2014-03-03"), (workbook(rows=BY_NAME), "2014-03-03"),
        (workbook(STRICT, said='date1904="true"'), "2018-03-04"),
    ],
    ids=["usual", "strict", "from the root", "cells without places", "days by name", "strict, days from 1904"],
)  # fmt: skip
def test_a_workbook_is_read_from_any_package(content: bytes, day: str) -> None:
    (table,) = opened(content, "a.xlsx").document.tables
    assert [[one.text for one in row] for row in table.rows] == [["Place", "Killed", "Day"], ["Lund", "1352", day]]
