"""`accounted demo`: fifteen documents about one event, side by side."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.screen import many, progress, show, typed
from accounted.errors import CaseExists

if TYPE_CHECKING:
    from accounted.case import Case

TITLE = "Khojaly, 26 February 1992"


def demo(
    folder: Annotated[str, typer.Option("--dir", metavar="DIR", help="Where the demo case is made.")] = (
        "accounted-demo"
    ),
) -> None:
    """Build the demo case and show its figures.

    Fifteen notes on one event are sealed and read; then their figures, contradictions and events are printed.
    Run again, it adds nothing.
    """
    from accounted.case import example

    with _demo_case(folder) as case:
        with progress("Reading") as step:
            outcomes = [added.outcome for added in case.listen(step=step).add(example("khojaly"))]
        _say_what_was_added(outcomes, folder)
        _show(case)
    show("", "Go on with:", *(f"  {line}" for line in _next_steps(folder)))


def _demo_case(folder: str) -> Case:
    """The demo's case, new or from an earlier run; nobody's own case takes in the demo's documents."""
    from accounted.case import Case, holds_example, is_case

    if not is_case(Path(folder)):
        return Case.new(folder, title=TITLE)
    case = open_case(folder)
    if case.title == TITLE and holds_example(case, "khojaly"):
        return case
    case.close()
    raise CaseExists(
        "A case that is not the demo lies there; nothing was added to it.", folder, "Choose another --dir."
    )


def _say_what_was_added(outcomes: list[str], folder: str) -> None:
    added = len(outcomes) - outcomes.count("already_held")
    if added:
        show(f"{many(added, 'document')} sealed and read into {folder}.", "")
    else:
        show(f"All {len(outcomes)} documents are in {folder} already; nothing was added.", "")


def _show(case: Case) -> None:
    from accounted.cli.render_figures import figures_blocks
    from accounted.cli.render_timeline import timeline_blocks
    from accounted.cli.render_views import contradictions_blocks

    show(*figures_blocks(case.figures()))
    show("", *contradictions_blocks(case.contradictions()))
    show("", *timeline_blocks(case.timeline()))


def _next_steps(folder: str) -> tuple[str, ...]:
    command = _command()
    return (
        typed(command, "claims", "--fate", "killed", "--case", folder),
        typed(command, "search", "turkiye", "--case", folder),
        typed(command, "show", "ID", "--case", folder) + "   (an id from the list of claims)",
        typed(command, "verify", "--case", folder),
    )


def _command() -> str:
    """The command as this shell finds it: its name, or the path it was called by."""
    return "accounted" if which("accounted") else sys.argv[0]
