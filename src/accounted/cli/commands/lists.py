"""`accounted documents` and `accounted claims`: what the case holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption, KindOption
from accounted.cli.screen import many, print_json, print_jsonl, show

if TYPE_CHECKING:
    from accounted.model import Judgement


def documents(as_json: JsonOption = False, case: CaseOption = None) -> None:
    """List the documents."""
    from accounted.cli.render import documents_table

    with open_case(case) as opened:
        held, gone = list(opened.documents), opened.judgements.withdrawn()
    if as_json:
        print_jsonl({**it.to_dict(), **_taken_back(gone.get(it.id))} for it in held)
    else:
        show(
            documents_table(held, gone)
            if held
            else "The case holds no documents yet.  Add some:  accounted add PATH..."
        )


def _taken_back(judgement: Judgement | None) -> dict[str, Any]:
    """Who took the document back, when and why; nothing where nobody did."""
    return {"withdrawn": judgement.to_dict()} if judgement else {}


def claims(
    kind: KindOption = None,
    fate: Annotated[str | None, typer.Option(metavar="FATE", help="Only claims of one fate, such as killed.")] = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="Only claims of one document.")] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """List what speakers claim.

    Document by document, in the order of each text; claims that a reviewer rejected are marked.
    """
    from accounted.cli.render import claims_table

    with open_case(case) as opened:
        found = list(opened.claims.all(kind=kind, fate=fate, document=document))
    if as_json:
        print_jsonl(claim.to_dict() for claim in found)
    else:
        show(claims_table(found) if found else "No claim fits.")


def places(as_json: JsonOption = False, case: CaseOption = None) -> None:
    """List the names of places.

    Each as the documents write it, the most written first, and where a person has put it on the map
    (`accounted judge locate`).
    """
    from accounted.cli.render import Listing

    with open_case(case) as opened:
        held = opened.places()
    if as_json:
        return print_json(held.to_dict())
    made = Listing("place", "claims", "on the map", "id")
    for one in held.places:
        told = one.to_dict()
        spot = f"{told['latitude']}, {told['longitude']} ({told['precision']})" if one.located else ""
        made.add(one.name, f"{many(one.claims, 'claim')} in {many(one.documents, 'document')}", spot, one.id)
    return show(made if held.places else "No place was read yet.")
