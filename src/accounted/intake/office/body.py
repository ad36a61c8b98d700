"""The text of a document as it is written, with what is met on the way: changes, comments, footnotes, hidden words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from accounted.intake.prose import RAISED, Prose, one_line
from accounted.model import Mark

Placed = Callable[[int, bool], int]
"""Where an offset in words comes to stand when they are written elsewhere; the flag tells a start from an end."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were struck out, by whom and when, and where in the text."""

    words: str
    at: int
    about: Mapping[str, str]


@dataclass(slots=True)
class Body:
    """The text as it is written, with what was met on the way; `ranges` are the stretches that comments are about."""

    prose: Prose = field(default_factory=Prose)
    struck: list[Change] = field(default_factory=list)
    inserted: int = 0
    hidden: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    ranges: dict[str, list[int]] = field(default_factory=dict)

    def inner(self) -> Body:
        """A body for what is to be put into this one as a whole; it numbers its notes on from here."""
        return Body(notes=self.notes)

    def run(self, words: str) -> None:
        """Write words that go on where the text is."""
        self.prose.run(self._apart(words))

    def put_in(self, words: str, about: Mapping[str, str]) -> None:
        """Write words that were inserted, under a mark."""
        start, end = self.prose.run(self._apart(words))
        last = self.prose.marks[-1] if self.prose.marks else None
        if last and (last.kind, last.end, last.about) == ("inserted", start, about):  # one change is often several runs
            self.prose.marks[-1] = Mark("inserted", last.start, end, about)
        elif words.strip():
            self.inserted += 1
            self.prose.mark("inserted", start, end, about)

    def _apart(self, words: str) -> str:
        """The words, parted from a number by a space when a raised one follows: 613² would be another figure."""
        return f" {words}" if words[:1] in RAISED and words and self.prose.last.isdigit() else words

    def strike(self, words: str, about: Mapping[str, str]) -> None:
        """Keep words apart that are struck out where the text has come to."""
        last = self.struck[-1] if self.struck else None
        if last and last.at == self.prose.next and last.about == about:  # one change is often several runs
            self.struck[-1] = Change(last.words + words, last.at, about)
        elif words.strip():
            self.struck.append(Change(words, self.prose.next, about))

    def strike_all(self, bodies: Iterable[Body], about: Mapping[str, str]) -> None:
        """Keep all that bodies hold apart, as struck out with the row or cell that held them."""
        for body in bodies:
            words = [body.prose.text, *(it.words for it in body.struck)]
            if said := " ".join(filter(None, map(str.strip, words))):
                self.strike(f"{said} ", about)

    def note(self, position: str) -> None:
        """Note that a comment begins or ends here."""
        at = self.ranges.setdefault(position, [])
        at.append(self.prose.length if at else self.prose.next)

    def write(self, inner: Body) -> None:
        """Write another body into this one as it stands, in paragraphs of its own."""
        self.prose.end_paragraph()
        start, _ = self.prose.run(inner.prose.text)
        self.take(inner, lambda offset, _: start + offset)
        self.prose.end_paragraph()

    def take(self, inner: Body, placed: Placed) -> None:
        """Take over what was met in a body whose words were written into this one; `placed` tells where they stand."""
        self.inserted, self.hidden = self.inserted + inner.inserted, self.hidden + inner.hidden
        self.struck += [Change(it.words, placed(it.at, True), it.about) for it in inner.struck]
        for mark in inner.prose.marks:
            self.prose.mark(mark.kind, placed(mark.start, True), placed(mark.end, False), mark.about)
        for key, offsets in inner.ranges.items():
            self.ranges.setdefault(key, []).extend(placed(it, turn == 0) for turn, it in enumerate(offsets))


def in_one_line(words: str, at: int) -> Placed:
    """For words that are written in one line from there on, as in a cell."""

    def placed(offset: int, is_start: bool) -> int:
        before = words[:offset]
        gap = is_start and before[-1:].isspace() and bool(before.strip())
        return at + len(one_line(before)) + int(gap)

    return placed


def all_at(at: int) -> Placed:
    """For words that stand elsewhere, as those of joined headings do."""
    return lambda *_: at
