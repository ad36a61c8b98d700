"""`overlap`: how many persons stand on each combination of lists, as one CSV table for estimates."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from accounted.publication.exporter import Part
from accounted.publication.selection import Selection

__all__ = ["OverlapExporter"]


class OverlapExporter:
    """A column of 0 and 1 for each list, and the count of persons on exactly these lists."""

    name = "overlap"
    folder = False
    content = "how many persons stand on each combination of lists"

    def export(self, selection: Selection) -> Iterable[Part]:
        """One file, `overlap.csv`."""
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(selection.overlap())
        yield Part("overlap.csv", [text.getvalue().encode()])
