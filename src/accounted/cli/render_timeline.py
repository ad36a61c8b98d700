"""Events as speakers date them, in order of date; what two speakers date differently stands twice."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from accounted.cli.render import Listing, on_one_line
from accounted.model.edtf import in_words

if TYPE_CHECKING:
    from accounted.case import View


def timeline_blocks(view: View) -> list[RenderableType]:
    """Dated events, a line for each date and wording, with everyone who says so; how many are undated is said."""
    dated = [(row["edtf"], on_one_line(row["what"]), on_one_line(row["said_by"])) for row in view.rows if row["edtf"]]
    undated = [row for row in view.rows if not row["edtf"]]
    if not view.rows:
        return [Text("No event is claimed in the documents read so far.")]
    rows = Listing("when", "what", "according to")
    for (edtf, what), same in groupby(dated, lambda line: line[:2]):
        rows.add(in_words(edtf), what, "\n".join(said_by for _, _, said_by in same))
    for row in undated:
        rows.add("not dated", row["what"], row["said_by"])
    return [Text("Events, as speakers date them", style="bold"), rows]
