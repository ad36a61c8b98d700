"""`accounted claim add`: a claim that a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import ByOption, CaseOption, JsonOption, pairs
from accounted.cli.screen import print_json, show, warning
from accounted.errors import BadInput

if TYPE_CHECKING:
    from accounted.case import Case


def add(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="The document, by id, digest or name.")],
    fate: Annotated[str, typer.Option(metavar="FATE", help="What befell the people, such as killed.")],
    by: ByOption,
    start: Annotated[
        int | None, typer.Argument(metavar="START", help="Where the words begin in its text, in characters from 0.")
    ] = None,
    end: Annotated[int | None, typer.Argument(metavar="END", help="Where they end, exclusive.")] = None,
    words: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="The words, as they stand in the document, instead of START END."),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Another value, such as said_by=NAME or amount.exact=WORDS."),
    ] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="Why; unless given: read by hand.")] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Add a claim that you read.

    Quote its words with --words, or give their offsets; where the words stand more than once, say more of them.
    It is kept as a judgement, stays through every rebuild, and is taken back with `accounted judge undo`.
    """
    from accounted.cli.render import claims_table

    more = {} if why is None else {"why": why}
    with open_case(case) as opened:
        first, last = _stretch(opened, document, start, end, words)
        added = opened.claims.add(document, first, last, fate=fate, by=by, set=pairs(values), **more)
        twins = opened.claims.of_the_same_number(added.claim)
    if as_json:
        print_json(added.to_dict())
    else:
        show(claims_table([added]))
    for twin in twins:
        warning(
            f"This number was a claim of that fate already: {twin.id}. Both stand now, until one of them is rejected."
        )


def _stretch(case: Case, document: str, start: int | None, end: int | None, words: str | None) -> tuple[int, int]:
    """Where the claim's words stand: as said, or where they are found."""
    if words is not None and start is None:
        return case.claims.stretch_of(document, words)
    if words is not None or start is None or end is None:
        raise BadInput("Where the words stand is said once.", "--words", "Give --words WORDS, or START and END.")
    return start, end
