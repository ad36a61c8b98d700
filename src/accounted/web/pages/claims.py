"""`/claims` and one claim: what is claimed, by whom, in which words, how it was read, and what people decided."""

from __future__ import annotations

from typing import Any

from accounted.model import verdict
from accounted.model.claim import KINDS
from accounted.web.choices import codes_of
from accounted.web.page import Shown
from accounted.web.visit import Visit

CLAIMS = 50
STATES = ("read", "accept", "reject", "correct", "disputed")


def claims(visit: Visit) -> Shown:
    """Claims of all kinds, as asked for, a page at a time."""
    number = visit.count("number", -1, 10**15)
    page = visit.case.claims.page(
        visit.count("offset", 0, 10**9), visit.count("limit", CLAIMS), kind=visit.asked("kind"),
        fate=visit.asked("fate"), document=visit.asked("document"), said_by=visit.asked("said_by"),
        number=number if number >= 0 else None, state=visit.asked("state"),
        place=visit.asked("place"),
    )  # fmt: skip
    return Shown(page, {"kinds": sorted(KINDS), "states": STATES, "fates": codes_of("fates")})


def claim(visit: Visit) -> Shown:
    """One claim with all it stands on."""
    beside = of_claim(visit, visit.path("id"))
    return Shown(beside.pop("result"), beside)


def of_claim(visit: Visit, id: str) -> dict[str, Any]:
    """What the page of a claim shows."""
    judged = visit.case.claims[id]
    same = visit.case.claims.same_figure(judged.claim)
    shown = visit.case.show(id)
    return {
        "result": shown, "judged": judged, "same": same, "sheet_size": _sheet_size(visit, shown),
        "kinds_apart": (verdict("contradict").choices or {})["kind"],
        "unchanged": visit.case.claims.with_former_speaker(judged),
    }  # fmt: skip


def _sheet_size(visit: Visit, shown: dict[str, Any]) -> tuple[float, float]:
    """Width and height of the page that the claim's words begin on, where it has one."""
    if not shown["places"]:
        return (0, 0)
    pages = visit.case.documents[shown["document"]["id"]].pages
    return next((page.width, page.height) for page in pages if page.number == shown["places"][0]["page"])
