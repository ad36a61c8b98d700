"""What no model can mend: why a table allows no estimate at all, in one sentence that names the lists at fault."""

from __future__ import annotations

from collections.abc import Iterable

from accounted.model import OverlapTable

FEW = 10
"""Fewer persons than that on a list, or on several lists, call for a caution."""


def why_no_estimate(table: OverlapTable) -> str | None:
    """Why no model may answer for this table; None when each may try."""
    if len(table.lists) < 2:
        return f"There is one list, {table.lists[0]}; an estimate needs the overlap of at least two."
    if not table.observed:
        return f"Nobody stands on any of the lists {names(table.lists)}."
    empty = table.empty_lists()
    if empty:
        them = "the list" if len(empty) == 1 else "the lists"
        return f"Nobody stands on {them} {names(empty)}; leave that out of the table, or correct the table."
    if not any(sum(pattern) > 1 for pattern in table.counts):
        return f"No person stands on two of the lists {names(table.lists)}; without overlap nothing can be estimated."
    groups = table.connected()
    if len(groups) > 1 and len(groups[0]) < 3:
        apart = [name for group in groups[1:] for name in group]
        return (
            f"Nobody on {names(apart)} stands on {names(groups[0])} too, so that models in which they depend on each "
            f"other have no estimate, and without {names(apart)} two lists are left. Join lists that one body keeps, "
            "or bring lists that overlap."
        )
    return None


def cautions(table: OverlapTable) -> tuple[str, ...]:
    """What a reader of any estimate from this table should know, one sentence each."""
    said, groups = [], table.connected()
    if len(groups) > 1:
        apart = [name for group in groups[1:] for name in group]
        said.append(
            f"Nobody on {names(apart)} stands on {names(groups[0])} too: the table does not show how these depend on "
            "each other. Compare the estimate without them."
        )
    small = [name for name in table.lists if 0 < table.on(name) < FEW]
    if small:
        said.append(f"Fewer than {FEW} persons stand on {names(small)}; such a list can move an estimate by chance.")
    overlap = sum(count for pattern, count in table.counts.items() if sum(pattern) > 1)
    if 0 < overlap < FEW:
        said.append(f"Only {overlap} of {table.observed} persons stand on more than one list; all rests on them.")
    return tuple(said)


def too_few_lists(table: OverlapTable, least: int = 3) -> str | None:
    """Why a model that needs that many lists cannot answer; None when there are enough."""
    if len(table.lists) >= least:
        return None
    return f"It needs at least {least} lists; this table has {len(table.lists)}: {names(table.lists)}."


def names(lists: Iterable[str]) -> str:
    """Names as a person writes them: A, B and C."""
    *before, last = lists
    return f"{', '.join(before)} and {last}" if before else last
