"""The files behind the paths a person gives: folders walked in order of name, and what is passed over and why."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from accounted.case.unpacking import Within


@dataclass(frozen=True, slots=True)
class Found:
    """One path: a file to seal, or, with `why`, something that can't be sealed or is `skipped`.

    What was found inside an original has no path on the disk; `within` says where it comes from. Neither has what was
    fetched: it has its `content`, what is `said` of it, and the `address` that was given.
    """

    path: Path
    why: str | None = None
    skipped: bool = False
    within: Within | None = None
    content: bytes | None = None
    said: Mapping[str, str] = field(default_factory=dict)
    address: str | None = None

    @property
    def name(self) -> str:
        """The path's last part, as text."""
        return self.within.name if self.within else as_text(self.path.name)

    def open(self) -> BinaryIO:
        """Its bytes as a stream."""
        held = self.held
        return self.path.open("rb") if held is None else io.BytesIO(held)

    @property
    def held(self) -> bytes | None:
        """Its bytes, where they lie in no file."""
        return self.within.content if self.within else self.content

    @property
    def metadata(self) -> Mapping[str, str]:
        """What is known of where it comes from."""
        return self.within.metadata if self.within else self.said

    @property
    def shown(self) -> str:
        """How it is named to the person who gave it: its path, or its address."""
        return self.address or as_text(self.path)


def as_text(path: str | Path) -> str:
    """A path as text that any file and terminal can hold; bytes that are not UTF-8 are shown as `\\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def nothing(_path: Path) -> bool:
    """Holds of no path."""
    return False


def walk(
    paths: Iterable[Path], is_case: Callable[[Path], bool], is_part_of_a_case: Callable[[Path], bool] = nothing
) -> Iterator[Found]:
    """The files at and under the paths, each folder in order of name.

    Links are followed, unless they lead back into a folder they stand in. Hidden files and cases inside a
    folder are skipped, and said to be; a case that is named itself, and what a case keeps, can't be sealed.
    """
    waiting = [_Step(path) for path in paths][::-1]
    while waiting:
        step = waiting.pop()
        try:
            status = step.path.stat()
        except OSError as error:
            yield Found(step.path, _why_no_status(step.path, error))
            continue
        if (step.is_named or step.path.is_symlink()) and is_part_of_a_case(step.path):
            yield Found(step.path, "A case keeps this for itself; a case is not added to a case.")
            continue
        if stat.S_ISDIR(status.st_mode):
            here = (status.st_dev, status.st_ino)
            below = list(_enter(step, here, is_case))
            yield from (item for item in below if isinstance(item, Found))
            waiting += [item for item in below[::-1] if isinstance(item, _Step)]
        elif stat.S_ISREG(status.st_mode):
            yield Found(step.path)
        else:
            yield Found(step.path, f"This is {_kind(status.st_mode)}, not a file; only files can be sealed.")


@dataclass(frozen=True, slots=True)
class _Step:
    """A path still to visit, with the folders it stands in, by device and number."""

    path: Path
    above: tuple[tuple[int, int], ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether it was given itself, and not found in a folder."""
        return not self.above


def _enter(step: _Step, here: tuple[int, int], is_case: Callable[[Path], bool]) -> Iterator[Found | _Step]:
    folder = step.path
    if here in step.above:
        yield Found(folder, "This folder leads back into itself, so it was not entered again.")
        return
    if is_case(folder):
        yield Found(folder, "This folder is a case; a case is not added to a case.", skipped=not step.is_named)
        return
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 (names, not paths, so that bytes sort as written)
    except OSError as error:
        yield Found(folder, f"The folder can't be listed: {reason(error)}.")
        return
    for name in names:
        if name.startswith("."):
            yield Found(folder / name, "Hidden files are left out; name the file itself to add it.", skipped=True)
        else:
            yield _Step(folder / name, (*step.above, here))


def reason(error: OSError) -> str:
    """What the operating system said, as a clause."""
    said = error.strerror or str(error) or type(error).__name__
    return said[0].lower() + said[1:]


def _why_no_status(path: Path, error: OSError) -> str:
    if path.is_symlink():
        return f"This link leads to nothing that can be read: {reason(error)}."
    if isinstance(error, FileNotFoundError):
        return "There is no such file."
    return f"It can't be read: {reason(error)}."


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"),
             (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"))  # fmt: skip
    return next((name for fits, name in kinds if fits(mode)), "something else")
