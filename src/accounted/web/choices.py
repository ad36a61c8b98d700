"""What templates look up: the words a person may choose from, and where a claim's document is."""

from __future__ import annotations

from accounted.model import content_id
from accounted.model.vocabulary import vocabulary


def codes_of(name: str) -> tuple[str, ...]:
    """The codes of a list."""
    return tuple(vocabulary(name).codes)


def document_of(digest: str) -> str:
    """The id of the document of an original."""
    return content_id("document", digest)
