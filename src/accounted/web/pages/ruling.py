"""`/rules`: figures under declared counting rules, tried side by side; a range never stands without its rule's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounted.case import counting_rules, rule_differences
from accounted.web.cited import homes_of
from accounted.web.page import Shown
from accounted.web.visit import Visit

if TYPE_CHECKING:
    from accounted.case import Ruled


INCIDENTS = 200
"""How many incidents the page offers to choose from, those with most statements."""


def rules(visit: Visit) -> Shown:
    """The rules there are, and what those that were chosen make of one incident, with the difference between them."""
    known = {one.name: one for one in counting_rules()}
    chosen = [name for name in visit.request.query_params.getlist("rule") if name in known]
    order = [id for id, _ in visit.case.memory.order()[:INCIDENTS]]
    incident = visit.asked("incident") or (order[0] if order else None)
    offered = list(dict.fromkeys([*order, *([incident] if incident else [])]))
    titles = visit.case.views.titles(offered)
    incidents = [{"id": id, "title": titles[id]} for id in offered if id in titles]
    ruled: list[Ruled] = [visit.case.ruled(name, incident)[0] for name in chosen]
    told = [one.to_dict() for one in ruled]
    result = {"schema": "rules/1", "rules": [one.to_dict() for one in known.values()], "ruled": told}
    return Shown(result, {
        "chosen": chosen, "differences": rule_differences(ruled), "homes": homes_of(visit.case, told),
        "incident": incident, "incidents": incidents,
        "figures_of": {it.claim: it for one in ruled for row in one.rows for it in (*row.counted, *row.left_out)},
    })  # fmt: skip
