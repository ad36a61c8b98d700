"""A whole case compared: its incidents, and for each the figures, origins, contradictions and views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from accounted.comparison.classes import counted
from accounted.comparison.contradictions import (
    Contradiction,
    Happening,
    against_each_other,
    as_counted,
    days_apart,
    denied_figures,
    disputed_figures,
    hours_apart,
    lengths_apart,
    marked,
    other_people,
    parts,
    plain_parts,
    positions,
    refused_labels,
    rival_accounts,
    shares,
    some_only,
    standing,
    taken_on,
)
from accounted.comparison.entries import letter
from accounted.comparison.figures import by_id, scope_of, side_by_side
from accounted.comparison.gathering import Gathered, Gathering, Stretch, decided, gather
from accounted.comparison.origins import Chain, Told, chains
from accounted.comparison.result import Comparison, origin_of
from accounted.comparison.scope import Scope
from accounted.comparison.speakers import TELLING, finds_out, profile_of
from accounted.comparison.views import evidence, labels, persons, rests, speakers, timeline
from accounted.comparison.voices import Hearing, publisher_voice
from accounted.comparison.wholes import chances, reason
from accounted.comparison.whose import Side, counted_apart, sides_of
from accounted.model import Claim, CountClaim, Document, Incident, Judgement, LabelClaim, content_id, say
from accounted.model.edtf import days, precision

__all__ = ["Compared", "as_decided", "compare", "compare_gathered", "compare_one"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A case compared. `comparisons` has one for each incident, most statements first; `none` and `whys` say of single
    claims why they are about no incident, or about another than their document."""

    comparisons: tuple[Comparison, ...]
    gathering: Gathering

    @property
    def incidents(self) -> tuple[str, ...]:
        """The ids of all incidents, those included that people joined to others."""
        return tuple(sorted({*self.gathering.proposed, *(one.incident.id for one in self.comparisons)}))

    def of(self, incident: str) -> Comparison | None:
        """The comparison of an incident, by its id."""
        return next((one for one in self.comparisons if one.incident.id == incident), None)


def compare(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    judgements: Iterable[Judgement] = (),
    texts: Mapping[str, str] | None = None,
    title: str = "",
    rejected: Iterable[str] = (),
) -> Compared:
    """Every incident of a case with its figures, origins and contradictions, as proposed and as judged.

    The order in which anything is given changes nothing, and giving it twice changes nothing either.

    Args:
        claims: all claims of the case, of all kinds, as judged: with corrections made.
        documents: those of the case.
        judgements: those that hold; of these, the ones on origins, incidents and contradictions matter here.
        texts: of documents, by digest; places are looked for in them. Without, the passages of claims are looked at.
        title: of the case; it names an incident that is the only one.
        rejected: ids of claims that a reviewer took out; they are named with the incidents of their documents, and not
            compared.

    Raises:
        BadInput: two different claims, or two different documents, have one id.
    """
    held = by_id(claims)
    out = {id: held[id].source.digest if id in held else "" for id in rejected}
    opened = {document.digest: document for document in by_id(documents).values()}
    kept = {id: claim for id, claim in held.items() if id not in out}
    decisions = sorted(judgements, key=lambda one: (one.seq, one.id))
    gathering = as_decided(gather(kept, opened, texts or {}, title), decisions, title)
    made = with_rejected((compare_gathered(one, kept, opened, decisions) for one in gathering.incidents), kept, out)
    ordered = sorted(made, key=lambda one: (-one.statements, one.incident.id))
    return Compared(tuple(ordered), gathering)


def as_decided(gathering: Gathering, judgements: Iterable[Judgement], title: str) -> Gathering:
    """The incidents proposed, after what people decided; where there are none, one that bears the case's title."""
    found = decided(gathering, judgements)
    if found.incidents:
        return found
    empty = Gathered(Incident(content_id("incident", title), title), "", frozenset())
    return replace(found, incidents=(empty,))


def compare_gathered(
    gathered: Gathered, claims: Mapping[str, Claim], documents: Mapping[str, Document], judgements: Iterable[Judgement]
) -> Comparison:
    """One incident of a case compared; of claims and documents, those that it needs may stand for all."""
    about = {id: claims[id] for id in gathered.claims}
    speaking = {claim.source.digest for claim in about.values()}
    nearby = {digest: one for digest, one in documents.items() if digest in speaking or not speaking}
    return compare_one(
        gathered.incident, about.values(), nearby.values(), judgements, gathered.why, spots=gathered.spots
    )


def with_rejected(
    comparisons: Iterable[Comparison], claims: Mapping[str, Claim], rejected: Mapping[str, str]
) -> list[Comparison]:
    """The comparisons, each naming the rejected claims of its documents, and those of documents that speak in none.

    Args:
        rejected: the digest of the document of each.
    """
    made = [(one, {claims[id].source.digest for id in one.claims}) for one in comparisons]
    spoken = {digest for _, speaking in made for digest in speaking}

    def named(speaking: set[str]) -> tuple[str, ...]:
        return tuple(sorted(id for id, it in rejected.items() if it in speaking or it not in spoken))

    return [replace(one, rejected=named(speaking)) if rejected else one for one, speaking in made]


def compare_one(
    incident: Incident,
    claims: Iterable[Claim],
    documents: Iterable[Document],
    judgements: Iterable[Judgement] = (),
    why: str = "",
    rejected: Iterable[str] = (),
    spots: Mapping[str, str] | None = None,
) -> Comparison:
    """One incident compared: all that `compare` finds for it, from the claims about it and their documents alone.

    Args:
        spots: the names of places within the incident, by the claims that count only those harmed there.
    """
    about, opened = by_id(claims), {document.digest: document for document in by_id(documents).values()}
    heard = Hearing(about.values(), opened)
    scope = scope_of(about, opened, {id: name for id, name in (spots or {}).items() if id in about})
    counts = [one for one in about.values() if isinstance(one, CountClaim)]
    sides = sides_of(counts, opened, heard, scope.languages)
    scope.of_one_side = {id: sides[id].words for id in counted_apart(counts, sides)}
    told = [_statement(claim, opened, heard, sides.get(claim.id)) for claim in counts]
    found = chains(told, judgements)
    letters = {chain.first.id: letter(number) for number, chain in enumerate(found)}
    by_claim = {step.told.id: letters[chain.first.id] for chain in found for step in chain.steps}
    against = _judged(marked(_against(incident, about, heard, found, scope), about, judgements), judgements)
    rows = side_by_side(about.values(), opened.values(), incident, rejected, by_claim, scope, heard)
    origins = tuple(origin_of(chain, letters[chain.first.id]) for chain in found)
    speaking, nobody = speakers(about.values(), opened, heard)
    return replace(
        rows, origins=origins, against=against, why=why, claims=tuple(about),
        timeline=timeline(about.values(), heard), labels=labels(about.values(), opened, heard),
        evidence=evidence(about.values(), opened, heard), speakers=speaking, without_speaker=nobody,
        persons=persons(about.values(), heard), rests=rests(told), spots=tuple(sorted(scope.spots.items())),
    )  # fmt: skip


def _statement(claim: CountClaim, documents: Mapping[str, Document], heard: Hearing, counts_of: Side | None) -> Told:
    document = documents.get(claim.source.digest)
    voice, publisher = heard.voice(claim), publisher_voice(document, claim)
    carrier = heard.publisher(document) if document else publisher
    side = profile_of(document.side.value.replace(",", " ") if document and document.side else "")
    own = claim.said_by.own_voice or voice.key == carrier.key
    profile = profile_of(voice.name)
    finds = finds_out(profile) or (own and finds_out(side))
    tells = own and bool(side.roles & TELLING)
    speaker = f"{voice.key} {claim.source.digest}" if tells else voice.key
    return Told(
        claim, counted(claim), speaker, voice.name, profile, own, _holds_many(publisher.name) or side.press,
        publisher.name, carrier.key, heard.dated(claim.source.digest), finds,
        document.title.value if document and document.title and tells else "",
        tells or bool((profile.roles | heard.roles_of(voice)) & TELLING), counts_of,
    )  # fmt: skip


def _holds_many(publisher: str) -> bool:
    """Whether many speak in what such a publisher brings out: in a newspaper, in the record of a parliament."""
    profile = profile_of(publisher)
    return profile.press or "parliament" in profile.bodies


def _against(
    incident: Incident, claims: Mapping[str, Claim], heard: Hearing, found: tuple[Chain, ...], scope: Scope
) -> list[Contradiction]:
    """What is set against what; `scope` is told which figures more likely than not count some only, and why."""
    told = [step.told for chain in found for step in chain.steps]
    whys = {one.id: scope.why_placed(one.claim) for one in told}
    order = {digest: heard.dated(digest) for digest in {one.source.digest for one in claims.values()}}
    happenings = [
        Happening(one, heard.voice(one).key, heard.voice(one).name, (order[one.source.digest], one.passage.start))
        for one in claims.values()
    ]
    labels = [(one.claim, one.speaker, one.order) for one in happenings if isinstance(one.claim, LabelClaim)]
    period = incident.period
    ended = days(period.edtf).last if period and precision(period.edtf) in ("day", "days") else None
    own = Stretch.of(period.edtf) if period else None
    examined = {one.id for one in told if whys[one.id] and scope.examined(one.claim)}
    examined -= {one.id for one in told if one.claim.part_of in examined}
    spoken = standing(found, {one.id: scope.why_part(one.claim) for one in told}, examined, scope.spots)
    likely = chances([as_counted(one, examined, scope.spots) for one in told], scope, ended)
    some = plain_parts(spoken, likely)
    why_some = {
        one.id: reason(one, likely[one.id], scope.languages.get(one.id))
        for one in told if one.id in likely and likely[one.id].part > 0
    }  # fmt: skip
    scope.some_only = {id: say("{why}.", why=why) for id, why in why_some.items()}
    out = {one.id for one in some}
    by_class = positions(found, [[one for one in held if one.id not in out] for held in spoken], ended, likely)
    denied = {(one.speaker, *one.figure) for one in told if one.claim.polarity == "denied"}
    made = [
        *against_each_other(by_class, ended, denied), *denied_figures(found), *disputed_figures(claims.values(), told),
        *refused_labels(labels), *taken_on(happenings), *days_apart(happenings, own), *rival_accounts(happenings),
        *lengths_apart(happenings, scope.languages), *hours_apart(happenings, scope.languages, own),
        *parts(told), *shares(told, whys, by_class), *other_people(by_class), *some_only(some, why_some, by_class),
    ]  # fmt: skip
    first: dict[str, Contradiction] = {}
    for one in made:
        first.setdefault(one.id, one)
    return sorted(first.values(), key=lambda one: (not one.holds, one.kind, one.claims))


def _judged(against: Iterable[Contradiction], judgements: Iterable[Judgement]) -> tuple[Contradiction, ...]:
    """Each contradiction as people left it: explained, dismissed, or open; the latest decision holds."""
    latest: dict[str, Judgement] = {}
    for one in sorted(judgements, key=lambda it: it.seq):
        if one.verdict in ("explain", "dismiss"):
            latest |= dict.fromkeys(one.targets, one)
    states = {"explain": "explained", "dismiss": "dismissed"}
    return tuple(
        replace(one, status=states[latest[one.id].verdict], judged=latest[one.id].id) if one.id in latest else one
        for one in against
    )
