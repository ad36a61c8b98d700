"""Good files of every format, made here: what they say is invented, and each says the same thing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

FONTS = Path("/usr/share/fonts/truetype/noto")
"""Where Debian puts the Noto fonts; `.ci/run` installs them."""

SENTENCES = {
    "en": "The Ministry of Health said that 106 people were killed in the shelling of the village of Orvale on"
    " 26 February 1999, and 487 people were injured. The police said that 150 people were missing.",
    "az": "Azərbaycan Səhiyyə Nazirliyi bildirdi ki, 26 fevral 1999-cu ildə Orvale kəndinin atəşə tutulması"
    " nəticəsində 106 nəfər həlak olub, 487 nəfər yaralanıb. Polis bildirdi ki, 150 nəfər itkin düşüb.",
    "ru": "Министерство здравоохранения сообщило, что 26 февраля 1999 года при обстреле села Орвале погибли 106"
    " человек, ещё 487 человек были ранены. Полиция заявила, что 150 человек пропали без вести.",
    "hy": "Առողջապահության նախարարությունը հայտնեց, որ 1999 թվականի փետրվարի 26-ին Օրվալե գյուղի գնդակոծության"
    " հետևանքով զոհվել է 106 մարդ, վիրավորվել է ևս 487 մարդ։ Ոստիկանությունը հայտնեց, որ 150 մարդ անհետ կորել է։",
    "ar": "أعلنت وزارة الصحة أن 106 أشخاص قتلوا في قصف قرية أورفالي يوم 26 فبراير 1999، وأصيب 487 شخصا آخرين"
    " بجروح. وقالت الشرطة إن 150 شخصا في عداد المفقودين.",
}  # fmt: skip

FIGURES = [("killed", "106"), ("injured", "487"), ("missing", "150")]
"""What each of the sentences claims, as fate and number."""

_FONT = {"hy": "NotoSansArmenian-Regular.ttf", "ar": "NotoNaskhArabic-Regular.ttf"}


def pdf(paragraphs: Sequence[str], language: str = "en", size: float = 12, password: str | None = None) -> bytes:
    """A PDF of one page with its letters shaped as a printer does, Arabic from the right."""
    from fpdf import FPDF

    made = FPDF(format="A4")
    made.set_creation_date(datetime(2020, 1, 1, tzinfo=UTC))
    if password:
        made.set_encryption(owner_password="owner", user_password=password)
    made.add_font("noto", fname=FONTS / _FONT.get(language, "NotoSans-Regular.ttf"))
    made.add_font("latin", fname=FONTS / "NotoSans-Regular.ttf")
    made.set_fallback_fonts(["latin"])
    made.add_page()
    made.set_font("noto", size=size)
    made.set_text_shaping(True)
    for paragraph in paragraphs:
        made.multi_cell(0, size * 0.6, paragraph, align="R" if language == "ar" else "L")
        made.ln(size / 3)
    return bytes(made.output())


def placed_pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]]) -> bytes:
    """A PDF whose lines stand where they are put: left and top in millimetres, size in points, words."""
    from fpdf import FPDF

    made = FPDF(format="A4")
    made.set_creation_date(datetime(2020, 1, 1, tzinfo=UTC))
    made.add_font("noto", fname=FONTS / "NotoSans-Regular.ttf")
    for page in pages:
        made.add_page()
        for left, top, size, words in page:
            made.set_font("noto", size=size)
            made.text(left, top, words)
    return bytes(made.output())


def picture_of(content: bytes, number: int = 1, scale: float = 300 / 72) -> bytes:
    """A page of a PDF as a PNG, as a scanner would give it."""
    import pypdfium2

    image = pypdfium2.PdfDocument(content)[number - 1].render(scale=scale).to_pil()
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def scanned(content: bytes, scale: float = 300 / 72) -> bytes:
    """The same PDF as a scan: a picture on every page, and no letter."""
    import pypdfium2
    from fpdf import FPDF

    document, made = pypdfium2.PdfDocument(content), FPDF(format="A4")
    made.set_creation_date(datetime(2020, 1, 1, tzinfo=UTC))
    for number in range(1, len(document) + 1):
        made.add_page()
        made.image(io.BytesIO(picture_of(content, number, scale)), 0, 0, w=made.w, h=made.h)
    return bytes(made.output())


def zipped(parts: Mapping[str, bytes | str], first: Iterable[str] = ()) -> bytes:
    """A ZIP file of parts, always the same bytes; what is named in `first` stands first and uncompressed."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (*first, *(name for name in parts if name not in first)):
            kind = zipfile.ZIP_STORED if name in first else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), parts[name], kind)
    return written.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, **parts: str) -> bytes:
    """A Word document with this body in WordprocessingML; `parts` are further ones, as `comments="…"`."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    given = {f"word/{name}.xml": f"<w:{name} {W}>{inner}</w:{name}>" for name, inner in parts.items()}
    return zipped({
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Type="{relation}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        **given,
    })  # fmt: skip


def paragraph(words: str) -> str:
    """A paragraph of Word."""
    return f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)
_ODF += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'


def odt(body: str) -> bytes:
    """An OpenDocument text with this body."""
    content = f"<office:document-content {_ODF}><office:body><office:text>{body}</office:text></office:body>"
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": f"{content}</office:document-content>"}, ["mimetype"])


def ods(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """An OpenDocument spreadsheet with these sheets."""
    tables = "".join(
        f'<table:table table:name="{name}">{_ods_rows(rows)}</table:table>' for name, rows in sheets.items()
    )
    content = f"<office:document-content {_ODF}><office:body><office:spreadsheet>{tables}</office:spreadsheet>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    ns = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
    manifest = f'<m:manifest xmlns:m="{ns}">{entry}</m:manifest>'
    parts = {"mimetype": kind, "content.xml": f"{content}</office:body></office:document-content>",
             "META-INF/manifest.xml": manifest}  # fmt: skip
    return zipped(parts, ["mimetype"])


def _ods_rows(rows: Sequence[Sequence[str]]) -> str:
    def cell(value: str) -> str:
        typed = f'office:value-type="float" office:value="{value}"' if value.isdigit() else 'office:value-type="string"'
        return f"<table:table-cell {typed}><text:p>{value}</text:p></table:table-cell>"

    return "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)


def xlsx(rows: Sequence[Sequence[object]], merged: Sequence[str] = (), sheet: str = "Toll") -> bytes:
    """An Excel workbook of one sheet, with these ranges merged."""
    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for one in merged:
        page.merge_cells(one)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def xls(rows: Sequence[Sequence[object]]) -> bytes:
    """An Excel workbook as Excel 97 to 2003 wrote them."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Toll")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


TOLL = [("Place", "Killed", "Injured", "Missing"), ("Orvale", 106, 487, 150), ("Lund", 3, 12, 0)]
"""A table of figures."""

SRT = """1
00:00:01,000 --> 00:00:04,200
The Ministry of Health said that 106 people

2
00:00:04,300 --> 00:00:06,500
were killed in the shelling of Orvale.

3
00:00:15,000 --> 00:00:18,000
<i>The police said that 150 people were missing.</i>
"""
