"""`accounted compare-names`: how alike names are, across scripts."""

from __future__ import annotations

import csv
import sys
from typing import Annotated

import typer

from accounted.cli.options import JsonOption
from accounted.cli.screen import print_json, print_jsonl, show
from accounted.errors import CalledWrongly


def compare_names(
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME NAME", help="Two names, in any script.")] = None,
    pairs: Annotated[
        str | None, typer.Option(metavar="FILE.csv", help="A file of pairs, with columns name1 and name2, instead.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Compare two names across scripts, or every pair of a file.

    Says how alike they are, from 0 to 1, and which readings matched. With --pairs the file is printed as CSV with a
    column `score` added; with --json besides, as JSONL.
    """
    if pairs is not None and not names:
        _print_file(pairs, as_json)
    elif pairs is None and names and len(names) == 2:
        _print_two(names[0], names[1], as_json)
    else:
        do = "Write:  accounted compare-names NAME NAME  or  accounted compare-names --pairs FILE.csv"
        raise CalledWrongly("It takes two names, or one file of pairs.", None, do)


def _print_two(left: str, right: str, as_json: bool) -> None:
    from accounted.case import compare_names as compare

    match = compare(left, right)
    if as_json:
        print_json({"name1": left, "name2": right, **match.to_dict()})
        return
    show(f"{match.score:.2f}  {left} – {right}")
    for one, other, alike in match.readings:
        show(f"      {one} – {other}  {alike:.2f}")


def _print_file(pairs: str, as_json: bool) -> None:
    from accounted.case import compare_pairs

    rows = compare_pairs(pairs)
    if as_json:
        header = next(rows)
        print_jsonl({**dict(zip(header, row, strict=False)), "score": float(row[-1])} for row in rows)
    else:
        csv.writer(sys.stdout, lineterminator="\n").writerows(rows)
