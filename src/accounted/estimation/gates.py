"""What no model can mend: why a table allows no estimate at all, in one sentence that names the lists at fault."""

from __future__ import annotations

from collections.abc import Iterable

from accounted.model import OverlapTable

WITHOUT_END = 1000
"""An interval that reaches beyond so many times those documented says nothing, and is refused."""

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
        return _empty(table, empty)
    if not any(sum(pattern) > 1 for pattern in table.counts):
        return f"No person stands on two of the lists {names(table.lists)}; without overlap nothing can be estimated."
    holding = holds_all(table)
    if holding:
        rest = [name for name in table.lists if name not in holding] or table.lists[1:]
        return (
            f"Everybody here, {table.observed:,} in all, stands on {names(holding)}; nobody is added by {names(rest)}, "
            "so that nothing shows how many were missed."
        )
    return _too_far_apart(table)


def _too_far_apart(table: OverlapTable) -> str | None:
    groups = table.connected()
    if len(groups) > 1 and len(groups[0]) < 3:
        apart = [name for group in groups[1:] for name in group]
        return (
            f"Nobody on {names(apart)} stands on {names(groups[0])} too, so that models in which they depend on each "
            f"other have no estimate, and without {names(apart)} two lists are left. Join lists that one body keeps, "
            "or bring lists that overlap."
        )
    return None


def _empty(table: OverlapTable, empty: tuple[str, ...]) -> str:
    alone = [name for name in table.lists if name not in empty]
    if len(alone) == 1:
        return (
            f"Nobody stands on {names(empty)}; {alone[0]} alone holds all {table.observed:,} persons, so that there is "
            "no overlap."
        )
    if len(empty) == 1:
        return f"Nobody stands on the list {empty[0]}; leave that out of the table, or correct the table."
    return f"Nobody stands on the lists {names(empty)}; leave them out of the table, or correct the table."


def holds_all(table: OverlapTable) -> list[str]:
    """The lists on which every person of the table stands, so that the others add nobody."""
    return [name for name in table.lists if table.observed and table.on(name) == table.observed]


def without_width(lower: float, upper: float) -> bool:
    """Whether both ends of an interval are one number of persons."""
    return round(lower) >= round(upper)


def cautions(table: OverlapTable) -> tuple[str, ...]:
    """What a reader of any estimate from this table should know, one sentence each."""
    held = [name for name in table.lists if table.on(name)]
    groups = [group for group in table.connected() if set(group) & set(held)]
    said = [_apart(groups)] if len(groups) > 1 else []
    if len(held) == 2 and not why_no_estimate(table):
        said.append(
            "Two lists are too few for a number to publish: nothing in them can test what it rests on. Bring a third "
            "list that overlaps both, or give the documented number alone."
        )
    small = [name for name in table.lists if 0 < table.on(name) < FEW]
    if small:
        said.append(f"Fewer than {FEW} persons stand on {names(small)}; such a list can move an estimate by chance.")
    overlap = sum(count for pattern, count in table.counts.items() if sum(pattern) > 1)
    if 0 < overlap < FEW:
        said.append(f"Only {overlap} of {table.observed} persons stand on more than one list; all rests on them.")
    return tuple(said)


def _apart(groups: list[tuple[str, ...]]) -> str:
    apart, others = names(name for group in groups[1:] for name in group), names(groups[0])
    if len(groups[0]) > 2:
        return (
            f"Nobody on {apart} stands on {others} too: the table does not show how these depend on each other. "
            "Compare the estimate without them."
        )
    return (
        f"Nobody on {apart} stands on {others} too. Look whether persons who are on both were not linked, and whether "
        "the lists are of the same place and time; if so, what helps is another list that overlaps them."
    )


def too_few_lists(table: OverlapTable, least: int = 3) -> str | None:
    """Why a model that needs that many lists cannot answer; None when there are enough."""
    if len(table.lists) >= least:
        return None
    return f"It needs at least {least} lists; this table has {len(table.lists)}: {names(table.lists)}."


def names(lists: Iterable[str]) -> str:
    """Names as a person writes them: A, B and C."""
    *before, last = lists
    return f"{', '.join(before)} and {last}" if before else last
