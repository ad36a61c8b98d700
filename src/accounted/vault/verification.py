"""The answer to "is everything as it was sealed?": what was checked, what is wrong, what is merely left over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from accounted.errors import BadInput

SCHEMA = "verify/1"
KINDS = (
    "original_changed", "original_missing", "event_changed", "event_missing", "head_mismatch", "passage_mismatch",
    "unknown_object", "store_damaged",
)  # fmt: skip
"""What can be wrong; the words are the contract's."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it was: its kind, a sentence, and the file, event or id it is about."""

    kind: str
    what: str
    where: str

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise BadInput(f"{self.kind!r} is not a kind of problem.", self.where, f"Use one of: {', '.join(KINDS)}.")

    def to_dict(self) -> dict[str, str]:
        """Kind, sentence and place."""
        return {"kind": self.kind, "what": self.what, "where": self.where}


@dataclass(frozen=True, slots=True)
class Verification:
    """What one check of a whole case found.

    `originals` counts those whose bytes were read, `bytes_read` their bytes, `events` the lines of
    the log. Notes are no problems: what a killed run left, for the next one to sweep or finish.
    """

    originals: int
    bytes_read: int
    events: int
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def plus(self, problems: Iterable[Problem] = (), notes: Iterable[str] = ()) -> Verification:
        """The same with what was found elsewhere, such as passages that their documents no longer hold."""
        return replace(self, problems=(*self.problems, *problems), notes=(*self.notes, *notes))

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON, `verify/1`."""
        return {
            "schema": SCHEMA, "ok": self.ok,
            "checked": {"originals": self.originals, "bytes": self.bytes_read, "events": self.events},
            "problems": [problem.to_dict() for problem in self.problems], "notes": list(self.notes),
        }  # fmt: skip
