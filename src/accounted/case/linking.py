"""Linking lists that lie in files, without a case, and writing out what came of it."""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from accounted.case.folders import AnyPath, path_of
from accounted.case.given_files import content_of
from accounted.case.results import not_written
from accounted.case.walk import as_text
from accounted.errors import BadInput
from accounted.linkage import COLUMNS, Settings
from accounted.linkage.mapping import guessed

if TYPE_CHECKING:
    from accounted.case.hands import Step
    from accounted.linkage import Linkage

__all__ = ["cluster_rows", "link_files", "pair_rows", "partition_rows", "read_labels", "write_rows"]

ENGINES = ("duckdb", "spark")
DELIMITERS = ",;\t|"


def link_files(
    sources: Sequence[AnyPath],
    labels: AnyPath | None = None,
    settings: Settings | None = None,
    engine: str = "duckdb",
    step: Step = lambda _what, _done, _of: None,
) -> Linkage:
    """Link the records of CSV files; a file without a column `list` is one list, named after it.

    Raises:
        Unreadable: a file can't be read.
        BadInput: a file has no columns that could be a name, two records have one id, or there is no such engine here.
    """
    from accounted.linkage import link

    check_engine(engine)
    columns: dict[str, list[str | None]] = {name: [] for name in COLUMNS}
    for source in sources:
        _add_file(path_of(source), columns, several=len(sources) > 1)
    _check_ids(columns["rec_id"])
    judged = read_labels(labels) if labels is not None else []
    return link(columns, judged, settings, step, engine)


def check_engine(engine: str) -> None:
    """Refuse an engine that there is not.

    Raises:
        BadInput: it is neither `duckdb` nor `spark`.
    """
    if engine not in ENGINES:
        what = f"There is no engine {engine!r}."
        raise BadInput(what, "--engine", "Leave --engine out for DuckDB on this machine, or name spark.")


def _add_file(path: Path, columns: dict[str, list[str | None]], several: bool) -> None:
    where = as_text(path)
    header, rows = _table(path)
    mapping = guessed(header)
    if "residence" in mapping:  # as `whereabouts` has it
        mapping.setdefault("address" if "place" in mapping else "place", mapping["residence"])
    if not {"full_name", "given", "surname"} & set(mapping):
        do = "Name one column full_name, or given and surname. With a case, accounted list add takes a --map."
        raise BadInput("No column of the list holds names.", where, do)
    size = len(rows)
    # Columns at once: a list may have half a million rows.
    width = len(header)
    if any(len(row) != width for row in rows):
        rows = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    cells = list(zip(*rows, strict=True)) if rows else [()] * width
    for name in COLUMNS:
        if name in mapping:
            columns[name].extend(cells[header.index(mapping[name][0])])
        elif name == "list":
            columns[name].extend([path.stem] * size)
        elif name == "rec_id":
            columns[name].extend(f"{path.stem}:{number}" if several else str(number) for number in range(1, size + 1))
        else:
            columns[name].extend([None] * size)


def _table(path: Path) -> tuple[list[str], list[list[str]]]:
    where = as_text(path)
    try:
        text = content_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput("The list is not UTF-8.", where, "Save it as CSV in UTF-8.") from error
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=lambda sign: (first.count(sign), sign == ","))
    _allow_long_cells()
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    except csv.Error as error:
        raise BadInput(f"The list is no CSV ({error}).", where, "Save it as CSV in UTF-8.") from error
    if len(rows) < 1:
        raise BadInput("The list is empty.", where, "Its first row names the columns.")
    return [name.strip() for name in rows[0]], rows[1:]


def _allow_long_cells() -> None:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


def _check_ids(ids: Sequence[str | None]) -> None:
    for one, times in Counter(ids).items():
        if times > 1:
            raise BadInput("Two records have one rec_id.", str(one), "Give each record its own.")


def read_labels(source: AnyPath) -> list[tuple[str, str, bool]]:
    """The pairs of a CSV with columns left, right and match (1 or 0).

    Raises:
        BadInput: a column is missing, or a match is neither 1 nor 0.
    """
    path = path_of(source)
    header, rows = _table(path)
    if not {"left", "right", "match"} <= set(header):
        raise BadInput("The labels have no columns left, right and match.", as_text(path), "Name them in row 1.")
    left, right, match = (header.index(name) for name in ("left", "right", "match"))
    found = []
    for number, row in enumerate(rows, 2):
        if len(row) < len(header) or row[match].strip() not in ("0", "1"):
            raise BadInput("A label is neither 1 nor 0.", f"{as_text(path)}, row {number}", "1 means one person.")
        found.append((row[left], row[right], row[match].strip() == "1"))
    return found


def cluster_rows(linkage: Linkage, names: Mapping[int, str] | None = None) -> Iterator[Sequence[str]]:
    """`rec_id,cluster_id`, a row for every record."""
    yield "rec_id", "cluster_id"
    for record, group in zip(linkage.ids, linkage.groups.tolist(), strict=True):
        yield record, names[group] if names else str(group + 1)


def pair_rows(linkage: Linkage) -> Iterator[Sequence[str]]:
    """`left,right,probability,reasons`, a row for each compared pair of at least 0.01."""
    yield "left", "right", "probability", "reasons"
    for pair in linkage.listed():
        yield pair.left, pair.right, f"{pair.probability:.6f}", pair.why


def partition_rows(linkage: Linkage) -> Iterator[Sequence[str]]:
    """`draw,rec_id,cluster_id`, every record once for each sampled partition."""
    yield "draw", "rec_id", "cluster_id"
    for draw, groups in enumerate(linkage.partitions, 1):
        for record, group in zip(linkage.ids, groups.tolist(), strict=True):
            yield str(draw), record, str(group + 1)


def write_rows(path: AnyPath, rows: Iterable[Sequence[str]]) -> None:
    """Write rows as CSV.

    Raises:
        CannotStore: the file can't be written.
    """
    place = path_of(path)
    try:
        with place.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows(rows)
    except OSError as error:
        raise not_written(place, error) from error
