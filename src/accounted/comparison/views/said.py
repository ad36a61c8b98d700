"""What speakers call it, what evidence they say exists, who is named, and who speaks at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from accounted.comparison.spelling import plain
from accounted.comparison.voices import Hearing, publisher_voice
from accounted.model import PUBLISHER, Claim, CountClaim, Document, EvidenceClaim, LabelClaim, PersonClaim

__all__ = ["Evidence", "Named", "Speaking", "Used", "evidence", "labels", "persons", "speakers"]


@dataclass(frozen=True, slots=True)
class Used:
    """A term that a speaker uses of what happened, or refuses (`polarity`)."""

    term: str
    category: str
    use: str
    polarity: str
    said_by: str
    carried_by: tuple[str, ...]
    claims: tuple[str, ...]
    forum: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The term with who uses it."""
        return {
            "term": self.term, "category": self.category, "use": self.use, "polarity": self.polarity,
            "said_by": self.said_by, "carried_by": list(self.carried_by), "forum": self.forum,
            "claims": list(self.claims),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """A kind of evidence: who asserts that it exists, who describes it at first hand, what it is said to show, and the
    documents that show it."""

    type: str
    asserted_by: tuple[str, ...]
    first_hand_by: tuple[str, ...]
    supports: tuple[str, ...]
    shown_in: tuple[str, ...]
    claims: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The row of the matrix."""
        return {
            "type": self.type, "asserted_by": list(self.asserted_by), "first_hand_by": list(self.first_hand_by),
            "supports": list(self.supports), "shown_in": list(self.shown_in), "claims": list(self.claims),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A person named by a speaker, with the fate that is told."""

    name: str
    fate: str
    said_by: str
    claims: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The name with who gives it."""
        return {"name": self.name, "fate": self.fate, "said_by": self.said_by, "claims": list(self.claims)}


@dataclass(frozen=True, slots=True)
class Speaking:
    """A speaker under all its names, the sides that its own documents are said to be on, and what it says.

    `figures` is the number of statements that give a number, 0 for one that gives none.
    """

    said_by: str
    names: tuple[str, ...]
    sides: tuple[str, ...]
    carried_by: tuple[str, ...]
    documents: tuple[str, ...]
    figures: int
    claims: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The speaker."""
        return {
            "said_by": self.said_by, "names": list(self.names), "sides": list(self.sides),
            "carried_by": list(self.carried_by), "documents": list(self.documents), "figures": self.figures,
            "gives_figures": self.figures > 0, "claims": list(self.claims),
        }  # fmt: skip


def labels(claims: Iterable[Claim], documents: Mapping[str, Document], heard: Hearing) -> tuple[Used, ...]:
    """Each term by who uses it, by kind, then term, then speaker; the order says nothing of which is right."""
    gathered: defaultdict[tuple[Any, ...], list[LabelClaim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, LabelClaim):
            key = (claim.category, plain(claim.term) or claim.term, claim.use, claim.polarity, heard.voice(claim).key)
            gathered[key].append(claim)
    made = []
    for key in sorted(gathered):
        held = sorted(gathered[key], key=lambda one: one.id)
        first = held[0]
        carriers = {publisher_voice(documents.get(one.source.digest), one).name for one in held}
        forum = next((one.forum for one in held if one.forum), None)
        made.append(
            Used(first.term, first.category, first.use, first.polarity, heard.voice(first).name,
                 tuple(sorted(carriers)), tuple(one.id for one in held), forum)
        )  # fmt: skip
    return tuple(made)


def evidence(claims: Iterable[Claim], documents: Mapping[str, Document], heard: Hearing) -> tuple[Evidence, ...]:
    """The kinds of evidence that are said to exist, by kind.

    A speaker describes evidence at first hand where it speaks itself, in a document that shows it.
    """
    gathered: defaultdict[str, list[EvidenceClaim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, EvidenceClaim) and claim.polarity == "affirmed":
            gathered[claim.type].append(claim)

    def names(held: Iterable[EvidenceClaim]) -> tuple[str, ...]:
        return tuple(sorted({heard.names[heard.voice(one).key] for one in held}))

    def ids(held: Iterable[EvidenceClaim]) -> tuple[str, ...]:
        return tuple(sorted({documents[it.source.digest].id for it in held if it.source.digest in documents}))

    return tuple(
        Evidence(
            kind, names(held), names(one for one in held if one.shown and one.said_by.own_voice),
            tuple(sorted({one.supports for one in held if one.supports})), ids(one for one in held if one.shown),
            tuple(sorted(one.id for one in held)),
        )
        for kind, held in sorted(gathered.items())
    )  # fmt: skip


def persons(claims: Iterable[Claim], heard: Hearing) -> tuple[Named, ...]:
    """The persons named, by name as written, fate and speaker."""
    gathered: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, PersonClaim):
            gathered[claim.name.exact, claim.fate.code, heard.names[heard.voice(claim).key]].append(claim.id)
    return tuple(Named(*key, tuple(sorted(ids))) for key, ids in sorted(gathered.items()))


def speakers(
    claims: Iterable[Claim], documents: Mapping[str, Document], heard: Hearing
) -> tuple[tuple[Speaking, ...], tuple[str, ...]]:
    """Everyone who speaks, by name, those included who give no figure; and the claims that have no speaker.

    A claim has none where the publisher speaks itself, and nobody says who that is.
    """
    by_voice: defaultdict[str, list[Claim]] = defaultdict(list)
    nobody = []
    for claim in claims:
        document = documents.get(claim.source.digest)
        unnamed = claim.said_by.name == PUBLISHER and not claim.carried_by and not (document and document.publisher)
        if unnamed:
            nobody.append(claim.id)
        by_voice[heard.voice(claim).key].append(claim)
    made = [_speaking(key, held, documents, heard) for key, held in by_voice.items()]
    return tuple(sorted(made, key=lambda one: (plain(one.said_by), one.said_by, one.claims))), tuple(sorted(nobody))


def _speaking(key: str, held: Iterable[Claim], documents: Mapping[str, Document], heard: Hearing) -> Speaking:
    claims = sorted(held, key=lambda one: one.id)
    opened = {one.source.digest: documents[one.source.digest] for one in claims if one.source.digest in documents}
    sides = {
        documents[one.source.digest].side for one in claims if one.said_by.own_voice and one.source.digest in opened
    }
    numbers = [one for one in claims if isinstance(one, CountClaim) and one.amount.quantified]
    return Speaking(
        heard.names[key], tuple(sorted({heard.voice(one).name for one in claims})),
        tuple(sorted({side.value for side in sides if side})),
        tuple(sorted({publisher_voice(documents.get(one.source.digest), one).name for one in claims})),
        tuple(sorted(document.id for document in opened.values())), len(numbers), tuple(one.id for one in claims),
    )  # fmt: skip
