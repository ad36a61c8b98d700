"""Whether the lines in a bag make up the log that was signed, also where some are withheld."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from accounted.errors import BadInput
from accounted.model.custody import FORMAT, START
from accounted.vault import acts
from accounted.vault.hearing import is_digest, key_in, origin_of
from accounted.vault.merkle import Growing, leaf_hash
from accounted.vault.notes import Note
from accounted.vault.signing import PublicKey
from accounted.vault.verification import Problem

WITHHELD = b"withheld "


@dataclass(slots=True)
class BagLog:
    """What the log in a bag tells: originals sealed, keys that sign, how many events, and what is wrong."""

    events: int = 0
    withheld: int = 0
    origin: str | None = None
    sealed: set[str] = field(default_factory=set)
    signers: dict[str, PublicKey] = field(default_factory=dict)
    roots: dict[int, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def split(content: bytes) -> list[bytes]:
    """The lines of a file that ends each with a line feed."""
    return content.split(b"\n")[:-1] if content.endswith(b"\n") else content.split(b"\n")


def check_log(lines: Iterable[bytes], particulars: Iterable[bytes], notes: Mapping[str, bytes]) -> BagLog:
    """Hear the lines, and hold every checkpoint (by the name of its file) against them."""
    log, read = BagLog(), dict[str, Note]()
    for name, content in notes.items():
        try:
            read[name] = Note.from_text(content.decode())
        except (ValueError, BadInput):
            log.problems.append(Problem("head_mismatch", "A checkpoint can't be read as one.", name))
    sizes, tree, before = {note.checkpoint.size for note in read.values()}, Growing(), START
    for line, told in zip_longest(lines, particulars):
        log.events += 1
        where = f"event {log.events}"
        if line is None:
            log.problems.append(Problem("event_missing", "There are particulars of an event that is not there.", where))
            break
        leaf, before = _heard(log, line, told, before, where)
        tree.add(leaf)
        if log.events in sizes:
            log.roots[log.events] = tree.root()
    for name, note in sorted(read.items(), key=lambda one: (one[1].checkpoint.size, one[0])):
        log.problems += _held(log, name, note)
    return log


def _heard(log: BagLog, line: bytes, told: bytes | None, before: str, where: str) -> tuple[bytes, str]:
    """The leaf of a line, and the hash that the next must name; none where the line is withheld."""
    if line.startswith(WITHHELD):
        log.withheld += 1
        try:
            leaf = bytes.fromhex(line.removeprefix(WITHHELD).decode())
        except ValueError:
            leaf = b""
        if len(leaf) != hashlib.sha256().digest_size:
            log.problems.append(Problem("event_changed", "In the place of a withheld event stands no hash.", where))
        return leaf, ""
    event = _object(line)
    if log.events == 1:
        log.origin = origin_of(line.decode("utf-8", "surrogateescape"))
    if event.get("seq") != log.events or (before and event.get("prev") != before):
        log.problems.append(Problem("event_changed", "This event does not follow the one before it.", where))
    nonce = b"" if event.get("v") == FORMAT else str(event.get("nonce")).encode("utf-8", "replace")
    if told and hashlib.sha256(nonce + told).hexdigest() != event.get("payload_hash"):
        log.problems.append(Problem("event_changed", "Its particulars are not those that were logged.", where))
    named = event.get("refs")
    if event.get("kind") == acts.SEALED and isinstance(named, list):
        log.sealed |= {ref for ref in named if isinstance(ref, str) and is_digest(ref)}
    elif event.get("kind") == acts.SIGNER_ADDED and (key := key_in(_object(told or b""))):
        log.signers[key.name] = key
    return leaf_hash(line), hashlib.sha256(line).hexdigest()


def _held(log: BagLog, name: str, note: Note) -> Iterator[Problem]:
    point = note.checkpoint
    if log.origin not in (None, point.origin):
        yield Problem("head_mismatch", "A checkpoint is of another log than this one.", name)
    elif point.size > log.events:
        what = f"A checkpoint is of {point.size:,} events, and here are {log.events:,}."
        yield Problem("event_missing", what, name)
    elif log.roots.get(point.size) != point.root:
        what = f"The first {point.size:,} events are not those that were signed."
        yield Problem("head_mismatch", what, name)
    good, bad = note.signers(log.signers)
    if bad or not good:
        yield Problem("head_mismatch", "A checkpoint is not signed by a key that the log introduces.", name)


def _object(text: bytes) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
