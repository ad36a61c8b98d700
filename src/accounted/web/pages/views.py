"""The views of a comparison: contradictions, timeline, origins, speakers, incidents, labels and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from accounted.case import Leaf
from accounted.web.cited import homes_of
from accounted.web.origin_picture import graph_of
from accounted.web.page import Shown
from accounted.web.pages.dating import between
from accounted.web.timeline_picture import shown_between, steps
from accounted.web.visit import Visit

if TYPE_CHECKING:
    from accounted.case import View

ROWS, TABLED, LINES, CHAINS, STEPS, ALONE = 50, 100, 200, 10, 10, 50
"""How many rows a page shows: of those that stand with their words, of those with several cells, of those that are a
line each, and of chains; and how many statements of a chain, which may have hundreds, and of one that is alone."""


def contradictions(visit: Visit) -> Shown:
    """What can't both hold, and what only looks like it, each with its two passages."""
    wanted = visit.asked("status") or "open"
    state = visit.asked("status") if visit.is_twin else wanted
    view = visit.case.contradictions(visit.asked("incident"), visit.leaf(ROWS, None if state == "all" else state))
    rows = view.more["not_contradictions"] if wanted == "seeming" else list(view.rows)
    claims = {} if visit.is_twin else visit.case.claims.by_id([claim for row in rows for claim in row["claims"]])
    return Shown(view, {"rows": rows, "claims": claims, "wanted": wanted, "counts": view.counts, **_place(view)})


def timeline(visit: Visit) -> Shown:
    """What is said to have happened when."""
    view = visit.case.timeline(visit.asked("incident"), visit.leaf(LINES))
    if visit.is_twin:
        return Shown(view)
    rows = _with_conflicts(list(view.rows), visit.case.views.of_days({row["incident"] for row in view.rows}))
    picture = shown_between(rows, *between(visit))
    years: dict[str, int] = {}
    for row in rows:
        if row["edtf"] and row["edtf"][:4].isdigit():
            years[row["edtf"][:4]] = years.get(row["edtf"][:4], 0) + 1
    return Shown(view, {
        "rows": rows, "picture": picture, "years": years, "homes": homes_of(visit.case, rows),
        "steps": steps(picture) if picture else {}, **_place(view),
    })  # fmt: skip


def origins(visit: Visit) -> Shown:
    """Who repeats whom: the first statements of each chain, or one chain whole."""
    wanted, alone = visit.asked("status"), visit.asked("origin")
    if alone:
        view = visit.case.views.origin(alone)
    else:
        leaf = Leaf(visit.count("offset", 0, 10**9), visit.count("limit", CHAINS), wanted)
        view = visit.case.origins(visit.asked("incident"), leaf)
    if visit.is_twin:
        return Shown(view)
    start = visit.count("offset", 0, 10**9) if alone else 0
    end = start + (ALONE if alone else STEPS)
    shown = [
        {**row, "chain": row["chain"][start:end], "left_out": 0 if alone else len(row["chain"][end:])}
        for row in view.rows
    ]
    ids = [step["claim"] for row in shown for step in row["chain"]]
    return Shown(view, {
        "rows": shown, "claims": visit.case.claims.by_id(ids), "wanted": wanted, "alone": alone,
        "graphs": {row["id"]: graph for row in shown if (graph := graph_of(row["chain"]))},
        **(_along(shown, start) if alone else {**_place(view), "steps": CHAINS, "on_page": len(shown)}),
    })  # fmt: skip


def speakers(visit: Visit) -> Shown:
    """Who speaks, and under which names."""
    view = visit.case.speakers(visit.asked("incident"), visit.leaf(LINES))
    return Shown(view, {"rows": view.rows, **_place(view)})


def incidents(visit: Visit) -> Shown:
    """What the claims are about; with `claim`, the incident that this claim is about."""
    if (claim := visit.asked("claim")) is not None:
        return _of_claim(visit, claim)
    view = visit.case.incidents(visit.leaf(LINES))
    if visit.is_twin:
        return Shown(view)
    apart = view.more["about_none"]
    claims = visit.case.claims.by_id([one["claim"] for one in apart])
    return Shown(view, {
        "rows": view.rows, "apart": apart, "claims": claims, "homes": homes_of(visit.case, apart), **_place(view)
    })  # fmt: skip


def _of_claim(visit: Visit, claim: str) -> Shown:
    """The incident of one claim, alone."""
    id = visit.case.views.of_claim(visit.case.claims[claim].claim.id)
    rows = [about] if id and (about := visit.case.views.about(id)) else []
    result = {"schema": "incidents/1", "incidents": rows, "claim": claim}
    return Shown(result, {"rows": rows, "apart": [], "claims": {}, "homes": {}, "offset": 0, "total": len(rows)})


def labels(visit: Visit) -> Shown:
    """What speakers call it."""
    view = visit.case.labels(visit.asked("incident"), visit.leaf(TABLED))
    return Shown(view, {"rows": view.rows, "homes": homes_of(visit.case, view.rows), **_place(view)})


def evidence(visit: Visit) -> Shown:
    """What evidence is said to exist."""
    view = visit.case.evidence(visit.asked("incident"), visit.leaf(TABLED))
    documents = visit.case.documents.names([id for row in view.rows for id in row["shown_in"]])
    return Shown(
        view, {"rows": view.rows, "homes": homes_of(visit.case, view.rows), "documents": documents, **_place(view)}
    )


def _along(shown: list[dict[str, Any]], start: int) -> dict[str, int]:
    """Where the page of one origin stands among its statements."""
    total, here = sum(row["statements"] for row in shown), sum(len(row["chain"]) for row in shown)
    return {"offset": start, "total": total, "steps": ALONE, "on_page": here}


def _place(view: View) -> dict[str, Any]:
    return {"offset": view.offset or 0, "total": view.total}


def _with_conflicts(rows: list[dict[str, Any]], against: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The events, each with the others that put it on other days."""
    other: dict[str, list[dict[str, str]]] = {}
    for one in against:
        left, right = one["claims"]
        other.setdefault(left, []).append({"claim": right, "why": one["why"]})
        other.setdefault(right, []).append({"claim": left, "why": one["why"]})
    return [{**row, "conflicts": [it for claim in row["claims"] for it in other.get(claim, ())]} for row in rows]
