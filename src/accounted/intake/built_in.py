"""The importers that ship, in the order they are asked."""

from __future__ import annotations

from accounted.intake.containers import (
    MailboxImporter,
    MailImporter,
    SavedPageImporter,
    TarImporter,
    WebArchiveImporter,
    ZipImporter,
)
from accounted.intake.html import HtmlImporter
from accounted.intake.ocr.importer import ImageImporter
from accounted.intake.office import DocImporter, DocxImporter, OdtImporter, RtfImporter, WorkbookImporter
from accounted.intake.opened import Importer
from accounted.intake.pdf.importer import PdfImporter
from accounted.intake.plain_xml import XmlImporter
from accounted.intake.subtitles import SubtitlesImporter
from accounted.intake.table import TableImporter
from accounted.intake.text import MarkdownImporter, TextImporter

BUILT_IN: tuple[Importer, ...] = (
    TextImporter(), MarkdownImporter(), HtmlImporter(), TableImporter(), PdfImporter(), DocImporter(), DocxImporter(),
    OdtImporter(), RtfImporter(), WorkbookImporter(), SubtitlesImporter(), ZipImporter(), TarImporter(), MailImporter(),
    MailboxImporter(), WebArchiveImporter(), SavedPageImporter(), ImageImporter(), XmlImporter(),
)  # fmt: skip
"""The importers that ship."""
