"""`accounted claim add`: a claim that a person reads."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import ByOption, CaseOption, JsonOption, pairs
from accounted.cli.screen import print_json, show


def add(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="The document, by id, digest or name.")],
    start: Annotated[int, typer.Argument(metavar="START", help="Where the words begin in its text, from 0.")],
    end: Annotated[int, typer.Argument(metavar="END", help="Where they end, exclusive.")],
    fate: Annotated[str, typer.Option(metavar="FATE", help="What befell the people, such as killed.")],
    by: ByOption,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Another value, such as said_by=NAME or amount.exact=WORDS."),
    ] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="Why; unless given: read by hand.")] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Add a claim that you read.

    It is kept as a judgement, stays through every rebuild, and is taken back with `accounted judge undo`.
    """
    from accounted.cli.render import claims_table

    more = {} if why is None else {"why": why}
    with open_case(case) as opened:
        added = opened.claims.add(document, start, end, fate=fate, by=by, set=pairs(values), **more)
    if as_json:
        print_json(added.to_dict())
    else:
        show(claims_table([added]))
