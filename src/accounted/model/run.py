"""One application of one method and version to named inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accounted.model.ids import content_id


@dataclass(frozen=True, slots=True)
class Run:
    """A run, known by what went in: no time and no machine, so that the same work has the same id."""

    method: str
    version: str
    inputs: tuple[str, ...]
    settings: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def id(self) -> str:
        """The id that follows from method, version, inputs and settings."""
        return content_id("run", self.method, self.version, self.inputs, dict(self.settings))

    def to_dict(self) -> dict[str, Any]:
        """The run with its id."""
        return {
            "id": self.id,
            "method": self.method,
            "version": self.version,
            "inputs": list(self.inputs),
            "settings": dict(self.settings),
        }
