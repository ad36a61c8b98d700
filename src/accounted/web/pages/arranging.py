"""`/incidents/{id}`: the claims of an incident; renaming it, joining another to it, dividing it, moving its claims."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from accounted.case import Leaf, with_dates
from accounted.errors import BadInput, NotFound
from accounted.model import content_id
from accounted.web.choices import document_of
from accounted.web.page import Done, Shown
from accounted.web.visit import NAME, Visit

if TYPE_CHECKING:
    from accounted.case import ListedJudgement

CLAIMS, OTHERS = 100, 300
"""How many claims stand on a page, and how many other incidents are offered, those with most statements."""

NONE = "none"
"""The place of claims that are about no incident."""


def incident(visit: Visit) -> Shown:
    """One incident with its claims, document by document; or the claims that are about none."""
    id = visit.path("id")
    about = _about(visit, id)
    page = visit.case.claims.page(visit.count("offset", 0, 10**9), visit.count("limit", CLAIMS), among=about["claims"])
    result = {"schema": "incident/1", **about, "listed": page}
    if visit.is_twin:
        return Shown(result)
    by_document = groupby(page.claims, key=lambda one: document_of(one.claim.source.digest))
    return Shown(result, {
        "about": about, "page": page, "size": CLAIMS, "documents": [(it, list(held)) for it, held in by_document],
        "others": [one for one in visit.case.incidents(Leaf(0, OTHERS)).rows if one["id"] != id],
        "decided": [one.to_dict() for one in _decided(visit, id)],
    })  # fmt: skip


def _about(visit: Visit, id: str) -> dict[str, Any]:
    if id == NONE:
        apart = visit.case.incidents().more["about_none"]
        return {"id": NONE, "title": None, "place": None, "period": None, "why": None,
                "claims": [one["claim"] for one in apart]}  # fmt: skip
    found = visit.case.views.about(id)
    if found is None:
        raise NotFound("The case has no such incident.", id, "See:  accounted incidents")
    return found


def _decided(visit: Visit, id: str) -> list[ListedJudgement]:
    """What people decided on the incident, the last first; the division that made it is among it."""
    made_by = [one for one in visit.case.judgements if content_id("incident", one.judgement.id) == id]
    return [one for one in (*visit.case.judgements.on(id), *made_by) if one.judgement.verdict != "undo"][::-1]


def arrange(visit: Visit) -> Done:
    """Rename an incident, join another to it, take claims out of it for one of their own, or move them elsewhere."""
    form, by = visit.form, visit.by
    verdict, here, to = form.get("verdict", ""), form.get("incident", ""), form.get("to", "")
    if verdict == "rename":
        ids, sets = [here], _changed(visit)
    elif verdict == "merge":
        ids, sets = [here, _chosen(to)], {}
    elif verdict == "split":
        title = form.get("title", "").strip()
        ids, sets = [here, *_claims(visit, here)], {"title": title} if title else {}
    elif verdict == "move":
        claims, there = _claims(visit, here), _chosen(to)
        ids = claims if there == NONE else [*claims, there]
        sets = {"incident": NONE} if there == NONE else {}
    else:
        raise BadInput("This page renames, joins, divides and moves.", verdict or None, "Open the page again.")
    judgement = visit.case.judge(verdict, ids, by=by, why=form.get("why", "").strip(), set=sets)
    to_see = content_id("incident", judgement.id) if verdict == "split" else to if verdict == "move" else here
    return Done(judgement, _where(visit, to_see, here), cookies={NAME: quote(by)}, notice="decided.html")


def _changed(visit: Visit) -> dict[str, str]:
    """What a renaming sets: the fields that differ from what stood there, `none` for one that was emptied."""
    fields = ("title", "place", "period")
    now = with_dates({key: visit.form.get(key, "").strip() for key in fields})
    changed = {key: now[key] or NONE for key in fields if now[key] != visit.form.get(f"was.{key}", "")}
    if changed.get("title") == NONE:
        raise BadInput("An incident needs a title.", None, "Write what people should know it by.")
    if not changed:
        raise BadInput("Nothing was changed.", None, "Write another title, place or time.")
    return changed


def _chosen(to: str) -> str:
    if not to:
        raise BadInput("No other incident was chosen.", None, "Choose one of the list.")
    return to


def _claims(visit: Visit, here: str) -> list[str]:
    """The claims that were ticked, and all those of the documents that were."""
    ticked = [key.removeprefix("id.") for key in visit.form if key.startswith("id.")]
    whole = [key.removeprefix("of.") for key in visit.form if key.startswith("of.")]
    if whole:
        held = visit.case.claims.homes(_about(visit, here)["claims"])
        ticked += [claim for claim, document in held.items() if document in whole]
    if not ticked:
        raise BadInput("No claim was chosen.", None, "Tick the claims, or a document for all of its own.")
    return sorted(set(ticked))


def still_there(visit: Visit, back: str) -> str:
    """The page to go back to; the list of incidents, where it was the page of one that is gone with what was undone."""
    page, _, id = urlsplit(back).path.partition("/incidents/")
    return back if page or not id or id == NONE or visit.case.views.titles([id]) else "/incidents"


def _where(visit: Visit, to_see: str, here: str) -> str:
    """Where what was done is seen; an incident that is empty now, or is still being compared, has no page."""
    there = visit.case.views.titles([to_see, here])
    at = next((id for id in (to_see, here) if id in there), None)
    return f"/incidents/{at}" if at else "/incidents"
