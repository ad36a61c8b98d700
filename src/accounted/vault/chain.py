"""The log's chain: each line names the hash of the line before, so that no line changes unseen.

A chain shows an edit, a removal or a swap in a log whose last hash is known, and where. It can't show that the
whole log was written anew by somebody who may write to the case: that takes checkpoints (`checkpoints`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from accounted.model import CustodyEvent
from accounted.model.custody import FORMAT, START
from accounted.vault.verification import Problem

Line = tuple[str, str, str]
"""An event as stored: its line, the JSON of its payload, and the hash kept beside them."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a log: how many events it has, and the hash of the last one."""

    seq: int
    hash: str

    @classmethod
    def start(cls) -> Head:
        """The head of a log without events."""
        return cls(0, START)

    @classmethod
    def of(cls, event: CustodyEvent) -> Head:
        """The head of a log that ends with this event."""
        return cls(event.seq, event.hash)


def next_event(
    head: Head,
    *,
    kind: str,
    actor: str,
    refs: Iterable[str],
    payload: Mapping[str, Any],
    time: str,
    nonce: str,
    salt: str = "",
) -> CustodyEvent:
    """The event that follows the head of a log.

    Args:
        head: the end of the log as it stands.
        kind: one of `acts`.
        actor: who acts, as they name themselves.
        refs: digests and ids the act is about.
        payload: the particulars; JSON without floats.
        time: UTC in ISO 8601.
        nonce: 32 hexadecimal digits of chance; they keep a withheld line from being guessed.
        salt: as many, which keep a withheld payload from being guessed.
    """
    return CustodyEvent(head.seq + 1, time, actor, kind, tuple(refs), dict(payload), nonce, head.hash, "", salt)


def check_chain(lines: Iterable[Line], head: Head | None = None) -> Iterator[Problem]:
    """Every broken link, in order: edited, missing or swapped events, payloads that are not theirs, a wrong head.

    Args:
        lines: the log as stored, in its order; text that is not UTF-8 escaped to surrogates.
        head: the head kept beside the log, if any; without it a log that lost its end looks whole.
    """
    last = _Link(0, START, START)
    for line, payload, stored in lines:
        event, computed = parsed(line), _sha256(line)
        seq = event.get("seq", last.seq + 1)
        if not isinstance(seq, int) or isinstance(seq, bool) or seq <= last.seq:
            yield _changed(last.seq + 1, f"In the place of event {last.seq + 1} stands a line that is not it.")
            continue
        if seq > last.seq + 1:
            yield _missing(last.seq + 1, seq - 1)
        elif event.get("prev") not in last.hashes:
            yield _changed(seq, f"Event {seq} doesn't follow the one before it as that now stands; one was rewritten.")
        if computed != stored:
            yield _changed(seq, f"The line of event {seq} is no longer what its hash says.")
        elif _payload_hash(event, payload) != event.get("payload_hash"):
            yield _changed(seq, f"The particulars of event {seq} are no longer those that were logged.")
        last = _Link(seq, computed, stored)
    yield from _check_head(last, head)


@dataclass(frozen=True, slots=True)
class _Link:
    """An event passed: the hash its line has, and the one kept beside it. When they differ, the
    next event shows which of the two was altered, and is itself no problem."""

    seq: int
    computed: str
    stored: str

    @property
    def hashes(self) -> tuple[str, str]:
        return self.computed, self.stored


def _check_head(last: _Link, head: Head | None) -> Iterator[Problem]:
    if head is None:
        return
    if head.seq > last.seq:
        yield _missing(last.seq + 1, head.seq)
    elif head.seq < last.seq or head.hash not in last.hashes:
        what = f"The log ends with event {last.seq}, but its head names another end (event {head.seq})."
        yield Problem("head_mismatch", what, "log head")


_DECODE = json.JSONDecoder().raw_decode


@lru_cache(maxsize=2)
def parsed(line: str) -> Mapping[str, Any]:
    """The object that a line of JSON holds, to be looked at only; empty where it is none.

    The last two are kept, because several checks ask for the same line, and for its particulars, one after the other.
    """
    try:
        event, end = _DECODE(line)  # a line holds no space around its object, so none is looked for
        if end != len(line):
            event = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return event if isinstance(event, dict) else {}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _payload_hash(event: Mapping[str, Any], payload: str) -> str | None:
    """The hash the particulars have; none when the nonce is no text that can be hashed."""
    try:
        return _sha256(payload if event.get("v") == FORMAT else f"{event.get('nonce')}{payload}")
    except UnicodeEncodeError:
        return None


def _missing(first: int, last: int) -> Problem:
    if first == last:
        return Problem("event_missing", f"Event {first} is missing from the log.", f"event {first}")
    return Problem("event_missing", f"Events {first} to {last} are missing from the log.", f"events {first}–{last}")


def _changed(seq: int, what: str) -> Problem:
    return Problem("event_changed", what, f"event {seq}")
