"""A speaker named in a sentence, with the words that show it and the stretch it covers."""

from __future__ import annotations

from dataclasses import dataclass

from accounted.language import Token


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker named in a sentence: the name as tokens, the cue and the stretch covered as code points.

    `refers` marks a pronoun or a bare "the ministry", which takes the name it stands for; `kind` is
    the kind of cue; `contrasts` that it opens a clause of its own ("although officials said"), which is
    all it covers; `via` those who pass it on, outermost first; `beside` the stretches that only tell who speaks.
    """

    tokens: tuple[Token, ...]
    cue: tuple[int, int]
    covers: tuple[int, int]
    kind: str
    refers: bool = False
    contrasts: bool = False
    via: tuple[tuple[Token, ...], ...] = ()
    beside: tuple[tuple[int, int], ...] = ()

    @property
    def start(self) -> int:
        """Where the name begins."""
        return self.tokens[0].start if self.tokens else self.cue[0]

    def says(self, position: int) -> bool:
        """Whether what stands at a position is the speaker's own: covered, and not told of the speaker."""
        told_of = any(first <= position < last for first, last in self.beside)
        return self.covers[0] <= position < self.covers[1] and not told_of

    @property
    def leads(self) -> bool:
        """Whether the name stands before its verb, so that what it says follows."""
        leading = ("say", "say_number", "deny", "heading", "according_behind", "reported")
        return self.cue[0] <= self.start < self.cue[1] and self.kind in leading
