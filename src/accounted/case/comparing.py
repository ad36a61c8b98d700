"""The case compared: claims, documents and judgements carried to the comparison, and its views named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from accounted.case.claims import Claims
from accounted.case.desk import Desk
from accounted.case.documents import Documents
from accounted.case.making import as_read, check_made
from accounted.case.standing import undone
from accounted.errors import NotFound
from accounted.model import Claim, Document

if TYPE_CHECKING:
    from accounted.comparison import Compared, Comparison
    from accounted.publication import Gate

ON_COMPARISONS = ("same_origin", "different_origin", "explain", "dismiss", "merge", "split", "rename", "move")
"""The verdicts that change a comparison and no claim."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class View:
    """One view of all incidents, or of one: rows under the view's name, each naming its incident."""

    name: str
    rows: tuple[Row, ...]
    more: Row = field(default_factory=dict)

    def to_dict(self) -> Row:
        """The public JSON: an object whose list is named like the view."""
        return {"schema": f"{self.name}/1", self.name: list(self.rows), **self.more}


def compared(desk: Desk, documents: Documents, claims: Claims, title: str) -> Compared:
    """Every incident of the case with its figures, origins and contradictions."""
    check_made(desk)
    judged = list(claims.all())
    rejected = [one.claim.id for one in judged if one.rejected]
    return compared_of(desk, [one.claim for one in judged], as_read(desk, documents), title, rejected)


def compared_of(
    desk: Desk, claims: Iterable[Claim], documents: Iterable[Document], title: str, rejected: Iterable[str],
    gate: Gate | None = None,
) -> Compared:  # fmt: skip
    """The comparison of some claims and documents of the case, under the judgements that hold.

    With a gate, no judgement and no word of a text takes part that does not pass it.
    """
    from accounted.comparison import compare

    opened, kept = list(documents), [*claims]
    texts = {one.digest: desk.store.made.text(one.id) for one in opened if one.text_digest}
    judgements = desk.store.hand.judgements()
    taken = undone(judgements)
    holding = [one for one in judgements if one.verdict in ON_COMPARISONS and one.id not in taken]
    if gate is not None:
        texts = {digest: gate.masked(digest, text) for digest, text in texts.items()}
        here = {one.id for one in kept}
        foreign = {id for one in holding for id in one.targets if id.startswith("claim-") and id not in here}
        passing = gate.passing(judgements, foreign)
        holding = [one for one in holding if one.id in passing]
    return compare(kept, opened, holding, texts, title, rejected)


def chosen(compared: Compared, incident: str | None) -> tuple[Comparison, ...]:
    """The comparison of one incident, or all of them, most statements first.

    Raises:
        NotFound: the case has no such incident.
    """
    if incident is None:
        return compared.comparisons
    found = compared.of(incident)
    if found is None:
        raise NotFound("The case has no such incident.", incident, "See:  accounted incidents")
    return (found,)


def _rows(of: Callable[[Comparison], Iterable[Any]]) -> Callable[[Iterable[Comparison]], tuple[Row, ...]]:
    def rows(comparisons: Iterable[Comparison]) -> tuple[Row, ...]:
        return tuple({**one.to_dict(), "incident": it.incident.id} for it in comparisons for one in of(it))

    return rows


def contradictions(comparisons: Iterable[Comparison]) -> View:
    """Contradictions, and beside them what only looks like one."""
    held = tuple(comparisons)
    seeming = _rows(lambda it: it.not_contradictions)(held)
    return View("contradictions", _rows(lambda it: it.contradictions)(held), {"not_contradictions": list(seeming)})


def timeline(comparisons: Iterable[Comparison]) -> View:
    """What is said to have happened when."""
    return View("timeline", _rows(lambda it: it.timeline)(comparisons))


def labels(comparisons: Iterable[Comparison]) -> View:
    """What speakers call it."""
    return View("labels", _rows(lambda it: it.labels)(comparisons))


def evidence(comparisons: Iterable[Comparison]) -> View:
    """What evidence is said to exist, by kind."""
    return View("evidence", _rows(lambda it: it.evidence)(comparisons))


def speakers(comparisons: Iterable[Comparison]) -> View:
    """Who speaks, and which claims nobody signs."""
    held = tuple(comparisons)
    nobody = sorted({claim for it in held for claim in it.without_speaker})
    return View("speakers", _rows(lambda it: it.speakers)(held), {"without_speaker": nobody})


def origins(comparisons: Iterable[Comparison]) -> View:
    """Which statements repeat one another, those first that most documents carry; a lone statement is one, too."""
    rows = _rows(lambda it: it.origins)(comparisons)
    return View("origins", tuple(sorted(rows, key=lambda row: (-row["statements"], row["id"]))))


def incidents(compared: Compared) -> View:
    """The incidents with what puts their claims together, and the claims about none."""
    rows = tuple(one.about() for one in compared.comparisons)
    none = [{"claim": claim, "why": why} for claim, why in sorted(compared.gathering.none.items())]
    placed = [{"claim": claim, "why": why} for claim, why in sorted(compared.gathering.whys.items())]
    return View("incidents", rows, {"about_none": none, "placed": placed})
