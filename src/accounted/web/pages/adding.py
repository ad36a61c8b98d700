"""`/add`: drop files, and see of each what became of it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from accounted.case import is_address
from accounted.errors import BadInput
from accounted.web.page import Done, Shown
from accounted.web.visit import Visit

if TYPE_CHECKING:
    from starlette.datastructures import UploadFile

    from accounted.case import Added

LONGEST_NAME = 200
"""How many bytes of a file's name are kept; disks take 255."""

ABOUT = ("publisher", "published", "side", "title", "language")


def adding(visit: Visit) -> Shown:
    """The forms: for files, and, where who began the session allowed it, for an address of the web."""
    return Shown({"schema": "added/1", "added": []}, {"fetches": visit.session.fetches})


def add(visit: Visit) -> Done:
    """Seal, open and read what was dropped."""
    said = {key: visit.form[key].strip() for key in ABOUT if visit.form.get(key, "").strip()}
    with on_disk(visit.files) as paths:
        added = list(visit.case.add(paths, **said)) if paths else []  # type: ignore[arg-type] # all are texts
    return _done(added)


def add_address(visit: Visit) -> Done:
    """Fetch an address of the web, as `accounted add --fetch` does, and read what came of it.

    Raises:
        BadInput: this session fetches nothing, nobody said that the server may be asked, or it is no address.
    """
    if not visit.session.fetches:
        raise BadInput("This session asks no other machine.", None, "Begin one with:  accounted serve --fetch")
    address = visit.form.get("address", "").strip()
    if not is_address(address):
        raise BadInput("This is no address of the web.", address or None, "Begin it with https://")
    if visit.form.get("ask") != "yes":
        raise BadInput("Its server would learn that somebody asked.", address, "Say that it may be asked.")
    return _done(list(visit.case.add([], fetch=[address])))


def _done(added: list[Added]) -> Done:
    result = {"schema": "added/1", "added": [{**one.to_dict(), "path": Path(one.path).name} for one in added]}
    return Done(result, "/documents", "added.html", notice="added_table.html")


@contextmanager
def on_disk(files: tuple[UploadFile, ...]) -> Iterator[list[Path]]:
    """The files under their own names, each in a folder of its own, until they are sealed."""
    with tempfile.TemporaryDirectory(prefix="accounted-") as folder:
        paths = []
        for number, file in enumerate(files):
            if not file.filename:
                continue  # a form without a file sends one without a name
            path = Path(folder) / str(number) / name_on_disk(file.filename)
            path.parent.mkdir()
            with path.open("xb") as target:
                shutil.copyfileobj(file.file, target)
            paths.append(path)
        yield paths


def name_on_disk(given: str) -> str:
    """A name as given, as far as a disk can hold it: without the folders it came from, and not too long."""
    name = given.rsplit("/", 1)[-1].replace("\0", "\ufffd")
    if name in ("", ".", ".."):
        return "file"
    kept = name.encode("utf-8", "replace")
    if len(kept) <= LONGEST_NAME:
        return kept.decode()
    stem, dot, ending = name.rpartition(".")
    ending = f"{dot}{ending}" if dot and len(ending) < 12 else ""
    room = LONGEST_NAME - len(ending.encode("utf-8", "replace"))
    return (stem if ending else name).encode("utf-8", "replace")[:room].decode("utf-8", "ignore") + ending
