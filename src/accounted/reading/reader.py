"""What a reader is: anything that turns a document's text into claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from accounted.model import Claim, Document


class Reader(Protocol):
    """A replaceable reader; whatever it returns still has to pass `ground`."""

    @property
    def name(self) -> str:
        """The reader's name, as claims carry it."""

    @property
    def version(self) -> str:
        """Changes whenever the same text may give other claims."""

    def read(self, document: Document, text: str, language: str) -> Iterator[Claim]:
        """The claims of a document's text, in order."""
