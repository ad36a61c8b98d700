"""The views of a case out of what is kept of its comparison, whole or a leaf at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from accounted.case.desk import Desk
from accounted.case.remembering import Memory
from accounted.comparison.carried import AGAINST, ALONE, SEEMING
from accounted.errors import NotFound
from accounted.model import unpacked
from accounted.model.edtf import sort_key
from accounted.model.sentence import from_text

if TYPE_CHECKING:
    from accounted.comparison import Compared, Comparison
    from accounted.store import Stretch

Row = dict[str, Any]
HOLDING = ("open", "explained", "dismissed")
"""The states of contradictions; what only looks like one is `seeming`."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which rows of a view: from `offset` on, at most so many; of contradictions only those of a state, `open`,
    `explained`, `dismissed`, or `seeming` for what only looks like one; of origins `proposed`, `confirmed`, `alone`."""

    offset: int = 0
    limit: int | None = None
    state: str | None = None


ALL = Leaf()


@dataclass(frozen=True, slots=True)
class View:
    """One view of all incidents, or of one: rows under the view's name, each naming its incident.

    Of a view that was asked for a leaf at a time, `offset` is where it begins, `total` how many rows there are in all.
    """

    name: str
    rows: tuple[Row, ...]
    more: Row = field(default_factory=dict)
    offset: int | None = None
    total: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    def to_dict(self) -> Row:
        """The public JSON: an object whose list is named like the view."""
        place = {} if self.offset is None else {"offset": self.offset, "total": self.total}
        return {"schema": f"{self.name}/1", self.name: list(self.rows), **self.more, **place}


class Views:
    """The views of a case out of what is kept of its comparison."""

    def __init__(self, desk: Desk, memory: Memory) -> None:
        self._desk, self._memory = desk, memory

    def whole(self) -> Compared:
        """Every incident with all its views, and why each claim is about which."""
        from accounted.case.keeping import gathered_of, kept_whole
        from accounted.comparison import Compared, Gathering

        shelf = self._memory.shelf()
        made = self._complete([kept_whole(shelf, id) for id, _ in self._memory.order()])
        none, whys = self._unusual()
        gathered = sorted((gathered_of(shelf.incident(one.incident.id)) for one in made), key=lambda it: it.incident.id)
        proposed = tuple((shelf.state() or {}).get("proposed", ()))
        return Compared(tuple(made), Gathering(tuple(gathered), none, whys, proposed))

    def comparisons(self, incident: str | None) -> tuple[Comparison, ...]:
        """The comparison of each incident, most statements first, or of one.

        Raises:
            NotFound: the case has no such incident.
        """
        from accounted.case.keeping import kept_whole

        shelf = self._memory.shelf()

        def made(ids: Sequence[str]) -> tuple[Comparison, ...]:
            return tuple(self._complete([kept_whole(shelf, id) for id in ids]))

        wanted = [incident] if incident else [id for id, _ in self._memory.order()]
        if len(wanted) == 1:
            return self._desk.glance.once(f"whole {wanted[0]}", lambda: made(wanted))
        return made(wanted)

    def first(self) -> Comparison:
        """The comparison of the incident with most statements."""
        return self.comparisons(self._memory.order()[0][0])[0]

    def rows(self, incident: str | None = None) -> Iterator[Row]:
        """The rows of figures of an incident, else of the one with most statements, without all else said of it."""
        order = self._memory.order()
        id = incident or (order[0][0] if order else None)
        found = self._memory.shelf().parts(id, "rows") if id else ()
        return (_row("rows", str(id), plain) for _, plain in found)

    def titles(self, incidents: Collection[str]) -> dict[str, str]:
        """What these incidents are called, as far as there are such."""
        return {one.id: str(one.about["title"]) for one in self._memory.shelf().some_incidents(set(incidents))}

    def about(self, incident: str) -> Row | None:
        """One incident as `incidents` tells of it, with the ids of its claims; None where there is no such."""
        found = self._memory.shelf().some_incidents([incident])
        return {**found[0].about, "why": unpacked(found[0].about["why"])} if found else None

    def of_claim(self, claim: str) -> str | None:
        """The id of the incident that a claim is about; None for none."""
        home = self._memory.shelf().homes([claim]).get(claim)
        return None if home is None else home.incident

    def ids(self) -> set[str]:
        """The ids of all incidents, those included that people joined to others."""
        shelf = self._memory.shelf()
        return {*shelf.keys(), *(shelf.state() or {}).get("proposed", ())}

    def incidents(self, leaf: Leaf = ALL) -> View:
        """The incidents with what puts their claims together, and the claims about none."""
        shelf = self._memory.shelf()
        none, whys = self._unusual()
        more = {
            "about_none": _cut([{"claim": claim, "why": why} for claim, why in none.items()], leaf),
            "placed": _cut([{"claim": claim, "why": why} for claim, why in whys.items()], leaf),
        }
        rows = tuple({**it.about, "why": unpacked(it.about["why"])} for it in shelf.incidents(leaf.offset, leaf.limit))
        return View("incidents", rows, more, *_place(leaf, len(self._memory.order())))

    def origins(self, incident: str | None = None, leaf: Leaf = ALL) -> View:
        """Which statements repeat one another, those first that most documents carry; a lone statement is one, too."""
        shelf = self._memory.shelf()
        counted = self._counted("origins", incident, ("proposed", "confirmed", ALONE))
        found = shelf.heaviest("origins", incident, leaf.state, leaf.offset, leaf.limit)
        rows = tuple(_row("origins", id, plain) for id, plain in found)
        return View(
            "origins", rows, {}, *_place(leaf, counted[leaf.state] if leaf.state else sum(counted.values())), counted
        )

    def origin(self, id: str) -> View:
        """The view of one origin alone.

        Raises:
            NotFound: there is none of that id now.
        """
        found = next((it for it in self._memory.shelf().named([id]) if it[1] == "origins"), None)
        if found is None:
            do = "A judgement or a new document may have changed it; see all origins: /origins"
            raise NotFound("There is no such origin.", id, do)
        return View("origins", (_row("origins", found[0], found[2]),), {}, 0, 1)

    def contradictions(self, incident: str | None = None, leaf: Leaf = ALL) -> View:
        """Contradictions, and beside them what only looks like one."""
        counted = self._counted(AGAINST, incident, (*HOLDING, SEEMING))
        states = HOLDING if leaf.state is None else (leaf.state,)
        holding = [] if states == (SEEMING,) else self._rows(AGAINST, incident, leaf, states)
        seeming = self._rows(AGAINST, incident, leaf, (SEEMING,)) if leaf.state in (None, SEEMING) else []
        total = sum(counted[state] for state in states)
        more = {"not_contradictions": seeming}
        return View("contradictions", tuple(holding), more, *_place(leaf, total), counted)

    def of_days(self, incidents: Collection[str]) -> list[Row]:
        """The open contradictions of these incidents about when something happened, and how long."""
        kept, kinds = self._memory.shelf(), ("date", "duration")
        told = [f'"{kind}"' for kind in kinds]
        found = (
            _row(AGAINST, id, plain)
            for id in sorted(incidents)
            for _, plain in kept.parts(id, AGAINST, ("open",), holding=told)
        )
        return [row for row in found if row["kind"] in kinds]

    def timeline(self, incident: str | None = None, leaf: Leaf = ALL) -> View:
        """What is said to have happened when: in order of time, also of all incidents together."""
        if incident is not None:
            return self._view("timeline", incident, leaf)
        total = sum(counts.get("timeline", 0) for _, counts in self._order(None))
        found = self._memory.shelf().heaviest("timeline", None, None, leaf.offset, leaf.limit)
        rows = tuple(_row("timeline", id, plain) for id, plain in found)
        return View("timeline", rows, {}, *_place(leaf, total))

    def labels(self, incident: str | None = None, leaf: Leaf = ALL) -> View:
        """What speakers call it."""
        return self._view("labels", incident, leaf)

    def evidence(self, incident: str | None = None, leaf: Leaf = ALL) -> View:
        """What evidence is said to exist, by kind."""
        return self._view("evidence", incident, leaf)

    def speakers(self, incident: str | None = None, leaf: Leaf = ALL) -> View:
        """Who speaks, and which claims nobody signs."""
        from accounted.comparison import put_together

        shelf, view = self._memory.shelf(), self._view("speakers", incident, leaf)
        shown = {row["incident"] for row in view.rows}
        cores = (put_together(shelf.incident(id).core, ()) for id in sorted(shown))
        nobody = sorted({claim for it in cores for claim in it.without_speaker})
        return replace(view, more={"without_speaker": nobody})

    def named(self, id: str) -> Row | None:
        """The origin or contradiction of that id, None where there is none now."""
        found = next(self._memory.shelf().named([id]), None)
        return None if found is None else _row(found[1], found[0], found[2])

    def those_named(self, ids: Collection[str]) -> set[str]:
        """Those of the ids that an origin or a contradiction bears now."""
        return {name for name, _ in self._memory.shelf().incidents_naming(ids)}

    def called(self, claims: Collection[str]) -> dict[str, str]:
        """What the incident is called that each of these claims is about, with its place, by the claim's id."""
        shelf = self._memory.shelf()
        homes = {id: home.incident for id, home in shelf.homes(sorted(claims)).items() if home.incident}
        names = {
            it.id: f"{it.about['title']} {it.about['place'] or ''}" for it in shelf.some_incidents({*homes.values()})
        }
        return {id: names[incident] for id, incident in homes.items()}

    def around(self, claims: Collection[str], most: int | None = None) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        """The origins and the rows of figures that these claims stand in, rows with their incident; of the origins at
        most so many."""
        shelf = self._memory.shelf()
        homes = shelf.homes(sorted(claims)).values()
        named = shelf.named({it.origin for it in homes if it.origin}, most)
        origins = [_row("origins", id, plain) for id, _, plain in named]
        places = {(it.incident, "rows", it.row) for it in homes if it.incident and it.row is not None}
        about = {one.id: one.about for one in shelf.some_incidents({it[0] for it in places})}
        rows = [
            {**_row("rows", id, plain), "incident": {"id": id, "title": about[id]["title"]}}
            for id, plain in shelf.at(places)
        ]
        return tuple(sorted(origins, key=heaviest)), tuple(rows)

    def _view(self, view: str, incident: str | None, leaf: Leaf) -> View:
        total = sum(counts.get(view, 0) for _, counts in self._order(incident))
        return View(view, tuple(self._rows(view, incident, leaf)), {}, *_place(leaf, total))

    def _rows(self, view: str, incident: str | None, leaf: Leaf, states: Sequence[str] = ()) -> list[Row]:
        """The rows of a leaf of a view, incident by incident."""
        stretches: list[Stretch] = []
        before = 0
        end = None if leaf.limit is None else leaf.offset + leaf.limit
        for id, counts in self._order(incident):
            names = [f"{view} {state}" for state in states] or [view]
            many = sum(counts.get(name, 0) for name in names)
            start, stop = max(leaf.offset - before, 0), many if end is None else min(end - before, many)
            if start < stop:
                stretches.append((id, start, stop - start))
            before += many
        return [_row(view, id, plain) for id, plain in self._memory.shelf().stretches(view, stretches, states)]

    def _counted(self, view: str, incident: str | None, states: Sequence[str]) -> Counter[str]:
        """How many rows of a view are of each state."""
        counted: Counter[str] = Counter()
        for _, counts in self._order(incident):
            counted.update({state: counts.get(f"{view} {state}", 0) for state in states})
        return counted

    def _order(self, incident: str | None) -> Sequence[tuple[str, Mapping[str, int]]]:
        if incident is None:
            return self._memory.order()
        return [(incident, self._memory.shelf().incident(incident).counts)]

    def _unusual(self) -> tuple[dict[str, str], dict[str, str]]:
        """Why claims are about no incident, and why they are about another than their document, by the claim's id."""
        found = self._memory.shelf().unusual()
        none = {id: from_text(home.why or "") for id, home in found.items() if home.incident is None}
        return none, {id: from_text(home.why) for id, home in found.items() if home.incident is not None and home.why}

    def _complete(self, comparisons: list[Comparison]) -> list[Comparison]:
        """The comparisons with the claims of their documents that reviewers rejected, and those they differ on."""
        rejected, disputed = self._memory.rejected(), self._memory.disputed()
        if disputed:
            comparisons = [replace(one, disputed=tuple(sorted(disputed & {*one.claims}))) for one in comparisons]
        if not rejected:
            return comparisons
        made, shelf = self._desk.store.made, self._memory.shelf()
        documents = made.claim_ids(sorted({*rejected.values()}))
        speaking: dict[str, set[str]] = {}
        for id, home in shelf.homes(sorted(documents)).items():
            if home.incident:
                speaking.setdefault(documents[id], set()).add(home.incident)

        def named(incident: str) -> tuple[str, ...]:
            shown = (id for id, it in rejected.items() if it not in speaking or incident in speaking[it])
            return tuple(sorted(shown))

        return [replace(one, rejected=named(one.incident.id)) for one in comparisons]


def _row(view: str, incident: str, plain: Any) -> Row:
    from accounted.comparison import VIEWS, record

    return {**record(VIEWS[view], plain).to_dict(), "incident": incident}


def heaviest(row: Row) -> tuple[int, str]:
    """What puts origins in order: those first that most statements repeat."""
    return (-row["statements"], row["id"])


def soonest(row: Row) -> tuple[Any, ...]:
    """What puts the moments of several incidents in order of time; those of one day stay as its incident has them."""
    return (*sort_key(row["edtf"]), row["incident"])


def _cut(rows: list[Row], leaf: Leaf) -> list[Row]:
    return rows[leaf.offset :] if leaf.limit is None else rows[leaf.offset : leaf.offset + leaf.limit]


def _place(leaf: Leaf, total: int) -> tuple[int | None, int]:
    return (None if leaf == ALL else leaf.offset, total)
