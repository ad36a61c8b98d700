"""A number as a speaker gives it: exact, bounded, approximate, a range, a vague word, or no number at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounted.errors import BadInput
from accounted.model.passage import check_offsets
from accounted.model.sentence import say
from accounted.model.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Amount:
    """How many, in the words of the passage.

    `exact` holds the number words only ("150", not "some 150"), at their offsets; for a mention
    without a number, the words that name the people. `low` and `high` are the smallest and largest
    figure claimed: at least 30 is low 30 and no high; at most 30 is high 30 and no low; about 150
    is 150–150; a mention without a number has neither, and says whether it is of `one` or `several`.
    """

    exact: str
    start: int
    end: int
    low: int | None
    high: int | None
    precision: str
    mention: str | None = None

    def __post_init__(self) -> None:
        check_offsets(self.start, self.end, self.exact)
        vocabulary("precisions").check(self.precision)
        if not _ends_fit(self.precision, self.low, self.high):
            given = f"low is {_said(self.low)}, high is {_said(self.high)}"
            raise BadInput(
                f"The ends of an amount don't fit its precision, {self.precision}: {given}.", None,
                f"An amount that is {self.precision} {_ENDS.get(self.precision, _BOTH)}.",
            )  # fmt: skip
        if (self.mention is not None) != (self.precision == "unquantified"):
            raise BadInput("A mention without a number, and only that, says whether it is of one or several.")
        if self.mention is not None:
            vocabulary("mentions").check(self.mention)

    @property
    def quantified(self) -> bool:
        """Whether a number is given at all; what has none is never counted."""
        return self.precision != "unquantified"

    @property
    def open_above(self) -> bool:
        """Whether the speaker leaves room above the number given."""
        return self.precision == "at_least"

    @property
    def open_below(self) -> bool:
        """Whether the speaker leaves room below the number given."""
        return self.precision == "at_most"

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON; `mention` only where there is no number."""
        written = {
            "exact": self.exact, "start": self.start, "end": self.end,
            "low": self.low, "high": self.high, "precision": self.precision,
        }  # fmt: skip
        return written if self.mention is None else {**written, "mention": self.mention}

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Amount:
        """The amount that `to_dict` wrote."""
        return cls(
            given["exact"], given["start"], given["end"], given["low"], given["high"], given["precision"],
            given.get("mention"),
        )  # fmt: skip


def in_words(amount: Amount) -> str:
    """An amount as a person would write it: "613", "at least 161", "500–1,000"; a vague word as it stands."""
    if amount.precision in ("vague", "unquantified"):
        return amount.exact
    if amount.precision == "range":
        return f"{amount.low:,}–{amount.high:,}"
    return number_in_words(amount.low if amount.low is not None else amount.high or 0, amount.precision)


def number_in_words(value: int, precision: str) -> str:
    """A number with the word for its precision before it; an exact one, or an end of a range, stands alone."""
    bare = precision in ("exact", "range")
    return f"{value:,}" if bare else say(f"{vocabulary('precisions').label(precision)} {{number}}", number=value)


_BOTH = "has both, low not above high"
_ENDS = {
    "unquantified": "has neither", "at_least": "has low alone", "at_most": "has high alone",
    "exact": "has the same number as low and as high", "approximate": "has the same number as low and as high",
}  # fmt: skip


def _said(end: int | None) -> str:
    return "not given" if end is None else str(end)


def _ends_fit(precision: str, low: int | None, high: int | None) -> bool:
    if any(end is not None and (isinstance(end, bool) or end < 0) for end in (low, high)):
        return False
    match precision:
        case "unquantified":
            return low is None and high is None
        case "at_least":
            return low is not None and high is None
        case "at_most":
            return low is None and high is not None
        case "exact" | "approximate":
            return low is not None and low == high
        case _:
            return low is not None and high is not None and low <= high
