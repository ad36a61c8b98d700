"""Intake: an original becomes a document and its text, whatever shape it came in.

The main function is `open_original`; `unread` writes down what could not be opened. An original's
text is the decoded file, unchanged, for text, Markdown and tables, and the extracted text for all
other formats; offsets everywhere count its code points.

Read in this order:

`opened`    what goes in and comes out, and the plug point `Importer`
`opening`   choosing the importer · `media` what a file holds, by its first bytes
`encoding`  bytes into text · `code_pages` the older encodings told apart
`text`      plain text and Markdown · `front_matter`, `heading`, `title`, `known_keys` what a file says of itself
`table`     CSV and TSV · `cells` cells with their offsets
`html`      web pages · `page` a tree into text with tables · `markup` what a page says of itself
`pdf/`      PDF, with page and box of every word · `office/` Word, OpenDocument, RTF, workbooks
`ocr/`      letters out of pictures and scanned pages, with Tesseract
`containers/` archives, mails, web archives: what is inside comes out as originals of its own
`json_text` the strings of JSON
`plain_xml` XML of no known kind · `prose` a text put together from paragraphs and tables
`subtitles` SRT and WebVTT · `turns_of_subtitles` who is named as speaking in them
`recognising` which tables are lists of persons
`late`      what importers load only when they meet such an original
`published` dates into EDTF · `language_id` which language · `compose` the document put together
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accounted.intake.built_in import BUILT_IN
    from accounted.intake.containers import (
        MailboxImporter,
        MailImporter,
        SavedPageImporter,
        TarImporter,
        WebArchiveImporter,
        ZipImporter,
    )
    from accounted.intake.html import HtmlImporter
    from accounted.intake.late import load_late
    from accounted.intake.media import HEAD_BYTES, holds_others, media_type_of
    from accounted.intake.ocr.allowance import Clock, timed
    from accounted.intake.ocr.importer import ImageImporter
    from accounted.intake.office import DocImporter, DocxImporter, OdtImporter, RtfImporter, WorkbookImporter
    from accounted.intake.opened import GivenMetadata, Importer, Inside, Opened
    from accounted.intake.opening import open_original, unread
    from accounted.intake.pdf.importer import PdfImporter
    from accounted.intake.plain_xml import XmlImporter
    from accounted.intake.subtitles import SubtitlesImporter
    from accounted.intake.table import TableImporter
    from accounted.intake.text import MarkdownImporter, TextImporter
    from accounted.intake.version import VERSION

__all__ = [
    "BUILT_IN",
    "HEAD_BYTES",
    "VERSION",
    "Clock",
    "GivenMetadata",
    "DocImporter",
    "DocxImporter",
    "HtmlImporter",
    "ImageImporter",
    "Importer",
    "Inside",
    "MailImporter",
    "MailboxImporter",
    "MarkdownImporter",
    "OdtImporter",
    "Opened",
    "PdfImporter",
    "RtfImporter",
    "SavedPageImporter",
    "SubtitlesImporter",
    "TableImporter",
    "TarImporter",
    "TextImporter",
    "WebArchiveImporter",
    "WorkbookImporter",
    "XmlImporter",
    "ZipImporter",
    "holds_others",
    "load_late",
    "media_type_of",
    "open_original",
    "timed",
    "unread",
]

_HOMES = {
    "BUILT_IN": "built_in", "HEAD_BYTES": "media", "VERSION": "version", "Clock": "ocr.allowance",
    "GivenMetadata": "opened", "load_late": "late",
    "DocImporter": "office", "DocxImporter": "office", "HtmlImporter": "html",
    "ImageImporter": "ocr.importer", "Importer": "opened",
    "Inside": "opened", "MailImporter": "containers", "MailboxImporter": "containers", "MarkdownImporter": "text",
    "OdtImporter": "office", "Opened": "opened", "PdfImporter": "pdf.importer", "RtfImporter": "office",
    "SavedPageImporter": "containers", "SubtitlesImporter": "subtitles", "TableImporter": "table",
    "TarImporter": "containers", "TextImporter": "text",
    "WebArchiveImporter": "containers", "WorkbookImporter": "office", "ZipImporter": "containers",
    "holds_others": "media", "media_type_of": "media", "open_original": "opening",
    "XmlImporter": "plain_xml",
    "timed": "ocr.allowance", "unread": "opening",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """A public name, fetched from its home when first asked for: much of the program never opens an original."""
    if name not in _HOMES:
        raise AttributeError(f"module 'accounted.intake' has no attribute {name!r}")
    return getattr(import_module(f"accounted.intake.{_HOMES[name]}"), name)
