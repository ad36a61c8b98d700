"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

CASES = "The case"
ABOUT = "What you know of the document"


def _or_before_the_command(context: typer.Context, given: str | None) -> str | None:
    """`accounted --case DIR figures` means the same as `accounted figures --case DIR`."""
    return given if given is not None else context.find_root().params.get("case")


# Paths stay text until the case takes them: there an empty one is refused, and one bad file stops no other.
CaseOption = Annotated[
    str | None,
    typer.Option(
        "--case",
        metavar="DIR",
        callback=_or_before_the_command,
        help="The case's folder; else ACCOUNTED_CASE, else the nearest case at or above the current folder.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON to standard output, and nothing else.")]
PublisherOption = Annotated[str | None, typer.Option(metavar="NAME", help="Who put the document out.")]
PublishedOption = Annotated[
    str | None, typer.Option(metavar="DATE", help="When it was put out, in EDTF: 2024-02-26, 1992-02, 199X.")
]
KindOption = Annotated[
    str | None,
    typer.Option(metavar="KIND", help="Only claims of one kind: count, event, person, label, evidence or position."),
]
ByOption = Annotated[str, typer.Option(metavar="NAME", help="Who decides.")]
WhyOption = Annotated[str, typer.Option(metavar="TEXT", help="Why.")]
