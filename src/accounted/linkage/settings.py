"""What linking looks at, and how it may be set; light to import."""

from __future__ import annotations

from dataclasses import dataclass

from accounted.errors import BadInput

__all__ = ["COLUMNS", "VERSION", "Settings", "in_words"]

VERSION = "17"
"""Which form of the linkage this is; another one may find other persons in the same lists."""

COLUMNS = ("rec_id", "list", "full_name", "given", "patronymic", "surname", "sex", "age", "birth_year", "birth_date",
           "death_date", "place", "address", "identifier")  # fmt: skip
"""The columns that linking looks at; other columns of a list are kept, and not compared."""

WORDS = ((0.99, "certain"), (0.9, "very likely"), (0.7, "likely"), (0.5, "more likely than not"))
"""How a probability is said, from the first that it reaches."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`seed` is for everything drawn, `partitions` how many partitions are sampled.

    Raises:
        BadInput: one of them is below zero.
    """

    seed: int = 1
    partitions: int = 0

    def __post_init__(self) -> None:
        for name, number in (("seed", self.seed), ("partitions", self.partitions)):
            if number < 0:
                raise BadInput(f"{number} is below zero.", name, "Give 0 or more.")


def in_words(probability: float) -> str:
    """A probability in words: certain, very likely, likely, more likely than not, uncertain."""
    return next((word for least, word in WORDS if probability >= least), "uncertain")
