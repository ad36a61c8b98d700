"""`accounted new`: an empty case."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli.screen import show, typed, visible
from accounted.errors import BadInput


def new(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A folder that is empty or does not exist yet.")],
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the case is about; else the folder's name.")
    ] = None,
    from_bag: Annotated[
        str | None, typer.Option("--from-bag", metavar="BAG", help="A bag of a whole case, to make it a case again.")
    ] = None,
) -> None:
    """Make an empty case, or one out of a bag.

    A bag is checked first. Originals, log, judgements and checkpoints are taken from it as they are; documents are read
    again.
    """
    from accounted.case import Case, case_at_or_above

    if from_bag is not None and title is not None:
        raise BadInput("A case from a bag has the title that it had.", "--title", "Leave the title out.")
    with Case.from_bag(from_bag, folder) if from_bag is not None else Case.new(folder, title=title) as case:
        around = case_at_or_above(case.folder.resolve().parent)
        show(
            f"A case was made: {visible(case.title)}",
            f"  at: {visible(case.folder)}",
            *([f"  inside another case: {around}"] if around else []),
            f"Add documents to it:  accounted add PATH... --case {typed(folder)}",
        )
