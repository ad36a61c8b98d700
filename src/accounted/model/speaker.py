"""Who asserts a claim, through whom, and how far the words that name them reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounted.errors import BadInput
from accounted.model.passage import Span
from accounted.model.vocabulary import vocabulary

PUBLISHER = "publisher"
"""The name a speaker has when the publisher speaks in its own voice without naming itself."""

EARLIER_MAIL = "an earlier mail"
"""The name of whoever speaks in a mail that another quotes, where no words name somebody."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person, body or office that says something (`said_by`).

    `mode` is `own_voice`, `indirect` or `direct_quote`; `cue` the words that show it; `reach`
    whether they stand in the claim's `sentence`, were `carried` from an earlier one, or speak for
    the `document`; `via` the speakers between this one and the publisher, outermost first.
    """

    name: str
    mode: str
    cue: Span | None = None
    reach: str = "sentence"
    via: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadInput("A speaker needs a name; the publisher's own voice is named 'publisher'.")
        vocabulary("speaking_modes").check(self.mode)
        vocabulary("reaches").check(self.reach)

    @property
    def own_voice(self) -> bool:
        """Whether it is the publisher of the document who speaks."""
        return self.mode == "own_voice"

    def to_dict(self) -> dict[str, Any]:
        """The contract's JSON."""
        cue = self.cue.to_dict() if self.cue else None
        return {"name": self.name, "mode": self.mode, "cue": cue, "reach": self.reach, "via": list(self.via)}

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Speaker:
        """The speaker that `to_dict` wrote."""
        cue = given.get("cue")
        return cls(
            given["name"], given["mode"], Span.from_dict(cue) if cue else None, given["reach"], tuple(given["via"])
        )


OWN_VOICE = Speaker(PUBLISHER, "own_voice", None, "document")
"""The publisher's own voice: what a claim has when no words name another source."""
