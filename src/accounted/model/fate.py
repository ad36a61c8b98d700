"""What befell the people counted, as the source says it."""

from __future__ import annotations

from dataclasses import dataclass

from accounted.errors import BadInput
from accounted.model.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Fate:
    """One outcome; `merged` lists all of them when the source gives one number for several.

    "200 killed or injured" is `Fate("killed", ("killed", "injured"))`: the figure is never split.
    """

    code: str
    merged: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for code in (self.code, *self.merged):
            vocabulary("fates").check(code)
        if self.merged and (len(self.merged) < 2 or self.code not in self.merged):
            merged = ", ".join(self.merged)
            raise BadInput(
                f"The merged fates ({merged}) must be two or more, {self.code!r} among them.", None,
                "Set merged_fates as well: to null where the number is of this fate alone, else to all the fates.",
            )  # fmt: skip
