"""`accounted new`: an empty case."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli.commands.encrypt import SheetOption, about_the_sheet, sheet_place
from accounted.cli.passphrases import new_passphrase
from accounted.cli.screen import show, typed, visible
from accounted.errors import BadInput


def new(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A folder that is empty or does not exist yet.")],
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What the case is about; else the folder's name.")
    ] = None,
    encrypted: Annotated[
        bool, typer.Option("--encrypt", help="Encrypt it from the first byte on; see accounted encrypt.")
    ] = False,
    sheet: SheetOption = None,
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
    if encrypted and from_bag is not None:
        raise BadInput("A case from a bag is made in the clear.", "--encrypt", "Encrypt it after:  accounted encrypt")
    if encrypted:
        return _new_encrypted(folder, title, sheet)
    with Case.from_bag(from_bag, folder) if from_bag is not None else Case.new(folder, title=title) as case:
        around = case_at_or_above(case.folder.resolve().parent)
        show(
            f"A case was made: {visible(case.title)}",
            f"  at: {visible(case.folder)}",
            *([f"  inside another case: {around}"] if around else []),
            f"Add documents to it:  accounted add PATH... --case {typed(folder)}",
        )
    return None


def _new_encrypted(folder: str, title: str | None, sheet: str | None) -> None:
    from accounted.case import new_encrypted, path_of, write_sheet

    place = sheet_place(path_of(folder), sheet)
    case, code = new_encrypted(folder, new_passphrase(again=False), title)
    with case:
        write_sheet(place, case.title, code)
        show(f"An encrypted case was made: {visible(case.title)}", f"  at: {visible(case.folder)}",
             *about_the_sheet(place),
             f"Add documents to it:  accounted add PATH... --case {typed(folder)}")  # fmt: skip
