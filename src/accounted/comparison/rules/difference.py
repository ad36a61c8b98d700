"""What two or more rules make of the same figures: their ends side by side, and the claims that one counts alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from accounted.comparison.rules.ruling import Ruled, RuledRow


@dataclass(frozen=True, slots=True)
class Difference:
    """A row under several rules; `rows` in the order of the rules, None where a rule does not count such a row.

    `moved` gives for each claim that not all of them treat alike what each says of it.
    """

    fate: str
    group: str | None
    unit: str
    rows: tuple[RuledRow | None, ...]
    moved: tuple[tuple[str, tuple[tuple[str, bool, str], ...]], ...]

    def to_dict(self) -> dict[str, Any]:
        """The ends under each rule, and each claim that moves, with the reasons."""
        under = [
            {"rule": row.rule.named(), "ends": [one.to_dict() for one in row.ends], "why": row.why}
            for row in self.rows if row is not None
        ]  # fmt: skip
        moved = [
            {"claim": claim, "under": [{"rule": rule, "counts": counts, "why": why} for rule, counts, why in said]}
            for claim, said in self.moved
        ]
        return {"fate": self.fate, "group": self.group, "unit": self.unit, "under": under, "moved": moved}


def differences(ruled: Sequence[Ruled]) -> list[Difference]:
    """Every row that one of the rules counts, in the order of the first that does."""
    keys = dict.fromkeys(row.key for one in ruled for row in one.rows)
    return [_difference(key, [_row_of(one, key) for one in ruled]) for key in keys]


def _row_of(ruled: Ruled, key: tuple[str, str | None, str]) -> RuledRow | None:
    return next((row for row in ruled.rows if row.key == key), None)


def _difference(key: tuple[str, str | None, str], rows: Iterable[RuledRow | None]) -> Difference:
    held = tuple(rows)
    said: dict[str, list[tuple[str, bool, str]]] = {}
    for row in held:
        if row is not None:
            for one in row.counted:
                said.setdefault(one.claim, []).append((row.rule.label, True, one.why))
            for one in row.left_out:
                said.setdefault(one.claim, []).append((row.rule.label, False, one.why))
    moved = {claim: of for claim, of in said.items() if len({counts for _, counts, _ in of}) > 1}
    return Difference(*key, held, tuple((claim, tuple(moved[claim])) for claim in sorted(moved)))
