"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.errors import BadInput

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
    str | None, typer.Option(metavar="DATE", help="When it was put out: 26 February 2024, 1992-02, 199X.")
]
KindOption = Annotated[
    str | None,
    typer.Option(metavar="KIND", help="Only claims of one kind: count, event, person, label, evidence or position."),
]
ReaderOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="What reads the text: rules (unless you say otherwise) or model.")
]
SettingsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="A setting of the reader, as in url=http://localhost:8080/v1 or model=NAME.",
    ),
]
ByOption = Annotated[str, typer.Option(metavar="NAME", help="Who decides.")]
WhyOption = Annotated[str, typer.Option(metavar="TEXT", help="Why.")]


def pairs(values: list[str] | None) -> dict[str, str]:
    """What was set, by key.

    Raises:
        BadInput: a value is no KEY=VALUE, or a key is set twice.
    """
    found: dict[str, str] = {}
    for value in values or []:
        key, equals, said = value.partition("=")
        if not equals or not key.strip():
            raise BadInput(f"{value!r} sets nothing.", "--set", "Write KEY=VALUE, such as --set amount.low=30.")
        if key.strip() in found:
            raise BadInput(f"{key.strip()!r} is set twice.", "--set", "Say it once.")
        found[key.strip()] = said.strip()
    return found
