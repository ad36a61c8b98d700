"""Everything checked that can be: bytes, log, judgements, the database, and that claims quote their documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from accounted.case.desk import Desk, Hands, Step, open_desk, unheard
from accounted.case.making import is_outdated
from accounted.errors import BadInput, NotFound, StoreDamaged
from accounted.model import Claim, Document, digest_of
from accounted.store.opening import MADE
from accounted.vault import Head, Problem, Verification, verify

T = TypeVar("T")


def verify_case(folder: Path, hands: Hands | None = None, step: Step = unheard) -> Verification:
    """What a check of the case in the folder finds; a database that can't be read is a finding, not an error."""
    try:
        desk = open_desk(folder, hands or Hands())
    except StoreDamaged as error:
        return Verification(0, 0, 0).plus([_damaged(error)], ["Nothing else could be checked without the database."])
    with desk.store:
        desk.step = step
        return check(desk)


def check(desk: Desk) -> Verification:
    """What a check of an open case finds, each part of it at one moment, whatever others write meanwhile."""
    try:
        found = _originals_and_log(desk)
    except StoreDamaged as error:
        found = Verification(0, 0, 0).plus([_damaged(error)])
    with desk.store.reading():
        damage = list(_store(desk))
        try:
            return found.plus([*damage, *_passages(desk)], _notes(desk))
        except (StoreDamaged, BadInput) as error:
            return found.plus(damage or [_damaged(error)])


def _store(desk: Desk) -> Iterator[Problem]:
    for name, what in desk.store.damage():
        yield Problem("store_damaged", what, name)
    if desk.store.made_lost:
        gone = "" if desk.store.read_only else ", and was thrown away"
        what = f"What programs made for this case could not be read{gone}; run accounted rebuild."
        yield Problem("store_damaged", what, MADE)


def _damaged(error: StoreDamaged | BadInput) -> Problem:
    return Problem("store_damaged", error.what, error.where or "the case's database")


def _originals_and_log(desk: Desk) -> Verification:
    lying, read = list(desk.vault.digests()), 0  # before the log is read: what an add stores meanwhile is no stranger
    with desk.store.reading():
        listed = _Listed(desk)
    size_bytes = sum(original.size_bytes for original in listed.originals or ())

    def progress(count: int) -> None:
        nonlocal read
        read += count
        desk.step("Checking bytes", read, size_bytes)

    found = verify(
        desk.vault, listed.lines, listed.originals, listed.judgements, listed.head, progress, lying, listed.sealed_by,
        listed.answers,
    )  # fmt: skip
    return found.plus(listed.damage)


class _Listed:
    """What the case lists, of one moment; a list that can't be read is None, and named among the damage."""

    def __init__(self, desk: Desk) -> None:
        given, self.damage = desk.store.given, list[Problem]()
        self.lines = list(given.lines())
        self.head = self._asked(lambda: Head(*given.head()))
        self.originals = self._asked(given.originals)
        self.sealed_by = self._asked(given.sealed_by)
        self.judgements = self._asked(desk.store.hand.judgements)
        self.answers = self._asked(lambda: [answer for answer, _ in given.answers()])

    def _asked(self, ask: Callable[[], T]) -> T | None:
        try:
            return ask()
        except StoreDamaged as error:
            self.damage.append(_damaged(error))
            return None


def _passages(desk: Desk) -> Iterator[Problem]:
    """Texts that are not those that were read, and claims that quote what does not stand there."""
    for document in desk.store.made.documents():
        if document.text_digest is None:
            continue
        try:
            text = desk.store.made.text(document.id)
        except NotFound:
            yield Problem("passage_mismatch", "The text of this document is gone; run accounted rebuild.", document.id)
            continue
        yield from _text_as_read(document, text)
        for claim in desk.store.made.claims(document=document.id):
            yield from _quotes(claim, text)


def _text_as_read(document: Document, text: str) -> Iterator[Problem]:
    if digest_of(text.encode()) != document.text_digest:
        yield Problem(
            "passage_mismatch", "The text kept is not the one that was read; run accounted rebuild.", document.id
        )


def _quotes(claim: Claim, text: str) -> Iterator[Problem]:
    for start, end, exact in claim.spans():
        if text[start:end] != exact:
            what = f"The document does not have the words quoted at {start}–{end}; run accounted rebuild."
            yield Problem("passage_mismatch", what, claim.id)
            return


def _notes(desk: Desk) -> Iterator[str]:
    if desk.store.read_only:
        yield "The case can't be written to here, so it was opened for reading only."
    lacking = len(desk.store.made.lacking())
    if lacking:
        yield f"{lacking:,} originals are sealed and not opened yet; accounted rebuild opens and reads them."
    elif is_outdated(desk):
        yield "What was read in this case was read by another version; accounted rebuild reads it again."
