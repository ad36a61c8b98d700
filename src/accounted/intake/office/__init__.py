"""Office documents: Word, OpenDocument and RTF texts, and workbooks of any of these families.

`zipped`     the parts of a zipped document, within limits · `xml` their trees, without entities or network
`docx`       Word: `docx_walk` its body with tracked changes, `docx_notes` comments, footnotes, edges of pages
`doc`        Word 97 to 2003: `doc_parts` its letters and how they are drawn, `ole` the small disk they lie on
`odt`        OpenDocument text · `rtf` RTF
`workbook`   XLSX, XLS, XLSB, ODS: `grid` a sheet as rows of words, merged cells filled
"""

from accounted.intake.office.doc import DocImporter
from accounted.intake.office.docx import DocxImporter
from accounted.intake.office.odt import OdtImporter
from accounted.intake.office.rtf import RtfImporter
from accounted.intake.office.workbook import WorkbookImporter

__all__ = ["DocImporter", "DocxImporter", "OdtImporter", "RtfImporter", "WorkbookImporter"]
