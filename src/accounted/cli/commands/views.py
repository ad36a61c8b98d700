"""The other views of a comparison, a command each: contradictions, origins, incidents, timeline, labels, and so on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption
from accounted.cli.screen import print_json, show

if TYPE_CHECKING:
    from rich.console import RenderableType

    from accounted.case import View

IncidentOption = Annotated[str | None, typer.Option(metavar="ID", help="One incident; else all there are.")]


def contradictions(incident: IncidentOption = None, as_json: JsonOption = False, case: CaseOption = None) -> None:
    """Show which contradictions are proposed.

    Each is between two claims, with a sentence of why; with --json also what only looks like a contradiction.
    """
    from accounted.cli.render_views import contradictions_blocks

    with open_case(case) as opened:
        _print(opened.contradictions(incident), contradictions_blocks, as_json)


def origins(incident: IncidentOption = None, as_json: JsonOption = False, case: CaseOption = None) -> None:
    """Show which statements repeat one another.

    Proposed until a person judges; each origin with its statements, earliest first, and what each link rests on.
    """
    from accounted.cli.render_views import origins_blocks

    with open_case(case) as opened:
        _print(opened.origins(incident), origins_blocks, as_json)


def incidents(as_json: JsonOption = False, case: CaseOption = None) -> None:
    """Show what the claims are about.

    Each incident with what puts its claims together, and the figures that are about none.
    """
    from accounted.cli.render_views import incidents_blocks

    with open_case(case) as opened:
        _print(opened.incidents(), incidents_blocks, as_json)


def timeline(incident: IncidentOption = None, as_json: JsonOption = False, case: CaseOption = None) -> None:
    """Show what is said to have happened when.

    Dated events first, then undated ones in their known order; what two speakers date differently stands twice.
    """
    from accounted.cli.render_timeline import timeline_blocks

    with open_case(case) as opened:
        _print(opened.timeline(incident), timeline_blocks, as_json)


def labels(incident: IncidentOption = None, as_json: JsonOption = False, case: CaseOption = None) -> None:
    """Show what speakers call it."""
    from accounted.cli.render_views import labels_blocks

    with open_case(case) as opened:
        _print(opened.labels(incident), labels_blocks, as_json)


def evidence(incident: IncidentOption = None, as_json: JsonOption = False, case: CaseOption = None) -> None:
    """Show what evidence is said to exist.

    By kind: who asserts it, who describes it at first hand, what it is said to show, and where it is shown.
    """
    from accounted.cli.render_views import evidence_blocks

    with open_case(case) as opened:
        _print(opened.evidence(incident), evidence_blocks, as_json)


def speakers(incident: IncidentOption = None, as_json: JsonOption = False, case: CaseOption = None) -> None:
    """Show who speaks.

    Those included who give no figure.
    """
    from accounted.cli.render_views import speakers_blocks

    with open_case(case) as opened:
        view = opened.speakers(incident)
        titles = opened.views.titles({row["incident"] for row in view.rows})
        _print(view, partial(speakers_blocks, titles=titles), as_json)


def _print(view: View, blocks: Callable[[View], Iterable[RenderableType]], as_json: bool) -> None:
    if as_json:
        print_json(view.to_dict())
    else:
        show(*blocks(view))
