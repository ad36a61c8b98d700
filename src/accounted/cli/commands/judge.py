"""`accounted judge` and `accounted judgements`: what people decide, signed and with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import ByOption, CaseOption, JsonOption, WhyOption, pairs
from accounted.cli.screen import print_json, show
from accounted.model import content_id

if TYPE_CHECKING:
    from accounted.case import Case
    from accounted.model import Judgement


def judge(
    verdict: Annotated[
        str,
        typer.Argument(
            metavar="VERDICT",
            help="accept, reject or correct claims; same-origin or different-origin of claims; explain or dismiss a"
            " contradiction; contradict, for two claims that no program set against each other; same-person,"
            " different-person or unsure of two records; merge, split, rename or move (with incidents); describe a"
            " document; confidential; withdraw a document or list added by mistake; undo a judgement.",
        ),
    ],
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="What it is on.")],
    by: ByOption,
    why: WhyOption,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="What it sets: amount.low=30, publisher=NAME, level=sealed."),
    ] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Record a judgement on anything in the case.

    Nothing is overwritten: what a program found stays beside it, and `judge undo` takes a judgement back.
    """
    with open_case(case) as opened:
        judgement = opened.judge(verdict, ids, by=by, why=why, set=pairs(values))
        unchanged = [*_unchanged(opened, judgement), *_kept_of_the_old(judgement)]
    if as_json:
        print_json(judgement.to_dict())
    else:
        show(
            f"Recorded as {judgement.id}.",
            f"To take it back:  accounted judge undo {judgement.id} --by NAME --why TEXT",
            *unchanged,
        )


def _unchanged(case: Case, judgement: Judgement) -> list[str]:
    """What is said of claims in the same words that still name a speaker whom this judgement corrected."""
    corrected = judgement.targets if "said_by" in judgement.changes else ()
    others = {one.id: one for id in corrected for one in case.claims.with_former_speaker(case.claims[id])}
    if not others:
        return []
    told = [f"  {one.id}  {one.kind}" for one in others.values()]
    return [
        "The speaker was corrected in this claim alone. Others, read in the same words, still name the former one:",
        *told,
    ]


def _kept_of_the_old(judgement: Judgement) -> list[str]:
    """What an incident that was split off has of the one it was taken out of, as nobody said otherwise."""
    kept = [key for key in ("place", "period") if judgement.verdict == "split" and not judgement.changes.get(key)]
    if not kept:
        return []
    new, say = content_id("incident", judgement.id), " ".join(f"--set {key}=…" for key in kept)
    return [
        f"The new incident keeps the {' and the '.join(kept)} of the one it was taken out of. To say otherwise:",
        f"  accounted judge rename {new} {say} --by NAME --why TEXT",
    ]


def judgements(as_json: JsonOption = False, case: CaseOption = None) -> None:
    """List the judgements.

    Who decided what, when and why, and whether it still holds.
    """
    from accounted.cli.render import judgements_table

    with open_case(case) as opened:
        listed = list(opened.judgements)
    if as_json:
        print_json({"schema": "judgements/1", "judgements": [one.to_dict() for one in listed]})
    else:
        show(judgements_table(listed) if listed else "Nobody has judged anything yet.")
