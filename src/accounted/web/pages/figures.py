"""`/`: figures side by side, with the words of each one step away."""

from __future__ import annotations

from accounted.web.page import Shown
from accounted.web.picture import pictures
from accounted.web.visit import Visit


def figures(visit: Visit) -> Shown:
    """The figures of the case, or of one incident."""
    comparison = visit.case.figures(visit.asked("incident"))
    cited = [claim for row in comparison.rows for entry in row.entries for claim in entry.claims]
    silent = [document for one in comparison.silent for document in one.documents]
    homes = visit.case.claims.homes(cited)
    return Shown(comparison, {
        "homes": homes, "names": visit.case.documents.names([*silent, *comparison.unread]),
        "pictures": pictures(comparison.to_dict()["rows"]),
    })  # fmt: skip
