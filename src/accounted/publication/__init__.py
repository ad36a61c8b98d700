"""What leaves a case: exporters, and the one gate that decides what may.

The main function is `export(selection, exporter) -> parts`: names and bytes, which the corridor writes. Nothing here
opens a disk. Read in this order:

`gate`        what a person marked confidential stays in; everything that goes out has passed here
`selection`   what an exporter is given: claims as judged, documents, comparisons, judgements, custody
`exporter`    the plug point: `Exporter`, and `Part`, a file of an export
`lines`       `jsonl`, everything as one JSON object a line
`columns`     columns and tables · `sheets` all tables of a case, in `sheets_of_claims`, `sheets_of_comparison`
`sheets_of_persons`
`cells`       no cell can act as a formula
`csv_folder`  `csv`, a folder of tables that describes itself · `workbook` the same as `xlsx`
`ucdp`        `ucdp`, the columns of UCDP's event data, under its declared rule
`linked_graph`  `jsonld`, a graph in terms of W3C's annotations and provenance
`overlap`     `overlap`, how many persons stand on each combination of lists
`follow_the_money`  `ftm`, entities of FollowTheMoney, in which a claim stays a claim
`report/`     `report-html`, one page for people in which every number leads to its words
`printed/`    `report-pdf`, that page as a document
`site/`       `site`, its parts as the pages of a public site
"""

from accounted.publication.csv_folder import CsvExporter
from accounted.publication.exporter import Exporter, Part, export
from accounted.publication.gate import Gate
from accounted.publication.lines import JsonLinesExporter
from accounted.publication.overlap import OverlapExporter
from accounted.publication.selection import ACCOUNTS, KEPT_BACK, ROWS, AsOf, Decision, LeftOut, Released, Selection

__all__ = [
    "ACCOUNTS",
    "KEPT_BACK",
    "ROWS",
    "AsOf",
    "CsvExporter",
    "Decision",
    "Exporter",
    "Gate",
    "JsonLinesExporter",
    "LeftOut",
    "OverlapExporter",
    "Part",
    "Released",
    "Selection",
    "export",
]
