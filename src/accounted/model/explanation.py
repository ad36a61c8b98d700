"""How a claim came to be read: the rules that made it, each with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from accounted.errors import BadInput
from accounted.model.passage import Span


@dataclass(frozen=True, slots=True)
class Step:
    """One rule by its name, such as `frame.passive`, and the words it rests on; none where it rests on their lack."""

    rule: str
    spans: tuple[Span, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON."""
        return {"rule": self.rule, "spans": [span.to_dict() for span in self.spans]}

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Step:
        """The step that `to_dict` wrote."""
        return cls(given["rule"], tuple(Span.from_dict(span) for span in given["spans"]))


@dataclass(frozen=True, slots=True)
class Explanation:
    """The steps that led to a claim, in the order in which a person follows them.

    The names of the rules are stable; the sentence for each is the reader's, `accounted.reading.saying`.
    """

    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if not self.steps:
            raise BadInput("An explanation needs a step; a claim that nothing explains has no explanation.")

    def spans(self) -> Iterator[Span]:
        """Every stretch of the document's text that a step rests on."""
        return (span for step in self.steps for span in step.spans)

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON; a claim adds its tier."""
        return {"steps": [step.to_dict() for step in self.steps]}

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Explanation:
        """The explanation that `to_dict` wrote."""
        return cls(tuple(Step.from_dict(step) for step in given["steps"]))
