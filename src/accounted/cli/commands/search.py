"""`accounted search` and `accounted show`: from words or an id to the passage behind them."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption
from accounted.cli.screen import print_json, show


def search(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="Words; accents and scripts do not matter, and * ends a word begun.")
    ],
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Search the text of all documents."""
    from accounted.cli.render import hit_lines

    with open_case(case) as opened:
        hits = list(opened.search(query))
    if as_json:
        print_json({"schema": "search/1", "query": query, "hits": [hit.to_dict() for hit in hits]})
    else:
        show(*[line for hit in hits for line in hit_lines(hit)] or ["No document holds these words."])


def show_by_id(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of a claim, document, original, incident or judgement.")],
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Show anything by its id.

    A claim comes with its passage, the rules and words that made it, its document, its original and who did what to it.
    """
    from accounted.cli.render import shown_lines

    with open_case(case) as opened:
        shown = opened.show(id)
    if as_json:
        print_json(shown)
    else:
        show(*shown_lines(shown))


def lookup(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="The figure.")],
    words: Annotated[list[str] | None, typer.Argument(metavar="WORD...", help="A fate, a place, a name.")] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Look a figure up.

    Who gives it, since when, and in which words; with --json also who repeats whom, and what others say of the same.
    """
    from accounted.case.lookup import number_and_words
    from accounted.cli.render import claims_table

    with open_case(case) as opened:
        found = opened.lookup(*number_and_words(" ".join([number, *(words or [])])))
    if as_json:
        print_json(found.to_dict())
    elif not found.statements:
        show("No document of this case gives this figure in these words.")
    else:
        if found.since:
            show(f"The earliest document is of {found.since}.")
        show(claims_table(one for one, _ in found.statements))
