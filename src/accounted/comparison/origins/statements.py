"""A count claim seen as a statement of a speaker in a document: what links between statements are looked for in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accounted.comparison.classes import Counted, number_of
from accounted.comparison.speakers import Profile
from accounted.model import CountClaim

__all__ = ["Told"]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of a number.

    `speaker` is the key of the speaker as known again across documents, `name` the name to show; `own` says that the
    publisher speaks itself, `press` that it is a newspaper, an agency or the like; `dated` are the first and last day
    on which the document may have appeared, the last day of the calendar for an undated one. `finds` says that the
    speaker is one who finds out for himself: a court, a monitor, a hospital, a witness; `witness` is the title of a
    document in which one person tells, as far as this is that person's statement.
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

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def document(self) -> str:
        """The digest of the document."""
        return self.claim.source.digest

    @property
    def order(self) -> tuple[object, ...]:
        """Earliest document first, then the place in its text."""
        return (self.dated, self.document, self.claim.amount.start, self.claim.id)

    @property
    def number(self) -> tuple[object, ...]:
        """The same as `figure`, of whatever group."""
        fate, _, unit = self.counted
        return (fate, unit, *number_of(self.claim.amount), self.claim.amount.precision == "at_most")

    @property
    def figure(self) -> tuple[object, ...]:
        """What makes two statements one figure: who is counted, and the number; at most 200 is none with 200."""
        return (*self.counted, *number_of(self.claim.amount), self.claim.amount.precision == "at_most")
