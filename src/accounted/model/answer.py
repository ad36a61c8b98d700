"""What something outside answered to a reader: raw bytes that no program can make again, so they are given."""

from __future__ import annotations

from dataclasses import dataclass

from accounted.model.ids import digest_of


@dataclass(frozen=True, slots=True)
class Answer:
    """The raw bytes of an answer, for the document of that digest, to the question of that digest.

    `seq` is the number of the custody event that tells where it came from, and what it was asked with.
    """

    document: str
    question: str
    content: bytes
    seq: int

    @property
    def digest(self) -> str:
        """The digest of the bytes."""
        return digest_of(self.content)
