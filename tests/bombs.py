"""Small files that open into much: packed zeros, huge pages and pictures, nests, members by the million.

Each is made when it is asked for, by name, and is of a size that somebody might hand in.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence

from tests.documents import docx, odt, paragraph, zipped

GIGABYTE = 1024**3


def packed_zeros(size_bytes: int) -> bytes:
    """That many zeros as gzip packs them."""
    packer, made, block = zlib.compressobj(9, wbits=31), [], bytes(1 << 20)
    made += [packer.compress(block) for _ in range(size_bytes >> 20)]
    return b"".join([*made, packer.flush()])


def zip_of(members: Sequence[tuple[str, int]], kind: int = zipfile.ZIP_DEFLATED, fill: bytes = b"\0") -> bytes:
    """A ZIP with members of so many bytes each."""
    written, block = io.BytesIO(), fill * (1 << 20)
    with zipfile.ZipFile(written, "w", kind) as archive:
        for name, size_bytes in members:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = kind
            with archive.open(entry, "w", force_zip64=True) as member:
                for _ in range(size_bytes >> 20):
                    member.write(block)
    return written.getvalue()


def zip_of_overlaps(count: int) -> bytes:
    """A ZIP whose many members are all the same packed bytes, as the densest bombs are."""
    plain = zip_of([("a", 64 << 20)])
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        entry = archive.infolist()[0]
        start = archive.start_dir
    directory = plain[start : plain.rindex(b"PK\x05\x06")]
    name_bytes, more_bytes = struct.unpack("<HH", directory[28:32])
    one = directory[: 46 + name_bytes + more_bytes + len(entry.comment)]
    many = one * count
    return plain[:start] + many + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(many), start, 0)


def zip_of_many(count: int) -> bytes:
    """A ZIP of so many small members, with the larger form of its directory."""
    head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 0, 0, 0x21, zlib.crc32(b"x"), 1, 1, 7, 0)
    entries, directory, at = [], [], 0
    for number in range(count):
        name = b"%07d" % number
        entries.append(head + name + b"x")
        directory.append(
            struct.pack(
                "<4sHHHHHHIIIHHHHHII",
                b"PK\x01\x02",
                20,
                20,
                0,
                0,
                0,
                0x21,
                zlib.crc32(b"x"),
                1,
                1,
                7,
                0,
                0,
                0,
                0,
                0,
                at,
            )
            + name
        )
        at += len(head) + 8
    listed = b"".join(directory)
    large = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(listed), at)
    where = struct.pack("<4sIQI", b"PK\x06\x07", 0, at + len(listed), 1)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return b"".join([*entries, listed, large, where, end])


def tar_of_many(count: int) -> bytes:
    """A packed TAR of so many small members."""
    written = io.BytesIO()
    with gzip.open(written, "wb", compresslevel=1) as packed:
        for number in range(count):
            entry = tarfile.TarInfo(f"{number:07}")
            entry.size = 1
            packed.write(entry.tobuf(tarfile.USTAR_FORMAT) + b"x" + bytes(511))
        packed.write(bytes(1024))
    return written.getvalue()


def tar_that_claims(size_bytes: int) -> bytes:
    """A TAR whose one member says that it is so large."""
    entry = tarfile.TarInfo("huge")
    entry.size = size_bytes
    return entry.tobuf(tarfile.GNU_FORMAT) + bytes(4096)


def nest(depth: int, inner: bytes = b"12 people were killed.") -> bytes:
    """Archives in archives."""
    for _ in range(depth):
        inner = zipped({"a.zip": inner, "b.zip": inner[:200]})
    return inner


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, the first of which is the catalogue."""
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(made + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))


def stream(content: bytes, more: bytes = b"", packed: bool = True) -> bytes:
    """A stream of a PDF."""
    written = zlib.compress(content, 9) if packed else content
    kind = b"/Filter/FlateDecode" if packed else b""
    return b"<<%s%s/Length %d>>stream\n" % (more, kind, len(written)) + written + b"\nendstream"


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf_page(content: bytes, box: bytes = b"0 0 600 800", resources: bytes = b"", *more: bytes) -> bytes:
    """A PDF of one page; `content` is a whole stream, further objects count from 6."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>" % (
        box,
        resources,
    )
    return pdf_of(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content, FONT, *more]
    )


def pdf_of_pages(count: int) -> bytes:
    """A PDF that names one page so many times."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    pages = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * count, count)
    content = stream(b"BT /F 12 Tf 50 700 Td (12 people were killed in Lund.) Tj ET")
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, content, FONT])


def pdf_of_forms(depth: int, width: int) -> bytes:
    """A PDF whose page draws a form that draws others, each several times."""
    forms = []
    for level in range(depth):
        last = level == depth - 1
        inner = b"BT /F 12 Tf 50 700 Td (killed) Tj ET" if last else b"/X Do " * width
        uses = b"" if last else b"/XObject<</X %d 0 R>>" % (level + 7)
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>%s>>" % uses
        forms.append(stream(inner, head))
    return pdf_page(stream(b"/X Do"), b"0 0 600 800", b"/XObject<</X 6 0 R>>", *forms)


def pdf_with_picture(width: int, height: int) -> bytes:
    """A PDF whose page is a picture of so many dots, all white."""
    packer = zlib.compressobj(9)
    row = bytes([255]) * max(width // 8, 1)
    packed = b"".join([*(packer.compress(row) for _ in range(height)), packer.flush()])
    head = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1/ColorSpace/DeviceGray" % (
        width,
        height,
    )
    image = head + b"/Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream"
    return pdf_page(stream(b"600 0 0 800 0 0 cm /X Do"), b"0 0 600 800", b"/XObject<</X 6 0 R>>", image)


def pdf_of_object_streams(size_bytes: int) -> bytes:
    """A PDF whose objects lie in a stream that unpacks to so many bytes."""
    objects = b"<</Type/Catalog/Pages 2 0 R>> " + b" " * size_bytes
    packed = stream(b"1 0 " + objects, b"/Type/ObjStm/N 1/First 4")
    made = bytearray(b"%PDF-1.7\n")
    place = len(made)
    made += b"3 0 obj\n" + packed + b"\nendobj\n"
    start = len(made)
    table = b"".join(struct.pack(">BIB", kind, at, index) for kind, at, index in
                     ((0, 0, 0), (2, 3, 0), (0, 0, 0), (1, place, 0), (1, start, 0)))  # fmt: skip
    made += b"4 0 obj\n" + stream(table, b"/Type/XRef/Size 5/W[1 4 1]/Root 1 0 R") + b"\nendobj\n"
    return bytes(made + b"startxref\n%d\n%%%%EOF" % start)


def png(width: int, height: int, *chunks: tuple[bytes, bytes], rows: int | None = None) -> bytes:
    """A PNG of so many white dots, one bit each; `rows` of them are there."""
    packer, row = zlib.compressobj(9), b"\0" + b"\xff" * ((width + 7) // 8)
    body = b"".join([*(packer.compress(row) for _ in range(height if rows is None else rows)), packer.flush()])
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = [(b"IHDR", head), *chunks, (b"IDAT", body), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def tiff_of_frames(count: int) -> bytes:
    """A TIFF of so many pictures of one dot."""
    tags = [(256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, 8), (278, 1), (279, 1)]
    made, size = bytearray(b"II*\0" + struct.pack("<I", 16) + b"\xff" + bytes(7)), 2 + 12 * len(tags) + 4
    for number in range(count):
        made += struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
        made += struct.pack("<I", 16 + size * (number + 1) if number < count - 1 else 0)
    return bytes(made)


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


def xlsx_of(sheet: bytes | str, shared: bytes | str | None = None) -> bytes:
    """An XLSX with this XML for a sheet, and for the strings it shares."""
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    more = {"xl/sharedStrings.xml": shared} if shared is not None else {}
    return zipped({
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}content-types"><Default Extension="xml" ContentType="{kinds}'
        '.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r" '
        f'Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{REL}"><sheets><sheet name="S" sheetId="1" r:id="r"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r" '
        f'Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="{REL}/sharedStrings" '
        'Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet, **more,
    })  # fmt: skip


def sheet_of(cells: str) -> str:
    """The XML of a sheet."""
    return f'<worksheet xmlns="{SHEET}"><sheetData>{cells}</sheetData></worksheet>'


def far_cells() -> bytes:
    """An XLSX with a word in its first cell and one in its last."""
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>Killed</t></is></c></row>'
    last = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>12</t></is></c></row>'
    return xlsx_of(sheet_of(first + last))


def ods_of(table: str) -> bytes:
    """An ODS with this XML for its table."""
    names = " ".join(
        f'xmlns:{it}="urn:oasis:names:tc:opendocument:xmlns:{it}:1.0"' for it in ("office", "text", "table")
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = f"<office:document-content {names}><office:body><office:spreadsheet>{table}</office:spreadsheet>"
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = f'<m:manifest xmlns:m="{space}"><m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>'
    parts = {"mimetype": kind, "content.xml": f"{content}</office:body></office:document-content>",
             "META-INF/manifest.xml": manifest}  # fmt: skip
    return zipped(parts, ["mimetype"])


def repeated_cells() -> bytes:
    """An ODS with one cell, said to stand in every column of every row."""
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>12</text:p>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-cell></table:table-row>'
    return ods_of(f'<table:table table:name="S">{row}</table:table>')


def _shared(count: int) -> str:
    """The XML of so many strings that sheets share."""
    return f'<sst xmlns="{SHEET}">{"<si><t>k</t></si>" * count}</sst>'


def tables_in_tables(depth: int) -> bytes:
    """A DOCX of tables in the cells of tables."""
    return docx("<w:tbl><w:tr><w:tc>" * depth + paragraph("killed") + "</w:tc></w:tr></w:tbl>" * depth)


def repeated_table() -> bytes:
    """An ODT with one cell, said to stand in a billion columns of a billion rows."""
    cell = '<table:table-cell table:number-columns-repeated="999999999"><text:p>12</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="999999999">{cell}</table:table-row>'
    return odt(f"<table:table>{row}</table:table>")


def wacz_of(size_bytes: int) -> bytes:
    """A WACZ whose package unpacks to so many bytes."""
    return zipped({"datapackage.json": b" " * size_bytes, "archive/a.warc": b"WARC/1.0\r\n"})


def mail_of_parts(count: int) -> bytes:
    """A mail of so many parts."""
    part = b"--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a\n\nx\n"
    return b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + part * count + b"--b--\n"


def mail_in_mails(depth: int) -> bytes:
    """Mails in mails."""
    head = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (it, it) for it in range(depth))
    return b"From: a@b.example\n" + head + b"\n12 people were killed.\n"


BOMBS: Mapping[str, Callable[[], bytes]] = {
    "two-gigabytes.zip": lambda: zip_of([("a.txt", 2 * GIGABYTE)]),
    "twenty-of-a-hundred-megabytes.zip": lambda: zip_of([(f"{it}.txt", 100 << 20) for it in range(20)]),
    "bzip2.zip": lambda: zip_of([("a.txt", GIGABYTE >> 2)], zipfile.ZIP_BZIP2),
    "lzma.zip": lambda: zip_of([("a.txt", GIGABYTE >> 2)], zipfile.ZIP_LZMA),
    "overlaps.zip": lambda: zip_of_overlaps(20_000),
    "a-million-members.zip": lambda: zip_of_many(1_000_000),
    "nested.zip": lambda: nest(12),
    "three-gigabytes.gz": lambda: packed_zeros(3 * GIGABYTE),
    "packed-twice.gz": lambda: gzip.compress(packed_zeros(2 * GIGABYTE), mtime=0),
    "one-gigabyte.bz2": lambda: bz2.compress(bytes(1 << 20)) * 1024,
    "one-gigabyte.xz": lambda: lzma.compress(bytes(GIGABYTE >> 2), preset=0) * 4,
    "a-million-members.tgz": lambda: tar_of_many(1_000_000),
    "claims-eight-exabytes.tar": lambda: tar_that_claims(2**63 - 1),
    "one-gigabyte-of-content.pdf": lambda: pdf_page(b"".join([
        b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n", b"%s", b"\nendstream"]) % (
        len(twice := zlib.compress(zlib.compress(b" " * GIGABYTE, 9), 9)), twice)),
    "a-million-words.pdf": lambda: pdf_page(stream(b"BT /F 1 Tf " + b"1 0 Td (killed twelve) Tj " * 1_000_000 + b"ET")),
    "object-streams.pdf": lambda: pdf_of_object_streams(GIGABYTE // 2),
    "huge-page.pdf": lambda: pdf_page(stream(b"0 0 m 9 9 l S"), b"0 0 1000000000 1000000000"),
    "long-page.pdf": lambda: pdf_page(stream(b"0 0 m 9 9 l S"), b"0 0 1 1000000000"),
    "a-hundred-thousand-pages.pdf": lambda: pdf_of_pages(100_000),
    "forms-in-forms.pdf": lambda: pdf_of_forms(9, 10),
    "huge-picture.pdf": lambda: pdf_with_picture(80_000, 80_000),
    "huge.png": lambda: png(60_000, 60_000, rows=10),
    "just-below-the-limit.png": lambda: png(9_990, 9_990),
    "packed-words.png": lambda: png(2_000, 2_000, (b"zTXt", b"k\0\0" + zlib.compress(bytes(GIGABYTE >> 1), 9))),
    "a-hundred-thousand-frames.tif": lambda: tiff_of_frames(100_000),
    "spaces.xlsx": lambda: xlsx_of(sheet_of(" " * (190 << 20))),
    "beyond.xlsx": lambda: xlsx_of(sheet_of(" " * (600 << 20))),
    "shared-strings.xlsx": lambda: xlsx_of(sheet_of(""), _shared(9_000_000)),
    "far-cells.xlsx": far_cells,
    "repeated-cells.ods": repeated_cells,
    "spaces.docx": lambda: docx(" " * (150 << 20) + paragraph("12 people were killed.")),
    "runs.docx": lambda: docx("<w:p/>" * 5_000_000),
    "tables-in-tables.docx": lambda: tables_in_tables(80),
    "deep.docx": lambda: docx("<w:p>" * 100_000 + "</w:p>" * 100_000),
    "spaces.odt": lambda: odt('<text:p><text:s text:c="999999999"/>killed</text:p>' * 10_000),
    "repeated.odt": repeated_table,
    "braces.rtf": lambda: b"{\\rtf1 " + b"{" * 5_000_000 + b"killed",
    "deep.html": lambda: b"<html><body>" + b"<div>" * 2_000_000 + b"12 people were killed.",
    "attributes.html": lambda: b"<html><body><p " + b"a=b " * 8_000_000 + b">12 people were killed.",
    "commas.csv": lambda: b"," * 30_000_000,
    "rows.csv": lambda: b"a,1\n" * 8_000_000,
    "cues.srt": lambda: b"1\n00:00:01,000 --> 00:00:02,000\nkilled\n\n" * 800_000,
    "a-million-parts.eml": lambda: mail_of_parts(500_000),
    "mails-in-mails.eml": lambda: mail_in_mails(50_000),
    "a-million-mails.mbox": lambda: b"From a@b Tue May  4 10:00:00 1999\nSubject: s\n\n12 killed\n\n" * 1_000_000,
    "package.wacz": lambda: wacz_of(GIGABYTE),
    "one-line.txt": lambda: b"killed " * 9_000_000,
}  # fmt: skip
"""What makes each bomb, by its file name."""
