"""`accounted encrypt`: a case under a passphrase, under another one, under a new key, or in the clear again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from accounted.cli.options import CaseOption
from accounted.cli.passphrases import new_passphrase
from accounted.cli.screen import many, show, typed, visible
from accounted.errors import BadInput

SheetOption = Annotated[
    str | None,
    typer.Option("--sheet", metavar="FILE", help="Where the recovery sheet goes; else beside the case's folder."),
]


def encrypt(
    change_passphrase: Annotated[
        bool, typer.Option("--change-passphrase", help="Another passphrase, the same key; takes a moment.")
    ] = False,
    new_key: Annotated[
        bool, typer.Option("--new-key", help="A new key as well, and everything encrypted anew under it.")
    ] = False,
    off: Annotated[bool, typer.Option("--off", help="Lay the case in the clear again.")] = False,
    sheet: SheetOption = None,
    case: CaseOption = None,
) -> None:
    """Encrypt a case.

    Originals and databases are encrypted with a key that a passphrase opens, or the code on the recovery sheet, which
    you print and put away. Who loses both loses the case. Exports, also bags, are in the clear.
    """
    from accounted import case as cases

    if change_passphrase + new_key + off > 1:
        raise BadInput("Only one of these at a time.", None, "Choose --change-passphrase, --new-key or --off.")
    folder = cases.find_case(case)
    held = cases.is_encrypted(folder)
    if not held and (change_passphrase or new_key or off):
        raise BadInput("This case is not encrypted.", str(folder), "Encrypt it:  accounted encrypt")
    if held and not (change_passphrase or new_key or off):
        do = "Choose --change-passphrase, --new-key (when the old key may be known to others) or --off."
        raise BadInput("This case is encrypted already.", str(folder), do)
    if off:
        made = cases.decrypt(folder)
        show(f"The case lies in the clear again: {many(made.originals, 'original')}.", f"  at: {visible(folder)}")
    elif change_passphrase:
        with cases.Case.open(folder):
            pass  # whoever can't open the case is told so before a new passphrase is asked for
        cases.change_passphrase(folder, new_passphrase(again=True))
        show("The new passphrase opens the case now, and the old one does not.")
    else:
        _encrypted(folder, sheet, again=held)


def _encrypted(folder: Path, sheet: str | None, again: bool) -> None:
    from accounted import case as cases

    with cases.Case.open(folder) as opened:
        title = opened.title
    place = sheet_place(folder, sheet)
    made = cases.encrypt(folder, new_passphrase(again))
    cases.write_sheet(place, title, made.code or "")
    show(f"The case is encrypted: {many(made.originals, 'original')}.", *about_the_sheet(place))


def sheet_place(folder: Path, sheet: str | None) -> Path:
    """Where the recovery sheet goes.

    Raises:
        BadInput: something lies there.
    """
    whole = folder.resolve()
    place = Path(sheet) if sheet else whole.with_name(f"{whole.name}-recovery-sheet.html")
    if place.exists():
        raise BadInput("Something lies where the recovery sheet should go.", str(place), "Name another with --sheet.")
    return place


def about_the_sheet(place: Path) -> tuple[str, ...]:
    """What is said of a recovery sheet that was written."""
    return (
        f"Print the recovery sheet, put it away, and delete the file:  {typed(str(place))}",
        "Without the passphrase or that sheet, nobody can open the case again.",
    )
