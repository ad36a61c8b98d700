"""`/rules`: figures under declared counting rules, tried side by side; a range never stands without its rule's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounted.case import Leaf, counting_rules, rule_differences
from accounted.web.cited import homes_of
from accounted.web.page import Shown
from accounted.web.visit import Visit

if TYPE_CHECKING:
    from accounted.case import Ruled


def rules(visit: Visit) -> Shown:
    """The rules there are, and what those that were chosen make of one incident, with the difference between them."""
    known = {one.name: one for one in counting_rules()}
    chosen = [name for name in visit.request.query_params.getlist("rule") if name in known]
    incidents = visit.case.incidents(Leaf(0, 500)).rows
    incident = visit.asked("incident") or (incidents[0]["id"] if incidents else None)
    ruled: list[Ruled] = [visit.case.ruled(name, incident)[0] for name in chosen]
    told = [one.to_dict() for one in ruled]
    result = {"schema": "rules/1", "rules": [one.to_dict() for one in known.values()], "ruled": told}
    return Shown(result, {
        "chosen": chosen, "differences": rule_differences(ruled), "homes": homes_of(visit.case, told),
        "incident": incident, "incidents": incidents,
        "figures_of": {it.claim: it for one in ruled for row in one.rows for it in (*row.counted, *row.left_out)},
    })  # fmt: skip
