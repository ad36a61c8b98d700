"""Long arrays worked on in parts, two at a time: parts fit into the processor's near memory, and numpy shares cores."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

__all__ = ["in_parts"]

Made = TypeVar("Made")

THREADS = min(2, os.cpu_count() or 1)
FEW = 5
"""Parts below which it does not pay to share them."""


def in_parts(size: int, at_once: int, work: Callable[[slice], Made]) -> list[Made]:
    """What the work makes of each part of so many places, in order; it must leave alone what is no part of its own."""
    parts = [slice(begin, min(begin + at_once, size)) for begin in range(0, size, at_once)]
    if len(parts) < FEW or THREADS < 2:
        return [work(part) for part in parts]
    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(work, parts))
