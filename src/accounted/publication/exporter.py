"""The plug point: what an exporter is, and the check on what it gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple, Protocol, runtime_checkable

from accounted.errors import BrokenPart
from accounted.publication.selection import Selection


class Part(NamedTuple):
    """One file of an export: where it lies in the folder, by `/`, and its bytes, piece by piece."""

    path: str
    content: Iterable[bytes]


@runtime_checkable
class Exporter(Protocol):
    """Turns a selection into files; the same selection gives the same bytes.

    `folder` says whether the export is a folder of files or one file, whose `path` then is only a proposal. One that
    writes no claims may have a further attribute `content`, which says in a few English words what it writes instead.
    One that leaves more out than the gate does may have `narrowed`, which takes that out of a selection, so that what
    is written is counted as it is. One that writes the persons of the register has `persons`, which is true.
    """

    name: str
    folder: bool

    def export(self, selection: Selection) -> Iterable[Part]:
        """The files of the export, in order of writing."""
        ...


def export(selection: Selection, exporter: Exporter) -> Iterator[Part]:
    """The files that an exporter makes of a selection, each with a name that stays inside the folder.

    Raises:
        BrokenPart: it gives a name that does not, the same name twice, or not one file where it promised one.
    """
    seen: set[str] = set()
    for part in exporter.export(selection):
        if not _stays_inside(part.path) or part.path.casefold() in seen or (seen and not exporter.folder):
            what = f"The exporter {exporter.name!r} gives a file that can't be written: {part.path!r}."
            raise BrokenPart(what, exporter.name, "Repair or remove the package it came with.")
        seen.add(part.path.casefold())
        yield part
    if not seen:
        raise BrokenPart(f"The exporter {exporter.name!r} gives no file.", exporter.name, "Repair the package.")


def _stays_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    odd = any(part in ("..", "/") or "\\" in part or ":" in part or not part.isprintable() for part in parts)
    return bool(parts) and not odd and not path.startswith("/")
