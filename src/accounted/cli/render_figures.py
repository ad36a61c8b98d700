"""Figures side by side, for people: a block for each fate, group and unit. Neither colour nor order prefers one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accounted.cli.render import on_one_line
from accounted.cli.screen import many

if TYPE_CHECKING:
    from accounted.case import Comparison

ORDER = "Figures stand in the order of their size; the order says nothing about which is right."


def left_out(comparisons: Sequence[Comparison]) -> list[RenderableType]:
    """How many claims were rejected, told once: one whose document says nothing else stands with every incident."""
    rejected = {id for one in comparisons for id in one.rejected}
    return [Text(f"{many(len(rejected), 'rejected claim')} left out:  accounted judgements")] if rejected else []


def figures_blocks(comparison: Comparison) -> list[RenderableType]:
    """The comparison in blocks: its ends in a line, then a line for each amount with all who give it."""
    blocks: list[RenderableType] = [Text(on_one_line(comparison.incident.title), style="bold"), Text(ORDER)]
    for line in comparison.lines():
        blocks += [
            Text(""),
            Text(f"{_whom(line)}: {_range(line)}", style="bold"),
            Text(f"  {_behind(line)}"),
            _lines(line, frozenset(comparison.disputed)),
        ]
    if not comparison.rows:
        blocks.append(Text("No figure is claimed in the documents read so far."))
    return [*blocks, *_without_figures(comparison)]


def _whom(row: dict[str, Any]) -> str:
    group = f", {row['group_label']}" if row["group"] else ""
    return f"{row['fate_label']}{group}" + (f" ({row['unit_label']})" if row["unit"] != "person" else "")


def _range(row: dict[str, Any]) -> str:
    low, high = row["below"] or row["low"], row["high"]
    ends = " – ".join(dict.fromkeys(end for end in (low, high) if end)) or "no number given for the whole"
    return f"{ends}{openness(row['open_below'], row['open_above'])}"


def openness(below: bool, above: bool) -> str:
    """To which sides a range is open, as words to stand after it."""
    return f"{', open below' if below else ''}{', open above' if above else ''}"


def _behind(row: dict[str, Any]) -> str:
    counts = (many(row["statements"], "statement"), many(row["documents"], "document"))
    return f"{' in '.join(counts)}, {many(row['origins'], 'proposed origin')}"


def _lines(row: dict[str, Any], disputed: Collection[str]) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(min_width=12, max_width=30, overflow="fold")
    grid.add_column(overflow="fold")
    for line in row["lines"]:
        grid.add_row(
            Text(_figure(line)), Text("\n".join(_speaker(one, line["share"], disputed) for one in line["speakers"]))
        )
    return Padding(grid, (0, 0, 0, 2))


def _figure(line: dict[str, Any]) -> str:
    limits = [("part", line["share"]), ("denied", line["polarity"] == "denied"), ("hypothetical", line["hypothetical"]),
              (f"for {' or '.join(line['merged_fates'] or ())}", line["merged_fates"])]  # fmt: skip
    said = ", ".join(word for word, holds in limits if holds)
    return on_one_line(f"{line['figure']} ({said})" if said else line["figure"])


def _speaker(speaker: dict[str, Any], all_share: bool, disputed: Collection[str]) -> str:
    carriers = [name for name in speaker["carried_by"] if name and name != speaker["said_by"]]
    carried = f", carried by {'; '.join(carriers)}" if carriers else ""
    share = " (part)" if speaker["share"] and not all_share else ""
    differ = " (reviewers differ)" if not {*speaker["claims"]}.isdisjoint(disputed) else ""
    return on_one_line(f"{speaker['said_by']}{carried}{share}{differ}  [{speaker['origin']}]")


def _without_figures(comparison: Comparison) -> list[RenderableType]:
    blocks: list[RenderableType] = []
    if comparison.silent:
        names = "; ".join(on_one_line(one.said_by) for one in comparison.silent)
        blocks += [Text(""), Text("They speak and give no figure", style="bold"), Padding(Text(names), (0, 0, 0, 2))]
    if comparison.unread:
        unread = many(len(comparison.unread), "document")
        blocks += [Text(""), Text(f"{unread} not read; nothing is known of what they say:  accounted documents")]
    if comparison.disputed:
        differ = many(len(comparison.disputed), "claim")
        blocks += [Text(""), Text(f"Reviewers differ on {differ}, shown all the same:  accounted agreement")]
    return blocks
