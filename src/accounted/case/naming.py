"""Comparing names, without a case: two names, or a file of pairs with a score added to each row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from accounted.case.folders import AnyPath, path_of
from accounted.case.given_files import content_of
from accounted.case.walk import as_text
from accounted.errors import BadInput
from accounted.linkage import NameMatch, compare_names, name_scores

__all__ = ["NameMatch", "compare_names", "compare_pairs", "name_scores"]

COLUMNS = ("name1", "name2")


def compare_pairs(source: AnyPath) -> Iterator[list[str]]:
    """The rows of a CSV file with columns `name1` and `name2`, header first, each with a `score` added at its end.

    Raises:
        Unreadable: the file can't be read.
        BadInput: it has no such columns, or a row is too short to hold both.
    """
    path = path_of(source)
    where = as_text(path)
    try:
        text = content_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput("The file is not UTF-8.", where, "Save it as CSV in UTF-8.") from error
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    if not rows or not {*COLUMNS} <= {*rows[0]}:
        raise BadInput("The file has no columns name1 and name2.", where, "Name the two columns in the first row.")
    first, second = map(rows[0].index, COLUMNS)
    for number, row in enumerate(rows[1:], 2):
        if len(row) <= max(first, second):
            raise BadInput("A row holds no second name.", f"{where}, row {number}", "Fill both columns.")
    yield [*rows[0], "score"]
    scores = name_scores([row[first] for row in rows[1:]], [row[second] for row in rows[1:]])
    for row, score in zip(rows[1:], scores, strict=True):
        yield [*row, f"{score:.4f}"]
