"""`accounted new`: an empty case."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli.screen import show, typed, visible


def new(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A folder that is empty or does not exist yet.")],
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the case is about; else the folder's name.")
    ] = None,
) -> None:
    """Make an empty case."""
    from accounted.case import Case, case_at_or_above

    with Case.new(folder, title=title) as case:
        around = case_at_or_above(case.folder.resolve().parent)
        show(
            f"A case was made: {visible(case.title)}",
            f"  at: {visible(case.folder)}",
            *([f"  inside another case: {around}"] if around else []),
            f"Add documents to it:  accounted add PATH... --case {typed(folder)}",
        )
