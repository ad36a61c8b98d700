"""Places and alleged actors: names exactly as the passage writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounted.model.passage import check_offsets


@dataclass(frozen=True, slots=True)
class Named:
    """A name as written, at its offsets in the document's text."""

    name: str
    start: int
    end: int

    def __post_init__(self) -> None:
        check_offsets(self.start, self.end, self.name)

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON."""
        return {"name": self.name, "start": self.start, "end": self.end}


class Place(Named):
    """A place as written; several names of one place are never made one here."""

    __slots__ = ()

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Place:
        """The place that `to_dict` wrote."""
        return cls(given["name"], given["start"], given["end"])


class AllegedActor(Named):
    """To whom a claim ascribes an act, in the passage's own words."""

    __slots__ = ()

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> AllegedActor:
        """The actor that `to_dict` wrote."""
        return cls(given["name"], given["start"], given["end"])
