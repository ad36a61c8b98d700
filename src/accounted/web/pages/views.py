"""The views of a comparison: contradictions, timeline, origins, speakers, incidents, labels and evidence."""

from __future__ import annotations

from typing import Any

from accounted.web.cited import homes_of
from accounted.web.origin_picture import graph_of
from accounted.web.page import Shown
from accounted.web.timeline_picture import shown_between, steps
from accounted.web.visit import Visit

ROWS = 50


def contradictions(visit: Visit) -> Shown:
    """What can't both hold, and what only looks like it, each with its two passages."""
    view = visit.case.contradictions(visit.asked("incident"))
    wanted = visit.asked("status") or "open"
    told = view.to_dict()
    rows = [row for row in told["contradictions"] if wanted == "all" or row["status"] == wanted]
    seeming = told["not_contradictions"] if wanted == "seeming" else []
    offset = visit.count("offset", 0, 10**6)
    some = (seeming or rows)[offset : offset + ROWS]
    claims = visit.case.claims.by_id([claim for row in some for claim in row["claims"]])
    counts = {status: sum(row["status"] == status for row in told["contradictions"])
              for status in ("open", "explained", "dismissed")}  # fmt: skip
    return Shown(view, {
        "rows": some, "claims": claims, "wanted": wanted, "offset": offset, "total": len(seeming or rows),
        "counts": {**counts, "seeming": len(told["not_contradictions"])},
    })  # fmt: skip


def timeline(visit: Visit) -> Shown:
    """What is said to have happened when."""
    incident = visit.asked("incident")
    view = visit.case.timeline(incident)
    rows = _with_conflicts(view.to_dict()["timeline"], visit.case.contradictions(incident).to_dict()["contradictions"])
    picture = shown_between(rows, visit.day("from"), visit.day("to"))
    years: dict[str, int] = {}
    for row in rows:
        if row["edtf"] and row["edtf"][:4].isdigit():
            years[row["edtf"][:4]] = years.get(row["edtf"][:4], 0) + 1
    return Shown(view, {
        "rows": rows, "picture": picture, "years": years, "homes": homes_of(visit.case, rows),
        "steps": steps(picture) if picture else {},
    })  # fmt: skip


def origins(visit: Visit) -> Shown:
    """Who repeats whom."""
    view = visit.case.origins(visit.asked("incident"))
    wanted = visit.asked("status")
    rows = [row for row in view.to_dict()["origins"]
            if wanted is None or (row["status"] == wanted and row["statements"] > 1)]  # fmt: skip
    offset = visit.count("offset", 0, 10**6)
    some = rows[offset : offset + ROWS]
    ids = [step["claim"] for row in some for step in row["chain"]]
    return Shown(view, {
        "rows": some, "offset": offset, "total": len(rows), "claims": visit.case.claims.by_id(ids), "wanted": wanted,
        "graphs": {row["id"]: graph for row in some if (graph := graph_of(row["chain"]))},
    })  # fmt: skip


def speakers(visit: Visit) -> Shown:
    """Who speaks, and under which names."""
    view = visit.case.speakers(visit.asked("incident"))
    rows = view.to_dict()["speakers"]
    offset = visit.count("offset", 0, 10**6)
    return Shown(view, {"rows": rows[offset : offset + 200], "offset": offset, "total": len(rows)})


def incidents(visit: Visit) -> Shown:
    """What the claims are about."""
    view = visit.case.incidents()
    return Shown(view, {"rows": view.to_dict()["incidents"]})


def labels(visit: Visit) -> Shown:
    """What speakers call it."""
    view = visit.case.labels(visit.asked("incident"))
    return Shown(view, {"rows": view.to_dict()["labels"], "homes": homes_of(visit.case, view.to_dict())})


def evidence(visit: Visit) -> Shown:
    """What evidence is said to exist."""
    view = visit.case.evidence(visit.asked("incident"))
    rows = view.to_dict()["evidence"]
    documents = visit.case.documents.names([id for row in rows for id in row["shown_in"]])
    return Shown(view, {"rows": rows, "homes": homes_of(visit.case, rows), "documents": documents})


def _with_conflicts(rows: list[dict[str, Any]], against: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The events, each with the others that put it on other days."""
    other: dict[str, list[dict[str, str]]] = {}
    for one in against:
        if one["kind"] in ("date", "duration") and one["status"] == "open":
            left, right = one["claims"]
            other.setdefault(left, []).append({"claim": right, "why": one["why"]})
            other.setdefault(right, []).append({"claim": left, "why": one["why"]})
    return [{**row, "conflicts": [it for claim in row["claims"] for it in other.get(claim, ())]} for row in rows]
