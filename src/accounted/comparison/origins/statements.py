"""A count claim seen as a statement of a speaker in a document: what links between statements are looked for in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from accounted.comparison.classes import Counted, number_of
from accounted.comparison.speakers import Profile
from accounted.comparison.whose import BOTH, Side
from accounted.model import CountClaim

__all__ = ["Told"]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of a number.

    `speaker` is the key of the speaker as known again across documents, `name` the name to show; `own` says that
    the publisher speaks itself, `press` that it is a newspaper, an agency or the like, or the record of a
    parliament; `dated` are the first and last day on which the document may have appeared, the last day of the
    calendar for an undated one. `finds` says that the speaker is one who finds out for himself: a court, a monitor,
    a hospital, a witness; `witness` is the title of a document in which one person tells, as far as this is that
    person's statement; `sees` says that the speaker is one who was there, and tells of those whom he saw; `side` is
    whose people the figure counts, as far as that is told.

    `order` puts the earliest document first, then the place in its text. `figure` is what makes two statements one
    figure, who is counted and the number (at most 200 is none with 200); `number` is the same of whatever group.
    """

    claim: CountClaim
    counted: Counted
    speaker: str
    name: str
    profile: Profile
    own: bool
    press: bool
    carrier: str
    carrier_key: str
    dated: tuple[date, date]
    finds: bool = False
    witness: str = ""
    sees: bool = False
    side: Side | None = None
    order: tuple[object, ...] = field(init=False, repr=False, compare=False)
    number: tuple[object, ...] = field(init=False, repr=False, compare=False)
    figure: tuple[object, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        amount = self.claim.amount
        given = (*number_of(amount), amount.precision == "at_most")
        self._set("order", (self.dated, self.document, amount.start, self.claim.id))
        self._set("number", (self.counted.fate, self.counted.unit, *given))
        self._set("figure", (*self.counted, *given))

    def _set(self, name: str, value: tuple[object, ...]) -> None:
        object.__setattr__(self, name, value)  # these are asked for so often that they are worked out once

    def other_side(self, other: Told) -> bool:
        """Whether both figures are known to count the people of two sides, or one of them those of both."""
        one, there = self.side, other.side
        return (
            one is not None and there is not None and (one.differs(there) or (one.camp == BOTH) != (there.camp == BOTH))
        )

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def document(self) -> str:
        """The digest of the document."""
        return self.claim.source.digest
