"""`accounted custody`: the way of an original, told and shown."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption, pairs
from accounted.cli.screen import print_json, show, visible


def custody(
    digest: Annotated[str, typer.Argument(metavar="DIGEST", help="The original.")],
    facts: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="What you know, such as received_from=NAME or tool=NAME."),
    ] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """Tell or show the way of an original.

    With --set, what you know is written into the log: received_from, received_by, received_on, how, tool, place,
    handed_to, why, and copy_of with the digest of the original that this one is a working copy of.
    """
    with open_case(case) as opened:
        if facts:
            opened.tell_custody(digest, pairs(facts))
        report = opened.custody(digest).to_dict()
    if as_json:
        print_json(report)
        return
    names = ", ".join(report["names"]) or "no name"
    show(f"{report['digest']}", f"  {report['size_bytes']:,} bytes, received as {visible(names)}")
    show(f"  working copy of {report['copy_of']}" if report["copy_of"] else "  evidentiary original")
    for copy in report["copies"]:
        show(f"  has the working copy {copy}")
    for event in report["events"]:
        told = "; ".join(f"{key}: {value}" for key, value in event["particulars"].items() if key != "digest" and value)
        show(f"event {event['seq']}  {event['time']}  {visible(event['actor'])}  {event['act'].replace('_', ' ')}")
        show(f"  {visible(told)}" if told else "")
    for one in report["recorded"]:
        told = "; ".join(f"{key.replace('_', ' ')}: {value}" for key, value in one.items() if key != "by" and value)
        head = "not all were looked at" if one["by"] == "limit" else f"recorded by a {one['by']}"
        show(head, f"  {visible(told)}")
    for point in report["covered_by"]:
        by = "; ".join(f"{it['by']}, not later than {it['time']}" for it in point["vouched_by"])
        show(f"covered by the checkpoint of {point['size']:,} events{f' ({visible(by)})' if by else ''}")
