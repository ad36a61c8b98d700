"""What a file holds, by its first bytes; its name is only a hint."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePath

from accounted.intake.encoding import is_binary, wide_encoding

HEAD_BYTES = 65_536
"""How much of a file is enough to tell what it holds."""

PLAIN, MARKDOWN, HTML, CSV, TSV = "text/plain", "text/markdown", "text/html", "text/csv", "text/tab-separated-values"
PDF, RTF = "application/pdf", "application/rtf"
OLE, DOC = "application/x-ole-storage", "application/msword"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
FODT, FODS = f"{ODT}-flat-xml", f"{ODS}-flat-xml"
XML = "application/xml"
JSON = "application/json"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP, TAR, GZIP = "application/zip", "application/x-tar", "application/gzip"
WARC, WACZ = "application/warc", "application/wacz"
BZIP2, XZ = "application/x-bzip2", "application/x-xz"
MAIL, MBOX, MHTML = "message/rfc822", "application/mbox", "multipart/related"
PNG, JPEG, TIFF, GIF, BMP, WEBP = (f"image/{kind}" for kind in ("png", "jpeg", "tiff", "gif", "bmp", "webp"))
SRT, VTT = "application/x-subrip", "text/vtt"
UNKNOWN = "application/octet-stream"

CONTAINERS = frozenset({ZIP, TAR, GZIP, BZIP2, XZ, MBOX, WARC, WACZ, MHTML})
"""The media types of what holds other originals and says nothing itself."""

_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", GIF),
    (b"BM", BMP),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\x1f\x8b", GZIP),
    (b"BZh", BZIP2),
    (b"\xfd7zXZ\0", XZ),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
    (b"\x7fELF", "application/x-elf"),
    (b"OggS", "application/ogg"),
    (b"ID3", "audio/mpeg"),
)
_WRITTEN = ((b"{\\rtf", RTF), (b"WARC/1.", WARC), (b"WARC/0.", WARC), (b"filedesc://", WARC))
_ENVELOPE = re.compile(rb"\AFrom [^\n]{1,300}\r?\n(?=[!-9;-~]{1,80}:)")
_MAIL_HEAD = re.compile(rb"\A(?:[!-9;-~]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,500}?\r?\n", re.I)
_MAIL_KEYS = re.compile(rb"^(?:from|received|message-id|mime-version|return-path|delivered-to|x-[\w-]+):", re.I | re.M)
_SAVED_PAGE = re.compile(rb"^(?:snapshot-content-location:|from: *\"?<?saved by )", re.I | re.M)
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.I | re.M)
_SENT = re.compile(rb"^(?:to|cc|bcc|received|message-id|delivered-to|return-path):", re.I | re.M)
_OFFICE = ((b"word/", DOCX), (b"xl/", XLSX), (b"ppt/", _PPTX))
_BY_SUFFIX = {
    ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".csv": CSV, ".tsv": TSV, ".tab": TSV, ".srt": SRT, ".vtt": VTT,
    ".eml": MAIL, ".mbox": MBOX,
    ".json": JSON, ".jsonl": JSON, ".ndjson": JSON, ".geojson": JSON,
}  # fmt: skip
_WORD, _BOOKS = "WordDocument", frozenset({"Workbook", "Book"})
"""Parts of older Office files that tell what they are."""

_NAMES = {
    PDF: "a PDF", ZIP: "a ZIP archive", GZIP: "a gzip archive", TAR: "a TAR archive",
    RTF: "an RTF document", WARC: "a web archive (WARC)", WACZ: "a web archive (WACZ)",
    MAIL: "an e-mail", MBOX: "a mailbox", MHTML: "a web page in one file (MHTML)",
    OLE: "an older Office document", DOC: "an older Word document",
    ODT: "an OpenDocument text", ODS: "an OpenDocument spreadsheet",
    FODT: "an OpenDocument text in one piece", FODS: "an OpenDocument spreadsheet in one piece", XML: "an XML file",
    "application/epub+zip": "an EPUB book",
    DOCX: "a Word document", XLSX: "an Excel workbook", _PPTX: "a PowerPoint presentation",
    "image/png": "a PNG image", "image/jpeg": "a JPEG image", "image/gif": "a GIF image", "image/tiff": "a TIFF image",
    "application/vnd.sqlite3": "an SQLite database",
}  # fmt: skip
_MARKUP = re.compile(
    r"\ufeff?\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?>(?:<!--.{0,2000}?-->\s*+)*)"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_XML = re.compile(r"\ufeff?\s*+<\?xml\b", re.I)
_JSON = re.compile(r"\ufeff?\s*+[\[{]")
_FLAT = re.compile(
    r"<office:document\b[^<>]*?\bmimetype=[\"']application/vnd\.oasis\.opendocument\.(text|spreadsheet)[\"']"
)
_ANY_TAG = re.compile(r"<(?:p|div|span|table|br|h[1-6]|ul|ol|a|script|meta|title|html|body|section|article)\b", re.I)
_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?=[^\n]{0,100}:)(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)


def media_type_of(content_head: bytes, name: str) -> str:
    """The media type of a file, from its first `HEAD_BYTES` bytes and its name.

    Content decides: an image named `.txt` is an image. Only between kinds of text does the name
    count, since a table and a text can look alike. `application/octet-stream` is binary of no kind we know.
    """
    written = _written(content_head)
    if written:
        return written
    signed = _signed(content_head)  # asked first: packed bytes can look like text of two bytes a letter
    if not signed and wide_encoding(content_head):
        return _kind_of_text(content_head.decode(wide_encoding(content_head) or "", errors="replace"), name)
    if signed or is_binary(content_head):
        return signed or _by_puremagic(content_head, name)
    return _kind_of_text(content_head.decode("utf-8", errors="replace"), name)


def zipped_type_of(content: bytes) -> str:
    """The media type of a whole ZIP file, by the parts that its directory names."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ZIP
    if "[Content_Types].xml" in names:
        return next((kind for folder, kind in _OFFICE if any(name.startswith(folder.decode()) for name in names)), ZIP)
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return WACZ
    return ZIP


def older_type_of(content: bytes) -> str:
    """The media type of a whole older Office file, by its own parts; a table in a letter has parts of its own."""
    from accounted.intake.office.ole import Damaged, own_names

    if _WORD.encode("utf-16-le") not in content:
        return OLE
    try:
        names = own_names(content)
    except Damaged:
        return DOC
    return DOC if _WORD in names or not _BOOKS.intersection(names) else OLE


def holds_others(media_type: str) -> bool:
    """Whether originals of this media type hold others, rather than a text of their own."""
    return media_type in CONTAINERS


def called(media_type: str) -> str:
    """What people call a media type, with its article: `a PDF`, `a PNG image`, else `binary content`."""
    known = _NAMES.get(media_type)
    return known or ("binary content" if media_type == UNKNOWN else f"binary content ({media_type})")


def suffix_type(name: str) -> str | None:
    """The kind of text that a file's name announces, or None."""
    suffix = PurePath(name).suffix.lower()
    return PLAIN if suffix in (".txt", ".text") else _BY_SUFFIX.get(suffix)


def _written(head: bytes) -> str | None:
    """Formats that begin with plain letters and so pass for text."""
    if b"%PDF-" in head[:1024] and not head[:200].lstrip().startswith(b"<"):
        return PDF
    found = next((kind for letters, kind in _WRITTEN if head.startswith(letters)), None)
    return found or (TAR if head[257:262] == b"ustar" else _mail(head))


def _mail(head: bytes) -> str | None:
    """A mail by its head, a page saved in the form of one, or a mailbox by the line that parts mails in it."""
    if _ENVELOPE.match(head):
        return MBOX
    begun = _MAIL_HEAD.match(head)
    if begun and _RELATED.search(begun[0]) and (_SAVED_PAGE.search(begun[0]) or not _SENT.search(begun[0])):
        return MHTML
    return MAIL if begun and len(set(map(bytes.lower, _MAIL_KEYS.findall(begun[0])))) > 1 else None


def _signed(head: bytes) -> str | None:
    """Formats with a signature; one that is also letters counts only in content that is not text."""
    if head.startswith(b"PK\x03\x04"):
        return _archive(head)
    if head[4:8] == b"ftyp":
        return "video/mp4"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    found = next((kind for mark, kind in _SIGNATURES if head.startswith(mark)), None)
    if found == GZIP and _begins_as_warc(head):
        return WARC
    return found if found and (is_binary(head) or not head[:3].isascii()) else None


def _begins_as_warc(head: bytes) -> bool:
    """Whether packed bytes begin as a web archive does."""
    try:
        begun = zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        return False
    return begun.startswith((b"WARC/", b"filedesc://"))


def _archive(head: bytes) -> str:
    mimetype = re.match(rb"PK\x03\x04.{26}mimetype(application/[a-z.+-]{3,60})", head, re.S)
    if mimetype:
        return mimetype[1].removesuffix(b"PK").decode()
    return next((kind for folder, kind in _OFFICE if b"[Content_Types].xml" in head and folder in head), ZIP)


def _by_puremagic(head: bytes, name: str) -> str:
    import puremagic

    try:
        found = puremagic.from_string(head, mime=True, filename=name)
    except (puremagic.PureError, ValueError):
        return UNKNOWN
    return found if found and not found.startswith("text/") else UNKNOWN  # only the name speaks for text here


def _kind_of_text(text: str, name: str) -> str:
    announced = suffix_type(name)
    if _MARKUP.match(text):
        return HTML
    if _XML.match(text) and announced in (None, PLAIN):
        flat = _FLAT.search(text)
        return XML if flat is None else FODT if flat[1] == "text" else FODS
    if announced == JSON:
        return JSON if _JSON.match(text) else PLAIN
    if announced == HTML:
        return HTML if _ANY_TAG.search(text) else PLAIN
    if announced in (None, PLAIN) and _FRONT_MATTER.match(text):
        return MARKDOWN
    return announced or PLAIN
