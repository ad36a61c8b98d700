"""`accounted export` and `accounted publish`: what may leave the case, in a format of others or as a public site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption
from accounted.cli.screen import many, note, print_json, show, warning

if TYPE_CHECKING:
    from accounted.case import Exported

RuleOption = Annotated[
    list[str] | None,
    typer.Option("--rule", metavar="NAME", help="With ranges under a declared counting rule; see accounted rules."),
]

WithOption = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="WHAT",
        help="With residence, address, identifier of persons, claims read in rows of lists, or accounts.",
    ),
]


def export(
    format: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="csv, bag, site (folders); jsonl, jsonld, ftm, xlsx, ucdp, overlap, report-html, report-pdf.",
        ),
    ],
    path: Annotated[str, typer.Option("-o", "--output", metavar="PATH", help="Where to write it, exactly.")],
    rule: RuleOption = None,
    shown: WithOption = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Write the case out.

    What is marked confidential stays in, and the export says how much that was. So does where persons on lists live,
    the numbers of their papers, what was read in rows of lists, and the user accounts under which originals were
    sealed, unless --with asks for it (residence, address, identifier, rows, accounts); a bag holds all. The log says
    that it was written.
    """
    with open_case(case) as opened:
        exported = opened.listen(note, warn=warning).export(format, path, rule or [], shown or [])
    if as_json:
        print_json(exported.to_dict())
    else:
        _say(exported)


def publish(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to write, exactly.")],
    rule: RuleOption = None,
    shown: WithOption = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Write the case as a public site.

    A page for each incident and document, tables, and digests to check them by; no page holds a script. What is marked
    confidential stays in, and so does where persons on lists live, unless --with asks for it. The log says that it was
    written. To put the site on a server is up to you.
    """
    with open_case(case) as opened:
        published = opened.publish(folder, rule or [], shown or [])
    if as_json:
        print_json(published.to_dict())
    else:
        _say(published)


def _say(exported: Exported) -> None:
    held = exported.statement["holds"]
    claims = f"{many(held['claims'], 'claim')} of {many(held['documents'], 'document')}"
    show(
        f"Written: {exported.content or claims}, as {exported.format}.",
        f"  at: {exported.path}",
        f"  {exported.digest}",
        exported.left_out,
    )
