"""`/lookup`: who gives a figure, since when, who repeats whom, what others say; with a citation to copy."""

from __future__ import annotations

from typing import Any

from accounted.case.lookup import number_and_words
from accounted.model.vocabulary import vocabulary
from accounted.web.cited import homes_of
from accounted.web.page import Shown
from accounted.web.picture import pictures
from accounted.web.visit import Visit

ROWS, CHAINS = 6, 5
"""How many rows of figures, and how many origins, stand on the page; its twin holds all."""


def lookup(visit: Visit) -> Shown:
    """What the case holds on a number and words, as somebody types them: "613 killed Khojaly"."""
    asked = visit.asked("q") or ""
    number, words = number_and_words(asked)
    result = visit.case.lookup(number, _in_english(visit, words), None if visit.is_twin else CHAINS)
    if visit.is_twin:
        return Shown(result)
    rows = list(result.rows[:ROWS])
    asked_for = {judged.claim.id for judged, _ in result.statements}
    origins = [{**it, "steps": _leading_to(it["chain"], asked_for)} for it in result.origins if len(it["chain"]) > 1]
    return Shown(result, {
        "rows": rows, "origins": origins, "asked": asked, "number": number, "pictures": pictures(rows),
        "left_out": len(result.rows) - len(rows),
        "homes": homes_of(visit.case, _shown(rows), [step["claim"] for one in origins for step in one["steps"]]),
    })  # fmt: skip


def _shown(rows: list[dict[str, Any]]) -> list[Any]:
    """What of rows is a link on the page: the first claim of each figure, and both ends of its reach."""
    firsts = [one["first"] for row in rows for one in row["speakers"]]
    return [*firsts, *(row[end] for row in rows for end in ("below", "low", "high"))]


def _in_english(visit: Visit, words: list[str]) -> list[str]:
    """The words, those of the page's language that name a fate by the fate's own code."""
    fates = {visit.language.gettext(it.label): code for code, it in vocabulary("fates").codes.items()}
    return [fates.get(word, word) for word in words]


def _leading_to(chain: list[dict[str, Any]], claims: set[str]) -> list[dict[str, Any]]:
    """The steps of a chain that give the figure, and those that they repeat, one after the other."""
    by_claim = {step["claim"]: step for step in chain}
    kept = set[str]()
    for claim in claims & by_claim.keys():
        step = by_claim.get(claim)
        while step is not None and step["claim"] not in kept:
            kept.add(step["claim"])
            step = by_claim.get(step["repeats"] or "")
    return [step for step in chain if step["claim"] in kept]
