"""Where records place their persons: at the place that is said, or, on a list that says none, where they lived.

The place where something happened and a residence are apart, since homes are not for everybody to read. They are
compared as one only where a list has no place of its own: then its residences are the nearest that it tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from accounted.model import Record

__all__ = ["addresses_of", "places_of"]


def places_of(records: Sequence[Record]) -> list[str | None]:
    """The place of each record as it is compared and counted, in the order of the records."""
    placed = _placed(records)
    return [
        one.values.get("place") or (None if one.list_id in placed else one.values.get("residence")) for one in records
    ]


def addresses_of(records: Sequence[Record]) -> list[str | None]:
    """The address of each record as it is compared: the residence, on a list that says places and no address."""
    placed = _placed(records) - {one.list_id for one in records if one.values.get("address")}
    return [
        one.values.get("address") or (one.values.get("residence") if one.list_id in placed else None) for one in records
    ]


def _placed(records: Sequence[Record]) -> set[str]:
    return {one.list_id for one in records if one.values.get("place")}
