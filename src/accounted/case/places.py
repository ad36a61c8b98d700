"""Places as the documents write them, and where people have put them on the map; no name is preferred to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accounted.case.desk import Desk
from accounted.case.making import check_made
from accounted.case.standing import undone
from accounted.errors import BadInput
from accounted.model import Judgement, content_id, vocabulary

LOCATE = "locate"
MOST_DEGREES = {"latitude": 90, "longitude": 180}


@dataclass(frozen=True, slots=True)
class WrittenPlace:
    """A name of a place as written, how many claims and documents write it, and where a person has put it, if one has.

    Two spellings are two places here, even of one town; who puts them on the map may put them on one spot.
    """

    id: str
    name: str
    claims: int
    documents: int
    located: Judgement | None = None

    def to_dict(self) -> dict[str, Any]:
        """The place; `latitude` and `longitude` in degrees, None while nobody has put it on the map."""
        where = self.located.changes if self.located else {}
        return {
            "id": self.id, "name": self.name, "claims": self.claims, "documents": self.documents,
            "latitude": float(where["latitude"]) if where else None,
            "longitude": float(where["longitude"]) if where else None, "precision": where.get("precision"),
            "located": {"by": self.located.by, "at": self.located.at, "why": self.located.why,
                        "judgement": self.located.id} if self.located else None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a case, the most written first."""

    places: Sequence[WrittenPlace]

    def to_dict(self) -> dict[str, Any]:
        """The public JSON, `places/1`."""
        return {"schema": "places/1", "places": [one.to_dict() for one in self.places]}


def places(desk: Desk) -> Places:
    """Every name of a place that a claim carries, with the latest judgement that puts it on the map."""
    check_made(desk)
    judgements = desk.store.hand.judgements()
    taken = undone(judgements)
    located = {id: one for one in judgements if one.verdict == LOCATE and one.id not in taken for id in one.targets}
    return Places(tuple(
        WrittenPlace(id, name, claims, documents, located.get(id))
        for name, claims, documents in desk.store.overview.places()
        for id in (place_id(name),)
    ))  # fmt: skip


def place_id(name: str) -> str:
    """The id of a place: it follows from its name as written."""
    return content_id("place", name)


def check_location(changes: Mapping[str, str]) -> None:
    """Refuse what is no spot on the globe, or says no precision.

    Raises:
        BadInput: the error names the value.
    """
    for key, most in MOST_DEGREES.items():
        try:
            degrees = float(changes[key])
        except ValueError:
            degrees = float("nan")
        if not -most <= degrees <= most:
            do = f"Write degrees from -{most} to {most}, such as 39.91."
            raise BadInput(f"{changes[key]!r} is no {key}.", "--set", do)
    vocabulary("place_precisions").check(changes["precision"])
