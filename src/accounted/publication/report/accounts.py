"""What speakers say besides figures: what happened when, what they call it, and which of them contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from accounted.model import (
    PUBLISHER,
    Claim,
    CountClaim,
    EventClaim,
    EvidenceClaim,
    LabelClaim,
    PersonClaim,
    PositionClaim,
    vocabulary,
)
from accounted.model.amount import in_words
from accounted.model.edtf import in_words as date_in_words
from accounted.model.edtf import sort_key
from accounted.publication.report.passages import Passages
from accounted.publication.selection import Released, Selection, Wire


@dataclass(frozen=True, slots=True)
class Dated:
    """An event as speakers tell it."""

    when: str
    what: str
    said_by: tuple[str, ...]
    links: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Called:
    """A word for what happened, with those who use it."""

    term: str
    category: str
    use: str
    said_by: tuple[str, ...]
    links: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Between:
    """Two claims and what stands between them, with the reason."""

    kind: str
    why: str
    status: str
    claims: tuple[tuple[str, str, int], ...]


def speaker_of(claim: Claim) -> str:
    """Who says it, for people: the publisher by name where it speaks for itself."""
    if claim.said_by.own_voice and claim.said_by.name == PUBLISHER:
        return claim.carried_by or f"the publisher of {claim.source.name}"
    return claim.said_by.name


def timeline(selection: Selection, passages: Passages) -> list[Dated]:
    """Events across documents: the comparison's timeline where it is given, else dated events by date."""
    view = selection.views.get("timeline")
    if view is not None:
        return [
            Dated(
                date_in_words(one.get("edtf") or ""), one["what"], _names(one["said_by"]), passages.links(one["claims"])
            )
            for one in view["timeline"]
        ]
    gathered: dict[tuple[str, str], list[Claim]] = {}
    for claim in _standing(selection.claims):
        if isinstance(claim, EventClaim) and claim.period:
            gathered.setdefault((claim.period.edtf, claim.what), []).append(claim)
    ordered = sorted(gathered.items(), key=lambda it: (*sort_key(it[0][0]), it[0]))
    return [
        Dated(date_in_words(edtf), what, _speakers(claims), _links(claims, passages))
        for (edtf, what), claims in ordered
    ]


def labels(selection: Selection, passages: Passages) -> list[Called]:
    """Every word that speakers use for what happened, in order of the alphabet."""
    view = selection.views.get("labels")
    return _labels_of_claims(selection, passages) if view is None else _labels_of(view["labels"], passages)


def _labels_of(rows: Iterable[Wire], passages: Passages) -> list[Called]:
    """The comparison's labels, with all who use one word in one way together."""
    gathered: dict[tuple[str, str, str, str], list[Wire]] = {}
    for row in rows:
        key = (row["term"].casefold(), row["category"], row["use"], row.get("polarity") or "affirmed")
        gathered.setdefault(key, []).append(row)
    return [
        Called(
            held[0]["term"], vocabulary("label_categories").label(category),
            f"{vocabulary('label_uses').label(use)}{', denied' if polarity == 'denied' else ''}",
            tuple(dict.fromkeys(row["said_by"] for row in held)),
            passages.links({id for row in held for id in row["claims"]}),
        )
        for (_, category, use, polarity), held in sorted(gathered.items())
    ]  # fmt: skip


def _labels_of_claims(selection: Selection, passages: Passages) -> list[Called]:
    gathered: dict[tuple[str, str, str], list[LabelClaim]] = {}
    for claim in _standing(selection.claims):
        if isinstance(claim, LabelClaim):
            gathered.setdefault((claim.term.casefold(), claim.category, claim.use), []).append(claim)
    return [
        Called(
            claims[0].term, vocabulary("label_categories").label(category), vocabulary("label_uses").label(use),
            _speakers(claims), _links(claims, passages),
        )
        for (_, category, use), claims in sorted(gathered.items())
    ]  # fmt: skip


def between(pairs: Iterable[Wire], passages: Passages) -> list[Between]:
    """Contradictions, or what only seems to be one, each with its two claims."""
    return [
        Between(
            str(one["kind"]).replace("_", " "), one["why"], str(one.get("status") or ""),
            tuple((id, told(passages.claim(id).claim), passages.of(id).number) for id in one["claims"]),
        )
        for one in pairs
    ]  # fmt: skip


def brief(claim: Claim) -> str:
    """What is read in a passage, in a few words to stand beside it."""
    if isinstance(claim, CountClaim):
        parts = [vocabulary("groups").label(claim.group.code)] if claim.group.code else []
        parts += [vocabulary("units").label(claim.unit)] if claim.unit != "person" else []
        parts += ["denied"] if claim.polarity == "denied" else []
        said = ", ".join([in_words(claim.amount), *parts])
        return f"{vocabulary('fates').label(claim.fate.code)}: {said}"
    if isinstance(claim, PersonClaim):
        return f"person: {claim.name.exact}, {vocabulary('fates').label(claim.fate.code)}"
    if isinstance(claim, LabelClaim):
        return f"label: {claim.term} ({vocabulary('label_categories').label(claim.category)})"
    if isinstance(claim, EventClaim):
        when = f", {date_in_words(claim.period.edtf)}" if claim.period else ""
        return f"event: {vocabulary('event_types').label(claim.type)}{when}"
    if isinstance(claim, EvidenceClaim):
        return f"evidence: {vocabulary('evidence_types').label(claim.type)}"
    target = f": {claim.target}" if isinstance(claim, PositionClaim) and claim.target else ""
    stance = vocabulary("position_types").label(claim.type) if isinstance(claim, PositionClaim) else claim.kind
    return f"position: {stance}{target}"


def told(claim: Claim) -> str:
    """A claim in a few words, with its speaker."""
    if isinstance(claim, CountClaim):
        what = f"{vocabulary('fates').label(claim.fate.code)}: {in_words(claim.amount)}"
    elif isinstance(claim, EventClaim):
        what = f"{claim.what}{f' ({date_in_words(claim.period.edtf)})' if claim.period else ''}"
    else:
        what = " ".join(claim.passage.exact.split())
    return f"{what}, says {speaker_of(claim)}"


def _standing(claims: Iterable[Released]) -> Iterator[Claim]:
    return (one.claim for one in claims if not one.rejected)


def _names(said: Any) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(map(str, said))


def _speakers(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(speaker_of(claim) for claim in claims))


def _links(claims: Iterable[Claim], passages: Passages) -> list[tuple[str, int]]:
    return passages.links(claim.id for claim in claims)
