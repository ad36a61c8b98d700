"""Files that results are written into: never over what they came from, and never two into one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from accounted.case.folders import AnyPath, path_of
from accounted.case.walk import as_text, reason
from accounted.errors import BadInput, CannotStore

__all__ = ["check_places", "not_written", "write_result"]


def check_places(written: Iterable[AnyPath | None], read: Iterable[AnyPath | None]) -> None:
    """Refuse places for results of which one is read from, or two are one; None is no place.

    Raises:
        BadInput: nothing was read or written.
    """
    places, sources = ([path_of(one) for one in some if one is not None] for some in (written, read))
    for number, place in enumerate(places):
        if any(_same(place, source) for source in sources):
            what = "What is read here would be written over; nothing was touched."
            raise BadInput(what, as_text(place), "Choose another place for the result.")
        if any(_same(place, other) for other in places[:number]):
            raise BadInput("Two results can't have one place.", as_text(place), "Choose another for one of them.")


def write_result(path: AnyPath, content: str) -> None:
    """Write a result.

    Raises:
        CannotStore: the file can't be written.
    """
    place = path_of(path)
    try:
        place.write_text(content, "utf-8")
    except OSError as error:
        raise not_written(place, error) from error


def not_written(place: Path, error: OSError) -> CannotStore:
    """What is said of a place that can't be written to."""
    return CannotStore(f"The file can't be written: {reason(error)}.", as_text(place), "Choose another place.")


def _same(one: Path, other: Path) -> bool:
    """Whether both are one file, by whatever names; a pipe or a device takes what it gets, and holds nothing."""
    if one.exists() and other.exists():
        return one.is_file() and one.samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)
