"""Claims that are read in rows of lists of persons: their other cells may say who is at risk, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from accounted.case.registers import lists_ever
from accounted.linkage.mapping import looks_like_persons
from accounted.model import Claim, Table, content_id

if TYPE_CHECKING:
    from accounted.case.desk import Desk

__all__ = ["alone", "in_rows_of_lists"]


def in_rows_of_lists(desk: Desk, claims: Iterable[Claim]) -> Callable[[Claim], bool]:
    """Tells of some claims whether they stand in a table of persons, be it taken in as a list or only look like one."""
    lists = {one.digest for one in lists_ever(desk).values()}
    digests = {one.source.digest for one in claims if one.passage.row is not None} - lists
    tables = {one: desk.store.made.document(content_id("document", one)).tables for one in sorted(digests)}
    lists |= {digest for digest, held in tables.items() if any(map(_of_persons, held))}
    return lambda claim: claim.passage.row is not None and claim.source.digest in lists


def _of_persons(table: Table) -> bool:
    return len(table.rows) > 1 and looks_like_persons([cell.text for cell in table.rows[0]])


def alone(claim: Claim) -> Claim:
    """The claim without the text around its passage."""
    return claim.with_changes(passage=replace(claim.passage, prefix="", suffix=""))
