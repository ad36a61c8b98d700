"""Events as speakers date them, in order of date; what two speakers date differently stands twice."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from accounted.cli.render import Listing, on_one_line, speaker
from accounted.model import EventClaim
from accounted.model.edtf import sort_key

if TYPE_CHECKING:
    from accounted.case import JudgedClaim


def timeline_blocks(claims: Iterable[JudgedClaim]) -> list[RenderableType]:
    """Dated events, a line for each date and wording, with everyone who says so; rejected ones are left out."""
    events = [judged.claim for judged in claims if not judged.rejected]
    dated = sorted({_line(event) for event in events if isinstance(event, EventClaim) and event.period}, key=_order)
    if not dated:
        return [Text("No dated event is claimed in the documents read so far.")]
    rows = Listing("when", "what", "according to")
    for (edtf, what), same in groupby(dated, lambda line: line[:2]):
        rows.add(edtf, what, "\n".join(said_by for _, _, said_by in same))
    return [Text("Dated events, as speakers give them", style="bold"), rows]


def _line(event: EventClaim) -> tuple[str, str, str]:
    edtf = event.period.edtf if event.period else ""
    return edtf, on_one_line(event.what), on_one_line(speaker(event))


def _order(line: tuple[str, str, str]) -> tuple[object, ...]:
    return (*sort_key(line[0]), *line)
