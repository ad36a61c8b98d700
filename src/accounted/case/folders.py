"""Paths as a person gives them, and the folders that are cases."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from accounted.errors import BadInput, NoCaseGiven
from accounted.store.form import CASE, MADE

AnyPath = str | os.PathLike[str]


def path_of(given: AnyPath) -> Path:
    """The path that was given.

    Raises:
        BadInput: it is empty, which would mean the current folder, or it is no path at all.
    """
    if not isinstance(given, str | os.PathLike):
        raise BadInput(f"{given!r} is no path.", None, "Give a path as text, or a pathlib.Path.")
    named = os.fspath(given)
    if not isinstance(named, str) or not named:
        raise BadInput("An empty path names no file and no folder.", None, "Give a path; . is the current folder.")
    if "\0" in named:
        raise BadInput("A path can't hold the character NUL.", named, "Check the path.")
    return Path(given)


def paths_of(given: AnyPath | Iterable[AnyPath]) -> list[Path]:
    """The paths that were given; one alone may be given by itself."""
    if isinstance(given, str | os.PathLike):
        return [path_of(given)]
    try:
        return [path_of(one) for one in given]
    except TypeError as error:
        raise BadInput(f"{given!r} is no path.", None, "Give a path, or a list of paths.") from error


def is_case(folder: Path) -> bool:
    """Whether a case lies in the folder, of whatever version; of a folder that can't be looked into, nobody knows."""
    return os.path.isfile(folder / CASE)  # noqa: PTH113 (Path.is_file would fail where we may not look)


def case_at_or_above(folder: Path) -> Path | None:
    """The nearest folder that is a case: this one, or one that it lies in."""
    return next((place for place in (folder, *folder.parents) if is_case(place)), None)


def is_part_of_a_case(path: Path) -> bool:
    """Whether a case keeps its own things there: its databases, its originals, or bytes on their way in.

    Other files that lie in the folder of a case are their owner's.
    """
    place = path.resolve()
    return any(_is_its_own(place.relative_to(folder).parts[0]) for folder in place.parents if is_case(folder))


def _is_its_own(name: str) -> bool:
    return name in ("objects", "tmp", "heads") or name.startswith((CASE, MADE))


def is_bag(folder: Path) -> bool:
    """Whether the folder says that it is a bag."""
    return (folder / "bagit.txt").is_file()


def find_case(folder: AnyPath | None = None) -> Path:
    """The folder given, else what ACCOUNTED_CASE names, else the nearest case at or above the current folder.

    Raises:
        NoCaseGiven: there is none of these.
        BadInput: the path given is empty.
    """
    if folder is not None:
        return path_of(folder)
    if named := os.environ.get("ACCOUNTED_CASE"):
        return Path(named)
    here = Path.cwd()
    found = case_at_or_above(here)
    if found is None:
        raise NoCaseGiven(
            "No case was named, and there is none here or above.",
            str(here),
            "Name one with --case DIR, or make one:  accounted new DIR",
        )
    return found
