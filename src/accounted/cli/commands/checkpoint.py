"""`accounted checkpoint`, `accounted key` and `accounted prove`: what others can hold a case against later."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption
from accounted.cli.screen import note, print_json, show, typed, visible, warning

OutOption = Annotated[
    str | None,
    typer.Option("-o", "--out", metavar="FOLDER", help="A folder that gets copies of its files."),
]


PrintOption = Annotated[
    str | None, typer.Option("--page", metavar="FILE", help="A page of HTML to print, with a QR code.")
]


def checkpoint(
    out: OutOption = None, page: PrintOption = None, as_json: JsonOption = False, case: CaseOption = None
) -> None:
    """Sign the log, to be kept elsewhere.

    Give the files to somebody else, or print them. Whoever holds them can show later whether anything before was
    changed:  accounted verify --against FILE
    """
    from accounted.case import path_of, print_checkpoint

    with open_case(case) as opened:
        made = opened.listen(note, warn=warning).checkpoint(out)
        if page is not None:
            print_checkpoint(made, opened.title, path_of(page))
    if as_json:
        print_json(made.to_dict())
        return
    show(
        f"A checkpoint of {made.size:,} events was signed by {made.signer}.",
        *(f"  {visible(path)}" for path in made.files),
        "Give it to somebody else. Later, hold the case against it:",
        f"  accounted verify --against {typed(made.files[0])}",
    )


def key(as_json: JsonOption = False) -> None:
    """Show your signing key.

    It is made when it is first needed, and lies outside of every case.
    """
    from accounted.case import own_key

    mine = own_key()
    if as_json:
        print_json(mine.to_dict())
        return
    show(
        f"Your checkpoints are signed by {mine.name}.",
        f"  fingerprint: {mine.fingerprint}",
        f"  public key:  {visible(mine.public_path)}",
        f"  private key: {visible(mine.private_path)}",
        "Tell the fingerprint to whoever checks your cases. Keep a copy of the private key where only you can read it.",
        "If it is lost, nothing that was signed is lost: a new key is made, and the log tells of it.",
    )


def prove(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="The digest of an original, the id of a judgement, or the number of an event."
        ),
    ],
    without: Annotated[
        bool, typer.Option("--without-particulars", help="Show the lines of the log, and not what is told in them.")
    ] = False,
    case: CaseOption = None,
) -> None:
    """Prove that something is in the log.

    Prints one JSON object for every event about the id: its line, and the hashes that lead from it to a signed root.
    """
    with open_case(case) as opened:
        proofs = [one.to_dict(with_particulars=not without) for one in opened.prove(id)]
    print_json(proofs)
