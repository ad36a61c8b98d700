"""Which row a figure stands in, and whether it counts only a share of what that row counts.

A share is shown and sets no end. It is one when the claim is part of another (63 children of 613), or when its
words speak of one spot, one cause of death, bodies seen or examined, or an unfinished list (`cues`), where its document
counts the people of two sides apart (`whose`), or where it more likely than not counts some only (`wholes`) and another
figure stands beside it. In the row of a group of its own, a part speaks for the whole
of that group: 63 children of 613 killed is a share of those killed and no share of the children killed. A part of a
share is a share everywhere, and so is a part of people counted under another fate or unit, and a part whose whole isn't
in the case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from accounted.comparison.cues import examines, why_share
from accounted.model import Claim, CountClaim, say

CIVILIANS = "civilians"
BESIDE_CIVILIANS = frozenset({"combatants", "police", "peacekeepers"})
"""Groups that leave civilians a group of their own where one speaker gives both in one document."""


class RowKey(NamedTuple):
    """What a row counts: a fate, a group (None for the whole) and a unit."""

    fate: str
    group: str | None
    unit: str


class Scope:
    """What each count claim of a case counts, seen beside the others.

    Args:
        claims: all claims, by id; `part_of` is looked up here.
        languages: the language of each claim, by id; cue words are known for those that have a file.
        spots: the names of places within the incident, by the claims that count only those harmed there.

    `of_one_side` are the words of figures that count the people of one side beside others of their document, by claim;
    `some_only` says of those that more likely than not count some only (`wholes`) why.
    """

    def __init__(
        self, claims: Mapping[str, Claim], languages: Mapping[str, str | None], spots: Mapping[str, str]
    ) -> None:
        self._claims, self.languages, self.spots = claims, languages, spots
        self.of_one_side: Mapping[str, str] = {}
        self.some_only: Mapping[str, str] = {}
        self._beside = _beside_civilians(claims.values())
        self._why: dict[str, str | None] = {}

    def row_of(self, claim: CountClaim) -> RowKey:
        """The row of the claim's fate, group and unit; civilians of the whole stand in the row of the whole.

        That nobody was among the civilians says nothing of the whole: it stands in the row of civilians.
        """
        group = claim.group.code
        civilians = group == CIVILIANS and claim.part_of is None and claim.amount.high != 0
        whole = civilians and _teller(claim) not in self._beside
        return RowKey(claim.fate.code, None if whole else group, claim.unit)

    def why_share(self, claim: CountClaim) -> str | None:
        """One sentence on why the figure is a share of what its row counts, or None when it isn't."""
        placed = self.why_placed(claim)
        if placed is None and claim.id in self.of_one_side:
            words = self.of_one_side[claim.id]
            return say("“{words}” speaks of one side, and the document counts the other apart.", words=words)
        return placed

    def why_placed(self, claim: CountClaim) -> str | None:
        """The same, apart from figures of one side: these are set against others of that side."""
        part = self.why_part(claim)
        if part is None and claim.id in self.spots:
            return say("Its sentence speaks of {place}, a part of where it happened.", place=self.spots[claim.id])
        return part

    def why_part(self, claim: CountClaim) -> str | None:
        """The same, apart from figures told of one place: these are set against others of that place."""
        if claim.id not in self._why:
            self._why[claim.id] = self._by_parts(claim) or why_share(claim, self.languages.get(claim.id))
        return self._why[claim.id]

    def examined(self, claim: CountClaim) -> bool:
        """Whether the figure counts bodies that were examined."""
        return claim.fate.code in ("killed", "body_found") and examines(claim, self.languages.get(claim.id))

    def _by_parts(self, claim: CountClaim) -> str | None:
        if claim.part_of is None or self._speaks_for_its_group(claim):
            return None
        return say("It is a part of {claim}.", claim=claim.part_of)

    def _speaks_for_its_group(self, claim: CountClaim) -> bool:
        """Whether a part is the whole of its own group: each whole above it is of another group and no share."""
        row, above = self.row_of(claim), {claim.id}
        while claim.part_of is not None:
            whole = self._claims.get(claim.part_of)
            if row.group is None or not isinstance(whole, CountClaim) or whole.id in above:
                return False
            over = self.row_of(whole)
            if (over.fate, over.unit) != (row.fate, row.unit) or over.group == row.group:
                return False
            if why_share(whole, self.languages.get(whole.id)):
                return False
            above.add(whole.id)
            claim = whole
        return True


def _teller(claim: CountClaim) -> tuple[str, ...]:
    """What a civilians figure and a combatants figure share when one speaker gives both in one document."""
    return (claim.source.digest, claim.said_by.name, claim.fate.code, claim.unit)


def _beside_civilians(claims: Iterable[Claim]) -> set[tuple[str, ...]]:
    """Where speakers count people who are no civilians."""
    return {
        _teller(claim) for claim in claims
        if isinstance(claim, CountClaim) and claim.group.code in BESIDE_CIVILIANS and claim.part_of is None
    }  # fmt: skip
