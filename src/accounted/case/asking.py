"""What readers ask outside: answers that are kept first; new ones only where this command may ask, and then kept.

An answer is kept at once, before anything is read from it: nobody can make it again, and it may have cost something.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from accounted.case.desk import Desk
from accounted.errors import NoAnswer
from accounted.model import Answer
from accounted.vault import acts

if TYPE_CHECKING:
    from accounted.reading import AskingReader, Question, Reader


class Asking:
    """The asking of one command; once it is plain that nobody answers, it leaves off."""

    def __init__(self, desk: Desk, may_ask: bool) -> None:
        self._desk, self._may_ask = desk, may_ask
        self._told: set[str] = set()
        self._down: NoAnswer | None = None

    def by(self, reader: Reader, document: str, used: list[str]) -> Reader:
        """The same reader, with its questions about that original answered here; `used` gets the answers' digests."""
        from accounted.reading import AskingReader

        if not isinstance(reader, AskingReader):
            return reader
        asked = reader

        def ask(question: Question) -> bytes:
            kept = self._desk.store.given.answer(document, question.digest) or self._new(asked, document, question)
            used.append(kept.digest)
            return kept.content

        return reader.asking(ask)

    def _new(self, reader: AskingReader, document: str, question: Question) -> Answer:
        if not self._may_ask:
            raise NoAnswer(
                f"No answer to the reader {reader.name!r} is kept for this text, and nothing was sent.",
                document,
                f"To ask for one, add the file again with --reader {reader.name} and its settings.",
            )
        if self._down:
            raise self._down
        self._tell(reader)
        try:
            content = reader.send(question)
        except NoAnswer as error:
            self._down = error if error.for_all else None
            raise
        return self._kept(reader, document, question, content)

    def _kept(self, reader: AskingReader, document: str, question: Question, content: bytes) -> Answer:
        given = self._desk.store.given
        with self._desk.store.writing():
            if another := given.answer(document, question.digest):  # another program was quicker
                return another
            answer = Answer(document, question.digest, content, given.head()[0] + 1)
            said = acts.answered(answer, reader.name, reader.address or "", question.about)
            self._desk.log(acts.ANSWERED, [document, answer.digest], said)
            given.add_answer(answer)
        return answer

    def _tell(self, reader: AskingReader) -> None:
        if reader.address and reader.address not in self._told:
            self._told.add(reader.address)
            self._desk.warn(where_text_goes(reader))


def telling(reader: Reader, tell: Callable[[str], None]) -> Reader:
    """The same reader for use without a case: it says where text goes before it asks for the first time.

    Nothing is kept. Once it is plain that nobody answers, it asks no more.
    """
    from accounted.reading import AskingReader

    if not isinstance(reader, AskingReader):
        return reader
    asked, told = reader, False
    down: NoAnswer | None = None

    def ask(question: Question) -> bytes:
        nonlocal told, down
        if down:
            raise down
        if asked.address and not told:
            told = True
            tell(where_text_goes(asked))
        try:
            return asked.send(question)
        except NoAnswer as error:
            down = error if error.for_all else None
            raise

    return reader.asking(ask)


def where_text_goes(reader: AskingReader) -> str:
    """One sentence on where the text of documents is sent, and how safely."""
    address = reader.address or ""
    settings = ", ".join(f"{key}={value}" for key, value in reader.settings.items())
    how = "on this machine" if _is_here(address) else "encrypted" if address.startswith("https:") else "NOT encrypted"
    return f"The text of documents is sent to {address} ({how}), for the reader {reader.name!r} ({settings})."


def _is_here(address: str) -> bool:
    """Whether an address leads to this machine, so that what is sent to it does not leave it."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
