"""Agreement and activity for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accounted.cli.render import Listing, on_one_line

if TYPE_CHECKING:
    from accounted.case import Act, Agreement


def agreement_blocks(found: Iterable[Agreement]) -> list[RenderableType]:
    """A block for each question: the figures, what they can't say, and where reviewers differ."""
    blocks: list[RenderableType] = []
    for one in found:
        blocks += [
            *([Text("")] if blocks else []),
            Text(f"{one.question}: {one.percent:.0%} of {one.items:,} ({one.lower:.0%}–{one.upper:.0%})", style="bold"),
            Text(f"  kappa {_figure(one.kappa)}, alpha {_figure(one.alpha)}; {on_one_line(', '.join(one.reviewers))}"),
            Padding(Text(one.note), (0, 0, 0, 2)),
        ]
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column()
        grid.add_column(overflow="fold")
        for item, answers in one.apart:
            said = "; ".join(f"{by}: {answer.replace('_', ' ')}" for by, answer in answers)
            grid.add_row(Text(item), Text(on_one_line(said)))
        blocks.append(Padding(grid, (0, 0, 0, 2)))
    return blocks


def _figure(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.2f}"


def activity_table(found: Iterable[Act]) -> RenderableType:
    """A line for each act: when, who, what."""
    rows = Listing("when (UTC)", "who", "what")
    for one in found:
        state = f" [{one.state.replace('_', ' ')}]" if one.state not in (None, "holds") else ""
        what = f"{one.what}{state}"
        rows.add(one.time[:16].replace("T", " "), on_one_line(one.by or one.actor), on_one_line(what))
    return rows
