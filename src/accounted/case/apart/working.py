"""What is done with an original, wherever it is done: opened, and read by the rules if that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from accounted.case.opening import Opening, opening, reading
from accounted.model import Original


@dataclass(frozen=True, slots=True)
class Job:
    """An original to be opened: where its bytes come from, its name, what was said of it, whether it is read too.

    `also` are its other names, tried in order where it can't be opened by its name.
    """

    original: Original
    content: Callable[[], bytes]
    name: str
    given: Mapping[str, str]
    read: bool
    also: tuple[str, ...] = ()


def carried_out(job: Job, opened_it: Callable[[], None] = lambda: None) -> Opening:
    """The original opened, and read if that is wanted; `opened_it` is told between the two."""
    opened = _opened(job)
    if job.read and not opened.why:
        opened_it()
        opened = reading(opened, job.given.get("language"))
    return opened


def _opened(job: Job) -> Opening:
    """The original opened by the first of its names by which it can be; it is called by its own all the same."""
    from accounted.plugins import importers

    content = job.content()
    first = opening(job.original, content, job.name, job.given, importers())
    for name in job.also if first.document.kind == "unread" else ():
        other = opening(job.original, content, name, job.given, importers())
        if other.document.kind != "unread":
            note = f"It can't be opened as {job.name!r} and is opened as {name!r}, its other name."
            notes = (*other.document.notes, note)
            return replace(other, document=replace(other.document, name=job.name, notes=notes))
    return first
