"""`/map`: places by the precision that is stated, every name as written; nothing is placed that nobody placed."""

from __future__ import annotations

from accounted.web.page import Shown
from accounted.web.visit import Visit

ROWS = 200


def places(visit: Visit) -> Shown:
    """The places, those on the map and those that nobody has put there."""
    held = visit.case.places()
    offset = visit.count("offset", 0, 10**6)
    return Shown(held, {
        "on_map": [one.to_dict() for one in held.places if one.located],
        "rows": held.places[offset : offset + ROWS], "offset": offset, "total": len(held.places),
    })  # fmt: skip
