"""`accounted estimate`: how many persons there were, on a list or not, as named models infer it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption, pairs
from accounted.cli.screen import print_json, show
from accounted.errors import BadInput, CalledWrongly

if TYPE_CHECKING:
    from accounted.case import Estimates, Reported, Wanted

_NUMBER = re.compile(r"\d{1,15}")


def estimate(
    more: Annotated[list[str] | None, typer.Argument(metavar="COLUMN...", help="More columns for --by.")] = None,
    table: Annotated[
        str | None,
        typer.Option(
            metavar="OVERLAP.csv",
            help="An overlap table: a column of 0 and 1 for each list, the last column count; else the case's lists.",
        ),
    ] = None,
    by: Annotated[
        list[str] | None, typer.Option(metavar="COLUMN", help="A column that makes strata; estimated each on its own.")
    ] = None,
    models: Annotated[
        str | None,
        typer.Option(metavar="NAMES", help="Models, by commas; else those that suit the number of lists."),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="LIST", help="Leave a list out, to see how much the answer hangs on it."),
    ] = None,
    level: Annotated[float, typer.Option(metavar="LEVEL", help="The level of the intervals, .95 unless given.")] = 0.95,
    seed: Annotated[int, typer.Option(metavar="N", help="The same seed gives the same digits; 1 unless given.")] = 1,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="MODEL.KEY=VALUE", help="A setting of a model, as in graph-average.delta=0.5."),
    ] = None,
    partitions: Annotated[
        str | None,
        typer.Option(
            metavar="K|FILE",
            help="Carry doubts of linkage on: sample K partitions of the case's records; or those in a file, as "
            "accounted link writes them, with --records.",
        ),
    ] = None,
    records: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="The lists of the partitions: CSV with rec_id and list.")
    ] = None,
    picture: Annotated[str | None, typer.Option(metavar="FILE.svg", help="Draw the estimate into this file.")] = None,
    reported: Annotated[
        str | None, typer.Option(metavar="LOW-HIGH", help="What speakers claim, drawn apart in the picture.")
    ] = None,
    script: Annotated[
        str | None, typer.Option(metavar="FILE.py", help="Write a script that makes every number again.")
    ] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Estimate how many persons there were.

    From the overlap of lists, by named models, each with its interval and the assumption it rests on. A model that
    cannot answer says why; that is an answer too. What is documented and what is estimated never share a column.
    """
    from accounted.case import Wanted, check_places, write_result
    from accounted.cli.render_estimates import estimates_blocks

    columns = [column.strip() for given in [*(by or []), *(more or [])] for column in given.split(",")]
    named = [name.strip() for name in (models or "").split(",") if name.strip()]
    sampled = _sampled(partitions)
    if (partitions is None or bool(sampled)) == bool(records) or (partitions and table):
        raise CalledWrongly(
            "Say from what to estimate.", None, "Give --table, or a file of --partitions with --records, or a case."
        )
    wanted = Wanted(columns, named, level, seed, pairs(settings), sampled, without or [])
    claimed = reported_range(reported)
    check_places([picture, script], [table, *(records or []), None if sampled else partitions])
    found = _over_partitions(str(partitions), records, wanted) if records else _estimates(table, case, wanted)
    if picture:
        write_result(picture, found.picture(claimed))
    if script:
        write_result(script, found.script())
    if as_json:
        print_json(found.to_dict())
    else:
        show(*estimates_blocks(found))


def _sampled(partitions: str | None) -> int:
    """How many partitions are to be sampled; 0 where a file of them is named, or nothing.

    Raises:
        BadInput: it is a number, but none of partitions.
    """
    if partitions is None or not re.fullmatch(r"[-+]?\d+", partitions):
        return 0
    if not _NUMBER.fullmatch(partitions) or not int(partitions):
        raise BadInput(f"{partitions!r} is no number of partitions.", "--partitions", "Give 20 or more.")
    return int(partitions)


def reported_range(said: str | None) -> Reported | None:
    """The range of what speakers claim, from its two ends.

    Raises:
        BadInput: they are no two numbers.
    """
    from accounted.case import Reported

    if said is None:
        return None
    low, _, high = said.replace("–", "-").replace(",", "").partition("-")
    if not all(map(_NUMBER.fullmatch, (low.strip(), high.strip()))) or int(low) > int(high):
        raise BadInput(f"{said!r} is no range.", "--reported", "Write it as 200-1000.")
    return Reported(int(low), int(high))


def _over_partitions(partitions: str, records: list[str], wanted: Wanted) -> Estimates:
    from accounted.case import estimate_partitions

    return estimate_partitions(partitions, records, wanted)


def _estimates(table: str | None, case: str | None, wanted: Wanted) -> Estimates:
    """From a table no case is needed."""
    if table is not None:
        from accounted.case import estimate_table

        return estimate_table(table, wanted)
    with open_case(case) as opened:
        return opened.estimate(
            by=wanted.by, models=wanted.models, level=wanted.level, seed=wanted.seed, settings=wanted.settings,
            partitions=wanted.partitions, without=wanted.without,
        )  # fmt: skip
