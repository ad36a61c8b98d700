"""What stands in the form already when a person reads a count in words of a document; the person decides."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from accounted.errors import BadInput
from accounted.model import CountClaim, Passage

if TYPE_CHECKING:
    from accounted.case.leaves import OpenDocument
    from accounted.reading.proposing import Suggested

_LONGEST_WORD = 30
"""How far, in characters, chosen words reach out to be whole; a script without spaces has none to reach for."""


@dataclass(frozen=True, slots=True)
class Count:
    """One number of the words, as written, with what the reader makes of it; `held` names a claim that has it."""

    exact: str
    precision: str
    fate: str | None
    group: str | None
    unit: str
    said_by: str | None
    held: str | None

    def to_dict(self) -> dict[str, Any]:
        """As public JSON."""
        return {
            "exact": self.exact, "precision": self.precision, "fate": self.fate, "group": self.group,
            "unit": self.unit, "said_by": self.said_by, "held": self.held,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words of a document, whole, and the counts they may hold: those first that no claim has."""

    document: str
    passage: Passage
    counts: tuple[Count, ...]

    def to_dict(self) -> dict[str, Any]:
        """The proposal, `proposal/1`."""
        return {
            "schema": "proposal/1", "document": self.document, "passage": self.passage.to_dict(),
            "counts": [one.to_dict() for one in self.counts],
        }  # fmt: skip


def propose(opened: OpenDocument, start: int, end: int) -> Proposal:
    """What the words between two offsets suggest: half words are made whole, and white space around them left.

    Raises:
        BadInput: no words stand there.
    """
    from accounted.reading.proposing import suggested

    text = opened.text or ""
    start, end = whole(text, start, end)
    if not 0 <= start < end <= len(text):
        where = f"The text has {len(text):,} characters, counted from 0."
        raise BadInput(f"No words stand at {start}–{end}.", opened.document.id, where)
    language = opened.document.language.value if opened.document.language else "en"
    ready(language).join()
    counts = [_count(opened, text, one) for one in suggested(text, start, end, language)]
    return Proposal(opened.document.id, Passage.cut(text, start, end), tuple(sorted(counts, key=_is_held)))


@cache
def ready(language: str) -> threading.Thread:
    """The thread that loads the words of a language, once, so that whoever chooses words soon waits less."""
    from accounted.reading.proposing import suggested

    made = threading.Thread(target=suggested, args=("", 0, 0, language), name="lexicon", daemon=True)
    made.start()
    return made


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets moved to the ends of the words they fall into, and past white space."""
    start, end = max(start, 0), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        before, behind = start, end
        while before > 0 and start - before < _LONGEST_WORD and _one_word(text[before - 1 : before + 1]):
            before -= 1
        while behind < len(text) and behind - end < _LONGEST_WORD and _one_word(text[behind - 1 : behind + 1]):
            behind += 1
        start = before if start - before < _LONGEST_WORD else start
        end = behind if behind - end < _LONGEST_WORD else end
    return start, end


def _one_word(two: str) -> bool:
    return all(sign.isalnum() or sign in "_'’" for sign in two)


def _count(opened: OpenDocument, text: str, one: Suggested) -> Count:
    """A suggestion with the words it names; who speaks is whoever the claims around it are attributed to."""
    around = [
        it.claim for it in opened.claims
        if isinstance(it.claim, CountClaim) and it.claim.passage.start <= one.start and one.end <= it.claim.passage.end
    ]  # fmt: skip
    held = next((it.id for it in around if (it.amount.start, it.amount.end) == (one.start, one.end)), None)
    named = text[slice(*one.said_by)] if one.said_by else None
    return Count(
        text[one.start : one.end], one.precision, one.fate, one.group, one.unit, _speaker(around) or named, held
    )


def _speaker(around: Sequence[CountClaim]) -> str | None:
    """Who says the shortest passage around a number, if it is not the publisher itself."""
    nearest = min(around, key=lambda it: it.passage.end - it.passage.start, default=None)
    return None if nearest is None or nearest.said_by.own_voice else nearest.said_by.name


def _is_held(one: Count) -> bool:
    return one.held is not None
