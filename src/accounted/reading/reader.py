"""What a reader is: anything that turns a document's text into claims, and what it may ask outside for that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, Self, runtime_checkable

from accounted.model import Claim, Document, digest_of
from accounted.reading.refused import Refusal


@runtime_checkable
class Reader(Protocol):
    """A replaceable reader; whatever it returns still has to pass `ground`."""

    @property
    def name(self) -> str:
        """The name it is chosen by and registered under, as its claims carry it."""

    @property
    def version(self) -> str:
        """Changes whenever the same text may give other claims."""

    @property
    def settings(self) -> Mapping[str, str]:
        """Which of its settings decide what it reads; they are kept, and make the same reader again."""

    def read(self, document: Document, text: str, language: str) -> Iterator[Claim | Refusal]:
        """The claims of a document's text, in order, and what of it was proposed and refused."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks of something outside: the exact bytes, and what they rest on, such as model and prompt."""

    content: bytes
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """The digest of the bytes, by which an answer is found again."""
        return digest_of(self.content)


Ask = Callable[[Question], bytes]
"""Gives the answer to a question, as raw bytes: one that was kept, or a new one."""


@runtime_checkable
class AskingReader(Reader, Protocol):
    """A reader that needs something outside the text. It asks through `ask` alone, so that answers can be kept."""

    @property
    def address(self) -> str | None:
        """Where its questions go; None when nobody gave an address, and then nothing is sent."""

    def asking(self, ask: Ask) -> Self:
        """The same reader, which puts its questions to `ask`."""

    def send(self, question: Question) -> bytes:
        """A new answer, from the address; only one that the reader can use.

        Raises:
            NoAnswer: there was none.
        """
