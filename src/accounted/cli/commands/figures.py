"""`accounted figures`: what speakers claim, side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption
from accounted.cli.screen import print_json, show


def figures(
    incident: Annotated[str | None, typer.Option(metavar="ID", help="One incident; else all there are.")] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Show the figures side by side.

    Each with its speaker and those who carry it; nothing is averaged, summed or preferred.
    """
    from accounted.cli.render_figures import figures_blocks

    with open_case(case) as opened:
        comparison = opened.figures(incident)
    if as_json:
        print_json(comparison.to_dict())
    else:
        show(*figures_blocks(comparison))
