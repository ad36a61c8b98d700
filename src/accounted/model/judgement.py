"""A reviewer's decision: signed, dated, with a reason, and never erased."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accounted.errors import BadInput
from accounted.model.ids import canonical, content_id, digest_of
from accounted.model.verdict import verdict
from accounted.model.vocabulary import vocabulary

READ_BY_HAND = "read"
"""The verdict by which a person reads a claim: on the document, and the claim that comes of it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision on one or more ids. `undo` is a judgement too, on the id of another.

    `changes` holds what it sets, by key: of a correction the values that hold, of a renaming the title. `at` is
    UTC in ISO 8601. The id comes from all of it and the place in the log (`seq`), so two people may decide the
    same on one day.
    """

    verdict: str
    targets: tuple[str, ...]
    by: str
    why: str
    at: str
    seq: int
    changes: Mapping[str, Any] = field(default_factory=dict, hash=False)
    id: str = field(default="")

    def __post_init__(self) -> None:
        vocabulary("verdicts").check(self.verdict)
        for value, name in ((self.by, "who decides"), (self.why, "why")):
            if not isinstance(value, str) or not value.strip():
                raise BadInput(f"A judgement needs {name}.", None, "Say it with --by NAME --why TEXT.")
        if not self.targets or not all(isinstance(target, str) for target in self.targets):
            raise BadInput("A judgement needs something to judge.", None, "Name one or more ids.")
        check_changes(self.changes)
        verdict(self.verdict).check_sets(self.changes)
        if not self.id:
            object.__setattr__(self, "id", content_id("judgement", *self._parts))

    @property
    def digest(self) -> str:
        """The digest over all of it. The log holds it whole: of the short id somebody could make two that are alike."""
        return digest_of(canonical(self._parts).encode())

    @property
    def _parts(self) -> tuple[Any, ...]:
        return (self.verdict, self.targets, self.by, self.why, self.at, self.seq, dict(self.changes))

    def to_dict(self) -> dict[str, Any]:
        """The judgement with who, when and why."""
        return {
            "id": self.id, "verdict": self.verdict, "targets": list(self.targets), "by": self.by, "at": self.at,
            "why": self.why, "set": dict(self.changes), "seq": self.seq,
        }  # fmt: skip

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Judgement:
        """The judgement that `to_dict` wrote."""
        return cls(
            given["verdict"], tuple(given["targets"]), given["by"], given["why"], given["at"], given["seq"],
            given["set"], given["id"],
        )  # fmt: skip


def check_changes(changes: Mapping[str, str]) -> None:
    """Refuse values that are no text: what a person sets is kept as typed."""
    if not isinstance(changes, Mapping):
        raise BadInput("What a judgement sets is given by key.", None, "Write KEY=VALUE.")
    for key, value in changes.items():
        if not isinstance(key, str) or not isinstance(value, str):
            raise BadInput(f"{key} is set to {value!r}, which is no text.", None, f"Write it as text: '{value}'.")
