"""`/`: one incident: its figures side by side, the words of each one step away, and all that is said beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from accounted.case import Leaf, counting_rules, rule_differences
from accounted.web.choices import document_of
from accounted.web.cited import homes_of
from accounted.web.page import Shown
from accounted.web.picture import pictures
from accounted.web.visit import Visit

if TYPE_CHECKING:
    from accounted.case import Comparison, JudgedClaim

SILENT = 60
"""In how many documents of those who give no figure, figures of another scope are looked for."""

FEW, LABELS, NAMED = 6, 60, 200
"""How many contradictions, labels and names of persons stand on the page; the rest are one step away."""


def figures(visit: Visit) -> Shown:
    """The figures of the case, or of one incident."""
    comparison = visit.case.figures(visit.asked("incident"))
    if visit.is_twin:
        return Shown(comparison)
    cited = [claim for row in comparison.rows for entry in row.entries for claim in entry.claims]
    silent = [document for one in comparison.silent for document in one.documents]
    beside = _beside(visit, comparison) if comparison.claims else {}
    under = _under(visit, comparison.incident.id)
    homes = visit.case.claims.homes(cited)
    return Shown(comparison, {
        "homes": {**homes, **homes_of(visit.case, beside, [one.to_dict() for one in under.values()])},
        "names": visit.case.documents.names([*silent, *comparison.unread]),
        "pictures": pictures(comparison.to_dict()["rows"]), "beside": beside, "under": under,
        "rules": counting_rules(), "chosen": _chosen(visit), "about": comparison.about(),
        "persons": [one.to_dict() for one in comparison.persons[:NAMED]], "persons_in_all": len(comparison.persons),
        "incidents": visit.case.incidents(Leaf(0, 0)).total,
        "written": visit.case.claims.speakers(cited),
        "count_elsewhere": _counting_elsewhere(visit, comparison),
        **_behind(visit, cited if visit.asked("words") else []),
    })  # fmt: skip


def _counting_elsewhere(visit: Visit, comparison: Comparison) -> set[str]:
    """Those who give no figure of this incident, and in the same documents give one of another, or of several."""
    names = {one.said_by for one in comparison.silent}
    documents = sorted({id for one in comparison.silent for id in one.documents})[:SILENT]
    return names & visit.case.claims.counting(documents) if names else set()


def _behind(visit: Visit, cited: Sequence[str]) -> dict[str, Any]:
    """The words behind the figures, to be printed with them: each passage once for each speaker, under a number."""
    claims = visit.case.claims.by_id(cited)
    documents = visit.case.documents.by_id({document_of(one.claim.source.digest) for one in claims.values()})
    places = dict[tuple[str, int, int, str], int]()
    numbers = dict[str, int]()
    first: list[JudgedClaim] = []
    for one in (claims[id] for id in cited if id in claims):
        claim = one.claim
        place = (claim.source.digest, claim.passage.start, claim.passage.end, claim.said_by.name)
        if place not in places:
            places[place] = len(places) + 1
            first.append(one)
        numbers[claim.id] = places[place]
    return {"numbers": numbers, "behind": first, "opened": documents}


def _beside(visit: Visit, comparison: Comparison) -> dict[str, Any]:
    """What is said of the incident beside its figures: a few rows of each view, and how many there are."""
    case, id = visit.case, comparison.incident.id
    against = case.contradictions(id, Leaf(0, FEW, "open"))
    labels, evidence = case.labels(id, Leaf(0, LABELS)), case.evidence(id, Leaf(0, LABELS))
    return {
        "against": list(against.rows), "counts": dict(against.counts), "labels": _by_kind(labels.rows),
        "evidence": list(evidence.rows),
        "totals": {
            "timeline": case.timeline(id, Leaf(0, 0)).total, "labels": labels.total, "evidence": evidence.total,
            "origins": len(comparison.origins), "speakers": case.speakers(id, Leaf(0, 0)).total,
        },
    }  # fmt: skip


def _by_kind(labels: tuple[dict[str, Any], ...]) -> dict[str, list[dict[str, Any]]]:
    held: dict[str, list[dict[str, Any]]] = {}
    for one in labels:
        held.setdefault(one["category"], []).append(one)
    return held


def _chosen(visit: Visit) -> list[str]:
    known = {one.name for one in counting_rules()}
    return [name for name in visit.request.query_params.getlist("rule") if name in known]


def _under(visit: Visit, incident: str) -> dict[tuple[str, str | None, str], Any]:
    """What the rules that are tried make of each row, by what the row counts."""
    ruled = [visit.case.ruled(name, incident)[0] for name in _chosen(visit)]
    return {(one.fate, one.group, one.unit): one for one in rule_differences(ruled)}
