"""How many characters a second the reader gets through, on one core, in one process."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable
from pathlib import Path

import labelled

from accounted import read_text

ROUNDS = 5


def measured(paths: Iterable[Path]) -> dict[str, int]:
    """The middle of several rounds over all texts of the files; the words are loaded before the clock starts."""
    texts = [case["text"] for path in paths for case in labelled.cases_in(path)]
    read_text("Nine people were killed, police said.", lang="en")
    seconds = statistics.median(_seconds(texts) for _ in range(ROUNDS))
    characters = sum(map(len, texts))
    a_second = 1000 * round(characters / seconds / 1000)
    return {"characters": characters, "rounds": ROUNDS, "characters_per_second": a_second}


def _seconds(texts: list[str]) -> float:
    before = time.process_time()
    for text in texts:
        read_text(text, lang="en")
    return time.process_time() - before
