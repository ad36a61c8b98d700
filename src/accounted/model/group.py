"""Who is counted: a group by status, sex or age, beside the words the passage uses for them."""

from __future__ import annotations

from dataclasses import dataclass

from accounted.model.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Group:
    """A group and its wording; `code` None means all the people the sentence speaks of.

    Groups of one total may overlap (an elderly woman), so nothing here adds or subtracts them.
    """

    code: str | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        if self.code is not None:
            vocabulary("groups").check(self.code)


EVERYONE = Group()
"""All the people the sentence speaks of, without words of their own."""
