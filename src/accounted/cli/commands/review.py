"""`accounted agreement` and `accounted activity`: reviewers beside each other, and who did what when."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption
from accounted.cli.screen import print_json, show


def agreement(as_json: JsonOption = False, case: CaseOption = None) -> None:
    """Show how far reviewers agree.

    Question by question, on what two or more of them judged: percent agreement, Cohen's kappa, Krippendorff's alpha,
    and where they differ. The figures say how alike they decide, not who is right.
    """
    from accounted.cli.render_review import agreement_blocks

    with open_case(case) as opened:
        found = opened.agreement()
    if as_json:
        print_json({"schema": "agreement/1", "agreement": [one.to_dict() for one in found]})
    else:
        show(*agreement_blocks(found) if found else ["Nothing was judged by two reviewers yet."])


def activity(
    last: Annotated[int | None, typer.Option(metavar="N", help="Only the last so many acts.")] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Show who did what, and when.

    The log of the case as sentences, judgements with their reasons, exports with what was left out.
    """
    from accounted.cli.render_review import activity_table

    with open_case(case) as opened:
        found = opened.activity(last)
    if as_json:
        print_json({"schema": "activity/1", "activity": [one.to_dict() for one in found]})
    else:
        show(activity_table(found))
