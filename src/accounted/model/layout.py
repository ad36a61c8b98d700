"""Where the text of a document stands in its original: pages with the boxes of words, and marks on stretches of text.

Offsets count code points in the document's text, as everywhere. Boxes are in points (1/72 inch) from the
top left corner of the page as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from accounted.model.vocabulary import vocabulary


class Box(NamedTuple):
    """A rectangle on a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def joined(self, other: Box) -> Box:
        """The smallest rectangle around both."""
        return Box(
            min(self.left, other.left), min(self.top, other.top),
            max(self.right, other.right), max(self.bottom, other.bottom),
        )  # fmt: skip


class Word(NamedTuple):
    """A word, or the part of one that stands in one line, with its place on the page."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, its size in points, and its words in the order of the text.

    `words` is empty where a page was read by a program that tells no places.
    """

    number: int
    start: int
    end: int
    width: float = 0
    height: float = 0
    words: tuple[Word, ...] = ()

    def boxes(self, start: int, end: int) -> list[Box]:
        """The rectangles that a stretch of text covers on this page, one for each line of it."""
        lines: list[Box] = []
        for word in self.words:
            if word.start < end and start < word.end:
                if lines and _in_one_line(lines[-1], word.box):
                    lines[-1] = lines[-1].joined(word.box)
                else:
                    lines.append(word.box)
        return lines

    def to_dict(self) -> dict[str, Any]:
        """The page with its words as `[start, end, left, top, right, bottom]`, in whole hundredths of a point."""
        words = [[word.start, word.end, *map(_hundredths, word.box)] for word in self.words]
        return {"number": self.number, "start": self.start, "end": self.end, "width": _hundredths(self.width),
                "height": _hundredths(self.height), "words": words}  # fmt: skip

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Self:
        """The page that `to_dict` wrote."""
        words = tuple(
            Word(int(start), int(end), Box(*(edge / 100 for edge in box))) for start, end, *box in given["words"]
        )
        return cls(
            int(given["number"]), int(given["start"]), int(given["end"]),
            given["width"] / 100, given["height"] / 100, words,
        )  # fmt: skip


def _hundredths(points: float) -> int:
    return round(100 * points)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is to be known of a stretch of text: that it was struck out, read from a picture, said at a time code.

    `kind` is a word of the list `marks`; `about` holds the particulars, such as who struck it out and when.
    """

    kind: str
    start: int
    end: int
    about: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        vocabulary("marks").check(self.kind)

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON: kind and offsets, then the particulars."""
        return {"kind": self.kind, "start": self.start, "end": self.end, **self.about}

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Self:
        """The mark that `to_dict` wrote."""
        about = {key: str(value) for key, value in given.items() if key not in ("kind", "start", "end")}
        return cls(given["kind"], int(given["start"]), int(given["end"]), about)


class Place(NamedTuple):
    """A rectangle on a page by its number."""

    page: int
    box: Box

    def to_dict(self) -> dict[str, Any]:
        """Page and box, in points from the top left corner."""
        return {"page": self.page, "box": [round(edge, 2) for edge in self.box]}


def places(pages: Sequence[Page], start: int, end: int) -> list[Place]:
    """The rectangles that a stretch of text covers, page by page."""
    return [Place(page.number, box) for page in pages for box in page.boxes(start, end)]


def page_of(pages: Sequence[Page], start: int, end: int) -> int | None:
    """The page on which a stretch of text begins, None where no page holds it."""
    holding = [page for page in pages if page.start < end and start < page.end]
    with_words = (page.number for page in holding if any(word.start < end and start < word.end for word in page.words))
    return next(with_words, holding[0].number if holding else None)


def marks_on(marks: Sequence[Mark], start: int, end: int) -> Iterator[Mark]:
    """The marks that touch a stretch of text."""
    return (mark for mark in marks if mark.start < end and start < mark.end)


def _in_one_line(line: Box, box: Box) -> bool:
    middle = (box.top + box.bottom) / 2
    gap = max(box.left - line.right, line.left - box.right)  # to either side: some scripts run to the left
    return line.top < middle < line.bottom and gap < 3 * (line.bottom - line.top)
