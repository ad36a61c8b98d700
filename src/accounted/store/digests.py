"""Digests over rows, and over what was read in an original: computed alike whoever fetches the rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any


def seal_of(values: Iterable[Any]) -> str:
    """The digest of some values in their order."""
    return hashlib.sha256("\x1f".join(map(str, values)).encode("utf-8", "surrogateescape")).hexdigest()[:32]


NO_CLAIMS = (0, seal_of(()))
"""How many claims a document without any has, and the digest over the seals of all of them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands on the made shelf of one original: whether it has a text, how many claims, the digest over all."""

    original: str
    has_text: bool
    claims: int
    digest: str


def readings_in(documents: Iterable[Any], claims: Iterable[Any]) -> Iterator[Reading]:
    """What stands there of every document.

    Args:
        documents: id, original, JSON and layout of each, None where it has no text, in order of ids.
        claims: document and JSON of each, in order of documents and ids.
    """
    grouped = groupby(claims, key=lambda row: str(row[0]))
    none: tuple[str, Iterator[Any] | None] = ("", None)
    name, some = next(grouped, none)
    for id, original, told, layout in documents:
        running, count = hashlib.sha256(f"{told}\n{layout or ''}\n".encode("utf-8", "surrogateescape")), 0
        while some is not None and name < id:  # claims of a document that is not there; another check names them
            name, some = next(grouped, none)
        if some is not None and name == id:
            for claimed in some:
                running.update(f"{claimed[1]}\n".encode("utf-8", "surrogateescape"))
                count += 1
            name, some = next(grouped, none)
        yield Reading(str(original), layout is not None, count, f"sha256:{running.hexdigest()}")
