"""The comparison of a case as it is kept: brought up to date by making anew only what has changed.

What is kept is keyed by what went into it, never by time: the digest of every claim as judged, of its documents, of the
judgements that hold, and of the very rules that compared. So it is never stale, gives the same whether it is made at
once or after each of many edits, and may be thrown away.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from accounted.case.claims import TextOf
from accounted.case.desk import Desk, title_of
from accounted.case.faults import told_with_documents
from accounted.case.gathering import Known, Opener, gathered_anew
from accounted.case.making import as_read, check_made
from accounted.case.standing import (
    ON_COMPARISONS,
    ON_CONTRADICTIONS,
    ON_INCIDENTS,
    ON_ORIGINS,
    judged,
    undone,
)
from accounted.case.withdrawing import standing, withdrawn
from accounted.errors import CaseIsBusy
from accounted.model import Claim, Document, Judgement, canonical, content_id, digest_of
from accounted.model.sentence import as_text
from accounted.store import Comparisons, Home, KeptDocument, KeptIncident, KeptPart

if TYPE_CHECKING:
    from accounted.comparison import Comparison, Gathered

RULES_IN = ("comparison", "language", "model")
"""The rooms and tools whose code and words decide what a comparison says."""


@cache
def rules_digest() -> str:
    """The digest of the rules themselves, so that no comparison outlives a change of one of them."""
    package = files("accounted")
    parts = [(name, digest_of(content)) for room in RULES_IN for name, content in _sources(package / room, room)]
    return digest_of(canonical(parts).encode())


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda it: it.name):
        if one.is_dir() and one.name != "__pycache__":
            yield from _sources(one, f"{name}/{one.name}")
        elif one.name.endswith((".py", ".yaml")):
            yield f"{name}/{one.name}", one.read_bytes()


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a comparison of the case as it is now rests on.

    `gathering` is the digest of all that decides which claim is about which incident, `whole` of that and of the
    judgements on origins and contradictions. `changed` are the judgements on claims that a reviewer took out or
    corrected, by the claim's id; `holding` those on comparisons, oldest first.
    """

    title: str
    gathering: str
    whole: str
    changed: Mapping[str, Sequence[Judgement]]
    holding: Sequence[Judgement]

    def of_kind(self, verdicts: Sequence[str]) -> list[Judgement]:
        """The judgements that hold and bear one of these verdicts."""
        return [one for one in self.holding if one.verdict in verdicts]


def grounds_of(desk: Desk) -> Grounds:
    """What the comparison of the case rests on now."""
    judgements, title = desk.store.hand.judgements(), title_of(desk)
    taken = undone(judgements)
    holding = [one for one in judgements if one.verdict in ON_COMPARISONS and one.id not in taken]
    changed = _changed(standing(desk, judgements))
    on_claims = [(id, [one.id for one in changed[id]]) for id in sorted(changed)]
    on_incidents = [one.id for one in holding if one.verdict in ON_INCIDENTS]
    gathering = _digest(
        rules_digest(), title, desk.store.made.grounds(), on_claims, on_incidents, sorted(withdrawn(desk))
    )
    whole = _digest(gathering, [one.id for one in holding])
    return Grounds(title, gathering, whole, changed, holding)


def _changed(standing: Mapping[str, Sequence[Judgement]]) -> dict[str, list[Judgement]]:
    return {id: its for id, held in standing.items() if (its := _changing(held))}


def _changing(standing: Sequence[Judgement]) -> list[Judgement]:
    """Those of the judgements on a claim that change what is compared; to accept one that nobody rejects does not."""
    rejected = any(one.verdict == "reject" for one in standing)
    return [one for one in standing if one.verdict != "accept" or rejected]


def fits(desk: Desk, shelf: Comparisons) -> bool:
    """Whether what is kept is of the case as it is now."""
    state = shelf.state()
    return state is not None and state["whole"] == grounds_of(desk).whole


def bring_up_to_date(desk: Desk, shelf: Comparisons) -> Grounds:
    """Make what is kept fit the case as it is now, and say what it rests on.

    Raises:
        CaseIsBusy: other programs changed what is kept each time it was begun.
    """
    for _ in range(TRIES):
        with desk.store.reading():
            check_made(desk)
            grounds, state = grounds_of(desk), shelf.state()
            if state and state["whole"] == grounds.whole:
                return grounds
            if state and state["gathering"] == grounds.gathering:
                made = _judged_anew(desk, shelf, grounds, state)
            else:
                with _uncollected() if _of_these_rules(state) else nullcontext():
                    made = _gathered_anew(desk, shelf, grounds, state)
        if made.put(shelf, state):
            if desk.memory is not None and made.known is not None:
                desk.memory.known = (grounds.gathering, made.known)
            return grounds
    what = "Other programs change what is kept of the comparison at the same time."
    raise CaseIsBusy(what, str(desk.folder), "Try again when they are done.")


TRIES = 3
"""How often it is begun anew when another program brings it up to date at the same time."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What is to be put on the shelf: incidents made anew and those gone, homes of claims, documents, the state."""

    incidents: Sequence[tuple[KeptIncident, Sequence[KeptPart]]]
    gone: AbstractSet[str]
    homes: Mapping[str, Home]
    claims_gone: AbstractSet[str]
    state: Mapping[str, Any]
    documents: Sequence[KeptDocument] = ()
    documents_gone: Sequence[str] = ()
    afresh: bool = False
    known: Mapping[str, Known] | None = None

    def put(self, shelf: Comparisons, before: Mapping[str, Any] | None) -> bool:
        """Keep it, all at once; False where another program was quicker, so that it may fit no more."""
        with shelf.writing():
            if shelf.state() != before:
                return False
            if self.afresh:
                shelf.clear()
            shelf.settle(self.state)
            shelf.drop(self.gone)
            for incident, parts in self.incidents:
                shelf.put(incident, parts)
            shelf.put_homes(self.homes, self.claims_gone)
            shelf.put_documents(self.documents, self.documents_gone)
        return True


def _gathered_anew(desk: Desk, shelf: Comparisons, grounds: Grounds, state: Mapping[str, Any] | None) -> _Made:
    """The claims gathered into incidents anew, and those incidents compared whose claims are not what they were."""
    same_rules = _of_these_rules(state)
    before = _known(desk, shelf, state) if state and same_rules else {}
    afresh = state is None or not same_rules or state["documents"] != len(before)
    opener = Opener(desk, lambda claims: _judged_claims(desk, claims, grounds))
    anew = gathered_anew(
        desk, {} if afresh else before, rules_digest(), grounds.changed, grounds.title,
        grounds.of_kind(ON_INCIDENTS), opener,
    )  # fmt: skip
    gathering, keys, on = anew.gathering, {} if afresh else shelf.keys(), _Judgements(shelf, grounds)
    made = list[tuple[KeptIncident, list[KeptPart]]]()
    homes = {id: Home(None, as_text(why)) for id, why in gathering.none.items()}
    whys = {id: as_text(why) for id, why in gathering.whys.items()}
    for one in gathering.incidents:
        desk.step(one.incident.title, len(made), len(gathering.incidents))
        id, near = one.incident.id, anew.near[one.incident.id]
        its = _digest(rules_digest(), _told_of(one), anew.grounds[id])
        if keys.get(id) != (its, on.key(its, id, one.claims)):
            claims = opener.claims_of(one, near)
            incident, parts, where = _compared(one, claims, {it: opener.documents[it] for it in near}, its, on)
            made.append((incident, parts))
            homes |= {it: replace(home, why=whys.get(it)) for it, home in where.items()}
    kept = {} if afresh else _homes_before(shelf, {*homes, *whys}, anew.lost)
    homes |= {id: replace(home, why=whys.get(id)) for id, home in kept.items() if id not in homes}
    new = {id: home for id, home in homes.items() if kept.get(id) != home}
    gone = {*keys} - {one.incident.id for one in gathering.incidents}
    state = {**_state(grounds), "proposed": list(gathering.proposed), "claims": anew.claims,
             "documents": len(anew.known)}  # fmt: skip
    return _Made(
        made, gone, new, anew.lost, state, [anew.known[it].kept(it) for it in anew.moved],
        [content_id("document", it) for it in before if it not in anew.known], afresh, anew.known,
    )  # fmt: skip


def _of_these_rules(state: Mapping[str, Any] | None) -> bool:
    """Whether what is kept was made by the rules as they are; what others made may have another form."""
    return state is not None and state.get("rules") == rules_digest()


@contextmanager
def _uncollected() -> Iterator[None]:
    """No looking for cycles meanwhile: what is known of many documents has none, and is walked through in vain."""
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def _known(desk: Desk, shelf: Comparisons, state: Mapping[str, Any]) -> Mapping[str, Known]:
    """What is kept of documents, by digest; a program that goes on running remembers it."""
    if desk.memory is not None and desk.memory.known and desk.memory.known[0] == state["gathering"]:
        return desk.memory.known[1]
    return {one.digest: Known.of(one) for one in shelf.documents()}


def _homes_before(shelf: Comparisons, ids: AbstractSet[str], lost: AbstractSet[str]) -> dict[str, Home]:
    """Where these claims went before, and all of which a reason is kept; without those that are lost."""
    unusual = shelf.unusual()
    found = {**unusual, **shelf.homes(sorted(ids - unusual.keys()))}
    return {id: home for id, home in found.items() if id not in lost}


def _judged_anew(desk: Desk, shelf: Comparisons, grounds: Grounds, state: Mapping[str, Any]) -> _Made:
    """The incidents compared anew that judgements on origins or contradictions changed; their claims are as before."""
    changed = {*state["judgements"]} ^ {one.id for one in grounds.holding}
    targets = [id for one in desk.store.hand.judgements() if one.id in changed for id in one.targets]
    found = {home.incident for home in shelf.homes(targets).values() if home.incident}
    found |= {incident for incident, view, _ in shelf.named(targets) if view == "against"}
    on, made, homes = _Judgements(shelf, grounds), [], dict[str, Home]()
    for id in sorted(found):
        its = shelf.incident(id)
        one = gathered_of(its)
        before = shelf.homes(sorted(one.claims))
        judged_claims = dict(_judged_claims(desk, desk.store.made.claims_of(one.claims), grounds))
        kept = {id: it for id, it in judged_claims.items() if it is not None}
        documents = desk.store.made.some_documents([content_id("document", it.source.digest) for it in kept.values()])
        near = {it.digest: it for it in as_read(desk, documents)}
        incident, parts, where = _compared(one, kept, near, its.grounds, on)
        made.append((incident, parts))
        homes |= {it: Home(id, before[it].why, home.origin, home.row) for it, home in where.items()}
    return _Made(made, frozenset(), homes, frozenset(), {**state, **_state(grounds)})


def gathered_of(kept: KeptIncident) -> Gathered:
    """The incident with its claims, as it was gathered."""
    from accounted.comparison import Gathered, put_together

    core = put_together(kept.core, ())
    return Gathered(core.incident, core.why, frozenset(core.claims), spots=dict(core.spots))


def _state(grounds: Grounds) -> dict[str, Any]:
    return {
        "rules": rules_digest(),
        "gathering": grounds.gathering,
        "whole": grounds.whole,
        "judgements": [one.id for one in grounds.holding],
    }


def _judged_claims(desk: Desk, claims: Iterable[Claim], grounds: Grounds) -> Iterator[tuple[str, Claim | None]]:
    """Each claim as judged, None where it was rejected."""
    for claim in claims:
        standing = grounds.changed.get(claim.id)
        if standing is None:
            yield claim.id, claim
        else:
            one = judged(claim, standing, TextOf(desk, content_id("document", claim.source.digest)))
            yield claim.id, None if one.rejected else one.claim


def _told_of(one: Gathered) -> list[Any]:
    """What is said of an incident itself, as plain values."""
    period = one.incident.period
    return [*one.incident.to_dict().values(), one.incident.place, period.to_dict() if period else None, one.why,
            dict(one.spots)]  # fmt: skip


class _Judgements:
    """The judgements on origins and contradictions, by what they are on."""

    def __init__(self, shelf: Comparisons, grounds: Grounds) -> None:
        self.holding = [*grounds.of_kind(ON_ORIGINS), *grounds.of_kind(ON_CONTRADICTIONS)]
        self._on: dict[str, list[str]] = {}
        for one in self.holding:
            for id in one.targets:
                self._on.setdefault(id, []).append(one.id)
        self._kept: dict[str, list[str]] = {}
        for name, incident in shelf.incidents_naming(id for id in self._on if id.startswith("contradiction-")):
            self._kept.setdefault(incident, []).append(name)

    def key(self, grounds: str, incident: str, claims: Iterable[str], against: Iterable[str] | None = None) -> str:
        """The key of an incident, with these contradictions or with those that are kept of it."""
        pairs = self._kept.get(incident, ()) if against is None else against
        judged_on = self._on.keys() & {*claims, *pairs}
        return _digest(grounds, sorted({id for it in judged_on for id in self._on[it]}))


def _compared(
    one: Gathered, claims: Mapping[str, Claim], documents: Mapping[str, Document], grounds: str, on: _Judgements
) -> tuple[KeptIncident, list[KeptPart], dict[str, Home]]:
    """An incident compared anew, as it is kept, with the origin and row that each claim stands in."""
    from accounted.comparison import about_of, compare_gathered, core_of, parts_of

    def attempt(some: Iterable[Document]) -> Comparison:
        near = {it.digest for it in some}
        its = frozenset(id for id in one.claims if claims[id].source.digest in near)
        return compare_gathered(replace(one, claims=its), claims, documents, on.holding)

    try:
        comparison = compare_gathered(one, claims, documents, on.holding)
    except Exception as fault:
        raise told_with_documents(fault, [*documents.values()], attempt) from fault
    parts, counts, origins, rows = list[KeptPart](), dict[str, int](), dict[str, str](), dict[str, int]()
    for part in parts_of(comparison):
        parts.append(KeptPart(part.view, part.number, part.plain, part.name, part.state, part.weight))
        for count in (part.view, f"{part.view} {part.state}") if part.state else (part.view,):
            counts[count] = counts.get(count, 0) + 1
        if part.view == "origins":
            origins |= dict.fromkeys(part.claims, part.name or "")
        elif part.view == "rows":
            rows |= dict.fromkeys(part.claims, part.number)
    key = on.key(grounds, one.incident.id, one.claims, (it.id for it in comparison.against))
    kept = KeptIncident(
        one.incident.id, grounds, key, comparison.statements, about_of(comparison), core_of(comparison), counts
    )
    return kept, parts, {id: Home(one.incident.id, None, origins.get(id), rows.get(id)) for id in one.claims}


def kept_whole(shelf: Comparisons, id: str) -> Comparison:
    """The comparison of an incident as it is kept, without the claims that were rejected.

    Raises:
        NotFound: there is no such incident.
    """
    from accounted.comparison import put_together

    return put_together(shelf.incident(id).core, shelf.parts(id))


def rejected_of(desk: Desk) -> dict[str, str]:
    """The claims that reviewers took out, each with the id of its document."""
    changed = _changed(standing(desk, desk.store.hand.judgements()))
    found = {}
    for claim in desk.store.made.claims_of(changed):
        document = content_id("document", claim.source.digest)
        if judged(claim, changed[claim.id], TextOf(desk, document)).rejected:
            found[claim.id] = document
    return found


def disputed_of(desk: Desk) -> frozenset[str]:
    """The ids of claims that reviewers left otherwise: one rejects what another keeps, or they keep other values."""
    held = standing(desk, desk.store.hand.judgements())
    several = [id for id, on in held.items() if len({one.by for one in on}) > 1]
    claims = desk.store.made.claims_of(several)
    each = ((it.id, judged(it, held[it.id], TextOf(desk, content_id("document", it.source.digest)))) for it in claims)
    return frozenset(id for id, one in each if one.disputed and not one.rejected)


def _digest(*parts: Any) -> str:
    return digest_of(canonical(parts).encode()).removeprefix("sha256:")[:32]
