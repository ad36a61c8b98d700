"""What the pictures of one document may take of the recogniser; whoever comes to the end of it says so.

A file can hold a hundred thousand pictures, or a few that keep the recogniser busy for hours. Without an end it would
be stopped from outside, and all that was read of it would be lost.
"""

from __future__ import annotations

import resource
import time
from dataclasses import dataclass, field
from typing import Any

from accounted.intake.ocr.tesseract import Seen, words_in

MOST_RUNS = 1_500
"""How often the recogniser is asked: once or twice for most pages, and once for every language that is tried."""

MOST_DOTS = 4_000_000_000
"""In all pictures it is asked about, each time: some four hundred pages of A4 at 300 dots an inch."""

MOST_SECONDS, MOST_SECONDS_BY_THE_CLOCK = 900, 1_200
"""Of processor time, and by the clock. Only these differ between machines; the other two end most that is too much."""


@dataclass(slots=True)
class Allowance:
    """What is left for a document; `ended` says what was used up, `failed` counts pictures that gave no answer."""

    runs: int = MOST_RUNS
    dots: int = MOST_DOTS
    failed: int = 0
    ended: str | None = None
    _seconds: float = field(default_factory=lambda: _used() + MOST_SECONDS)
    _until: float = field(default_factory=lambda: time.monotonic() + MOST_SECONDS_BY_THE_CLOCK)

    def words_in(self, picture: Any, language: str, whole_page: bool = True) -> list[Seen]:
        """The words of a picture; none where the recogniser fails, or nothing is left for it."""
        self.runs, self.dots = self.runs - 1, self.dots - picture.width * picture.height
        if self.runs < 0:
            self.ended = f"after {MOST_RUNS:,} runs of the recogniser"
        elif self.dots < 0:
            self.ended = f"after {MOST_DOTS // 1_000_000:,} million dots"
        elif _used() > self._seconds:
            self.ended = f"after {MOST_SECONDS // 60} minutes of processor time"
        elif time.monotonic() > self._until:
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


def _used() -> float:
    """The processor time of programs that this one started and that have ended, in seconds."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
