"""The pieces a page is put together from: words with their boxes, stretches of a line, blocks of lines."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from accounted.model import Box


class Piece(NamedTuple):
    """A word, or a part of one, with its box; `glued` when no space stands before it.

    Of a word from a picture also how surely it was recognised, and as what, if something else was made of it.
    """

    text: str
    box: Box
    glued: bool = False
    confidence: float | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand in one line, without a wide gap."""

    pieces: tuple[Piece, ...]

    @property
    def box(self) -> Box:
        """Around all of its words."""
        box = self.pieces[0].box
        for piece in self.pieces[1:]:
            box = box.joined(piece.box)
        return box

    @property
    def text(self) -> str:
        """Its words, with a space between them."""
        return "".join(
            (piece.text if piece.glued or not i else f" {piece.text}") for i, piece in enumerate(self.pieces)
        )

    @property
    def size(self) -> float:
        """The usual height of its words, in points."""
        heights = sorted(piece.box.bottom - piece.box.top for piece in self.pieces)
        return heights[len(heights) // 2]

    @property
    def leftward(self) -> bool:
        """Whether most of its letters run to the left."""
        kinds = [unicodedata.bidirectional(letter) for letter in self.text]
        return sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: a paragraph, a heading, a table, a line at the edge of a page.

    `kind` is `words`, `table`, `note`, `margin` or `struck`; in a table each line is a row, its cells
    parted in `cells`.
    """

    lines: tuple[Stretch, ...]
    kind: str = "words"
    cells: tuple[tuple[Stretch | None, ...], ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    opens: bool = field(default=True)
    """Whether it begins a paragraph, rather than going on with one of the column or page before."""

    @property
    def size(self) -> float:
        """The usual height of its words, in points."""
        sizes = sorted(line.size for line in self.lines)
        return sizes[len(sizes) // 2]

    def of_kind(self, kind: str) -> Block:
        """The same lines, taken for something else."""
        return replace(self, kind=kind)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as read: its size in points, and its blocks in reading order."""

    number: int
    width: float
    height: float
    blocks: tuple[Block, ...]
    ocr: bool = False
