"""A stretch of a document's text, by offsets, with its words: what every claim stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounted.errors import BadInput
from accounted.model.layout import Mark

CONTEXT = 32
"""How many code points of text before and after a passage are kept beside it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words at their place: Unicode code points, 0-based, end exclusive, in the document's text."""

    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        check_offsets(self.start, self.end, self.exact)

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Span:
        """The span of a text between two offsets."""
        return cls(start, end, text[start:end])

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON."""
        return {"start": self.start, "end": self.end, "exact": self.exact}

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Span:
        """The span that `to_dict` wrote."""
        return cls(given["start"], given["end"], given["exact"])


@dataclass(frozen=True, slots=True)
class Passage:
    """A span with a little of the text on both sides, and its page or table cell where there is one.

    Rows and columns are counted from 1, a table's header row included; pages from 1. `marks` tell what is to be
    known of its words, such as the confidence with which they were read from a picture.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    page: int | None = None
    row: int | None = None
    column: int | None = None
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        check_offsets(self.start, self.end, self.exact)

    @classmethod
    def cut(cls, text: str, start: int, end: int, row: int | None = None, column: int | None = None) -> Passage:
        """The passage of a text between two offsets."""
        prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return cls(start, end, text[start:end], prefix, suffix, row=row, column=column)

    def stands_in(self, text: str) -> bool:
        """Whether the text holds these words at these offsets."""
        return text[self.start : self.end] == self.exact

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON; page, row, column and marks only where there are any."""
        place = {"page": self.page, "row": self.row, "column": self.column,
                 "marks": [mark.to_dict() for mark in self.marks] or None}  # fmt: skip
        return {
            "start": self.start, "end": self.end, "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix,
            **{key: value for key, value in place.items() if value is not None},
        }  # fmt: skip

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Passage:
        """The passage that `to_dict` wrote."""
        return cls(
            given["start"], given["end"], given["exact"], given.get("prefix", ""), given.get("suffix", ""),
            given.get("page"), given.get("row"), given.get("column"),
            tuple(map(Mark.from_dict, given.get("marks", ()))),
        )  # fmt: skip


def check_offsets(start: int, end: int, exact: str) -> None:
    """Refuse offsets that can't hold the words: `0 <= start < end` and `end - start == len(exact)`."""
    if not 0 <= start < end or end - start != len(exact):
        raise BadInput(
            f"Offsets {start}–{end} can't hold {len(exact)} characters.", None, "Count code points, end exclusive."
        )
