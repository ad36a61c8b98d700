"""`accounted new`: an empty case."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli.screen import show, typed


def new(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A folder that is empty or does not exist yet.")],
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the case is about; else the folder's name.")
    ] = None,
) -> None:
    """Make an empty case."""
    from accounted.case import Case

    with Case.new(folder, title=title) as case:
        show(
            f"A case was made: {case.title}",
            f"  at: {case.folder}",
            f"Add documents to it:  accounted add PATH... --case {typed(folder)}",
        )
