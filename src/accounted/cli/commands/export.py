"""`accounted export`: what may leave the case, written out in a format of others."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption
from accounted.cli.screen import many, print_json, show


def export(
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="csv, bag (folders); jsonl, jsonld, ftm, xlsx, ucdp, overlap, report-html, report-pdf.",
        ),
    ],
    path: Annotated[str, typer.Option("-o", "--output", metavar="PATH", help="Where to write it, exactly.")],
    rule: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="With ranges under a declared counting rule; see accounted rules."),
    ] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Write the case out.

    What is marked confidential stays in, and the export says how much that was. The log says that it was written.
    """
    with open_case(case) as opened:
        exported = opened.export(format, path, rule or [])
    if as_json:
        print_json(exported.to_dict())
        return
    held = exported.statement["holds"]
    show(
        f"Written: {many(held['claims'], 'claim')} of {many(held['documents'], 'document')}, as {exported.format}.",
        f"  at: {exported.path}",
        f"  {exported.digest}",
        exported.left_out,
    )
