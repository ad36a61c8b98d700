"""Rows as people read them: one line for each amount, however many speakers give it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from accounted.comparison.amounts import figure_key
from accounted.model import vocabulary
from accounted.model.amount import in_words, number_in_words

if TYPE_CHECKING:
    from accounted.comparison.result import End, Entry, Row


def lines_of(row: Row) -> dict[str, Any]:
    """A row with its labels, its ends in words, and its lines in the order of the entries."""
    return {
        "fate": row.fate, "fate_label": vocabulary("fates").label(row.fate),
        "group": row.group, "group_label": vocabulary("groups").label(row.group) if row.group else None,
        "unit": row.unit, "unit_label": vocabulary("units").label(row.unit),
        "low": _in_words(row.low, row), "high": _in_words(row.high, row), "open_above": row.open_above,
        "below": _in_words(row.below, row), "open_below": row.open_below,
        "lines": [_line(list(entries)) for _, entries in groupby(row.entries, _figure)],
        "origins": row.origins, "statements": row.statements, "documents": row.documents,
    }  # fmt: skip


def _in_words(end: End | None, row: Row) -> str | None:
    if end is None:
        return None
    if end.precision == "vague":
        return next(in_words(entry.amount) for entry in row.entries if end.claim in entry.claims)
    return number_in_words(end.value, end.precision)


def _figure(entry: Entry) -> tuple[Any, ...]:
    return (figure_key(entry.amount), entry.denied, entry.hypothetical, entry.merged_fates)


def _line(entries: list[Entry]) -> dict[str, Any]:
    first = entries[0]
    return {
        "figure": in_words(first.amount), "precision": first.amount.precision,
        "polarity": "denied" if first.denied else "affirmed", "hypothetical": first.hypothetical,
        "merged_fates": list(first.merged_fates) or None,
        "share": all(entry.share for entry in entries),
        "share_why": next((entry.share_why for entry in entries if entry.share_why), None),
        "speakers": [_speaker(entry) for entry in entries],
        "claims": sorted(claim for entry in entries for claim in entry.claims),
    }  # fmt: skip


def _speaker(entry: Entry) -> dict[str, Any]:
    return {
        "said_by": entry.said_by, "carried_by": list(entry.carried_by), "origin": entry.origin, "share": entry.share,
        "claims": list(entry.claims),
    }  # fmt: skip
