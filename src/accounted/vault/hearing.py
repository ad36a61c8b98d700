"""One pass over a log of any length: what it tells, whether its chain holds, and its root wherever one is known."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from accounted.errors import BadInput
from accounted.vault import acts
from accounted.vault.chain import Head, Line, check_chain, parsed
from accounted.vault.merkle import STEP, Growing, Nodes, leaf_hash
from accounted.vault.signing import PublicKey
from accounted.vault.verification import Problem

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Read:
    """What an event tells of a reading: which original, and the digest over all that was made of it."""

    seq: int
    digest: str
    made: str

    @classmethod
    def told(cls, seq: int, payload: Mapping[str, Any]) -> Read:
        """The reading that a `READ` event tells of."""
        return cls(seq, str(payload.get("digest")), str(payload.get("made")))


@dataclass(slots=True)
class Heard:
    """What the log tells: digests announced, with their sizes, digests sealed, with the event, judgements made, with
    their digests where the log holds them, originals read, in order, answers received, by the event, keys that sign, by
    name, and files kept in `heads`, with their digests.

    `roots` and `times` are those at the sizes that were asked for; `origin` names the log.
    """

    announced: dict[str, int | None] = field(default_factory=dict)
    sealed: dict[str, object] = field(default_factory=dict)
    judged: dict[str, object] = field(default_factory=dict)
    read: list[Read] = field(default_factory=list)
    answered: dict[int, tuple[object, ...]] = field(default_factory=dict)
    signers: dict[str, PublicKey] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    roots: dict[int, bytes] = field(default_factory=dict)
    times: dict[int, str] = field(default_factory=dict)
    origin: str = ""
    events: int = 0
    problems: list[Problem] = field(default_factory=list)


def origin_of(first_line: str) -> str:
    """The name of the log that begins with this line; chance in the line makes it one of a kind."""
    return f"case-{hashlib.sha256(first_line.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}"


def hear(
    lines: Iterable[Line], head: Head | None = None, sizes: Collection[int] = (), nodes: Nodes | None = None
) -> Heard:
    """What the log tells, with every broken link of its chain.

    Args:
        lines: the log as stored: line, payload and hash of each event, in order.
        head: the head kept beside the log.
        sizes: where the root is wanted: the sizes of the checkpoints that are known.
        nodes: the kept nodes of the tree, to be compared with the lines.
    """
    heard = Heard()
    listening = _Listening(heard, frozenset(sizes), nodes)
    heard.problems += check_chain(listening.heard(lines), head)
    heard.problems += listening.misfits
    return heard


def check_nodes(extents: Iterable[tuple[int, int, int, int]], events: int) -> Iterator[Problem]:
    """A problem for each level of the tree whose kept hashes are not those of the log's beginning, in a row.

    Args:
        extents: of each level the level, how many hashes are kept, and the first and last number.
        events: how long the log is.
    """
    for level, count, first, last in extents:
        if level <= 0 or level % STEP or first != 0 or last != count - 1 or count > events >> level:
            what = "The hashes kept in the tree are not those of the log's events, one after the other."
            yield Problem("head_mismatch", what, f"the log's tree, level {level}")


class _Listening:
    def __init__(self, heard: Heard, sizes: frozenset[int], nodes: Nodes | None) -> None:
        self._told, self._sizes, self._nodes = heard, sizes, nodes
        self._tree = Growing()
        self.misfits: list[Problem] = []

    def heard(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The same lines, taken note of as they pass."""
        told = self._told
        for line in lines:
            told.events += 1
            event = parsed(line[0])
            if told.events == 1:
                told.origin = origin_of(line[0])
            self._grow(leaf_hash(line[0].encode("utf-8", "surrogateescape")))
            if told.events in self._sizes:
                told.roots[told.events], told.times[told.events] = self._tree.root(), str(event.get("time"))
            self._hear(event, line[1])
            yield line

    def _grow(self, leaf: bytes) -> None:
        for level, number, made in self._tree.add(leaf):
            kept = self._nodes(level, number, 1) if self._nodes else ()
            if kept and kept[0] != made:
                first, last = (number << level) + 1, (number + 1) << level
                what = f"Events {first} to {last} are no longer those over which a hash was kept in the tree."
                self.misfits.append(Problem("head_mismatch", what, f"events {first}–{last}"))

    def _hear(self, event: Mapping[str, Any], kept: str) -> None:
        kind, seq, named = event.get("kind"), event.get("seq"), event.get("refs")
        refs = [ref for ref in named if isinstance(ref, str)] if isinstance(named, list) else []
        if kind == acts.ANNOUNCED:
            size = parsed(kept).get("size")
            self._told.announced.update((ref, size) for ref in refs if is_digest(ref))
        elif kind == acts.SEALED:
            self._told.sealed.update((ref, seq) for ref in refs if is_digest(ref))
        elif kind == acts.JUDGED:
            payload = parsed(kept)
            for ref in (it for it in refs if it.startswith("judgement-")):  # of one that is undone, too
                own = ref == payload.get("judgement")
                self._told.judged[ref] = payload.get("digest") if own else self._told.judged.get(ref)
        elif kind == acts.ANSWERED and isinstance(seq, int):
            payload = parsed(kept)
            self._told.answered[seq] = tuple(payload.get(key) for key in ("digest", "question", "answer"))
        elif kind == acts.READ and isinstance(seq, int):
            self._told.read.append(Read.told(seq, parsed(kept)))
        elif kind in (acts.SIGNER_ADDED, acts.CHECKPOINTED, acts.ANCHORED):
            self._hear_of_heads(str(kind), parsed(kept))

    def _hear_of_heads(self, kind: str, payload: Mapping[str, Any]) -> None:
        if kind == acts.SIGNER_ADDED and (key := key_in(payload)):
            self._told.signers[key.name] = key
        elif kind == acts.CHECKPOINTED and isinstance(files := payload.get("files"), dict):
            for name, digest in files.items():  # what was told first holds: an event added later changes no file
                self._told.files.setdefault(str(name), str(digest))
        elif kind == acts.ANCHORED:
            self._told.files.setdefault(str(payload.get("file")), str(payload.get("digest")))


def key_in(payload: Mapping[str, Any]) -> PublicKey | None:
    """The key that a `SIGNER_ADDED` event introduces, if it is one and goes by its own name."""
    try:
        key = PublicKey(b64decode(str(payload.get("public_key")), validate=True))
    except (ValueError, BadInput):
        return None
    return key if key.name == payload.get("signer") else None


def is_digest(text: str) -> bool:
    """Whether the text is a digest; in a damaged log anything may stand in its place."""
    return _DIGEST.match(text) is not None
