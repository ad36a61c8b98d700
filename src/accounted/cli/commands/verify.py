"""`accounted verify`: check every byte, the log and every quotation."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from accounted.cli.options import CaseOption, JsonOption
from accounted.cli.screen import many, print_json, progress, show, visible


def verify(
    path: Annotated[
        str | None, typer.Argument(metavar="[PATH]", help="A case, or a bag; else the case as found.")
    ] = None,
    against: Annotated[
        list[str] | None,
        typer.Option(metavar="CHECKPOINT", help="A checkpoint of the case, kept elsewhere; may be repeated."),
    ] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> int:
    """Check that nothing was altered.

    Every byte of every original, the custody log and its checkpoints, the judgements, and that each claim quotes its
    document. With --against, also that the log is still the one of a checkpoint that was kept elsewhere; this finds
    what somebody changed who could write to the whole case.
    """
    from accounted.case import find_case, verify_case

    with progress("Checking") as step:
        found = verify_case(find_case(path if path is not None else case), step=step, against=against or ())
    report = found.to_dict()
    if as_json:
        print_json(report)
    else:
        show(*_lines(report))
    return 0 if found.ok else 1


def _lines(report: dict[str, Any]) -> list[str]:
    checked, problems, notes = report["checked"], report["problems"], report["notes"]
    counts = ", ".join(many(count, what.removesuffix("s")) for what, count in checked.items())
    lines = [f"Checked: {counts}."]
    lines += [
        f"{problem['kind'].replace('_', ' ')}: {visible(problem['what'])}\n  at: {visible(problem['where'])}"
        for problem in problems
    ]
    lines += [f"note: {visible(text)}" for text in notes]
    return [*lines, "All is as it was sealed." if report["ok"] else f"{many(len(problems), 'problem')} found."]
