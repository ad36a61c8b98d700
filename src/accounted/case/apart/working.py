"""What is done with an original, wherever it is done: opened, and read by the rules if that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from accounted.case.opening import Opening, opening, reading
from accounted.model import Original


@dataclass(frozen=True, slots=True)
class Job:
    """An original to be opened: where its bytes come from, its name, what was said of it, whether it is read too."""

    original: Original
    content: Callable[[], bytes]
    name: str
    given: Mapping[str, str]
    read: bool


def carried_out(job: Job, opened_it: Callable[[], None] = lambda: None) -> Opening:
    """The original opened, and read if that is wanted; `opened_it` is told between the two."""
    from accounted.plugins import importers

    opened = opening(job.original, job.content(), job.name, job.given, importers())
    if job.read and not opened.why:
        opened_it()
        opened = reading(opened, job.given.get("language"))
    return opened
