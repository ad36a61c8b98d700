"""`accounted figures`: what speakers claim, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption
from accounted.cli.screen import print_json, show

if TYPE_CHECKING:
    from accounted.case import Ruled


def figures(
    incident: Annotated[str | None, typer.Option(metavar="ID", help="One incident; else all there are.")] = None,
    rule: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="A range under a declared counting rule, or your own file that ends in .yaml."
        ),
    ] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Show the figures side by side.

    Each with its speaker and those who carry it; nothing is averaged, summed or preferred. Of several incidents, the
    one with most statements comes first.

    With --rule, the range that a declared rule makes of them, with the claims in and out and why; with several rules,
    the difference they make.
    """
    from accounted.cli.render_figures import figures_blocks, left_out

    if rule:
        _under_rules(rule, incident, as_json, case)
        return
    with open_case(case) as opened:
        comparisons = opened.comparisons(incident)
    if as_json:
        written = [one.to_dict() for one in comparisons]
        print_json(written[0] if len(written) == 1 else written)
    else:
        show(*(block for one in comparisons for block in figures_blocks(one)), *left_out(comparisons))


def _under_rules(names: list[str], incident: str | None, as_json: bool, case: str | None) -> None:
    from accounted.case import rule_differences
    from accounted.cli.render_rules import differences_blocks, ruled_blocks

    with open_case(case) as opened:
        by_rule = [opened.ruled(name, incident) for name in dict.fromkeys(names)]
    by_incident = list(zip(*by_rule, strict=True))
    if as_json:
        written = [_compared_dict(one) if len(one) > 1 else one[0].to_dict() for one in by_incident]
        print_json(written[0] if len(written) == 1 else written)
        return
    for ruled in by_incident:
        blocks = [block for one in ruled for block in (*ruled_blocks(one), "")]
        show(*blocks, *(differences_blocks(rule_differences(ruled)) if len(ruled) > 1 else []))


def _compared_dict(ruled: Sequence[Ruled]) -> dict[str, Any]:
    """Several rules on one incident, with the differences they make."""
    from accounted.case import rule_differences

    found = [one.to_dict() for one in rule_differences(ruled)]
    incident = ruled[0].incident.to_dict()
    under = [one.to_dict() for one in ruled]
    return {"schema": "rules-compared/1", "incident": incident, "under": under, "differences": found}
