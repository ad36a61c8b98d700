"""What the pictures of one document may take of the recogniser; whoever comes to the end of it says so.

A file can hold a hundred thousand pictures, or a few that keep the recogniser busy for hours. Without an end it would
be stopped from outside, and all that was read of it would be lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from accounted.intake.ocr.tesseract import Seen, words_in

MOST_RUNS = 1_500
"""How often the recogniser is asked: once or twice for most pages, and once for every language that is tried."""

MOST_DOTS = 4_000_000_000
"""In all pictures it is asked about, each time: some four hundred pages of A4 at 300 dots an inch."""

MOST_SECONDS, MOST_SECONDS_BY_THE_CLOCK = 900, 1_200
"""Of processor time, and by the clock. Only these differ between machines; the other two end most that is too much."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How to tell the time in seconds, and the processor time of programs that were started and have ended."""

    now: Callable[[], float]
    used: Callable[[], float]


_CLOCK: ContextVar[Clock | None] = ContextVar("clock", default=None)


@contextmanager
def timed(clock: Clock) -> Iterator[None]:
    """Have what is opened in here end by this clock; without one only sizes end it."""
    before = _CLOCK.set(clock)
    try:
        yield
    finally:
        _CLOCK.reset(before)


@dataclass(slots=True)
class Allowance:
    """What is left for a document; `ended` says what was used up, `failed` counts pictures that gave no answer."""

    runs: int = MOST_RUNS
    dots: int = MOST_DOTS
    failed: int = 0
    ended: str | None = None
    clock: Clock | None = field(default_factory=_CLOCK.get)
    _began: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        if self.clock:
            self._began = self.clock.now(), self.clock.used()

    def words_in(self, picture: Any, language: str, whole_page: bool = True) -> list[Seen]:
        """The words of a picture; none where the recogniser fails, or nothing is left for it."""
        self.runs, self.dots = self.runs - 1, self.dots - picture.width * picture.height
        if self.runs < 0:
            self.ended = f"after {MOST_RUNS:,} runs of the recogniser"
        elif self.dots < 0:
            self.ended = f"after {MOST_DOTS // 1_000_000:,} million dots"
        elif self.clock and self.clock.used() - self._began[1] > MOST_SECONDS:
            self.ended = f"after {MOST_SECONDS // 60} minutes of processor time"
        elif self.clock and self.clock.now() - self._began[0] > MOST_SECONDS_BY_THE_CLOCK:
            self.ended = f"after {MOST_SECONDS_BY_THE_CLOCK // 60} minutes"
        if self.ended:
            return []
        seen = words_in(picture, language, whole_page)
        self.failed += seen is None
        return seen or []

    @property
    def note(self) -> str | None:
        """What is to be said of pictures that gave no answer."""
        if not self.failed:
            return None
        times = "once" if self.failed == 1 else f"{self.failed:,} times"
        return f"The recogniser failed or took too long {times}; what it should have read is missing."
