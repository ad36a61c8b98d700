"""The words a person may choose from in a form: code lists, in the order they are kept in."""

from __future__ import annotations

from accounted.model.vocabulary import vocabulary


def codes_of(name: str) -> tuple[str, ...]:
    """The codes of a list."""
    return tuple(vocabulary(name).codes)
