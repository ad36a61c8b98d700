"""`csv`: a folder of tables in UTF-8, with a `datapackage.json` that says what every column holds.

The description follows the Frictionless Data Package (specs.frictionlessdata.io), version 1.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from accounted.publication.cells import guarded
from accounted.publication.columns import Sheet
from accounted.publication.exporter import Part
from accounted.publication.selection import Selection
from accounted.publication.sheets import SHEETS

_GUARD_RULE = (
    "A cell that a spreadsheet could take for a formula has an apostrophe before it, and so has one that begins with"
    " an apostrophe. To have the exact words, take away one apostrophe at the beginning of a cell, if there is one."
)


class CsvExporter:
    """A table for each sheet, and a description of them all; every cell is safe to open in a spreadsheet."""

    name = "csv"
    folder = True
    persons = True

    def export(self, selection: Selection) -> Iterable[Part]:
        """The tables, then `datapackage.json`."""
        for sheet in SHEETS:
            yield Part(f"{sheet.name}.csv", _lines(sheet, selection))
        yield Part("datapackage.json", [_description(selection)])


def _lines(sheet: Sheet, selection: Selection) -> Iterator[bytes]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column.name for column in sheet.columns])
    for row in sheet.rows(selection):
        writer.writerow(map(guarded, row))
        yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    """What was written since the last time."""
    written = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return written.encode()


def _description(selection: Selection) -> bytes:
    package = {
        "profile": "tabular-data-package",
        "name": "accounted-case",
        "title": selection.title,
        "description": f"{selection.left_out.sentence()} {_GUARD_RULE}",
        "accounted": selection.statement(),
        "resources": [_resource(sheet) for sheet in SHEETS],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(sheet: Sheet) -> dict[str, object]:
    fields = [{"name": column.name, "type": column.kind, "description": column.meaning} for column in sheet.columns]
    return {
        "profile": "tabular-data-resource", "name": sheet.name, "path": f"{sheet.name}.csv",
        "description": sheet.meaning, "encoding": "utf-8", "format": "csv",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": fields, "missingValues": [""]},
    }  # fmt: skip
