"""`accounted link`: records of one person found across lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption
from accounted.cli.screen import many, note, print_json, progress, show, warning
from accounted.errors import BadInput

if TYPE_CHECKING:
    from accounted.case import Linkage
    from accounted.case.hands import Step


def link(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE...", help="Lists as CSV; without any, those of the case.")
    ] = None,
    out: Annotated[str | None, typer.Option(metavar="CLUSTERS.csv", help="Write rec_id,cluster_id there.")] = None,
    pairs: Annotated[
        str | None, typer.Option(metavar="PAIRS.csv", help="Write the pairs there, with probability and reasons.")
    ] = None,
    labels: Annotated[
        str | None, typer.Option(metavar="LABELS.csv", help="Pairs that people judged: left,right,match (1 or 0).")
    ] = None,
    partitions: Annotated[int, typer.Option(metavar="K", help="Sample so many partitions.", min=0)] = 0,
    partitions_out: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write them there: draw,rec_id,cluster_id.")
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="For all that is drawn.", min=0)] = 1,
    engine: Annotated[
        str, typer.Option(metavar="NAME", help="duckdb on this machine, or spark on a cluster.")
    ] = "duckdb",
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Link the records of lists that are of one person.

    Every pair gets a probability, learned from the lists themselves; judgements of people win over it. Without files
    the lists of the case are linked, and the persons named in its documents with them.
    """
    if partitions and not partitions_out:
        raise BadInput("Sampled partitions need a place.", "--partitions", "Give --partitions-out FILE too.")
    if partitions_out and not partitions:
        raise BadInput("How many partitions are sampled is not said.", "--partitions-out", "Give --partitions K too.")
    _check_places([out, pairs, partitions_out], [*(files or []), labels])
    with progress("Linking") as step:
        linked = _link(files or [], labels, (seed, partitions, engine), case, step)
    _write(linked, out, pairs, partitions_out)
    if as_json:
        print_json(linked.to_dict())
    else:
        _say(linked)


def _check_places(written: list[str | None], read: list[str | None]) -> None:
    from accounted.case import check_places

    check_places(written, read)


def _link(files: list[str], labels: str | None, how: tuple[int, int, str], case: str | None, step: Step) -> Linkage:
    from accounted.case import LinkSettings, link_files

    seed, partitions, engine = how
    settings = LinkSettings(seed, partitions)
    if files:
        return link_files(files, labels, settings, engine, step)
    with open_case(case) as opened:
        opened.listen(note, step, warning)
        return opened.link(labels, settings, engine)


def _write(linked: Linkage, out: str | None, pairs: str | None, partitions_out: str | None) -> None:
    from accounted.case import cluster_rows, pair_rows, partition_rows, write_rows

    for path, rows in ((out, cluster_rows), (pairs, pair_rows), (partitions_out, partition_rows)):
        if path is not None:
            write_rows(path, rows(linked))


def _say(linked: Linkage) -> None:
    told = linked.to_dict()
    counts = f"{many(told['records'], 'record')} of {many(told['persons'], 'person')}."
    if not told["candidates"]["pairs"]:  # then nothing is to be expected of any
        show(counts, *told["notes"])
        return
    quality, found = told["expected_quality"], told["candidates"]
    low, high = found["recall_interval"] or (None, None)
    counted = f", counted on {many(found['recall_counted_on'], 'pair')} ({low:.0%} to {high:.0%})" if low else ""
    show(
        counts,
        f"{many(found['pairs'], 'pair')} compared, which holds at most {found['recall_estimate']:.0%} of the pairs "
        f"of one person{counted}. Who is written too differently to be compared is not seen in this.",
        f"Expected pairs of one person: {told['expected_matches']:,.0f}.",
        f"Expected of the persons, over pairs: {quality['precision']:.0%} right, {quality['recall']:.0%} found.",
        *told["notes"],
    )
