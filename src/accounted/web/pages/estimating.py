"""`/estimates`: what is documented, and what named models infer of how many there were; each in a place of its own."""

from __future__ import annotations

from typing import Any

from accounted.case.estimating import FOR_MORE, FOR_TWO
from accounted.errors import BadInput
from accounted.web.estimate_picture import drawn
from accounted.web.page import Shown
from accounted.web.visit import Visit

LEVELS = ("0.8", "0.9", "0.95", "0.99")


def estimates(visit: Visit) -> Shown:
    """The overlap of the lists; once models are asked for, what each infers, or why it refuses."""
    overlap = visit.case.persons.overlap() if len(visit.case.persons.list_names) > 1 else None
    asked, without = (
        [name for name in visit.request.query_params.getlist(key) if name] for key in ("model", "without")
    )
    models = FOR_TWO if overlap is not None and len(set(overlap.lists) - set(without)) == 2 else FOR_MORE
    beside: dict[str, Any] = {
        "overlap": overlap.to_dict() if overlap else None, "models": models, "asked": asked, "levels": LEVELS,
        "without": without, "by": visit.asked("by") or "", "level": visit.asked("level") or "0.95", "picture": None,
        "answered": False, "reported": _reported(visit),
    }  # fmt: skip
    if not asked or overlap is None:
        return Shown({"schema": "estimate/1", "lists": list(overlap.lists) if overlap else [], "models": []}, beside)
    columns = [one.strip() for one in beside["by"].split(",") if one.strip()]
    level, seed = _level(beside["level"]), visit.count("seed", 1)
    found = visit.case.estimate(by=columns, models=asked, level=level, seed=seed, without=without)
    told = found.to_dict()
    return Shown(told, {**beside, "picture": drawn(told), "answered": _answered(told),
                         "methods": found.method_sentences()})  # fmt: skip


def _answered(told: dict[str, Any]) -> bool:
    """Whether any model has a number, of the whole or of a stratum."""
    return any(one["status"] != "refused" for part in (told, *told["strata"]) for one in part["models"])


def _level(said: str) -> float:
    if said not in LEVELS:
        raise BadInput(f"{said!r} is no level of an interval.", "level", f"Choose one of: {', '.join(LEVELS)}.")
    return float(said)


def _reported(visit: Visit) -> list[dict[str, Any]]:
    """What speakers claim of deaths in the incident that most speak of: figures of another kind, for another table.

    Each row with the incident's title, and with its number on the page of figures.
    """
    rows = [*enumerate(visit.case.views.rows(), 1)]
    titles = visit.case.views.titles({row["incident"] for _, row in rows[:1]})
    return [
        {**row, "at": at, "incident_title": titles.get(row["incident"], "")}
        for at, row in rows if row["fate"] == "killed" and row["group"] is None
    ]  # fmt: skip
