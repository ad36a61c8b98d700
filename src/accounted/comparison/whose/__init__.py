"""Whose people a figure counts: the side that its words name, and how the sides of an incident stand to each other."""

from accounted.comparison.whose.camps import BOTH, Side, counted_apart, sides_of

__all__ = ["BOTH", "Side", "counted_apart", "sides_of"]
